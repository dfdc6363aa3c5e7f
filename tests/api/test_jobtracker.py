"""The tracker through the API, with a real mailbox: switched on, a mail becomes a status, corrected, switched off."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from companion.jobapplier.runner.runner import SETTLE_EVERY
from companion.jobtracker.mail.account import secret_name
from companion.secrets import Secrets
from tests.api.test_jobs import snapshot
from tests.support.companion import CompanionUnderTest, SetClock, running_companion
from tests.support.dovecot import PASSWORD, Dovecot, running_dovecot
from tests.support.mails import mail

TRACKING = "/api/jobtracker/tracking/"
ADD = "/api/jobtracker/applications/add/"
MAILS = "/api/jobtracker/mails/"
NORTHWIND = {"company": "Northwind Tools", "title": "Backend Engineer", "at": "2026-10-20T09:00:00Z"}


def status_of(id_: int) -> str:
    return f"/api/jobtracker/application/{id_}/status/"


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with running_dovecot() as dovecot:
        yield dovecot


async def told(app: CompanionUnderTest, type_: str, after: int = 0) -> dict[str, object]:
    """The first event of this type, waited for."""
    subscription = app.companion.services.bus.subscribe(after=after)
    async with asyncio.timeout(30):
        async for event in subscription:
            if event.type == type_:
                subscription.close()
                return dict(event.data)
    raise AssertionError("the stream ended")


async def test_from_a_mailbox_to_a_status_and_back(app: CompanionUnderTest, server: Dovecot) -> None:
    application = (await app.ok(ADD, NORTHWIND))["application"]["id"]
    server.deliver("ada", [mail("rejection", "r1"), mail("newsletter", "n1")])
    account = await app.ok("/api/jobtracker/accounts/add/", {
        "address": "ada@example.org", "username": "ada", "secret": PASSWORD, "host": "127.0.0.1",
        "port": server.port, "security": "none",
    })  # fmt: skip
    assert "secret" not in account
    seq = await app.companion.services.database.newest()
    summary = await app.ok(TRACKING, {"email_interval": 60})
    assert summary["settings"] == {"on": True, "email_interval": 60, "ats_interval": 600, "check_interval": 300}
    assert (await told(app, "status.changed", seq))["status"] == "rejected"
    reply = await app.ok(status_of(application), method="GET")
    assert reply["application"]["status"] == "rejected"
    event = reply["timeline"][-1]
    assert "other candidates" in event["evidence"]
    undone = await app.ok(status_of(application), {"undo": event["key"]}, "PATCH")
    assert undone["application"]["status"] == "applied"
    assert {found["state"] for found in (await app.ok(MAILS))["mails"]} == {"applied", "other"}
    stats = await app.ok("/api/jobtracker/tracking/stats/", method="GET")
    assert stats["watching"] == [account["id"]]
    await app.ok(TRACKING, {}, "DELETE")
    await app.companion.services.tracker.loops.look()
    assert (await app.ok("/api/jobtracker/tracking/stats/", method="GET"))["watching"] == []


async def test_an_application_that_may_have_arrived_is_settled_by_its_mail(
    tmp_path: Path, server: Dovecot, clock: SetClock
) -> None:
    """The companion died at the button; days later the employer's mail is read from the mailbox."""
    async with running_companion(tmp_path / "data", clock) as app:
        await app.ok("/api/jobapplier/settings/change/", {"on": False})
        posting = (await app.ok("/api/jobmatcher/score-job/", {"snapshot": snapshot()}))["posting_id"]
        (queued,) = (await app.ok("/api/jobapplier/queue/add/", {"postings": [posting]}))["added"]
        store = app.companion.services.applier.store
        attempt = await store.get(1, queued["id"])
        for state in ("opening", "filling", "ready", "submitting"):
            attempt = await store.advance(attempt, state, "test", pressed=clock.now())
    async with running_companion(tmp_path / "data", clock) as app:
        runner = app.companion.services.applier.runner
        await runner.look()
        assert await stand(app, attempt.id) == ("unknown", "applying")
        clock.move(days=2)
        server.deliver("grace", [mail("confirmation", "c1", date=clock.now())])
        await app.ok("/api/jobtracker/accounts/add/", {
            "address": "grace@example.org", "username": "grace", "secret": PASSWORD, "host": "127.0.0.1",
            "port": server.port, "security": "none",
        })  # fmt: skip
        seq = await app.companion.services.database.newest()
        await app.ok(TRACKING, {"email_interval": 60})
        assert (await told(app, "status.changed", seq))["status"] == "acknowledged"
        # The runner may have looked while the mail was read: it settles again when it is time to.
        clock.move(seconds=SETTLE_EVERY.total_seconds())
        await runner.look()
        assert await stand(app, attempt.id) == ("confirmed", "acknowledged")


async def stand(app: CompanionUnderTest, attempt: int) -> tuple[str, str]:
    """State of an attempt, status of its application."""
    found = (await app.ok("/api/jobapplier/attempt/", {"attempt": attempt}))["attempt"]
    reply = await app.ok(status_of(found["application"]), method="GET")
    return found["state"], reply["application"]["status"]


async def test_the_secret_lies_outside_the_database_and_goes_with_its_mailbox(app: CompanionUnderTest) -> None:
    body = {"address": "ada@example.org", "secret": "hunter2-hunter2", "host": "127.0.0.1", "security": "none"}
    account = await app.ok("/api/jobtracker/accounts/add/", body)
    folder = app.companion.services.folder
    secrets = Secrets(folder.root, "file")
    assert secrets.get(secret_name(account["id"])) == "hunter2-hunter2"
    for file in folder.root.glob("companion.sqlite*"):
        assert b"hunter2-hunter2" not in file.read_bytes()
    status, _ = await app.call("POST", "/api/jobtracker/accounts/add/", body)
    assert status == 409
    await app.ok("/api/jobtracker/accounts/remove/", {"account": account["id"]})
    assert secrets.get(secret_name(account["id"])) is None
    assert (await app.ok("/api/jobtracker/accounts/"))["accounts"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": "ada@unknown.example"},
        {"address": "ada@example.org", "host": "imap.example.org", "security": "none"},
        {"address": "ada@outlook.com"},
        {"address": "ada@gmail.com", "folders": ['INBOX"\r\nA1 DELETE INBOX']},
        {"address": "ada@gmail.com", "username": "ada\r\nA1 LOGOUT"},
    ],
)
async def test_mailboxes_that_cannot_be_read_safely_are_refused(
    app: CompanionUnderTest, wrong: dict[str, object]
) -> None:
    status, reply = await app.call("POST", "/api/jobtracker/accounts/add/", {"secret": "x", **wrong})
    assert (status, reply["error"]) == (422, "account_unusable")


async def test_a_browser_neither_adds_mailboxes_nor_acts_for_others(app: CompanionUnderTest) -> None:
    browser = await app.pair()
    for path in ("/api/jobtracker/accounts/", "/api/jobtracker/accounts/add/", TRACKING + "start-global/"):
        assert (await app.call("POST", path, {}, browser.headers))[0] == 403
    application = (await app.ok(ADD, NORTHWIND))["application"]["id"]
    assert (await app.call("GET", status_of(application) + "?user=1", None, browser.headers))[0] == 200
    assert (await app.call("GET", status_of(application) + "?user=2", None, browser.headers))[0] == 403
    assert (await app.call("GET", status_of(application + 1), None, browser.headers))[0] == 404
    assert (await app.call("GET", "/api/jobtracker/application/x/status/", None, browser.headers))[0] == 422


async def test_a_follow_up_is_told_once_snoozed_and_done(app: CompanionUnderTest, clock: SetClock) -> None:
    await app.ok(ADD, NORTHWIND)
    await app.ok(TRACKING)
    loops = app.companion.services.tracker.loops
    await loops.look()
    assert (await app.ok("/api/jobtracker/follow-ups/"))["follow_ups"] == []
    clock.move(days=3)
    await loops.look()
    (one,) = (await app.ok("/api/jobtracker/follow-ups/"))["follow_ups"]
    assert one["rule"] == "no_answer"
    assert "Northwind Tools" in one["draft"]
    assert (await told(app, "followup.due"))["follow_up"] == one["id"]
    seq = await app.companion.services.database.newest()
    clock.move(minutes=10)
    await loops.look()
    assert await app.companion.services.database.newest() == seq, "told once"
    act = "/api/jobtracker/follow-ups/act/"
    await app.ok(act, {"follow_up": one["id"], "action": "snooze", "days": 2})
    clock.move(days=2, minutes=1)
    await loops.look()
    assert (await told(app, "followup.due", seq))["follow_up"] == one["id"]
    await app.ok(act, {"follow_up": one["id"], "action": "done"})
    assert (await app.ok("/api/jobtracker/follow-ups/"))["follow_ups"] == []


async def test_a_loop_that_is_overdue_runs_at_the_next_look_only(app: CompanionUnderTest, clock: SetClock) -> None:
    await app.ok(TRACKING, {"check_interval": 300})
    loops = app.companion.services.tracker.loops

    async def runs() -> dict[str, int]:
        return {run["loop"]: run["runs"] for run in (await app.ok(TRACKING, method="GET"))["loops"]}

    await loops.look()
    assert (await runs())["check"] == 1
    clock.moment += timedelta(seconds=299)
    await loops.look()
    assert (await runs())["check"] == 1
    clock.moment += timedelta(hours=9)
    await loops.look()
    assert (await runs())["check"] == 2
