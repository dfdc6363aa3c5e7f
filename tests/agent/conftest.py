from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest_asyncio

from companion.browser.launch import BrowserSession
from tests.agent.support import Opened, opened

Open = Callable[[str], Awaitable[Opened]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def session() -> AsyncIterator[BrowserSession]:
    async with BrowserSession(offline=True) as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def open_page(session: BrowserSession) -> AsyncIterator[Open]:
    made: list[Opened] = []

    async def make(html: str) -> Opened:
        made.append(await opened(session, html))
        return made[-1]

    yield make
    for one in made:
        await one.page.close()
