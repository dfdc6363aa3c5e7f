from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from companion.app import Services
from tests.ats.vendors import Vendors
from tests.jobmatcher.boards.watching import Watching, open_services
from tests.support.companion import SetClock


@pytest.fixture
async def vendors() -> AsyncIterator[Vendors]:
    async with Vendors() as found:
        yield found


@pytest.fixture
async def watching(tmp_path: Path, vendors: Vendors) -> AsyncIterator[Watching]:
    clock = SetClock()
    services: Services = await open_services(tmp_path, vendors, clock)
    yield Watching(services, vendors, clock)
    await services.close()
