"""What follows a submit: the application's record, what the tracker learnt since, evidence whose time is over."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Protocol

from companion.jobapplier.evidence import EvidenceKeeper
from companion.jobapplier.ledger import Ledger
from companion.jobapplier.queue import QueueService
from companion.store.attempts import Attempt, Attempts, Overtaken

BEFORE_APPLIED = frozenset({None, "saved", "applying", "closed", "withdrawn"})
"""Statuses that say nothing of an application having arrived."""


class Tracker(Protocol):
    """The tracker, as the applier asks for it."""

    async def sent(self, attempt: Attempt, arrived: bool, when: datetime) -> int:
        """Record the application of an attempt and follow it; the same attempt again is the same application."""
        ...

    async def statuses(self, user: int) -> dict[int, str | None]:
        """Where each application of a user stands."""
        ...


class Settler:
    """Brings attempts and applications into line. Every look may be the first after a death: nothing is done twice."""

    def __init__(
        self, store: Attempts, ledger: Ledger, queue: QueueService, tracker: Tracker, evidence: EvidenceKeeper
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._queue = queue
        self._tracker = tracker
        self._evidence = evidence
        self._lock = asyncio.Lock()
        """One at a time: two that record the same attempt would make two applications of it."""

    async def record(self, attempt: Attempt) -> None:
        """Record the application of an attempt that was just sent, so that it is followed from this moment on."""
        async with self._lock:
            await self._record(attempt)

    async def settle(self) -> None:
        """One look at everything that was sent and is not settled."""
        async with self._lock:
            found = await self._store.unsettled()
            for user in sorted({attempt.user for attempt in found}):
                statuses = await self._tracker.statuses(user)
                for attempt in (one for one in found if one.user == user):
                    await self._one(attempt, statuses)
        for user in await self._store.users():
            await self._evidence.forget_old(user, (await self._queue.settings(user)).evidence_days)

    async def _one(self, attempt: Attempt, statuses: dict[int, str | None]) -> None:
        status = statuses.get(attempt.application) if attempt.application is not None else None
        if attempt.application is None or (_arrived(attempt) and status in BEFORE_APPLIED):
            await self._record(attempt)
            return
        if attempt.state in ("submitted", "unknown") and status not in BEFORE_APPLIED and status != "applied":
            await self._confirm(attempt, f"the application is {status}")
        elif attempt.state == "unknown" and status == "applied":
            await self._advance(attempt, "submitted", "the application is known to have arrived")

    async def _record(self, attempt: Attempt) -> None:
        application = await self._tracker.sent(attempt, _arrived(attempt), attempt.pressed or attempt.changed)
        await self._store.link(attempt, application)

    async def _confirm(self, attempt: Attempt, words: str) -> None:
        """Mail, portal or ATS speak of it: it arrived."""
        fresh: Attempt | None = attempt
        if attempt.state == "unknown":
            fresh = await self._advance(attempt, "submitted", words)
        if fresh is not None:
            await self._advance(fresh, "confirmed", words)

    async def _advance(self, attempt: Attempt, state: str, words: str) -> Attempt | None:
        try:
            return await self._ledger.advance(attempt, state, "settle", words, reason="", note=words)  # type: ignore[arg-type]
        except Overtaken:
            return None


def _arrived(attempt: Attempt) -> bool:
    """Whether it is known to have reached the employer."""
    return attempt.state in ("submitted", "confirmed")
