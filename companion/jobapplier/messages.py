"""Messages of applying: the queue, attempts, their review, the settings."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from companion.contracts import FieldKind, FieldOption, FillPlan, FormSnapshot, Keep, Message
from companion.jobapplier.states import State

Mode = Literal["review", "auto"]
"""`review` stops before the submit button; `auto` presses it when nothing at all is in doubt."""
MAX_TOGETHER = 500
MAX_URL = 2_000
MAX_TEXT = 20_000

Value = str | bool | list[str] | None


class ApplySettings(Message):
    """How careful applying by itself is. Times of day are the machine's own."""

    on: bool = True
    """False: nothing is opened, filled or sent ("stop all")."""
    daily_cap: int = Field(default=20, ge=0, le=500)
    """Applications sent a day at most."""
    host_pause_seconds: int = Field(default=60, ge=0, le=86_400)
    """Between two visits to one site."""
    employer_pause_minutes: int = Field(default=30, ge=0, le=10_080)
    """Between two applications to one employer."""
    quiet_from: str | None = Field(default=None, pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    """HH:MM; nothing is opened from then …"""
    quiet_to: str | None = Field(default=None, pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    """… until then."""
    pages: int = Field(default=1, ge=1, le=4)
    """Forms that are worked on at once."""
    min_confidence: float = Field(default=0.85, ge=0.5, le=1)
    """What `auto` asks of every required field."""
    evidence_days: int = Field(default=365, ge=0, le=3_650)
    """How long pictures and values are kept; 0 keeps them for ever."""
    read_codes: bool = False
    """Whether a code that a site sends by mail after the button is read from the mailbox and put in. It is kept nowhere."""


class ApplySettingsRequest(Message):
    """What is None stays as it is; an empty `quiet_from` ends the quiet hours."""

    user: int = 1
    on: bool | None = None
    daily_cap: int | None = Field(default=None, ge=0, le=500)
    host_pause_seconds: int | None = Field(default=None, ge=0, le=86_400)
    employer_pause_minutes: int | None = Field(default=None, ge=0, le=10_080)
    quiet_from: str | None = Field(default=None, pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")
    quiet_to: str | None = Field(default=None, pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")
    pages: int | None = Field(default=None, ge=1, le=4)
    min_confidence: float | None = Field(default=None, ge=0.5, le=1)
    evidence_days: int | None = Field(default=None, ge=0, le=3_650)
    read_codes: bool | None = None


class AttemptView(Message):
    """One attempt in a list."""

    id: int
    posting: int | None
    application: int | None
    url: str
    company: str | None
    title: str | None
    ats: str | None
    mode: Mode
    state: State
    reason: str
    """A word for programs: login, captcha, code, question, ambiguous, validation, closed, timeout …"""
    note: str
    """The same for a person, with what to do."""
    page_url: str | None
    score: float | None
    closes: str | None
    created: datetime
    changed: datetime
    pressed: datetime | None
    """When the submit button was pressed."""
    waits: str | None = None
    """Why a queued one does not start yet."""


class QueueRequest(Message):
    user: int = 1
    states: list[State] = []
    """Only these; none means all that are not over."""
    limit: int = Field(default=500, ge=1, le=1_000)


class QueueReply(Message):
    """Attempts in the order in which they will be worked on; those not in the queue after them, the newest first."""

    settings: ApplySettings
    sent_today: int
    runner: Literal["idle", "working", "off", "elsewhere"]
    """`elsewhere`: another companion on the same database runs it."""
    attempts: list[AttemptView]


class QueueAddRequest(Message):
    """Postings by number, by address, or all stored ones from a score on."""

    user: int = 1
    postings: list[int] = Field(default=[], max_length=MAX_TOGETHER)
    urls: list[str] = Field(default=[], max_length=MAX_TOGETHER)
    score_above: float | None = Field(default=None, ge=0, le=100)
    mode: Mode = "review"
    anyway: bool = False
    """Also what is doubtful: a blocker, the same job elsewhere. Never a second application to the same posting."""
    first: bool = False


class QueueRefusal(Message):
    """Why a posting was not queued."""

    posting: int | None = None
    url: str | None = None
    code: str
    """applied, queued, same_job, blocker, closed, forbidden, address, unreadable."""
    message: str
    may_insist: bool = False
    """`anyway` would queue it."""


class QueueAddReply(Message):
    added: list[AttemptView]
    refused: list[QueueRefusal]


class QueueRemoveRequest(Message):
    """Takes attempts out; nothing that was sent can be taken back."""

    user: int = 1
    attempts: list[int] = Field(default=[], max_length=MAX_TOGETHER)
    all: bool = False
    """Everything that waits in the queue."""


class QueueRemoveReply(Message):
    removed: list[int]


class QueueOrderRequest(Message):
    user: int = 1
    attempt: int
    to: Literal["first", "last"]


class AttemptRequest(Message):
    user: int = 1
    attempt: int


class AttemptStep(Message):
    at: datetime
    state: State
    act: str
    note: str


class EvidenceInfo(Message):
    """A kept file, to be read at /api/jobapplier/evidence/{id}/."""

    id: int
    at: datetime
    kind: str
    """form, before, after, problem: pictures; values; confirmation."""
    media_type: str
    sha256: str
    size_bytes: int
    removed: datetime | None = None


class SentFile(Message):
    """A file as it goes to the employer."""

    name: str
    sha256: str
    size_bytes: int


class ReviewItem(Message):
    """One question of the form, and what will be sent for it."""

    key: str
    step: int
    """Page of a form in several steps, from 0."""
    frame: str
    field_id: str
    signature: str
    label: str
    kind: FieldKind
    required: bool
    options: list[FieldOption] = []
    value: Value = None
    """As it stands in the form, read back; None is an empty field."""
    given: Value = None
    """What was put in, where the page shows it otherwise (a date, a phone number)."""
    file: SentFile | None = None
    source: str = ""
    """As in PlanItem; "page" for what the site itself put there."""
    confidence: float = 0
    reason: str = ""
    draft: bool = False
    declaration: bool = False
    """A consent, signature or declaration: the person's own act."""
    keep: Keep = "once"
    """How far an answer given here is proposed to be remembered."""
    edited: bool = False


class Review(Message):
    """What will be sent. `digest` names exactly this; an approval is for a digest."""

    url: str
    made: datetime
    submit: str
    """What the submit button says; empty when the attempt stopped before it."""
    items: list[ReviewItem]
    open: list[str] = []
    """Keys of the items that still want an answer."""
    doubts: list[str] = []
    """Why `auto` does not send it by itself."""
    digest: str = ""


class GivenAnswer(Message):
    """What the person said should stand in one field of this attempt."""

    value: str | bool | list[str]
    signature: str


class AttemptDetail(Message):
    """Everything about one attempt."""

    attempt: AttemptView
    steps: list[AttemptStep]
    review: Review | None = None
    evidence: list[EvidenceInfo] = []
    confirmation: str | None = None
    resume_sha256: str | None = None
    approved: bool = False


class ReviewEditRequest(Message):
    """Another answer for one question. With `scope` it is remembered as well."""

    user: int = 1
    attempt: int
    key: str = Field(max_length=400)
    value: str | bool | list[str]
    scope: str | None = Field(default=None, max_length=200)


class ApproveRequest(Message):
    """Send exactly what the review with this digest shows."""

    user: int = 1
    attempt: int
    digest: str = Field(max_length=64)


class ResumeRequest(Message):
    """Go on with an attempt that waits or failed; `window` opens a real one, for what only a person can do."""

    user: int = 1
    attempt: int
    window: bool = False


class SettleRequest(Message):
    """What the person knows of an attempt: it was sent, or it was not."""

    user: int = 1
    attempt: int
    sent: bool
    note: str = Field(default="", max_length=500)


class StopReply(Message):
    settings: ApplySettings
    stopping: int
    """Attempts that were being worked on: they go back to the queue, unless their button was pressed already."""


class ApplyRequest(Message):
    """Starts an apply. `attended`: a plan for the form in view; else an attempt at the head of the queue."""

    user: int = 1
    mode: Literal["attended", "review", "auto"] = "review"
    posting_id: int | None = None
    url: str | None = Field(default=None, max_length=MAX_URL)
    form: FormSnapshot | None = None
    anyway: bool = False


class ApplyReply(Message):
    """Exactly one of the three is there."""

    plan: FillPlan | None = None
    attempt: AttemptView | None = None
    refused: QueueRefusal | None = None


class SubmittedPage(Message):
    """What the page said after the person pressed its submit button."""

    before_url: str = Field(max_length=MAX_URL)
    url: str = Field(max_length=MAX_URL)
    text: str = Field(max_length=MAX_TEXT)
    """Visible text."""
    form_gone: bool
    """The fields that were filled are no longer there."""


class StartMonitoringRequest(Message):
    """Follow an application: a known one, or one to a posting or address. With `on` false it is left alone.

    `page`: the person just sent it by hand; only a page that says so makes it applied.
    """

    user: int = 1
    application: int | None = None
    posting_id: int | None = None
    url: str | None = Field(default=None, max_length=MAX_URL)
    on: bool = True
    page: SubmittedPage | None = None
