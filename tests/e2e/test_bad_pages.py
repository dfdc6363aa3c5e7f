"""Pages that strain: 20 MB, broken markup, 500 questions. Each ends in a result or a clear message; the browser lives on."""

from __future__ import annotations

import pytest

from tests.employers.odd import MANY
from tests.support.browser import JobTab
from tests.support.world import World

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_page_of_20_megabytes(world: World, tab: JobTab) -> None:
    await tab.page.goto(world.site.url("elsewhere", "/odd/huge"), timeout=60_000)
    state = await tab.state("posting", "elsewhere", "error")
    if state["phase"] == "posting":
        assert state["reading"]["posting"]["title"] == world.site.postings["welder"].title
    else:
        assert state["phase"] == "error"
        assert "too large" in state["message"]


async def test_broken_markup(world: World, tab: JobTab) -> None:
    await tab.page.goto(world.site.url("elsewhere", "/odd/broken"))
    state = await tab.state("posting", "elsewhere", "error")
    assert state["phase"] != "error", state["message"]


async def test_a_form_of_500_questions(world: World, tab: JobTab) -> None:
    await tab.page.goto(world.site.url("elsewhere", "/odd/many"))
    await tab.state("posting", "elsewhere")
    fill = await tab.fill()
    assert fill["phase"] == "done", fill["message"]
    assert fill["seen"] == MANY
    assert await tab.page.locator("#f0").input_value() == "Maya"
    assert await tab.page.locator("#f200").input_value() == "maya.lindgren@example.com"
