"""Applications and mails through the store: what moves a status by itself, what asks, and how it is corrected."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from companion.jobtracker.messages import (
    ApplicationsRequest,
    DecideMailRequest,
    MailsRequest,
    NewApplicationRequest,
    StatusUpdateRequest,
)
from companion.jobtracker.service import ApplicationUnknown, UpdateUnusable
from tests.jobtracker.conftest import Desk
from tests.support.mails import invite, mail

GREENHOUSE = "Northwind Tools <no-reply@us.greenhouse-mail.io>"


async def test_a_mail_of_the_employer_moves_the_status_with_its_evidence(desk: Desk) -> None:
    id_ = await desk.apply()
    assert await desk.status(id_) == "applied"
    await desk.receive(mail("confirmation", "c1"), mail("rejection", "r1"), mail("newsletter", "n1"))
    reply = await desk.applications.get(1, id_)
    assert reply.application.status == "rejected"
    assert [(step.status, step.source, step.moved) for step in reply.timeline] == [
        ("applied", "user", True), ("acknowledged", "mail", True), ("rejected", "mail", True),
    ]  # fmt: skip
    assert "other candidates" in reply.timeline[-1].evidence
    told = [(event.data["before"], event.data["status"]) for event in await desk.events("status.changed")]
    assert told == [(None, "applied"), ("applied", "acknowledged"), ("acknowledged", "rejected")]
    assert {seen.state for seen in await desk.mails()} == {"applied", "other"}


async def test_the_same_mail_again_and_from_another_folder_changes_nothing(desk: Desk) -> None:
    await desk.apply()
    assert await desk.receive(mail("rejection", "r1"), mail("rejection", "r1")) == 1
    before = len(await desk.events())
    assert await desk.receive(mail("rejection", "r1")) == 0
    assert len(await desk.events()) == before
    assert len(await desk.mails()) == 1


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (mail("rejection", verified=None), "nobody vouches"),
        (mail("rejection", verified=False), "not who it claims"),
        (mail("rejection", sender="Northwind Tools HR <northwind.tools.hr@gmail.com>"), "anybody can use"),
        (mail("offer", sender="Northwind Tools HR <northwind.tools.hr@gmail.com>"), "anybody can use"),
        (mail("rejection", sender="Northwind Tools <jobs@northwind-careers.net>"), "not known to be"),
        (mail("offer"), "not known to be"),
        (mail("offer", sender=GREENHOUSE), "not known which ATS"),
    ],
)
async def test_a_mail_whose_sender_does_not_fit_only_suggests(desk: Desk, raw: bytes, why: str) -> None:
    id_ = await desk.apply()
    await desk.receive(raw)
    assert await desk.status(id_) == "applied"
    (seen,) = await desk.mails()
    assert (seen.state, seen.application) == ("review", id_)
    assert why in seen.note
    (event,) = await desk.events("mail.suggested")
    assert event.data["mail"] == seen.id
    await desk.review.decide(DecideMailRequest(mail=seen.id, accept=True))
    assert await desk.status(id_) in ("rejected", "offer")


async def test_an_offer_of_the_employers_known_domain_counts(desk: Desk) -> None:
    id_ = await desk.apply(company_domain="northwindtools.com")
    await desk.receive(mail("offer"))
    assert await desk.status(id_) == "offer"


async def test_a_refused_suggestion_leaves_the_status_and_stays_listed(desk: Desk) -> None:
    id_ = await desk.apply()
    await desk.receive(mail("rejection", verified=None))
    (seen,) = await desk.mails(state="review")
    assert (await desk.review.mails(MailsRequest(limit=1))).waiting == 1
    await desk.review.decide(DecideMailRequest(mail=seen.id, accept=False))
    assert await desk.status(id_) == "applied"
    assert [found.state for found in await desk.mails()] == ["refused"]


async def test_words_that_were_refused_only_suggest_the_next_time(desk: Desk) -> None:
    await desk.apply()
    await desk.receive(mail("rejection", "r1"))
    (acted,) = await desk.mails(state="applied")
    await desk.review.decide(DecideMailRequest(mail=acted.id, accept=False))
    await desk.receive(mail("rejection", "r2"))
    (asked,) = await desk.mails(state="review")
    assert "you refused" in asked.note
    await desk.review.decide(DecideMailRequest(mail=asked.id, accept=True))
    await desk.receive(mail("rejection", "r3"))
    assert len(await desk.mails(state="applied")) == 1, "what was said last counts"


async def test_two_jobs_at_one_employer_are_asked_about(desk: Desk) -> None:
    first, second = await desk.apply(title="Backend Engineer"), await desk.apply(title="Data Engineer")
    await desk.receive(mail("rejection", title="open"))
    assert (await desk.status(first), await desk.status(second)) == ("applied", "applied")
    (seen,) = await desk.mails(state="review")
    assert seen.application is None
    assert {candidate["application"] for candidate in seen.candidates} == {first, second}
    await desk.review.decide(DecideMailRequest(mail=seen.id, accept=True, application=second))
    assert (await desk.status(first), await desk.status(second)) == ("applied", "rejected")


async def test_an_application_begins_from_a_mail_only_when_the_user_says_so(desk: Desk) -> None:
    await desk.receive(mail("confirmation", "c1"))
    assert (await desk.lists.list(ApplicationsRequest())).applications == []
    (seen,) = await desk.mails(state="review")
    accepted = await desk.review.decide(DecideMailRequest(mail=seen.id, accept=True))
    assert accepted.application is not None
    reply = await desk.applications.get(1, accepted.application)
    assert (reply.application.company, reply.application.origin) == ("Northwind Tools", "mail")
    assert reply.application.status == "acknowledged"
    await desk.receive(mail("offer", "o1"))
    assert await desk.status(accepted.application) == "offer", "the domain was learnt from the accepted mail"


async def test_a_wrong_link_can_be_moved_to_another_application(desk: Desk) -> None:
    wrong = await desk.apply()
    await desk.receive(mail("rejection"))
    assert await desk.status(wrong) == "rejected"
    right = await desk.apply(title="Data Engineer")
    (seen,) = await desk.mails()
    await desk.review.decide(DecideMailRequest(mail=seen.id, accept=True, application=right))
    assert (await desk.status(wrong), await desk.status(right)) == ("applied", "rejected")


async def test_undo_and_correction_win(desk: Desk) -> None:
    id_ = await desk.apply()
    await desk.receive(mail("rejection"))
    key = (await desk.applications.get(1, id_)).timeline[-1].key
    undone = await desk.applications.update(id_, StatusUpdateRequest(undo=key))
    assert undone.application.status == "applied"
    corrected = await desk.applications.update(id_, StatusUpdateRequest(status="interview", note="they called"))
    assert corrected.application.status == "interview"
    assert (await desk.events("status.changed"))[-1].data["source"] == "user"


async def test_an_update_that_says_nothing_or_of_nothing_is_refused(desk: Desk) -> None:
    id_ = await desk.apply()
    for update in (StatusUpdateRequest(), StatusUpdateRequest(status="offer", undo="x"), StatusUpdateRequest(undo="x")):
        with pytest.raises(UpdateUnusable):
            await desk.applications.update(id_, update)
    with pytest.raises(ApplicationUnknown):
        await desk.applications.update(id_ + 1, StatusUpdateRequest(status="offer"))
    with pytest.raises(UpdateUnusable):
        await desk.applications.create(NewApplicationRequest())


async def test_an_interview_is_moved_and_called_off_in_any_order(desk: Desk) -> None:
    id_ = await desk.apply()
    await desk.receive(mail("interview", "i2", calendar=invite(sequence=1, hour=16)))
    await desk.receive(mail("interview", "i1", calendar=invite(sequence=0, hour=14)))
    (found,) = (await desk.applications.get(1, id_)).interviews
    assert found.start == datetime(2026, 11, 12, 16, tzinfo=UTC)
    await desk.receive(mail("interview", "i3", calendar=invite("CANCEL", sequence=2, hour=16)))
    await desk.receive(mail("interview", "i4", calendar=invite(sequence=1, hour=17)))
    (found,) = (await desk.applications.get(1, id_)).interviews
    assert found.cancelled
    told = [(event.data["cancelled"], event.data["changed"]) for event in await desk.events("interview.detected")]
    assert told == [(False, False), (True, True)]


async def test_a_stranger_cannot_call_an_interview_off(desk: Desk) -> None:
    id_ = await desk.apply()
    await desk.receive(mail("interview", "i1", calendar=invite()))
    stranger = "Northwind Tools <hr@northwind-careers.net>"
    await desk.receive(mail("interview", "i2", sender=stranger, calendar=invite("CANCEL", sequence=5)))
    (found,) = (await desk.applications.get(1, id_)).interviews
    assert not found.cancelled


async def test_a_date_in_the_future_counts_as_now(desk: Desk) -> None:
    id_ = await desk.apply()
    await desk.receive(mail("confirmation", date=desk.clock.now() + timedelta(days=900)))
    assert (await desk.applications.get(1, id_)).timeline[-1].happened_at == desk.clock.now()


async def test_a_sign_in_code_is_never_kept(desk: Desk) -> None:
    raw = mail("newsletter").replace(b"Subject: Autumn sale", b"Subject: 402911 is your verification code")
    await desk.receive(raw)
    (seen,) = await desk.mails()
    assert seen.subject == "•••••• is your verification code"
