"""Questions that need an answer rather than a datum: told by the parts they are made of, in any wording.

A rule names the cues that must be there and those that must not. The first rule that fits wins, so the
narrow ones stand first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from companion.autofill.fields.lexicon import Hit, Lexicon, build, read_table
from companion.autofill.fields.words import code_words, words
from companion.autofill.values import meaning
from companion.contracts import FieldDescriptor


@dataclass(frozen=True)
class Rule:
    """`fact` is asked for when all of `every`, one of `some` and none of `none` are said."""

    fact: str
    every: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    code: bool = False
    """Also believed from the field's name alone."""


RULES: tuple[Rule, ...] = (
    Rule("open", ("authorized", "someone_else")),
    Rule("open", ("sponsorship", "someone_else")),
    Rule("open", ("authorized", "conditional")),
    Rule("open", ("sponsorship", "conditional")),
    Rule("open", ("us_person", "someone_else")),
    Rule("us_person", ("us_person",), ("authorized", "sponsorship")),
    Rule("work_status", ("status_question",), ("sponsorship",)),
    Rule("citizen", ("citizen", "yes_no_start"), ("authorized", "sponsorship", "someone_else", "conditional")),
    Rule("authorized_without_visa", ("authorized", "no_visa"), ("citizen", "sponsorship", "not_authorized")),
    Rule("open", ("authorized", "no_visa")),
    Rule("open", ("authorized", "visa")),
    Rule("needs_visa", ("visa",), ("sponsorship", "citizen", "without", "someone_else", "conditional")),
    Rule("authorized_without_sponsorship", ("authorized", "sponsorship", "without"), ("citizen",)),
    Rule("works_without_sponsorship", ("sponsorship", "without"), ("citizen", "authorized")),
    Rule("sponsorship_or_authorized", ("authorized", "sponsorship"), ("citizen",)),
    Rule("open", ("citizen", "authorized")),
    Rule("open", ("citizen", "sponsorship")),
    Rule("needs_sponsorship", ("sponsorship",)),
    Rule("not_authorized", ("authorized", "not_authorized")),
    Rule("authorized", ("authorized",)),
    Rule("open", ("relocate", "relocate_help")),
    Rule("relocate", ("relocate",), ("located",)),
    Rule("located_or_relocate", ("relocate", "located")),
    Rule("workplace_hybrid", ("hybrid", "willing"), ("worked_here", "years", "salary")),
    Rule("workplace_remote", ("remote", "willing"), ("worked_here", "years", "salary", "onsite", "located")),
    Rule("located", ("located",), ("worked_here", "remote", "where")),
    Rule("workplace_onsite", ("onsite", "willing"), ("worked_here", "years", "salary", "remote", "travel")),
    Rule("open", ("minor",)),
    Rule("over_18", ("adult",)),
    Rule("driving_licence", ("driving",), ("driving_else",)),
    Rule("contact_employer", ("contact_employer",)),
    Rule("referral", ("referral",), code=True),
    Rule("worked_here", ("worked_here",), ("worked_else",), code=True),
    Rule("transgender", ("transgender",)),
    Rule("orientation", ("orientation",)),
    Rule("pronouns", ("pronouns",), code=True),
    Rule("hispanic", ("hispanic",), ("ethnicity",), code=True),
    Rule("ethnicity", ("ethnicity",), ("ethnicity_else",), code=True),
    Rule("veteran", ("veteran",), ("veteran_else",), code=True),
    Rule("disability", ("disability",), ("disability_else",), code=True),
    Rule("gender", ("gender",), ("gender_else",), code=True),
    Rule("pay_fits", ("salary", "pay_fits")),
    Rule("open", ("salary", "pay_other")),
    Rule("salary", ("salary", "wanted"), code=True),
    Rule("notice_period", ("notice",), ("notice_else",), code=True),
    Rule("start_date", ("start",), ("start_else",), code=True),
    Rule("years_total", ("years_total",)),
    Rule("years_skill", ("years",)),
    Rule("travel", ("travel",)),
    Rule("preferred_name", ("preferred_name_question",)),
)

DATA_FACTS = frozenset({"referral", "notice_period", "start_date", "salary", "preferred_name"})
"""Facts that a short label asks for as well as a question does."""
SELF_IDENTIFICATION = frozenset(
    {"gender", "pronouns", "hispanic", "ethnicity", "veteran", "disability", "orientation", "transgender"}
)
MAX_SELF_IDENTIFICATION_WORDS = 60


@cache
def load_cues() -> Lexicon:
    """The cues of data/cues.toml. Read once; nothing changes them afterwards."""
    return build([("", read_table("cues"))], overlapping=True)


@dataclass(frozen=True)
class Question:
    """What a field asks as a question, with the cues found and the words of the question."""

    fact: str
    cues: frozenset[str]
    text: str
    first: dict[str, int]
    """Where each cue begins, in words."""
    code: bool = False


def question_of(field: FieldDescriptor, cues: Lexicon) -> Question | None:
    """The question that a field's visible texts put, or that its name stands for; None when none is known."""
    texts = field.texts
    parts = dict.fromkeys(part for part in (field.label, texts.label, texts.legend, texts.aria, texts.nearby) if part)
    for text in parts:
        found = _match(text, cues.in_label(words(text)), code=False)
        if found:
            return found
    if texts.description and not _says_something(field):
        found = _match(texts.description, cues.in_label(words(texts.description)), code=False)
        if found:
            return found
    if texts.section and not _says_something(field):
        found = _match(texts.section, cues.in_label(words(texts.section)), code=False)
        if found and found.fact in SELF_IDENTIFICATION:
            return found
    for text in (texts.name, texts.html_id, texts.automation):
        spoken = code_words(text)
        found = _match(text, cues.in_code(spoken), code=True) if text and len(spoken) <= 12 else None
        if found:
            return found
    return None


def by_options(field: FieldDescriptor) -> Question | None:
    """The question that only the options tell: "You are: a man, a woman"."""
    if field.kind not in ("radio", "select", "buttons") or not 2 <= len(field.options) <= MAX_GENDERS:
        return None
    meant = [meaning.gender(option.label) for option in meaning.real_options(field.options)]
    bare = len(words(field.label)) <= MAX_BARE_WORDS or _IDENTIFIES.search(field.label)
    if {"male", "female"} <= set(meant) and None not in meant and bare:
        return Question("gender", frozenset({"gender"}), field.label, {"gender": 0})
    return None


MAX_GENDERS = 8
_IDENTIFIES = re.compile(
    r"^\W*(?:how do you|i|do you|which do you) (?:currently )?(?:self-?)?identif(?:y|ies)\b", re.IGNORECASE
)
MAX_BARE_WORDS = 3
_SAYS_NOTHING = frozenset(
    {
        "please check one of the boxes below",
        "please select one",
        "select one",
        "choose one",
        "please select",
        "response",
        "answer",
        "your answer",
    }
)


def _says_something(field: FieldDescriptor) -> bool:
    return bool(field.label) and " ".join(words(field.label)) not in _SAYS_NOTHING


def _match(text: str, hits: list[Hit], *, code: bool) -> Question | None:
    if not hits:
        return None
    first: dict[str, int] = {}
    for hit in hits:
        first.setdefault(hit.fact, hit.start)
    said = frozenset(first)
    for rule in RULES:
        if code and not rule.code:
            continue
        if said.issuperset(rule.every) and said.isdisjoint(rule.none):
            return Question(rule.fact, said, text, first, code)
    return None
