"""The real extension in a real Chromium, paired with a real companion.

Each test run gets its own copy of the extension with its own port in the manifest, so that several runs, and
the user's own companion, never meet. Employers live under `*.employers.test`, which Chromium resolves to
loopback: content scripts keep off loopback names.
"""

from __future__ import annotations

import json
import shutil
import socket
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from playwright.async_api import Page, Worker

from companion.browser.launch import BrowserSession
from companion.paths import extension_dir

EMPLOYERS_RULE = "--host-resolver-rules=MAP *.employers.test 127.0.0.1"
PORTS = ("8731", "8732", "8733")


def free_port() -> int:
    """A port on loopback that nobody holds at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def extension_for(port: int, folder: Path) -> Path:
    """A copy of the extension that knows one port only."""
    copy = folder / "extension"
    shutil.copytree(extension_dir(), copy)
    path = copy / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["host_permissions"] = [f"http://127.0.0.1:{port}/*"]
    policy = manifest["content_security_policy"]["extension_pages"]
    for known in PORTS:
        policy = policy.replace(f":{known}", f":{port}")
    manifest["content_security_policy"]["extension_pages"] = policy
    path.write_text(json.dumps(manifest), encoding="utf-8")
    return copy


class ExtensionBrowser:
    """Chromium with the extension. `await pair(code)` types the code into the extension's own settings page."""

    def __init__(self, extension: Path, profile: Path, *, headless: bool = True, args: tuple[str, ...] = ()) -> None:
        self._session = BrowserSession(
            headless=headless, user_data_dir=profile, extension=extension, args=(EMPLOYERS_RULE, *args)
        )
        self.id = ""

    async def __aenter__(self) -> Self:
        await self._session.__aenter__()
        worker = await self.worker()
        self.id = worker.url.split("/")[2]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.__aexit__(kind, error, trace)

    @property
    def context(self) -> Any:
        """Playwright's browser context."""
        return self._session.context

    async def worker(self) -> Worker:
        """The extension's service worker, waking it if it sleeps."""
        workers = self.context.service_workers
        return workers[0] if workers else await self.context.wait_for_event("serviceworker")

    def url(self, path: str) -> str:
        """Address of one of the extension's own pages."""
        return f"chrome-extension://{self.id}/{path}"

    async def pair(self, code: str) -> None:
        """Pair as a user does: open the settings, type the code, wait until it says paired."""
        page = await self.context.new_page()
        await page.goto(self.url("options/options.html"))
        await page.locator("#code").fill(code)
        await page.locator("[data-test=pair]").click()
        await page.locator(".presence.ready").wait_for()
        await page.close()

    async def tab_id(self, page: Page) -> int:
        """Chrome's id of the tab that shows `page`; brings it to the front."""
        await page.bring_to_front()
        worker = await self.worker()
        return int(await worker.evaluate("async () => (await chrome.tabs.query({active: true})).at(-1).id"))

    async def panel(self, page: Page) -> Page:
        """The side panel of the tab that shows `page`, opened as a tab of its own."""
        panel = await self.context.new_page()
        await panel.set_viewport_size({"width": 400, "height": 900})
        await panel.goto(self.url(f"sidepanel/sidepanel.html?tab={await self.tab_id(page)}"))
        return panel

    async def badge(self, page: Page) -> str:
        """The text on the toolbar button for the tab that shows `page`."""
        worker = await self.worker()
        tab = await self.tab_id(page)
        return str(await worker.evaluate("(tabId) => chrome.action.getBadgeText({tabId})", tab))
