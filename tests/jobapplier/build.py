"""Attempts for tests, with everything that a test does not speak of filled in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from companion.store.attempts import Attempt

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def attempt(**given: Any) -> Attempt:
    values: dict[str, Any] = {
        "id": 1, "user": 1, "posting": None, "application": None, "ats_key": None, "job_key": "job",
        "url": "https://jobs.example.com/1", "host": "jobs.example.com", "company": "Northwind Tools", "title": "Welder",
        "ats": None, "mode": "review", "state": "queued", "version": 1, "reason": "", "note": "", "page_url": None,
        "score": None, "closes": None, "place": 0, "headed": False, "insisted": False, "tries": 0, "review": None, "answers": {},
        "approved": None, "created": NOW, "changed": NOW, "opened": None, "pressed": None, "confirmation": None,
        "resume_sha256": None,
    }  # fmt: skip
    return Attempt(**{**values, **given})
