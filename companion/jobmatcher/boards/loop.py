"""The matching loop: every few minutes the boards that are due are read, one run at a time."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Protocol

from companion.ats.fetch import PoliteFetch
from companion.clock import Clock
from companion.jobmatcher.boards.checker import BoardChecker, Checked
from companion.logs import get_logger
from companion.store.boards import Boards, StoredBoard

LOOP = "matching"
AT_ONCE = 4
"""Boards read beside each other; those on one host take turns anyway."""


class Runs(Protocol):
    """Keeps when the loop ran, and tells of it."""

    async def start(self, user: int, loop: str) -> None: ...

    async def finish(self, user: int, loop: str, found: int, error: str | None) -> None: ...


class MatchingLoop:
    """Reads boards. `run` is what a scheduler calls; `check` what a person asks for.

    `tell` is called with the user at the end of each run: what the boards brought is stored and scored then.
    """

    def __init__(
        self, boards: Boards, checker: BoardChecker, fetch: PoliteFetch, runs: Runs, clock: Clock,
        tell: Callable[[int], Awaitable[object]],
    ) -> None:  # fmt: skip
        self._boards = boards
        self._checker = checker
        self._fetch = fetch
        self._runs = runs
        self._clock = clock
        self._tell = tell
        self._busy: set[int] = set()
        self._tasks: set[asyncio.Task[int]] = set()

    @property
    def running(self) -> bool:
        """Whether a board is being read."""
        return bool(self._busy)

    async def run(self) -> int:
        """Read every board that is due; returns how many postings are new, changed or closed."""
        return await self._read(await self._boards.due(self._clock.now()))

    async def check(self, user: int, board: int | None = None, *, now: bool = True) -> int:
        """Read a user's boards (or one), due or not; those that are due only, without `now`."""
        chosen = [one for one in await self._boards.of_user(user) if board in (None, one.id)]
        moment = self._clock.now()
        return await self._read([one for one in chosen if now or one.due <= moment])

    def start(self, user: int) -> None:
        """Begin to read this user's due boards in the background, and return at once."""
        self.spawn(user, None, now=False)

    def spawn(self, user: int, board: int | None, *, now: bool) -> asyncio.Task[int]:
        """`check` as a task of its own, which a stop ends."""
        task = asyncio.get_running_loop().create_task(self.check(user, board, now=now))
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def stop(self) -> None:
        """End what `start` began; what was stored stays, the rest is read again."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _ended(self, task: asyncio.Task[int]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            get_logger("matching").error("reading boards failed", exc_info=error)

    async def _read(self, boards: list[StoredBoard]) -> int:
        """Read boards that are not being read already; one record of the run for each user."""
        of_user: dict[int, list[StoredBoard]] = defaultdict(list)
        for board in boards:
            if board.id not in self._busy:
                self._busy.add(board.id)
                of_user[board.user].append(board)
        mine = {board.id for some in of_user.values() for board in some}
        gate = asyncio.Semaphore(AT_ONCE)
        try:
            results = await asyncio.gather(*(self._run_of(user, some, gate) for user, some in of_user.items()))
        finally:
            self._busy -= mine
        for user in of_user:
            await self._tell(user)
        return sum(results)

    async def _run_of(self, user: int, boards: list[StoredBoard], gate: asyncio.Semaphore) -> int:
        await self._runs.start(user, LOOP)
        checked = await asyncio.gather(*(self._one(board, gate) for board in boards))
        errors = [one.error for one in checked if one.error]
        found = sum(one.found for one in checked)
        error = None
        if errors:
            error = f"{len(errors)} of {len(boards)} boards could not be read: {errors[0]}"
        await self._runs.finish(user, LOOP, found, error)
        return found

    async def _one(self, board: StoredBoard, gate: asyncio.Semaphore) -> Checked:
        async with gate:
            try:
                return await self._checker.check(board, self._fetch)
            except Exception as error:
                # A defect in one reader must not end the loop for the other boards; it is logged, and told.
                get_logger("matching").error("reading a board failed", board=board.id, exc_info=error)
                return Checked(error=f"{board.url}: a fault of the companion ({type(error).__name__}), see its log")
