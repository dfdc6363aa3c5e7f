"""How much of real resume texts is read: the share that gets each section. The set has no labels, so this is
coverage, not accuracy; accuracy is measured on laid-out people in `tests/profile/test_layouts.py`."""

from __future__ import annotations

import json
from pathlib import Path

from companion.profile.importer import ImportedResume, ResumeUnreadable, read_resume_bytes
from tests.eval.table import Row

NAME = "resumes"
SET = "resumes"
FILE = Path("resumes/updated_resume_dataset_unique.jsonl")
FLOORS: dict[str, float] = {
    "resumes/readable": 1.0,
    "resumes/with work": 0.9,
    "resumes/with education": 0.9,
    "resumes/with skills": 0.73,
}


def evaluate(data: Path) -> list[Row]:
    """Coverage over the set of `data`; no rows where it is absent."""
    path = data / FILE
    if not path.exists():
        return []
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    read = [found for text in texts if (found := _read(text)) is not None]
    total = len(texts)
    works = [work for found in read for work in found.resume.work]

    def row(measure: str, count: int, of: int, detail: str) -> Row:
        return Row(SET, measure, round(count / of, 3) if of else 0.0, f"{count} of {of} {detail}")

    return [
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
