"""One site and one companion with a real browser for all tests of applying: starting them takes longer than any test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.employers.site import EmployersSite
from tests.support.applying import Applier, running_applier


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of this folder drive a browser, share an event loop, and stay together on one worker."""
    for item in items:
        if "/tests/applying/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("applying"))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def site() -> AsyncIterator[EmployersSite]:
    async with EmployersSite() as running:
        yield running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared(site: EmployersSite, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Applier]:
    async with running_applier(tmp_path_factory.mktemp("applying") / "data", site, pages=3) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def applier(site: EmployersSite, shared: Applier) -> AsyncIterator[Applier]:
    """The shared companion, with every posting as its file has it, and no employer twice served in the end."""
    site.clear()
    yield shared
    site.clear()
    assert all(count == 1 for count in site.receipts.counts().values()), site.receipts.counts()
