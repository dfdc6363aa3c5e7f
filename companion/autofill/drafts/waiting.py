"""Drafts under way: a local model may think for minutes, and no request is held open that long."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Coroutine
from typing import Any

from companion.autofill.messages import DraftProgress, DraftReply
from companion.errors import CompanionError

WAIT_S = 15.0
"""One request waits so long: Chrome stops a worker whose answer takes 30 s to arrive."""
MAX_RUNNING = 8
TICKET_BYTES = 12


class DraftGone(CompanionError):
    """No draft is under way for this ticket."""

    status = 404
    code = "draft_gone"

    def __init__(self) -> None:
        super().__init__("this draft is no longer being written: ask for it again")


class DraftsBusy(CompanionError):
    """Too many drafts are under way."""

    status = 429
    code = "drafts_busy"

    def __init__(self) -> None:
        super().__init__(f"{MAX_RUNNING} drafts are being written already: wait for one of them")


class DraftsUnderWay:
    """Each draft is a task of its own; whoever holds its ticket may wait for it, in turns of `wait_s` seconds."""

    def __init__(self, wait_s: float = WAIT_S) -> None:
        self._wait_s = wait_s
        self._running: dict[tuple[int, str], asyncio.Task[DraftReply]] = {}

    async def start(self, user: int, work: Coroutine[Any, Any, DraftReply]) -> DraftProgress:
        """Begins a draft and waits a turn. Raises what the draft raises, and DraftsBusy."""
        if len(self._running) >= MAX_RUNNING:
            self._drop_unfetched()
        if len(self._running) >= MAX_RUNNING:
            work.close()
            raise DraftsBusy
        ticket = secrets.token_urlsafe(TICKET_BYTES)
        self._running[user, ticket] = asyncio.create_task(work)
        return await self.wait(user, ticket)

    async def wait(self, user: int, ticket: str) -> DraftProgress:
        """Waits another turn. Raises DraftGone, and what the draft raises."""
        task = self._running.get((user, ticket))
        if task is None:
            raise DraftGone
        done, _ = await asyncio.wait({task}, timeout=self._wait_s)
        if not done:
            return DraftProgress(ticket=ticket)
        self._running.pop((user, ticket), None)
        return DraftProgress(draft=task.result())

    def _drop_unfetched(self) -> None:
        """Drafts that are finished and were not asked for since make room: their page was closed, most likely."""
        for key, task in list(self._running.items()):
            if task.done():
                del self._running[key]
                if not task.cancelled():
                    task.exception()  # told of, so that asyncio does not report it as never seen

    async def close(self) -> None:
        """Gives up whatever is being written."""
        for task in self._running.values():
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError, CompanionError):
                await task
        self._running.clear()
