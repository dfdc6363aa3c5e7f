"""Whether each sentence of a draft is backed by the profile. Pure.

A model may be wrong, and a posting may have told it what to say. So nothing it writes is believed: a sentence that holds a
number, a name or a standing that the profile does not state is dropped, whatever the reason it is there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from companion.autofill.fields.words import fold, words
from companion.contracts import Posting
from companion.profile.model import Profile

SkillsIn = Callable[[str], set[str]]
"""Names of the skills a text speaks of, one spelling for each."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ÞА-Я\"“'])|\n+")
_NUMBER = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"[A-ZÀ-ÞА-Я][\w&.'’+#-]*|\b\w*[+#]\w*|\b[a-z]+[A-Z]\w*")
_SPELLED = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30", "hundred": "100", "thousand": "1000",
    "million": "1000000", "dozen": "12", "decade": "10", "decades": "10", "double": "2", "doubled": "2", "tripled": "3", "half": "50",
}  # fmt: skip
_STANDING = frozenset(
    words(
        "phd doctorate doctoral master masters bachelor bachelors mba degree diploma certified certification certificate licensed "
        "chartered award awarded awards prize patent patents published publication published clearance cleared citizen resident "
        "manager managed director head chief founder founded cofounder president principal lead led leader supervisor supervised "
        "senior junior staff fluent native veteran promoted"
    )
)
"""Words that claim a degree, a title, an honour or a right."""
_PAST_AT = re.compile(
    r"\b(?:worked|employed|employee|served|interned|was|years|experience|tenure|joined)\b", re.IGNORECASE
)
_PLAIN = frozenset(
    words(
        "i i'm i've i'd my me we our the a an this that these those it in at as and but or so for with from to on of by if when while "
        "because since after before during through where what which who how there here your you dear hello thank thanks sincerely regards"
    )
)


@dataclass(frozen=True)
class Dropped:
    """A sentence that was taken out, and why."""

    sentence: str
    reason: str


@dataclass(frozen=True)
class Checked:
    """What is left of a draft."""

    text: str
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True)
class _Known:
    words: frozenset[str]
    numbers: frozenset[str]
    skills: frozenset[str]
    posting: frozenset[str]
    """Words of the posting's employer, title and places: they may be named, not claimed."""


def check(
    draft: str, profile: Profile, posting: Posting | None, skills_in: SkillsIn, max_length: int | None
) -> Checked:
    """The sentences of `draft` that `profile` backs, in their order, within `max_length` characters."""
    known = _known(profile, posting, skills_in)
    kept: list[str] = []
    dropped: list[Dropped] = []
    length = 0
    for sentence in (part.strip() for part in _SENTENCE.split(draft)):
        if not sentence:
            continue
        reason = _unbacked(sentence, known, skills_in)
        if reason is None and max_length is not None and length + len(sentence) + (1 if kept else 0) > max_length:
            reason = "the field has no room for it"
        if reason is None:
            length += len(sentence) + (1 if kept else 0)
            kept.append(sentence)
        else:
            dropped.append(Dropped(sentence, reason))
    return Checked(" ".join(kept), tuple(dropped))


def stated_text(profile: Profile) -> str:
    """All that the profile states about the person's work, as text."""
    resume = json.loads(profile.resume.model_dump_json(exclude_none=True))
    for contact in ("phone", "email", "url", "profiles"):
        # Their digits and words would back anything.
        resume.get("basics", {}).pop(contact, None)
    return "\n".join(_strings(resume))


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _known(profile: Profile, posting: Posting | None, skills_in: SkillsIn) -> _Known:
    stated = stated_text(profile)
    named = " ".join((posting.company or "", posting.title or "", *posting.locations)) if posting else ""
    return _Known(
        frozenset(words_of(stated)), frozenset(_numbers(stated)), frozenset(skills_in(stated)), frozenset(words(named))
    )


def words_of(text: str) -> Iterable[str]:
    """All words of a text, however long."""
    for line in text.splitlines():
        for at in range(0, len(line), 500):
            yield from words(line[at : at + 560])


def _numbers(text: str) -> set[str]:
    found = {number.rstrip(".,").replace(",", "") for number in _NUMBER.findall(text)}
    return found | {_SPELLED[word] for word in words_of(text) if word in _SPELLED}


def _unbacked(sentence: str, known: _Known, skills_in: SkillsIn) -> str | None:
    missing = sorted(_numbers(sentence) - known.numbers)
    if missing:
        return f"your profile does not state the number {missing[0]}"
    standing = sorted(_STANDING.intersection(words(sentence)) - known.words - known.posting)
    if standing:
        return f'your profile does not state "{standing[0]}"'
    skills = sorted(skills_in(sentence) - known.skills)
    if skills:
        return f"your profile does not state {skills[0]}"
    first = True
    for match in _NAME.finditer(sentence):
        name = match.group().strip(".'’-")
        opening, first = first and match.start() == 0, False
        parts = set(words(name)) - _PLAIN
        if opening and len(name) > 1 and name[1:].islower():
            # A sentence begins with a capital: only one that stands alone there is no name.
            continue
        unknown = sorted(parts - known.words - known.posting)
        if unknown:
            return f"your profile does not state {name}"
        if parts - known.words and _PAST_AT.search(sentence):
            return f"your profile does not state work at {name}"
    return None


def leaks(draft: str, canary: str) -> bool:
    """Whether the draft gives away what only the instructions hold."""
    return fold(canary) in fold(draft)
