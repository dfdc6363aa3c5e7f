"""Facts derived from a profile, pure: nothing here guesses what the person did not say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from companion.profile.experience import Interval, interval_of, union_years
from companion.profile.model import Education, Profile, Resume, Work
from companion.profile.parse.names import NameParts, split_name

__all__ = [
    "NameParts",
    "current_work",
    "full_name",
    "latest_education",
    "split_name",
    "work_text",
    "years_by_skill",
]


def full_name(profile: Profile) -> str | None:
    """The person's name as they would write it, or None while it is unknown."""
    applicant = profile.applicant
    if applicant.first_name and applicant.last_name:
        parts = [applicant.first_name, applicant.middle_name, applicant.last_name]
        return " ".join(part for part in parts if part)
    return profile.resume.basics.name


def name_parts(profile: Profile) -> NameParts:
    """The name's parts: what the person stated for each, else what their full name splits into."""
    applicant = profile.applicant
    split = split_name(profile.resume.basics.name or "")
    stated = applicant.first_name is not None and applicant.last_name is not None
    return NameParts(
        given=applicant.first_name or split.given,
        middle=applicant.middle_name or ("" if stated else split.middle),
        family=applicant.last_name or split.family,
        prefix=applicant.name_prefix or split.prefix,
        suffix=applicant.name_suffix or split.suffix,
    )


def current_work(resume: Resume) -> Work | None:
    """The work the person does now: the one without an end that started last; None when all have ended."""
    open_ended = [work for work in resume.work if work.endDate is None and work.startDate]
    return max(open_ended, key=lambda work: work.startDate or "", default=None)


def latest_work(resume: Resume) -> Work | None:
    """The current work, else the one that ended last, else the first listed."""
    dated = [work for work in resume.work if work.endDate or work.startDate]
    ended = max(dated, key=lambda work: work.endDate or work.startDate or "", default=None)
    return current_work(resume) or ended or next(iter(resume.work), None)


def latest_education(resume: Resume) -> Education | None:
    """The education that ended (or will end) last; the first listed when none has dates."""
    dated = [part for part in resume.education if part.endDate or part.startDate]
    latest = max(dated, key=lambda part: part.endDate or part.startDate or "", default=None)
    return latest or next(iter(resume.education), None)


def work_text(work: Work) -> str:
    """All words of one work entry, for skill detection."""
    return "\n".join(part for part in [work.position, work.summary, *work.highlights] if part)


def years_by_skill(mentions: Iterable[tuple[str, Work]], today: date) -> dict[str, float]:
    """Years of work in which each skill was used: the union of the intervals of the works that mention it.

    `mentions` are pairs (skill, work). Skills whose works have no dates are left out: unknown is not zero.
    """
    intervals: dict[str, list[Interval]] = {}
    for skill, work in mentions:
        span = interval_of(work, today)
        if span is not None:
            intervals.setdefault(skill, []).append(span)
    return {skill: union_years(spans) for skill, spans in intervals.items()}
