"""What a person sees when something is missing, and the way out of it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from companion.contracts import PageSnapshot, ScoreJobReply
from tests.extension.desk import PROFILE, browser_with_extension, desk
from tests.support.companion import running_companion
from tests.support.patience import WAIT_SECONDS

pytestmark = pytest.mark.browser


JUDGED = """async ([key, url]) => {
  const tab = (await chrome.storage.session.get(key))[key];
  return tab?.url === url && tab.timings;
}"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@asynccontextmanager
async def program_on(port: int, reply: dict[str, Any] | None) -> AsyncIterator[list[dict[str, Any]]]:
    """A program that is not our companion; yields what it was told: headers and body of each request."""
    heard: list[dict[str, Any]] = []

    async def answer(request: web.Request) -> web.Response:
        heard.append({"path": request.path, "headers": dict(request.headers), "body": await request.text()})
        return web.json_response(reply) if reply is not None else web.Response(text="hello, web")

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield heard
    finally:
        await runner.cleanup()


async def test_from_nothing_to_a_score(tmp_path: Path) -> None:
    """Not paired, a wrong code, the right code, no profile, a resume, a score."""
    async with desk(tmp_path, pair=False, profile=False) as table:
        _, tab = await table.open("/job")
        panel = await table.panel(tab)
        await panel.get_by_text("Pair this browser").wait_for()
        settings = await table.surface("options")
        await settings.fill("#code", "WRNG-CDE1")
        await settings.click("[data-test=pair]")
        await settings.get_by_text("This code is not valid").wait_for()
        assert await settings.locator("#profile").is_hidden()
        await table.pair()
        await panel.bring_to_front()
        await panel.get_by_text("Tell it who you are").wait_for()
        resume = tmp_path / "resume.txt"
        resume.write_text("Ada Jensen\nada.jensen@example.org\n\nSkills\nPython, PostgreSQL, Kubernetes\n")
        await settings.bring_to_front()
        await settings.set_input_files("#resume-file", resume)
        await settings.get_by_text("resume.txt").wait_for()
        assert (
            await settings.locator("[data-path='resume.basics.email'] input").input_value() == "ada.jensen@example.org"
        )
        await panel.bring_to_front()
        await panel.locator("[data-test=score]").wait_for()


async def test_of_two_looks_at_a_page_the_later_one_counts_though_the_first_is_answered_last(tmp_path: Path) -> None:
    """A page is being scored when the first profile is saved: the answer from before comes in after the new score."""
    async with desk(tmp_path, profile=False) as table:
        assert table.companion is not None
        postings = table.companion.companion.services.postings
        score_page, asked, answer = postings.score_page, asyncio.Event(), asyncio.Event()

        async def held_back(user: int, snapshot: PageSnapshot) -> ScoreJobReply:
            reply = await score_page(user, snapshot)
            if not asked.is_set():
                asked.set()
                await answer.wait()
            elif answer.is_set():
                reply.reading.reason = "looked at again"
            return reply

        postings.score_page = held_back
        _, tab = await table.open("/job")
        await asyncio.wait_for(asked.wait(), WAIT_SECONDS)
        await table.companion.ok("/api/profile/", {"profile": PROFILE}, method="PUT")
        scored = (
            "async (key) => { const tab = (await chrome.storage.session.get(key))[key];"
            " return tab?.reading?.score_card ? tab : null; }"
        )
        await table.until(scored, f"tab:{tab}")
        await table.worker.evaluate(
            """(key) => {
              self.lost = 0;
              chrome.storage.session.onChanged.addListener((changes) => {
                if (changes[key] && !changes[key].newValue?.reading?.score_card) self.lost += 1;
              });
            }""",
            f"tab:{tab}",
        )
        answer.set()
        # What is heard after it: the page is looked at once more, for another profile.
        other = {**PROFILE, "applicant": {}}
        await table.companion.ok("/api/profile/", {"profile": other}, method="PUT")
        await table.until(
            "async (key) => (await chrome.storage.session.get(key))[key].reading?.reason === 'looked at again'",
            f"tab:{tab}",
        )
        assert await table.worker.evaluate("self.lost") == 0
        assert await table.badge(tab) != ""


async def test_from_one_page_to_the_next_the_connection_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proving and greeting anew at each page would be waited for before each score."""
    async with desk(tmp_path, pair=False) as table:
        assert table.companion is not None
        sockets = table.companion.companion._sockets
        enter, entered = sockets.enter, []
        monkeypatch.setattr(sockets, "enter", lambda socket: entered.append(socket) or enter(socket))
        page, tab = await table.open("/job")
        await table.pair()
        await table.scored(tab)
        for other in table.context.pages:
            if other is not page:
                await other.close()
        for path in ("/garden", "/job") * 3:
            await page.goto(table.url(path))
            await table.until(JUDGED, [f"tab:{tab}", page.url])
        assert len(entered) == 1


async def test_the_companion_stops_and_comes_back(tmp_path: Path) -> None:
    port = free_port()
    async with browser_with_extension(tmp_path, port) as table:
        async with running_companion(tmp_path / "data", port=port) as companion:
            table.companion = companion
            await table.pair()
        _, tab = await table.open("/job")
        panel = await table.panel(tab)
        await panel.get_by_text("The companion is not running").wait_for()
        async with running_companion(tmp_path / "data", port=port):
            await panel.click("[data-test=retry]")
            await panel.get_by_text("Tell it who you are").wait_for()


HOLD_THE_FILL = """() => {
  const send = chrome.tabs.sendMessage.bind(chrome.tabs);
  const held = new Promise((go) => { globalThis.go = go; });
  chrome.tabs.sendMessage = async (tab, message, options) => {
    const reply = await send(tab, message, options);
    if (message.type === 'fill') { globalThis.held = true; await held; }
    return reply;
  };
}"""


async def test_a_companion_that_stops_while_a_form_is_filled_costs_no_report(tmp_path: Path) -> None:
    port = free_port()
    async with browser_with_extension(tmp_path, port) as table:
        async with running_companion(tmp_path / "data", port=port) as companion:
            table.companion = companion
            await companion.ok("/api/profile/", {"profile": PROFILE}, method="PUT")
            await table.pair()
            page, tab = await table.open("/job")
            await table.scored(tab)
            panel = await table.panel(tab)
            await panel.get_by_text("can be filled from your profile").wait_for()
            await table.worker.evaluate(HOLD_THE_FILL)
            await panel.click("[data-test=fill]")
            assert await table.until("async () => globalThis.held")
        await table.worker.evaluate("globalThis.go()")
        await panel.locator("[data-test=fill-error]", has_text="companion").wait_for()
        await panel.locator("[data-outcome=filled]", has_text="Email").wait_for()
        assert await page.input_value("[name=email]") == PROFILE["resume"]["basics"]["email"]
        assert await page.evaluate("window.submitted") == 0


async def test_another_program_on_the_port_is_named_and_told_nothing(tmp_path: Path) -> None:
    port = free_port()
    async with browser_with_extension(tmp_path, port) as table, program_on(port, None):
        _, tab = await table.open("/job")
        panel = await table.panel(tab)
        await panel.get_by_text("Another program is on the companion’s port").wait_for()


async def test_a_program_that_feigns_to_be_the_companion_gets_no_token(tmp_path: Path) -> None:
    port = free_port()
    feigned = {"app": "job-companion", "version": "0.1.0", "protocol": 1, "proof": "0" * 64}
    async with browser_with_extension(tmp_path, port) as table:
        async with running_companion(tmp_path / "data", port=port) as companion:
            table.companion = companion
            await table.pair()
        token = (await table.worker.evaluate("chrome.storage.local.get('pairing')"))["pairing"]["token"]
        async with program_on(port, feigned) as heard:
            _, tab = await table.open("/job")
            panel = await table.panel(tab)
            await panel.get_by_text("Another program is on the companion’s port").wait_for()
        assert {one["path"] for one in heard} == {"/api/hello/"}
        assert token not in str(heard)
        assert all("Authorization" not in one["headers"] for one in heard)


async def test_another_protocol_asks_for_an_update(tmp_path: Path) -> None:
    port = free_port()
    newer = {"app": "job-companion", "version": "9.0.0", "protocol": 99, "proof": None}
    async with browser_with_extension(tmp_path, port) as table, program_on(port, newer):
        await table.worker.evaluate(
            "(port) => chrome.storage.local.set({pairing: {device: 'd', token: 't', port}})", port
        )
        _, tab = await table.open("/job")
        panel = await table.panel(tab)
        await panel.get_by_text("Versions do not fit").wait_for()
        await panel.get_by_text("9.0.0").wait_for()


async def test_a_revoked_browser_is_asked_to_pair_again(tmp_path: Path) -> None:
    async with desk(tmp_path) as table:
        assert table.companion is not None
        devices = (await table.companion.ok("/api/devices/"))["devices"]
        await table.companion.ok("/api/devices/revoke/", {"device": devices[0]["device"]})
        _, tab = await table.open("/job")
        panel = await table.panel(tab)
        await panel.get_by_text("Pair this browser").wait_for()


async def test_pages_of_the_browser_itself_cannot_be_read(tmp_path: Path) -> None:
    async with desk(tmp_path) as table:
        page = await table.context.new_page()
        await page.goto("chrome://version")
        panel = await table.panel(await table.tab_of(page))
        await panel.get_by_text("This page cannot be read").wait_for()


async def test_settings_save_what_was_typed_and_keep_the_rest(tmp_path: Path) -> None:
    async with desk(tmp_path) as table:
        assert table.companion is not None
        settings = await table.surface("options")
        await settings.set_viewport_size({"width": 1200, "height": 900})
        await settings.locator("[data-path='applicant.notice_period'] input").fill("2 weeks")
        await settings.get_by_role("button", name="Add a country").click()
        row = settings.locator("#right-to-work .item").last
        await row.locator("[data-path=country] select").select_option("DE")
        await row.locator("[data-path=authorized] select").select_option("true")
        await settings.click("#save")
        await settings.locator("#save-bar").wait_for(state="hidden")
        saved = await table.companion.ok("/api/profile/")
        assert saved["source"] == "options"
        applicant = saved["profile"]["applicant"]
        assert applicant["notice_period"] == "2 weeks"
        assert applicant["work_authorization"] == [
            {"country": "DE", "authorized": True, "needs_sponsorship": None, "status": None}
        ]
        assert applicant["pay_minimum"] == {"amount": 81234, "currency": "EUR", "period": "year"}
        assert set(applicant["demographics"].values()) == {None}
        assert saved["profile"]["resume"]["work"][0]["position"] == "Backend Engineer"
        assert await settings.locator(".versions li").count() == 2
