"""Where the companion speaks up and where it stays silent: single-page sites, frames, pages that are no postings."""

from __future__ import annotations

import pytest

from tests.employers.pages import ELSEWHERE
from tests.support.browser import JobTab
from tests.support.sample import RESUME_NAME
from tests.support.world import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

NO_LD = ("welder", "data-analyst", "math-teacher", "support-specialist", "warehouse-supervisor", "line-cook")
OTHER_LD = ("accountant", "electrician", "social-worker")
"""Broken, microdata, and inside a graph."""


@pytest.mark.parametrize("name", ELSEWHERE)
async def test_silent_on_a_page_that_is_no_posting(world: World, tab: JobTab, name: str) -> None:
    await tab.page.goto(world.site.url("elsewhere", f"/elsewhere/{name}"))
    state = await tab.state("elsewhere", "posting", "error")
    assert state["phase"] == "elsewhere", state["reading"]
    assert await tab.badge() == ""


async def test_silent_on_a_list_of_postings(world: World, tab: JobTab) -> None:
    await tab.page.goto(world.site.url("greenhouse", "/"))
    assert (await tab.state("elsewhere", "posting", "error"))["phase"] == "elsewhere"


@pytest.mark.parametrize("slug", [*NO_LD, *OTHER_LD])
async def test_a_posting_is_understood_with_whatever_it_gives_machines(world: World, tab: JobTab, slug: str) -> None:
    posting = world.site.postings[slug]
    await tab.page.goto(world.site.posting_url(slug))
    state = await tab.state("posting", "elsewhere", "error")
    assert state["phase"] == "posting", state
    assert state["reading"]["posting"]["title"] == posting.title


async def test_a_single_page_site_is_followed(world: World, tab: JobTab) -> None:
    await tab.page.goto(world.site.url("careers", "/app/"))
    await tab.state("elsewhere")
    await tab.page.get_by_role("link", name="Journeyman Electrician").click()
    state = await tab.state("posting")
    assert state["reading"]["posting"]["title"] == "Journeyman Electrician"
    first = await tab.badge()
    assert first
    await tab.page.get_by_role("link", name="All positions").click()
    await tab.state("elsewhere")
    assert await tab.badge() == ""


FRAME_WITHOUT_HEIGHT = """new MutationObserver(() => {
  const frame = document.querySelector('#grnhse_iframe:not([style])');
  if (frame) frame.style.height = '1px';
}).observe(document, { childList: true, subtree: true })"""


async def test_a_form_in_a_frame_of_another_site_is_filled_when_the_person_says_so(world: World, tab: JobTab) -> None:
    # Many a page gives its frame a size only once the form in it is there.
    await tab.page.add_init_script(FRAME_WITHOUT_HEIGHT)
    await tab.page.goto(world.site.posting_url("paralegal"))
    await tab.state("posting")
    inner = tab.page.frame_locator("#grnhse_iframe")
    await inner.locator("#first_name").wait_for()
    panel = await tab.panel()
    assert await panel.locator("[data-test=frame-ask]").count() == 0
    await tab.page.locator("#grnhse_iframe").evaluate("(frame) => { frame.style.height = '1900px'; }")
    # The whole form is another site's: the panel asks at once.
    await panel.locator("[data-test=frame-ask] button").click()
    await panel.locator("[data-test=report] [data-outcome=filled]").first.wait_for()
    assert await inner.locator("#first_name").input_value() == "Maya"
    assert await inner.locator("#last_name").input_value() == "Lindgren"
    files = await inner.locator("#resume").evaluate("(input) => [...input.files].map((file) => file.name)")
    assert files == [RESUME_NAME]


async def test_a_hidden_question_comes_up_and_is_seen(world: World, tab: JobTab) -> None:
    await tab.page.goto(world.site.form_url("registered-nurse"))
    await tab.state("posting")
    await tab.page.locator("[data-question=license]").select_option(label="Yes")
    fill = await tab.fill()
    assert "License number" in [question["label"].strip(" *") for question in fill["questions"]]
