"""Repeated sections: how many entries the profile has for one, and whether its "Add another" is to be pressed."""

from __future__ import annotations

from typing import Any

from companion.autofill.facts import Facts
from companion.contracts import FieldDescriptor, PlanItem

MAX_ENTRIES = 5
"""Entries of one section that are filled; older ones stand in the resume."""
CONFIDENCE = 0.9


def entry(field: FieldDescriptor, facts: Facts) -> list[PlanItem]:
    """The press that adds the next entry of work or education, if the profile has one for it.

    `field` is the section's button; its group says of which kind and which number the entry would be.
    """
    kind, _, number = (field.group or "").partition("/")
    entries: list[Any] = list(getattr(facts.profile.resume, kind, ()))[:MAX_ENTRIES]
    if not number.isdigit() or int(number) >= len(entries):
        return []
    return [
        PlanItem(
            field_id=field.id,
            frame=field.frame,
            value=True,
            source=f"profile:{kind}[{number}]",
            confidence=CONFIDENCE,
            reason=f"adds an entry for {_called(entries[int(number)])}",
        )
    ]


def _called(one: Any) -> str:
    names = (getattr(one, name, None) for name in ("position", "studyType", "name", "institution"))
    return next((name for name in names if name), "the next one")
