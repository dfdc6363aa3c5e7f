"""When each loop ran last, how often, and what each user wants of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select, update

from companion.store.database import Database
from companion.store.tracker_rows import LoopView, as_row
from companion.store.tracker_tables import loop_runs
from companion.store.user_settings import keep_setting, read_setting

TRACKING = "tracking"


class LoopRuns:
    """The table of runs, and the setting that says who is tracked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, user: int | None = None) -> list[LoopView]:
        """The last run of each loop, of one user or of all."""
        names = ("user_id", "loop", "started", "finished", "runs", "failures", "found", "error")
        query = select(*(loop_runs.c[name] for name in names)).order_by(loop_runs.c.user_id, loop_runs.c.loop)
        if user is not None:
            query = query.where(loop_runs.c.user_id == user)
        async with self._database.read() as connection:
            return [as_row(LoopView, row) for row in await connection.execute(query)]

    async def start(self, user: int, loop: str) -> None:
        """Note that a run begins: a crash in the middle leaves it without an end."""
        where = (loop_runs.c.user_id == user) & (loop_runs.c.loop == loop)
        async with self._database.write() as unit:
            done = await unit.connection.execute(
                update(loop_runs).where(where).values(started=unit.now, finished=None, runs=loop_runs.c.runs + 1)
            )
            if done.rowcount == 0:
                row = {"user_id": user, "loop": loop, "started": unit.now, "runs": 1, "failures": 0, "found": 0}
                await unit.connection.execute(insert(loop_runs).values(**row))

    async def finish(self, user: int, loop: str, found: int, error: str | None) -> None:
        """Note how a run ended. Events tell of runs that found something, and when runs begin to fail."""
        where = (loop_runs.c.user_id == user) & (loop_runs.c.loop == loop)
        async with self._database.write() as unit:
            before = (await unit.connection.execute(select(loop_runs.c.error).where(where))).scalar()
            failures = loop_runs.c.failures + (1 if error else 0)
            await unit.connection.execute(
                update(loop_runs)
                .where(where)
                .values(finished=unit.now, found=loop_runs.c.found + found, failures=failures, error=error)
            )
            if error is not None and before is None:
                await unit.emit("loop.failed", user, {"loop": loop, "error": error})
            elif found and error is None:
                await unit.emit("loop.ran", user, {"loop": loop, "found": found})

    async def tracking(self, user: int) -> dict[str, Any] | None:
        """What this user wants tracked; None when never said."""
        kept = await read_setting(self._database, user, TRACKING)
        return None if kept is None else kept.value

    async def set_tracking(self, user: int, value: dict[str, Any]) -> None:
        """Keep what this user wants tracked, and tell."""
        async with self._database.write() as unit:
            await keep_setting(unit, user, TRACKING, value)
            await unit.emit("tracking.changed", user, {"on": bool(value.get("on"))})
