from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest_asyncio
from playwright.async_api import Page

from companion.browser.launch import BrowserSession
from tests.agent.support import Opened, opened

Open = Callable[[str], Awaitable[Opened]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def session() -> AsyncIterator[BrowserSession]:
    async with BrowserSession(offline=True) as browser:
        yield browser


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def idle() -> list[Page]:
    """Pages that no test uses now: opening one takes longer than most tests, going to another document does not."""
    return []


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(session: BrowserSession, idle: list[Page]) -> AsyncIterator[Open]:
    used: list[Page] = []

    async def make(html: str) -> Opened:
        used.append(idle.pop() if idle else await session.new_page())
        await used[-1].bring_to_front()
        return await opened(used[-1], html)

    yield make
    for page in used:
        await page.goto("about:blank")
        idle.append(page)
