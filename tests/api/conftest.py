"""A companion for each test: real server, loopback, temporary folder, a clock that stands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.companion import CompanionUnderTest, SetClock, running_companion


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def app(tmp_path: Path, clock: SetClock) -> AsyncIterator[CompanionUnderTest]:
    async with running_companion(tmp_path / "data", clock) as running:
        yield running
