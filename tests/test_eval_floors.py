"""Accuracy never falls: each measurement on labelled data stays above its floor.

Where pages are loaded in a browser, a share of them is asked here (`IN_TESTS`); `make eval` asks all.
"""

from __future__ import annotations

import pytest

from tests.eval.table import DATA, broken_floors, modules

FEW = 0.05
"""How far a share of the pages may fall below the floor of all: one field weighs more in it."""


@pytest.mark.data
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "module",
    [pytest.param(module, id=module.NAME) for module in modules("tests.eval", "eval_", [])],
)
def test_floor(module):
    if not DATA.is_dir():
        pytest.skip(f"no labelled data at {DATA}")
    share = getattr(module, "IN_TESTS", {})
    assert broken_floors(module.evaluate(DATA, **share), module.FLOORS, FEW if share else 0) == []
