"""kill -9 of the companion at the edges of an attempt, in a process of its own: at most one application arrives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.campaign import campaign
from tests.employers.site import EmployersSite
from tests.support.applying import Applier, running_applier
from tests.support.killed import Death, live_and_die
from tests.support.many import copy_of

pytestmark = pytest.mark.asyncio(loop_scope="session")
DEATHS = (Death("filling"), Death("submitting", 2), Death("pressed"))
"""Of one companion after the other."""
ENDS = [("confirmed", 1), ("unknown", 0), ("unknown", 1)]
"""State and receipts of three attempts, in the order of the queue: the first survives a death while it was filled, the
second died with its button announced, the third with its button pressed."""


@pytest.mark.timeout(600)
async def test_deaths_at_the_edges(tmp_path: Path) -> None:
    async with EmployersSite() as site:
        slugs = [copy_of(site, "line-cook", number, asks=False) for number in range(len(DEATHS))]
        async with running_applier(tmp_path, site, on=False) as applier:
            attempts = await applier.queue(*map(site.posting_url, slugs), mode="auto")
            store = applier.app.companion.services.applier.store
            await store.keep_settings(1, {**await store.settings(1), "on": True}, True)
        for death in DEATHS:
            assert await live_and_die(tmp_path, death), death
        async with running_applier(tmp_path, site) as applier:
            found = [await applier.rest(attempt) for attempt in attempts]
            ends = [
                (one["attempt"]["state"], len(site.receipts.of(slug))) for one, slug in zip(found, slugs, strict=True)
            ]
            assert ends == ENDS, [one["attempt"] for one in found]
            for attempt in attempts:
                await _stays_settled(applier, attempt)
        assert [len(site.receipts.of(slug)) for slug in slugs] == [count for _, count in ENDS]


async def _stays_settled(applier: Applier, attempt: int) -> None:
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
        await runner.settle()  # type: ignore[attr-defined]
        assert (await applier.detail(attempt))["attempt"]["state"] == "confirmed"


@pytest.mark.timeout(600)
async def test_a_campaign_under_random_deaths_keeps_every_promise() -> None:
    """The small sister of `python -m tests.bench.campaign 500`."""
    tale = await campaign(12, seed=7, edges=(10, 60))
    assert tale.sound, tale
    assert tale.lives > 1, "nobody was killed"
