"""Compares a resume that was read with the person it was written for, field by field."""

from __future__ import annotations

from companion.profile.model import Resume
from tests.profile.people import Person


def checks(resume: Resume, person: Person) -> dict[str, bool]:
    """field -> read as written. Exact but for letter case and the spacing of phone numbers."""
    basics = resume.basics
    found = {
        "name": _same(basics.name, person.name),
        "email": basics.email == person.email,
        "phone": _digits(basics.phone) == _digits(person.phone),
        "city": basics.location.city == person.city,
        "linkedin": any(person.linkedin in (profile.url or "") for profile in basics.profiles),
        "work count": len(resume.work) == len(person.jobs),
        "education count": len(resume.education) == len(person.studies),
        "skill groups": [(s.name, tuple(s.keywords)) for s in resume.skills] == [*person.skills]
        or {w for _, ws in person.skills for w in ws} <= {w for s in resume.skills for w in [s.name, *s.keywords]},
        "languages": tuple(language.language for language in resume.languages) == person.languages,
    }
    for number, job in enumerate(person.jobs):
        work = resume.work[number] if number < len(resume.work) else None
        found[f"work {number} company"] = work is not None and _same(work.name, job.company)
        found[f"work {number} position"] = work is not None and _same(work.position, job.position)
        found[f"work {number} dates"] = work is not None and (work.startDate, work.endDate) == (job.start, job.end)
        found[f"work {number} highlights"] = work is not None and tuple(work.highlights or [work.summary]) == job.did
    for number, study in enumerate(person.studies):
        read = resume.education[number] if number < len(resume.education) else None
        found[f"study {number} school"] = read is not None and _same(read.institution, study.school)
        found[f"study {number} degree"] = read is not None and _same(read.studyType, study.degree)
        found[f"study {number} area"] = read is not None and _same(read.area, study.area)
        found[f"study {number} end"] = read is not None and read.endDate == study.end
    return found


def _same(read: str | None, written: str) -> bool:
    return read is not None and read.casefold() == written.casefold()


def _digits(text: str | None) -> str:
    return "".join(char for char in text or "" if char.isdigit())
