"""What a person does with the posting in view, from the panel and the popup: queue, save, dismiss, set the status."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from companion.api.auth import DASHBOARD_HOST
from tests.extension.desk import Desk, desk

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with desk(tmp_path_factory.mktemp("standing")) as made:
        assert made.companion is not None
        # Nothing is opened: what is queued stays queued.
        await made.companion.ok("/api/jobapplier/settings/change/", {"on": False})
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def table(shared: Desk) -> Desk:
    """All pages of the site show one employer's job: nothing is queued and none was applied to when a test begins."""
    queued = [
        one["id"] for one in (await ok(shared, "/api/jobapplier/queue/", {}))["attempts"] if one["state"] == "queued"
    ]
    if queued:
        await ok(shared, "/api/jobapplier/queue/remove/", {"attempts": queued})
    for one in (await ok(shared, "/api/jobtracker/applications/", {}))["applications"]:
        await ok(shared, f"/api/jobtracker/application/{one['id']}/status/", {"status": "saved"}, "PATCH")
    return shared


async def ok(table: Desk, path: str, body: Any, method: str = "POST") -> Any:
    assert table.companion is not None
    return await table.companion.ok(path, body, method=method)


async def seen(table: Desk, path: str, surface: str = "sidepanel") -> tuple[Page, int]:
    """A posting's page was scored: its panel, and the posting's number."""
    _, tab = await table.open(path)
    posting = (await table.scored(tab))["posting_id"]
    panel = await table.surface(surface, tab)
    await panel.locator("[data-test=standing]").wait_for()
    return panel, posting


async def standing(table: Desk, posting: int) -> Any:
    return await ok(table, "/api/jobmatcher/standing/", {"posting": posting})


async def test_a_job_is_queued_by_a_person_s_click_alone(table: Desk) -> None:
    panel, posting = await seen(table, "/job?queue", "popup")
    await panel.evaluate("document.querySelector('[data-test=queue]').click()")
    assert (await standing(table, posting))["attempt"] is None
    await panel.click("[data-test=queue]")
    await expect(panel.locator("[data-test=attempt]")).to_contain_text("Applying is switched off")
    await expect(panel.locator("#live")).to_contain_text("before anything is sent")
    await expect(panel.locator("[data-test=queue]")).to_have_count(0)
    attempt = (await standing(table, posting))["attempt"]
    assert (attempt["state"], attempt["mode"]) == ("queued", "review")
    await ok(table, "/api/jobapplier/queue/remove/", {"attempts": [attempt["id"]]})
    await expect(panel.locator("[data-test=queue]")).to_be_visible()


async def test_why_a_job_is_not_queued_is_said_and_may_be_insisted_on(table: Desk) -> None:
    new = {"company": "Northwind Robotics", "title": "Senior Backend Engineer"}
    await ok(table, "/api/jobtracker/applications/add/", new)
    panel, posting = await seen(table, "/job?insist")
    await expect(panel.locator("[data-test=namesake]")).to_contain_text("You applied to this title at this employer")
    await expect(panel.locator("[data-test=namesake]")).to_contain_text("Applied")
    await panel.click("[data-test=queue]")
    refused = panel.locator("[data-test=refused]")
    await expect(refused).to_contain_text("A job of this name at this employer was applied to")
    assert (await standing(table, posting))["attempt"] is None
    await panel.click("[data-test=queue-anyway]")
    await expect(panel.locator("[data-test=attempt]")).to_contain_text("Queued")
    await expect(refused).to_have_count(0)


async def test_saved_and_dismissed_with_a_reason_and_taken_back(table: Desk) -> None:
    panel, posting = await seen(table, "/job?save")
    save, dismiss = panel.locator("[data-test=save]"), panel.locator("[data-test=dismiss]")
    await save.click()
    await expect(save).to_have_attribute("aria-pressed", "true")
    assert (await standing(table, posting))["state"] == "saved"
    await dismiss.click()
    await expect(dismiss).to_have_attribute("aria-pressed", "true")
    await expect(save).to_have_attribute("aria-pressed", "false")
    await panel.select_option("[data-test=why]", "place")
    await expect(panel.locator("#live")).to_contain_text("teaches the scores")
    await dismiss.click()
    await expect(dismiss).to_have_attribute("aria-pressed", "false")
    assert (await standing(table, posting))["state"] == "new"


async def test_the_application_is_shown_its_status_set_and_its_page_opened(table: Desk) -> None:
    panel, posting = await seen(table, "/job?application")
    await expect(panel.locator("[data-test=set-status]")).to_have_count(0)
    new = {"posting_id": posting, "at": "2026-03-04T09:00:00Z"}
    application = (await ok(table, "/api/jobtracker/applications/add/", new))["application"]["id"]
    status = panel.locator("[data-test=set-status]")
    await expect(status).to_have_value("applied")
    await expect(panel.locator("[data-test=since]")).to_contain_text("since 4 Mar 2026")
    await expect(panel.locator("[data-test=queue]")).to_have_count(0)
    await status.select_option("interview")
    await expect(panel.locator("#live")).to_contain_text("stands at: Interview")
    reply = await ok(table, f"/api/jobtracker/application/{application}/status/", None, "GET")
    assert reply["application"]["stage"] == "interview"
    assert reply["timeline"][-1]["source"] == "user"
    async with table.context.expect_page() as opened:
        await panel.locator("[data-test=open]").click()
    page = await opened.value
    assert table.companion is not None
    await page.wait_for_url(f"http://{DASHBOARD_HOST}:{table.companion.port}/applications/{application}/")
    await expect(page.locator("#connection")).to_have_text("Live")


async def test_a_sign_in_leads_to_no_other_site(table: Desk) -> None:
    url = (await ok(table, "/api/session/ticket/", {}))["url"].replace("/login/", "/login/?to=//elsewhere.test/x")
    page = await table.context.new_page()
    await page.goto(url)
    assert table.companion is not None
    await page.wait_for_url(f"http://{DASHBOARD_HOST}:{table.companion.port}/")
