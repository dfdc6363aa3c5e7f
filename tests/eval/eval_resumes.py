"""How much of real resume texts is read: the share that gets each section (the set has no labels, so this is
coverage), and the facts read right in resumes written for the tests, each in another manner: texts ("written"), and
PDF, DOCX and texts of many countries and professions ("manners"). The same person in many layouts is read by
`tests/profile/test_layouts.py`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from companion.profile.importer import ImportedResume, ResumeUnreadable, read_resume_bytes
from companion.profile.model import Resume
from tests.eval.table import Row
from tests.profile.manners import SETS, facts

NAME = "resumes"
SET = "resumes"
FILE = Path("resumes/updated_resume_dataset_unique.jsonl")
WRITTEN = Path(__file__).resolve().parents[1] / "profile" / "written"
FLOORS: dict[str, float] = {
    "written/contacts": 0.95,
    "written/work": 0.99,
    "written/education": 0.92,
    "written/languages": 0.95,
    "manners/contacts": 0.97,
    "manners/work": 0.99,
    "manners/education": 0.96,
    "manners/languages": 0.97,
    "manners/skills": 0.97,
    "manners/certificates": 0.93,
    "manners/projects": 1.0,
    "resumes/readable": 1.0,
    "resumes/with work": 0.9,
    "resumes/with education": 0.9,
    "resumes/with skills": 0.75,
}


def evaluate(data: Path) -> list[Row]:
    """Facts of the written and the laid out resumes; coverage over the set of `data` where it is there."""
    rows = [*_written(), *_manners()]
    path = data / FILE
    if not path.exists():
        return rows
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    read = [found for text in texts if (found := _read(text)) is not None]
    total = len(texts)
    works = [work for found in read for work in found.resume.work]

    def row(measure: str, count: int, of: int, detail: str) -> Row:
        return Row(SET, measure, round(count / of, 3) if of else 0.0, f"{count} of {of} {detail}")

    return [
        *rows,
        row("readable", len(read), total, "texts"),
        row("with work", sum(bool(found.resume.work) for found in read), total, "texts"),
        row("with education", sum(bool(found.resume.education) for found in read), total, "texts"),
        row("with skills", sum(bool(found.resume.skills) for found in read), total, "texts"),
        row("work with employer", sum(bool(work.name) for work in works), len(works), "works"),
        row("work with position", sum(bool(work.position) for work in works), len(works), "works"),
        row("work with start", sum(bool(work.startDate) for work in works), len(works), "works"),
    ]


def _read(text: str) -> ImportedResume | None:
    try:
        return read_resume_bytes(text.encode("utf-8"))
    except ResumeUnreadable:
        return None


def facts_of(resume: Resume) -> dict[str, list[object]]:
    """The facts that `expected.json` states, by kind, each comparable."""
    basics, place = resume.basics, resume.basics.location
    return {
        "contacts": [
            basics.name,
            basics.email,
            basics.phone,
            place.address,
            place.postalCode,
            place.city,
            place.countryCode,
        ],
        "work": [value for w in resume.work for value in (w.position, w.name, w.location, w.startDate, w.endDate)],
        "education": [
            value for e in resume.education for value in (e.studyType, e.area, e.institution, e.startDate, e.endDate)
        ],
        "languages": [value for spoken in resume.languages for value in (spoken.language, spoken.fluency)],
    }


def _stated(person: dict[str, Any]) -> dict[str, list[object]]:
    return {
        "contacts": [person["name"], person["email"], person["phone"], *person["place"]],
        **{kind: [value for entry in person[kind] for value in entry] for kind in ("work", "education", "languages")},
    }


def written_facts() -> Iterator[tuple[str, str, object, object]]:
    """(file, kind, stated, read) of every fact of the written resumes, right or not."""
    for name, person in json.loads((WRITTEN / "expected.json").read_text(encoding="utf-8")).items():
        seen = facts_of(read_resume_bytes((WRITTEN / name).read_bytes()).resume)
        for kind, stated in _stated(person).items():
            for fact, read in zip_longest(stated, seen[kind]):
                yield name, kind, fact, read


def _written() -> list[Row]:
    right: dict[str, list[bool]] = {}
    for _, kind, stated, read in written_facts():
        right.setdefault(kind, []).append(stated == read)
    return [
        Row("written", kind, sum(hits) / len(hits), f"{sum(hits)} of {len(hits)} facts") for kind, hits in right.items()
    ]


def _manners() -> list[Row]:
    right: dict[str, list[bool]] = {}
    for fact in (fact for name in SETS for fact in facts(name)):
        right.setdefault(fact.kind, []).append(fact.right)
    return [
        Row("manners", kind, sum(hits) / len(hits), f"{sum(hits)} of {len(hits)} facts") for kind, hits in right.items()
    ]


if __name__ == "__main__":
    for name, kind, stated, read in written_facts():
        if stated != read:
            print(f"{name:22} {kind:10} {stated!r} <- {read!r}")
    for fact in (fact for name in SETS for fact in facts(name)):
        if not fact.right:
            print(f"{fact.source:22} {fact.kind:10} {fact.field}: {fact.stated!r} <- {fact.read!r}")
