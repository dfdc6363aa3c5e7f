"""One companion with a small search in it, one with an empty data folder, one browser: for all pages."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from companion.browser.launch import BrowserSession
from tests.support.companion import running_companion
from tests.web import seed
from tests.web.desk import WebDesk


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of this folder drive a browser and share an event loop."""
    for item in items:
        if "/tests/web/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[BrowserSession]:
    async with BrowserSession(shell=True) as session:
        # A window for all pages: where each test closes its last page, the next has to make a window first.
        await session.new_page()
        yield session


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def desk(browser: BrowserSession, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[WebDesk]:
    """A search of some weeks."""
    async with running_companion(tmp_path_factory.mktemp("web") / "data") as app:
        running = WebDesk(app, browser.context, await seed.full(app))
        await running.sign_in()
        yield running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def empty_desk(browser: BrowserSession, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[WebDesk]:
    """A companion that was started for the first time. Its cookie would push out the other's: a context of its own."""
    async with running_companion(tmp_path_factory.mktemp("web-empty") / "data") as app:
        parent = browser.context.browser
        assert parent is not None
        context = await parent.new_context()
        await context.new_page()
        running = WebDesk(app, context, [])
        await running.sign_in()
        yield running
        await context.close()
