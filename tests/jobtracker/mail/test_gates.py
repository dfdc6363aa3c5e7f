"""Patterns that are tried only where one of their literals stands."""

from __future__ import annotations

import re

import pytest

from companion.jobtracker.mail import assertions, subject_matter
from companion.jobtracker.mail.clauses import normalise
from companion.jobtracker.mail.gates import Gated, literals_of
from companion.jobtracker.mail.message import read_message
from companion.jobtracker.mail.text import sentences
from tests.jobtracker.mail.mail_set import mails_of


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bsalary\b", {"salary"}),
        (r"\b(?:recruit\w*|talent)s?\b", {"recruit", "talent"}),
        (r"\byour (?:recent )?application\b", {"application"}),
        (r"(?:very )?kind regards", {"kind regards"}),
        (r"[aeiou]+\d?", set()),
        (r"\b(?:hiring|x)\b", set()),
    ],
)
def test_what_a_match_must_hold_is_read_off_the_pattern(pattern: str, literals: set[str]) -> None:
    assert literals_of(pattern) == literals


def test_a_gated_pattern_finds_what_the_pattern_alone_finds() -> None:
    gated = [one for room in (assertions, subject_matter) for one in vars(room).values() if isinstance(one, Gated)]
    assert len(gated) > 15
    for mail in mails_of("eleventh"):
        for sentence in map(normalise, sentences(read_message(mail.raw).body)):
            for one in gated:
                plain = one.pattern.search(sentence)
                found = one.search(sentence)
                assert (found and found.span()) == (plain and plain.span()), (one.pattern.pattern[:60], sentence)


def test_patterns_made_later_are_heard_of_in_a_text_asked_about_before() -> None:
    text = "the harbour master waves"
    assert Gated(r"\bharbour\b").search(text)
    assert Gated(r"\bwaves\b").search(text)
    assert Gated(r"\bwalrus\b").search(text) is None


def test_a_pattern_whose_literals_are_unknown_is_always_tried() -> None:
    assert Gated(r"\d{2}:\d{2}").search("at 12:30")
    assert isinstance(Gated("a").pattern, re.Pattern)
