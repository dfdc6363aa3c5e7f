"""Lists of applications, by pages, with the status each shows now."""

from __future__ import annotations

from datetime import datetime

from companion.clock import Clock
from companion.errors import CompanionError
from companion.jobtracker.messages import ApplicationsReply, ApplicationsRequest
from companion.jobtracker.service import application_view
from companion.statuses import AWAITING, SILENT_AFTER
from companion.store.application_lists import ApplicationLists, Place, Wanted, place_of
from companion.store.tracker import Tracker
from companion.store.tracker_rows import StoredStatusEvent


class CursorUnreadable(CompanionError):
    """The cursor was not given out by this list."""

    status = 422
    code = "invalid"

    def __init__(self) -> None:
        super().__init__("cursor: give the one of the last page, with the same order")


class ApplicationPages:
    """Answers from the database: only the page's own timelines are folded."""

    def __init__(self, lists: ApplicationLists, tracker: Tracker, clock: Clock) -> None:
        self._lists = lists
        self._tracker = tracker
        self._clock = clock

    async def list(self, asked: ApplicationsRequest) -> ApplicationsReply:
        """One page. Raises CursorUnreadable."""
        now = self._clock.now()
        wanted = _wanted(asked, now)
        stored = await self._lists.page(wanted, asked.order, _place(asked.cursor), asked.limit + 1)
        more, stored = len(stored) > asked.limit, stored[: asked.limit]
        by_application: dict[int, list[StoredStatusEvent]] = {}
        for event in await self._tracker.status_events(asked.user, [one.id for one in stored]):
            by_application.setdefault(event.application, []).append(event)
        return ApplicationsReply(
            applications=[application_view(one, by_application.get(one.id, []), now) for one in stored],
            total=await self._lists.count(wanted),
            next=_cursor(place_of(stored[-1])) if more else None,
        )


def _wanted(asked: ApplicationsRequest, now: datetime) -> Wanted:
    """`silent` is a status to a person, but it is worked out: in the store it is an awaited one without a word."""
    statuses = {*asked.statuses, *([asked.status] if asked.status else [])}
    silent = True if asked.status == "silent" else False if asked.status else None
    return Wanted(
        user=asked.user, awaiting=AWAITING, silent_before=now - SILENT_AFTER, statuses=statuses - {"silent"},
        silent=silent, posting=asked.posting_id, text=asked.text,
    )  # fmt: skip


def _cursor(place: Place) -> str:
    return f"{place.id}:{place.moved.isoformat() if place.moved else ''}"


def _place(cursor: str | None) -> Place | None:
    if cursor is None:
        return None
    id_, _, moved = cursor.partition(":")
    try:
        moment = datetime.fromisoformat(moved) if moved else None
    except ValueError:
        raise CursorUnreadable from None
    if not (id_.isascii() and id_.isdecimal() and len(id_) < 10) or (moment is not None and moment.tzinfo is None):
        raise CursorUnreadable
    return Place(int(id_), moment)
