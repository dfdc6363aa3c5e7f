"""`companion inspect resume FILE…`"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from companion.clock import SystemClock
from companion.errors import CompanionError
from companion.jobmatcher.skills.detect import SkillDetector
from companion.profile.experience import experience_years
from companion.profile.export import resume_to_json
from companion.profile.importer import read_resume


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
            "skills": [asdict(mention) for mention in detector.find(imported.text)],
            "experience_years": experience_years(imported.resume, today),
            "warnings": imported.warnings,
        }
