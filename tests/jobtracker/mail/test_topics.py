"""Words of other languages that tell what a sentence is about."""

from __future__ import annotations

import tomllib

import pytest

from companion.jobtracker.mail.clauses import normalise
from companion.jobtracker.mail.text import sentences
from companion.jobtracker.mail.topics import WORDS, Topics
from tests.jobtracker.mail.mail_set import mails_of


@pytest.fixture(scope="module")
def topics() -> Topics:
    return Topics.load()


def test_words_stand_as_sentences_are_read() -> None:
    table = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    assert [part for parts in table.values() for part in parts if part != normalise(part)] == []


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("Dziękujemy za przesłanie aplikacji na stanowisko spawacza.", {"hiring", "employment", "applied"}),
        ("Mohon maaf, lamaran Anda belum dapat kami proses.", {"hiring", "applied", "regret"}),
        ("Tak for din ansøgning om medlemskab.", {"application", "applied", "elsewhere"}),
        ("The extravagant prize went to the practice manager.", set()),
    ],
)
def test_a_sentence_is_about_what_its_words_tell(topics: Topics, sentence: str, about: set[str]) -> None:
    assert topics.of(normalise(sentence)) == about


def test_no_mail_about_a_job_is_taken_for_one_about_something_else(topics: Topics) -> None:
    found = {
        mail.name
        for half in ("developed", "held_out", "thirteenth")
        for mail in mails_of(half)
        if mail.kind != "other"
        for sentence in sentences(mail.raw.decode("utf-8", "replace"))
        if "elsewhere" in topics.of(normalise(sentence))
    }
    assert found == set()


def test_sentences_end_before_letters_of_other_alphabets() -> None:
    assert sentences("Спасибо за отклик. Мы ответим. Şimdilik bu kadar. Środa pasuje? Đây là lịch.") == [
        "Спасибо за отклик.", "Мы ответим.", "Şimdilik bu kadar.", "Środa pasuje?", "Đây là lịch.",
    ]  # fmt: skip
