"""Portals that are read again by themselves: a real browser, its own profile, a window to sign in at, and no hammering."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext

from companion.browser.portals import PortalBrowser, PortalPatience
from companion.browser.trouble import PageTrouble
from tests.employers.portal_pages import PORTALS
from tests.employers.portals import CHANGED, PortalSite
from tests.support.applying import NO_SCREEN

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
QUICK = PortalPatience(open=20.0, rows=3.0, window=30.0, poll=0.05)
ACTIVE = PORTALS["workday"].rows[0]
WORKDAY = PORTALS["workday"].url


class AtTheWindow(PortalBrowser):
    """The browser, with the person who sits at its window: signs in there, or closes it."""

    signs_in = True

    async def _signed_in(self, user: int, context: BrowserContext):  # type: ignore[no-untyped-def]
        waiting = asyncio.ensure_future(super()._signed_in(user, context))
        page = context.pages[-1]
        if self.signs_in:
            await page.fill("[type=email]", "maya@example.org")
            await page.fill("[type=password]", "open sesame")
            await page.click("button")
        else:
            for one in context.pages:
                await one.close()
        return await waiting


@pytest_asyncio.fixture(loop_scope="module")
async def site() -> AsyncIterator[PortalSite]:
    async with PortalSite() as running:
        yield running


async def test_signing_in_once_lets_every_later_browser_read(site: PortalSite, tmp_path: Path) -> None:
    browser = AtTheWindow(tmp_path, (*site.rules, NO_SCREEN), QUICK)
    before = await browser.read(1, WORKDAY)
    assert before is None or not before.signed_in
    seen = await browser.sign_in(1, WORKDAY)
    assert seen is not None
    assert [row.status for row in seen.rows] == [ACTIVE.status]
    # The next browser is another process; the cookie of the sign-in has no end and Chromium drops it.
    again = await PortalBrowser(tmp_path, site.rules, QUICK).read(1, WORKDAY)
    assert again is not None
    assert [(row.title, row.requisition) for row in again.rows] == [(ACTIVE.title, ACTIVE.number)]
    assert (tmp_path / "1-portals" / "session.json").stat().st_mode & 0o077 == 0

    site.html = CHANGED
    changed = await browser.read(1, WORKDAY)
    assert changed is not None
    assert (changed.signed_in, changed.rows) == (True, [])
    site.html = None
    for status, code in ((404, "gone"), (429, "busy"), (503, "server_error")):
        site.status = status
        with pytest.raises(PageTrouble) as trouble:
            await browser.read(1, WORKDAY)
        assert trouble.value.code == code
    site.status = 200

    await browser.forget(1, WORKDAY)
    out = await browser.read(1, WORKDAY)
    assert out is None or not out.signed_in


async def test_a_window_that_is_closed_without_signing_in_says_nothing(site: PortalSite, tmp_path: Path) -> None:
    browser = AtTheWindow(tmp_path, (*site.rules, NO_SCREEN), QUICK)
    browser.signs_in = False
    assert await browser.sign_in(1, WORKDAY) is None
