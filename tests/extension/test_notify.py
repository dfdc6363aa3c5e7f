"""Chrome's notifications: each piece of news once, whether the stream or a look brings it; a click leads where it belongs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import expect

from companion.api.auth import DASHBOARD_HOST
from tests.extension.desk import Desk, desk

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
SHOWN = "chrome.notifications.getAll().then((all) => Object.keys(all).sort())"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def table(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with desk(tmp_path_factory.mktemp("notify")) as made:
        await look(made)
        assert await made.until("async () => (await chrome.storage.local.get('told')).told !== undefined")
        yield made


async def look(table: Desk) -> None:
    """As Chrome's alarm does."""
    await table.worker.evaluate("chrome.alarms.create('news', {when: Date.now(), periodInMinutes: 1})")


async def happen(table: Desk, *notes: str) -> list[int]:
    """So many mailboxes refuse the sign-in; the numbers of the news that makes."""
    assert table.companion is not None
    services = table.companion.companion.services
    for note in notes:
        async with services.database.write() as unit:
            data = {"account": 1, "address": "me@mailbox.example", "state": "refused", "note": note}
            await unit.emit("mail.account", 1, data)
    await services.notify.service.catch_up()
    told = (await news(table))["notifications"]
    return [one["id"] for note in notes for one in told if note in one["body"]][: len(notes)]


async def news(table: Desk) -> Any:
    assert table.companion is not None
    return await table.companion.ok("/api/notifications/list/", {})


async def shown(table: Desk, *wanted: str) -> bool:
    """Whether just these notifications of ours stand there, at last."""
    return bool(
        await table.until(f"async (wanted) => JSON.stringify(await {SHOWN}) === JSON.stringify(wanted)", sorted(wanted))
    )


async def test_news_is_shown_at_once_and_its_button_leads_to_its_page(table: Desk) -> None:
    panel = await table.surface("popup")
    (number,) = await happen(table, "the password was refused")
    assert await shown(table, f"news:{number}")
    async with table.context.expect_page() as opened:
        await table.worker.evaluate("(id) => chrome.notifications.onButtonClicked.dispatch(id, 0)", f"news:{number}")
    page = await opened.value
    await page.wait_for_url(f"http://{DASHBOARD_HOST}:*/health/")
    await expect(page.locator("h1")).to_have_text("Health")
    assert await shown(table)
    assert (await news(table))["unread"] == 0
    await page.close()
    await panel.close()


async def test_what_happened_while_nothing_was_watched_is_told_once_by_the_next_look(table: Desk) -> None:
    (number,) = await happen(table, "the server is gone")
    await look(table)
    assert await shown(table, f"news:{number}")
    await table.worker.evaluate("(id) => chrome.notifications.clear(id)", f"news:{number}")
    # The stream brings the same event again, then a new one: the old one is not told a second time.
    await table.worker.evaluate(
        "chrome.storage.local.get('seq').then(({seq}) => chrome.storage.local.set({seq: Math.max(0, seq - 50)}))"
    )
    panel = await table.surface("popup")
    (later,) = await happen(table, "the server is gone again")
    assert await shown(table, f"news:{later}")
    await table.companion.ok("/api/notifications/read/", {})  # type: ignore[union-attr]
    assert await shown(table)
    await panel.close()


async def test_many_at_once_are_told_as_one(table: Desk) -> None:
    panel = await table.surface("popup")
    await happen(table, "one", "two", "three", "four", "five")
    assert await shown(table, "news:many")
    await panel.close()


async def test_a_kind_that_is_switched_off_is_not_told(table: Desk) -> None:
    assert table.companion is not None
    settings = {"off": ["needs_you"]}
    await table.companion.ok("/api/notifications/settings/", settings)
    assert await happen(table, "silence") == []
    await table.companion.ok("/api/notifications/settings/", {"off": []})
    assert len(await happen(table, "told again")) == 1
    assert "silence" not in str(await news(table))
