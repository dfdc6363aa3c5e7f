"""The agent's portal reader on portals of every kind, as Playwright runs it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, Route

from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.contracts import PortalSnapshot
from tests.employers.portals import CHANGED, NO_PORTAL, PORTALS, SIGN_IN, PortalPage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    async with BrowserSession(offline=True) as session:
        yield await session.new_page()


async def read(page: Page, portal: PortalPage) -> PortalSnapshot | None:
    async def answer(route: Route) -> None:
        await route.fulfill(body=f"<html><body>{portal.html}</body></html>", content_type="text/html; charset=utf-8")

    await page.unroute_all()
    await page.route("**/*", answer)
    await page.goto(portal.url, wait_until="domcontentloaded")
    return await PageAgent(page).portal()


@pytest.mark.parametrize("portal", PORTALS, ids=[portal.ats for portal in PORTALS])
async def test_a_portal_gives_its_rows_in_its_own_words(page: Page, portal: PortalPage) -> None:
    snapshot = await read(page, portal)
    assert snapshot is not None
    assert (snapshot.ats, snapshot.signed_in) == (portal.ats, True)
    assert [(row.title, row.requisition, row.status) for row in snapshot.rows] == list(portal.rows)


async def test_a_sign_in_page_is_told_apart_from_an_empty_list(page: Page) -> None:
    asking, changed = await read(page, SIGN_IN), await read(page, CHANGED)
    assert asking is not None
    assert (asking.signed_in, asking.rows) == (False, [])
    assert changed is not None
    assert (changed.signed_in, changed.rows) == (True, [])


async def test_other_pages_of_the_same_host_are_left_alone(page: Page) -> None:
    assert await read(page, NO_PORTAL) is None
