"""Today and the page of one application: what needs the person, and how a status came about."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.web import seed
from tests.web.desk import WebDesk

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_what_needs_the_person_appears_by_itself_and_leaves_when_done(desk: WebDesk) -> None:
    async with desk.open("/") as opened:
        page = opened.page
        number = await desk.add_application("Patience Inc")
        await seed.add_follow_up(desk.app, number, days=90)
        waiting = page.locator("[data-test=follow-up]", has_text="Patience Inc")
        await expect(waiting).to_be_visible()
        await seed.add_mails(desk.app, number, "A word from Patience")
        await expect(page.locator("[data-test=suggestion]", has_text="A word from Patience")).to_be_visible()
        await waiting.get_by_role("button", name="Done").click()
        await expect(waiting).to_have_count(0)


async def test_the_best_new_job_is_saved_from_there_and_can_be_put_back(desk: WebDesk) -> None:
    async with desk.open("/") as opened:
        page = opened.page
        first = page.locator("[data-test=job]").first
        title = await first.get_by_role("link").inner_text()
        await first.get_by_role("button", name="Save").click()
        await expect(page.locator("[data-test=toast]")).to_contain_text(f"Saved: {title}")
        await page.locator("[data-test=toast]").get_by_role("button", name="Undo").click()
        await expect(page.locator("[data-test=job]", has_text=title).first).to_be_visible()


async def test_the_timeline_tells_source_and_evidence_and_takes_back(desk: WebDesk) -> None:
    number = await desk.add_application("Evidence Ltd")
    async with desk.open(f"/applications/{number}/") as opened:
        page = opened.page
        await desk.app.ok(
            f"/api/jobtracker/application/{number}/status/",
            {"status": "rejected", "note": "Said on the phone"},
            "PATCH",
        )
        first = page.locator("[data-test=step]").first
        await expect(first).to_contain_text("Rejected")
        await expect(first).to_contain_text("Said on the phone")
        await expect(first).to_contain_text("You")
        await first.locator("[data-test=undo]").click()
        await expect(page.locator("[data-test=step].undone")).to_contain_text("undone by you")
        assert await desk.stage(number) == "applied"


async def test_a_status_is_corrected_with_a_note(desk: WebDesk) -> None:
    number = await desk.add_application("Correct Co")
    async with desk.open(f"/applications/{number}/") as opened:
        page = opened.page
        await page.locator("[data-test=change]").click()
        await page.get_by_label("It stands at").select_option("interview")
        await page.get_by_role("dialog").get_by_role("textbox", name="Note").fill("They called")
        await page.locator("[data-test=yes]").click()
        await expect(page.locator("#lead [data-status=interview]")).to_be_visible()
        await expect(page.locator("[data-test=step]").first).to_contain_text("They called")
        assert await desk.stage(number) == "interview"


async def test_notes_and_contacts_are_written_and_appear_for_other_clients(desk: WebDesk) -> None:
    number = await desk.add_application("Notebook NV")
    async with desk.open(f"/applications/{number}/") as opened:
        page = opened.page
        await page.locator("[data-test=write-note]").click()
        await page.get_by_role("dialog").get_by_role("textbox", name="Note").fill("Ask about <b>remote</b> days")
        await page.locator("[data-test=yes]").click()
        await expect(page.locator("[data-test=note]")).to_contain_text("Ask about <b>remote</b> days")
        body = {"application": number, "kind": "contact", "name": "Ada Recruiter", "email": "ada@notebook.example"}
        await desk.app.ok("/api/jobtracker/notebook/save/", body)
        await expect(page.locator("[data-test=contact]")).to_contain_text("Ada Recruiter")
        await page.locator("[data-test=contact] [data-test=remove-entry]").click()
        await expect(page.locator("[data-test=contact]")).to_have_count(0)
