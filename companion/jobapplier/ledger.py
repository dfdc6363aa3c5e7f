"""The ledger of attempts: every step passes the state machine and is on disk before the act it announces."""

from __future__ import annotations

from typing import Any

from companion.jobapplier.states import State, after_restart, check_transition
from companion.store.attempts import Attempt, Attempts, Overtaken

INTERRUPTED = "interrupted"
UNSURE = "the companion stopped while the application was being sent: whether it arrived is not known"


class Ledger:
    """Advances attempts. Raises NotAllowed for a transition that does not exist, Overtaken when another was faster."""

    def __init__(self, store: Attempts) -> None:
        self._store = store

    async def advance(self, attempt: Attempt, state: State, act: str, said: str = "", **changes: Any) -> Attempt:
        """To a state, with what comes next."""
        check_transition(attempt.state, state)
        return await self._store.advance(attempt, state, act, said, **changes)

    async def step(self, attempt: Attempt, act: str, said: str = "", **changes: Any) -> Attempt:
        """Within the state: announce an act, or note what came of one."""
        check_transition(attempt.state, attempt.state)
        return await self._store.advance(attempt, attempt.state, act, said, **changes)

    async def recover(self) -> int:
        """After a death: what was being sent is unknown, what was only prepared goes back to the queue."""
        found = 0
        for attempt in await self._store.find(states=("opening", "filling", "ready", "submitting")):
            state = after_restart(attempt.state, attempt.reason)
            if state is None:
                continue
            changes: dict[str, Any] = {"reason": INTERRUPTED, "note": "it goes on from the start of the form"}
            if state == "unknown":
                changes["note"] = UNSURE
            try:
                await self._store.advance(attempt, state, "recover", changes["note"], **changes)
            except Overtaken:
                continue
            found += 1
        return found
