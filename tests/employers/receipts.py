"""What the employers received: every application that reached a server, with what became of it.

The log is the judge of "at most once": it is written the moment the request is understood, before anything else happens.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Literal

Outcome = Literal["accepted", "refused", "duplicate", "closed", "captcha", "code_wanted"]


@dataclass(frozen=True)
class ReceivedFile:
    """One file as it arrived; `sha256` is of its bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Submission:
    """One application as the employer received it."""

    slug: str
    applicant: str
    """The e-mail address given, in lower case; empty when none was."""
    outcome: Outcome
    fields: dict[str, list[str]]
    files: dict[str, ReceivedFile]
    at: datetime
    errors: dict[str, str] = field(default_factory=dict)
    """Field -> what the server objects to; "" for what concerns the whole form."""

    @property
    def accepted(self) -> bool:
        return self.outcome == "accepted"


def applicant_of(fields: dict[str, list[str]]) -> str:
    """The first value that is an e-mail address."""
    values = (value.strip() for given in fields.values() for value in given)
    return next((value.lower() for value in values if _is_email(value)), "")


def _is_email(value: str) -> bool:
    user, at, host = value.partition("@")
    return bool(user and at and "." in host) and not any(letter.isspace() for letter in value) and "/" not in value


class ReceiptLog(list[Submission]):
    """All that was received, oldest first."""

    def of(self, slug: str, applicant: str = "") -> list[Submission]:
        """What came for one posting, from one person or from all."""
        return [one for one in self if one.slug == slug and applicant.lower() in ("", one.applicant)]

    def accepted(self, slug: str, applicant: str = "") -> list[Submission]:
        """The applications the employer took."""
        return [one for one in self.of(slug, applicant) if one.accepted]

    def counts(self) -> Counter[tuple[str, str]]:
        """(posting, applicant) -> how many applications were taken."""
        return Counter((one.slug, one.applicant) for one in self if one.accepted)

    def as_json(self, slug: str | None = None) -> dict[str, Any]:
        """For readers in other processes (`GET /receipts`)."""
        chosen = [one for one in self if slug in (None, one.slug)]
        counts = [
            {"slug": posting, "applicant": applicant, "accepted": number}
            for (posting, applicant), number in self.counts().items()
            if slug in (None, posting)
        ]
        return {"receipts": [asdict(one) | {"at": one.at.isoformat()} for one in chosen], "counts": counts}
