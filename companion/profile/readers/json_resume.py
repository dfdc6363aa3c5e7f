"""JSON Resume in the forms of its years: version 0's names of fields, single values where lists belong, numbers as years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_OLD_NAMES: dict[str, dict[str, str]] = {
    "basics": {"website": "url", "picture": "image", "title": "label"},
    "work": {"company": "name", "employer": "name", "organization": "name", "title": "position", "website": "url"},
    "education": {"school": "institution", "university": "institution", "degree": "studyType", "gpa": "score", "website": "url"},
    "certificates": {"title": "name", "website": "url"},
    "projects": {"title": "name", "website": "url", "summary": "description"},
    "languages": {"name": "language", "level": "fluency"},
}  # fmt: skip
"""Fields by their name in version 0.0 of the schema, or as people often call them -> the name in version 1.0."""
_BARE = {"skills": "name", "languages": "language", "certificates": "name", "projects": "name", "profiles": "url"}
"""What a text means that stands where an object belongs."""
_LISTS = frozenset({"highlights", "keywords", "courses", "profiles"})
_PLACE = ("city", "region", "countryCode")
"""The parts of a place where one text belongs."""
_OPEN = frozenset({"", "present", "current", "now", "today", "ongoing", "heute"})
"""What stands as the end of what goes on."""
_AS_NUMBERS = frozenset({"startDate", "endDate", "date", "phone", "postalCode", "score", "level"})
"""Texts that some write as numbers: a year, a grade."""
SECTIONS = frozenset({"basics", "work", "education", "skills"})
"""Sections of which a JSON Resume has at least one."""


def as_version_1(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content of a JSON file as version 1.0 of the schema names it; what it names rightly stays as it is."""
    made: dict[str, Any] = {}
    for key, value in content.items():
        if key == "basics" and isinstance(value, Mapping):
            made[key] = _basics(value)
        elif isinstance(value, list):
            made[key] = [_entry(key, entry) for entry in value if entry is not None]
        elif value is not None:
            made[key] = value
    return made


def _entry(section: str, entry: object) -> object:
    if isinstance(entry, str) and section in _BARE:
        return {_BARE[section]: entry}
    if not isinstance(entry, Mapping):
        return entry
    made = _part(entry, _OLD_NAMES.get(section, {}))
    if isinstance(place := made.get("location"), Mapping):
        made["location"] = ", ".join(str(place[name]) for name in _PLACE if place.get(name)) or None
    if str(made.get("endDate")).strip().casefold() in _OPEN:
        del made["endDate"]
    return made


def _basics(part: Mapping[str, Any]) -> dict[str, Any]:
    made = _part(part, _OLD_NAMES["basics"])
    if isinstance(place := made.get("location"), str):
        made["location"] = {"city": place}
    return made


def _part(part: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in part.items():
        new = names.get(key, key)
        if value is None or (new != key and part.get(new)):
            continue  # nothing said, or said by its own name too
        made[new] = _value(new, value)
    return made


def _value(key: str, value: object) -> object:
    if key in _AS_NUMBERS and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if key in _LISTS:
        return [_entry(key, item) for item in (value if isinstance(value, list) else [value]) if item is not None]
    return value
