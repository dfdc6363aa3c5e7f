"""What of a resume that was read may be wrong: told as warnings, so that a person looks there first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from companion.profile.model import Education, Work
from companion.profile.parse.commas import DEPARTMENT, comma_parts
from companion.profile.parse.lexicon import company_score, degree_score, school_score, title_score
from companion.profile.parse.places import place_reader

MONTH_CHARS = len("2020-01")
_MORE = re.compile(r"[a-zà-ÿ]{3}\.\s+\S|\b[\w-]+\.(?:com|org|net|io|de|fr|it|es|nl)\b|(?<!\d)\d{5}(?!\d)|\w-$|\([^)]*$")
MAX_NAMED = 8
"""Entries that one warning names."""
LONG_NAME = 9
"""Words of a name that is rather a sentence."""


def unsure(works: Sequence[Work], studies: Sequence[Education]) -> list[str]:
    """Jobs and studies whose lines may as well be read otherwise."""
    return [
        *_listed("not certain, check employer, position and dates", [_named(w.position, w.name) for w in works]),
        *_listed("not certain, check school, degree and dates", [_study_named(study) for study in studies]),
    ]


def work_doubts(works: Sequence[Work]) -> list[str]:
    """Jobs whose employer and position no word tells apart, those without dates, and those whose dates run backwards."""
    mixed = [_named(work.position, work.name) for work in works if work.name and work.position and _is_mixed(work)]
    undated = [_named(work.position, work.name) for work in works if not work.startDate and not work.endDate]
    once = [_named(work.position, work.name) for work in works if _has_one_date(work)]
    back = [_named(work.position, work.name) for work in works if (work.endDate or "9") < (work.startDate or "")]
    return [
        *_listed("check which is the employer and which the position", mixed),
        *_listed("no dates were found", undated),
        *_listed("only one date was found", once),
        *_listed("the dates run backwards", back),
    ]


def education_doubts(studies: Sequence[Education]) -> list[str]:
    """Studies of which no word tells the school or the degree."""
    odd = [_study_named(study) for study in studies if _is_odd(study)]
    return _listed("check school and degree", odd)


def _is_mixed(work: Work) -> bool:
    name, position = work.name or "", work.position or ""
    names_one = company_score(name) + school_score(name) > title_score(name)
    by_employer = names_one and company_score(position) == 0
    told = (title_score(position) > company_score(position) or by_employer) and _is_name(position)
    employer = names_one or title_score(name) == 0
    plain = told and employer and _is_name(name) and not _is_bare(name) and not _has_more(name)
    return not plain or _has_more(position) or _ends_with_name(position) or place_reader().place(position) is not None


def _is_bare(name: str) -> bool:
    """A lone word that only says what it is: "Schule", "Support"."""
    lone = len(name.split()) == 1
    return lone and (company_score(name) + school_score(name) > 0 or DEPARTMENT.match(name) is not None)


def _has_more(text: str) -> bool:
    """What no name holds: the end of a sentence and a further word, an address of the web or of a street."""
    return _MORE.search(text) is not None


def _ends_with_name(position: str) -> bool:
    """A position whose last part after a comma is neither a title nor a department, so that it may be the employer."""
    parts = comma_parts(position)
    return len(parts) > 1 and not title_score(parts[-1]) and DEPARTMENT.search(parts[-1]) is None


def _has_one_date(work: Work) -> bool:
    """A month alone: when it began, or when it ended."""
    return work.startDate is not None and work.startDate == work.endDate and len(work.startDate) >= MONTH_CHARS


def _is_odd(study: Education) -> bool:
    told = degree_score(study.studyType or "") > 0 and school_score(study.institution or "") > 0
    return not told and bool(study.institution or study.area)


def _is_name(text: str) -> bool:
    """Begins as a name does and is no sentence."""
    return not text[:1].islower() and len(text.split()) <= LONG_NAME


def _study_named(study: Education) -> str:
    return _named(study.studyType or study.area, study.institution)


def _named(first: str | None, second: str | None) -> str:
    return ", ".join(part for part in (first, second) if part)


def _listed(what: str, entries: Sequence[str]) -> list[str]:
    if not entries:
        return []
    more = f" and {len(entries) - MAX_NAMED} more" if len(entries) > MAX_NAMED else ""
    return [f"{what}: {'; '.join(entries[:MAX_NAMED])}{more}"]
