"""Years of experience: the union of the intervals worked, so that parallel jobs count once."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from companion.profile.model import Resume, Work

Interval = tuple[date, date]
"""First day and the day after the last."""

DAYS_PER_YEAR = 365.25


def first_day(iso: str) -> date | None:
    """The first day an ISO date of any precision may mean; None when it is no date."""
    try:
        parts = [int(part) for part in iso.split("T")[0].split("-")]
        return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    except (ValueError, IndexError):
        return None


def last_day(iso: str) -> date | None:
    """The last day an ISO date of any precision may mean; None when it is no date."""
    start = first_day(iso)
    if start is None:
        return None
    precision = iso.count("-")
    if precision >= 2:
        return start
    if precision == 1:
        return start.replace(day=calendar.monthrange(start.year, start.month)[1])
    return date(start.year, 12, 31)


def interval_of(work: Work, today: date) -> Interval | None:
    """The days of one work entry up to `today`; None when it does not say when it began.

    A bare year is taken as its middle, at both ends: "2019-2021" is two years, not three; the same
    year at both ends counts half a year, as how much of it was worked is unknown.
    """
    start = first_day(work.startDate or "")
    if start is None or work.startDate is None:
        return None
    end = today if work.endDate is None else last_day(work.endDate)
    if end is None:
        return None
    if len(work.startDate) == 4:
        start = start.replace(month=7)
    if work.endDate is not None and len(work.endDate) == 4:
        end = date(end.year, 6, 30) if end.year > start.year else date(end.year, 12, 31)
    end = min(end, today) + timedelta(days=1)
    return (start, end) if end > start else None


def union_years(intervals: Iterable[Interval]) -> float:
    """Length of the union of intervals in years, to one decimal."""
    days = 0
    reached = date.min
    for start, end in sorted(intervals):
        begin = max(start, reached)
        if end > begin:
            days += (end - begin).days
            reached = end
    return round(days / DAYS_PER_YEAR, 1)


def experience_years(resume: Resume, today: date) -> float | None:
    """Years worked up to `today`, overlapping works counted once; None when no work entry has dates."""
    spans = [span for work in resume.work if (span := interval_of(work, today)) is not None]
    return union_years(spans) if spans else None
