"""A draft for a free-text question: offered where a model is set, put into the panel's box, filled by the person alone."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.autofill.drafts.fake_model import FakeModel, fake_model
from tests.extension.desk import Desk, desk

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

Drafting = tuple[Desk, FakeModel]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Drafting]:
    folder = tmp_path_factory.mktemp("drafts")
    async with fake_model() as model, desk(folder, draft_base_url=model.url, draft_model="tiny") as table:
        yield table, model


@pytest_asyncio.fixture(loop_scope="module")
async def drafting(shared: Drafting) -> Drafting:
    """The model answers, and nothing was answered before."""
    table, model = shared
    model.status = 200
    assert table.companion is not None
    for answer in (await table.companion.ok("/api/autofill/answers/", {}))["answers"]:
        await table.companion.ok("/api/autofill/answers/delete/", {"id": answer["id"]})
    return shared


async def asked(table: Desk) -> tuple[Page, Page]:
    """The page whose form was filled, and the panel that asks for the free text."""
    page, tab = await table.open("/job")
    await table.scored(tab)
    panel = await table.panel(tab)
    await panel.get_by_text("can be filled from your profile").wait_for()
    await panel.click("[data-test=fill]")
    await panel.locator(".ask-title", has_text="Why do you want to work").wait_for()
    return page, panel


async def test_a_draft_is_marked_editable_and_filled_only_by_the_person_s_click(drafting: Drafting) -> None:
    table, model = drafting
    model.say = lambda request: "I use Python at Blue Cloud. I have 30 years of experience."
    page, panel = await asked(table)
    model.asked.clear()
    await panel.evaluate("document.querySelector('[data-test=draft]').click()")
    await panel.click("[data-test=draft]")
    note = panel.locator("[data-test=draft-note]")
    await expect(note).to_contain_text("Draft: check before you use it")
    await expect(note).to_contain_text("1 sentence left out")
    assert len(model.asked) == 1
    box = panel.locator(".ask textarea")
    await expect(box).to_have_value("I use Python at Blue Cloud.")
    assert await page.input_value("[name=why]") == ""
    await box.fill("I use Python at Blue Cloud, and like robots.")
    await panel.click("[data-test=ask-fill]")
    await panel.locator(".ask").wait_for(state="detached")
    assert await page.input_value("[name=why]") == "I use Python at Blue Cloud, and like robots."


async def test_a_draft_replaces_no_words_of_the_person_and_a_failure_is_said(drafting: Drafting) -> None:
    table, model = drafting
    model.asked.clear()
    model.status = 500
    _, panel = await asked(table)
    box, note = panel.locator(".ask textarea"), panel.locator("[data-test=draft-note]")
    await box.fill("My own words.")
    await panel.click("[data-test=draft]")
    await expect(note).to_contain_text("empty it first")
    assert model.asked == []
    await box.fill("")
    await panel.click("[data-test=draft]")
    await expect(note).to_have_class("notice bad")
    await expect(box).to_have_value("")
    await expect(panel.locator("[data-test=draft]")).to_be_enabled()
