"""Notifications: each event once, over a restart too; pushes that wait, are tried again, and are given up in sight."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientTimeout
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from companion.app import Services
from companion.contracts import Event
from companion.events import VOCABULARY
from companion.notify import channels
from companion.notify.messages import (
    NotificationInfo,
    NotificationSettings,
    NotificationSettingsChange,
    NotificationsRequest,
    PushInfo,
    SettingRefused,
)
from companion.notify.rules import RULES, fill, rule_for
from companion.notify.sender import TRIES
from companion.notify.times import after_quiet, earliest
from companion.settings import load_settings
from companion.store.notifications import News, Notifications
from tests.notify.receiver import Receiver
from tests.support.browser import free_port
from tests.support.clock import SetClock
from tests.support.schema import with_schema

ATTEMPT = {
    "attempt": 7, "posting": None, "application": None, "state": "ready", "before": "filling", "act": "review",
    "mode": "review", "reason": "", "note": "", "title": "Backend Engineer", "company": "Café Nord", "url": "https://x.test/",
}  # fmt: skip


async def happen(services: Services, *facts: dict[str, Any]) -> None:
    """Attempts that became ready, differing in these facts; the very first look lies before them."""
    await services.notify.service.catch_up()
    await happen_unseen(services, *facts)


async def happen_unseen(services: Services, *facts: dict[str, Any]) -> None:
    """The same, before anybody looked again."""
    async with services.database.write() as unit:
        for one in facts:
            await unit.emit("attempt.changed", 1, {**ATTEMPT, **one})


async def configure(services: Services, **values: Any) -> None:
    await services.notify.service.change(NotificationSettingsChange(**values))


async def listed(services: Services) -> list[NotificationInfo]:
    await services.notify.service.catch_up()
    return (await services.notify.service.page(NotificationsRequest())).notifications


async def states(services: Services) -> list[tuple[str, int]]:
    return [(push.state, push.tries) for one in await listed(services) for push in one.pushes]


def event(type_: str, **data: Any) -> Event:
    values = {**dict.fromkeys(VOCABULARY[type_].data), **data}
    return Event(seq=1, type=type_, at=SetClock().now(), user=1, data=values)


def test_every_rule_names_an_event_and_its_keys() -> None:
    for rule in RULES:
        assert {*rule.where, *rule.unless} <= set(VOCABULARY[rule.event].data), rule


@pytest.mark.parametrize(
    ("type_", "data", "kind"),
    [
        ("status.changed", {"status": "rejected", "source": "mail"}, "rejection"),
        ("status.changed", {"status": "offer", "source": "portal"}, "offer"),
        ("status.changed", {"status": "offer", "source": "user"}, None),
        ("status.changed", {"status": "acknowledged", "source": "mail"}, None),
        ("interview.detected", {"cancelled": True, "changed": True}, "interview"),
        ("attempt.changed", {"state": "needs_input", "before": "filling"}, "needs_you"),
        ("attempt.changed", {"state": "needs_input", "before": "needs_input"}, None),
        ("followup.due", {}, "follow_up"),
        ("mail.suggested", {}, "suggestion"),
        ("search.matched", {"count": 1}, "new_jobs"),
        ("score.updated", {}, None),
    ],
)
def test_what_is_news(type_: str, data: dict[str, Any], kind: str | None) -> None:
    rule = rule_for(event(type_, **data))
    assert (rule and rule.kind) == kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"count": 1, "score": 86.5}, ("New job: Nurse at Ward", "Score 87. Search: Nights", "/jobs/?search=3#9")),
        ({"count": 1, "score": None}, ("New job: Nurse at Ward", "Search: Nights", "/jobs/?search=3#9")),
        ({"count": 4, "score": 61.0}, ("4 new jobs: Nights", "Score 61. The best: Nurse at Ward", "/jobs/?search=3")),
    ],
)
def test_new_jobs_of_a_search_are_one_line(data: dict[str, Any], said: tuple[str, str, str]) -> None:
    told = event("search.matched", search=3, name="Nights", posting=9, title="Nurse", company="Ward", **data)
    rule = rule_for(told)
    assert rule is not None
    assert tuple(fill(part, told, None) for part in (rule.title, rule.body, rule.path)) == said


async def test_an_event_is_told_once_though_read_twice(services: Services, clock: SetClock) -> None:
    await happen(services, {})
    assert await services.notify.service.catch_up() == 1
    assert await services.notify.service.catch_up() == 0
    [one] = await listed(services)
    assert (one.kind, one.title, one.path) == (
        "review",
        "Ready for your review: Backend Engineer at Café Nord",
        "/queue/7/",
    )
    again = News(1, one.seq, "review", "again", "", None, "/", clock.now())
    assert await Notifications(services.database).tell([again], cursor=0) == 0, "the cursor fell back"
    assert await services.notify.service.catch_up() == 0
    assert len(await listed(services)) == 1


async def test_nothing_is_missed_or_told_twice_over_a_stop(tmp_path: Path, clock: SetClock) -> None:
    settings = load_settings(data_dir=tmp_path / "data", secrets="file")
    first = await Services(settings, clock).open()
    await happen(first, {"attempt": 1})
    await first.notify.service.catch_up()
    await happen_unseen(first, {"attempt": 2})
    await first.close()
    second = await Services(settings, clock).open()
    try:
        assert await second.notify.service.catch_up() == 1
        assert [one.path for one in await listed(second)] == ["/queue/2/", "/queue/1/"]
    finally:
        await second.close()


async def test_an_interview_and_the_status_it_brings_are_one_piece_of_news(services: Services) -> None:
    await services.notify.service.catch_up()
    async with services.database.write() as unit:
        await unit.emit("status.changed", 1, {
            "application": 5, "status": "interview", "before": "applied", "source": "mail", "evidence": "secret words",
        })  # fmt: skip
        await unit.emit("interview.detected", 1, {
            "application": 5, "interview": 1, "start": "2026-11-03T14:00:00+01:00", "timezone": "Europe/Berlin",
            "location": None, "url": None, "cancelled": False, "changed": False,
        })  # fmt: skip
    [one] = await listed(services)
    assert (one.title, one.body) == (
        "Interview: one of your applications",
        "Tuesday 3 November 2026, 14:00 Europe/Berlin",
    )
    assert one.application is None, "there is no such application"


async def test_ntfy_and_webhook_get_it(services: Services, receiver: Receiver) -> None:
    await configure(
        services,
        ntfy={"base_url": receiver.url, "topic": "jobs"},
        webhook={"url": f"{receiver.url}/hook"},
        ntfy_token="tk",
    )
    await happen(services, {})
    assert await services.notify.sender.look() == 2
    assert await services.notify.sender.look() == 0
    [(_, headers, body)] = [one for one in receiver.taken if one[0] == "/jobs"]
    assert headers["Title"] == "Ready for your review: Backend Engineer at Café Nord"
    assert (headers["Authorization"], headers["Click"]) == ("Bearer tk", "http://127.0.0.1:8731/queue/7/")
    assert body == "Nothing is sent before you approve."
    [hook] = receiver.hooks
    assert (hook["kind"], hook["url"]) == ("review", "http://127.0.0.1:8731/queue/7/")
    assert "tk" not in str(await Notifications(services.database).settings(1)), "the token lies among the secrets only"
    assert await states(services) == [("sent", 1), ("sent", 1)]


async def test_quiet_hours_hold_pushes_and_end_with_one_digest(
    services: Services, receiver: Receiver, clock: SetClock
) -> None:
    hook = {"url": f"{receiver.url}/hook"}
    await configure(services, webhook=hook, quiet_from="22:00", quiet_to="12:00", timezone="Europe/Berlin")
    await happen(services, {"attempt": 1}, {"attempt": 2, "title": "Data Engineer"})
    assert await services.notify.sender.look() == 0, "10:00 in Berlin is quiet"
    clock.move(hours=1, minutes=59)
    assert await services.notify.sender.look() == 0
    clock.move(minutes=1)
    assert await services.notify.sender.look() == 2
    [digest] = receiver.hooks
    assert (digest["kind"], digest["title"]) == ("digest", "2 things happened")
    assert "Data Engineer" in digest["body"]


async def test_a_daily_digest_waits_for_its_time(services: Services, receiver: Receiver, clock: SetClock) -> None:
    await configure(services, webhook={"url": f"{receiver.url}/hook"}, daily_at="08:00")
    await happen(services, {"attempt": 1}, {"attempt": 2})
    clock.move(hours=22, minutes=59)
    assert await services.notify.sender.look() == 0
    clock.move(minutes=1)
    assert await services.notify.sender.look() == 2
    assert len(receiver.hooks) == 1


async def test_a_push_is_tried_again_later(services: Services, receiver: Receiver, clock: SetClock) -> None:
    await configure(services, webhook={"url": f"{receiver.url}/hook"})
    await happen(services, {})
    receiver.answers = [503]
    assert await services.notify.sender.look() == 0
    [one] = await listed(services)
    assert (one.pushes[0].state, one.pushes[0].note) == ("waiting", "the server answered 503")
    await services.notify.sender.look()
    assert receiver.tries == 1, "not before its time"
    clock.move(seconds=30)
    assert await services.notify.sender.look() == 1
    assert await states(services) == [("sent", 2)]


@pytest.mark.parametrize(("answers", "tries"), [([503] * 20, TRIES), ([404], 1)])
async def test_a_push_is_given_up_in_sight(
    services: Services, receiver: Receiver, clock: SetClock, answers: list[int], tries: int
) -> None:
    await configure(services, webhook={"url": f"{receiver.url}/hook"})
    await happen(services, {})
    receiver.answers = answers
    for _ in range(TRIES + 2):
        await services.notify.sender.look()
        clock.move(days=1)
    assert await states(services) == [("failed", tries)]
    assert receiver.tries == tries


async def test_what_was_being_sent_when_the_companion_died_is_not_sent_again(
    services: Services, receiver: Receiver, clock: SetClock
) -> None:
    await configure(services, webhook={"url": f"{receiver.url}/hook"})
    await happen(services, {})
    await services.notify.service.catch_up()
    store = Notifications(services.database)
    await store.settle([one.id for one in await store.due(clock.now(), 10)], "sending", tries=1)
    await services.notify.sender.look()
    assert (await states(services), receiver.tries) == ([("failed", 1)], 0)


async def test_what_was_told_and_not_sent_before_a_crash_is_sent_once_after_it(
    tmp_path: Path, receiver: Receiver, clock: SetClock
) -> None:
    folder = with_schema(tmp_path / "data")
    settings = load_settings(data_dir=folder.root, secrets="file")
    sent = []
    for life in range(3):
        services = await Services(settings, clock).open()
        if life == 0:
            await configure(services, webhook={"url": f"{receiver.url}/hook"})
            await happen(services, {})
            assert await services.notify.service.catch_up() == 1, "told, and here it dies"
        else:
            sent.append(await services.notify.sender.look())
        await services.close()
        clock.move(minutes=1)
    assert (sent, len(receiver.hooks)) == ([1, 0], 1)


@pytest.mark.parametrize(
    ("server", "state", "says"),
    [
        ("nobody", "waiting", "the server cannot be reached"),
        ("mute", "failed", "it may have arrived and is not sent again"),
        ("hangs up", "failed", "it may have arrived and is not sent again"),
    ],
)
async def test_a_server_that_is_down_is_tried_again_and_one_that_gives_no_answer_is_not(
    services: Services, receiver: Receiver, clock: SetClock, monkeypatch: pytest.MonkeyPatch,
    server: str, state: str, says: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(channels, "TIMEOUT", ClientTimeout(total=0.3))
    mute = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    hook = {
        "nobody": f"http://127.0.0.1:{free_port()}/hook", "hangs up": f"{receiver.url}/hang-up",
        "mute": f"http://127.0.0.1:{mute.sockets[0].getsockname()[1]}/hook",
    }[server]  # fmt: skip
    await configure(services, webhook={"url": hook}, ntfy={"base_url": receiver.url, "topic": "jobs"})
    await happen(services, {})
    assert await services.notify.sender.look() == 1, "the other target is not held up"
    assert [push.state for push in await webhook_pushes(services)] == [state]
    assert says in (await webhook_pushes(services))[0].note
    clock.move(days=1)
    await services.notify.sender.look()
    mute.close()
    assert [push.tries for push in await webhook_pushes(services)] == [2 if state == "waiting" else 1]


async def webhook_pushes(services: Services) -> list[PushInfo]:
    return [push for one in await listed(services) for push in one.pushes if push.channel == "webhook"]


ZONES = (
    ("Europe/Berlin", datetime(2026, 10, 24, 20, tzinfo=UTC)), ("Europe/Berlin", datetime(2027, 3, 27, 20, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 10, 31, 22, tzinfo=UTC)), ("Australia/Lord_Howe", datetime(2027, 4, 3, 6, tzinfo=UTC)),
    ("America/Santiago", datetime(2027, 4, 3, 20, tzinfo=UTC)), ("Asia/Kathmandu", datetime(2027, 1, 1, 12, tzinfo=UTC)),
)  # fmt: skip
"""Evenings before clocks are changed: by an hour, by half of one, at midnight, never."""
CLOCKS = st.builds("{:02}:{:02}".format, st.sampled_from([0, 1, 2, 3, 7, 21, 22, 23]), st.sampled_from([0, 15, 30, 59]))


@given(st.sampled_from(ZONES), CLOCKS, CLOCKS, st.integers(0, 14 * 60))
def test_a_push_never_goes_in_quiet_hours_nor_long_after_them(
    night: tuple[str, datetime], begin: str, end: str, minutes: int
) -> None:
    assume(begin != end)
    zone, evening = night
    settings = NotificationSettings(quiet_from=begin, quiet_to=end, timezone=zone)

    def quiet(moment: datetime) -> bool:
        clock = f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"
        return begin <= clock < end if begin < end else not end <= clock < begin

    new = evening + timedelta(minutes=minutes)
    goes = after_quiet(new, settings)
    assert goes >= new
    assert not quiet(goes)
    # Open hours so short that clocks skip them all that night leave the next day's.
    assert goes == new if not quiet(new) else goes - new <= timedelta(hours=49)


def test_the_daily_digest_goes_at_its_time_by_the_clock_on_the_wall_also_over_a_change() -> None:
    settings = NotificationSettings(daily_at="08:00", timezone="Europe/Berlin")
    for day, hour in ((24, 6), (25, 7)):
        assert earliest(datetime(2026, 10, day, 3, tzinfo=UTC), settings) == datetime(2026, 10, day, hour, tzinfo=UTC)


async def test_kinds_can_be_silent_or_off_also_after_the_fact(services: Services, receiver: Receiver) -> None:
    hook = {"url": f"{receiver.url}/hook"}
    await configure(services, webhook=hook, off=["needs_you"])
    await happen(services, {}, {"attempt": 8, "state": "failed"})
    assert [one.kind for one in await listed(services)] == ["review"]
    await configure(services, webhook=hook, silent=["review"])
    assert await services.notify.sender.look() == 0
    assert (await states(services), receiver.tries) == ([("dropped", 0)], 0)
    await happen(services, {"attempt": 9})
    assert (await listed(services))[0].pushes == []


async def test_a_test_says_what_is_wrong(services: Services, receiver: Receiver) -> None:
    assert "no ntfy target is set" in (await services.notify.sender.test(1, "ntfy")).note
    await configure(services, ntfy={"base_url": receiver.url, "topic": "jobs"})
    receiver.answers = [403]
    assert "check the access token" in (await services.notify.sender.test(1, "ntfy")).note
    assert (await services.notify.sender.test(1, "ntfy")).ok


@pytest.mark.parametrize(
    "values",
    [
        {"webhook": {"url": "file:///etc/passwd"}},
        {"webhook": {"url": "http://[::1"}},
        {"webhook": {"url": "http://me:word@host.test/"}},
        {"ntfy": {"topic": "a b"}},
        {"quiet_from": "22:00"},
        {"timezone": "Mars/Base"},
        {"ntfy_token": "a\r\nb"},
    ],
)
def test_settings_that_cannot_work_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises((ValidationError, SettingRefused)):
        NotificationSettingsChange(**values)
