"""An official status as an ATS words it, and what it stands for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "data" / "statuses.toml"


@dataclass(frozen=True)
class OfficialStatus:
    """One application as the ATS knows it. `words` holds its status, stage and archive reason as it words them."""

    id: str
    posting_ids: tuple[str, ...]
    title: str | None
    status: str | None
    """A word of the tracker's statuses; None when the ATS's words are not known."""
    words: str
    at: str | None
    """When it got there, ISO 8601; None when the ATS does not say."""


@cache
def _rules() -> dict[str, list[dict[str, Any]]]:
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: [{**rule, "is": re.compile(rule["is"])} for rule in rules] for name, rules in tables.items()}


def status_of(ats: str, fields: Mapping[str, str | None]) -> str | None:
    """The status that `fields` (status, archived, stage) of an ATS stand for; None for unknown words. Pure."""
    rules = _rules()
    for rule in rules.get(ats, []):
        value = (fields.get(rule["field"]) or "").strip().lower()
        if value and rule["is"].fullmatch(value):
            return str(rule["status"])
    stage = (fields.get("stage") or "").strip().lower()
    found = next((rule for rule in rules["stage"] if stage and rule["is"].fullmatch(stage)), None)
    return str(found["status"]) if found else None


def in_words(fields: Mapping[str, str | None]) -> str:
    """The ATS's own words, for evidence."""
    return ", ".join(f"{name}: {value}" for name, value in fields.items() if value)
