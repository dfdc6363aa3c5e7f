"""One posting as a record of bytes: a header of fixed size, then its skills. What the arrays are built from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np

from companion.contracts import Posting
from companion.jobmatcher.places import PlaceReader
from companion.jobmatcher.ranking.terms import SEPARATOR, Terms
from companion.jobmatcher.ranking.titles import title_data
from companion.jobmatcher.score.fit import PER_YEAR, SENIORITY
from companion.jobmatcher.score.rights import open_to_residents
from companion.jobmatcher.score.skills import OTHER_COMPONENTS, requirement_starts, requirements
from companion.jobmatcher.score.titles import TitleMatcher
from companion.jobmatcher.understand.education import LEVELS

HEADER = np.dtype(
    [
        ("title", "<i4"),
        ("company", "<i4"),
        ("places", "<i4"),
        ("languages", "<i4"),
        ("licences", "<i4"),
        ("posted", "<i4"),
        ("ats", "<i2"),
        ("currency", "<i2"),
        ("workplace", "i1"),
        ("seniority", "i1"),
        ("education", "i1"),
        ("flags", "u1"),
        ("years_min", "<f4"),
        ("years_max", "<f4"),
        ("pay", "<f8"),
    ]
)
"""-1 and NaN say unknown. `posted` is a proleptic day number, `pay` the top of the pay for a full-time year."""

SKILL = np.dtype([("skill", "<i4"), ("share", "<f4"), ("years", "<f2"), ("flags", "u1"), ("spare", "u1")])
"""Sorted by requirement; alternatives follow each other, the first of them starts the group."""

WORKPLACES: tuple[str, ...] = ("remote", "hybrid", "onsite")
LEVEL_NAMES: tuple[str, ...] = tuple(SENIORITY)

SPONSORSHIP_REFUSED, CITIZENS_ONLY, CLEARANCE, PAY_KNOWN, PAY_MAXIMUM, RESIDENTS_TOO, CLOSED = 1, 2, 4, 8, 16, 32, 64
"""Bits of a header's flags."""
REQUIRED, GROUP_START = 1, 2
"""Bits of a skill's flags."""
MAX_SKILLS = 400
"""Skills of one posting that are kept; real postings have fewer than 150."""


class Compiler:
    """Makes records of understood postings, numbering their texts on the way. Threads may share one."""

    def __init__(self, terms: Terms, gazetteer: Callable[[], PlaceReader]) -> None:
        self._terms = terms
        self._gazetteer = gazetteer
        self._titles = TitleMatcher()

    def compile(self, posting: Posting, ats: str | None = None, *, closed: bool = False) -> bytes:
        """The record of one posting. `closed`: its page said that it is gone."""
        header = np.zeros(1, HEADER)
        for name, value in self._header(posting, ats).items():
            header[name] = value
        header["flags"] |= CLOSED * closed
        return header.tobytes() + self._skills(posting).tobytes()

    def _header(self, posting: Posting, ats: str | None) -> dict[str, Any]:
        asked, education, salary = posting.experience_years, posting.education, posting.salary
        low = asked.min if asked else None
        high = asked.max if asked else None
        return {
            "title": self._title(posting.title),
            "company": self._terms.add("company", posting.company) if posting.company else -1,
            "places": self._places(posting.locations),
            "languages": self._notes("languages", [note.value for note in posting.languages if note.required]),
            "licences": self._notes("licences", [note.value for note in posting.licences if note.required]),
            "posted": _day(posting.posted_at),
            "ats": self._terms.add("ats", ats) if ats else -1,
            "currency": self._terms.add("currency", salary.currency) if salary and salary.currency else -1,
            "workplace": WORKPLACES.index(posting.workplace) if posting.workplace else -1,
            "seniority": LEVEL_NAMES.index(posting.seniority) if posting.seniority else -1,
            "education": education_code(education.value, education.required, posting.education_or_equivalent)
            if education
            else -1,
            "flags": _flags(posting),
            "years_min": np.nan if low is None else low,
            "years_max": np.nan if high is None else high,
            "pay": (salary.max or salary.min or 0.0) * PER_YEAR[salary.period or "year"] if salary else 0.0,
        }

    def _title(self, title: str | None) -> int:
        if not title:
            return -1
        known = self._terms.number("title", title)
        if known is not None:
            return known
        return self._terms.add("title", title, title_data(title, self._titles))

    def _places(self, locations: list[str]) -> int:
        if not locations:
            return -1
        numbers = []
        for text in locations:
            number = self._terms.number("place", text)
            if number is None:
                place = self._gazetteer().parse(text)
                parts = (place.city or "", place.region or "", place.country or "")
                number = self._terms.add("place", text, SEPARATOR.join(parts))
            numbers.append(number)
        return self._terms.add("places", ",".join(map(str, numbers)))

    def _notes(self, kind: Any, values: list[str]) -> int:
        return self._terms.add(kind, SEPARATOR.join(values)) if values else -1

    def _skills(self, posting: Posting) -> np.ndarray[Any, Any]:
        must = requirement_starts(posting)
        asked = [skill for skill in posting.skills[:MAX_SKILLS] if skill.category not in OTHER_COMPONENTS]
        years = {skill.name: skill.years or 0.0 for skill in asked}
        rows = []
        for share, members in requirements(asked, True, must) + requirements(asked, False, must):
            for index, skill in enumerate(members):
                flags = REQUIRED * skill.required | GROUP_START * (index == 0)
                rows.append((self._terms.add("skill", skill.name), share, years[skill.name], flags, 0))
        return np.array(rows, SKILL)


def education_code(level: str, required: bool, equivalent: bool) -> int:
    """Level, whether it is required, and whether experience may stand in for it, as one small number."""
    return LEVELS.index(level) * 4 + 2 * required + equivalent


def _day(text: str | None) -> int:
    try:
        return date.fromisoformat((text or "")[:10]).toordinal()
    except ValueError:
        return -1


def _flags(posting: Posting) -> int:
    salary = posting.salary
    return (
        SPONSORSHIP_REFUSED * (posting.sponsorship == "refused")
        | CITIZENS_ONLY * bool(posting.citizenship and posting.citizenship.required)
        | CLEARANCE * bool(posting.clearance and posting.clearance.required)
        | PAY_KNOWN * (salary is not None)
        | PAY_MAXIMUM * bool(salary and salary.max)
        | RESIDENTS_TOO * open_to_residents(posting)
    )
