"""One site and one companion with a real browser for all tests of applying on a worker."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest
import pytest_asyncio

from tests.employers.site import EmployersSite
from tests.support.applying import QUICK, Applier, running_applier
from tests.support.screen import running_screen

PAGES = 4
"""Most of an attempt's time goes by with waiting for a page to come to rest: others are worked on meanwhile."""
PATIENCE = replace(QUICK, open=12.0, outcome=12.0)
"""The tests here wait for the end of both."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of this folder drive a browser."""
    for item in items:
        if "/tests/applying/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def site() -> AsyncIterator[EmployersSite]:
    async with EmployersSite() as running:
        yield running


@pytest.fixture(scope="session")
def screen() -> Iterator[str | None]:
    """The display on which the person's window is drawn; None where there is none."""
    with running_screen() as display:
        yield display


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared(
    site: EmployersSite, screen: str | None, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Applier]:
    folder = tmp_path_factory.mktemp("applying") / "data"
    async with running_applier(folder, site, patience=PATIENCE, screen=screen is not None, pages=PAGES) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def applier(site: EmployersSite, shared: Applier) -> AsyncIterator[Applier]:
    """The shared companion, with every posting as its file has it, and no employer twice served in the end."""
    site.clear()
    yield shared
    site.clear()
    assert all(count == 1 for count in site.receipts.counts().values()), site.receipts.counts()
