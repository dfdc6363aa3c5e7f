"""Which browser to drive: the setting, Playwright's own, then the system's Chrome or Chromium."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from companion.errors import CompanionError

SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
SYSTEM_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
PLAYWRIGHT_BINARIES = (
    "chrome-linux*/chrome",
    "chrome-mac*/Chromium.app/Contents/MacOS/Chromium",
    "chrome-win*/chrome.exe",
)

SHELL_NAME = "chromium-headless-shell"
SHELL_BINARIES = ("chrome-*/headless_shell*", "chrome-headless-shell-*/chrome-headless-shell*")


class BrowserMissing(CompanionError):
    """No Chrome or Chromium was found on this machine."""


class BrowserFailed(CompanionError):
    """The browser did not start."""


class NoDisplay(CompanionError):
    """A window was asked for where there is no screen."""

    status = 409
    code = "no_display"

    def __init__(self) -> None:
        super().__init__("there is no screen to open a window on: run the companion in your desktop session")


def check_display() -> None:
    """Raises NoDisplay where no window can be shown."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise NoDisplay


def _playwright_cache() -> Path:
    if custom := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(custom)
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "ms-playwright"
    if sys.platform == "win32":
        return home / "AppData" / "Local" / "ms-playwright"
    return home / ".cache" / "ms-playwright"


def find_browser(setting: str | None = None) -> Path:
    """The executable to drive.

    `setting` (or the environment's COMPANION_BROWSER) wins and must exist. Raises BrowserMissing.
    """
    if chosen := _chosen(setting):
        return chosen
    if found := _playwrights("chromium", PLAYWRIGHT_BINARIES):
        return found
    for name in SYSTEM_NAMES:
        if path := shutil.which(name):
            return Path(path)
    for candidate in SYSTEM_PATHS:
        if Path(candidate).is_file():
            return Path(candidate)
    raise BrowserMissing("no Chrome or Chromium found: install one, or run `playwright install chromium`")


def find_shell() -> Path:
    """The executable for pages that nobody sees and no site serves: Chromium's headless shell, where there is one.

    The same engine without a window to draw: a page takes a third of the processor's time. Without it, and where a
    browser is set, as `find_browser`. Raises BrowserMissing.
    """
    if chosen := _chosen(None):
        return chosen
    if found := _playwrights("chromium_headless_shell", SHELL_BINARIES):
        return found
    system = shutil.which(SHELL_NAME)
    return Path(system) if system else find_browser()


def _chosen(setting: str | None) -> Path | None:
    chosen = setting or os.environ.get("COMPANION_BROWSER")
    if not chosen or Path(chosen).is_file():
        return Path(chosen) if chosen else None
    raise BrowserMissing(f"the browser set as {chosen} does not exist: correct the setting `browser`")


def _playwrights(name: str, patterns: tuple[str, ...]) -> Path | None:
    """Playwright's own browser of this name, the newest."""
    found = [path for pattern in patterns for path in _playwright_cache().glob(f"{name}-*/{pattern}")]
    return max(found, default=None)
