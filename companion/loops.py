"""What runs when: the loops on APScheduler.

APScheduler's default drops a job that is a second late; here a late run runs once. What is due lies in tables: a loop
looks often and cheaply what there is to do, so that a machine that slept is caught up with at the next look.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from companion.logs import get_logger

JOB_DEFAULTS = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


@dataclass(frozen=True)
class Loop:
    """One loop: how often it looks, in seconds, and one look, which returns how much it found."""

    name: str
    seconds: float
    run: Callable[[], Awaitable[int]]


class Loops:
    """Runs loops, each for itself, from the start on and never twice at once."""

    def __init__(self, loops: Sequence[Loop]) -> None:
        self._loops = loops
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=JOB_DEFAULTS)
        self._looks: dict[str, asyncio.Task[None]] = {}
        self._stopped = False

    def start(self) -> None:
        """Begin; every loop looks at once."""
        now = datetime.now(UTC)
        for loop in self._loops:
            self._scheduler.add_job(
                self._begin, "interval", args=(loop,), seconds=loop.seconds, id=loop.name, next_run_time=now
            )
        self._scheduler.start()

    async def stop(self, seconds: float) -> None:
        """Begin no further run, and let those under way end; what takes longer than `seconds` is cancelled.

        A run cut off in the middle of a transaction would leave its connection in an unknown state.
        """
        # The scheduler shuts down at the loop's next turn only; what it still begins until then must not start.
        self._stopped = True
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        looks = [task for task in self._looks.values() if not task.done()]
        if looks:
            _, late = await asyncio.wait(looks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _begin(self, loop: Loop) -> None:
        """Start a look as a task of its own, which the scheduler cannot cut off; never two of one loop at once."""
        under_way = self._looks.get(loop.name)
        if not self._stopped and (under_way is None or under_way.done()):
            self._looks[loop.name] = asyncio.create_task(self._look(loop), name=f"loop {loop.name}")

    @staticmethod
    async def _look(loop: Loop) -> None:
        """One look; a defect in it is logged and does not end the loop."""
        try:
            await loop.run()
        except Exception as error:
            get_logger("loops").error("a loop failed", loop=loop.name, exc_info=error)
