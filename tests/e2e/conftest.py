"""One world for all end-to-end tests of a worker: starting it takes longer than any test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.browser import JobTab
from tests.support.world import World, running_world


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of this folder drive a browser and share an event loop."""
    for item in items:
        if "/tests/e2e/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def world(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """Employers, companion, browser; nothing may have been sent to any employer in the end."""
    async with running_world(tmp_path_factory.mktemp("world")) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def tab(world: World) -> AsyncIterator[JobTab]:
    """An empty tab; in the end no employer may have got anything, and no page of ours may have failed."""
    opened = await world.browser.blank()
    before = len(world.site.receipts)
    world.browser.errors.clear()
    yield opened
    for page in world.browser.context.pages:
        if page is not world.browser.control:
            await page.close()
    assert len(world.site.receipts) == before, "something was sent to an employer"
    assert world.browser.errors == []
