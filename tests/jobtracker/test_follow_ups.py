"""Follow-ups by rules, deadlines and habits; invitations that words move or call off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from companion.jobtracker.follow_ups import FollowUpService, habits, load_rules
from companion.jobtracker.mail.deadline import read_deadline
from companion.jobtracker.messages import FollowUpRequest
from tests.jobtracker.conftest import Desk
from tests.support.mails import mail

SENT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
"""A Monday."""


@pytest.fixture
def follow_ups(desk: Desk) -> FollowUpService:
    return FollowUpService(desk.tracker, load_rules())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Please complete the assessment by Friday.", 6),
        ("Please complete the assessment by Friday, November 13.", 13),
        ("The link to the test expires on 2026-11-09.", 9),
        ("We kindly ask you to submit your solution within 5 days.", 7),
        ("You have to finish it within 48 hours.", 4),
        ("Please sign and return the offer letter no later than 20 November 2026.", 20),
        ("We would need your decision by end of day on Thursday.", 5),
        ("Please respond within five (5) business days.", 9),
        ("Bitte schließen Sie den Test bis zum 12. November ab und antworten Sie uns.", 12),
        ("Merci de compléter le test avant le 10 novembre.", 10),
        ("Please complete it by 20 November. The first part is to be submitted by 9 November.", 9),
        ("We founded the company by accident in 2019. Please take the test.", None),
        ("Your interview is on Friday, November 13 at 10:00.", None),
        ("You will start on 1 December; your offer is attached.", None),
        ("Please complete the form; our offices are closed within the building.", None),
        ("The contract, valid until 2031-01-01, is attached.", None),
    ],
)
def test_a_deadline_is_what_a_sentence_asks_for_by_a_day(text: str, day: int | None) -> None:
    found = read_deadline(text, SENT)
    assert (found.day if found else None) == day


def test_without_the_mails_own_date_no_deadline_is_guessed() -> None:
    assert read_deadline("Please complete the assessment by Friday.", None) is None


def offer(text: str, id_: str = "o1") -> bytes:
    raw = mail("offer", id_, date=SENT)
    return raw.replace(b"please sign it by Friday.", text.encode())


async def due(follow_ups: FollowUpService) -> list[tuple[str, str]]:
    await follow_ups.check(1)
    return [(one.rule, one.draft) for one in (await follow_ups.list(1)).follow_ups]


async def test_an_offers_deadline_is_told_before_it_ends_with_its_day(desk: Desk, follow_ups: FollowUpService) -> None:
    id_ = await desk.apply(company_domain="northwindtools.com")
    await desk.receive(offer("please sign it within two weeks."))
    assert await desk.status(id_) == "offer"
    desk.clock.move(days=10)
    assert await due(follow_ups) == []
    desk.clock.move(days=2)
    ((rule, draft),) = await due(follow_ups)
    assert rule == "offer_deadline"
    assert "until Monday, 16 November" in draft
    await desk.receive(mail("rejection", "r1", date=desk.clock.now()))
    assert await due(follow_ups) == []
    assert [event.data["state"] for event in await desk.events("followup.changed")] == ["dropped"]


async def test_an_offer_without_a_deadline_is_asked_about_after_days(desk: Desk, follow_ups: FollowUpService) -> None:
    await desk.apply(company_domain="northwindtools.com")
    await desk.receive(offer("please let us know what you think."))
    desk.clock.move(days=3)
    assert [rule for rule, _ in await due(follow_ups)] == ["offer_open"]


async def test_an_employer_that_takes_long_is_given_that_long(desk: Desk, follow_ups: FollowUpService) -> None:
    for number in range(2):
        id_ = await desk.apply(title=f"Job {number}")
        event_at = desk.clock.now() + timedelta(days=12)
        async with desk.tracker.write() as unit:
            await unit.change("applications", id_, status="rejected", since=event_at)
    slow, quick = await desk.apply(title="Nurse"), await desk.apply(company="Quick Labs", title="Porter")
    stored = await desk.tracker.applications(1)
    (taken,) = habits(stored).values()
    assert 24 < taken.days < 27
    desk.clock.move(days=2)
    await follow_ups.check(1)
    assert [one.application for one in (await follow_ups.list(1)).follow_ups] == [quick]
    desk.clock.move(days=12)
    await follow_ups.check(1)
    assert {one.application for one in (await follow_ups.list(1)).follow_ups} == {quick, slow}


async def test_what_the_person_does_with_a_follow_up_is_told(desk: Desk, follow_ups: FollowUpService) -> None:
    await desk.apply()
    desk.clock.move(days=5)
    await follow_ups.check(1)
    (one,) = (await follow_ups.list(1)).follow_ups
    await follow_ups.act(FollowUpRequest(follow_up=one.id, action="snooze", days=2))
    assert await follow_ups.check(1) == 0
    desk.clock.move(days=2)
    assert await follow_ups.check(1) == 1
    await follow_ups.act(FollowUpRequest(follow_up=one.id, action="done"))
    assert [event.data["state"] for event in await desk.events("followup.changed")] == ["open", "done"]


def interview(words: str, id_: str, date: datetime) -> bytes:
    raw = mail("interview", id_, date=date)
    return raw.replace(b"Best regards", words.encode() + b"\n\nBest regards")


async def test_words_move_and_call_off_the_one_interview_that_lies_ahead(desk: Desk) -> None:
    id_ = await desk.apply()
    await desk.receive(interview("It is on Thursday, November 12 at 10:00 CET via https://zoom.us/j/1.", "i1", SENT))
    (first,) = await desk.tracker.interviews(1, id_)
    assert first.start == datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
    moved = "Your interview had to be rescheduled to Friday, November 13 at 11:00 CET."
    await desk.receive(interview(moved, "i2", SENT + timedelta(hours=1)))
    (second,) = await desk.tracker.interviews(1, id_)
    assert (second.id, second.start, second.url) == (first.id, datetime(2026, 11, 13, 10, 0, tzinfo=UTC), first.url)
    # What an invitation offers calls nothing off.
    offered = "If you need to cancel or reschedule the interview, just reply."
    await desk.receive(interview(offered, "i3", SENT + timedelta(hours=2)))
    assert not (await desk.tracker.interviews(1, id_))[0].cancelled
    off = "Unfortunately your interview has been cancelled, and we will come back to you with another date."
    await desk.receive(interview(off, "i4", SENT + timedelta(hours=3)))
    (last,) = await desk.tracker.interviews(1, id_)
    assert (last.id, last.cancelled) == (first.id, True)
    told = [(event.data["changed"], event.data["cancelled"]) for event in await desk.events("interview.detected")]
    assert told == [(False, False), (True, False), (True, True)]


async def test_a_rejection_that_calls_the_interview_off_ends_both(desk: Desk) -> None:
    id_ = await desk.apply()
    await desk.receive(interview("It is on Thursday, November 12 at 10:00 CET via https://zoom.us/j/1.", "i1", SENT))
    over = b"Your interview on Thursday has been cancelled, as the position was filled.\n\nBest regards"
    raw = mail("rejection", "r1", date=SENT + timedelta(hours=1)).replace(b"Best regards", over)
    await desk.receive(raw)
    (last,) = await desk.tracker.interviews(1, id_)
    assert last.cancelled
    assert (await desk.tracker.application(1, id_)).status == "rejected"
