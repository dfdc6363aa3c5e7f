"""A dashboard in a real Chromium, signed in to a real companion, and what a test sees of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import BrowserContext, ConsoleMessage, Error, Locator, Page, Request, expect

from companion.api.auth import DASHBOARD_HOST
from companion.browser.launch import VIEWPORT
from tests.support.companion import CompanionUnderTest

AXE = Path(__file__).resolve().parents[1] / "js" / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"width": 360, "height": 760}
SERIOUS = ("serious", "critical")
NAMED = """() => {
  const at = document.activeElement;
  const label = at.labels?.[0]?.innerText ?? at.getAttribute('aria-label') ?? at.innerText;
  return (label || '').trim();
}"""
"""What the focused element is called."""
HOLDS_FOCUS = "(part) => part.contains(document.activeElement)"


async def tab_to(page: Page, name: str, presses: int = 60, within: Locator | None = None) -> None:
    """Press Tab until the focus stands on what a screen reader calls so (`within`: in this part of the page)."""
    for _ in range(presses):
        await page.keyboard.press("Tab")
        if await page.evaluate(NAMED) == name and (within is None or await within.evaluate(HOLDS_FOCUS)):
            return
    raise AssertionError(f"{name} is not reached by the keyboard")


@dataclass
class Opened:
    """A page, with what it said to the console and whom it asked."""

    page: Page
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def failed(self, error: Error) -> None:
        self.errors.append(str(error))

    def asked(self, request: Request) -> None:
        self.hosts.add(urlsplit(request.url).netloc)

    async def findings(self, *rules: str) -> list[str]:
        """Serious findings of axe, of all its rules or of these; the test is skipped where npm has not brought it."""
        if not AXE.is_file():
            pytest.skip("axe-core is missing: run `make test`, which needs npm")
        if not await self.page.evaluate("'axe' in window"):
            await self.page.evaluate(AXE.read_text(encoding="utf-8"))
        only = {"runOnly": list(rules)} if rules else {}
        found = await self.page.evaluate("(only) => axe.run({resultTypes: ['violations'], ...only})", only)
        return [
            f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
            for one in found["violations"]
            if one["impact"] in SERIOUS
            for node in one["nodes"]
        ]

    async def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return int(await self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@dataclass
class WebDesk:
    """The companion and the browser that looks at it."""

    app: CompanionUnderTest
    context: BrowserContext
    applications: list[int]
    idle: list[Page] = field(default_factory=list)
    """Pages that no test uses now: making one takes longer than going to another address in it."""

    def url(self, path: str) -> str:
        return f"http://{DASHBOARD_HOST}:{self.app.port}{path}"

    async def sign_in(self) -> None:
        """As `companion open` does."""
        page = await self.context.new_page()
        await page.goto((await self.app.ok("/api/session/ticket/"))["url"])
        await page.wait_for_url(self.url("/"))
        await page.close()

    @asynccontextmanager
    async def open(self, path: str, live: bool = True, **media: Any) -> AsyncIterator[Opened]:
        """A page, once it is drawn and hears events. In the end it must have kept to itself and to the rules."""
        page = self.idle.pop() if self.idle else await self.context.new_page()
        opened = Opened(page)
        page.on("console", opened.said)
        page.on("pageerror", opened.failed)
        page.on("request", opened.asked)
        try:
            await page.bring_to_front()
            if media:
                await page.emulate_media(**media)
            await page.goto(self.url(path))
            if live:
                await expect(page.locator("#content:not([aria-busy])")).to_be_attached()
                await expect(page.locator("#connection.on")).to_be_attached()
            yield opened
        except BaseException:
            await page.close()
            raise
        await self._put_back(opened)
        assert opened.errors == []
        assert opened.hosts <= {f"{DASHBOARD_HOST}:{self.app.port}", ""}

    async def _put_back(self, opened: Opened) -> None:
        """As a new page is: nobody listens, nothing is kept of the tab, at its first size and in its first colours."""
        page = opened.page
        page.remove_listener("console", opened.said)
        page.remove_listener("pageerror", opened.failed)
        page.remove_listener("request", opened.asked)
        await page.evaluate("sessionStorage.clear()")
        await page.goto("about:blank")
        await page.unroute_all()
        await page.set_viewport_size(VIEWPORT)
        await page.emulate_media(
            media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none",
            contrast="no-preference",
        )  # fmt: skip
        self.idle.append(page)

    async def add_application(self, company: str, status: str = "applied", title: str = "Engineer") -> int:
        """As another client would."""
        body = {"title": title, "company": company, "status": status}
        return int((await self.app.ok("/api/jobtracker/applications/add/", body))["application"]["id"])

    async def set_status(self, application: int, status: str) -> None:
        """As another client would."""
        await self.app.ok(f"/api/jobtracker/application/{application}/status/", {"status": status}, "PATCH")

    async def stage(self, application: int) -> str:
        reply = await self.app.ok(f"/api/jobtracker/application/{application}/status/", method="GET")
        return str(reply["application"]["stage"])
