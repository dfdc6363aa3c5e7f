"""What a page, a content script or another extension cannot get from us."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page

from tests.extension.desk import ID, ORIGIN, PROFILE, Desk, desk

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def table(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with desk(tmp_path_factory.mktemp("security")) as made:
        yield made


async def in_content_world(table: Desk, page: Page, expression: str) -> Any:
    """Evaluates in the isolated world of our content scripts, as if one of them were taken over."""
    session = await table.context.new_cdp_session(page)
    worlds: list[int] = []
    session.on(
        "Runtime.executionContextCreated",
        lambda event: worlds.append(event["context"]["id"]) if event["context"]["origin"] == ORIGIN else None,
    )
    await session.send("Runtime.enable")
    assert worlds, "our content scripts are not in the page"
    reply = await session.send(
        "Runtime.evaluate",
        {"expression": expression, "contextId": worlds[0], "awaitPromise": True, "returnByValue": True},
    )
    await session.detach()
    return reply["result"].get("value")


REFUSED = "(error) => 'refused: ' + error.message"


@pytest.mark.parametrize("area", ["local", "session"])
async def test_content_scripts_cannot_read_what_the_worker_keeps(table: Desk, area: str) -> None:
    page, _ = await table.open("/job")
    said = await in_content_world(table, page, f"chrome.storage.{area}.get(null).then(JSON.stringify, {REFUSED})")
    assert said.startswith("refused: "), said


@pytest.mark.parametrize(
    "message",
    [
        {"type": "profile.get", "version": None},
        {"type": "companion.check"},
        {"type": "companion.pair", "code": "x", "name": "x"},
        {"type": "fill.start", "tab_id": 1, "allow": []},
        {"type": "constructor"},
    ],
)
async def test_content_scripts_cannot_ask_what_only_our_surfaces_may(table: Desk, message: dict[str, Any]) -> None:
    page, _ = await table.open("/job")
    said = await in_content_world(
        table,
        page,
        f"chrome.runtime.sendMessage({json.dumps(message)}).then((r) => JSON.stringify(r ?? null), {REFUSED})",
    )
    assert said in ("null",) or "closed before a response" in said, said


async def test_a_file_is_given_only_to_a_document_that_was_promised_it(table: Desk) -> None:
    page, _ = await table.open("/job")
    ask = {"type": "page.file", "plan_id": "x", "handle": "resume:0"}
    said = await in_content_world(table, page, f"chrome.runtime.sendMessage({json.dumps(ask)}).then(JSON.stringify)")
    assert json.loads(said)["error"]["code"] == "refused"


async def test_no_message_to_a_page_carries_the_token_or_what_the_form_does_not_ask(table: Desk) -> None:
    await table.worker.evaluate(
        """() => {
          globalThis.sent = [];
          const send = chrome.tabs.sendMessage.bind(chrome.tabs);
          chrome.tabs.sendMessage = (...all) => { globalThis.sent.push(JSON.stringify(all)); return send(...all); };
        }"""
    )
    page, tab = await table.open("/job")
    await table.scored(tab)
    panel = await table.panel(tab)
    await panel.click("[data-test=fill]")
    await panel.wait_for_selector("[data-test=report]")
    sent = "\n".join(await table.worker.evaluate("globalThis.sent"))
    token = (await table.worker.evaluate("chrome.storage.local.get('pairing')"))["pairing"]["token"]
    assert PROFILE["resume"]["basics"]["email"] in sent
    for secret in (token, PROFILE["applicant"]["birth_date"], "81234", "Blue Cloud"):
        assert secret not in sent
    assert await page.input_value("[name=email]") == PROFILE["resume"]["basics"]["email"]


@pytest.mark.parametrize("path", ["manifest.json", "agent/text.js", "icons/icon-16.png", "popup/popup.html"])
async def test_a_page_cannot_tell_that_the_extension_is_there(table: Desk, path: str) -> None:
    page, _ = await table.open("/job")
    found = await page.evaluate("(url) => fetch(url).then(() => true, () => false)", f"chrome-extension://{ID}/{path}")
    assert found is False
    assert await page.evaluate("typeof JobAgent + typeof JobCompanion") == "undefinedundefined"


async def test_a_page_cannot_frame_our_pages(table: Desk) -> None:
    page, _ = await table.open("/garden")
    await page.evaluate(
        """(url) => new Promise((done) => {
          const frame = document.createElement('iframe');
          frame.onload = frame.onerror = done;
          frame.src = url;
          document.body.append(frame);
        })""",
        f"{ORIGIN}/popup/popup.html",
    )
    inner = page.frames[1]
    assert await inner.locator("[data-test=fill], .brand").count() == 0
