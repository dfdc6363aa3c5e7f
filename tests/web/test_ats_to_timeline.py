"""Employers' keys and closed postings, from the command line to the dashboard: what an ATS says of an application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from companion.browser.launch import BrowserSession
from companion.jobtracker.messages import AddAtsKeyRequest
from companion.store.attempts import Attempt, NewAttempt
from tests.ats.vendors import Reply, Vendors
from tests.support.companion import SetClock, command_here, running_companion
from tests.web.desk import WebDesk

pytestmark = pytest.mark.asyncio(loop_scope="session")

LEVER_ID = "a24ec4e5-5caa-473d-abd4-b71f09a8167b"
JOBS = {
    "greenhouse": "https://job-boards.greenhouse.io/acme/jobs/4567",
    "lever": f"https://jobs.lever.co/acme/{LEVER_ID}",
    "ashby": "https://jobs.ashbyhq.com/acme/90fb3621-899e-4b59-925d-25080ec91e18",
}
SECRETS = {"greenhouse": "an-id\nits-secret\n", "lever": "a-key\n", "ashby": "a-key\n"}
EMAIL = "maya@example.org"
STAGE = {"greenhouse": "Onsite interview", "lever": "Offer", "ashby": "Take-home assignment"}
WANTED = {"greenhouse": "interview", "lever": "offer", "ashby": "assessment"}


def employer_answers(greenhouse: str, lever: str, ashby: str) -> dict[str, Reply]:
    """What the employers' own interfaces say of the candidate, in each of them a stage."""
    application = {"id": 70, "candidate_id": 7, "job_post_id": 4567, "status": "active", "current_stage": {"name": greenhouse}, "last_activity_at": "2026-11-01T10:00:00Z"}  # fmt: skip
    opportunity = {"id": "o1", "stage": {"text": lever}, "archived": None, "applications": [{"posting": {"id": LEVER_ID, "text": "Nurse"}}]}  # fmt: skip
    info = {"id": "a1", "status": "Active", "job": {"id": "j1", "title": "Nurse"}, "currentInterviewStage": {"title": ashby}}  # fmt: skip
    return {
        "auth.greenhouse.io/token": Reply({"access_token": "t0ken"}),
        "harvest.greenhouse.io/v3/candidates": Reply([{"id": 7}]),
        "harvest.greenhouse.io/v3/applications": Reply([application]),
        "api.lever.co/v1/opportunities": Reply({"data": [opportunity]}),
        "api.ashbyhq.com/candidate.search": Reply({"success": True, "results": [{"id": "c", "applicationIds": ["a1"]}]}),
        "api.ashbyhq.com/application.info": Reply({"success": True, "results": info}),
    }  # fmt: skip


@dataclass
class Office:
    """A companion whose vendors are ours, and its dashboard."""

    desk: WebDesk
    vendors: Vendors
    clock: SetClock
    folder: Path

    async def look(self) -> None:
        """The tracker's loops run, then the applier settles what it had sent."""
        self.clock.move(minutes=11)
        services = self.desk.app.companion.services
        await services.tracker.loops.look()
        await self.desk.app.companion.services.applier.runner.settle()

    async def sent_without_answer(self, url: str) -> Attempt:
        """An attempt that died at the button: whether it arrived is not known."""
        store = self.desk.app.companion.services.applier.store
        new = NewAttempt(url=url, host=url.split("/")[2], job_key=url, mode="auto", company="Acme Care", title="Nurse")
        attempt = await store.add(1, new)
        for state in ("opening", "filling", "ready", "submitting", "unknown"):
            attempt = await store.advance(attempt, state, "work")
        await self.desk.app.companion.services.applier.runner.settle()
        return await self.fresh(attempt)

    async def fresh(self, attempt: Attempt) -> Attempt:
        found = await self.desk.app.companion.services.applier.store.get(1, attempt.id)
        assert found is not None
        return found

    async def status(self, application: int) -> str:
        reply = await self.desk.app.ok(f"/api/jobtracker/application/{application}/status/", method="GET")
        return str(reply["application"]["status"])

    async def shows(self, application: int, *texts: str) -> None:
        """The application's page on the dashboard tells all of these."""
        async with self.desk.open(f"/applications/{application}/") as opened:
            for text in texts:
                await expect(opened.page.locator("#content")).to_contain_text(text)


@pytest_asyncio.fixture(loop_scope="session")
async def office(browser: BrowserSession, tmp_path: Path) -> AsyncIterator[Office]:
    clock = SetClock()
    async with Vendors() as vendors, running_companion(tmp_path / "data", clock, boards_gateway=vendors.url) as app:
        parent = browser.context.browser
        assert parent is not None
        context = await parent.new_context()
        desk = WebDesk(app, context, [])
        await desk.sign_in()
        yield Office(desk, vendors, clock, tmp_path / "data")
        await context.close()


async def test_employers_keys_settle_what_was_sent_without_an_answer(office: Office) -> None:
    attempts = {ats: await office.sent_without_answer(url) for ats, url in JOBS.items()}
    assert {one.state for one in attempts.values()} == {"unknown"}
    applications = {ats: int(one.application or 0) for ats, one in attempts.items()}
    assert {await office.status(one) for one in applications.values()} == {"applying"}
    office.vendors.answers = employer_answers("Pod 7", "Pod 7", "Pod 7")  # type: ignore[assignment]
    for ats in JOBS:
        code, out, errors = await command_here(
            "applications", "keys", "add", ats, "Acme Care", "--email", EMAIL, data_dir=office.folder, typed=SECRETS[ats]
        )  # fmt: skip
        assert code == 0, errors
        assert not any(secret in out for secret in SECRETS[ats].split())
    await office.desk.app.ok("/api/jobtracker/tracking/", {})
    await office.look()
    # Words that nobody knows tell no stage, but what an employer lists has arrived.
    assert {await office.status(one) for one in applications.values()} == {"applied"}
    assert {(await office.fresh(one)).state for one in attempts.values()} == {"submitted"}

    office.vendors.answers = employer_answers(**STAGE)  # type: ignore[assignment]
    await office.look()
    assert {ats: await office.status(one) for ats, one in applications.items()} == WANTED
    assert {(await office.fresh(one)).state for one in attempts.values()} == {"confirmed"}
    for ats, application in applications.items():
        await office.shows(application, f"Acme Care's {ats}: ", STAGE[ats])


async def test_a_posting_closed_at_its_ats_ends_what_is_not_known_to_have_arrived_and_rejects_nothing(
    office: Office,
) -> None:
    unknown = await office.sent_without_answer(JOBS["greenhouse"])
    told = {
        "company": "Other Care",
        "title": "Nurse",
        "url": "https://job-boards.greenhouse.io/other/jobs/99",
        "status": "applied",
    }
    sure = (await office.desk.app.ok("/api/jobtracker/applications/add/", told))["application"]["id"]
    await office.desk.app.ok("/api/jobtracker/tracking/", {})
    await office.look()
    assert await office.status(int(unknown.application or 0)) == "closed"
    assert (await office.fresh(unknown)).state == "unknown", (
        "that a posting is gone does not say what became of a press"
    )
    assert await office.status(sure) == "applied"
    await office.shows(sure, "The posting: its ATS says that it is gone", "a closed posting is no answer")


async def test_a_refused_key_says_so_where_keys_are_listed(office: Office) -> None:
    office.vendors.answers = {"api.lever.co/v1/opportunities": Reply({}, 401)}
    key = AddAtsKeyRequest(ats="lever", company="Acme Care", email=EMAIL, secret={"api_key": "canary"})
    await office.desk.app.ok("/api/jobtracker/ats-keys/add/", key.model_dump(mode="json"))
    await office.desk.app.ok("/api/jobtracker/tracking/", {})
    await office.look()
    _, out, _ = await command_here("applications", "keys", "list", data_dir=office.folder)
    assert "failed" in out
    assert "401" in out
    assert "canary" not in out
