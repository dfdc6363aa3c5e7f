"""Chromium with the real extension in it, and what a test needs to see of both."""

from __future__ import annotations

import json
import re
import shutil
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from playwright.async_api import BrowserContext, Page

from companion.browser.launch import BrowserSession
from companion.paths import extension_dir
from tests.employers.site import HOST_RULES
from tests.support.patience import WAIT_MS

EXTENSION_ID = "mgoimojmmgoefmboefmnhfpcedcingpb"
"""Follows from the key in the manifest."""
FIRST_PORT = re.compile(r"127\.0\.0\.1:8731\b")

UNTIL = """([key, test, ms, after]) => new Promise((resolve, reject) => {
  const good = (value) => value !== undefined && !(value.started <= after) && Object.entries(test).every(([name, wanted]) => wanted.includes(value[name]));
  let last;
  const done = (value) => { clearTimeout(timer); chrome.storage.session.onChanged.removeListener(changed); resolve(value); };
  const changed = (changes) => { if (key in changes) { last = changes[key].newValue; if (good(last)) done(last); } };
  const timer = setTimeout(() => reject(new Error(`${key} did not become ${JSON.stringify(test)}: ${JSON.stringify(last ?? null).slice(0, 2000)}`)), ms);
  chrome.storage.session.onChanged.addListener(changed);
  chrome.storage.session.get(key).then((now) => { last = now[key]; if (good(last)) done(last); });
})"""


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def extension_for_port(folder: Path, port: int) -> Path:
    """The extension as it is, but that it looks for its companion on `port`: tests then run beside each other."""
    copy = folder / "extension"
    shutil.copytree(extension_dir(), copy)
    manifest = copy / "manifest.json"
    manifest.write_text(FIRST_PORT.sub(f"127.0.0.1:{port}", manifest.read_text(encoding="utf-8")), encoding="utf-8")
    return copy


def pin_extension(profile: Path) -> None:
    """A new browser profile with the extension's button on the toolbar, where its number can be seen."""
    preferences = profile / "Default" / "Preferences"
    preferences.parent.mkdir(parents=True)
    preferences.write_text(json.dumps({"extensions": {"pinned_extensions": [EXTENSION_ID]}}), encoding="utf-8")


@dataclass
class JobTab:
    """A tab of the user, and what the extension knows of it."""

    browser: ExtensionBrowser
    page: Page
    id: int

    async def state(self, *phases: str) -> dict[str, Any]:
        """What the worker knows of the tab, once it is in one of these phases."""
        return await self.browser.until(f"tab:{self.id}", phase=list(phases))

    async def fill_state(self, *phases: str) -> dict[str, Any]:
        return await self.browser.until(f"fill:{self.id}", phase=list(phases))

    async def badge(self) -> str:
        """The text on the toolbar."""
        return str(await self.browser.control.evaluate("(tabId) => chrome.action.getBadgeText({tabId})", self.id))

    async def panel(self) -> Page:
        """The side panel of this tab, in a tab of its own."""
        return await self.browser.surface(f"sidepanel/sidepanel.html?tab={self.id}")

    async def popup(self) -> Page:
        return await self.browser.surface(f"popup/popup.html?tab={self.id}")

    async def fill(self) -> dict[str, Any]:
        """Open the panel, click on the button as a person does, and wait for the end of this very fill."""
        panel = await self.panel()
        key = f"fill:{self.id}"
        before = await self.browser.control.evaluate(
            "async (key) => (await chrome.storage.session.get(key))[key]?.started ?? 0", key
        )
        await panel.locator("[data-test=fill]").click()
        state = await self.browser.until(key, after=before, phase=["done", "failed"])
        await panel.close()
        return state

    async def close(self) -> None:
        await self.page.close()


class ExtensionBrowser:
    """An async context manager: Chromium with the extension, in a profile that lives as long."""

    def __init__(
        self, folder: Path, extension: Path | None = None, headless: bool = True, size: tuple[int, int] | None = None,
        rules: Sequence[str] = (HOST_RULES,),
    ) -> None:  # fmt: skip
        pin_extension(folder / "browser")
        args = (*rules, *([f"--window-size={size[0]},{size[1]}"] if size else []))
        self._session = BrowserSession(
            headless=headless, user_data_dir=folder / "browser", extension=extension or extension_dir(), args=args
        )
        self.errors: list[str] = []

    async def __aenter__(self) -> Self:
        await self._session.__aenter__()
        context = self.context
        worker = (
            context.service_workers[0] if context.service_workers else await context.wait_for_event("serviceworker")
        )
        self.id = worker.url.split("/")[2]
        context.on("weberror", lambda error: self._note(str(error.error)))
        # A page of the extension that stays open: tests ask through it, because Chrome stops the worker at will.
        self.control = await self.surface("options/options.html")
        for page in context.pages:
            if page is not self.control:
                await page.close()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.__aexit__(None, None, None)

    def _note(self, error: str) -> None:
        self.errors.append(error)

    @property
    def context(self) -> BrowserContext:
        return self._session.context

    async def surface(self, path: str) -> Page:
        """A page of the extension."""
        page = await self.context.new_page()
        await page.goto(f"chrome-extension://{self.id}/{path}")
        return page

    async def send(self, message: dict[str, Any]) -> Any:
        """Say something to the worker as our own pages do; its value. Raises AssertionError with its refusal."""
        reply = await self.control.evaluate("(message) => chrome.runtime.sendMessage(message)", message)
        assert reply["ok"], reply
        return reply["value"]

    async def pair(self, code: str) -> dict[str, Any]:
        return dict(await self.send({"type": "companion.pair", "code": code, "name": "the browser of the tests"}))

    async def until(self, key: str, after: float = -1, **test: list[Any]) -> dict[str, Any]:
        """Wait for a value of the worker's memory whose properties are among those given, begun later than `after`."""
        return dict(await self.control.evaluate(UNTIL, [key, test, WAIT_MS, after]))

    async def blank(self) -> JobTab:
        """An empty tab."""
        before = set(await self._tab_ids())
        page = await self.context.new_page()
        (new,) = set(await self._tab_ids()) - before
        return JobTab(self, page, new)

    async def open(self, url: str) -> JobTab:
        """A new tab at an address."""
        tab = await self.blank()
        await tab.page.goto(url)
        return tab

    async def _tab_ids(self) -> list[int]:
        found = await self.control.evaluate("async () => (await chrome.tabs.query({})).map((tab) => tab.id)")
        return [int(one) for one in found]


def values_of_form(selector: str) -> str:
    """JavaScript that gives what the employer would get from a form now: {name: [values]}, files as their names."""
    return f"""() => {{
      const form = document.querySelector({json.dumps(selector)});
      const found = {{}};
      const add = (name, value) => (found[name] ??= []).push(value instanceof File ? value.name : String(value));
      if (form.formState) {{
        for (const [name, value] of Object.entries(form.formState.values)) for (const one of [value].flat()) add(name, one);
        for (const [name, file] of Object.entries(form.formState.files)) add(name, file);
      }} else for (const [name, value] of new FormData(form)) add(name, value);
      return found;
    }}"""
