"""Applying through the API, without a browser: the queue, settings, settling, monitoring, evidence."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from companion.store.boards import Entry, Outcome
from tests.api.test_jobs import snapshot
from tests.support.companion import CompanionUnderTest, SetClock, running_companion

QUEUE = "/api/jobapplier/queue/"
ADD = "/api/jobapplier/queue/add/"
SETTINGS = "/api/jobapplier/settings/"
MONITOR = "/api/jobapplier/start-monitoring/"
FORM = {"url": "https://jobs.example.com/backend", "fields": []}


@pytest.fixture
async def app(tmp_path: Path, clock: SetClock) -> AsyncIterator[CompanionUnderTest]:
    """Switched off, so that nothing is opened."""
    async with running_companion(tmp_path / "data", clock) as running:
        await running.ok(f"{SETTINGS}change/", {"on": False})
        yield running


async def posting(app: CompanionUnderTest, *page: str, **changed: Any) -> int:
    reply = await app.ok("/api/jobmatcher/score-job/", {"snapshot": snapshot(*page, **changed)})
    return int(reply["posting_id"])


async def test_a_posting_is_queued_once_and_told(app: CompanionUnderTest) -> None:
    number = await posting(app)
    added = (await app.ok(ADD, {"postings": [number]}))["added"]
    assert [(one["title"], one["state"], one["mode"], one["waits"]) for one in added] == [
        ("Backend Engineer", "queued", "review", "applying is switched off")
    ]
    again = await app.ok(ADD, {"postings": [number]})
    assert (again["added"], [one["code"] for one in again["refused"]]) == ([], ["queued"])
    events = await app.companion.services.database.after(0, None, 100)
    told = [event.data for event in events if event.type == "attempt.changed"]
    assert [(data["state"], data["before"], data["posting"]) for data in told] == [("queued", None, number)]


async def test_the_same_job_elsewhere_is_asked_about_and_queued_when_insisted(app: CompanionUnderTest) -> None:
    first = await posting(app)
    other = await posting(app, "https://board.example.org/4711")
    assert first != other
    assert (await app.ok(ADD, {"postings": [first]}))["added"]
    (refused,) = (await app.ok(ADD, {"postings": [other]}))["refused"]
    assert (refused["code"], refused["may_insist"]) == ("same_job", True)
    assert (await app.ok(ADD, {"postings": [other], "anyway": True}))["added"]


async def test_a_posting_that_is_gone_is_asked_about(app: CompanionUnderTest) -> None:
    says_so, dropped = await posting(app), await posting(app, "https://jobs.example.com/nurse", title="Nurse")
    page = snapshot()
    page["blocks"].insert(1, {"kind": "paragraph", "text": "This position has been filled."})
    assert (await app.ok("/api/jobmatcher/score-job/", {"snapshot": page}))["posting_id"] == says_so
    store = app.companion.services.board_store
    board = await store.add(1, "lever", "northwind", "https://jobs.lever.co/northwind", "Northwind", 1800)
    await store.keep(board, [Entry("1", "https://jobs.lever.co/northwind/1", "digest", dropped, "nurse")])
    due = app.companion.services.clock.now() + timedelta(days=1)
    await store.finish(board, Outcome("ok", "", due, validators={}, closed=frozenset({"1"}), all_seen=True))
    reply = await app.ok(ADD, {"postings": [says_so, dropped]})
    assert [(one["code"], one["may_insist"]) for one in reply["refused"]] == [("closed", True)] * 2
    assert len((await app.ok(ADD, {"postings": [says_so], "anyway": True}))["added"]) == 1


async def test_what_cannot_be_queued_says_why(app: CompanionUnderTest) -> None:
    reply = await app.ok(
        ADD,
        {"postings": [999], "urls": ["https://www.linkedin.com/jobs/view/1", "http://192.168.1.1/job", "no address"]},
    )
    assert [one["code"] for one in reply["refused"]] == ["posting_unknown", "forbidden", "page_refused", "page_refused"]
    assert reply["added"] == []


async def test_the_queue_is_ordered_removed_and_cleared(app: CompanionUnderTest) -> None:
    numbers = [
        await posting(app, f"https://jobs.example.com/{n}", title=f"Engineer {n}", description=f"Job {n} " * 60)
        for n in range(3)
    ]
    added = (await app.ok(ADD, {"postings": numbers}))["added"]
    ids = [one["id"] for one in added]
    await app.ok(f"{QUEUE}order/", {"attempt": ids[2], "to": "first"})
    assert [one["id"] for one in (await app.ok(QUEUE))["attempts"]] == [ids[2], ids[0], ids[1]]
    assert (await app.ok(f"{QUEUE}remove/", {"attempts": [ids[0]]}))["removed"] == [ids[0]]
    assert (await app.ok(f"{QUEUE}remove/", {"all": True}))["removed"]
    assert (await app.ok(QUEUE))["attempts"] == []
    status, reply = await app.call("POST", f"{QUEUE}remove/", {"attempts": [ids[0]]})
    assert (status, reply["error"]) == (409, "not_now")
    assert (await app.ok(ADD, {"postings": numbers[:1]}))["added"], "what was taken out may come again"


async def test_all_from_a_score_on(app: CompanionUnderTest) -> None:
    profile = {"resume": {"basics": {"name": "Ada"}, "skills": [{"name": "Python"}]}}
    await app.ok("/api/profile/", {"profile": profile}, "PUT")
    await posting(app)
    assert len((await app.ok(ADD, {"score_above": 1}))["added"]) == 1
    assert (await app.ok(ADD, {"score_above": 100}))["added"] == []


async def test_settings_are_kept_and_quiet_hours_end(app: CompanionUnderTest) -> None:
    await app.ok(f"{SETTINGS}change/", {"daily_cap": 3, "quiet_from": "22:00", "quiet_to": "07:00"})
    settings = await app.ok(SETTINGS)
    assert (settings["daily_cap"], settings["quiet_from"], settings["on"]) == (3, "22:00", False)
    await app.ok(f"{SETTINGS}change/", {"quiet_from": ""})
    assert (await app.ok(SETTINGS))["quiet_from"] is None
    status, _ = await app.call("POST", f"{SETTINGS}change/", {"quiet_from": "25:00"})
    assert status == 422


async def test_stop_all_switches_applying_off(app: CompanionUnderTest) -> None:
    await app.ok(f"{SETTINGS}change/", {"on": True})
    assert (await app.ok("/api/jobapplier/stop/"))["settings"]["on"] is False
    assert (await app.ok(QUEUE))["runner"] == "off"


async def test_apply_dynamically_plans_or_queues(app: CompanionUnderTest) -> None:
    profile = {"resume": {"basics": {"name": "Ada"}}}
    await app.ok("/api/profile/", {"profile": profile}, "PUT")
    apply = "/api/jobapplier/apply-dynamically/"
    assert (await app.ok(apply, {"mode": "attended", "form": FORM}))["plan"]["items"] == []
    number = await posting(app)
    queued = await app.ok(apply, {"mode": "auto", "posting_id": number})
    assert (queued["attempt"]["mode"], queued["attempt"]["posting"]) == ("auto", number)
    assert (await app.ok(apply, {"posting_id": number}))["refused"]["code"] == "queued"
    for bad in ({"mode": "attended"}, {"mode": "review"}, {"posting_id": 1, "url": "https://example.com"}):
        status, _ = await app.call("POST", apply, bad)
        assert status == 422


async def test_what_was_sent_by_hand_is_followed(app: CompanionUnderTest) -> None:
    number = await posting(app)
    page = {
        "before_url": "https://jobs.example.com/backend", "url": "https://jobs.example.com/backend",
        "text": "Please enter your phone number", "form_gone": False,
    }  # fmt: skip
    tried = await app.ok(MONITOR, {"posting_id": number, "page": page})
    assert (tried["application"]["status"], tried["application"]["tracking"]) == ("applying", True)
    thanks = {**page, "text": "Thank you for applying! We will be in touch.", "form_gone": True}
    sent = await app.ok(MONITOR, {"posting_id": number, "page": thanks})
    assert (sent["application"]["id"], sent["application"]["status"]) == (tried["application"]["id"], "applied")
    assert sent["timeline"][-1]["source"] == "submit"
    assert "Thank you for applying" in sent["timeline"][-1]["evidence"]
    status = await app.ok(f"/api/jobapplier/monitor-status/{sent['application']['id']}/", method="GET")
    assert (status["application"]["application"]["status"], status["attempt"]) == ("applied", None)
    left = await app.ok(MONITOR, {"application": sent["application"]["id"], "on": False})
    assert left["application"]["tracking"] is False
    status_code, _ = await app.call("POST", MONITOR, {})
    assert status_code == 422


async def test_evidence_is_private_and_never_a_page_of_ours(app: CompanionUnderTest) -> None:
    (added,) = (await app.ok(ADD, {"postings": [await posting(app)]}))["added"]
    applier = app.companion.services.applier
    attempt = await applier.queue.need(1, added["id"])
    number = await applier.evidence.keep(attempt, "confirmation", b"<script>alert(1)</script>", "text/plain")
    url = f"{app.url}/api/jobapplier/evidence/{number}/"
    async with app.session.get(url, headers=app.local) as reply:
        assert (reply.status, await reply.text()) == (200, "<script>alert(1)</script>")
        assert reply.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in reply.headers["Content-Security-Policy"]
    async with app.session.get(url) as reply:
        assert reply.status == 401
    async with app.session.get(f"{app.url}/api/jobapplier/evidence/{number + 1}/", headers=app.local) as reply:
        assert reply.status == 404
    (kept,) = (await app.ok("/api/jobapplier/attempt/", {"attempt": added["id"]}))["evidence"]
    file = next((app.companion.services.folder.evidence / str(added["id"])).iterdir())
    assert (file.stat().st_mode & 0o777, kept["kind"]) == (0o600, "confirmation")


async def test_evidence_is_forgotten_when_its_time_is_over(app: CompanionUnderTest, clock: SetClock) -> None:
    (added,) = (await app.ok(ADD, {"postings": [await posting(app)]}))["added"]
    applier = app.companion.services.applier
    attempt = await applier.queue.need(1, added["id"])
    number = await applier.evidence.keep(attempt, "confirmation", b"thanks", "text/plain")
    clock.move(days=31)
    assert await applier.evidence.forget_old(1, 0) == 0
    assert await applier.evidence.forget_old(1, 30) == 1
    async with app.session.get(f"{app.url}/api/jobapplier/evidence/{number}/", headers=app.local) as reply:
        assert reply.status == 404
    assert not list((app.companion.services.folder.evidence / str(added["id"])).iterdir())
