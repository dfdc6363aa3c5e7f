"""A page that the person names: a saved file, opened without a network, or an address, opened as a visitor would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page

from companion.browser.launch import BrowserSession
from companion.errors import CompanionError

MAX_FILE_BYTES = 60_000_000
LOAD_TIMEOUT_MS = 30_000
REST_TIMEOUT_MS = 5_000


class PageUnreadable(CompanionError):
    """The file or the address gives no page."""


def is_address(name: str) -> bool:
    """Whether it is the address of a page, rather than of a file."""
    return name.startswith(("http://", "https://"))


def page_file(name: str) -> Path:
    """The saved page of this name. Raises PageUnreadable for none, and for one beyond MAX_FILE_BYTES."""
    path = Path(name).resolve()
    if not path.is_file():
        raise PageUnreadable(f"{name} is neither a file nor an http address: check the path")
    if path.stat().st_size > MAX_FILE_BYTES:
        raise PageUnreadable(f"{name} is larger than {MAX_FILE_BYTES // 1_000_000} MB: save the page alone")
    return path


async def open_given(session: BrowserSession, page: Page, name: str) -> None:
    """Open it; a saved page may load what lies beside it. Raises PageUnreadable."""
    if is_address(name):
        address = name
    else:
        path = page_file(name)
        session.allow_folder(path.parent)
        address = path.as_uri()
    with in_plain_words(name):
        await page.goto(address, wait_until="domcontentloaded", timeout=LOAD_TIMEOUT_MS)


async def rest(page: Page) -> None:
    """Give a scripted page time to draw itself; one that never rests is read as it stands."""
    try:
        await page.wait_for_load_state("networkidle", timeout=REST_TIMEOUT_MS)
    except PlaywrightError as error:
        if "Timeout" not in str(error):
            raise


@contextmanager
def in_plain_words(name: str) -> Iterator[None]:
    """What the browser says of a page that breaks, as PageUnreadable."""
    try:
        yield
    except PlaywrightError as error:
        first_line = str(error).splitlines()[0]
        raise PageUnreadable(f"could not open {name}: {first_line}; check the address or the file") from error
