"""What a system of applications sends while its form is filled, in words for the person."""

from __future__ import annotations

from functools import cache

from companion.autofill.fields.lexicon import read_table
from companion.contracts import FileValue, FillPlan


@cache
def _sends() -> dict[str, dict[str, str]]:
    return read_table("sends")


def notice(plan: FillPlan) -> str | None:
    """What carrying out `plan` makes the site send before anything is submitted; None when nothing is known of that."""
    known = _sends().get(plan.ats or "")
    if known is None or not plan.items:
        return None
    if known["when"] == "file" and not any(isinstance(item.value, FileValue) for item in plan.items):
        return None
    return known["says"]
