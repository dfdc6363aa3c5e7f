"""The list of scores, feedback and what it teaches, over HTTP and as events."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.api.test_jobs import save_profile, score, snapshot
from tests.support.companion import CompanionUnderTest, SetClock, running_companion


@pytest.fixture
async def app(tmp_path: Path, clock: SetClock) -> AsyncIterator[CompanionUnderTest]:
    async with running_companion(tmp_path / "data", clock) as running:
        await save_profile(running, "Python", "PostgreSQL")
        yield running


TITLES = ["Backend Engineer", "Data Engineer", "Nurse", "Cook", "Platform Engineer"]


async def fill(app: CompanionUnderTest) -> None:
    for number, title in enumerate(TITLES):
        await score(app, snapshot(f"https://jobs.example.com/{number}", title=title))


async def live(app: CompanionUnderTest, **asked: Any) -> dict[str, Any]:
    reply: dict[str, Any] = await app.ok(f"/api/jobmatcher/live-scores/?{urlencode(asked)}", method="GET")
    return reply


async def test_postings_by_score_in_pages(app: CompanionUnderTest) -> None:
    await fill(app)
    whole = (await live(app))["scores"]
    assert len(whole) == 5
    assert [one["score"] for one in whole] == sorted((one["score"] for one in whole), reverse=True)
    paged, cursor = [], {}
    while True:
        page = await live(app, limit=2, **cursor)
        paged += page["scores"]
        assert page["total"] == 5
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert paged == whole


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"title": "engineer"}, {"Backend Engineer", "Data Engineer", "Platform Engineer"}),
        ({"title": "ENGINEER data"}, {"Data Engineer"}),
        ({"company": "northwind"}, set(TITLES)),
        ({"company": "south"}, set()),
        ({"place": "utrecht"}, set(TITLES)),
        ({"workplace": "remote"}, set()),
        ({"state": "saved"}, set()),
        ({"min_score": 100}, set()),
        ({"max_score": 0}, set()),
        ({"ats": "lever"}, set()),
    ],
)
async def test_filters(app: CompanionUnderTest, asked: dict[str, Any], titles: set[str]) -> None:
    await fill(app)
    assert {one["title"] for one in (await live(app, **asked))["scores"]} == titles


async def test_the_score_of_the_list_is_that_of_the_card(app: CompanionUnderTest) -> None:
    await fill(app)
    for one in (await live(app))["scores"]:
        reply = await app.ok("/api/jobmatcher/score-job/", {"posting_id": one["posting"]})
        assert reply["reading"]["score_card"]["score"] == one["score"]


async def test_feedback_is_seen_on_cards_lists_and_events_and_forgotten_on_demand(app: CompanionUnderTest) -> None:
    await fill(app)
    before = {one["title"]: one for one in (await live(app))["scores"]}
    await app.ok(
        "/api/jobmatcher/feedback/", {"posting": before["Cook"]["posting"], "kind": "dismissed", "reason": "title"}
    )
    learned = await app.ok("/api/jobmatcher/feedback/", {"posting": before["Nurse"]["posting"], "kind": "saved"})
    assert learned["reactions"] == 2
    assert {"family:nurse", "family:chef"} <= {weight["feature"] for weight in learned["weights"]}
    after = {one["title"]: one for one in (await live(app, state="all"))["scores"]}
    assert after["Nurse"]["score"] > before["Nurse"]["score"]
    assert {title: one["state"] for title, one in after.items() if one["state"] != "new"} == {
        "Cook": "dismissed",
        "Nurse": "saved",
    }
    assert "Cook" not in {one["title"] for one in (await live(app))["scores"]}
    reply = await app.ok("/api/jobmatcher/score-job/", {"posting_id": after["Nurse"]["posting"]})
    card = reply["reading"]["score_card"]
    (part,) = [part for part in card["components"] if part["name"] == "learned"]
    assert card["score"] == after["Nurse"]["score"]
    assert "2 reactions" in part["reason"]
    assert sum(one["contribution"] for one in card["components"]) == pytest.approx(card["score"])
    await app.ok("/api/jobmatcher/reset-learning/", {})
    again = {one["title"]: one["score"] for one in (await live(app, state="all"))["scores"]}
    assert again == {title: one["score"] for title, one in before.items()}
    told = [event.type for event in await app.companion.services.database.after(0, 1, 100)]
    assert told.count("feedback.given") == 2
    assert told[-2:] == ["learning.reset", "scores.rescored"]


async def test_feedback_and_scores_outlive_a_restart(tmp_path: Path) -> None:
    async with running_companion(tmp_path) as app:
        await save_profile(app, "Python")
        await fill(app)
        await app.ok("/api/jobmatcher/feedback/", {"posting": 1, "kind": "saved"})
        await score(app, snapshot("https://jobs.example.com/later", title="Tester"))
        before = await live(app)
    async with running_companion(tmp_path) as app:
        assert await live(app) == before
        await app.companion._catch_up()
        learned = await app.ok("/api/jobmatcher/learned/")
        assert (learned["reactions"], bool(learned["weights"])) == (1, True), "cards say the same as the list"
        assert await live(app) == before
        assert (await app.ok("/api/jobmatcher/start-realtime/"))["postings"] == 6


async def test_faults_are_said(app: CompanionUnderTest) -> None:
    path = "/api/jobmatcher/live-scores/"
    for query in (
        "limit=0",
        "sort=luck",
        "cursor=score:x:1",
        "sort=newest&cursor=score:1:1",
        "limit=1&limit=2",
        "no=1",
    ):
        status, reply = await app.call("GET", f"{path}?{query}")
        assert (status, reply["error"]) == (422, "invalid"), query
    status, reply = await app.call("POST", "/api/jobmatcher/feedback/", {"posting": 99, "kind": "saved"})
    assert (status, reply["error"]) == (404, "posting_unknown")
    assert (await app.call("GET", path, headers={}))[0] == 401


async def test_a_browser_sees_only_its_own_users_scores(app: CompanionUnderTest) -> None:
    browser = await app.pair()
    status, reply = await app.call("GET", "/api/jobmatcher/live-scores/?user=2", headers=browser.headers)
    assert (status, reply["error"]) == (403, "other_user")
