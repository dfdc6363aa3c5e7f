"""`companion inspect mail`: what was understood of a mail, as JSON (PRODUCT.md, section 7)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from companion.errors import CompanionError
from companion.jobtracker.mail.link import KnownApplication
from companion.jobtracker.mail.reader import MailReader
from companion.jobtracker.mail.reading import MailReading


class ApplicationsUnreadable(CompanionError):
    """The file given with --applications holds no list of applications."""


def run(inputs: list[str], applications: str | None = None) -> Iterator[dict[str, Any]]:
    """One object for each mail file. `applications` is a JSON file: a list of objects with at least `id`."""
    known = _applications(applications)
    reader = MailReader.load()
    for name in inputs:
        try:
            raw = Path(name).read_bytes()
        except OSError as error:
            yield {"input": name, "error": f"cannot read {name}: {error.strerror}"}
            continue
        yield {"input": name, **as_json(reader.read(raw, known))}


def _applications(path: str | None) -> list[KnownApplication]:
    if path is None:
        return []
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        return TypeAdapter(list[KnownApplication]).validate_python(data)
    except (OSError, ValueError, ValidationError) as error:
        raise ApplicationsUnreadable(
            f"{path} is no JSON list of applications with an id each: {str(error).splitlines()[0]}"
        ) from error


def as_json(reading: MailReading) -> dict[str, Any]:
    """The reading in the shape of PRODUCT.md section 7."""
    interview = reading.interview
    return {
        "kind": reading.verdict.kind,
        "confidence": reading.verdict.confidence,
        "evidence": list(reading.verdict.evidence),
        "company": reading.entities.company,
        "title": reading.entities.title,
        "interview": None if interview is None else {
            "start": interview.start.isoformat() if interview.start else None,
            "end": interview.end.isoformat() if interview.end else None,
            "timezone": interview.timezone,
            "location": interview.location,
            "url": interview.url,
            "cancelled": interview.cancelled,
        },
        "application": reading.link.application,
        "candidates": [
            {"application": candidate.application, "score": candidate.score, "reasons": list(candidate.reasons)}
            for candidate in reading.link.candidates
        ],
        "sender": {
            "domain": reading.message.sender.domain or None,
            "ats": reading.ats,
            "authenticated": reading.authenticated,
        },
    }  # fmt: skip
