"""What all tests share: the folder of labelled data, and one worker for the tests that share a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.eval.table import DATA


@pytest.fixture(scope="session")
def data() -> Path:
    """The labelled sets; the test is skipped where they are absent."""
    if not DATA.is_dir():
        pytest.skip(f"no labelled data at {DATA}")
    return DATA
