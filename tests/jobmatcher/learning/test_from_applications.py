"""What becomes of the person's applications teaches the ranking, each once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.api.test_jobs import save_profile, score, snapshot
from tests.support.companion import CompanionUnderTest, running_companion

ADD = "/api/jobtracker/applications/add/"


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[CompanionUnderTest]:
    async with running_companion(tmp_path / "data") as running:
        await ready(running)
        yield running


async def ready(app: CompanionUnderTest) -> None:
    await save_profile(app, "Python")
    for number, title in enumerate(("Nurse", "Cook")):
        await score(app, snapshot(f"https://jobs.example.com/{number}", title=title))


async def given(app: CompanionUnderTest) -> list[tuple[object, object]]:
    log = await app.companion.services.database.after(0, 1, 500)
    return [(event.data["posting"], event.data["kind"]) for event in log if event.type == "feedback.given"]


async def reaction(app: CompanionUnderTest, count: int) -> list[tuple[object, object]]:
    """The reactions once there are `count`, waited for by the events that tell them."""
    subscription = app.companion.services.bus.subscribe(after=0)
    async with asyncio.timeout(30):
        async for event in subscription:
            count -= event.type == "feedback.given"
            if not count:
                subscription.close()
    return await given(app)


async def add(app: CompanionUnderTest, posting: int, status: str = "applied") -> int:
    reply = await app.ok(ADD, {"posting_id": posting, "status": status})
    return int(reply["application"]["id"])


async def becomes(app: CompanionUnderTest, application: int, status: str) -> None:
    await app.ok(f"/api/jobtracker/application/{application}/status/", {"status": status}, "PATCH")


async def test_applying_and_an_interview_are_reactions(app: CompanionUnderTest) -> None:
    application = await add(app, 1)
    assert await reaction(app, 1) == [(1, "applied")]
    await becomes(app, application, "interview")
    assert await reaction(app, 2) == [(1, "applied"), (1, "answered")]
    listed = await app.ok("/api/jobmatcher/live-scores/?state=answered", method="GET")
    assert [one["posting"] for one in listed["scores"]] == [1]


async def test_the_same_word_is_taken_once_and_a_rejection_takes_nothing_back(app: CompanionUnderTest) -> None:
    application = await add(app, 1, "interview")
    assert await reaction(app, 1) == [(1, "answered")]
    await becomes(app, application, "rejected")
    await becomes(app, application, "interview")
    assert await app.companion.services.feedback.learn_from_applications(1) == 0
    assert await given(app) == [(1, "answered")]


async def test_a_saved_application_says_nothing(app: CompanionUnderTest) -> None:
    await add(app, 1, "saved")
    assert await app.companion.services.feedback.learn_from_applications(1) == 0


async def test_a_reset_is_not_undone_by_old_applications(app: CompanionUnderTest) -> None:
    await add(app, 1)
    await reaction(app, 1)
    await app.ok("/api/jobmatcher/reset-learning/", {})
    assert await app.companion.services.feedback.learn_from_applications(1) == 0


async def test_what_happened_while_nobody_listened_is_caught_up(tmp_path: Path) -> None:
    async with running_companion(tmp_path / "data") as app:
        await ready(app)
        for task in app.companion._tasks:
            task.cancel()
        await add(app, 2)
        assert await given(app) == []
    async with running_companion(tmp_path / "data") as app:
        assert await reaction(app, 1) == [(2, "applied")]
