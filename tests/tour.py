"""`make run`: the whole product on one screen. A small world of employers, the companion with a sample profile in a folder
of its own, and Chromium with the extension, paired. `make run HEADLESS=1` takes the tour itself and saves screenshots.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import os
import signal
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

import aiohttp
from playwright.async_api import Page

from companion.errors import CompanionError
from tests.employers.site import HOST_RULES, EmployersSite
from tests.support.browser import ExtensionBrowser, JobTab, extension_for_port, free_port
from tests.support.companion import CompanionProcess
from tests.support.sample import sample_profile
from tests.support.world import give_profile, pair

PORTS = (8731, 8732, 8733)
"""The ports the extension knows."""
SHOTS = Path(__file__).resolve().parents[1] / "tour"
PANEL = {"width": 420, "height": 900}
WINDOW = (1280, 900)
POSTING = "software-engineer"
OTHERS = ("registered-nurse", "math-teacher", "product-designer", "mechanical-engineer", "paralegal")
BESIDE = """async ([path, left, width, height]) => {
  await chrome.windows.create({ url: chrome.runtime.getURL(path), type: 'popup', left, top: 0, width, height });
}"""


def has_screen() -> bool:
    """Whether a window can be shown here."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def port_of_ours() -> int | None:
    """The first of the extension's ports that is free."""
    for port in PORTS:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    return None


def say(text: str) -> None:
    print(text, flush=True)


async def main(headless: bool) -> int:
    """Start everything, show it or photograph it, end cleanly."""
    window = has_screen() and not headless
    with tempfile.TemporaryDirectory(prefix="job-companion-") as name:
        folder = Path(name)
        # A companion of the user's own may hold a port: then the tour's extension looks elsewhere, and neither meets the other.
        port = port_of_ours() or free_port()
        extension = extension_for_port(folder, port)
        say(f"Starting the companion on port {port}, with data of its own in {folder}, and an employers' site.")
        async with EmployersSite() as site, CompanionProcess(folder / "data", "--port", str(port)) as companion:
            profile = await give_profile(companion, sample_profile())
            say(f"The sample person is {profile.resume.basics.name}, {profile.resume.basics.label}.")
            if not window and not headless:
                return await no_screen(site, companion)
            async with ExtensionBrowser(folder / "browser", extension, headless=not window, size=WINDOW) as browser:
                await pair(companion, browser)
                say("Chromium runs with the extension, paired with the companion.")
                if window:
                    await show(site, companion, browser)
                else:
                    await photograph(site, browser)
                    await photograph_dashboard(site, companion, browser)
                    say(f"Screenshots are in {SHOTS}.")
            say(f"Applications sent to an employer by the companion: {len(site.receipts)}.")
    return 0


async def no_screen(site: EmployersSite, companion: CompanionProcess) -> int:
    """Say what to open where no window can be shown, and wait."""
    say(
        "\nThere is no screen here. Either run `make run HEADLESS=1`, which takes the tour and saves screenshots in tour/, or\n"
        f"open in a browser of this machine, started with {HOST_RULES!r} and the folder extension/ loaded:\n"
        f"  {site.posting_url(POSTING)}\nPair it with a code from `companion pair --data-dir {companion.data_dir}`. Ctrl-C ends."
    )
    await interrupted()
    return 0


async def show(site: EmployersSite, companion: CompanionProcess, browser: ExtensionBrowser) -> None:
    """Open the postings in the window and leave the rest to the person."""
    first = await browser.open(site.posting_url(POSTING))
    for slug in OTHERS:
        await browser.open(site.posting_url(slug))
    await open_dashboard(companion, browser)
    await first.page.bring_to_front()
    # Chrome docks its side panel only after a person's own click: the tour shows the same panel in a window beside the page.
    async with browser.context.expect_page() as opened:
        await browser.control.evaluate(BESIDE, [f"sidepanel/sidepanel.html?tab={first.id}", WINDOW[0], *PANEL.values()])
    await (await opened.value).set_viewport_size(PANEL)  # type: ignore[arg-type]
    await browser.control.close()
    say(
        "\nThe panel beside the page says how the posting fits: click on a reason and its words light up in the page.\n"
        "Fill the form below the posting with the button in the panel, or Alt+Shift+F. Nothing is ever sent for you.\n"
        "The other tabs hold other employers' forms; the number on the toolbar button is each posting's score. The last tab is\n"
        "the dashboard: it lists the postings as you open them, and follows what you apply to.\n"
        "Close the window or press Ctrl-C to end; the tour's data is deleted then."
    )
    closed = asyncio.Event()
    browser.context.on("close", lambda _: closed.set())
    await asyncio.wait(
        [asyncio.ensure_future(closed.wait()), asyncio.ensure_future(interrupted())],
        return_when=asyncio.FIRST_COMPLETED,
    )


async def photograph(site: EmployersSite, browser: ExtensionBrowser) -> None:
    """The same tour without a screen: score, reason, form before, form after, in the folder tour/."""
    SHOTS.mkdir(exist_ok=True)
    tab = await browser.open(site.posting_url(POSTING))
    card = (await tab.state("posting"))["reading"]["score_card"]
    say(f"{site.postings[POSTING].title}: {card['score']:.0f} of 100. {card['summary']}")
    panel = await tab.panel()
    await panel.set_viewport_size(PANEL)  # type: ignore[arg-type]
    await panel.locator("[data-test=score]").first.wait_for()
    await panel.locator('button[title="Show the words in the page"]').first.click()
    await panel.locator("#live").filter(has_text="Marked").wait_for(state="attached")
    await shoot(tab, panel, "1-score")
    form = tab.page.locator("#application-form[data-ready]")
    await form.scroll_into_view_if_needed()
    await tab.page.evaluate("document.querySelector('.application--container').scrollIntoView()")
    await shoot(tab, panel, "2-form-before")
    await panel.locator("[data-test=fill]").click()
    fill = await tab.fill_state("done", "failed")
    say_report(fill)
    await panel.locator("[data-test=report]").wait_for()
    await panel.locator("[data-test=fill-line]").scroll_into_view_if_needed()
    await tab.page.evaluate("document.querySelector('.application--container').scrollIntoView()")
    await shoot(tab, panel, "3-form-filled")


async def open_dashboard(companion: CompanionProcess, browser: ExtensionBrowser) -> Page:
    """The dashboard in a tab of its own, signed in by a one-time address as `companion open` does."""
    async with (
        aiohttp.ClientSession(headers=companion.local) as session,
        session.post(f"{companion.url}/api/session/ticket/", json={"user": 1}) as reply,
    ):
        address = (await reply.json())["url"]
    page = await browser.context.new_page()
    await page.goto(address)
    await page.locator("main h1").wait_for()
    await page.get_by_text("Live", exact=True).wait_for()
    return page


async def photograph_dashboard(site: EmployersSite, companion: CompanionProcess, browser: ExtensionBrowser) -> None:
    """The other postings seen, then the dashboard's list of them."""
    for slug in OTHERS:
        tab = await browser.open(site.posting_url(slug))
        await tab.state("posting")
    page = await open_dashboard(companion, browser)
    await page.get_by_role("link", name="Jobs").first.click()
    await page.get_by_text(site.postings[POSTING].title).first.wait_for()
    await page.set_viewport_size({"width": WINDOW[0], "height": WINDOW[1]})
    await page.get_by_text("Live", exact=True).wait_for()
    await page.screenshot(path=SHOTS / "4-dashboard.png")


def say_report(fill: dict[str, Any]) -> None:
    if fill["report"] is None:
        say(f"The fill did not work: {fill['message']}")
        return
    for field in fill["report"]["fields"]:
        say(f"  {field['outcome']:8} {field['label'][:48]:48} {field['shown'] or ''}  ({field['source']})")
    for question in fill["questions"]:
        say(f"  for you  {question['label'][:48]:48} {question['reason']}")


async def shoot(tab: JobTab, panel: Any, name: str) -> None:
    """Page and panel side by side, as they stand in a window."""
    left, right = await tab.page.screenshot(), await panel.screenshot()
    frame = await tab.browser.context.new_page()
    await frame.set_viewport_size({"width": WINDOW[0] + PANEL["width"] + 1, "height": PANEL["height"]})
    await frame.evaluate(
        """async (pictures) => {
          document.body.style.cssText = 'margin:0;display:flex;overflow:hidden;background:#d7dade;gap:1px';
          for (const data of pictures) {
            const image = new Image();
            image.src = `data:image/png;base64,${data}`;
            await image.decode();
            document.body.append(image);
          }
        }""",
        [_base64(left), _base64(right)],
    )
    await frame.screenshot(path=SHOTS / f"{name}.png")
    await frame.close()


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


async def interrupted() -> None:
    """Wait for Ctrl-C."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    if sys.platform == "win32":
        await stop.wait()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await stop.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--headless", action="store_true", help="take the tour without a window and save screenshots")
    arguments = parser.parse_args()
    try:
        sys.exit(asyncio.run(main(arguments.headless)))
    except CompanionError as problem:
        print(f"error: {problem}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(0)
