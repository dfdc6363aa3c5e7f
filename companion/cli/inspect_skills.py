"""`companion inspect skills FILE…`"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from companion.errors import CompanionError
from companion.jobmatcher.skills.detect import SkillDetector
from companion.profile.importer import read_resume

DOCUMENTS = (".pdf", ".docx")


def run(inputs: list[str]) -> Iterator[list[dict[str, Any]] | dict[str, Any]]:
    """One list an input: every mention with its place in the text (code points); or an object with its error.

    Plain text is taken as it is; of a PDF or DOCX its text. Mentions below 0.6 are parts of job titles.
    """
    detector = SkillDetector.load()
    for name in inputs:
        try:
            text = _text(Path(name))
        except (CompanionError, OSError) as error:
            yield {"input": name, "error": str(error)}
            continue
        yield [asdict(mention) for mention in detector.find(text)]


def _text(path: Path) -> str:
    if path.suffix.lower() in DOCUMENTS:
        return read_resume(path).text
    return path.read_text(encoding="utf-8", errors="replace")
