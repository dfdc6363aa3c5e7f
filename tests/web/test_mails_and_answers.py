"""Mail review and remembered answers: decided, corrected, searched, edited, merged, forgotten."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from tests.web import seed
from tests.web.desk import WebDesk

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def mail(desk: WebDesk, subject: str) -> dict[str, Any]:
    found: dict[str, Any] = (await desk.app.ok("/api/jobtracker/mails/", {"text": subject}))["mails"][0]
    return found


async def test_a_suggestion_is_accepted_for_the_application_chosen_and_refused_again(desk: WebDesk) -> None:
    async with desk.open("/mails/") as opened:
        page = opened.page
        row = page.locator("[data-test=mail]", has_text="Your application to Quillmark")
        await row.locator("[data-test=link]").click()
        await expect(page.get_by_role("dialog").get_by_role("radio").first).to_be_checked()
        assert await opened.findings() == []
        await page.locator("[data-test=yes]").click()
        await expect(row).to_have_count(0)
        await page.get_by_role("button", name="Accepted", exact=True).click()
        await expect(row).to_contain_text("Accepted by you")
        application = (await mail(desk, "to Quillmark"))["application"]
        assert application == desk.applications[1]
        assert await desk.stage(application) == "interview"
        await row.locator("[data-test=refuse]").click()
        await expect(row).to_have_count(0)
        assert await desk.stage(application) == "applied"


async def test_what_the_model_takes_a_mail_for_comes_up_beside_it_and_can_be_taken(desk: WebDesk) -> None:
    (number, *_) = await seed.add_mails(desk.app, desk.applications[2], "A decision on your application")
    tracker = desk.app.companion.services.tracker.review._tracker
    async with tracker.write() as unit:
        await unit.change("mails", number, application_id=desk.applications[2])
    async with desk.open("/mails/") as opened:
        row = opened.page.locator("[data-test=mail]", has_text="A decision on your application")
        await expect(row).to_be_visible()
        async with tracker.write() as unit:
            told = {"kind": "rejection", "quote": "We went with somebody else.", "model": "tiny"}
            await unit.change("mails", number, opinion=told)
            await unit.emit("mail.opinion", 1, {"mail": number, "kind": "rejection"})
        await expect(row).to_contain_text("tiny takes it for a rejection: We went with somebody else.")
        assert await opened.findings() == []
        await row.get_by_role("button", name="As a rejection").press("Enter")
        await expect(row).to_have_count(0)
        assert await desk.stage(desk.applications[2]) == "rejected"
        assert (await mail(desk, "A decision"))["kind"] == "rejection"


async def test_every_mail_is_listed_also_what_is_about_nothing(desk: WebDesk) -> None:
    async with desk.open("/mails/") as opened:
        page = opened.page
        await page.get_by_role("button", name="All", exact=True).click()
        for subject in ("Your application to Quillmark", "We got your application", "Ten loaves to bake this week"):
            await expect(page.locator("[data-test=mail]", has_text=subject)).to_be_visible()
        await page.locator("[data-test=search]").fill("loaves")
        await expect(page.locator("[data-test=mail]")).to_have_count(1)
        await expect(page.locator("[data-test=mail]")).to_contain_text("Not about an application")


async def test_an_answer_is_edited_forgotten_and_brought_back(desk: WebDesk) -> None:
    async with desk.open("/answers/") as opened:
        page = opened.page
        row = page.locator("[data-test=answer]", has_text="Why Quillmark?")
        await row.locator("[data-test=edit]").click()
        await (
            page.get_by_role("dialog").get_by_role("textbox", name="Answer", exact=True).fill("Because of the people.")
        )
        await page.locator("[data-test=yes]").click()
        await expect(row).to_contain_text("Because of the people.")
        await row.locator("[data-test=forget]").click()
        await expect(row).to_have_count(0)
        await page.locator("[data-test=toast]").get_by_role("button", name="Undo").click()
        await expect(row).to_contain_text("Because of the people.")


async def test_an_answer_given_elsewhere_appears_and_is_merged(desk: WebDesk) -> None:
    async with desk.open("/answers/") as opened:
        page = opened.page
        body = {"question": "Where did you find this job?", "kind": "text", "value": "A friend", "scope": "all"}
        await desk.app.ok("/api/autofill/answers/save/", body)
        for question in ("Where did you find this job?", "How did you hear about us?"):
            await page.locator("[data-test=answer]", has_text=question).get_by_role("checkbox").check()
        await page.locator("[data-test=merge]").click()
        await (
            page.get_by_role("dialog")
            .get_by_role("combobox")
            .select_option(label="How did you hear about us?: From a friend")
        )
        await page.locator("[data-test=yes]").click()
        kept = page.locator("[data-test=answer]", has_text="How did you hear about us?")
        await expect(kept).to_contain_text("Also: Where did you find this job?")
