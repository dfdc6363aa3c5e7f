"""What all tests share: the folder of labelled data, how long is waited, and which tests go to one worker, in which order."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.eval.table import DATA
from tests.support.patience import WAIT_MS

TESTS = Path(__file__).parent
LONGEST = (
    "tests/applying/test_review.py", "e2e", "web", "tests/applying/test_conditions.py", "tests/applying/test_killed.py",
    "tests/applying/test_new_user.py", "tests/widgets/test_gallery.py", "floor postings", "floor forms",
    "tests/extension/test_states.py", "tests/extension/test_inpage.py", "tests/extension/test_answers.py",
    "tests/extension/test_panel.py", "tests/cli/test_server.py", "tests/agent/test_fill.py",
)  # fmt: skip
"""Groups begun first: one of them begun last would keep one worker busy while the others have nothing left to do."""

expect.set_options(timeout=WAIT_MS)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--reverse`: the last test first, which shows those that lean on one before them."""
    parser.addoption("--reverse", action="store_true", help="run the last test first")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of a file stay on one worker unless they say otherwise: what a file starts (a browser, a companion) is then
    started once, not once on every worker."""
    groups: dict[pytest.Item, str] = {}
    for item in items:
        marker = item.get_closest_marker("xdist_group")
        groups[item] = str(marker.args[0]) if marker else item.path.relative_to(TESTS.parent).as_posix()
        if marker is None:
            item.add_marker(pytest.mark.xdist_group(groups[item]))
    places = {name: place for place, name in enumerate(LONGEST)}
    if config.getoption("reverse"):
        items.reverse()
    items.sort(key=lambda item: places.get(groups[item], len(places)))


@pytest.fixture(scope="session")
def data() -> Path:
    """The labelled sets; the test is skipped where they are absent."""
    if not DATA.is_dir():
        pytest.skip(f"no labelled data at {DATA}")
    return DATA
