"""`companion inspect resume FILE…`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from companion.clock import SystemClock
from companion.errors import CompanionError
from companion.jobmatcher.skills.detect import SkillDetector, SkillMention
from companion.profile.experience import experience_years
from companion.profile.export import resume_to_json
from companion.profile.importer import ImportedResume, read_resume
from companion.profile.parse.headings import heading_kind


def run(inputs: list[str]) -> Iterator[dict[str, Any]]:
    """One object an input: the resume as JSON Resume, its skills, years of experience, warnings; or its error."""
    detector = SkillDetector.load()
    today = SystemClock().now().date()
    for name in inputs:
        try:
            imported = read_resume(Path(name))
        except CompanionError as error:
            yield {"input": name, "error": str(error)}
            continue
        yield {
            "input": name,
            "resume": resume_to_json(imported.resume),
            "skills": [asdict(mention) for mention in _own(detector.find(imported.text), imported)],
            "experience_years": experience_years(imported.resume, today),
            "warnings": imported.warnings,
        }


def _own(mentions: Sequence[SkillMention], imported: ImportedResume) -> list[SkillMention]:
    """The mentions that tell of the person: not a section's heading, not the name of a school or an employer."""
    resume = imported.resume
    named = {study.institution for study in resume.education} | {work.name for work in resume.work}
    names = [found.span() for name in named if name for found in re.finditer(re.escape(name), imported.text)]
    return [
        mention
        for mention in mentions
        if heading_kind(_line_of(imported.text, mention)) is None
        and not any(start <= mention.start and mention.end <= end for start, end in names)
    ]


def _line_of(text: str, mention: SkillMention) -> str:
    end = text.find("\n", mention.end)
    return text[text.rfind("\n", 0, mention.start) + 1 : end if end >= 0 else len(text)]
