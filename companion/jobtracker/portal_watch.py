"""Candidate portals read again by themselves: only those the user switched on, seldom, in a browser they signed in with.

A portal that asks to sign in is no error but a state: it is not opened again until the user signed in at a window. What
cannot be read (another layout, a part of the page only) never takes back what was read before.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from companion.browser.find import BrowserFailed, BrowserMissing, check_display
from companion.browser.trouble import PageTrouble
from companion.clock import Clock
from companion.contracts import PortalSnapshot
from companion.errors import CompanionError
from companion.jobtracker.messages import PortalRequest, PortalsReply, WatchPortalRequest
from companion.jobtracker.portals import PortalService, PortalUnknown, host_of, none_of, portal_ats
from companion.logs import get_logger
from companion.store.tracker import Tracker, TrackerUnit
from companion.store.tracker_rows import PortalView, StoredPortal, shown

SHORTEST_PAUSE = 300
"""Seconds between two readings of a portal, at least; after a reading with news it is this."""
LONGEST_PAUSE = 3_600
"""Readings without news double the pause up to this …"""
TROUBLE_PAUSE = 6 * 3_600
"""… and those that fail, up to this."""
BUSY_PAUSE = 3_600
"""After a portal said that it is asked too often, at least."""
A_RUN = 3
"""Portals read in one run, one after the other."""
WAITING = frozenset({"sign_in", "window"})
"""States in which only the user can go on."""


class PortalHands(Protocol):
    """The browser in which portals are read. All methods raise PageTrouble, BrowserMissing, BrowserFailed."""

    async def read(self, user: int, url: str) -> PortalSnapshot | None:
        """What the portal at an address lists; None where the browser was sent elsewhere."""
        ...

    async def sign_in(self, user: int, url: str) -> PortalSnapshot | None:
        """Open a window at an address until the portal lists something (what it lists) or the user closed it (None)."""
        ...

    async def forget(self, user: int, url: str) -> None:
        """Sign out: drop what the browser keeps of an address' site."""
        ...


class PortalMissing(CompanionError):
    """This user has no portal of this number."""

    status = 404
    code = "portal_missing"

    def __init__(self, number: int) -> None:
        super().__init__(f"no candidate portal {number}: see `companion applications portal list`")


class WindowOpen(CompanionError):
    """A window for this user is open already: the browser's profile can be open once only."""

    status = 409
    code = "window_open"

    def __init__(self) -> None:
        super().__init__("a window to sign in is open already: finish there first")


@dataclass(frozen=True)
class Outcome:
    """What one look at a portal came to."""

    state: str
    note: str
    pause: int
    rows: int


def outcome(portal: StoredPortal, seen: PortalSnapshot | PageTrouble | None, news: int) -> Outcome:
    """The portal's state after a look: what it showed, None where the browser was sent elsewhere, or the trouble. Pure."""
    if isinstance(seen, PageTrouble):
        pause = min(max(portal.pause, SHORTEST_PAUSE) * 2, TROUBLE_PAUSE)
        return Outcome("trouble", str(seen), max(pause, BUSY_PAUSE) if seen.code == "busy" else pause, portal.rows)
    if seen is None or not seen.signed_in:
        return Outcome("sign_in", "the portal asks you to sign in", SHORTEST_PAUSE, portal.rows)
    count = len(seen.rows)
    quiet = min(max(portal.pause, SHORTEST_PAUSE) * 2, LONGEST_PAUSE)
    if count == 0 and portal.rows > 0:
        return Outcome("changed", none_of(portal.rows), quiet, portal.rows)
    if count == 0:
        return Outcome("empty", "it lists no application", quiet, 0)
    note = f"{count} of the {portal.rows} applications it listed before" if count < portal.rows else ""
    return Outcome("ok", note, SHORTEST_PAUSE if news else quiet, count)


class PortalWatch:
    """Which portals are read by themselves, and the reading."""

    def __init__(
        self, tracker: Tracker, portals: PortalService, hands: PortalHands, clock: Clock,
        check_window: Callable[[], None] = check_display,
    ) -> None:  # fmt: skip
        self._tracker = tracker
        self._portals = portals
        self._hands = hands
        self._clock = clock
        self._check_window = check_window
        self._windows: dict[int, asyncio.Task[None]] = {}

    async def list(self, user: int) -> PortalsReply:
        """Portals that were visited, and those that are read by themselves."""
        return PortalsReply(portals=[_view(one) for one in await self._tracker.portals(user)])

    async def watch(self, asked: WatchPortalRequest) -> PortalView:
        """Read a portal by itself from now on. Raises PortalUnknown."""
        host = host_of(asked.url)
        async with self._tracker.write() as unit:
            known = await unit.portal_at(asked.user, host)
            # An employer's own domain in front of a portal is known from a visit only.
            ats = portal_ats(asked.url) or (known.ats if known else None)
            if ats is None:
                raise PortalUnknown(f"{host or asked.url} is no candidate portal that is known")
            values = {
                "url": asked.url, "watched": True, "state": "new", "note": "not read yet",
                "pause": SHORTEST_PAUSE, "due": unit.now,
            }  # fmt: skip
            if known is None:
                id_ = await unit.add("portals", asked.user, ats=ats, host=host, rows=0, **values)
            else:
                id_ = known.id
                await unit.change("portals", id_, **values)
            return _view(await _told(unit, asked.user, id_))

    async def unwatch(self, asked: PortalRequest) -> PortalView:
        """No longer; what its rows said stays, and the browser forgets the sign-in. Raises PortalMissing."""
        async with self._tracker.write() as unit:
            portal = await _need(unit, asked)
            note = "read when you visit it"
            await unit.change("portals", portal.id, watched=False, state="seen", note=note, due=None)
            view = _view(await _told(unit, asked.user, portal.id))
        if asked.user not in self._windows:
            await self._hands.forget(asked.user, portal.url)
        return view

    async def sign_in(self, asked: PortalRequest) -> PortalView:
        """Open a window at the portal; what comes of it is in its state. Raises PortalMissing, NoDisplay, WindowOpen."""
        self._check_window()
        if asked.user in self._windows:
            raise WindowOpen
        async with self._tracker.write() as unit:
            portal = await _need(unit, asked)
            note = "sign in at the window; it closes by itself when your applications are seen"
            await unit.change("portals", portal.id, watched=True, state="window", note=note)
            portal = await _told(unit, asked.user, portal.id)
        task = asyncio.create_task(self._window(portal), name=f"portal window {portal.id}")
        self._windows[asked.user] = task
        task.add_done_callback(lambda done: self._closed(asked.user, done))
        return _view(portal)

    async def signed_in(self, user: int) -> None:
        """Wait until the window of a user is closed."""
        if user in self._windows:
            await asyncio.wait([self._windows[user]])

    async def run(self, user: int) -> int:
        """Read what is due; how much was new."""
        if user in self._windows:
            return 0
        for left in await self._tracker.portals(user):
            if left.state == "window":
                # The companion was stopped while it was open.
                await self._settle(left, None)
        due = [one for one in await self._tracker.portals(user, due=self._clock.now()) if one.state not in WAITING]
        return sum([await self._read(one) for one in due[:A_RUN]])

    async def stop(self) -> None:
        """Close the windows."""
        for task in tuple(self._windows.values()):
            task.cancel()
        await asyncio.gather(*self._windows.values(), return_exceptions=True)

    async def _read(self, portal: StoredPortal) -> int:
        """One reading. Raises BrowserMissing, BrowserFailed."""
        try:
            seen: PortalSnapshot | PageTrouble | None = await self._hands.read(portal.user, portal.url)
        except PageTrouble as trouble:
            seen = trouble
        return await self._settle(portal, seen)

    async def _window(self, portal: StoredPortal) -> None:
        try:
            seen = await self._hands.sign_in(portal.user, portal.url)
            if seen is not None:
                await self._settle(portal, seen)
            else:
                # The window was closed: whether that was after signing in, only a look can tell.
                await self._read(portal)
        except (PageTrouble, BrowserMissing, BrowserFailed) as error:
            await self._settle(portal, PageTrouble("browser", str(error)))

    def _closed(self, user: int, task: asyncio.Task[None]) -> None:
        self._windows.pop(user, None)
        if not task.cancelled() and (error := task.exception()) is not None:
            get_logger("portals").error("a window to sign in failed", exc_info=error)

    async def _settle(self, portal: StoredPortal, seen: PortalSnapshot | PageTrouble | None) -> int:
        news = 0
        if isinstance(seen, PortalSnapshot) and seen.signed_in:
            try:
                news = await self._portals.read(portal.user, seen)
            except PortalUnknown as error:
                seen = PageTrouble("elsewhere", str(error))
        async with self._tracker.write() as unit:
            current = await unit.portal(portal.user, portal.id)
            if current is None or not current.watched:
                return news
            found = outcome(current, seen, news)
            await unit.change(
                "portals", portal.id, state=found.state, note=found.note, pause=found.pause, rows=found.rows,
                checked=unit.now, due=unit.now + timedelta(seconds=found.pause),
            )  # fmt: skip
            await _told(unit, portal.user, portal.id, before=current.state)
        return news


async def _need(unit: TrackerUnit, asked: PortalRequest) -> StoredPortal:
    portal = await unit.portal(asked.user, asked.portal)
    if portal is None:
        raise PortalMissing(asked.portal)
    return portal


async def _told(unit: TrackerUnit, user: int, id_: int, before: str | None = None) -> StoredPortal:
    """The portal as it is now, told of when it is in another state than `before`."""
    portal = await unit.portal(user, id_)
    if portal is None:
        raise PortalMissing(id_)
    if portal.state != before:
        data = {"portal": portal.id, "host": portal.host, "state": portal.state, "note": portal.note}
        await unit.emit("portal.state", user, data)
    return portal


def _view(portal: StoredPortal) -> PortalView:
    return shown(PortalView, portal)
