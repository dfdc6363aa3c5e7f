"""Many attempts under random kill -9 of companion and browser: `python -m tests.bench.campaign [ATTEMPTS] [SEED]`.

Some employers confirm late, some cut the connection after they noted the application. Ends with a table, and with exit
code 1 when an employer got a second application, or one that arrived is not known to us as sent or unknown.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from companion.clock import SystemClock
from companion.jobapplier.desk import ApplierDesk
from companion.jobapplier.messages import ResumeRequest
from companion.store.attempts import Attempt
from companion.store.database import Database
from companion.store.engine import sqlite_url
from companion.store.folder import DataFolder
from tests.employers.site import EmployersSite
from tests.support.applying import running_applier
from tests.support.killed import ANY, Death, live_and_die
from tests.support.many import ANSWERED, copy_of

LIFE_EDGES = (20, 250)
"""A companion passes so many edges of attempts (about ten an attempt) before it is killed."""
LATE_SECONDS = (0.0, 2.0)
"""So long after that edge: in the middle of something."""
BROWSER_FIRST = 0.5
"""How often its browser is killed at the edge, and the companion later."""
MAX_LIVES = 400
PAGES = 4
GOES_ON = frozenset({"queued", "opening", "filling", "submitting"})
KNOWN = frozenset({"submitted", "confirmed", "unknown"})
FORMS = (*[("line-cook", False)] * 8, *((slug, True) for slug in ANSWERED))
"""Whose form, and whether with the employer's own questions."""
TRICKS: tuple[tuple[float, dict[str, Any]], ...] = (
    (0.05, {"slow_s": 2.0}),
    (0.05, {"trouble": {"answer": "reset"}}),
    (0.05, {"refuse_duplicates": True}),
)
"""How often, and which condition."""


@dataclass
class Tale:
    """What came of a campaign."""

    attempts: int
    seed: int
    lives: int = 0
    browsers: int = 0
    """Browsers that were killed before their companion."""
    seconds: float = 0.0
    states: Counter[str] = field(default_factory=Counter)
    accepted: int = 0
    twice: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    """Arrived, but neither sent nor unknown to us."""
    unfinished: bool = False
    """An attempt was still on its way."""
    made_up: list[str] = field(default_factory=list)
    """Confirmed to us, but never arrived."""
    left: Counter[str] = field(default_factory=Counter)
    """Why attempts were not sent, in the words told to the person."""

    @property
    def sound(self) -> bool:
        """Whether every promise was kept, and every attempt came to its end."""
        ended = self.states.total() == self.attempts and not self.unfinished
        return ended and not (self.twice or self.lost or self.made_up)


async def campaign(number: int, seed: int, edges: tuple[int, int] = LIFE_EDGES, first: Sequence[Death] = ()) -> Tale:
    """So many attempts, and what came of them. `edges`: how long companions live; `first`: how the first ones die."""
    dice, tale, started = random.Random(seed), Tale(number, seed), time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with EmployersSite() as site:
            slugs = [copy_of(site, *_form(dice, index), **_tricks(dice)) for index in range(number)]
            async with running_applier(folder, site, on=False, pages=PAGES, evidence_days=1) as applier:
                await applier.queue(*(site.posting_url(slug) for slug in slugs), mode="auto")
            await _switch_on(folder)
            while tale.lives < MAX_LIVES and await _goes_on(folder, tale):
                tale.lives += 1
                death = first[tale.lives - 1] if tale.lives <= len(first) else _death(dice, edges)
                tale.browsers += await live_and_die(folder, death, _idle(folder)) and death.browser_first
                tale.accepted = site.receipts.counts().total()
                print(f"life {tale.lives}: {dict(tale.states)}, {tale.accepted} received", file=sys.stderr, flush=True)
            await _judge(folder, site, tale)
    tale.seconds = time.monotonic() - started
    return tale


def _form(dice: random.Random, index: int) -> tuple[str, int, bool]:
    slug, asks = dice.choice(FORMS)
    return slug, index, asks


def _tricks(dice: random.Random) -> dict[str, Any]:
    throw, sum_ = dice.random(), 0.0
    for share, conditions in TRICKS:
        sum_ += share
        if throw < sum_:
            return conditions
    return {}


@asynccontextmanager
async def _desk(folder: Path) -> AsyncIterator[ApplierDesk]:
    """The applier's own services on the data of a companion that is dead."""
    clock, data = SystemClock(), DataFolder(folder)
    database = Database(sqlite_url(data.database), clock)
    try:
        yield ApplierDesk(database, data.evidence, None, None, clock)  # type: ignore[arg-type]
    finally:
        await database.close()


async def _switch_on(folder: Path) -> None:
    async with _desk(folder) as desk:
        await desk.store.keep_settings(1, {**await desk.store.settings(1), "on": True}, True)


def _death(dice: random.Random, edges: tuple[int, int]) -> Death:
    return Death(ANY, dice.randint(*edges), dice.uniform(*LATE_SECONDS), dice.random() < BROWSER_FIRST)


def _unfinished(attempts: Sequence[Attempt]) -> bool:
    """Whether one of them goes on by itself: `ready` without a reason is on its way to the button."""
    return any(one.state in GOES_ON or (one.state == "ready" and not one.reason) for one in attempts)


def _idle(folder: Path) -> Callable[[], Awaitable[bool]]:
    async def idle() -> bool:
        async with _desk(folder) as desk:
            return not _unfinished(await desk.store.find(1, {*GOES_ON, "ready"}, 10_000))

    return idle


async def _goes_on(folder: Path, tale: Tale) -> bool:
    """Whether there is anything left to do; what failed is told to go on, as a person would."""
    async with _desk(folder) as desk:
        for failed in await desk.store.find(1, ("failed",)):
            await desk.review.resume(ResumeRequest(attempt=failed.id))
        attempts = await desk.store.find(1, limit=10_000)
    tale.states = Counter(one.state for one in attempts)
    return _unfinished(attempts)


async def _judge(folder: Path, site: EmployersSite, tale: Tale) -> None:
    """Hold what the employers have against what we know."""
    received = {slug: count for (slug, _), count in site.receipts.counts().items()}
    async with _desk(folder) as desk:
        attempts = await desk.store.find(1, limit=10_000)
    tale.states, tale.accepted = Counter(one.state for one in attempts), sum(received.values())
    tale.unfinished = _unfinished(attempts)
    for attempt in attempts:
        slug = attempt.url.rpartition("/")[2]
        count = received.get(slug, 0)
        if count > 1:
            tale.twice.append(slug)
        if attempt.state not in KNOWN:
            tale.left[f"{attempt.state} {attempt.reason}: {attempt.note}"] += 1
        if count and attempt.state not in KNOWN:
            tale.lost.append(f"{slug}: {attempt.state}")
        if not count and attempt.state in ("submitted", "confirmed"):
            tale.made_up.append(slug)


def main(arguments: list[str]) -> int:
    """Run one and print it; the exit code."""
    given = [int(one) for one in arguments]
    tale = asyncio.run(campaign(*(given + [500, 1][len(given) :])))
    print(
        f"{tale.attempts} attempts, seed {tale.seed}: {tale.lives} companions killed, {tale.browsers} of them after their browser"
    )
    print(f"states {dict(tale.states)}; accepted by employers {tale.accepted}; {tale.seconds / 60:.1f} min")
    for why, count in tale.left.most_common():
        print(f"not sent, {count}: {why}")
    print(f"twice: {tale.twice}; arrived but not known: {tale.lost}; known but never arrived: {tale.made_up}")
    return 0 if tale.sound else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
