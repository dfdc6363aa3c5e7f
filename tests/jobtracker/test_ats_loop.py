"""The ATS loop on fake vendors: postings that close and change, and what employers' keys tell."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from companion.jobtracker.ats_keys import AtsKeyService, KeyUnknown, KeyUnusable
from companion.jobtracker.ats_loop import AtsLoop
from companion.jobtracker.messages import AddAtsKeyRequest, NewApplicationRequest
from companion.secrets import Secrets
from tests.ats.boards import payloads as p
from tests.ats.vendors import Asked, Reply, Vendors
from tests.jobtracker.conftest import Desk

URL = "https://job-boards.greenhouse.io/acme/jobs/4567"
BOARD = "boards-api.greenhouse.io/v1/boards/acme/jobs/4567"
JOB = p.GREENHOUSE["jobs"][0]
EMAIL = "ada@example.org"


@pytest.fixture
async def vendors() -> AsyncIterator[Vendors]:
    async with Vendors() as found:
        yield found


@pytest.fixture
def keys(desk: Desk, tmp_path: Path) -> AtsKeyService:
    return AtsKeyService(desk.tracker, lambda: Secrets(tmp_path, "file"))


@pytest.fixture
async def loop(desk: Desk, vendors: Vendors, keys: AtsKeyService) -> AsyncIterator[AtsLoop]:
    async with vendors.fetch() as fetch:
        yield AtsLoop(desk.tracker, fetch, keys, desk.clock)


async def later(desk: Desk, loop: AtsLoop) -> int:
    desk.clock.moment += timedelta(minutes=11)
    return await loop.run(1, 600)


async def test_a_posting_is_seen_open_then_changed_then_closed_and_that_is_no_rejection(
    desk: Desk, vendors: Vendors, loop: AtsLoop
) -> None:
    id_ = await desk.apply(url=URL)
    vendors.answers = {BOARD: Reply(JOB)}
    assert await later(desk, loop) == 0
    assert await loop.run(1, 600) == 0
    assert len(vendors.asked) == 1, "within the interval it is not asked again"
    vendors.answers = {BOARD: Reply(JOB | {"title": "Day Nurse"})}
    assert await later(desk, loop) == 1
    vendors.answers = {}
    assert await later(desk, loop) == 1
    reply = await desk.applications.get(1, id_)
    assert (reply.application.status, reply.application.posting_state) == ("applied", "closed")
    assert reply.timeline[-1].reason == "a closed posting is no answer to an application"
    told = [(event.data["state"], event.data["changed"]) for event in await desk.events("posting.state")]
    assert told == [("open", True), ("closed", False)]


async def test_a_fault_of_the_vendor_leaves_what_was_known(desk: Desk, vendors: Vendors, loop: AtsLoop) -> None:
    id_ = await desk.apply(url=URL)
    vendors.answers = {BOARD: Reply(JOB)}
    await later(desk, loop)
    vendors.answers = {BOARD: Reply({}, 403)}
    assert await later(desk, loop) == 0
    application = (await desk.applications.get(1, id_)).application
    assert application.posting_state == "open"
    assert "could not be looked at" in (application.posting_note or "")


async def test_a_saved_job_whose_posting_closes_is_closed(desk: Desk, vendors: Vendors, loop: AtsLoop) -> None:
    id_ = await desk.applications.create(NewApplicationRequest(company="Acme", title="Nurse", url=URL, status="saved"))
    await later(desk, loop)
    assert await desk.status(id_) == "closed"


def greenhouse(status: dict[str, object]) -> dict[str, object]:
    def token(asked: Asked) -> Reply:
        assert asked.headers["Authorization"].startswith("Basic ")
        assert asked.body == {"grant_type": "client_credentials"}
        return Reply({"access_token": "t0ken", "expires_in": 3600})

    def candidates(asked: Asked) -> Reply:
        assert asked.headers["Authorization"] == "Bearer t0ken"
        return Reply([{"id": 7}] if asked.query["email"] == EMAIL else [])

    return {
        "auth.greenhouse.io/token": token, "harvest.greenhouse.io/v3/candidates": candidates,
        "harvest.greenhouse.io/v3/applications": Reply([{"id": 70, "candidate_id": 7, "job_post_id": 4567, "jobs": [], **status}]),
    }  # fmt: skip


def lever(status: dict[str, object]) -> dict[str, object]:
    row = {"id": "o1", "applications": [{"posting": {"id": "4567", "text": "Nurse"}}], **status}
    return {
        "api.lever.co/v1/opportunities": Reply({"data": [row]}),
        "api.lever.co/v1/archive_reasons/r1": Reply({"data": {"id": "r1", "text": "Underqualified"}}),
    }


def ashby(status: dict[str, object]) -> dict[str, object]:
    return {
        "api.ashbyhq.com/candidate.search": Reply({"success": True, "results": [{"id": "c", "applicationIds": ["a"]}]}),
        "api.ashbyhq.com/application.info": Reply({"success": True, "results": {"id": "a", "job": {"id": "4567", "title": "Nurse"}, **status}}),
    }  # fmt: skip


SECRETS = {"greenhouse": {"client_id": "i", "client_secret": "s"}, "lever": {"api_key": "k"}, "ashby": {"api_key": "k"}}
TOLD = [
    ("greenhouse", greenhouse({"status": "active", "current_stage": {"name": "Phone Screen"}}), "screening"),
    ("greenhouse", greenhouse({"status": "active", "current_stage": {"name": "Onsite interview"}}), "interview"),
    ("greenhouse", greenhouse({"status": "rejected", "rejected_at": "2026-10-30T10:00:00Z"}), "rejected"),
    ("greenhouse", greenhouse({"status": "hired"}), "accepted"),
    ("greenhouse", greenhouse({"status": "active", "current_stage": {"name": "Pod 7"}}), "applied"),
    ("lever", lever({"stage": {"text": "Offer"}, "archived": None}), "offer"),
    ("lever", lever({"stage": {"text": "Onsite"}, "archived": {"reason": "r1", "archivedAt": 1793354400000}}), "rejected"),
    ("ashby", ashby({"status": "Active", "currentInterviewStage": {"title": "Take-home"}}), "assessment"),
    ("ashby", ashby({"status": "Archived", "archiveReason": {"text": "Candidate withdrew"}}), "withdrawn"),
]  # fmt: skip


@pytest.mark.parametrize(("ats", "answers", "wanted"), TOLD)
async def test_an_employers_key_tells_the_true_status_once(
    desk: Desk, vendors: Vendors, loop: AtsLoop, keys: AtsKeyService, ats: str, answers: dict[str, object], wanted: str
) -> None:
    id_ = await desk.apply(company="Acme", title="Nurse")
    async with desk.tracker.write() as unit:
        await unit.change("applications", id_, ats=ats, external_id="4567")
    vendors.answers = answers  # type: ignore[assignment]
    await keys.add(AddAtsKeyRequest(ats=ats, company="Acme", email=EMAIL, secret=SECRETS[ats]))
    await later(desk, loop)
    assert await desk.status(id_) == wanted
    assert await later(desk, loop) == 0
    (view,) = (await keys.list(1)).keys
    assert view.state == "ok"


async def test_a_key_that_is_refused_says_so_and_harms_nothing(
    desk: Desk, vendors: Vendors, loop: AtsLoop, keys: AtsKeyService
) -> None:
    await desk.apply()
    vendors.answers = {"auth.greenhouse.io/token": Reply({}, 401)}
    await keys.add(AddAtsKeyRequest(ats="greenhouse", company="Acme", email=EMAIL, secret=SECRETS["greenhouse"]))
    assert await later(desk, loop) == 0
    (view,) = (await keys.list(1)).keys
    assert view.state == "failed"
    assert "401" in view.note


async def test_keys_lack_nothing_are_there_once_and_leave_no_secret(keys: AtsKeyService, tmp_path: Path) -> None:
    good = AddAtsKeyRequest(ats="lever", company="Acme", email=EMAIL, secret={"api_key": "canary"})
    with pytest.raises(KeyUnusable):
        await keys.add(good.model_copy(update={"secret": {}}))
    view = await keys.add(good)
    with pytest.raises(KeyUnusable):
        await keys.add(good)
    assert "canary" in (tmp_path / "secrets.json").read_text()
    await keys.remove(1, view.id)
    assert "canary" not in (tmp_path / "secrets.json").read_text()
    with pytest.raises(KeyUnknown):
        await keys.remove(1, view.id)
