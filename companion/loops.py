"""What runs when: the loops on APScheduler.

APScheduler's default drops a job that is a second late; here a late run runs once. What is due lies in tables: a loop
looks often and cheaply what there is to do, so that a machine that slept is caught up with at the next look.
"""

from __future__ import annotations

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

    def start(self) -> None:
        """Begin; every loop looks at once."""
        now = datetime.now(UTC)
        for loop in self._loops:
            self._scheduler.add_job(
                self._look, "interval", args=(loop,), seconds=loop.seconds, id=loop.name, next_run_time=now
            )
        self._scheduler.start()

    def stop(self) -> None:
        """Begin no further run."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    @staticmethod
    async def _look(loop: Loop) -> None:
        """One look; a defect in it is logged and does not end the loop."""
        try:
            await loop.run()
        except Exception as error:
            get_logger("loops").error("a loop failed", loop=loop.name, exc_info=error)
