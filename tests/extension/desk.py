"""A real Chromium with the real extension, paired with a real companion, and what a test does with them."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import BrowserContext, Page, Worker

from companion.browser.launch import BrowserSession
from companion.paths import extension_dir
from tests.extension.pages import serving
from tests.support.companion import CompanionUnderTest, running_companion
from tests.support.patience import WAIT_MS

ID = "mgoimojmmgoefmboefmnhfpcedcingpb"
"""Follows from the `key` in the manifest."""
ORIGIN = f"chrome-extension://{ID}"
ARGUMENTS = ("--host-resolver-rules=MAP *.test 127.0.0.1",)
HOST = "jobs.employers.test"

PROFILE: dict[str, Any] = {
    "resume": {
        "basics": {
            "name": "Ada Jensen", "email": "ada.jensen@example.org", "phone": "+49 30 901820",
            "label": "Backend Engineer", "location": {"city": "Berlin", "countryCode": "DE"},
        },
        "work": [{"name": "Blue Cloud", "position": "Backend Engineer", "startDate": "2018-03",
                  "summary": "Python services with PostgreSQL on Kubernetes"}],
        "skills": [{"name": "Python"}, {"name": "PostgreSQL"}, {"name": "Kubernetes"}],
    },
    "applicant": {"birth_date": "1990-02-03", "pay_minimum": {"amount": 81234, "currency": "EUR"}},
}  # fmt: skip


def extension_copy(folder: Path, port: int) -> Path:
    """The extension, made to look for its companion on `port` alone. The key, and so the id, stays."""
    target = folder / "extension"
    shutil.copytree(extension_dir(), target)
    manifest = json.loads((target / "manifest.json").read_text())
    manifest["host_permissions"] = [f"http://127.0.0.1:{port}/*"]
    manifest["content_security_policy"]["extension_pages"] = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        f"connect-src http://127.0.0.1:{port} ws://127.0.0.1:{port}; frame-ancestors 'none'"
    )
    (target / "manifest.json").write_text(json.dumps(manifest))
    return target


@dataclass
class Desk:
    """What stands on the table of a test."""

    context: BrowserContext
    worker: Worker
    port: int
    """The site's."""
    companion: CompanionUnderTest | None = None

    def url(self, path: str, host: str = HOST) -> str:
        return f"http://{host}:{self.port}{path}"

    async def open(self, path: str, host: str = HOST) -> tuple[Page, int]:
        """A page of the site in front, and its tab's id."""
        page = await self.context.new_page()
        await page.goto(self.url(path, host))
        return page, await self.tab_of(page)

    async def tab_of(self, page: Page) -> int:
        await page.bring_to_front()
        return await self.worker.evaluate("chrome.tabs.query({active: true}).then((tabs) => tabs.at(-1).id)")

    async def surface(self, name: str, tab: int | None = None) -> Page:
        """The panel, the popup or the settings as a page."""
        page = await self.context.new_page()
        await page.set_viewport_size({"width": 400, "height": 1200})
        query = "" if tab is None else f"?tab={tab}"
        await page.goto(f"{ORIGIN}/{name}/{name}.html{query}")
        return page

    async def panel(self, tab: int) -> Page:
        return await self.surface("sidepanel", tab)

    async def session(self, key: str) -> Any:
        return (await self.worker.evaluate("(key) => chrome.storage.session.get(key)", key)).get(key)

    async def badge(self, tab: int) -> str:
        return await self.worker.evaluate("(tabId) => chrome.action.getBadgeText({tabId})", tab)

    async def until(self, expression: str, argument: Any = None) -> Any:
        """Waits in the worker until an async expression is true; its value. Raises AssertionError where it never is."""
        found = await self.worker.evaluate(
            f"""async (argument) => {{
              const end = Date.now() + {WAIT_MS};
              for (;;) {{
                const value = await ({expression})(argument);
                if (value || Date.now() > end) return value;
                await new Promise((done) => setTimeout(done, 25));
              }}
            }}""",
            argument,
        )
        assert found, f"it never became so: {expression}"
        return found

    async def scored(self, tab: int) -> dict[str, Any]:
        """The tab's state once its page was judged."""
        key = f"tab:{tab}"
        return await self.until(
            "async (key) => { const tab = (await chrome.storage.session.get(key))[key];"
            " return tab && tab.timings ? tab : null; }",
            key,
        )

    async def pair(self) -> None:
        """Pair as a person does: the code, typed into the settings page."""
        assert self.companion is not None
        code = (await self.companion.ok("/api/devices/pairing/", {"user": 1}))["code"]
        settings = await self.surface("options")
        await settings.fill("#code", code)
        await settings.click("[data-test=pair]")
        await settings.wait_for_selector(".presence.ready")
        await settings.close()


@asynccontextmanager
async def browser_with_extension(folder: Path, port: int) -> AsyncIterator[Desk]:
    """Chromium with the extension that looks for its companion on `port`, and the site."""
    extension = extension_copy(folder, port)
    async with (
        serving() as site,
        BrowserSession(user_data_dir=folder / "chrome", extension=extension, args=ARGUMENTS) as browser,
    ):
        workers = browser.context.service_workers
        worker = workers[0] if workers else await browser.context.wait_for_event("serviceworker")
        yield Desk(browser.context, worker, site)


@asynccontextmanager
async def desk(folder: Path, *, pair: bool = True, profile: bool = True, **settings: Any) -> AsyncIterator[Desk]:
    """Everything, ready for a test."""
    async with (
        running_companion(folder / "data", **settings) as companion,
        browser_with_extension(folder, companion.port) as made,
    ):
        made.companion = companion
        if profile:
            await companion.ok("/api/profile/", {"profile": PROFILE}, method="PUT")
        if pair:
            await made.pair()
        yield made
