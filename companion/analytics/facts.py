"""What the metrics count of one application, from its timeline. Pure.

Words used here: an application has *started* once it was sent. A *response* is the employer's own word: an
assessment, a screening, an interview, an offer, a rejection. A receipt ("we got your application") is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from companion.statuses import AWAITING, ENDS, STAGE, Status

RESPONSES: frozenset[str] = frozenset({"assessment", "screening", "interview", "offer", "accepted", "rejected"})
SENT = STAGE["applied"]
Dimension = Literal["source", "ats", "company", "role", "score", "resume", "workplace", "week"]
"""By what the metrics can be split; `source` is how the companion heard of the application."""
UNKNOWN = "unknown"
"""The group of what is not known."""


class EventLike(Protocol):
    """A status event as the metrics see it."""

    @property
    def status(self) -> Status: ...
    @property
    def source(self) -> str: ...
    @property
    def happened_at(self) -> datetime: ...
    @property
    def state(self) -> str: ...


class StepLike(Protocol):
    """A step of a timeline."""

    @property
    def event(self) -> EventLike: ...
    @property
    def moved(self) -> bool: ...


class TimelineLike(Protocol):
    """A folded timeline: the tracker's own, handed in by the composition root."""

    @property
    def status(self) -> Status | None: ...
    @property
    def since(self) -> datetime | None: ...
    @property
    def steps(self) -> Sequence[StepLike]: ...


@dataclass(frozen=True)
class Facts:
    """One application as the metrics count it."""

    id: int
    status: Status | None
    started: datetime | None
    """When it was sent; None while it was not."""
    start_known: bool
    """False where the response itself is the first thing known: it counts, but tells no waiting time."""
    reached: tuple[tuple[Status, datetime], ...]
    """Every status it really was at with the first time, in order of time; what the user took back is not in it."""
    responded: datetime | None
    ended: datetime | None
    """When it ended; None while it is open."""
    heard: datetime | None
    """Newest entry of its timeline."""
    groups: tuple[tuple[Dimension, str], ...]

    @property
    def awaiting(self) -> bool:
        """Whether the employer has the next word."""
        return self.status in AWAITING

    def first(self, status: Status) -> datetime | None:
        """When it was at a status for the first time."""
        return next((at for name, at in self.reached if name == status), None)


def facts_of(
    id_: int, applied_at: datetime | None, timeline: TimelineLike, circumstances: Mapping[Dimension, str | None]
) -> Facts:
    """The facts of one application; `circumstances` are its groups but for the week, None where not known."""
    reached = _reached(timeline.steps)
    sent = [at for status, at in reached.items() if STAGE.get(status, -1) >= SENT or status in RESPONSES]
    responded = min((at for status, at in reached.items() if status in RESPONSES), default=None)
    started = min([*sent, *([applied_at] if applied_at else [])]) if sent else None
    ended = timeline.since if timeline.status in ENDS else None
    groups = [(name, value or UNKNOWN) for name, value in circumstances.items()]
    if started is not None:
        groups.append(("week", week_of(started)))
    return Facts(
        id=id_,
        status=timeline.status,
        started=started,
        start_known=started is not None and (responded is None or started < responded),
        reached=tuple(sorted(reached.items(), key=lambda item: (item[1], STAGE.get(item[0], 9)))),
        responded=responded,
        ended=ended,
        heard=max((step.event.happened_at for step in timeline.steps if step.event.state == "applied"), default=None),
        groups=tuple(groups),
    )


def _reached(steps: Iterable[StepLike]) -> dict[Status, datetime]:
    """First time at each status. The user's word that moves an application back takes back what lay beyond."""
    found: dict[Status, datetime] = {}
    for step in steps:
        if not step.moved:
            continue
        status = step.event.status
        if step.event.source == "user" and status in STAGE:
            found = {name: at for name, at in found.items() if STAGE.get(name, 99) <= STAGE[status]}
        found.setdefault(status, step.event.happened_at)
    return found


def week_of(moment: datetime) -> str:
    """The ISO week of a moment, as 2026-W07."""
    year, week, _ = moment.isocalendar()
    return f"{year}-W{week:02}"
