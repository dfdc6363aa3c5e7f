"""Messages of the analytics. Times are in days unless a name says otherwise; shares come with their 95 % interval."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from companion.analytics.facts import Dimension
from companion.contracts import Message


class Share(Message):
    """`count` of `of`. With `too_few` nothing should be read into it."""

    count: int
    of: int
    rate: float | None
    low: float | None
    high: float | None
    too_few: bool


class Quantile(Message):
    """By when this share has it; None where the data do not reach so far."""

    share: float
    days: float | None
    low: float | None
    high: float | None


class CurvePoint(Message):
    """After `days`, this share has it, between `low` and `high`."""

    days: float
    share: float
    low: float
    high: float


class Waiting(Message):
    """How long something takes (Kaplan-Meier: who still waits counts for as long as they have waited)."""

    observed: int
    waiting: int
    quantiles: list[Quantile]
    """At 25, 50 (the median), 75 and 90 %."""
    too_few: bool


class AnalyticsRequest(Message):
    user: int = 1


class SummaryReply(Message):
    """The search at a glance."""

    at: datetime
    seq: int
    """Newest event; everything up to it is counted."""
    postings: int
    """Seen so far."""
    applications: int
    by_status: dict[str, int]
    """With `silent` for those that wait for an answer too long."""
    applied: int
    silent: int
    responses: Share
    interviews: Share
    offers: Share
    time_to_response: Waiting
    upcoming_interviews: int
    follow_ups: int
    """Open ones."""
    reviews: int
    """Mails that wait for a decision."""


class FunnelRequest(Message):
    """The funnel of all, or of one group of a dimension."""

    user: int = 1
    by: Dimension | None = None
    group: str | None = Field(default=None, max_length=300)


class FunnelStage(Message):
    """One stage. `came` counts applications that came this far or further, `was` those that really were at it."""

    stage: str
    was: int
    came: int
    of_applied: Share
    of_previous: Share
    days: float | None
    """Median from sending to this stage, among those that came to it."""


class FunnelReply(Message):
    applied: int
    rejected: int
    stages: list[FunnelStage]


class SankeyNode(Message):
    id: str
    label: str


class SankeyLink(Message):
    source: str
    target: str
    count: int


class SankeyReply(Message):
    """The pipeline: every application that was sent flows from `applied` to where it stands."""

    nodes: list[SankeyNode]
    links: list[SankeyLink]


class BreakdownRequest(Message):
    """The metrics by one dimension, the largest groups first."""

    user: int = 1
    by: Dimension
    limit: int = Field(default=50, ge=1, le=500)


class GroupMetrics(Message):
    """One group of a dimension."""

    group: str
    label: str
    applied: int
    responses: Share
    interviews: Share
    offers: Share
    rejected: int
    time_to_response: Waiting


class BreakdownReply(Message):
    by: Dimension
    total: int
    """Groups there are."""
    groups: list[GroupMetrics]


class ResponseTimesRequest(Message):
    """Times of all, or of one group of a dimension."""

    user: int = 1
    by: Dimension | None = None
    group: str | None = Field(default=None, max_length=300)


class StageTime(Message):
    """How long an application stays at a stage until the next word, whichever it is."""

    stage: str
    time: Waiting


class ReachTime(Message):
    """Days from sending to a stage, among those that came to it: no estimate for the others."""

    stage: str
    count: int
    quantiles: list[Quantile]
    too_few: bool


class ResponseTimesReply(Message):
    to_response: Waiting
    curve: list[CurvePoint]
    """The share that has a response after so many days."""
    stages: list[StageTime]
    reach: list[ReachTime]


class ActivityRequest(Message):
    user: int = 1
    weeks: int = Field(default=26, ge=1, le=260)


class ActivityWeek(Message):
    week: str
    """ISO week, as 2026-W07."""
    starts: str
    """Its Monday, ISO 8601."""
    seen: int
    """Postings."""
    applied: int
    responses: int
    interviews: int
    offers: int
    rejections: int


class ActivityReply(Message):
    """The newest week last; weeks without anything are in it."""

    weeks: list[ActivityWeek]


class SilentRequest(Message):
    user: int = 1
    limit: int = Field(default=100, ge=1, le=1000)


class SilentApplication(Message):
    application: int
    title: str | None
    company: str | None
    status: str
    heard: datetime
    """Newest word."""
    days: int
    """Since then."""


class SilentReply(Message):
    total: int
    applications: list[SilentApplication]
    """The longest silent first."""


class CalendarRequest(Message):
    """From `start` to `end`; by default from 7 days ago to 60 days ahead."""

    user: int = 1
    start: datetime | None = None
    end: datetime | None = None


class CalendarItem(Message):
    """Something with a date: an interview, a follow-up that is due, the last day of a posting."""

    kind: Literal["interview", "follow_up", "deadline", "closing"]
    id: str
    """Stable, such as interview:7."""
    at: datetime | None
    """None where only a local time of an unknown zone is known."""
    local: str | None
    """That local time as the mail says it, or the day of something that lasts the whole day; ISO 8601."""
    end: datetime | None
    timezone: str | None
    application: int
    title: str | None
    company: str | None
    text: str
    location: str | None
    url: str | None
    cancelled: bool


class CalendarReply(Message):
    items: list[CalendarItem]


class ChangesRequest(Message):
    """What happened since the last visit, or since an event."""

    user: int = 1
    after: int | None = Field(default=None, ge=0)


class Change(Message):
    """One thing that happened, as an event tells it."""

    seq: int
    at: datetime
    kind: Literal["status", "interview", "suggestion", "follow_up", "application", "attempt"]
    application: int | None
    title: str | None
    company: str | None
    status: str | None
    """The new one, of a change of status."""
    text: str


class ChangesReply(Message):
    """`since` and `after` are None and 0 for someone who never looked."""

    since: datetime | None
    after: int
    seq: int
    """Newest event: the mark to set once these were seen."""
    postings: int
    """New ones since then."""
    counts: dict[str, int]
    changes: list[Change]
    """The newest first, at most 200."""


class VisitRequest(Message):
    """The person has seen what happened up to this event."""

    user: int = 1
    seq: int = Field(ge=0)


class VisitReply(Message):
    at: datetime
    seq: int


class PredictionRequest(Message):
    """For an application, for a stored posting as if it were applied to now, or in general."""

    user: int = 1
    application: int | None = None
    posting: int | None = None


class PredictionReason(Message):
    """What tells this one from an average application; `effect` is in log odds, positive where it raises."""

    feature: str
    label: str
    value: float
    average: float
    effect: float


class PredictionBin(Message):
    """Of applications the model had not seen: what it said on average, and what came."""

    said: float
    came: Share


class Prediction(Message):
    """How likely it is within so many days of sending. Without `enough` it is the plain rate, and `note` says why."""

    target: Literal["response", "interview"]
    within_days: int
    probability: float
    enough: bool
    note: str
    prior_rate: float
    """What is assumed before anything is known …"""
    prior_weight: float
    """… and for how many applications that counts."""
    observed: Share
    log_loss: float | None
    """On held-out applications; lower is better."""
    base_log_loss: float | None
    """Of always saying the rate so far."""
    bins: list[PredictionBin]
    reasons: list[PredictionReason]
    """The strongest first."""


class PredictionReply(Message):
    response: Prediction
    interview: Prediction
