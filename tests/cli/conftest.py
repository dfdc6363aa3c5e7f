"""A data folder to give to commands: with a companion that runs on it, and without."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.companion import running_companion


@pytest.fixture(params=["running", "not running"])
async def data_dir(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Path]:
    folder = tmp_path / "data"
    if request.param == "not running":
        yield folder
        return
    async with running_companion(folder):
        yield folder
