"""The life of one Chromium under Playwright: started, bounded, closed.

Pages run in a profile of our own; downloads are off. `offline` cuts every connection, so that a saved page
can be opened without telling anybody.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from playwright.async_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Route,
    ViewportSize,
    async_playwright,
)
from playwright.async_api import Error as PlaywrightError

from companion.browser.find import BrowserFailed as BrowserFailed
from companion.browser.find import find_browser, find_shell

VIEWPORT: ViewportSize = {"width": 1280, "height": 900}
START_TIMEOUT_MS = 60_000
QUIET_ARGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SUGGESTIONS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
"""Pages that each new window makes for the list below its address bar: more work than most pages that are opened in it."""
FEATURES_OFF = (
    *SUGGESTIONS,
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
"""Of two lists Chromium heeds the last alone: what Playwright would switch off (requests to Google at the start, http made
https, pages that change while they are looked at) therefore stands here too."""
FEATURES_OFF_WITH_EXTENSION = (*SUGGESTIONS, "DisableLoadExtensionCommandLineSwitch")
"""With the extension in it, loaded by a switch, the browser is otherwise as its users have it."""
NO_NETWORK_ARG = "--host-resolver-rules=MAP * ~NOTFOUND"
LOCAL_SCHEMES = ("data:", "blob:", "about:")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


class BrowserSession:
    """An async context manager around one browser context.

    - `shell`: Chromium's headless shell will do, which draws no window (`find_shell()`): None means for offline sessions.
    - `scripts`: whether pages may run theirs.
    - `offline`: no network; files only from the folders given to `allow_folder`.
    - `user_data_dir`: keep the profile (cookies, logins) there; without it nothing survives.
    - `extension`: an unpacked extension to load; needs a user_data_dir (an empty temporary folder will do).
    - `sandbox`: Chromium's own; None means on, except for root, for whom Chromium refuses to start with it.

    Raises BrowserMissing, BrowserFailed.
    """

    def __init__(
        self,
        *,
        shell: bool | None = None,
        headless: bool = True,
        scripts: bool = True,
        offline: bool = False,
        user_data_dir: Path | None = None,
        extension: Path | None = None,
        sandbox: bool | None = None,
        args: Sequence[str] = (),
    ) -> None:
        if extension is not None and user_data_dir is None:
            raise ValueError("an extension is loaded into a profile: give user_data_dir")
        self._shell = offline if shell is None else shell
        self._headless = headless
        self._scripts = scripts
        self._offline = offline
        self._user_data_dir = user_data_dir
        self._extension = extension
        self._sandbox = not _is_root() if sandbox is None else sandbox
        self._args = tuple(args)
        self._folders: list[str] = []
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._context: BrowserContext | None = None

    @property
    def context(self) -> BrowserContext:
        """Playwright's context. Only inside `async with`."""
        if self._context is None:
            raise RuntimeError("the browser session is not open")
        return self._context

    async def new_page(self) -> Page:
        """An empty page."""
        return await self.context.new_page()

    def allow_folder(self, folder: Path) -> None:
        """Offline sessions read files below `folder` (a saved page's own assets) and no others."""
        self._folders.append(folder.resolve().as_uri().rstrip("/") + "/")

    async def __aenter__(self) -> Self:
        executable = find_shell() if self._shell else find_browser()
        self._playwright = await async_playwright().start()
        try:
            self._context = await self._launch(self._playwright, executable)
            if self._offline:
                await self._context.set_offline(True)
                await self._context.route("**/*", self._only_local)
        except PlaywrightError as error:
            await self._close()
            first_line = str(error).splitlines()[0]
            raise BrowserFailed(f"the browser {executable} did not start: {first_line}") from error
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._close()

    def _arguments(self) -> list[str]:
        features = FEATURES_OFF_WITH_EXTENSION if self._extension else FEATURES_OFF
        arguments = [*QUIET_ARGS, f"--disable-features={','.join(features)}", *self._args]
        if self._extension:
            arguments += [
                f"--load-extension={self._extension}",
                f"--disable-extensions-except={self._extension}",
            ]
        if self._headless:
            arguments.append("--headless=new")
        if self._offline:
            arguments.append(NO_NETWORK_ARG)
        return arguments

    async def _launch(self, playwright: Playwright, executable: Path) -> BrowserContext:
        if self._user_data_dir is not None:
            return await playwright.chromium.launch_persistent_context(
                str(self._user_data_dir),
                executable_path=str(executable),
                headless=False,
                args=self._arguments(),
                chromium_sandbox=self._sandbox,
                # A window that a person sees has the size that their screen gives it.
                viewport=VIEWPORT if self._headless else None,
                no_viewport=None if self._headless else True,
                accept_downloads=False,
                java_script_enabled=self._scripts,
                timeout=START_TIMEOUT_MS,
            )
        self._browser = await playwright.chromium.launch(
            executable_path=str(executable),
            headless=False,
            args=self._arguments(),
            chromium_sandbox=self._sandbox,
            timeout=START_TIMEOUT_MS,
        )
        return await self._browser.new_context(
            viewport=VIEWPORT, accept_downloads=False, java_script_enabled=self._scripts
        )

    async def _only_local(self, route: Route) -> None:
        url = route.request.url
        if url.startswith(LOCAL_SCHEMES) or any(url.startswith(folder) for folder in self._folders):
            await route.continue_()
        else:
            await route.abort()

    async def _close(self) -> None:
        if self._context is not None:
            await self._context.close()
        if self._browser is not None:
            await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()
        self._context = self._browser = self._playwright = None
