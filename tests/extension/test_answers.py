"""Open questions asked in the panel, answers found again, corrections offered, the page that shows them all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.extension.desk import Desk, desk

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with desk(tmp_path_factory.mktemp("answers")) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def table(shared: Desk) -> AsyncIterator[Desk]:
    """The desk with no answer remembered."""
    yield shared
    for answer in await kept(shared):
        await api(shared, "delete/", {"id": answer["id"]})


async def api(table: Desk, path: str, body: Any) -> Any:
    assert table.companion is not None
    return await table.companion.ok(f"/api/autofill/answers/{path}", body)


async def kept(table: Desk) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await api(table, "", {}))["answers"]
    return found


async def filled(table: Desk, path: str = "/questions") -> tuple[Page, Page, int]:
    """A page whose form was filled, and its panel."""
    page, tab = await table.open(path)
    await table.scored(tab)
    panel = await table.panel(tab)
    await panel.get_by_text("can be filled from your profile").wait_for()
    await panel.click("[data-test=fill]")
    await panel.wait_for_selector("[data-test=report]")
    return page, panel, tab


async def asked(panel: Page, words: str) -> None:
    await panel.locator(".ask-title", has_text=words).wait_for()


async def test_questions_are_asked_in_order_filled_and_remembered_as_far_as_said(table: Desk) -> None:
    page, panel, _ = await filled(table)
    await asked(panel, "Do you own a bicycle?")
    await panel.get_by_label("Yes", exact=True).check()
    await panel.click("[data-test=ask-fill]")
    await asked(panel, "Which office would you like best?")
    assert await page.is_checked("[name=bike][value='1']")
    await panel.get_by_label("Lisbon").check()
    await panel.select_option("[data-test=scope]", "")
    await panel.click("[data-test=ask-fill]")
    await asked(panel, "Which days could you come")
    await panel.get_by_label("Monday").check()
    await panel.get_by_label("Wednesday").check()
    await panel.select_option("[data-test=scope]", "employer:Northwind Robotics")
    await panel.click("[data-test=ask-fill]")
    await asked(panel, "Why do you want to work at Northwind")
    assert await panel.locator("[data-test=draft]").count() == 0  # no model is set
    assert await panel.locator("[data-test=scope]").input_value() == "employer:Northwind Robotics"
    await panel.locator(".ask textarea").fill("Calm robots.")
    await panel.click("[data-test=ask-fill]")
    await panel.locator(".ask").wait_for(state="detached")
    assert await page.input_value("[name=office]") == "Lisbon"
    assert await page.eval_on_selector_all("[name=days]:checked", "all => all.map((one) => one.value)") == [
        "mon",
        "wed",
    ]
    assert await page.input_value("[name=why]") == "Calm robots."
    assert not await page.is_checked("[name=terms]")
    rest = panel.locator("[data-test=question]")
    assert await rest.count() == 1
    assert "terms and conditions" in await rest.inner_text()
    assert await rest.locator("[data-test=ask-this]").count() == 0
    found = {one["question"]: (one["value"], one["scope"], one["uses"]) for one in await kept(table)}
    assert found == {
        "Do you own a bicycle?": ("Yes", "all", 1),
        "Which days could you come to the workshop?": (["Monday", "Wednesday"], "employer:Northwind Robotics", 1),
        "Why do you want to work at Northwind Robotics?": ("Calm robots.", "employer:Northwind Robotics", 1),
    }


async def test_an_answer_fills_the_next_form_by_itself(table: Desk) -> None:
    for question, value, scope in (("Do you own a bicycle?", "No", "all"), ("Your favourite office", "Oslo", "all")):
        await api(table, "save/", {"question": question, "value": value, "scope": scope})
    page, panel, _ = await filled(table)
    assert await page.is_checked("[name=bike][value='0']")
    entry = panel.locator("[data-outcome=filled]", has_text="bicycle")
    assert await entry.locator("[data-test=source]").inner_text() == "Your earlier answer"
    await asked(panel, "Which office")


async def test_by_keyboard_and_with_nothing_said_twice(table: Desk) -> None:
    page, panel, _ = await filled(table)
    await asked(panel, "bicycle")
    await panel.click("[data-test=ask-fill]")
    assert "Answer the question first" in await panel.inner_text("[data-test=ask-error]")
    await panel.get_by_label("Yes", exact=True).focus()
    await panel.keyboard.press("Space")
    await panel.keyboard.press("Enter")
    await asked(panel, "Which office")
    await expect(panel.locator("#ask-title")).to_be_focused()
    await panel.click("[data-test=ask-skip]")
    await asked(panel, "Which days")
    await expect(panel.locator("#ask-title")).to_be_focused()
    await panel.locator("[data-test=ask-this][aria-label*='Which office']").click()
    await asked(panel, "Which office")
    assert await page.input_value("[name=office]") == ""


async def test_a_click_made_by_a_script_fills_nothing(table: Desk) -> None:
    page, panel, _ = await filled(table)
    await asked(panel, "bicycle")
    await panel.get_by_label("Yes", exact=True).check()
    await panel.evaluate(
        "document.querySelector('.ask').dispatchEvent(new Event('submit', {cancelable: true, bubbles: true}))"
    )
    await panel.click("[data-test=ask-skip]")
    await asked(panel, "Which office")
    assert not await page.is_checked("[name=bike][value='1']")
    assert await kept(table) == []


async def followed(table: Desk) -> dict[str, Any]:
    """The application that the person's own submit became, once the page that followed was read."""
    assert table.companion is not None
    subscription = table.companion.companion.services.bus.subscribe(after=0)
    try:
        async with asyncio.timeout(60):
            number = await anext(
                event.data["application"] async for event in subscription if event.type == "status.changed"
            )
    finally:
        subscription.close()
    return dict(await table.companion.ok(f"/api/jobapplier/monitor-status/{number}/", method="GET"))


async def test_what_was_changed_and_sent_is_offered_never_kept_by_itself(table: Desk) -> None:
    old = await api(table, "save/", {"question": "Do you own a bicycle?", "value": "No", "scope": "all"})
    page, panel, _ = await filled(table)
    await page.bring_to_front()
    await page.check("[name=bike][value='1']")
    await page.fill("[name=phone]", "+49 30 555 0100")
    await page.select_option("[name=office]", "Oslo")
    await page.check("[name=days][value=tue]")
    await page.fill("[name=why]", "Robots.")
    await page.check("[name=terms]")
    await page.click("button[type=submit]")
    await page.get_by_text("We have your application").wait_for()
    status = (await followed(table))["application"]
    sent = status["application"]
    assert (sent["status"], sent["company"], sent["tracking"]) == ("applied", "Northwind Robotics", True)
    step = status["timeline"][-1]
    assert (step["source"], "Thank you for your application" in step["evidence"]) == ("submit", True)
    await panel.locator("[data-test=corrections]").wait_for()
    assert await panel.locator("[data-test=status] h1").inner_text() == "You sent this form"
    offers = panel.locator("[data-test=correction]")
    texts = await offers.all_inner_texts()
    assert len(texts) == 5, texts
    assert not any("terms" in text or "First name" in text for text in texts)
    assert [one["value"] for one in await kept(table)] == ["No"]
    phone = offers.filter(has_text="Phone")
    assert await phone.locator("[data-test=to-profile]").count() == 1
    assert await phone.locator("[data-test=keep]").count() == 0
    await offers.filter(has_text="bicycle").locator("[data-test=keep]").click()
    await offers.filter(has_text="bicycle").wait_for(state="detached")
    why = offers.filter(has_text="Why do you want")
    assert await why.locator("select").input_value() == "employer:Northwind Robotics"
    await why.locator("[data-test=keep]").click()
    await why.wait_for(state="detached")
    await offers.filter(has_text="office").locator("[data-test=drop]").click()
    await offers.filter(has_text="office").wait_for(state="detached")
    found = {one["question"]: (one["value"], one["scope"]) for one in await kept(table)}
    assert found == {
        "Do you own a bicycle?": ("Yes", "all"),
        "Why do you want to work at Northwind Robotics?": ("Robots.", "employer:Northwind Robotics"),
    }
    assert any(one["id"] == old["id"] for one in await kept(table))


async def test_what_was_left_as_it_was_is_not_told(table: Desk) -> None:
    page, _, tab = await filled(table, "/job")
    await page.bring_to_front()
    await page.evaluate("document.querySelector('[name=why]').removeAttribute('required')")
    await page.click("button[type=submit]")
    await page.wait_for_function("window.submitted === 1")
    await page.fill("[name=why]", "Because.")
    await page.evaluate("document.querySelector('form').dispatchEvent(new Event('submit', {cancelable: true}))")
    await page.wait_for_function("window.submitted === 2")
    assert await table.session(f"corrections:{tab}") is None


async def test_the_settings_show_search_edit_merge_and_forget_answers(table: Desk) -> None:
    settings = await table.surface("options")
    await settings.locator("[data-test=answers-empty]").wait_for()
    for question, value, more in (
        ("Do you own a bicycle?", "Yes", {"kind": "radio", "options": ["Yes", "No"], "scope": "employer:Acme"}),
        ("Shirt size", "M", {}), ("What size of shirt do you wear?", "L", {}),
    ):  # fmt: skip
        await api(table, "save/", {"question": question, "value": value, **more})
    await settings.reload()
    answers = settings.locator("[data-test=answer]")
    await answers.nth(2).wait_for()
    bicycle = answers.filter(has_text="bicycle")
    assert "Only Acme" in await bicycle.inner_text()
    await bicycle.locator("[data-test=answer-edit]").click()
    await settings.select_option("[data-test=edit-value]", "No")
    await settings.select_option("[data-test=edit-scope]", "all")
    await settings.click("[data-test=answer-save]")
    await settings.get_by_text("Saved.").wait_for()
    await answers.filter(has_text="Shirt size").get_by_role("checkbox").check()
    await answers.filter(has_text="What size").get_by_role("checkbox").check()
    await settings.click("[data-test=merge]")
    await settings.get_by_text("Merged.").wait_for()
    found = {one["question"]: (one["value"], one["scope"], one["wordings"]) for one in await kept(table)}
    assert found == {
        "Do you own a bicycle?": ("No", "all", []),
        "Shirt size": ("M", "all", ["What size of shirt do you wear?"]),
    }
    await settings.fill("[data-test=answers-search]", "wear")
    await answers.filter(has_text="bicycle").wait_for(state="detached")
    settings.on("dialog", lambda dialog: dialog.accept())
    await answers.locator("[data-test=answer-delete]").click()
    await settings.locator("[data-test=answers-empty]").wait_for()
    assert [one["question"] for one in await kept(table)] == ["Do you own a bicycle?"]
    await settings.close()
