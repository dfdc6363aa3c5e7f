"""The queue and the review: answered, approved for exactly what was shown, rejected, stopped."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from tests.web import seed
from tests.web.desk import WebDesk

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def attempt(desk: WebDesk, number: int) -> dict[str, Any]:
    found: dict[str, Any] = await desk.app.ok("/api/jobapplier/attempt/", {"attempt": number})
    return found


async def test_an_attempt_of_another_client_appears_and_is_taken_out(desk: WebDesk) -> None:
    async with desk.open("/queue/") as opened:
        page = opened.page
        number = await seed.add_attempt(desk.app, "Live Attempt", "queued")
        row = page.locator(f"[data-attempt='{number}']")
        await expect(row).to_contain_text("Live Attempt at Quillmark")
        await row.locator("[data-test=remove]").click()
        await expect(row.locator("[data-state=abandoned]")).to_be_visible()
        assert (await attempt(desk, number))["attempt"]["state"] == "abandoned"


async def test_an_open_question_is_answered_and_only_then_it_can_be_sent(desk: WebDesk) -> None:
    number = await seed.add_attempt(desk.app, "Open Question", open_=True)
    async with desk.open(f"/queue/{number}/") as opened:
        page = opened.page
        await expect(page.locator("[data-test=approve]")).to_be_disabled()
        await expect(page.locator("[data-test=shot]")).to_have_js_property("naturalWidth", 1)
        question = page.locator("[data-test=item]", has_text="Why do you want to work here?")
        await expect(question).to_contain_text("Wants an answer")
        await question.locator("[data-test=edit]").click()
        await page.get_by_role("dialog").get_by_role("textbox", name="Answer").fill("I like <i>clear</i> work.")
        await page.locator("[data-test=yes]").click()
        await expect(question).to_contain_text("I like <i>clear</i> work.")
        await expect(question).to_contain_text("You, here")
        await page.locator("[data-test=approve]").click()
        await page.get_by_role("dialog").get_by_role("button", name="Send it").click()
        await expect(page.locator("#lead [data-state=queued]")).to_be_visible()
        after = await attempt(desk, number)
        assert after["approved"] is True
        assert [item["value"] for item in after["review"]["items"]][1] == "I like <i>clear</i> work."


async def test_what_is_rejected_is_not_sent(desk: WebDesk) -> None:
    number = await seed.add_attempt(desk.app, "Reject Me")
    async with desk.open(f"/queue/{number}/") as opened:
        page = opened.page
        await page.locator("[data-test=reject]").click()
        await expect(page.locator("#lead [data-state=abandoned]")).to_be_visible()
        await expect(page.locator("[data-test=approve]")).to_have_count(0)


async def test_applying_is_switched_on_and_all_is_stopped(desk: WebDesk) -> None:
    async with desk.open("/queue/") as opened:
        page = opened.page
        await page.locator("[data-test=start]").click()
        await expect(page.locator("[data-test=stop]")).to_be_visible()
        await page.locator("[data-test=stop]").click()
        await expect(page.locator("#lead")).to_contain_text("Switched off")
        assert (await desk.app.ok("/api/jobapplier/settings/"))["on"] is False
