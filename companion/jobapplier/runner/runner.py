"""The runner: looks what is due, gives each attempt a page, and settles by evidence what was sent.

Only one companion runs it on one database: a lease says which. Within a data folder that is the folder's own lock.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal, Protocol

from companion.browser.find import BrowserFailed, BrowserMissing
from companion.browser.trouble import PageTrouble
from companion.errors import CompanionError
from companion.jobapplier.runner.run import Run
from companion.jobapplier.runner.settle import Settler
from companion.jobapplier.runner.tools import ApplySite, RunTools
from companion.logs import get_logger
from companion.store.attempts import Attempt, Attempts, Overtaken
from companion.store.leases import Leases

LEASE = "applying"
LEASE_LIFE = timedelta(seconds=60)
SETTLE_EVERY = timedelta(seconds=60)
STOP_SECONDS = 3.0
"""How long attempts may take at a stop to come to the end of a step."""
PRESSED_SECONDS = 60.0
"""A button that was pressed is waited for so long at a stop; then its outcome is unknown."""


class SiteTab(ApplySite, Protocol):
    """A tab that can be closed."""

    async def close(self) -> None:
        """Close it and what it opened."""
        ...


class Browser(Protocol):
    """A browser of one user (`browser.applying.ApplyBrowser`)."""

    async def page(self) -> SiteTab:
        """A new tab. Raises BrowserMissing, BrowserFailed, PageTrouble."""
        ...

    async def close(self) -> None:
        """Close it; its profile stays."""
        ...


MakeBrowser = Callable[[Path, bool], Browser]
"""By profile folder, and whether it is headless."""


@dataclass
class _Desk:
    """What goes on for one user."""

    browser: Browser | None = None
    headed: bool = False
    tasks: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    stopping: bool = False
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while the browser is opened or closed."""


class Runner:
    """Works on the queues of all users."""

    def __init__(
        self, tools: RunTools, store: Attempts, leases: Leases, holder: str, settler: Settler,
        make_browser: MakeBrowser, profiles: Path,
    ) -> None:  # fmt: skip
        self._tools = tools
        self._store = store
        self._leases = leases
        self._holder = holder
        self._settler = settler
        self._make_browser = make_browser
        self._profiles = profiles
        self._desks: dict[int, _Desk] = {}
        self._mine = False
        self._closing = False
        self._settled: datetime | None = None
        self._look_lock = asyncio.Lock()
        self._extra: set[asyncio.Task[Any]] = set()

    @property
    def state(self) -> Literal["idle", "working", "elsewhere"]:
        """What it does now."""
        if any(desk.tasks for desk in self._desks.values()):
            return "working"
        return "idle" if self._mine or self._settled is None else "elsewhere"

    def soon(self) -> None:
        """Look now, in the background."""
        if not self._closing:
            self._spawn(self._look_quietly())

    def _spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._extra.add(task)
        task.add_done_callback(self._extra.discard)

    async def _look_quietly(self) -> None:
        try:
            await self.look()
        except Exception as error:
            get_logger("applying").error("a look at the queue failed", exc_info=error)

    async def look(self) -> int:
        """One look: start what is due, settle what was sent. Returns how many attempts were started."""
        async with self._look_lock:
            if self._closing or not await self._leases.take(LEASE, self._holder, LEASE_LIFE):
                self._mine = False
                self._settled = self._settled or self._tools.clock.now()
                return 0
            if not self._mine:
                self._mine = True
                await self._tools.ledger.recover()
            started = 0
            for user in sorted({one.user for one in await self._store.find(states=("queued",))}):
                started += await self._start_due(user)
            await self._settle()
        return started

    async def settle(self) -> None:
        """Settle now what was sent, by what is known of it."""
        async with self._look_lock:
            await self._settler.settle()

    async def _settle(self) -> None:
        now = self._tools.clock.now()
        if self._settled is None or now - self._settled >= SETTLE_EVERY:
            self._settled = now
            await self._settler.settle()

    async def _start_due(self, user: int) -> int:
        desk = self._desks.setdefault(user, _Desk())
        settings = await self._tools.queue.settings(user)
        desk.stopping = not settings.on
        started = 0
        while len(desk.tasks) < settings.pages and not self._closing:
            due = [one for one in await self._tools.queue.due(user) if one.id not in desk.tasks]
            windows = [one for one in due if one.headed]
            if desk.tasks and (windows or desk.headed):
                break  # a window has the profile to itself
            if not due:
                break
            chosen = (windows or due)[0]
            if not await self._start(desk, chosen):
                break
            started += 1
        return started

    async def _start(self, desk: _Desk, attempt: Attempt) -> bool:
        now = self._tools.clock.now()
        try:
            opening = await self._tools.ledger.advance(
                attempt, "opening", "open", attempt.url, opened=now, tries=attempt.tries + 1, reason="", note="",
                headed=False,
            )  # fmt: skip
        except Overtaken:
            return False
        task = asyncio.get_running_loop().create_task(self._work(desk, opening, attempt.headed))
        desk.tasks[attempt.id] = task
        return True

    async def _work(self, desk: _Desk, attempt: Attempt, window: bool) -> None:
        try:
            await self._run(desk, attempt, window)
        except Overtaken:
            get_logger("applying").info("an attempt was taken over", attempt=attempt.id)
        except Exception as error:
            get_logger("applying").error("an attempt failed by a defect", attempt=attempt.id, exc_info=error)
            await self._after_defect(attempt.user, attempt.id, error)
        finally:
            desk.tasks.pop(attempt.id, None)
            self._settled = None
        await self._rest(attempt.user, desk)
        self.soon()

    async def _run(self, desk: _Desk, attempt: Attempt, window: bool) -> None:
        try:
            tab = await self._tab(desk, attempt.user, window)
        except (BrowserMissing, BrowserFailed) as error:
            await self._tools.ledger.advance(attempt, "failed", "open", str(error), reason="browser", note=str(error))
            return
        except CompanionError as error:
            await self._tools.ledger.advance(attempt, "failed", "open", str(error), reason=error.code, note=str(error))
            desk.browser = None
            return
        try:
            await Run(self._tools, attempt, tab, lambda: desk.stopping or self._closing, window).go()
        finally:
            try:
                await tab.close()
            except CompanionError as error:
                get_logger("applying").warning("a tab did not close: a new browser is started", error=str(error))
                async with desk.lock:
                    await self._drop(desk)

    async def _tab(self, desk: _Desk, user: int, window: bool) -> SiteTab:
        """A tab; a browser that died is started again, once."""
        async with desk.lock:
            try:
                return await self._new_tab(desk, user, window)
            except PageTrouble:
                await self._drop(desk)
                return await self._new_tab(desk, user, window)

    async def _new_tab(self, desk: _Desk, user: int, window: bool) -> SiteTab:
        if desk.browser is not None and desk.headed != window:
            await self._drop(desk)
        if desk.browser is None:
            desk.browser, desk.headed = self._make_browser(self._profiles / str(user), not window), window
        return await desk.browser.page()

    async def _drop(self, desk: _Desk) -> None:
        browser, desk.browser, desk.headed = desk.browser, None, False
        if browser is not None:
            try:
                await browser.close()
            except CompanionError as error:
                get_logger("applying").warning("a browser did not close", error=str(error))

    async def _after_defect(self, user: int, id_: int, error: Exception) -> None:
        """A defect of ours ends the attempt honestly: unknown when the button may have been pressed."""
        attempt = await self._store.get(user, id_)
        if attempt is None or attempt.state not in ("opening", "filling", "ready", "submitting"):
            return
        note = f"an error of the companion ({type(error).__name__}): see its log"
        state = {"submitting": "unknown", "ready": "queued"}.get(attempt.state, "failed")
        await self._tools.ledger.advance(attempt, state, "defect", note, reason="defect", note=note)  # type: ignore[arg-type]

    async def _rest(self, user: int, desk: _Desk) -> None:
        """Nothing is being worked on: without anything due the browser is closed, its memory given back."""
        async with desk.lock:
            if not desk.tasks and (desk.headed or not await self._tools.queue.due(user)):
                await self._drop(desk)

    async def stop_user(self, user: int) -> int:
        """Stop between two steps what is being worked on for a user; how many attempts that are."""
        desk = self._desks.get(user)
        if desk is None:
            return 0
        desk.stopping = True
        return len(desk.tasks)

    def _tasks(self) -> dict[int, asyncio.Task[None]]:
        return {id_: task for desk in self._desks.values() for id_, task in desk.tasks.items()}

    async def _end(self, seconds: float) -> None:
        if tasks := self._tasks():
            await asyncio.wait(tasks.values(), timeout=seconds)

    async def _cancel(self, which: Callable[[int], bool]) -> None:
        """What is cancelled before its button goes back to the queue at the next start."""
        chosen = [task for id_, task in self._tasks().items() if which(id_)]
        for task in chosen:
            task.cancel()
        await asyncio.gather(*chosen, return_exceptions=True)

    async def stop(self) -> None:
        """Begin nothing more; let what is at its button end, close the browsers, give the lease back."""
        self._closing = True
        await self._end(STOP_SECONDS)
        pressed = {one.id for one in await self._store.find(states=("submitting",))}
        await self._cancel(lambda id_: id_ not in pressed)
        await self._end(PRESSED_SECONDS)
        await self._cancel(lambda _: True)
        for extra in list(self._extra):
            extra.cancel()
        await asyncio.gather(*self._extra, return_exceptions=True)
        for desk in self._desks.values():
            await self._drop(desk)
        if self._mine:
            await self._leases.give_back(LEASE, self._holder)
