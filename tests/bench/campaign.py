"""Many attempts under random kill -9 of companion and browser: `python -m tests.bench.campaign [ATTEMPTS] [SEED]`.

Ends with a table, and with exit code 1 when an employer got a second application or one that arrived is not known to us.
"""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import psutil

from tests.employers.site import EmployersSite
from tests.support.applying import Applier, running_applier
from tests.support.many import add_many

LIFE_SECONDS = (4.0, 25.0)
"""How long a companion lives before it is killed."""
MAX_LIVES = 400
GOES_ON = ("queued", "opening", "filling", "submitting")
KNOWN = frozenset({"submitted", "confirmed", "unknown"})


async def campaign(number: int, seed: int) -> int:
    """Run it; the exit code."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with EmployersSite() as site:
            slugs = add_many(site, number)
            async with running_applier(folder, site, on=False, pages=2) as applier:
                await applier.queue(*(site.posting_url(slug) for slug in slugs), mode="auto")
                store = applier.app.companion.services.applier.store
                await store.keep_settings(1, {**await store.settings(1), "on": True}, True)
            lives = 0
            states: Counter[str] = Counter()
            while lives < MAX_LIVES:
                lives += 1
                await _one_life(folder, dice)
                async with running_applier(folder, site, on=False) as applier:
                    states = await _states(applier)
                    again = [one.id for one in await applier.app.companion.services.applier.store.find(1, ("failed",))]
                    for attempt in again:
                        await applier.resume(attempt)
                    if not again and not any(states[state] for state in GOES_ON):
                        break
                    store = applier.app.companion.services.applier.store
                    await store.keep_settings(1, {**await store.settings(1), "on": True}, True)
                print(f"life {lives}: {dict(states)}, {sum(site.receipts.counts().values())} received", flush=True)
            async with running_applier(folder, site, on=False) as applier:
                return await _judge(applier, site, lives)


async def _one_life(folder: Path, dice: random.Random) -> None:
    """A companion that is killed at a random moment, half the time after its browser."""
    command = [sys.executable, "-m", "tests.support.killed", str(folder), "never", "0"]
    process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL)
    await asyncio.sleep(dice.uniform(*LIFE_SECONDS))
    children = psutil.Process(process.pid).children(recursive=True)
    if dice.random() < 0.5:
        for child in children:
            if "chrom" in child.name() and child.is_running():
                child.kill()
        await asyncio.sleep(dice.uniform(0, 3))
    children += psutil.Process(process.pid).children(recursive=True)
    process.kill()
    await process.wait()
    for child in children:
        if child.is_running():
            child.kill()


async def _states(applier: Applier) -> Counter[str]:
    return Counter(one.state for one in await applier.app.companion.services.applier.store.find(1, limit=10_000))


async def _judge(applier: Applier, site: EmployersSite, lives: int) -> int:
    received = site.receipts.counts()
    by_url = {one.url: one.state for one in await applier.app.companion.services.applier.store.find(1, limit=10_000)}
    twice = [slug for (slug, _), count in received.items() if count > 1]
    lost = [slug for (slug, _), count in received.items() if count and by_url[site.posting_url(slug)] not in KNOWN]
    print(f"{len(by_url)} attempts, {lives} lives: {dict(await _states(applier))}")
    print(f"accepted {sum(received.values())}; twice: {twice}; arrived but not known: {lost}")
    return 1 if twice or lost else 0


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:]]
    sys.exit(asyncio.run(campaign(*(numbers + [500, 1][len(numbers) :]))))
