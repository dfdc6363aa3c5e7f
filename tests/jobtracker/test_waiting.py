"""Mails that came before their application was known are about it once it is."""

from __future__ import annotations

from companion.jobtracker.messages import ApplicationsRequest, DecideMailRequest, NewApplicationRequest
from companion.jobtracker.waiting import KNOWN_LATER
from companion.store.tracker_rows import MailView
from tests.jobtracker.conftest import Desk
from tests.support.mails import mail


async def waiting(desk: Desk, kind: str) -> MailView:
    (found,) = [one for one in await desk.mails(state="review") if one.kind == kind]
    return found


async def test_the_first_accepted_mail_begins_the_application_of_the_others(desk: Desk) -> None:
    await desk.receive(mail("confirmation", "c1"), mail("interview", "i1"), mail("rejection", "r1"))
    receipt = await waiting(desk, "confirmation")
    begun = await desk.review.decide(DecideMailRequest(mail=receipt.id, accept=True))
    later = await waiting(desk, "rejection")
    assert (later.application, later.note) == (begun.application, KNOWN_LATER)
    assert await desk.status(begun.application or 0) == "acknowledged", "a suggestion moves nothing"
    told = [(event.data["mail"], event.data["application"]) for event in await desk.events("mail.suggested")]
    assert (later.id, begun.application) in told

    await desk.review.decide(DecideMailRequest(mail=later.id, accept=True))
    assert await desk.status(begun.application or 0) == "rejected"
    assert len((await desk.lists.list(ApplicationsRequest())).applications) == 1


async def test_an_application_told_by_hand_is_named_to_older_mails(desk: Desk) -> None:
    await desk.receive(mail("confirmation", "c1"))
    id_ = await desk.applications.create(NewApplicationRequest(company="Northwind Tools", title="Backend Engineer"))
    receipt = await waiting(desk, "confirmation")
    assert (receipt.application, receipt.note) == (id_, KNOWN_LATER)
    pending = [step.state for step in (await desk.applications.get(1, id_)).timeline if step.source == "mail"]
    assert pending == ["pending"]
    await desk.review.decide(DecideMailRequest(mail=receipt.id, accept=False))
    assert await desk.status(id_) == "applied"


async def test_a_mail_about_another_employer_or_job_goes_on_waiting(desk: Desk) -> None:
    await desk.receive(mail("confirmation", "c1"))
    await desk.apply(company="Halden Labs", title="Backend Engineer")
    await desk.apply(title="Night Porter")
    receipt = await waiting(desk, "confirmation")
    assert receipt.application is None
    assert KNOWN_LATER not in receipt.note


async def test_where_several_fit_alike_none_is_named_and_the_new_one_can_be_chosen_too(desk: Desk) -> None:
    first, second = await desk.apply(title="Backend Engineer"), await desk.apply(title="Data Engineer")
    await desk.receive(mail("rejection", "r1", title="open"))
    third = await desk.apply(title="Night Porter")
    unsure = await waiting(desk, "rejection")
    assert unsure.application is None
    assert {row["application"] for row in unsure.candidates} == {first, second, third}


async def test_a_job_of_the_same_title_elsewhere_is_not_offered_beside_a_much_likelier_one(desk: Desk) -> None:
    first, second = [await desk.apply(title="Senior Platform Engineer") for _ in range(2)]
    await desk.receive(mail("rejection", "r1", title="Senior Platform Engineer"))
    await desk.apply(company="Halden Labs", title="Senior Platform Engineer")
    unsure = await waiting(desk, "rejection")
    assert {row["application"] for row in unsure.candidates} == {first, second}
