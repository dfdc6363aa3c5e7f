from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from companion.app import Services
from companion.jobmatcher.lazy import LazyMatcher
from tests.ats.vendors import Vendors
from tests.jobmatcher.boards.watching import Watching, open_services
from tests.support.companion import SetClock


@pytest.fixture(scope="session")
def matcher() -> LazyMatcher:
    """The real reader and scorer, built once: they hold nothing that changes."""
    loaded = LazyMatcher()
    loaded.load()
    return loaded


@pytest.fixture
async def vendors() -> AsyncIterator[Vendors]:
    async with Vendors() as found:
        yield found


@pytest.fixture
async def watching(tmp_path: Path, vendors: Vendors, matcher: LazyMatcher) -> AsyncIterator[Watching]:
    clock = SetClock()
    services: Services = await open_services(tmp_path, vendors, matcher, clock)
    yield Watching(services, vendors, clock)
    await services.close()
