"""The board: live, by drag, by keyboard, through the menu; the person's word wins and can be taken back."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from tests.web.desk import WebDesk

pytestmark = pytest.mark.asyncio(loop_scope="session")


def card(page: Page, company: str, column: str | None = None) -> Locator:
    place = page.locator(f"ul[data-column={column}]") if column else page
    return place.locator("[data-test=card]", has_text=company)


async def test_a_change_by_another_client_appears_by_itself(desk: WebDesk) -> None:
    async with desk.open("/board/") as opened:
        number = await desk.add_application("Other Client Ltd")
        await expect(card(opened.page, "Other Client Ltd", "applied")).to_be_visible()
        await desk.set_status(number, "offer")
        await expect(card(opened.page, "Other Client Ltd", "offer")).to_be_visible()
        await expect(card(opened.page, "Other Client Ltd", "applied")).to_have_count(0)


async def test_a_card_moves_by_keyboard_keeps_the_focus_and_is_said(desk: WebDesk) -> None:
    number = await desk.add_application("Keyboard GmbH")
    async with desk.open("/board/") as opened:
        page = opened.page
        await card(page, "Keyboard GmbH").get_by_role("link").focus()
        await page.keyboard.press("Shift+ArrowRight")
        await expect(card(page, "Keyboard GmbH", "assessment")).to_be_visible()
        await expect(card(page, "Keyboard GmbH").get_by_role("link")).to_be_focused()
        await expect(page.locator("#live")).to_contain_text("Engineer at Keyboard GmbH: Assessment")
        assert await desk.stage(number) == "assessment"
        await page.keyboard.press("ArrowLeft")
        await expect(page.locator("ul[data-column=applied] .card-title").first).to_be_focused()


async def test_a_move_can_be_taken_back(desk: WebDesk) -> None:
    number = await desk.add_application("Undo AG", "screening")
    async with desk.open("/board/") as opened:
        page = opened.page
        await card(page, "Undo AG").get_by_role("link").focus()
        await page.keyboard.press("Shift+ArrowRight")
        await expect(card(page, "Undo AG", "interview")).to_be_visible()
        await page.locator("[data-test=toast]").get_by_role("button", name="Undo").click()
        await expect(card(page, "Undo AG", "screening")).to_be_visible()
        assert await desk.stage(number) == "screening"


async def test_a_card_is_dragged_to_another_column(desk: WebDesk) -> None:
    number = await desk.add_application("Drag SA", "saved")
    async with desk.open("/board/") as opened:
        page = opened.page
        await card(page, "Drag SA").drag_to(page.locator("section[data-column=applied]"))
        await expect(card(page, "Drag SA", "applied")).to_be_visible()
        assert await desk.stage(number) == "applied"


async def test_an_end_is_asked_for_and_escape_leaves_all_as_it_was(desk: WebDesk) -> None:
    number = await desk.add_application("Ending BV", "offer")
    async with desk.open("/board/") as opened:
        page = opened.page
        await card(page, "Ending BV").get_by_role("link").focus()
        await page.keyboard.press("Shift+ArrowRight")
        await expect(page.get_by_role("dialog")).to_contain_text("How did it end?")
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_have_count(0)
        await expect(card(page, "Ending BV").get_by_role("link")).to_be_focused()
        assert await desk.stage(number) == "offer"
        await page.keyboard.press("Shift+ArrowRight")
        await page.get_by_role("dialog").get_by_label("It is").select_option("withdrawn")
        await page.locator("[data-test=yes]").click()
        await expect(card(page, "Ending BV", "ended")).to_contain_text("Withdrawn")
        assert await desk.stage(number) == "withdrawn"


async def test_an_application_is_added_and_found_by_its_words(desk: WebDesk) -> None:
    async with desk.open("/board/") as opened:
        page = opened.page
        await page.locator("[data-test=add]").click()
        await page.get_by_label("Job title").fill("Cartographer")
        await page.get_by_label("Employer", exact=True).fill("Mapmakers & <b>Sons</b>")
        await page.keyboard.press("Enter")
        await expect(card(page, "Mapmakers & <b>Sons</b>", "applied")).to_be_visible()
        await page.locator("[data-test=search]").fill("mapmak carto")
        await expect(page.locator("[data-test=card]")).to_have_count(1)
        await page.locator("[data-test=search]").fill("nobody at all")
        await expect(page.locator("[data-test=card]")).to_have_count(0)
