"""The tracker's rows as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

Row = TypeVar("Row")


def as_row(kind: type[Row], row: Any) -> Row:
    """A database row as `kind`: `user_id`, `application_id` and `account_id` lose their ending."""
    values = {name.removesuffix("_id") if name in _OWNERS else name: value for name, value in row._mapping.items()}
    return kind(**values)


_OWNERS = frozenset({"user_id", "application_id", "account_id"})


@dataclass(frozen=True)
class StoredApplication:
    """One application, with the status that its events fold to."""

    id: int
    user: int
    posting_id: int | None
    company: str | None
    title: str | None
    url: str | None
    ats: str | None
    external_id: str | None
    company_domain: str | None
    origin: str
    """posting, hand, mail or submit: how the companion heard of it."""
    created: datetime
    applied_at: datetime | None
    tracking: bool
    status: str | None
    since: datetime | None
    posting_state: str | None
    """open, closed or unknown, as last seen on the ATS; None when never looked."""
    posting_note: str | None
    posting_etag: str | None
    posting_checked: datetime | None
    posting_digest: str | None


@dataclass(frozen=True)
class StoredStatusEvent:
    """One status event; `key` tells the same evidence again."""

    id: int
    user: int
    application: int
    key: str
    status: str
    source: str
    happened_at: datetime
    seen_at: datetime
    confidence: float
    evidence: str
    state: str


@dataclass(frozen=True)
class StoredMail:
    """What was made of one mail."""

    id: int
    user: int
    account: int | None
    folder: str
    uid: int
    message_id: str
    sender: str
    sender_domain: str
    subject: str
    date: datetime | None
    seen_at: datetime
    kind: str
    confidence: float
    evidence: str
    company: str | None
    title: str | None
    authenticated: bool | None
    application: int | None
    candidates: list[dict[str, Any]]
    interview: dict[str, Any] | None
    deadline: datetime | None
    """Until when it wants something done."""
    state: str
    """other, noted, applied, review, accepted or refused."""
    note: str
    """Why it is in this state."""


@dataclass(frozen=True)
class StoredDeadline:
    """Until when an application wants something done, by the newest mail of its kind that says so."""

    application: int
    kind: str
    """assessment or offer."""
    deadline: datetime


@dataclass(frozen=True)
class StoredInterview:
    """One interview; `start` is None while its time zone is unknown, `wall_start` is what the mail says."""

    id: int
    user: int
    application: int
    uid: str
    sequence: int
    start: datetime | None
    end: datetime | None
    wall_start: str | None
    wall_end: str | None
    timezone: str | None
    location: str | None
    url: str | None
    cancelled: bool
    changed: datetime


@dataclass(frozen=True)
class StoredFollowUp:
    """Something to do about an application."""

    id: int
    user: int
    application: int
    rule: str
    anchor: str
    due: datetime
    state: str
    """open, done or dropped."""
    draft: str
    created: datetime
    told: datetime | None


@dataclass(frozen=True)
class StoredAccount:
    """A mailbox to read. Its secret lies elsewhere."""

    id: int
    user: int
    address: str
    host: str
    port: int
    security: str
    """tls or none; none is for loopback only."""
    username: str
    auth: str
    """password or xoauth2."""
    folders: list[str]
    created: datetime
    state: str
    """new, ok, refused or unreachable."""
    note: str
    checked: datetime | None


@dataclass(frozen=True)
class StoredAtsKey:
    """An employer's key to its ATS. Its secret lies elsewhere."""

    id: int
    user: int
    ats: str
    email: str
    """The candidate's, as the employer knows it."""
    company: str
    created: datetime
    state: str
    """new, ok or failed."""
    note: str
    checked: datetime | None


@dataclass(frozen=True)
class StoredPortalRow:
    """One application as a candidate portal worded it last."""

    id: int
    user: int
    key: str
    ats: str
    url: str
    company: str | None
    title: str
    requisition: str | None
    words: str
    status: str | None
    """None when the words are not known."""
    application: int | None
    state: str
    """applied, unknown (wording) or review (which application?)."""
    note: str
    seen_at: datetime


@dataclass(frozen=True)
class StoredPortal:
    """A candidate portal."""

    id: int
    user: int
    ats: str
    host: str
    url: str
    """Where it lists applications."""
    watched: bool
    """Whether it is read by itself: only where the user switched that on."""
    state: str
    """seen, new, ok, empty, sign_in, window, changed or trouble."""
    note: str
    rows: int
    """Applications listed when it was read last."""
    pause: int
    """Seconds until it is read again."""
    checked: datetime | None
    due: datetime | None


@dataclass(frozen=True)
class StoredCursor:
    """How far a folder was read."""

    folder: str
    uidvalidity: int
    last_uid: int


@dataclass(frozen=True)
class StoredRun:
    """The last run of a loop for a user, and counts over all."""

    user: int
    loop: str
    started: datetime
    finished: datetime | None
    runs: int
    failures: int
    found: int
    error: str | None
