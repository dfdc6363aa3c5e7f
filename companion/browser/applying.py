"""The browser that applies: a profile of its own for each user, pages that are bounded in every way.

Whatever a site does (hangs, crashes, resets, redirects for ever, opens windows and dialogs) becomes a PageTrouble that
names it; the next attempt gets a new page, and a new browser where the old one died.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

from playwright.async_api import Dialog, Page, Request, Response
from playwright.async_api import Error as PlaywrightError

from companion.browser.fill_run import FilledPage, fill_page
from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.browser.trouble import PageTrouble
from companion.browser.world import PageGone
from companion.contracts import FileValue, FillPlan, FormSnapshot, PageControl, PageLook, PageSnapshot, PortalSnapshot

OPEN_SECONDS = 45.0
"""For a page to answer, unless the caller says otherwise."""
READ_SECONDS = 30.0
FILL_SECONDS = 120.0
PRESS_SECONDS = 20.0
CLOSE_SECONDS = 10.0
PICTURE_SECONDS = 20.0
POPUP_SECONDS = 10.0
BLANK = "about:blank"
QUIET_MS = 400
SETTLE_MS = 6_000
MAX_WINDOWS = 3
MAX_PICTURE_PX = 8_000
READ_TRIES = 4
"""A page may go to another address while it is read: it is read again."""

READS = frozenset({"GET", "HEAD", "OPTIONS"})
BESIDE = frozenset({"ping", "cspviolationreport"})
"""Kinds of requests by which a page only counts its visitors."""
CHANGES = frozenset({"document", "xhr", "fetch", "script"})
"""Kinds of requests whose answer may change what the page shows."""
Agrees = Callable[[str], bool]
"""Whether a question that the page asks back is answered with yes."""

ONCE_ARGS = ("--disable-http2",)
ONCE_HEADERS = {"Connection": "close"}
ONCE_PREFERENCES = {"net": {"network_prediction_options": 2}}
"""Chromium sends a request again, a POST as well, when a connection that it used or opened before breaks without an answer:
one press then arrives several times (four were counted). So every request gets a connection of its own: none is kept, none
opened ahead. It costs a handshake a request."""

Result = TypeVar("Result")

NOT_IN_TIME = ("timeout", "the site did not answer in time")

NETWORK: tuple[tuple[str, str, str], ...] = (
    ("ERR_TOO_MANY_REDIRECTS", "redirects", "the site redirects in a loop"),
    ("ERR_CONNECTION_RESET", "reset", "the site broke the connection"),
    ("ERR_EMPTY_RESPONSE", "reset", "the site broke the connection"),
    ("ERR_NAME_NOT_RESOLVED", "unreachable", "there is no such site"),
    ("ERR_ABORTED", "download", "the address leads to a download, not to a page"),
    ("Timeout", *NOT_IN_TIME),
    ("crash", "crashed", "the page crashed"),
    ("ERR_", "unreachable", "the site cannot be reached"),
)
"""Part of the browser's words, our word, and ours for a person."""


class ApplyPage:
    """One tab, and whatever it opens instead of itself. Every method raises PageTrouble."""

    def __init__(self, page: Page, open_seconds: float = OPEN_SECONDS) -> None:
        self._page = page
        self._open_seconds = open_seconds
        self._agent = PageAgent(page)
        self._windows: list[Page] = [page]
        self._popups: list[Page] = []
        self._status: int | None = None
        self._crashed = asyncio.Event()
        self._writes: set[Request] = set()
        self._open: set[Request] = set()
        """Without an answer yet, and of a kind that may change the page."""
        self._asked_for = 0
        """How many of that kind there were."""
        self._rested = False
        self._broken = False
        self._agrees: Agrees | None = None
        self._under_way: Request | None = None
        self._arrived = asyncio.Event()
        self._arrived.set()

    async def prepare(self) -> None:
        """Be in the page before its own scripts."""
        self._watch(self._page)
        await self._bounded(self._agent.attach(), READ_SECONDS)

    @property
    def url(self) -> str:
        """Where the tab is."""
        return self._page.url

    @property
    def status(self) -> int | None:
        """HTTP status of the last document of the tab."""
        return self._status

    @property
    def sending(self) -> bool:
        """Whether something is on its way to the site: a request that is no mere reading and has no answer yet."""
        return bool(self._writes)

    @property
    def broken(self) -> bool:
        """Whether what was sent since the last press broke off, or was answered with an error of the server.

        Nobody can tell then whether it arrived, whatever the page says of it.
        """
        return self._broken

    async def goto(self, url: str) -> None:
        """Open an address and let the page settle."""
        self._status = None
        try:
            await self._bounded(
                self._page.goto(url, wait_until="domcontentloaded", timeout=self._open_seconds * 1000),
                self._open_seconds + 5,
            )
        except PlaywrightError as error:
            raise _trouble(error) from error
        if self._status is not None and self._status >= 500:
            raise PageTrouble("server_error", f"the site answered with error {self._status}")
        await self.settle()

    async def settle(self, longest: float = READ_SECONDS) -> None:
        """Wait until the page is quiet for a moment; a page that never is, is not waited for."""
        self._rested = False
        for _ in range(READ_TRIES):
            asked = self._asked_for
            try:
                await self._bounded(self._agent.settle(QUIET_MS, SETTLE_MS), longest)
                self._rested = asked == self._asked_for and not self._open
                return
            except PageGone:
                await self._loaded()
            except PlaywrightError as error:
                raise _trouble(error) from error

    async def look(self) -> PageLook:
        """What it says and what can be pressed."""
        return await self._read(lambda: self._agent.look())

    async def scan(self) -> FormSnapshot:
        """The fields."""
        return await self._read(lambda: self._agent.scan())

    async def snapshot(self) -> PageSnapshot:
        """The posting, if it is one."""
        return await self._read(lambda: self._agent.snapshot())

    async def portal(self) -> PortalSnapshot | None:
        """What a candidate portal lists; None where the page is none."""
        return await self._read(lambda: self._agent.portal())

    async def fill(
        self, plan: Callable[[FormSnapshot], Awaitable[FillPlan]], files: Callable[[FileValue], bytes]
    ) -> FilledPage:
        """Fill until nothing new comes up."""
        try:
            return await self._bounded(fill_page(self._agent, plan, files), FILL_SECONDS)
        except PageGone as error:
            raise PageTrouble("moved", "the page went elsewhere while it was filled") from error
        except PlaywrightError as error:
            raise _trouble(error) from error

    async def press(self, control: PageControl, agrees: Agrees | None = None) -> str | None:
        """Press a control of the last look; why it was not, None when it was. What it opens becomes the page.

        `agrees` says yes or no to what the page asks back in a dialog at this press; without it the answer is no.
        """
        self._broken, self._agrees = False, agrees
        try:
            return await self._bounded(self._agent.press(control), PRESS_SECONDS)
        except PageGone:
            # The press took the page away: that is what it was for.
            return None
        except PlaywrightError as error:
            raise _trouble(error) from error
        finally:
            self._agrees = None

    async def after_press(self, longest: float | None = None) -> bool:
        """Let what a press began come to rest; a new window becomes the page.

        A page that is on its way (nothing of the tab can be read meanwhile) is waited for as long as for an address, or
        for `longest` seconds, after which the answer is False.
        """
        seconds = self._open_seconds if longest is None else longest
        try:
            await self.settle(seconds)
            if not await self._came(seconds):
                raise PageTrouble(*NOT_IN_TIME)
        except PageTrouble as trouble:
            if trouble.code != NOT_IN_TIME[0] or longest is None:
                raise
            return False
        if await self._follow() or not self._rested:
            # Something was on its way while the page stood still: what it brings is waited for as well.
            await self.settle()
        if self._status is not None and self._status >= 500:
            raise PageTrouble("server_error", f"the site answered with error {self._status}")
        return True

    async def _follow(self) -> bool:
        """The window that a press opened becomes the page, as soon as it has an address; one that stays blank does not.
        Whether there was one."""
        blank, before = [], self._page
        for popup in self._popups:
            if popup.is_closed():
                continue
            try:
                shown = popup.wait_for_url(lambda url: url != BLANK, wait_until="commit", timeout=POPUP_SECONDS * 1000)
                await self._bounded(shown, POPUP_SECONDS + 5)
            except PlaywrightError:
                blank.append(popup)
                continue
            self._page, self._agent = popup, PageAgent(popup)
            self._came_to(None)
            await self._loaded()
        self._popups = blank
        return self._page is not before

    async def picture(self) -> bytes:
        """A JPEG of the page, at most so long."""
        if self._under_way is not None:
            raise PageTrouble(*NOT_IN_TIME)
        try:
            height = await self._bounded(
                self._page.evaluate("() => document.documentElement.scrollHeight"), READ_SECONDS
            )
            whole = isinstance(height, int | float) and height <= MAX_PICTURE_PX
            shot = self._page.screenshot(
                type="jpeg", quality=60, full_page=whole, animations="disabled", timeout=PICTURE_SECONDS * 1000
            )
            return await self._bounded(shot, PICTURE_SECONDS + 5)
        except PlaywrightError as error:
            raise _trouble(error) from error

    async def close(self) -> None:
        """Close the tab and every window it opened."""
        for page in self._windows:
            if not page.is_closed():
                await self._bounded(page.close(run_before_unload=False), CLOSE_SECONDS)

    async def _read(self, read: Callable[[], Awaitable[Result]]) -> Result:
        for _ in range(READ_TRIES):
            try:
                return await self._bounded(read(), READ_SECONDS)
            except PageGone:
                await self._loaded()
            except PlaywrightError as error:
                raise _trouble(error) from error
        raise PageTrouble("restless", "the page goes from address to address without rest")

    async def _loaded(self) -> None:
        try:
            await self._bounded(
                self._page.wait_for_load_state("domcontentloaded", timeout=self._open_seconds * 1000),
                self._open_seconds + 5,
            )
        except PlaywrightError as error:
            raise _trouble(error) from error

    async def _came(self, longest: float) -> bool:
        """Wait for the page that is on its way, if one is; False when it did not come."""
        try:
            async with asyncio.timeout(longest):
                await self._arrived.wait()
        except TimeoutError:
            return False
        return True

    def _came_to(self, request: Request | None) -> None:
        """No page is on its way any more; with a request, only when it was this one."""
        if request in (None, self._under_way):
            self._under_way = None
            self._arrived.set()

    async def _bounded(self, work: Awaitable[Result], seconds: float) -> Result:
        """Wait for work, but neither for ever nor for a page that crashed."""
        task = asyncio.ensure_future(work)
        crashed = asyncio.ensure_future(self._crashed.wait())
        try:
            await asyncio.wait({task, crashed}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                return task.result()
        finally:
            for one in (task, crashed):
                if not one.done():
                    one.cancel()
        if self._crashed.is_set():
            raise PageTrouble("crashed", "the page crashed")
        if self._under_way is not None:
            raise PageTrouble(*NOT_IN_TIME)
        raise PageTrouble("hangs", f"the page did not react for {seconds:.0f} seconds")

    def _watch(self, page: Page) -> None:
        page.on("dialog", self._answer)
        page.on("crash", lambda _: self._crashed.set())
        page.on("popup", self._opened)
        page.on("response", self._answered)
        page.on("request", self._asked)
        page.on("requestfinished", self._over)
        page.on("requestfailed", self._failed)

    async def _opened(self, popup: Page) -> None:
        if len(self._windows) > MAX_WINDOWS:
            await popup.close()
            return
        self._windows.append(popup)
        self._popups.append(popup)
        self._watch(popup)

    def _asked(self, request: Request) -> None:
        if request.method not in READS and request.resource_type not in BESIDE:
            self._writes.add(request)
        if request.resource_type in CHANGES:
            self._open.add(request)
            self._asked_for += 1
        if self._is_page(request):
            self._under_way = request
            self._arrived.clear()

    def _over(self, request: Request) -> None:
        self._writes.discard(request)
        self._open.discard(request)
        self._came_to(request)

    def _failed(self, request: Request) -> None:
        self._broken = self._broken or request in self._writes
        self._over(request)

    def _answered(self, response: Response) -> None:
        request = response.request
        self._broken = self._broken or (request in self._writes and response.status >= 500)
        if self._is_page(request):
            self._status = response.status
            self._came_to(request)

    def _is_page(self, request: Request) -> bool:
        """Whether it is for the document of the tab itself."""
        return request.is_navigation_request() and request.frame == self._page.main_frame

    async def _answer(self, dialog: Dialog) -> None:
        """Alerts are closed, questions answered with no; a page may be left, and a press that was meant is confirmed."""
        agrees = dialog.type == "confirm" and self._agrees is not None and self._agrees(dialog.message)
        await (dialog.accept() if agrees or dialog.type == "beforeunload" else dialog.dismiss())


def _trouble(error: PlaywrightError) -> PageTrouble:
    text = str(error)
    for mark, code, message in NETWORK:
        if mark in text:
            return PageTrouble(code, message)
    first = text.splitlines()[0] if text else "no reason given"
    return PageTrouble("browser", f"the browser gave up on the page: {first[:200]}")


class ApplyBrowser:
    """One user's browser: started when first needed, started again when it died."""

    def __init__(
        self, profile: Path, args: Sequence[str] = (), headless: bool = True, open_seconds: float = OPEN_SECONDS
    ) -> None:
        self._profile = profile
        self._args = args
        self._headless = headless
        self._open_seconds = open_seconds
        self._session: BrowserSession | None = None
        self._lock = asyncio.Lock()

    async def page(self) -> ApplyPage:
        """A new tab. Raises BrowserMissing, BrowserFailed, PageTrouble."""
        async with self._lock:
            session = await self._open()
        try:
            tab = await asyncio.wait_for(session.new_page(), READ_SECONDS)
            page = ApplyPage(tab, self._open_seconds)
            await page.prepare()
            if not self._headless:
                # The person finds one tab: the empty one that every browser starts with goes.
                for other in [one for one in session.context.pages if one is not tab and one.url == BLANK]:
                    await other.close()
        except (PlaywrightError, TimeoutError) as error:
            await self.close()
            raise PageTrouble("browser", "the browser died: it is started again for the next attempt") from error
        return page

    async def _open(self) -> BrowserSession:
        if self._session is not None:
            return self._session
        await asyncio.to_thread(self._prepare_profile)
        args = (*ONCE_ARGS, *self._args)
        session = BrowserSession(headless=self._headless, user_data_dir=self._profile, args=args)
        await session.__aenter__()
        await session.context.set_extra_http_headers(ONCE_HEADERS)
        await session.context.grant_permissions([])
        session.context.on("close", lambda _: self._forget(session))
        self._session = session
        return session

    def _prepare_profile(self) -> None:
        """The folder, private, with our preferences over the browser's own. A file it left unreadable is made anew."""
        file = self._profile / "Default" / "Preferences"
        for folder in (self._profile.parent, self._profile, file.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        except ValueError:
            kept = {}
        for name, values in ONCE_PREFERENCES.items():
            kept[name] = {**kept.get(name, {}), **values}
        file.write_text(json.dumps(kept), encoding="utf-8")

    def _forget(self, session: BrowserSession) -> None:
        if self._session is session:
            self._session = None

    async def close(self) -> None:
        """Close the browser; its profile stays."""
        async with self._lock:
            session, self._session = self._session, None
            if session is None:
                return
            try:
                await asyncio.wait_for(session.__aexit__(None, None, None), CLOSE_SECONDS)
            except (PlaywrightError, TimeoutError) as error:
                raise PageTrouble("browser", "the browser did not close in time") from error
