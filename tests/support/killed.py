"""A companion in a process of its own that kills itself (SIGKILL) in the middle of attempts: `python -m tests.support.killed`.

Arguments: data folder; the edge of an attempt (as the runner marks it, or `any`); at which passing of it, counted from 1;
how many seconds later; and `browser` when its browser is to be killed before that delay. Prints its address when it
serves, and the processes it leaves behind when it dies, one JSON object a line.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

from companion.app import Companion
from companion.settings import load_settings
from tests.employers.site import HOST_RULES
from tests.support.applying import QUICK

ANY = "any"
DEATH_SECONDS = 300.0


@dataclass(frozen=True)
class Death:
    """When a companion dies."""

    edge: str
    times: int = 1
    late: float = 0.0
    browser_first: bool = False

    def arguments(self) -> list[str]:
        """As this module takes them."""
        return [self.edge, str(self.times), str(self.late), *(["browser"] if self.browser_first else [])]


async def main(folder: Path, death: Death) -> None:
    passed = 0
    dying: list[asyncio.Task[None]] = []

    async def mark(name: str) -> None:
        nonlocal passed
        passed += death.edge in (name, ANY)
        if passed < death.times or dying:
            return
        if not death.late:
            _die()
        dying.append(asyncio.get_running_loop().create_task(_die_late(death)))

    settings = load_settings(data_dir=folder, port=0, secrets="file", browser_args=(HOST_RULES,))
    async with Companion(settings, warm=False, apply_mark=mark, patience=QUICK) as companion:
        print(json.dumps({"url": companion.url}), flush=True)
        await companion.stopping.wait()


async def _die_late(death: Death) -> None:
    if death.browser_first:
        for child in psutil.Process().children(recursive=True):
            if "chrom" in child.name():
                child.kill()
    await asyncio.sleep(death.late)
    _die()


def _die() -> None:
    print(json.dumps({"left": [child.pid for child in psutil.Process().children(recursive=True)]}), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


async def live_and_die(folder: Path, death: Death, idle: Callable[[], Awaitable[bool]] | None = None) -> bool:
    """Run such a companion until it is dead, and end what it leaves of its browser, as a log-out would.

    `idle`: an async function that says whether there is nothing left to do; then it is killed from here. Returns whether it
    died as it should.
    """
    command = [sys.executable, "-m", "tests.support.killed", str(folder), *death.arguments()]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    told = asyncio.ensure_future(process.stdout.read())
    left: list[psutil.Process] = []
    try:
        async with asyncio.timeout(DEATH_SECONDS):
            while not told.done():
                await asyncio.wait({told}, timeout=None if idle is None else 1.0)
                if idle is not None and not told.done() and await idle():
                    left = psutil.Process(process.pid).children(recursive=True)
                    process.kill()
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
    lines = [json.loads(line) for line in (await told).decode().splitlines()]
    dead = lines[-1].get("left") if lines else None
    _end(left + [psutil.Process(pid) for pid in dead or [] if psutil.pid_exists(pid)])
    return dead is not None


def _end(processes: list[psutil.Process]) -> None:
    for process in processes:
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue


if __name__ == "__main__":
    asyncio.run(
        main(Path(sys.argv[1]), Death(sys.argv[2], int(sys.argv[3]), float(sys.argv[4]), "browser" in sys.argv[5:]))
    )
