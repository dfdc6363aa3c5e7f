"""kill -9 of the companion at the edges of an attempt, in a process of its own: at most one application arrives."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest

from tests.employers.site import EmployersSite
from tests.support.applying import Applier, running_applier

pytestmark = pytest.mark.asyncio(loop_scope="session")
DEATH_SECONDS = 120.0
SLUG = "accountant"


@asynccontextmanager
async def dying_companion(folder: Path, edge: str) -> AsyncIterator[None]:
    """A companion that kills itself at an edge; what it leaves of its browser is ended, as a log-out would."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.support.killed", str(folder), edge, "1", stdout=subprocess.DEVNULL
    )
    children: list[psutil.Process] = []
    try:
        async with asyncio.timeout(DEATH_SECONDS):
            while process.returncode is None:
                try:
                    children = psutil.Process(process.pid).children(recursive=True) or children
                except psutil.NoSuchProcess:
                    break
                await asyncio.wait({asyncio.ensure_future(process.wait())}, timeout=0.1)
        yield
    finally:
        if process.returncode is None:
            process.kill()
        for child in children:
            if child.is_running():
                child.kill()


@pytest.mark.parametrize(
    ("edge", "state", "received"),
    [("filling", "confirmed", 1), ("submitting", "unknown", 0), ("pressed", "unknown", 1)],
)
async def test_a_death_at_an_edge(tmp_path: Path, edge: str, state: str, received: int) -> None:
    async with EmployersSite() as site:
        async with running_applier(tmp_path, site, on=False) as applier:
            (attempt,) = await applier.queue(site.posting_url(SLUG), mode="auto")
            store = applier.app.companion.services.applier.store
            await store.keep_settings(1, {**await store.settings(1), "on": True}, True)
        async with dying_companion(tmp_path, edge):
            pass
        async with running_applier(tmp_path, site) as applier:
            found = await applier.until(attempt, "confirmed", "unknown", "failed", "needs_human", "ready")
            assert found["attempt"]["state"] == state, found["attempt"]
            assert len(site.receipts.of(SLUG)) == received
            await _stays_settled(applier, attempt, received)


async def _stays_settled(applier: Applier, attempt: int, received: int) -> None:
    """No second press, whatever is asked; what is unknown is settled by evidence."""
    runner = applier.app.companion.services.applier.runner
    assert runner is not None
    await runner.look()  # type: ignore[attr-defined]
    found = await applier.detail(attempt)
    again = await applier.app.ok("/api/jobapplier/queue/add/", {"urls": [found["attempt"]["url"]], "anyway": True})
    assert [one["code"] for one in again["refused"]] == ["applied"]
    if found["attempt"]["state"] == "unknown":
        number = found["attempt"]["application"]
        status = f"/api/jobtracker/application/{number}/status/"
        await applier.app.ok(status, {"status": "acknowledged", "note": "a mail says so"}, "PATCH")
        runner._settled = None  # type: ignore[attr-defined]
        await runner.look()  # type: ignore[attr-defined]
        assert (await applier.detail(attempt))["attempt"]["state"] == "confirmed"
    assert len(applier.site.receipts.of(SLUG)) == received
