"""The tracker's loops: a look finds out, for everyone who is tracked, which are due, and runs those.

When each ran last lies in a table, so that an overdue one runs at the first look after a start or a sleep.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from companion.clock import Clock
from companion.errors import CompanionError
from companion.jobtracker.ats_loop import AtsLoop
from companion.jobtracker.follow_ups import FollowUpService
from companion.jobtracker.mail.mailroom import Mailroom
from companion.jobtracker.messages import TrackingSettings
from companion.jobtracker.portal_watch import PortalWatch
from companion.jobtracker.tracking import TrackingService
from companion.logs import get_logger
from companion.store.loop_runs import LoopRuns

PORTAL_SECONDS = 60
"""How often it is looked whether a portal is due; each has its own pause, of minutes to hours."""


@dataclass(frozen=True)
class Loop:
    """One loop of the tracker: its interval in seconds, and a run for one user that returns how much it found."""

    name: str
    interval: Callable[[TrackingSettings], int]
    run: Callable[[int, TrackingSettings], Awaitable[int]]


class TrackerLoops:
    """Keeps the mailroom as the switches say, and runs what is due."""

    def __init__(
        self, tracking: TrackingService, runs: LoopRuns, mailroom: Mailroom, follow_ups: FollowUpService,
        ats: AtsLoop, portals: PortalWatch, clock: Clock,
    ) -> None:  # fmt: skip
        self._tracking = tracking
        self._runs = runs
        self._mailroom = mailroom
        self._follow_ups = follow_ups
        self._ats = ats
        self._portals = portals
        self._clock = clock
        self._looking = asyncio.Lock()
        self._tasks: set[asyncio.Task[int]] = set()
        self._loops = (
            Loop("email", lambda settings: settings.email_interval, self._email),
            Loop("ats", lambda settings: settings.ats_interval, self._look_at_postings),
            Loop("check", lambda settings: settings.check_interval, self._check),
            Loop("portals", lambda _: PORTAL_SECONDS, self._read_portals),
        )

    async def look(self) -> int:
        """One look. Returns how much was found."""
        async with self._looking:
            wanted = await self._tracking.tracked_users()
            await self._mailroom.arrange({user: settings.email_interval for user, settings in wanted.items()})
            last = {(run.user, run.loop): run.started for run in await self._runs.all()}
            found = 0
            for user, settings in wanted.items():
                for loop in self._loops:
                    started = last.get((user, loop.name))
                    every = timedelta(seconds=loop.interval(settings))
                    if started is None or self._clock.now() - started >= every:
                        found += await self._run(loop, user, settings)
            return found

    def soon(self) -> None:
        """A look in the background: a switch was turned, or a mailbox came or went."""
        task = asyncio.create_task(self.look(), name="tracker look")
        self._tasks.add(task)
        task.add_done_callback(self._done)

    async def stop(self) -> None:
        """End what runs."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._portals.stop()
        await self._mailroom.close()

    def _done(self, task: asyncio.Task[int]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            get_logger("tracker").error("a look failed", exc_info=error)

    async def _run(self, loop: Loop, user: int, settings: TrackingSettings) -> int:
        """One run: noted before and after; an error is noted, told once, and does not end the loop."""
        await self._runs.start(user, loop.name)
        try:
            found = await loop.run(user, settings)
        except CompanionError as error:
            await self._runs.finish(user, loop.name, 0, str(error))
            return 0
        except Exception as error:
            get_logger("tracker").error("a loop failed", loop=loop.name, user=user, exc_info=error)
            await self._runs.finish(user, loop.name, 0, f"a defect ({type(error).__name__}): see the log")
            return 0
        await self._runs.finish(user, loop.name, found, None)
        return found

    async def _email(self, user: int, settings: TrackingSettings) -> int:
        return await self._mailroom.sweep(user, timedelta(seconds=settings.email_interval))

    async def _look_at_postings(self, user: int, settings: TrackingSettings) -> int:
        return await self._ats.run(user, settings.ats_interval)

    async def _read_portals(self, user: int, _: TrackingSettings) -> int:
        return await self._portals.run(user)

    async def _check(self, user: int, _: TrackingSettings) -> int:
        return await self._follow_ups.check(user)
