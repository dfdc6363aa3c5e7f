"""Years of experience with one skill, from the years that the work history shows for it."""

from __future__ import annotations

import re
from functools import cache

from companion.autofill.asked import Asked, Reply
from companion.autofill.facts import Fact, Facts
from companion.autofill.fields.lexicon import read_table
from companion.autofill.fields.words import words
from companion.autofill.refusal import Refusal

_OPEN = Refusal("it asks for years of experience that your profile does not state", asked=True)
_WHETHER = re.compile(r"^\W*(?:do|have|are) you\b", re.IGNORECASE)
_YEARS = re.compile(r"(\d{1,2})\s?\+?\s?(?:or more |plus )?years?", re.IGNORECASE)
_NO_SKILL = frozenset(
    words(
        "years year yrs of experience experiences work working professional overall total how many number do you have your in the "
        "jahre jahren berufserfahrung erfahrung anzahl années ans d expérience nombre professionnelle años de experiencia cuántos "
        "anni di esperienza quanti anos experiência quantos jaar jaren ervaring werkervaring aantal lata lat doświadczenia "
        "doświadczenie ile liczba pracy års erfarenhet erfaring år vuotta kokemus kokemusta roky let praxe s"
    )
)
"""Words of a question for years at work that names no skill, besides those of the cues for it."""
_SEVERAL = frozenset(words("or and either combined total of"))


def years_with_skill(asked: Asked, facts: Facts) -> Reply:
    """Full years with the one skill asked for; whether they are enough only when they are. Else open."""
    spoken = words(asked.question.text)
    named = {skill for skill in facts.context.skill_years if _said(words(skill), spoken)}
    named = {
        skill for skill in named if not any(skill != other and _said(words(skill), words(other)) for other in named)
    }
    if len(named) != 1:
        return _OPEN
    skill = named.pop()
    after = spoken[_at(words(skill), spoken) + len(words(skill)) :][:1]
    if _SEVERAL & set(after[:1]):
        return _OPEN
    years = facts.context.skill_years[skill]
    if not _WHETHER.search(asked.question.text):
        return Fact(int(years), "profile:work") if years >= 1 else _OPEN
    wanted = _YEARS.search(asked.question.text)
    return Fact(True, "profile:work") if wanted and years >= int(wanted.group(1)) else _OPEN


def names_no_skill(text: str) -> bool:
    """Whether a question for years of experience asks for all of them ("Years of experience")."""
    return (_NO_SKILL | words_of_the_cues()).issuperset(words(text))


@cache
def words_of_the_cues() -> frozenset[str]:
    """The words of all phrases that ask for years of experience, in every language."""
    table = read_table("cues")
    phrases = (phrase for cue in ("years", "years_total") for listed in table[cue].values() for phrase in listed)
    return frozenset(word for phrase in phrases for word in words(phrase))


def _at(part: tuple[str, ...], whole: tuple[str, ...]) -> int:
    return next((at for at in range(len(whole)) if part and whole[at : at + len(part)] == part), -1)


def _said(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return _at(part, whole) >= 0
