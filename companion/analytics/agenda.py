"""What has a date, and what happened since the person last looked."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Literal

from pydantic import JsonValue

from companion.analytics.messages import (
    CalendarItem,
    CalendarReply,
    CalendarRequest,
    Change,
    ChangesReply,
    ChangesRequest,
    VisitReply,
    VisitRequest,
)
from companion.clock import Clock
from companion.contracts import Event
from companion.store.analytics import AnalyticsStore
from companion.store.tracker import Tracker

BACK, AHEAD = timedelta(days=7), timedelta(days=60)
"""The days of a calendar that was asked for without any."""
MOST_CHANGES = 200
RULE_TEXTS = {
    "no_answer": "No answer yet: ask where it stands", "after_receipt": "No news yet: ask where it stands",
    "assessment_open": "The assessment waits", "after_interview": "Ask about the next steps",
    "thank_you": "Say thank you for the conversation", "offer_open": "Answer the offer",
    "assessment_deadline": "Finish the assessment", "offer_deadline": "Answer the offer",
}  # fmt: skip
"""The tracker's rules in a few words."""

Data = Mapping[str, JsonValue]
ChangeKind = Literal["status", "interview", "suggestion", "follow_up", "application"]
KINDS: dict[str, tuple[ChangeKind, Callable[[Data], str]]] = {
    "status.changed": ("status", lambda data: f"{data['before'] or 'new'} → {data['status'] or 'not known'}"),
    "interview.detected": ("interview", lambda data: _interview_text(data)),
    "mail.suggested": ("suggestion", lambda data: f"{data['kind']}? “{data['subject']}”"),
    "followup.due": ("follow_up", lambda data: rule_text(str(data["rule"]))),
    "application.created": ("application", lambda data: "new application"),
}
"""Event -> kind of change, and its words."""


def rule_text(rule: str) -> str:
    """What a follow-up rule asks for, in words."""
    return RULE_TEXTS.get(rule, rule.replace("_", " "))


def _interview_text(data: Data) -> str:
    if data["cancelled"]:
        return "interview called off"
    return "interview moved" if data["changed"] else "interview invited"


class Agenda:
    """Dates and changes, read when they are asked for."""

    def __init__(self, store: AnalyticsStore, tracker: Tracker, clock: Clock) -> None:
        self._store = store
        self._tracker = tracker
        self._clock = clock

    async def calendar(self, asked: CalendarRequest) -> CalendarReply:
        """Interviews, follow-ups and last days between two moments, in order of time."""
        start = _aware(asked.start) or self._clock.now() - BACK
        end = _aware(asked.end) or self._clock.now() + AHEAD
        items = [item async for item in self._items(asked.user)]
        inside = [item for item in items if start <= when(item) <= end]
        return CalendarReply(items=sorted(inside, key=lambda item: (when(item), item.id)))

    async def _items(self, user: int) -> AsyncIterator[CalendarItem]:
        meetings = await self._tracker.interviews(user)
        due = await self._tracker.follow_ups(user)
        deadlines = await self._tracker.deadlines(user)
        closing = await self._store.closing(user)
        ids = {meeting.application for meeting in meetings} | {one.application for one in due}
        names = await self._store.named(
            user, sorted(ids | {last.application for last in deadlines} | {posting.application for posting in closing})
        )
        for meeting in meetings:
            if meeting.start or meeting.wall_start:
                yield _item(
                    "interview", meeting.id, meeting.application, names, "Interview", at=meeting.start,
                    local=meeting.wall_start, end=meeting.end, timezone=meeting.timezone, location=meeting.location,
                    url=meeting.url, cancelled=meeting.cancelled,
                )  # fmt: skip
        for one in due:
            yield _item("follow_up", one.id, one.application, names, rule_text(one.rule), at=one.due)
        for last in deadlines:
            text = "Last day for the assessment" if last.kind == "assessment" else "Last day to answer the offer"
            yield _item("deadline", last.application, last.application, names, text, at=last.deadline)
        for posting in closing:
            yield _item(
                "closing", posting.application, posting.application, names, "Last day to apply",
                local=posting.closes_at, url=posting.url,
            )  # fmt: skip

    async def changes(self, asked: ChangesRequest) -> ChangesReply:
        """What happened since the last visit, or since the event given."""
        visit = await self._store.visit(asked.user) if asked.after is None else None
        after = asked.after if asked.after is not None else visit.seq if visit else 0
        since = visit.at if visit else await self._store.moment_of(after) if after else None
        seq = await self._store.newest()
        counts = await self._store.count_events(asked.user, after, list(KINDS))
        events = await self._store.newest_events(asked.user, after, list(KINDS), MOST_CHANGES)
        ids = {int(str(event.data["application"])) for event in events if event.data["application"] is not None}
        names = await self._store.named(asked.user, sorted(ids))
        return ChangesReply(
            since=since,
            after=after,
            seq=seq,
            postings=await self._store.postings_since(asked.user, since or datetime.min.replace(tzinfo=UTC)),
            counts={KINDS[type_][0]: count for type_, count in counts.items()},
            changes=[_change(event, names) for event in events],
        )

    async def visit(self, asked: VisitRequest) -> VisitReply:
        """The person saw what happened up to this event; an older mark than the last one moves nothing back."""
        known = await self._store.visit(asked.user)
        newest = await self._store.newest()
        visit = await self._store.set_visit(asked.user, max(min(asked.seq, newest), known.seq if known else 0))
        return VisitReply(at=visit.at, seq=visit.seq)


def when(item: CalendarItem) -> datetime:
    """The moment to sort an item by; a local time of an unknown zone counts as if it were UTC."""
    if item.at is not None:
        return item.at
    return _aware(datetime.fromisoformat(item.local or "")) or datetime.max.replace(tzinfo=UTC)


def _aware(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


def _item(
    kind: Literal["interview", "follow_up", "deadline", "closing"], number: int, application: int,
    names: Mapping[int, tuple[str | None, str | None]], text: str, *, at: datetime | None = None,
    local: str | None = None, end: datetime | None = None, timezone: str | None = None, location: str | None = None,
    url: str | None = None, cancelled: bool = False,
) -> CalendarItem:  # fmt: skip
    title, company = names.get(application, (None, None))
    return CalendarItem(
        kind=kind, id=f"{kind}:{number}", at=at, local=local, end=end, timezone=timezone, application=application,
        title=title, company=company, text=text, location=location, url=url, cancelled=cancelled,
    )  # fmt: skip


def _change(event: Event, names: Mapping[int, tuple[str | None, str | None]]) -> Change:
    kind, text = KINDS[event.type]
    application = None if event.data["application"] is None else int(str(event.data["application"]))
    title, company = names.get(application or 0, (None, None))
    status = event.data["status"] if event.type == "status.changed" else None
    return Change(
        seq=event.seq, at=event.at, kind=kind, application=application, title=title, company=company,
        status=None if status is None else str(status), text=text(event.data),
    )  # fmt: skip
