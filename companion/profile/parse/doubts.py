"""What of a resume that was read may be wrong: told as warnings, so that a person looks there first."""

from __future__ import annotations

from collections.abc import Sequence

from companion.profile.model import Education, Work
from companion.profile.parse.lexicon import company_score, degree_score, school_score, title_score
from companion.profile.parse.places import place_reader

MAX_NAMED = 5
"""Entries that one warning names."""
LONG_NAME = 9
"""Words of a name that is rather a sentence."""


def work_doubts(works: Sequence[Work]) -> list[str]:
    """Jobs whose employer and position no word tells apart, and those whose dates run backwards."""
    mixed = [_named(work.position, work.name) for work in works if work.name and work.position and _is_mixed(work)]
    back = [_named(work.position, work.name) for work in works if (work.endDate or "9") < (work.startDate or "")]
    return [
        *_listed("check which is the employer and which the position", mixed),
        *_listed("the dates run backwards", back),
    ]


def education_doubts(studies: Sequence[Education]) -> list[str]:
    """Studies of which no word tells the school or the degree."""
    odd = [_named(study.studyType or study.area, study.institution) for study in studies if _is_odd(study)]
    return _listed("check school and degree", odd)


def _is_mixed(work: Work) -> bool:
    name, position = work.name or "", work.position or ""
    told = title_score(position) > company_score(position) and _is_name(position)
    employer = company_score(name) + school_score(name) > title_score(name) or title_score(name) == 0
    return not (told and employer and _is_name(name)) or place_reader().place(position) is not None


def _is_odd(study: Education) -> bool:
    told = degree_score(study.studyType or "") > 0 and school_score(study.institution or "") > 0
    return not told and bool(study.institution or study.area)


def _is_name(text: str) -> bool:
    """Begins as a name does and is no sentence."""
    return not text[:1].islower() and len(text.split()) <= LONG_NAME


def _named(first: str | None, second: str | None) -> str:
    return ", ".join(part for part in (first, second) if part)


def _listed(what: str, entries: Sequence[str]) -> list[str]:
    if not entries:
        return []
    more = f" and {len(entries) - MAX_NAMED} more" if len(entries) > MAX_NAMED else ""
    return [f"{what}: {'; '.join(entries[:MAX_NAMED])}{more}"]
