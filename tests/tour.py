"""`make run`: the product at work, on this machine only.

Starts the employers' site, a companion with a sample person in a temporary folder, and Chromium with the
extension paired. With a screen the browser stays open until it is closed or Ctrl-C; without one, or with
--headless, the same tour is saved as pictures in tour/.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Page, ViewportSize

from companion.errors import CompanionError
from tests.support.world import World, running_world

PICTURES = Path(__file__).resolve().parents[1] / "tour"
PANEL: ViewportSize = {"width": 400, "height": 900}
STARS = ("software-engineer", "registered-nurse", "welder", "math-teacher", "accountant")
"""Postings the tour names; the first is the one it walks through."""


def has_screen() -> bool:
    """Whether a window could be shown here."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Tour:
    """One walk through a world: either shown to the person, or taken as pictures."""

    def __init__(self, world: World, folder: Path) -> None:
        self._world = world
        self._folder = folder

    async def open_posting(self) -> tuple[Page, Page]:
        """The posting in a tab, and its panel in another."""
        tab = await self._world.browser.open(self._world.site.posting_url(STARS[0]))
        await tab.state("posting")
        panel = await tab.panel()
        await panel.set_viewport_size(PANEL)
        await panel.locator("[data-test=score]").wait_for()
        return tab.page, panel

    async def pictures(self) -> None:
        """The tour, as files."""
        shutil.rmtree(PICTURES, ignore_errors=True)
        PICTURES.mkdir()
        page, panel = await self.open_posting()
        await self._picture(page, panel, "1-score", "the posting and its score")
        await panel.locator("button.reason").first.click()
        await self._picture(page, panel, "2-reason", "a reason, highlighted in the page")
        await page.locator("#application-form").scroll_into_view_if_needed()
        await self._picture(page, panel, "3-form", "the form before")
        await panel.locator("[data-test=fill]").click()
        await panel.locator("[data-test=report]").wait_for()
        await page.locator("#application-form").scroll_into_view_if_needed()
        await panel.locator("[data-test=report]").scroll_into_view_if_needed()
        await self._picture(page, panel, "4-filled", "the form filled, and the report of every field")
        await page.screenshot(path=PICTURES / "5-whole-form.png", full_page=True)
        say(f"nothing was sent: the employers received {len(self._world.site.submissions)} applications")

    async def _picture(self, page: Page, panel: Page, name: str, what: str) -> None:
        sides = []
        for tab in (page, panel):
            path = self._folder / f"{len(sides)}.png"
            await tab.screenshot(path=path)
            sides.append(Image.open(path))
        whole = Image.new("RGB", (sum(side.width for side in sides), max(side.height for side in sides)), "white")
        whole.paste(sides[0], (0, 0))
        whole.paste(sides[1], (sides[0].width, 0))
        whole.save(PICTURES / f"{name}.png")
        say(f"tour/{name}.png: {what}")

    async def show(self) -> None:
        """Leave the browser to the person until they close it."""
        await self.open_posting()
        print(
            "\nIn the browser: open the panel from the toolbar button, look at the score, then fill the form.\nMore postings:"
        )
        for slug in STARS:
            print(f"  {self._world.site.posting_url(slug)}")
        print("Close the browser or press Ctrl-C to end. Nothing is kept.", flush=True)
        closed = asyncio.Event()
        self._world.browser.context.on("close", lambda _: closed.set())
        await closed.wait()


def say(line: str) -> None:
    print(f"· {line}", flush=True)


async def run(headless: bool) -> None:
    """The whole tour in a folder that is gone afterwards."""
    if not headless and not has_screen():
        say("no screen here: saving the tour as pictures instead (the same as `make run HEADLESS=1`)")
        headless = True
    with tempfile.TemporaryDirectory(prefix="job-companion-tour-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        say("starting employers, a companion with a sample person, and Chromium with the extension")
        async with running_world(folder, headless=headless) as world:
            tour = Tour(world, folder)
            await (tour.pictures() if headless else tour.show())


def main() -> int:
    try:
        asyncio.run(run("--headless" in sys.argv[1:]))
    except KeyboardInterrupt:
        print()
    except CompanionError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
