"""Portal rows: matched only when sure, mapped only when known, never backwards, and only by a host that may speak."""

from __future__ import annotations

from typing import Any

import pytest

from companion.contracts import PortalRow, PortalSnapshot
from companion.jobtracker.messages import DecidePortalRequest
from companion.jobtracker.portals import PortalRowUnknown, PortalService, PortalUnknown, status_of
from companion.jobtracker.service import ApplicationUnknown
from tests.jobtracker.conftest import Desk

HOME = "https://acme.wd5.myworkdayjobs.com/en-US/Careers/userHome"
JOB = "https://acme.wd5.myworkdayjobs.com/en-US/Careers/job/Leeds/Night-Nurse_R-100"


@pytest.fixture
def portals(desk: Desk) -> PortalService:
    return PortalService(desk.tracker)


async def applied(
    desk: Desk, title: str = "Night Nurse", url: str = JOB, number: str | None = "R-100", ats: str = "workday"
) -> int:
    id_ = await desk.apply(company="Acme Care", title=title, url=url)
    async with desk.tracker.write() as unit:
        await unit.change("applications", id_, ats=ats, external_id=number)
    return id_


def page(status: str, url: str = HOME, ats: str = "workday", **row: Any) -> PortalSnapshot:
    told = {"title": "Night Nurse", "requisition": "R-100", **row}
    return PortalSnapshot(url=url, ats=ats, rows=[PortalRow(status=status, **told)])


async def test_a_row_moves_its_application_once_with_the_portals_words(desk: Desk, portals: PortalService) -> None:
    id_ = await applied(desk)
    reply = await portals.take(1, page("No Longer Under Consideration"))
    assert [(row.application, row.status, row.state) for row in reply.rows] == [(id_, "rejected", "applied")]
    assert await desk.status(id_) == "rejected"
    before = len(await desk.events())
    await portals.take(1, page("No Longer Under Consideration"))
    assert len(await desk.events()) == before
    step = (await desk.applications.get(1, id_)).timeline[-1]
    assert (step.source, step.evidence) == ("portal", "The portal says: No Longer Under Consideration")


async def test_a_row_read_before_its_application_was_known_tells_of_it_at_the_next_visit(
    desk: Desk, portals: PortalService
) -> None:
    await applied(desk, "Day Nurse", JOB.replace("R-100", "R-200"), "R-200")
    early = await portals.take(1, page("Interview"))
    assert [(row.application, row.state) for row in early.rows] == [(None, "review")]
    id_ = await applied(desk)
    reply = await portals.take(1, page("Interview"))
    assert [(row.application, row.state) for row in reply.rows] == [(id_, "applied")]
    assert await desk.status(id_) == "interview"
    before = len(await desk.events())
    await portals.take(1, page("Interview"))
    assert len(await desk.events()) == before


async def test_words_nobody_knows_are_shown_and_move_nothing(desk: Desk, portals: PortalService) -> None:
    id_ = await applied(desk)
    reply = await portals.take(1, page("Blue lane"))
    assert [(row.words, row.status, row.state) for row in reply.rows] == [("Blue lane", None, "unknown")]
    assert await desk.status(id_) == "applied"


async def test_what_words_nobody_knows_mean_the_user_says(desk: Desk, portals: PortalService) -> None:
    id_ = await applied(desk)
    reply = await portals.take(1, page("Blue lane"))
    assert "say what they mean" in reply.rows[0].note
    row = await portals.decide(DecidePortalRequest(row=reply.rows[0].id, application=id_, status="screening"))
    assert (row.status, row.state) == ("screening", "applied")
    step = (await desk.applications.get(1, id_)).timeline[-1]
    assert (step.status, step.evidence) == ("screening", "The portal says: Blue lane")


async def test_a_coarse_word_never_moves_an_application_back(desk: Desk, portals: PortalService) -> None:
    id_ = await applied(desk)
    await portals.take(1, page("Interview"))
    await portals.take(1, page("In Process"))
    assert await desk.status(id_) == "interview"


async def test_the_title_decides_without_a_number_and_two_of_a_name_are_asked_about(
    desk: Desk, portals: PortalService
) -> None:
    first = await applied(desk, number=None)
    await portals.take(1, page("Interview", requisition=None))
    assert await desk.status(first) == "interview"
    second = await applied(desk, number=None, url=JOB.replace("R-100", "R-300"))
    reply = await portals.take(1, page("Offer", requisition=None, company="Acme Care"))
    row = next(row for row in reply.rows if row.words == "Offer")
    assert (row.application, row.state) == (None, "review")
    await portals.decide(DecidePortalRequest(row=row.id, application=second))
    assert (await desk.status(first), await desk.status(second)) == ("interview", "offer")


async def test_another_employers_portal_cannot_speak_for_this_one(desk: Desk, portals: PortalService) -> None:
    id_ = await applied(desk)
    other = HOME.replace("acme", "rival")
    reply = await portals.take(1, page("Rejected", url=other))
    assert [row.state for row in reply.rows] == ["review"]
    assert await desk.status(id_) == "applied"
    with pytest.raises(PortalUnknown):
        await portals.take(1, page("Rejected", url="https://acme.example/userHome"))


@pytest.mark.parametrize("ats", ["workday", None])
async def test_an_employers_own_domain_speaks_for_what_was_applied_to_there(
    desk: Desk, portals: PortalService, ats: str | None
) -> None:
    here, elsewhere = "https://careers.acme.example", "https://careers.rival.example"
    mine = await applied(desk, url=f"{here}/job/Night-Nurse_R-100", ats=ats)  # type: ignore[arg-type]
    other = await applied(desk, title="Porter", url=f"{here}/job/Porter_R-200", number="R-200", ats="icims")
    reply = await portals.take(1, page("Interview", url=f"{here}/userHome"))
    assert [(row.application, row.state) for row in reply.rows] == [(mine, "applied")]
    assert (await desk.status(mine), await desk.status(other)) == ("interview", "applied")
    for url, said in ((f"{elsewhere}/userHome", "workday"), (f"{here}/userHome", "lever")):
        with pytest.raises(PortalUnknown):
            await portals.take(1, page("Rejected", url=url, ats=said))


async def test_a_shared_portal_speaks_for_its_vendors_employers(desk: Desk, portals: PortalService) -> None:
    id_ = await applied(desk, url="https://job-boards.greenhouse.io/acme/jobs/4567", number="4567", ats="greenhouse")
    mine = page(
        "Rejected", "https://my.greenhouse.io/applications", "greenhouse", requisition=None, company="Acme Care"
    )
    await portals.take(1, mine)
    assert await desk.status(id_) == "rejected"


async def test_a_decision_about_nothing_is_refused(desk: Desk, portals: PortalService) -> None:
    with pytest.raises(PortalRowUnknown):
        await portals.decide(DecidePortalRequest(row=9, application=1))
    reply = await portals.take(1, page("Offer"))
    with pytest.raises(ApplicationUnknown):
        await portals.decide(DecidePortalRequest(row=reply.rows[0].id, application=99))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Application Received", "acknowledged"), ("Under Review", "acknowledged"), ("In Process", "acknowledged"),
        ("No Longer Under Consideration", "rejected"), ("Not selected", "rejected"), ("Position filled", "rejected"),
        ("Interview scheduled", "interview"), ("Offer extended", "offer"), ("Withdrawn", "withdrawn"), ("Hired", "accepted"),
        ("Not Submitted", None), ("Draft", None), ("inactive", None), ("Pod 7", None), ("Assessment", "assessment"),
    ],
)  # fmt: skip
def test_known_words_and_no_guesses(words: str, wanted: str | None) -> None:
    assert status_of(words) == wanted


async def test_a_known_portal_that_shows_nothing_any_more_could_not_be_read_and_takes_nothing_back(
    desk: Desk, portals: PortalService
) -> None:
    id_ = await applied(desk)
    await portals.take(1, page("Interview"))
    await portals.take(1, PortalSnapshot(url=HOME, ats="workday"))
    await portals.take(1, PortalSnapshot(url=HOME.replace("acme", "never-seen"), ats="workday"))
    (known,) = await desk.tracker.portals(1)
    assert (known.state, known.rows, "could not be read" in known.note) == ("changed", 1, True)
    assert await desk.status(id_) == "interview"
    await portals.take(1, PortalSnapshot(url=HOME, ats="workday", signed_in=False))
    await portals.take(1, page("Interview"))
    assert [event.data["state"] for event in await desk.events("portal.state")] == ["seen", "changed", "seen"]


async def test_an_application_told_by_its_address_alone_is_heard_of_at_its_portal(
    desk: Desk, portals: PortalService
) -> None:
    id_ = await desk.apply(company="Acme Care", title="Night Nurse", url=JOB)
    await portals.take(1, page("Interview"))
    assert await desk.status(id_) == "interview"
