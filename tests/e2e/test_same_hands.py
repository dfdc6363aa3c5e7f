"""One pair of hands: the extension and Playwright run the same agent files, so they see the same and do the same."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
import pytest_asyncio

from companion.autofill.context import PlanContext
from companion.autofill.planner import plan_form
from companion.browser.page_agent import PageAgent
from companion.contracts import FillPlan, PageSnapshot
from tests.support.browser import JobTab, values_of_form
from tests.support.sample import resume_pdf, sample_profile
from tests.support.world import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

FORMS = {
    "registered-nurse": "#application_form", "software-engineer": "#application-form", "math-teacher": "#application-form",
    "product-designer": "#form", "mechanical-engineer": "#wd-root", "electrician": "#apply",
    "field-technician": "#oneclick", "office-manager": "#bamboo",
}  # fmt: skip
SCAN = """async ([tabId, path]) => {
  const frames = await chrome.webNavigation.getAllFrames({ tabId });
  const { documentId } = frames.find((frame) => frame.frameId === 0);
  const reply = await chrome.tabs.sendMessage(tabId, { type: 'scan' }, { documentId });
  return JSON.stringify(reply.value.form);
}"""
FILL = """async ([tabId, plan, files]) => {
  const frames = await chrome.webNavigation.getAllFrames({ tabId });
  const { documentId } = frames.find((frame) => frame.frameId === 0);
  const reply = await chrome.tabs.sendMessage(tabId, { type: 'fill', plan_id: plan.plan_id, items: plan.items, deadline: Date.now() + 60000 }, { documentId });
  return reply.value;
}"""


async def _ready(tab: JobTab, world: World, slug: str) -> None:
    """The form as it stands after its late re-render."""
    await tab.page.goto(world.site.form_url(slug))
    await tab.state("posting", "elsewhere")
    if slug == "software-engineer":
        await tab.page.locator("#application-form[data-ready]").wait_for()
    if slug == "office-manager":
        await tab.page.locator("#open-form").click()
        await tab.page.locator("#bamboo #firstName").wait_for()


async def _extension_scan(tab: JobTab, world: World) -> Any:
    return json.loads(await world.browser.control.evaluate(SCAN, [tab.id, "top"]))


@pytest.mark.parametrize("slug", FORMS)
async def test_both_see_the_same(world: World, tab: JobTab, slug: str) -> None:
    await _ready(tab, world, slug)
    by_extension = await _extension_scan(tab, world)
    form = await PageAgent(tab.page).scan()
    by_playwright = json.loads(form.model_dump_json())
    assert json.dumps(by_extension, sort_keys=True) == json.dumps(by_playwright, sort_keys=True)


@pytest_asyncio.fixture(loop_scope="session")
async def without_button(world: World) -> AsyncIterator[None]:
    """The extension's button is not in the page, as in Playwright's own browser: with a layer above the page the
    browser vouches for no field, and the extension takes its own away only while it fills itself."""
    await world.browser.control.evaluate("chrome.storage.local.set({ button: false })")
    yield
    await world.browser.control.evaluate("chrome.storage.local.remove('button')")


@pytest.mark.usefixtures("without_button")
@pytest.mark.parametrize("slug", FORMS)
async def test_both_do_the_same(world: World, tab: JobTab, slug: str) -> None:
    """One plan (the text fields and choices; files go another way in), carried out by each in a page of its own."""
    await _ready(tab, world, slug)
    agent = PageAgent(tab.page)
    plan = plan_form(await agent.scan(), sample_profile(), PlanContext(plan_id="same", today=date(2026, 11, 2)))
    attended = await world.browser.blank()
    await _ready(attended, world, slug)
    await _extension_scan(attended, world)
    by_extension = await world.browser.control.evaluate(FILL, [attended.id, json.loads(plan.model_dump_json()), {}])
    report = await agent.fill(plan, lambda _: resume_pdf(sample_profile()))
    by_playwright = [json.loads(field.model_dump_json()) for field in report.fields]
    assert by_extension == by_playwright
    assert FillPlan.model_validate(plan.model_dump()).items, "the plan must have something to compare"
    values = values_of_form(FORMS[slug])
    assert await attended.page.evaluate(values) == await tab.page.evaluate(values)


async def test_both_read_the_same_posting(world: World, tab: JobTab) -> None:
    """What the content script tells the worker is heard by the extension's own pages, too."""
    await world.browser.control.evaluate(LISTEN)
    agent = PageAgent(tab.page)
    for slug in world.site.postings:
        await tab.page.goto(world.site.posting_url(slug))
        await tab.state("posting", "elsewhere", "error")
        if slug in RERENDERED:
            await tab.page.locator("#application-form[data-ready]").wait_for()
        await world.browser.send({"type": "tab.look", "tab_id": tab.id})
        by_extension = await world.browser.control.evaluate(
            "(url) => JSON.stringify(globalThis.heard[url])", tab.page.url
        )
        assert PageSnapshot.model_validate_json(by_extension) == await agent.snapshot()


RERENDERED = ("software-engineer", "data-analyst")
LISTEN = """() => {
  globalThis.heard = {};
  chrome.runtime.onMessage.addListener((message) => {
    if (message.type === 'page.seen') globalThis.heard[message.snapshot.url] = message.snapshot;
  });
}"""
