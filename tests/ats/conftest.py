from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.ats.vendors import Vendors


@pytest.fixture
async def vendors() -> AsyncIterator[Vendors]:
    async with Vendors() as found:
        yield found
