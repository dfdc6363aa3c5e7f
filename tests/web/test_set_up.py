"""Boards, settings and health: changed here, live from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.autofill.drafts.fake_model import fake_model
from tests.support.sample import resume_pdf, sample_profile
from tests.web.desk import WebDesk, tab_to

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_resume_given_in_the_dashboard_makes_a_new_version_of_the_profile(
    desk: WebDesk, tmp_path: Path
) -> None:
    file = tmp_path / "maya.pdf"
    file.write_bytes(resume_pdf(sample_profile()))
    before = (await desk.app.ok("/api/profile/"))["version"]
    async with desk.open("/settings/") as opened:
        page = opened.page
        await page.locator("[data-test=resume]").set_input_files(file)
        await expect(page.get_by_role("region", name="You", exact=True)).to_contain_text(f"version {before + 1}")
        await expect(page.locator("[data-test=toast]")).to_contain_text("Read maya.pdf: 2 positions")


async def test_following_is_switched_and_its_pace_saved(desk: WebDesk) -> None:
    async with desk.open("/settings/") as opened:
        page = opened.page
        await page.get_by_label("Mail, every … seconds").fill("240")
        await page.locator("[data-test=save-tracking]").click()
        await expect(page.locator("[data-test=tracking]")).to_have_text("Stop")
        settings = (await desk.app.ok("/api/jobtracker/tracking/", method="GET"))["settings"]
        assert (settings["on"], settings["email_interval"]) == (True, 240)
        await page.locator("[data-test=tracking]").click()
        await expect(page.locator("[data-test=tracking]")).to_have_text("Start")


async def test_how_careful_applying_is_can_be_changed_and_a_refusal_is_said(desk: WebDesk) -> None:
    async with desk.open("/settings/") as opened:
        page = opened.page
        await page.get_by_label("Sent a day, at most").fill("7")
        await page.get_by_label("Quiet from").fill("22:00")
        await page.get_by_label("Quiet until").fill("07:30")
        await page.locator("[data-test=save-applying]").click()
        await expect(page.locator("[data-test=toast]")).to_contain_text("Saved")
        settings = await desk.app.ok("/api/jobapplier/settings/")
        assert (settings["daily_cap"], settings["quiet_from"], settings["quiet_to"]) == (7, "22:00", "07:30")


async def test_a_model_is_set_and_tried_by_keyboard_and_what_fails_is_said(desk: WebDesk) -> None:
    async with fake_model() as model, desk.open("/settings/") as opened:
        page = opened.page
        said, state = page.locator("[data-test=model-said]"), page.locator("[data-test=model-state]")
        await expect(state).to_have_text("Off")
        await tab_to(page, "Address of its server")
        await page.keyboard.type(model.url)
        await page.keyboard.press("Tab")
        await page.keyboard.type("tiny")
        await page.keyboard.press("Tab")
        await page.keyboard.type("sk-secret")
        await page.keyboard.press("Enter")
        await expect(state).to_have_text("On")
        await expect(page.get_by_label("Key, if it wants one")).to_have_value("")
        model.say = lambda asked: "ready"
        await tab_to(page, "Try it")
        await page.keyboard.press("Enter")
        await expect(said).to_contain_text("It answers: “ready”")
        await tab_to(page, "Ask it about mails that are not clear")
        await page.keyboard.press("Space")
        await expect(page.locator("#toasts")).to_contain_text("It is asked about mails")
        assert (await desk.app.ok("/api/autofill/model/"))["mails"] is True
        model.status = 401
        await tab_to(page, "Try it")
        await page.keyboard.press("Enter")
        await expect(said).to_contain_text("wants a key, or another one")
        assert await opened.findings() == []
        await desk.app.ok("/api/autofill/model/change/", {"base_url": model.url, "model": "other"})
        await expect(page.get_by_label("Name of the model")).to_have_value("other")
        await page.locator("[data-test=forget-model]").click()
        await expect(state).to_have_text("Off")
        assert (await desk.app.ok("/api/autofill/model/"))["on"] is False


async def test_what_is_typed_stays_when_an_event_brings_nothing_new(desk: WebDesk) -> None:
    async with desk.open("/settings/") as opened:
        page = opened.page
        address = page.get_by_label("Address of its server")
        await address.fill("http://127.0.0.1:1/v1")
        kept = (await desk.app.ok("/api/jobtracker/tracking/", method="GET"))["settings"]
        async with page.expect_response(lambda reply: "/api/jobtracker/tracking/" in reply.url):
            await desk.app.ok("/api/jobtracker/tracking/", {"email_interval": kept["email_interval"]})
        await desk.app.ok("/api/jobtracker/tracking/", method="DELETE")
        await expect(page.locator("[data-test=tracking]")).to_have_text("Start")
        await expect(address).to_have_value("http://127.0.0.1:1/v1")
        async with page.expect_response(lambda reply: "/api/jobmatcher/learned/" in reply.url):
            await desk.app.ok("/api/jobtracker/tracking/", method="DELETE")
        await expect(address).to_be_visible()


async def test_an_address_that_is_no_careers_page_is_refused_with_a_reason(desk: WebDesk) -> None:
    async with desk.open("/boards/") as opened:
        page = opened.page
        await page.locator("[data-test=url]").fill("http://127.0.0.1/careers")
        await page.locator("[data-test=add]").click()
        await expect(page.locator("[data-test=toast]")).to_be_visible()
        await expect(page.locator("[data-test=url]")).to_have_value("http://127.0.0.1/careers")
        opened.errors[:] = [error for error in opened.errors if "status of 4" not in error]


async def test_health_hears_of_a_new_browser(desk: WebDesk) -> None:
    async with desk.open("/health/") as opened:
        await expect(opened.page.get_by_text("No browser is paired")).to_be_visible()
        await desk.app.pair(name="the kitchen laptop")
        await expect(opened.page.get_by_text("the kitchen laptop")).to_be_visible()


async def test_health_shows_a_loop_that_begins_to_fail_and_its_table_is_walked_by_keyboard(desk: WebDesk) -> None:
    runs = desk.app.companion.services.tracker.runs
    async with desk.open("/health/") as opened:
        page = opened.page
        await runs.start(1, "portals")
        await runs.finish(1, "portals", 0, "the browser did not start")
        row = page.locator("[data-test=loop]", has_text="Portals")
        await expect(row).to_contain_text("Failed")
        await expect(row).to_contain_text("The browser did not start")
        await runs.start(1, "portals")
        await runs.finish(1, "portals", 2, None)
        await expect(row).to_contain_text("Well")
        await tab_to(page, "Loops")
        assert await opened.findings() == []
