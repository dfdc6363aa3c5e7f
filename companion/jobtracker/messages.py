"""Messages of the tracker: applications, their timelines, mails, accounts, tracking."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from companion.contracts import Message, PortalSnapshot
from companion.jobtracker.timeline import Status
from companion.store.tracker_rows import (
    AccountView,
    AtsKeyView,
    InterviewView,
    LoopView,
    MailView,
    PortalRowView,
    PortalView,
)

SHOWN_ROWS = (AccountView, AtsKeyView, InterviewView, LoopView, MailView, PortalRowView, PortalView)
"""Rows of the store that clients see as they are."""


class TimelineStep(Message):
    """One status event and what it did."""

    key: str
    status: str
    source: str
    happened_at: datetime
    seen_at: datetime
    confidence: float
    evidence: str
    state: Literal["applied", "pending", "undone"]
    moved: bool
    reason: str


class ApplicationView(Message):
    """One application in a list."""

    id: int
    company: str | None
    title: str | None
    url: str | None
    ats: str | None
    posting_id: int | None
    origin: str
    applied_at: datetime | None
    status: str | None
    """With `silent` where an answer is awaited for long."""
    stage: str | None
    """The status without regard to silence."""
    since: datetime | None
    tracking: bool
    posting_state: str | None
    posting_note: str | None


class ApplicationReply(Message):
    """One application with everything known of it."""

    application: ApplicationView
    timeline: list[TimelineStep]
    interviews: list[InterviewView]
    official_status: str
    """Who can tell the official status, in plain words."""


class ApplicationsRequest(Message):
    user: int = 1
    status: str | None = None
    """Only those shown with this status, `silent` among them."""
    statuses: list[str] = Field(default=[], max_length=20)
    """Only those at one of these stages, silent or not."""
    posting_id: int | None = None
    """Only those to this stored posting."""
    text: str = Field(default="", max_length=200)
    """Words looked for in employer and title."""
    order: Literal["newest", "moved"] = "newest"
    """The one known last first, or the one whose status changed last."""
    cursor: str | None = Field(default=None, max_length=60)
    """`next` of the page before."""
    limit: int = Field(default=200, ge=1, le=1000)


class ApplicationsReply(Message):
    applications: list[ApplicationView]
    total: int
    """How many pass the filters."""
    next: str | None
    """Cursor of the next page; None at the end."""


class NewApplicationRequest(Message):
    """An application to know of: to a stored posting, or told by hand."""

    user: int = 1
    posting_id: int | None = None
    company: str | None = Field(default=None, max_length=300)
    title: str | None = Field(default=None, max_length=300)
    url: str | None = Field(default=None, max_length=2000)
    company_domain: str | None = Field(default=None, max_length=255)
    status: Status = "applied"
    at: datetime | None = None
    """When it happened; now when not given."""


class StatusUpdateRequest(Message):
    """A manual update: the user's word wins over every other source."""

    user: int = 1
    status: Status | None = None
    at: datetime | None = None
    note: str = Field(default="", max_length=2000)
    undo: str | None = None
    """Key of a status event to undo, instead of a new status."""


class MailsRequest(Message):
    user: int = 1
    state: str | None = None
    application: int | None = None
    text: str | None = Field(default=None, max_length=200)
    before: int | None = None
    """Only mails with a smaller id: the page after."""
    limit: int = Field(default=100, ge=1, le=1000)


class MailsReply(Message):
    mails: list[MailView]
    waiting: int
    """How many of all the user's mails wait for a decision."""


class DecideMailRequest(Message):
    """What the user says of a suggestion."""

    user: int = 1
    mail: int
    accept: bool
    application: int | None = None
    """Which application, where the mail left it open; none makes a new one."""
    kind: Literal["confirmation", "assessment", "interview", "rejection", "offer", "info_request"] | None = None
    """What it is in truth, where it was taken for something else."""


class AccountsReply(Message):
    accounts: list[AccountView]


class OAuthGrant(Message):
    """What an authorisation server gave for a mailbox: a token, and what renews it. All of it is secret."""

    client_id: str = Field(min_length=1, max_length=500)
    client_secret: str | None = Field(default=None, max_length=500)
    token_url: str = Field(pattern=r"^(https://|http://127\.0\.0\.1[:/])", max_length=500)
    refresh_token: str = Field(min_length=1, max_length=8000)
    access_token: str = Field(min_length=1, max_length=8000)
    expires_at: datetime


class AddAccountRequest(Message):
    """A mailbox to read. The secret is kept in the keyring or a private file, never in the database."""

    user: int = 1
    address: str = Field(min_length=3, max_length=320)
    secret: str | None = Field(default=None, min_length=1, max_length=8000)
    """The app password, or an OAuth2 access token."""
    grant: OAuthGrant | None = None
    """In place of a secret: an OAuth2 grant, whose token is renewed as needed."""
    auth: Literal["password", "xoauth2"] = "password"
    host: str | None = Field(default=None, max_length=255)
    """Found by the address where it is not given."""
    port: int | None = Field(default=None, ge=1, le=65535)
    security: Literal["tls", "none"] = "tls"
    username: str | None = Field(default=None, max_length=320)
    folders: list[str] = Field(default=[], max_length=50)


class RemoveAccountRequest(Message):
    user: int = 1
    account: int


class TrackingSettings(Message):
    """Whether a user is tracked, and how often, in seconds."""

    on: bool = False
    email_interval: int = Field(default=180, ge=30, le=86_400)
    ats_interval: int = Field(default=600, ge=60, le=86_400)
    check_interval: int = Field(default=300, ge=30, le=86_400)


class AtsKeysReply(Message):
    keys: list[AtsKeyView]


class AddAtsKeyRequest(Message):
    """An employer's key that the user may use. The secret goes to the keyring or a private file."""

    user: int = 1
    ats: Literal["greenhouse", "lever", "ashby"]
    company: str = Field(min_length=1, max_length=300)
    email: str = Field(min_length=3, max_length=320)
    """The candidate's address, as the employer knows it."""
    secret: dict[str, str]
    """client_id and client_secret for Greenhouse; api_key for Lever and Ashby."""


class RemoveAtsKeyRequest(Message):
    user: int = 1
    key: int


class PortalSeenRequest(Message):
    """What the extension read on a candidate portal that the user visits."""

    user: int = 1
    snapshot: PortalSnapshot


class PortalReply(Message):
    signed_in: bool
    """False: please sign in on the portal, then it is read."""
    rows: list[PortalRowView]


class PortalsReply(Message):
    portals: list[PortalView]


class WatchPortalRequest(Message):
    """Read a candidate portal by itself from now on."""

    user: int = 1
    url: str = Field(pattern=r"^https?://", max_length=2000)
    """The page on which it lists applications."""


class PortalRequest(Message):
    user: int = 1
    portal: int


class DecidePortalRequest(Message):
    """Which application a row of a portal is about, and what its words stand for where they are not known."""

    user: int = 1
    row: int
    application: int
    status: Status | None = None


class StartTrackingRequest(Message):
    user: int = 1
    email_interval: int | None = Field(default=None, ge=30, le=86_400)
    ats_interval: int | None = Field(default=None, ge=60, le=86_400)
    check_interval: int | None = Field(default=None, ge=30, le=86_400)


class TrackingReply(Message):
    """Where one user's tracking stands."""

    user: int
    settings: TrackingSettings
    tracked: int
    applications: dict[str, int]
    """How many of each status."""
    mails: dict[str, int]
    """How many of each state."""
    loops: list[LoopView]


class GlobalTrackingReply(Message):
    users: list[int]


class TrackingStatsReply(Message):
    """For the operator: every user."""

    users: list[TrackingReply]
    watching: list[int]
    """Accounts whose connection stands at this moment."""


class FollowUpView(Message):
    id: int
    application: int
    company: str | None
    title: str | None
    rule: str
    due: datetime
    state: str
    draft: str


class FollowUpsReply(Message):
    follow_ups: list[FollowUpView]


class FollowUpRequest(Message):
    """Done with it, or not yet."""

    user: int = 1
    follow_up: int
    action: Literal["done", "drop", "snooze"]
    days: int = Field(default=3, ge=1, le=90)
