"""Candidate portals in a browser profile of their own, in which the user signed in: read without a window, signed in to
with one.

Chromium forgets cookies without an end when it closes, and portals sign in with those: they are kept beside the profile,
readable by the user alone.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, Page
from playwright.async_api import Error as PlaywrightError

from companion.browser.applying import ApplyPage
from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.browser.trouble import PageTrouble
from companion.browser.world import PageGone
from companion.contracts import PortalSnapshot
from companion.secrets import write_private

KEPT = ("name", "value", "domain", "path", "httpOnly", "secure", "sameSite", "partitionKey")
"""What makes a cookie, but for its end: these have none."""
GONE = frozenset({404, 410})
BUSY = frozenset({403, 429})
LOOK_SECONDS = 10.0


@dataclass(frozen=True)
class PortalPatience:
    """Seconds; tests make them small."""

    open: float = 45.0
    rows: float = 12.0
    """A list is loaded by the page's own scripts: until rows are there, or it is taken for empty."""
    window: float = 900.0
    """For the person to sign in."""
    poll: float = 0.5


class PortalBrowser:
    """Reads portals for each user. Methods raise PageTrouble, BrowserMissing, BrowserFailed."""

    def __init__(self, profiles: Path, args: Sequence[str] = (), patience: PortalPatience | None = None) -> None:
        self._profiles = profiles
        self._args = tuple(args)
        self._patience = patience or PortalPatience()
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        """A profile can be open in one browser only."""

    async def read(self, user: int, url: str) -> PortalSnapshot | None:
        """What the portal lists now; None where the browser was sent to another page."""
        async with self._open(user, headless=True) as context:
            page = ApplyPage(await context.new_page(), self._patience.open)
            await page.prepare()
            await page.goto(url)
            _check(page.status)
            return await self._listed(page)

    async def sign_in(self, user: int, url: str) -> PortalSnapshot | None:
        """A window at the portal, until it lists something; None when the user closed it. Raises PageTrouble at the end of
        patience."""
        async with self._open(user, headless=False) as context:
            page = await context.new_page()
            try:
                await page.goto(url, wait_until="domcontentloaded", timeout=self._patience.open * 1000)
            except PlaywrightError as error:
                if context.pages:
                    raise PageTrouble("unreachable", "the portal did not open in the window") from error
                return None
            return await self._signed_in(user, context)

    async def forget(self, user: int, url: str) -> None:
        """Drop what the browser keeps of an address' site, cookies and all: it is signed out there."""
        if not self._profile(user).is_dir():
            return
        async with self._open(user, headless=True) as context:
            session = await context.new_cdp_session(await context.new_page())
            parts = urlsplit(url)
            site = {"origin": f"{parts.scheme}://{parts.netloc}", "storageTypes": "all"}
            await session.send("Storage.clearDataForOrigin", site)

    async def _listed(self, page: ApplyPage) -> PortalSnapshot | None:
        loop = asyncio.get_running_loop()
        ends = loop.time() + self._patience.rows
        while True:
            seen = await page.portal()
            if seen is None or not seen.signed_in or seen.rows or loop.time() >= ends:
                return seen
            await asyncio.sleep(self._patience.poll)

    async def _signed_in(self, user: int, context: BrowserContext) -> PortalSnapshot | None:
        loop = asyncio.get_running_loop()
        ends = loop.time() + self._patience.window
        agents: dict[Page, PageAgent] = {}
        while loop.time() < ends:
            if not context.pages:
                return None
            for page in context.pages:
                seen = await _look(agents.setdefault(page, PageAgent(page)))
                if seen is not None and seen.rows:
                    return seen
            await self._keep(user, context)
            await asyncio.sleep(self._patience.poll)
        raise PageTrouble("timeout", "nobody signed in at the window")

    @asynccontextmanager
    async def _open(self, user: int, *, headless: bool) -> AsyncIterator[BrowserContext]:
        async with self._turns[user]:
            profile = self._profile(user)
            for folder in (self._profiles, profile):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            session = BrowserSession(headless=headless, user_data_dir=profile, args=self._args)
            async with session:
                context = session.context
                await context.grant_permissions([])
                await context.add_cookies(self._kept(user))
                try:
                    yield context
                finally:
                    await self._keep(user, context)

    def _profile(self, user: int) -> Path:
        return self._profiles / f"{user}-portals"

    def _kept(self, user: int) -> Any:
        file = self._profile(user) / "session.json"
        try:
            return json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
        except ValueError:
            return []

    async def _keep(self, user: int, context: BrowserContext) -> None:
        """Write down the cookies without an end. A window that was closed cannot be asked any more: what was kept stays."""
        try:
            cookies = await context.cookies()
        except PlaywrightError:
            return
        ending = [
            {name: one[name] for name in KEPT if name in one} for one in map(dict, cookies) if one["expires"] == -1
        ]
        await asyncio.to_thread(write_private, self._profile(user) / "session.json", json.dumps(ending).encode())


async def _look(agent: PageAgent) -> PortalSnapshot | None:
    """What a page lists; a page that goes elsewhere or is closed lists nothing."""
    try:
        return await asyncio.wait_for(agent.portal(), LOOK_SECONDS)
    except (PlaywrightError, PageGone, TimeoutError):
        return None


def _check(status: int | None) -> None:
    """Raises PageTrouble where the answer is no page to read."""
    if status in GONE:
        raise PageTrouble("gone", f"the portal's page is not there (error {status}): open it and switch it on again")
    if status in BUSY:
        raise PageTrouble("busy", f"the portal does not want to be asked so often (error {status})")
