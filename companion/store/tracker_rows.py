"""The tracker's rows as plain data; those that are shown as they are stand here once, for the database and for clients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from pydantic import ConfigDict, JsonValue

from companion.contracts import Message

Kind = TypeVar("Kind")


def as_row(kind: type[Kind], row: Any) -> Kind:
    """A database row as `kind`: `user_id`, `application_id` and `account_id` lose their ending."""
    values = {name.removesuffix("_id") if name in _OWNERS else name: value for name, value in row._mapping.items()}
    return kind(**values)


_OWNERS = frozenset({"user_id", "application_id", "account_id"})


class Row(Message):
    """Base of rows that are also shown: what a client sees of one is its class, the stored one adds the rest."""

    model_config = ConfigDict(frozen=True)


Shown = TypeVar("Shown", bound=Row)


def shown(view: type[Shown], row: Row) -> Shown:
    """What a client sees of a stored row."""
    return view(**{name: getattr(row, name) for name in view.model_fields})


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


class MailOpinion(Row):
    """What the user's model takes a mail for that the rules were not sure of. Advice: it changes nothing by itself."""

    kind: str
    quote: str
    """The mail's own words that it names."""
    model: str


class MailView(Row):
    """What was made of one mail."""

    id: int
    account: int | None
    folder: str
    sender: str
    subject: str
    date: datetime | None
    kind: str
    confidence: float
    evidence: str
    company: str | None
    title: str | None
    authenticated: bool | None
    application: int | None
    candidates: list[dict[str, JsonValue]]
    state: str
    """other, noted, applied, review, accepted or refused."""
    note: str
    """Why it is in this state."""
    opinion: MailOpinion | None = None


class StoredMail(MailView):
    """The same, with what the tracker keeps for itself."""

    user: int
    uid: int
    message_id: str
    sender_domain: str
    seen_at: datetime
    interview: dict[str, Any] | None
    deadline: datetime | None
    """Until when it wants something done."""


@dataclass(frozen=True)
class StoredDeadline:
    """Until when an application wants something done, by the newest mail of its kind that says so."""

    application: int
    kind: str
    """assessment or offer."""
    deadline: datetime


class InterviewView(Row):
    """One interview; `start` is None while its time zone is unknown, `wall_start` is what the mail says."""

    id: int
    start: datetime | None
    end: datetime | None
    wall_start: str | None
    """What the mail says, where its time zone is unknown."""
    wall_end: str | None
    timezone: str | None
    location: str | None
    url: str | None
    cancelled: bool


class StoredInterview(InterviewView):
    """The same, with what the tracker keeps for itself."""

    user: int
    application: int
    uid: str
    sequence: int
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


class AccountView(Row):
    """A mailbox to read. Its secret lies elsewhere."""

    id: int
    address: str
    host: str
    port: int
    security: str
    """tls or none; none is for loopback only."""
    username: str
    auth: str
    """password or xoauth2."""
    folders: list[str]
    state: str
    """new, ok, refused or unreachable."""
    note: str
    checked: datetime | None


class StoredAccount(AccountView):
    """The same, with what the tracker keeps for itself."""

    user: int
    created: datetime


class AtsKeyView(Row):
    """An employer's key to its ATS, without the secret."""

    id: int
    ats: str
    email: str
    """The candidate's, as the employer knows it."""
    company: str
    state: str
    """new, ok or failed."""
    note: str
    checked: datetime | None


class StoredAtsKey(AtsKeyView):
    """The same, with what the tracker keeps for itself."""

    user: int
    created: datetime


class PortalRowView(Row):
    """One application as its portal worded it last, and what was made of it."""

    id: int
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


class StoredPortalRow(PortalRowView):
    """The same, with what the tracker keeps for itself."""

    user: int
    key: str


class PortalView(Row):
    """A candidate portal that was visited."""

    id: int
    ats: str
    host: str
    url: str
    """Where it lists applications."""
    watched: bool
    """Whether it is read by itself, in a browser the user signed in with."""
    state: str
    """seen (on visits only), new, ok, empty, sign_in (please sign in), window (open now), changed or trouble."""
    note: str
    rows: int
    """Applications it listed when it was read last."""
    checked: datetime | None
    due: datetime | None


class StoredPortal(PortalView):
    """The same, with what the tracker keeps for itself."""

    user: int
    pause: int
    """Seconds until it is read again."""


@dataclass(frozen=True)
class StoredCursor:
    """How far a folder was read."""

    folder: str
    uidvalidity: int
    last_uid: int


class LoopView(Row):
    """The last run of a loop for a user, and counts over all."""

    user: int
    loop: str
    started: datetime
    finished: datetime | None
    runs: int
    failures: int
    found: int
    error: str | None
