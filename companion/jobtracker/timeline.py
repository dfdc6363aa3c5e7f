"""One application's status, as a pure fold over its status events.

Events are never changed: a correction is another event, an undo marks one as undone. The fold does not depend
on the order in which events were seen, only on when things happened. Rules:

- The order of authority is the user, the official ATS or portal, our own submit, mail with a passing sender
  authentication, mail without. A weaker source cannot move a stronger one back.
- A posting that closed is a hint, never a rejection: it only ends what was not yet applied to, and only until it turns
  out that it had been.
- A suggestion (`pending`) tells nothing until the user accepts it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from companion.statuses import AWAITING, SILENT_AFTER, STAGE
from companion.statuses import ENDS as ENDS
from companion.statuses import Status as Status

Source = Literal["user", "ats", "portal", "submit", "mail", "mail_unverified"]
State = Literal["applied", "pending", "undone"]

AUTHORITY: dict[Source, int] = {"user": 5, "ats": 4, "portal": 4, "submit": 3, "mail": 2, "mail_unverified": 1}


@dataclass(frozen=True)
class StatusEvent:
    """Something that says where an application stands."""

    id: str
    """Stable over re-reading the same evidence (e.g. "mail:<Message-ID>"): the same event twice counts once."""
    status: Status
    source: Source
    happened_at: datetime
    seen_at: datetime
    confidence: float = 1.0
    evidence: str = ""
    state: State = "applied"


@dataclass(frozen=True)
class Step:
    """One event in the timeline and what the fold made of it."""

    event: StatusEvent
    moved: bool
    reason: str


@dataclass(frozen=True)
class Timeline:
    status: Status | None
    """None before anything is known."""
    since: datetime | None
    decided_by: StatusEvent | None
    steps: tuple[Step, ...] = field(default=())


def fold(events: Iterable[StatusEvent]) -> Timeline:
    """The current status and how it came about. Any order of `events`, with repetitions, gives the same answer."""
    unique = {event.id: event for event in sorted(events, key=_preference)}
    current: StatusEvent | None = None
    steps: list[Step] = []
    for event in sorted(unique.values(), key=_chronology):
        refusal = _refusal(event, current)
        if refusal is None:
            current = event if current is None or event.status != current.status else _confirmed(current, event)
        steps.append(Step(event, refusal is None, refusal or "moved the status"))
    if current is None:
        return Timeline(None, None, None, tuple(steps))
    return Timeline(current.status, current.happened_at, current, tuple(steps))


def with_silence(timeline: Timeline, now: datetime, after: timedelta = SILENT_AFTER) -> Status | None:
    """The status to show: `silent` when an answer is awaited and nothing came for `after`."""
    if timeline.status in AWAITING and timeline.since is not None:
        last = max(step.event.happened_at for step in timeline.steps if step.event.state == "applied")
        if now - last >= after:
            return "silent"
    return timeline.status


def _preference(event: StatusEvent) -> tuple[int, datetime, str]:
    """Which of two records of the same event counts: an undone or accepted one over a pending one."""
    return ({"pending": 0, "applied": 1, "undone": 2}[event.state], event.seen_at, event.status)


def _chronology(event: StatusEvent) -> tuple[datetime, int, int, str]:
    return (event.happened_at, AUTHORITY[event.source], STAGE.get(event.status, 9), event.id)


def _confirmed(current: StatusEvent, event: StatusEvent) -> StatusEvent:
    """The same status from a stronger source: it holds since then, with the stronger authority."""
    return current if AUTHORITY[current.source] >= AUTHORITY[event.source] else event


def _proves_sent(event: StatusEvent) -> bool:
    """What was taken for ended with its posting had been applied to."""
    return STAGE.get(event.status, 0) >= STAGE["applied"] and event.source != "mail_unverified"


def _refusal(event: StatusEvent, current: StatusEvent | None) -> str | None:
    """Why an event does not move the status; None when it does."""
    if event.state == "undone":
        return "undone by you"
    if event.state == "pending":
        return "a suggestion, not accepted yet"
    if current is None or event.source == "user":
        return None
    if event.status == "closed" and STAGE.get(current.status, 9) >= STAGE["applied"]:
        return "a closed posting is no answer to an application"
    if current.status == "closed" and current.source != "user" and _proves_sent(event):
        return None
    stronger = AUTHORITY[current.source] > AUTHORITY[event.source]
    if current.status in ENDS and event.status != current.status:
        if stronger or event.status not in ("interview", "offer", "accepted", "rejected"):
            return f"the application was {current.status}"
        return None
    backwards = STAGE.get(event.status, 9) < STAGE.get(current.status, 9)
    if backwards:
        return f"it was already at {current.status}"
    return None
