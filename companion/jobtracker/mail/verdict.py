"""The kinds of mail, and what is said of one mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["confirmation", "assessment", "interview", "rejection", "offer", "info_request", "outreach", "other"]
AUTOMATIC_CONFIDENCE = 0.8
"""From here on a kind may change a status by itself (when the sender fits too); below it is a suggestion."""
ASSERTED_KINDS = frozenset({"rejection", "offer", "interview", "assessment", "info_request"})
STATUS_KINDS = frozenset({"rejection", "offer", "interview", "assessment", "confirmation"})
"""Kinds that change a status."""


@dataclass(frozen=True)
class Verdict:
    """The kind of one mail, how sure, and the sentences that decided."""

    kind: Kind
    confidence: float
    evidence: tuple[str, ...] = ()
    if_placed: Verdict | None = None
    """What it would say from a sender known to write for an employer of the user's; the mail itself names no job."""
