"""Why a field is left open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """The reason in words for the person; `asked`: worth asking even when the field is optional."""

    reason: str
    asked: bool = False
