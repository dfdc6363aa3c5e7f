"""Status events stored, folded and told, within one transaction of the tracker."""

from __future__ import annotations

from collections.abc import Iterable

from companion.jobtracker.timeline import StatusEvent, Timeline, fold
from companion.store.tracker import TrackerUnit
from companion.store.tracker_rows import StoredApplication, StoredStatusEvent

MAX_EVIDENCE_CHARS = 1_000


def as_event(stored: StoredStatusEvent) -> StatusEvent:
    """A stored status event for the fold. The database holds only the words of the timeline's vocabulary."""
    return StatusEvent(
        id=stored.key,
        status=stored.status,  # type: ignore[arg-type]
        source=stored.source,  # type: ignore[arg-type]
        happened_at=stored.happened_at,
        seen_at=stored.seen_at,
        confidence=stored.confidence,
        evidence=stored.evidence,
        state=stored.state,  # type: ignore[arg-type]
    )


def timeline_of(stored: Iterable[StoredStatusEvent]) -> Timeline:
    """The fold of stored status events of one application."""
    return fold(as_event(event) for event in stored)


async def add_event(unit: TrackerUnit, application: StoredApplication, event: StatusEvent) -> Timeline:
    """Append one status event and fold. The same evidence again changes nothing."""
    news = await unit.status_event(application.id, event.id) is None
    if news:
        await unit.add(
            "status_events", application.user, application_id=application.id, key=event.id, status=event.status,
            source=event.source, happened_at=event.happened_at, seen_at=event.seen_at, confidence=event.confidence,
            evidence=event.evidence[:MAX_EVIDENCE_CHARS], state=event.state,
        )  # fmt: skip
    return await refold(unit, application, news=news)


async def refold(unit: TrackerUnit, application: StoredApplication, *, news: bool = True) -> Timeline:
    """Fold the application's events again; a status that became another one is stored and told.

    With `news` (an event came or was undone) it is also told when the status stays.
    """
    timeline = timeline_of(await unit.status_events(application.id))
    current = await unit.application(application.user, application.id)
    before = current.status if current else None
    if current is None or (timeline.status, timeline.since) != (current.status, current.since):
        await unit.change("applications", application.id, status=timeline.status, since=timeline.since)
    if timeline.status != before:
        decided = timeline.decided_by
        data = {
            "application": application.id, "status": timeline.status, "before": before,
            "source": decided.source if decided else "user", "evidence": decided.evidence if decided else "undone by you",
        }  # fmt: skip
        await unit.emit("status.changed", application.user, data)
    elif news:
        await unit.emit("timeline.changed", application.user, {"application": application.id})
    return timeline
