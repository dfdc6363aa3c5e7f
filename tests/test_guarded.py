"""A guarded pattern finds exactly what the plain one finds."""

from __future__ import annotations

import re

import pytest

from companion.guarded import Guarded, GuardedTable, split_branches
from companion.jobmatcher.understand import conditions, kind, mentions, naming, requirements, terms
from companion.jobmatcher.understand.html_blocks import html_blocks
from tests.jobmatcher.understand.own_postings import POSTINGS

TEXTS = [markup.lower() for _, markup, _ in POSTINGS.values()]
SHOWN = [block.text for _, markup, _ in POSTINGS.values() for block in html_blocks(markup)]
GUARDED = {
    "nice": requirements.NICE,
    "must": requirements.MUST,
    "shift": conditions._SHIFT,
    "travel": conditions._TRAVEL,
    "remote": terms._REMOTE,
    "phrases": Guarded(kind._PHRASES),
    "occupations": naming._OCCUPATION,
}


@pytest.mark.parametrize("name", GUARDED)
def test_same_matches_as_the_whole_alternation(name: str) -> None:
    guarded = GUARDED[name]
    whole = re.compile("|".join(guarded.branches))
    found = 0
    for text in TEXTS:
        expected = [match.span() for match in whole.finditer(text)]
        assert [match.span() for match in guarded.finditer(text)] == expected
        first = guarded.search(text)
        assert (first.span() if first else None) == (expected[0] if expected else None)
        found += len(expected)
    assert found


def test_what_opens_a_sentence_is_found_where_sentences_begin() -> None:
    found = 0
    for text in (
        "At Acme Works, we bake. Halden Labs is hiring!Acme Ltd is looking for you: Vero, the grocer.",
        *SHOWN,
    ):
        openings = mentions._openings(text)
        for (_, opening), pattern, branches in mentions._PATTERNS.candidates(text):
            if opening:
                expected = [match.span() for match in pattern.finditer(text, branches)]
                assert [match.span() for match in pattern.finditer(text, branches, openings)] == expected
                found += len(expected)
    assert found >= 10


@pytest.mark.parametrize("name", GUARDED)
def test_a_whole_text_is_matched_as_by_the_whole_alternation(name: str) -> None:
    guarded = GUARDED[name]
    whole = re.compile("|".join(guarded.branches))
    shown = [match[0] for text in TEXTS for match in guarded.finditer(text)]
    for text in (*shown, *(f"{one} " for one in shown)):
        expected, match = whole.fullmatch(text), guarded.fullmatch(text)
        assert (match.span() if match else None) == (expected.span() if expected else None)
    assert any(guarded.fullmatch(text) for text in shown)


def test_alternatives_are_told_apart_at_the_top_level_only() -> None:
    assert split_branches(r"a(?:b|c)|[|x]d\||e") == [r"a(?:b|c)", r"[|x]d\|", "e"]


def test_a_branch_without_literals_is_always_tried() -> None:
    assert [match[0] for match in Guarded(r"\d+|word").finditer("12 words 3")] == ["12", "word", "3"]


def test_only_the_asked_stretch_is_looked_at() -> None:
    guarded = Guarded(r"\bmust\b|needed")
    assert guarded.search("must be needed", 4) is not None
    assert guarded.search("must be needed", 4, 12) is None
    assert guarded.search("must be needed", 1) is not None


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"licen[cs]e holder", ("licence holder", "license holder")),
        (r"\bm\.?ed\b", ("med", "m.ed")),
        (r"(?:the|your) (?:vacancy|internship)", ("the vacancy", "your vacancy", "the internship", "your internship")),
        (r"(?:the|your) (?:vacancy|\d internship)", ("vacancy", " internship")),
        (r"regist(?:ered|ration)? nurse", ("regist nurse", "registered nurse", "registration nurse")),
        (r"\d+", None),
    ],
)
def test_a_guard_is_what_every_match_holds_and_few_texts_do(pattern: str, literals: tuple[str, ...] | None) -> None:
    found = Guarded(pattern).literals
    assert (None if found is None else set(found)) == (None if literals is None else set(literals))


def test_a_table_tries_its_patterns_in_order_and_only_those_that_could_match() -> None:
    table = GuardedTable([("number", r"\d\d"), ("fruit", r"apples?|pears"), ("green", r"green apple")])
    assert [key for key, _, _ in table.candidates("a green apple")] == ["number", "fruit", "green"]
    assert table.first("a green apple") == "fruit"
    assert table.first("no such thing") is None
