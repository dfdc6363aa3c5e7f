"""The statuses of an application: one vocabulary for the tracker, the analytics and the API."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

Status = Literal[
    "saved", "applying", "applied", "acknowledged", "assessment", "screening", "interview", "offer",
    "accepted", "rejected", "withdrawn", "closed", "silent",
]  # fmt: skip

STAGE: dict[Status, int] = {
    "saved": 0, "applying": 1, "applied": 2, "acknowledged": 3, "assessment": 4, "screening": 5, "interview": 6,
    "offer": 7, "accepted": 8,
}  # fmt: skip
"""How far an application has come; ends (rejected, withdrawn, closed) have no stage."""
ENDS: frozenset[Status] = frozenset({"rejected", "withdrawn", "closed", "accepted"})
AWAITING: frozenset[Status] = frozenset({"applied", "acknowledged", "assessment", "screening", "interview"})
"""Where the employer has the next word."""
SILENT_AFTER = timedelta(days=30)
"""Nothing heard for this long while an answer is awaited: the application is silent."""
