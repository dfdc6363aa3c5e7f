"""As a person does it for the first time: ten postings queued on the dashboard, looked through, answered, and sent."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from companion.browser.launch import BrowserSession
from tests.support.applying import Applier
from tests.web.desk import WebDesk

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]

POSTINGS = 10
WAIT_MS = 90_000


@pytest_asyncio.fixture(loop_scope="session")
async def dashboard(applier: Applier) -> AsyncIterator[WebDesk]:
    async with BrowserSession(shell=True) as browser:
        desk = WebDesk(applier.app, browser.context, [])
        await desk.sign_in()
        yield desk


async def test_ten_postings_are_queued_looked_through_and_sent(applier: Applier, dashboard: WebDesk) -> None:
    slugs = [applier.posting("welder" if number == 0 else "line-cook", asks=number == 0) for number in range(POSTINGS)]
    addresses = [applier.site.posting_url(slug) for slug in slugs]
    async with dashboard.open("/queue/") as opened:
        page = opened.page
        for address in addresses:
            await page.fill("[data-test=url]", address)
            await page.click("[data-test=add]")
            await expect(page.locator("[data-test=url]")).to_have_value("", timeout=WAIT_MS)
        listed = (await applier.app.ok("/api/jobapplier/queue/"))["attempts"]
        numbers = {one["url"]: one["id"] for one in listed}
        for address in addresses:
            await _review(page, dashboard, numbers[address])
        await expect(page.locator("#lead [data-state=confirmed]")).to_be_visible(timeout=WAIT_MS)
        await page.goto(dashboard.url("/queue/"))
        for address in addresses:
            row = page.locator(f"[data-attempt='{numbers[address]}']")
            await expect(row.locator("[data-state=confirmed]")).to_be_visible(timeout=WAIT_MS)
        assert [len(applier.site.receipts.accepted(slug)) for slug in slugs] == [1] * POSTINGS


async def _review(page: Page, dashboard: WebDesk, attempt: int) -> None:
    """From the queue to the review of one attempt: what is open is answered, then it is sent."""
    await page.goto(dashboard.url("/queue/"))
    row = page.locator(f"[data-attempt='{attempt}']")
    await row.get_by_role("link", name=re.compile("^(Review|Answer)$")).click(timeout=WAIT_MS)
    resume, approve = page.locator("[data-test=resume]"), page.locator("[data-test=approve]")
    await expect(resume.or_(approve)).to_be_visible(timeout=WAIT_MS)
    if await resume.is_visible():
        while await page.locator(".item-open").count():
            left = await page.locator(".item-open").count()
            await page.locator(".item-open [data-test=edit]").first.click()
            await _answer(page.get_by_role("dialog").locator("[name=value]"))
            await page.get_by_role("dialog").get_by_role("button", name="Save").click()
            await expect(page.locator(".item-open")).to_have_count(left - 1, timeout=WAIT_MS)
        await resume.click()
    await approve.click(timeout=WAIT_MS)
    await page.get_by_role("dialog").get_by_role("button", name="Send it").click()
    await expect(approve).to_be_hidden(timeout=WAIT_MS)


async def _answer(control: Locator) -> None:
    if await control.evaluate("(one) => one.tagName") == "SELECT":
        await control.select_option(index=1)
    else:
        await control.fill("7")
