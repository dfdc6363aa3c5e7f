"""A model of employer, companion and deaths at any moment: whatever happens, an employer gets at most one application.

The real state machine, ledger and database; the site counts. A death is the loss of everything but the database.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from companion.jobapplier.ledger import Ledger
from companion.jobapplier.states import REMOVABLE, SENT, NotAllowed
from companion.store.attempts import AlreadyLive, Attempt, Attempts, NewAttempt, Overtaken
from companion.store.database import Database
from companion.store.engine import sqlite_url
from companion.store.leases import Leases
from tests.support.clock import SetClock
from tests.support.schema import with_schema

JOBS = ("a", "b")
PATH = ("opening", "filling", "ready", "submitting")


class OneEmployerOneApplication(RuleBasedStateMachine):
    """Rules are what companions, people and deaths do, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="companion-model-"))
        data = with_schema(self.folder)
        self.clock = SetClock()
        self.loop = asyncio.new_event_loop()
        self.database = Database(sqlite_url(data.database), self.clock)
        self.store = Attempts(self.database)
        self.ledger = Ledger(self.store)
        self.received: dict[str, int] = dict.fromkeys(JOBS, 0)
        self.stale: list[Attempt] = []
        """What runners that were overtaken or paused still hold in their hands."""

    def do(self, work: object) -> object:
        return self.loop.run_until_complete(work)  # type: ignore[arg-type]

    def attempts(self) -> list[Attempt]:
        return self.do(self.store.find(1))  # type: ignore[return-value]

    def press(self, attempt: Attempt) -> None:
        """The one place where the button is pressed: after `submitting` is stored."""
        self.received[attempt.job_key] += 1

    def try_advance(self, attempt: Attempt, state: str) -> Attempt | None:
        try:
            return self.do(self.ledger.advance(attempt, state, "model"))  # type: ignore[arg-type, return-value]
        except (Overtaken, NotAllowed, AlreadyLive):
            return None

    @rule(job=st.sampled_from(JOBS))
    def queue(self, job: str) -> None:
        new = NewAttempt(url=f"https://jobs.example.com/{job}", host="jobs.example.com", job_key=job, mode="auto")
        try:
            self.do(self.store.add(1, new))
        except AlreadyLive:
            assert any(one.job_key == job and one.state not in ("failed", "abandoned") for one in self.attempts())

    @rule(number=st.integers(0, 5), pressed=st.booleans(), outcome=st.sampled_from(["submitted", "unknown", "dies"]))
    def work(self, number: int, pressed: bool, outcome: str) -> None:
        """A runner takes one attempt a step further; at the button it presses, or dies just before or after."""
        found = [one for one in self.attempts() if one.state in ("queued", "opening", "filling", "ready")]
        if not found:
            return
        attempt = found[number % len(found)]
        self.stale.append(attempt)
        state = {"queued": "opening", "opening": "filling", "filling": "ready", "ready": "submitting"}[attempt.state]
        fresh = self.try_advance(attempt, state)
        if state != "submitting" or fresh is None:
            return
        if pressed:
            self.press(fresh)
        if outcome == "dies":
            self.do(self.ledger.recover())
        elif pressed:
            self.try_advance(fresh, outcome)

    @rule(number=st.integers(0, 20), state=st.sampled_from(PATH))
    def late_runner(self, number: int, state: str) -> None:
        """Somebody who slept goes on with what was true before."""
        if not self.stale:
            return
        fresh = self.try_advance(self.stale[number % len(self.stale)], state)
        if fresh is not None and fresh.state == "submitting":
            self.press(fresh)

    @rule()
    def death_and_restart(self) -> None:
        self.do(self.ledger.recover())

    @rule(number=st.integers(0, 5))
    def retry(self, number: int) -> None:
        found = [one for one in self.attempts() if one.state in ("failed", "needs_human", "ready")]
        if found:
            self.try_advance(found[number % len(found)], "queued")

    @rule(number=st.integers(0, 5))
    def remove(self, number: int) -> None:
        found = [one for one in self.attempts() if one.state in REMOVABLE]
        if found:
            self.try_advance(found[number % len(found)], "abandoned")

    @invariant()
    def at_most_one_arrives(self) -> None:
        assert all(count <= 1 for count in self.received.values()), self.received

    @invariant()
    def what_arrived_is_known(self) -> None:
        attempts = self.attempts()
        for job, count in self.received.items():
            states = {one.state for one in attempts if one.job_key == job}
            assert not count or states & (SENT | {"submitting"}), (job, states)

    def teardown(self) -> None:
        self.do(self.database.close())
        self.loop.close()
        shutil.rmtree(self.folder, ignore_errors=True)


TestAtMostOnce = OneEmployerOneApplication.TestCase
TestAtMostOnce.settings = settings(
    max_examples=8, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)


async def test_a_second_companion_does_not_run_a_second_runner(tmp_path: Path) -> None:
    clock = SetClock()
    data = with_schema(tmp_path)
    database = Database(sqlite_url(data.database), clock)
    leases = Leases(database)
    minute = timedelta(seconds=60)
    assert await leases.take("applying", "first", minute)
    assert not await leases.take("applying", "second", minute)
    clock.move(seconds=30)
    assert await leases.take("applying", "first", minute), "held on to"
    clock.move(seconds=45)
    assert not await leases.take("applying", "second", minute)
    clock.move(seconds=30)
    assert await leases.take("applying", "second", minute), "who died is replaced"
    await leases.give_back("applying", "first")
    assert not await leases.take("applying", "first", minute)
    await database.close()
