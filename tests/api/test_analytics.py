"""The analytics over HTTP: current with every event, told once, with nothing over-read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from companion.analytics.forecast import _label
from companion.analytics.prediction import Reason
from companion.store.analytics import AppliedScore
from tests.support.companion import CompanionUnderTest, SetClock


async def get(app: CompanionUnderTest, name: str, **asked: Any) -> dict[str, Any]:
    reply: dict[str, Any] = await app.ok(f"/api/analytics/{name}/?{urlencode(asked)}", method="GET")
    return reply


async def apply(app: CompanionUnderTest, clock: SetClock, days_ago: float = 10, **facts: Any) -> int:
    body = {"company": "Northwind Tools", "title": "Backend Engineer", "at": at(clock, days_ago), **facts}
    reply = await app.ok("/api/jobtracker/applications/add/", body)
    return int(reply["application"]["id"])


def at(clock: SetClock, days_ago: float) -> str:
    return (clock.now() - timedelta(days=days_ago)).isoformat()


async def move(app: CompanionUnderTest, id_: int, status: str, when: str) -> None:
    await app.ok(f"/api/jobtracker/application/{id_}/status/", {"status": status, "at": when}, method="PATCH")


async def told(app: CompanionUnderTest) -> list[dict[str, Any]]:
    await app.companion.services.analytics.metrics.tell()
    events = await app.companion.services.database.after(0, 1, 1000)
    return [dict(event.data) for event in events if event.type == "analytics.updated"]


async def test_an_empty_search_has_empty_answers(app: CompanionUnderTest) -> None:
    summary = await get(app, "summary")
    assert (summary["applications"], summary["applied"], summary["postings"]) == (0, 0, 0)
    assert summary["responses"] == {"count": 0, "of": 0, "rate": None, "low": None, "high": None, "too_few": True}
    assert (await get(app, "sankey"))["nodes"] == []
    assert (await get(app, "breakdown", by="ats"))["groups"] == []
    assert (await get(app, "response-times"))["curve"] == []
    assert len((await get(app, "activity", weeks=4))["weeks"]) == 4
    assert (await get(app, "calendar"))["items"] == []


async def test_every_answer_counts_what_happened_before_it(app: CompanionUnderTest, clock: SetClock) -> None:
    first = await apply(app, clock)
    assert (await get(app, "summary"))["by_status"] == {"applied": 1}
    await move(app, first, "interview", at(clock, 4))
    summary = await get(app, "summary")
    assert summary["by_status"] == {"interview": 1}
    assert (summary["responses"]["count"], summary["interviews"]["count"]) == (1, 1)
    assert summary["responses"]["too_few"]
    median = summary["time_to_response"]["quantiles"][1]
    assert (median["share"], median["days"]) == (0.5, 6.0)
    funnel = {stage["stage"]: stage for stage in (await get(app, "funnel"))["stages"]}
    assert (funnel["screening"]["was"], funnel["screening"]["came"], funnel["offer"]["came"]) == (0, 1, 0)
    assert funnel["interview"]["days"] == 6.0


async def test_an_undo_takes_back_what_was_counted(app: CompanionUnderTest, clock: SetClock) -> None:
    id_ = await apply(app, clock)
    before = await get(app, "summary")
    await move(app, id_, "rejected", at(clock, 1))
    path = f"/api/jobtracker/application/{id_}/status/"
    _, reply = await app.call("GET", path)
    assert (await get(app, "summary"))["responses"]["count"] == 1
    await app.ok(path, {"undo": reply["timeline"][-1]["key"]}, method="PATCH")
    after = await get(app, "summary")
    assert {**after, "seq": 0} == {**before, "seq": 0}


async def test_the_pipeline_flows_to_where_each_application_stands(app: CompanionUnderTest, clock: SetClock) -> None:
    for status in ("interview", "rejected", "offer"):
        await move(app, await apply(app, clock), status, at(clock, 2))
    await apply(app, clock, days_ago=40)
    await apply(app, clock, status="saved")
    links = {(link["source"], link["target"]): link["count"] for link in (await get(app, "sankey"))["links"]}
    assert links == {
        ("applied", "interview"): 1, ("applied", "rejected"): 1, ("applied", "offer"): 1, ("applied", "silent"): 1,
        ("interview", "waiting"): 1, ("offer", "deciding"): 1,
    }  # fmt: skip
    assert (await get(app, "summary"))["silent"] == 1
    (quiet,) = (await get(app, "silent"))["applications"]
    assert (quiet["company"], quiet["days"]) == ("Northwind Tools", 40)


async def test_groups_by_each_dimension(app: CompanionUnderTest, clock: SetClock) -> None:
    await move(app, await apply(app, clock, title="Registered Nurse"), "rejected", at(clock, 3))
    await apply(app, clock, company="Alder Labs")
    expected = {
        "role": {"nurse": (1, 1), "software": (1, 0)},
        "company": {"Northwind Tools": (1, 1), "Alder Labs": (1, 0)},
        "source": {"hand": (2, 1)},
        "week": {"2026-W43": (2, 1)},
        "score": {"unknown": (2, 1)},
        "ats": {"unknown": (2, 1)},
    }
    for by, groups in expected.items():
        reply = await get(app, "breakdown", by=by)
        found = {one["group"]: (one["applied"], one["responses"]["count"]) for one in reply["groups"]}
        assert found == groups, by
    assert (await get(app, "funnel", by="role", group="nurse"))["applied"] == 1
    assert (await get(app, "response-times", by="role", group="nurse"))["to_response"]["observed"] == 1


async def test_many_changes_are_told_by_one_event(app: CompanionUnderTest, clock: SetClock) -> None:
    await told(app)
    for _ in range(3):
        await move(app, await apply(app, clock), "interview", at(clock, 1))
    await get(app, "summary")
    assert sum(int(one["applications"]) for one in await told(app)) >= 3
    count = len(await told(app))
    assert len(await told(app)) == count


async def test_changes_since_the_last_visit(app: CompanionUnderTest, clock: SetClock) -> None:
    id_ = await apply(app, clock)
    first = await get(app, "changes")
    assert first["since"] is None
    assert first["counts"] == {"application": 1, "status": 1}
    await app.ok("/api/analytics/visit/", {"seq": first["seq"]})
    assert (await get(app, "changes"))["changes"] == []
    clock.move(hours=5)
    await move(app, id_, "interview", at(clock, 0))
    later = await get(app, "changes")
    assert [(one["kind"], one["text"], one["company"]) for one in later["changes"]] == [
        ("status", "applied → interview", "Northwind Tools")
    ]
    await app.ok("/api/analytics/visit/", {"seq": 1})
    assert len((await get(app, "changes"))["changes"]) == 1, "an older mark moves nothing back"
    assert len((await get(app, "changes", after=0))["changes"]) == 3


async def test_the_calendar_holds_follow_ups_in_their_window(app: CompanionUnderTest, clock: SetClock) -> None:
    id_ = await apply(app, clock, days_ago=20)
    await app.companion.services.tracker.follow_ups.check(1)
    (item,) = (await get(app, "calendar"))["items"]
    assert (item["kind"], item["application"], item["company"]) == ("follow_up", id_, "Northwind Tools")
    later = clock.now() + timedelta(days=1)
    assert (await get(app, "calendar", start=later.isoformat()))["items"] == []


async def test_the_loop_finds_nothing_else_and_notes_its_run(app: CompanionUnderTest, clock: SetClock) -> None:
    await move(app, await apply(app, clock), "interview", at(clock, 1))
    services = app.companion.services
    await services.analytics.metrics.state(1)
    assert await services.analytics.loop.run() == 0
    runs = {run.loop: run for run in await services.tracker.runs.all(1)}
    assert runs["analytics"].runs >= 1
    assert runs["analytics"].error is None


@pytest.mark.parametrize(
    "asked", ["funnel/?by=ats", "breakdown/", "breakdown/?by=luck", "activity/?weeks=0", "calendar/?start=soon"]
)
async def test_faults_are_said(app: CompanionUnderTest, asked: str) -> None:
    status, reply = await app.call("GET", f"/api/analytics/{asked}")
    assert (status, reply["error"]) == (422, "invalid")


async def test_a_browser_sees_only_its_own_users_numbers(app: CompanionUnderTest) -> None:
    browser = await app.pair()
    status, reply = await app.call("GET", "/api/analytics/summary/?user=2", headers=browser.headers)
    assert (status, reply["error"]) == (403, "other_user")
    assert (await app.call("GET", "/api/analytics/summary/", headers={}))[0] == 401


async def test_a_prediction_says_when_it_rests_on_too_little(app: CompanionUnderTest, clock: SetClock) -> None:
    id_ = await apply(app, clock, days_ago=50)
    for asked in ({}, {"application": id_}):
        reply = await get(app, "prediction", **asked)
        assert reply["response"]["enough"] is False
        assert reply["response"]["note"].startswith("Too little data: 1 applications")
        assert reply["response"]["probability"] == pytest.approx((0 + 10 * 0.25) / 11)
        assert reply["interview"]["reasons"] == []
    status, _ = await app.call("GET", f"/api/analytics/prediction/?application={id_}&posting=1")
    assert status == 422


@pytest.mark.parametrize(
    ("feature", "value", "label"),
    [
        ("ats:greenhouse", 1.0, "applied through greenhouse"), ("ats:greenhouse", 0.0, "not applied through greenhouse"),
        ("workplace:remote", 0.0, "not remote"), ("part:skills_required", 0.2, "score: skills required below your average"),
    ],
)  # fmt: skip
def test_a_reason_says_what_the_application_is_and_not_what_it_is_not(feature: str, value: float, label: str) -> None:
    assert _label(Reason(feature, value, 0.4, -0.3)) == label


async def test_a_prediction_learns_from_enough_of_the_own_search(app: CompanionUnderTest, clock: SetClock) -> None:
    for number in range(60):
        good = number % 2 == 0
        facts = {"company": f"Employer {number}", "title": "Engineer"}
        id_ = await apply(app, clock, days_ago=60, **facts)
        services = app.companion.services
        await services.analytics.metrics.state(1)
        score = AppliedScore(id_, 1, 90.0 if good else 40.0, "good", 1.0, 0, None, {})
        await services.analytics.store.keep_scores(1, [score])
        if good and number % 10:
            await move(app, id_, "screening", at(clock, 50))
    first = (await get(app, "prediction", application=1))["response"]
    second = (await get(app, "prediction", application=2))["response"]
    assert first["enough"]
    assert first["probability"] > 0.5 > second["probability"]
    assert first["log_loss"] < first["base_log_loss"]
    said = [(one["reasons"][0]["feature"], one["reasons"][0]["label"]) for one in (first, second)]
    assert said == [("score", "score above your average"), ("score", "score below your average")]
    assert sum(one["came"]["of"] for one in first["bins"]) == 60
