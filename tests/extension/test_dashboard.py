"""From the popup to the dashboard: signed in by a ticket, without a word typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from companion.api.auth import DASHBOARD_HOST
from tests.extension.desk import desk

pytestmark = pytest.mark.browser


async def test_the_popup_opens_the_dashboard_signed_in(tmp_path: Path) -> None:
    async with desk(tmp_path) as table:
        _, tab = await table.open("/job")
        popup = await table.surface("popup", tab)
        async with table.context.expect_page() as opened:
            await popup.locator("[data-test=dashboard]").click()
        page = await opened.value
        settings = await table.surface("options")
        async with table.context.expect_page() as another:
            await settings.get_by_role("button", name="Open the dashboard").click()
        await expect((await another.value).locator("#connection")).to_have_text("Live")
        await expect(page.locator("#connection")).to_have_text("Live")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Today")
        assert table.companion is not None
        assert page.url == f"http://{DASHBOARD_HOST}:{table.companion.port}/"
