"""What a form is for when nobody applies with it: a job ad being written, an employer's account, a search.

There "city", "salary", "company" are the job's or the employer's. The words are data (`data/purposes.toml`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from companion.autofill.fields.lexicon import read_table
from companion.autofill.fields.words import words
from companion.autofill.read import NAMES, Form, Purpose, Read
from companion.autofill.refusal import Refusal

SEVERAL = 3
"""Different labels that decide what a form is for without a heading."""
MAX_HEADING_WORDS = 9
_OF_AN_APPLICANT = frozenset({"resume_file", "cover_letter", "birth_date", "middle_name"})
"""Asked of people who apply, never of those who offer a job."""
_REASONS = {
    "job_ad": "this form describes a job on offer, not you",
    "employer_account": "this form describes an employer, not you",
    "search": "this form looks something up",
    "mailing_list": "this form signs up for mails",
}


@dataclass(frozen=True)
class _Words:
    said: tuple[tuple[str, ...], ...]
    asked: frozenset[tuple[str, ...]]


@cache
def _table() -> dict[Purpose, _Words]:
    found = read_table("purposes")
    kinds: tuple[Purpose, ...] = ("job_ad", "employer_account")
    return {
        kind: _Words(
            tuple(_told(phrase) for phrase in found[kind]["said"]),
            frozenset(words(phrase) for phrase in found[kind]["asked"]),
        )
        for kind in kinds
    }


def purpose_of(reads: Sequence[Read]) -> Purpose | None:
    """What the fields of one form are for; None for all that may be about the person."""
    if any(read.understanding.fact in _OF_AN_APPLICANT for read in reads):
        return None
    if any(read.field.searches for read in reads) and not any(read.understanding.fact == "street" for read in reads):
        return "search"
    headings = {read.field.texts.section for read in reads} | {read.field.texts.legend for read in reads}
    labels = {words(read.field.label) for read in reads}
    for kind, known in _table().items():
        if _heads(headings, known.said) or len(labels & known.asked) >= SEVERAL:
            return kind
    return None


def signs_up(form: Form, forms: Sequence[Form], names: Callable[[str], set[str]]) -> bool:
    """Whether a form of an address of mail, with a name at most, is a mailing list's.

    It is when it says so, or when it asks for nothing but the address beside a form that asks for a person.
    """
    shown = [read for read in form.reads if read.field.visible and read.field.kind != "checkbox"]
    asked = {read.understanding.fact for read in shown}
    if "email" not in asked or not asked <= _OF_A_LIST or any(read.field.kind in _MORE_THAN_A_LIST for read in shown):
        return False
    if any(_WORD in _said(read, names) for read in shown):
        return True
    beside = ({read.understanding.fact for read in other.reads} for other in forms if other is not form)
    return asked == {"email"} and any(len(facts & _OF_A_PERSON) >= SEVERAL for facts in beside)


_WORD = "newsletter"
_OF_A_LIST = NAMES | {"email", "newsletter", "captcha", "honeypot", None}
_MORE_THAN_A_LIST = frozenset({"textarea", "file", "password", "radio", "select", "combobox"})
_OF_A_PERSON = NAMES | {"email", "phone", "resume_file", "street", "city", "birth_date"}


def _said(read: Read, names: Callable[[str], set[str]]) -> set[str]:
    texts = read.field.texts
    heard = (texts.section, texts.legend, texts.description, read.field.form or "")
    return set(read.understanding.scores).union(*map(names, heard))


def _heads(headings: Iterable[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    spoken = [_told(heading) for heading in headings]
    short = [heading for heading in spoken if 0 < len(heading) <= MAX_HEADING_WORDS]
    return any(_holds(heading, phrase) for heading in short for phrase in phrases)


_FILLERS = frozenset(words("a an the your our my new first free next another now here today"))
"""Words that change nothing of what a heading says is done: "Post your first job"."""


def _told(heading: str) -> tuple[str, ...]:
    return tuple(word for word in words(heading) if word not in _FILLERS)


def _holds(heading: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    length = len(phrase)
    return any(heading[at : at + length] == phrase for at in range(len(heading) - length + 1))


def not_of_the_person(read: Read, form: Form) -> Refusal | None:
    """Why a form of this purpose does not ask for the person's own datum, or None when it may.

    An employer's account is opened by a person: their name, and the address of mail beside it, are theirs.
    """
    if form.purpose is None:
        return None
    fact = read.understanding.fact
    own = fact in NAMES or (fact == "email" and bool(NAMES & form.asked))
    return None if form.purpose == "employer_account" and own else Refusal(_REASONS[form.purpose])
