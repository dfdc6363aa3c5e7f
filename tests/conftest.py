"""What all tests share: the folder of labelled data, how long is waited, and which tests go to one worker, in which order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect
from xdist.scheduler import LoadScopeScheduling

from tests.eval.table import DATA
from tests.support.patience import WAIT_MS

TESTS = Path(__file__).parent
FOLDERS = frozenset(("e2e", "web"))
"""Whose tests share one browser and one companion."""
APART = frozenset(("tests/test_eval_floors.py",))
"""Files whose tests share nothing and take long: each may go to another worker."""
LONGEST = (
    "tests/applying/test_review.py", "web", "e2e", "tests/applying/test_conditions.py", "tests/applying/test_killed.py",
    "tests/applying/test_new_user.py", "tests/widgets/test_gallery.py", "tests/test_eval_floors.py::test_floor[postings]",
    "tests/test_eval_floors.py::test_floor[forms]", "tests/extension/test_states.py", "tests/extension/test_inpage.py",
    "tests/extension/test_answers.py", "tests/extension/test_panel.py", "tests/cli/test_server.py", "tests/agent/test_fill.py",
)  # fmt: skip
"""Groups begun first: one of them begun last would keep one worker busy while the others have nothing left to do."""

expect.set_options(timeout=WAIT_MS)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--reverse`: the last test first, which shows those that lean on one before them."""
    parser.addoption("--reverse", action="store_true", help="run the last test first")


def group_of(nodeid: str) -> str:
    """What a test stays together with on one worker: its file, or the folder that shares a world. What they start (a
    browser, a companion) is then started once, not once on every worker."""
    file = nodeid.partition("::")[0]
    folder = file.split("/")[1]
    return folder if folder in FOLDERS else nodeid if file in APART else file


class Groups(LoadScopeScheduling):
    """Gives workers a group at a time, in the order of the collection."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Groups:
    """By the names of tests: `--dist loadgroup` of xdist 3.8 reads no group with pytest 9.2, and says nothing of it."""
    config.option.loadscopereorder = False
    return Groups(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest groups first."""
    places = {name: place for place, name in enumerate(LONGEST)}
    if config.getoption("reverse"):
        items.reverse()
    items.sort(key=lambda item: places.get(group_of(item.nodeid), len(places)))


@pytest.fixture(scope="session")
def data() -> Path:
    """The labelled sets; the test is skipped where they are absent."""
    if not DATA.is_dir():
        pytest.skip(f"no labelled data at {DATA}")
    return DATA
