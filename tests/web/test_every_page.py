"""What holds for every page: readable for everybody, on a phone, in the dark, keeping to itself; inviting when empty."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from companion.api.dashboard import PAGES
from tests.web.desk import PHONE, WebDesk

pytestmark = pytest.mark.asyncio(loop_scope="session")
OF_LOOKS = ("color-contrast", "scrollable-region-focusable", "target-size", "aria-hidden-focus")
"""Rules that may break by colour or width alone; the others were asked already."""
NAMES = [page.name for page in PAGES]
PATHS = {page.name: page.path for page in PAGES}


def path_of(name: str, desk: WebDesk) -> str:
    return PATHS[name].replace("{id}", str(desk.applications[5]) if name == "application" else "1")


@pytest.mark.parametrize("name", NAMES)
async def test_page_is_accessible_narrow_and_dark(desk: WebDesk, name: str) -> None:
    async with desk.open(path_of(name, desk)) as opened:
        page = opened.page
        await expect(page.get_by_role("main")).to_be_visible()
        await expect(page.locator("h1")).to_have_count(1)
        await expect(page.locator("#content > *").first).to_be_visible()
        for chart in await page.locator(".chart").all():
            await expect(chart).to_have_attribute("data-drawn", "", timeout=60_000)
        assert await opened.findings() == []
        await page.emulate_media(color_scheme="dark")
        await page.set_viewport_size(PHONE)
        assert await opened.findings(*OF_LOOKS) == []
        assert await opened.overflow() <= 0


@pytest.mark.parametrize("name", [name for name in NAMES if "{id}" not in PATHS[name]])
async def test_an_empty_data_folder_is_told_what_to_do(empty_desk: WebDesk, name: str) -> None:
    async with empty_desk.open(PATHS[name]) as opened:
        assert await opened.findings() == []
        await opened.page.set_viewport_size(PHONE)
        assert await opened.overflow() <= 0


async def test_navigation_opens_on_a_phone_and_closes_by_escape(desk: WebDesk) -> None:
    async with desk.open("/") as opened:
        page = opened.page
        await page.set_viewport_size(PHONE)
        await expect(page.get_by_role("navigation")).to_be_hidden()
        await page.get_by_role("button", name="Pages").click()
        await expect(page.get_by_role("link", name="Jobs", exact=True)).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("navigation")).to_be_hidden()


async def test_the_content_is_reached_without_walking_the_navigation(desk: WebDesk) -> None:
    async with desk.open("/") as opened:
        await opened.page.keyboard.press("Tab")
        await opened.page.keyboard.press("Enter")
        await expect(opened.page).to_have_url(re.compile("#main$"))


async def test_without_a_session_a_page_says_how_to_sign_in(desk: WebDesk) -> None:
    parent = desk.context.browser
    assert parent is not None
    context = await parent.new_context()
    page = await context.new_page()
    await page.goto(desk.url("/board/"))
    await expect(page.locator("[data-test=signed-out]")).to_contain_text("companion open")
    await context.close()


async def test_an_application_that_is_not_there_is_said_so(desk: WebDesk) -> None:
    page = await desk.context.new_page()
    await page.goto(desk.url("/applications/999999/"))
    await expect(page.locator("[data-test=failure]")).to_contain_text("No application 999999")
    await page.close()


async def test_a_lost_companion_is_shown_and_found_again_with_what_was_missed(desk: WebDesk) -> None:
    sockets = desk.app.companion._sockets
    async with desk.open("/board/") as opened:
        page = opened.page
        limit, sockets._limit = sockets._limit, 0
        try:
            await sockets.close_all()
            await expect(page.locator("#offline")).to_contain_text("does not answer")
            await expect(page.locator("#connection")).to_have_text("Offline: trying again")
            await desk.add_application("Missed Employer")
        finally:
            sockets._limit = limit
        await page.evaluate("dispatchEvent(new Event('online'))")
        await expect(page.locator("#connection")).to_have_text("Live")
        await expect(page.locator("#offline")).to_be_hidden()
        await expect(page.locator("[data-test=card]", has_text="Missed Employer")).to_be_visible()
        # The refused handshakes are in the console: they are what this test is about.
        opened.errors[:] = [error for error in opened.errors if "WebSocket" not in error]
