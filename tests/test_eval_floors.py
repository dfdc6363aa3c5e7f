"""Accuracy never falls: each measurement on labelled data stays above its floor."""

from __future__ import annotations

import pytest

from tests.eval.table import DATA, broken_floors, modules


@pytest.mark.data
@pytest.mark.timeout(900)
@pytest.mark.parametrize("module", list(modules("tests.eval", "eval_", [])), ids=lambda module: module.NAME)
def test_floor(module):
    if not DATA.is_dir():
        pytest.skip(f"no labelled data at {DATA}")
    assert broken_floors(module.evaluate(DATA), module.FLOORS) == []
