"""Mails that tell a status and nothing else: "Status: Rejected", "has been updated to: Offer".

Only what is known to its last word counts (`status_words`), as on a candidate portal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.jobtracker.mail.verdict import Kind
from companion.jobtracker.status_words import status_of
from companion.statuses import Status

_LABEL = re.compile(
    r"^\W*(?:\w+ ){0,4}(?:status|stage|outcome|statut|état|estado|stato|stand|durum|stav|статус|trạng thái|result|hasil)\b[^:]{0,70}:\s*(.*)$"
    r"|\bstatus\b.{0,90}\b(?:updated|changed|set|moved|diubah|diperbarui|menjadi)\b(?: (?:to|menjadi))?:?\s*(.{0,60})$"
    r"|\b(?:memiliki status|now has the status|hat (?:nun |jetzt )?den status|a maintenant le statut)\W+(.{0,60})$",
    re.IGNORECASE,
)
"""A label before a colon, or the end of a sentence that says what a status became."""
MAX_VALUE_WORDS = 6
KINDS: dict[Status, Kind] = {
    "rejected": "rejection", "interview": "interview", "assessment": "assessment", "offer": "offer", "accepted": "offer",
}  # fmt: skip
"""What a mail of such a status is; of the others it says no more than its sentences do."""


def stated_kinds(sentences: list[str]) -> Iterator[tuple[Kind, str]]:
    """The kinds that labelled statuses stand for, each with its words."""
    for number, sentence in enumerate(sentences):
        label = _LABEL.search(sentence[:200]) if ":" in sentence or "stat" in sentence.lower() else None
        if label is None:
            continue
        value = label[1] or label[2] or label[3] or ""
        if not value.strip() and number + 1 < len(sentences):
            value = sentences[number + 1]
        status = status_of(value) if len(value.split()) <= MAX_VALUE_WORDS else None
        if status in KINDS:
            yield KINDS[status], sentence if value in sentence else f"{sentence} {value}"
