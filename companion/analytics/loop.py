"""The 15-minute loop: every user's metrics counted from scratch, whatever the events told, and the models fitted to them."""

from __future__ import annotations

from typing import Protocol

from companion.analytics.forecast import Forecast
from companion.analytics.service import Analytics
from companion.logs import get_logger

LOOP = "analytics"
SECONDS = 15 * 60


class Runs(Protocol):
    """Keeps when the loop ran, and tells of it."""

    async def start(self, user: int, loop: str) -> None: ...

    async def finish(self, user: int, loop: str, found: int, error: str | None) -> None: ...


class AnalyticsLoop:
    """Counts anew; a fault with one user's data does not keep the others from being counted."""

    def __init__(self, analytics: Analytics, forecast: Forecast, runs: Runs) -> None:
        self._analytics = analytics
        self._forecast = forecast
        self._runs = runs

    async def run(self) -> int:
        """One run over all users; returns how many applications were counted differently than before."""
        found = 0
        for user in await self._analytics.users():
            await self._runs.start(user, LOOP)
            error = None
            differs = 0
            try:
                differs = await self._analytics.refresh(user)
                await self._forecast.prepare(user)
            except Exception as fault:
                get_logger("analytics").error("the loop failed", user=user, exc_info=fault)
                error = f"a defect ({type(fault).__name__}): see the log"
            await self._runs.finish(user, LOOP, differs, error)
            found += differs
        return found
