"""From the page to the badge, the panel, the marks in the page, the filled form and its report."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.extension.desk import HOST, Desk, desk

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def table(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with desk(tmp_path_factory.mktemp("panel")) as made:
        yield made


async def test_badge_shows_the_score(table: Desk) -> None:
    _, tab = await table.open("/job")
    state = await table.scored(tab)
    score = state["reading"]["score_card"]["score"]
    assert await table.badge(tab) == str(int(score + 0.5))
    assert state["posting_id"] is not None


async def test_badge_is_empty_elsewhere(table: Desk) -> None:
    page, tab = await table.open("/job")
    await table.scored(tab)
    await page.goto(table.url("/garden"))
    state = await table.until(
        "async (key) => { const tab = (await chrome.storage.session.get(key))[key];"
        " return tab.phase === 'elsewhere' ? tab : null; }",
        f"tab:{tab}",
    )
    assert state["url"].endswith("/garden")
    assert await table.badge(tab) == ""
    panel = await table.panel(tab)
    await panel.get_by_text("This is not a job posting").wait_for()


async def test_loopback_pages_are_left_alone(table: Desk) -> None:
    page = await table.context.new_page()
    await page.goto(f"http://127.0.0.1:{table.port}/job")
    tab = await table.tab_of(page)
    panel = await table.panel(tab)
    await panel.locator("[data-test=status]").wait_for()
    assert await table.badge(tab) == ""
    assert (await table.session(f"tab:{tab}") or {}).get("reading") is None


async def test_panel_explains_the_score(table: Desk) -> None:
    _, tab = await table.open("/job")
    state = await table.scored(tab)
    panel = await table.panel(tab)
    assert await panel.inner_text("[data-test=title]") == "Senior Backend Engineer"
    card = state["reading"]["score_card"]
    assert await panel.inner_text("[data-test=score]") == str(int(card["score"] + 0.5))
    said = [one for one in card["components"] if one["weight"] > 0 or one["contribution"] != 0]
    assert await panel.locator(".reasons li").count() == len(said)
    assert await panel.locator("[data-test=matched] .chip").count() == len(card["matched"])
    assert await panel.locator("[data-test=closed], [data-test=doubtful]").count() == 0


async def test_panel_says_that_a_job_is_closed_and_what_its_page_leaves_unclear(table: Desk) -> None:
    _, tab = await table.open("/gone")
    state = await table.scored(tab)
    assert state["posting_id"] is None
    panel = await table.panel(tab)
    assert "no longer open" in await panel.inner_text("[data-test=closed]")
    assert await panel.inner_text("[data-test=doubtful]") == "Not certain: the employer."


async def test_what_changes_between_press_and_release_loses_no_click(table: Desk) -> None:
    page, tab = await table.open("/form")
    await table.scored(tab)
    panel = await table.panel(tab)
    await panel.get_by_text("can be filled from your profile").wait_for()
    box = await panel.locator("[data-test=fill]").bounding_box()
    assert box is not None
    await panel.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await panel.mouse.down()
    # A preview that ends now: the panel hears of it (its listener is older than this one) before the button comes up.
    await panel.evaluate(
        """async (key) => {
          const fill = (await chrome.storage.session.get(key))[key];
          const heard = new Promise((done) => chrome.storage.session.onChanged.addListener((changes) => changes[key] && done()));
          await chrome.storage.session.set({[key]: {...fill, seen: fill.seen + 1}});
          await heard;
        }""",
        f"fill:{tab}",
    )
    await panel.mouse.up()
    await panel.wait_for_selector("[data-test=report]")
    assert await page.input_value("[name=email]") == "ada.jensen@example.org"


async def test_a_click_on_a_skill_marks_its_words_in_the_page_and_a_second_unmarks(table: Desk) -> None:
    page, tab = await table.open("/job")
    await table.scored(tab)
    panel = await table.panel(tab)
    chip = panel.locator("button.chip").first
    await chip.click()
    await panel.get_by_text("Marked in the page").wait_for()
    marks = "[...CSS.highlights.values()].reduce((sum, one) => sum + one.size, 0)"
    assert await page.evaluate(marks) > 0
    await chip.click()
    await panel.get_by_text("The marks are gone").wait_for()
    assert await page.evaluate(marks) == 0


async def test_a_change_of_the_page_without_loading_is_seen(table: Desk) -> None:
    page, tab = await table.open("/single")
    await table.scored(tab)
    assert await table.badge(tab) == ""
    markup = await (await table.context.request.get(f"http://127.0.0.1:{table.port}/job")).text()
    await page.evaluate(
        """(markup) => {
          history.pushState({}, '', '/single/jobs/7');
          const other = new DOMParser().parseFromString(markup, 'text/html');
          document.title = other.title;
          document.querySelector('main').replaceChildren(...other.body.childNodes);
          document.head.append(other.head.querySelector('script'));
        }""",
        markup,
    )
    state = await table.until(
        "async (key) => { const tab = (await chrome.storage.session.get(key))[key];"
        " return tab.phase === 'posting' ? tab : null; }",
        f"tab:{tab}",
    )
    assert state["url"].endswith("/single/jobs/7")


async def test_one_click_fills_reports_and_never_submits(table: Desk) -> None:
    page, tab = await table.open("/job")
    await page.fill("[name=phone]", "my own words")
    await table.scored(tab)
    panel = await table.panel(tab)
    await panel.get_by_text("can be filled from your profile").wait_for()
    await panel.click("[data-test=fill]")
    await panel.wait_for_selector("[data-test=report]")
    assert await page.input_value("[name=first_name]") == "Ada"
    assert await page.input_value("[name=email]") == "ada.jensen@example.org"
    assert await page.input_value("[name=phone]") == "my own words"
    assert await page.evaluate("window.submitted") == 0
    filled = panel.locator("[data-outcome=filled]", has_text="Email")
    assert await filled.locator("[data-test=shown]").inner_text() == "ada.jensen@example.org"
    assert "Your profile" in await filled.locator("[data-test=source]").inner_text()
    question = panel.locator("[data-test=question]", has_text="Why do you want to work")
    await question.locator("[data-test=go]").click()
    await panel.get_by_text("has the focus").wait_for()
    assert await page.evaluate("document.activeElement.name") == "why"


async def test_undo_gives_the_fields_back(table: Desk) -> None:
    page, tab = await table.open("/job")
    await table.scored(tab)
    panel = await table.panel(tab)
    await panel.click("[data-test=fill]")
    await panel.locator("[data-test=undo]").wait_for()
    await page.evaluate(
        "document.querySelector('[name=phone]').addEventListener('input', (event) => { event.target.value = 'stuck'; })"
    )
    await panel.click("[data-test=undo]")
    await panel.get_by_text("hold again what they held before, 1 does not").wait_for()
    await panel.get_by_text("Not put back: “Phone”.").wait_for()
    assert await page.input_value("[name=email]") == ""


async def test_a_script_s_click_fills_nothing(table: Desk) -> None:
    page, tab = await table.open("/job")
    await table.scored(tab)
    panel = await table.panel(tab)
    await panel.get_by_text("can be filled from your profile").wait_for()
    await panel.evaluate("document.querySelector('[data-test=fill]').click()")
    assert (await table.session(f"fill:{tab}"))["phase"] == "previewed"
    assert await page.input_value("[name=email]") == ""


async def test_a_preview_that_a_fill_overtakes_takes_nothing_back(table: Desk) -> None:
    _, tab = await table.open("/job")
    await table.scored(tab)
    panel = await table.panel(tab)
    phases = await panel.evaluate(
        """async (tab_id) => {
          const ask = (type) => chrome.runtime.sendMessage({type, tab_id, allow: []});
          await Promise.all([ask('fill.preview'), ask('fill.start'), ask('fill.preview')]);
          return (await chrome.storage.session.get(`fill:${tab_id}`))[`fill:${tab_id}`];
        }""",
        tab,
    )
    assert phases["phase"] == "done"
    assert phases["report"]["fields"]


async def test_a_form_in_a_frame_of_the_same_site_is_filled(table: Desk) -> None:
    page, tab = await table.open("/framed?host=forms.employers.test")
    await table.scored(tab)
    panel = await table.panel(tab)
    await panel.get_by_text("can be filled from your profile").wait_for()
    await panel.click("[data-test=fill]")
    await panel.wait_for_selector("[data-test=report]")
    assert await page.frames[1].input_value("[name=email]") == "ada.jensen@example.org"


async def test_a_frame_of_another_site_is_asked_about_by_name(table: Desk) -> None:
    page, tab = await table.open("/framed?host=stranger.elsewhere.test")
    await table.scored(tab)
    panel = await table.panel(tab)
    ask = panel.locator("[data-test=frame-ask]")
    await ask.wait_for()
    assert "stranger.elsewhere.test" in await ask.inner_text()
    assert await page.frames[1].input_value("[name=email]") == ""
    await ask.locator("button").click()
    await panel.wait_for_selector("[data-test=report]")
    assert await page.frames[1].input_value("[name=email]") == "ada.jensen@example.org"


async def test_two_previews_at_once_both_tell_what_the_page_holds(table: Desk) -> None:
    _, tab = await table.open("/framed?host=stranger.elsewhere.test")
    await table.scored(tab)
    panel = await table.panel(tab)
    states = await panel.evaluate(
        """(tab_id) => Promise.all([1, 2].map(() => chrome.runtime.sendMessage({type: 'fill.preview', tab_id})))""", tab
    )
    assert [state["value"]["phase"] for state in states] == ["previewed", "previewed"]
    assert [state["value"]["frames_to_ask"] for state in states] == [states[1]["value"]["frames_to_ask"]] * 2


async def test_a_yes_to_a_frame_during_a_fill_is_carried_out_after_it(table: Desk) -> None:
    page, tab = await table.open("/framed?host=stranger.elsewhere.test")
    await table.scored(tab)
    panel = await table.panel(tab)
    answers = await panel.evaluate(
        """(tab_id) => {
          const start = (allow) => chrome.runtime.sendMessage({type: 'fill.start', tab_id, allow});
          return Promise.all([start([]), start(['stranger.elsewhere.test'])]);
        }""",
        tab,
    )
    assert answers[1]["value"]["allowed"] == ["stranger.elsewhere.test"]
    assert await page.frames[1].input_value("[name=email]") == "ada.jensen@example.org"


async def test_a_hidden_frame_gets_nothing(table: Desk) -> None:
    page, tab = await table.open("/framed?host=forms.employers.test&hidden")
    await table.scored(tab)
    panel = await table.panel(tab)
    done = await panel.evaluate(
        "(tab_id) => chrome.runtime.sendMessage({type: 'fill.start', tab_id, allow: ['forms.employers.test']})", tab
    )
    assert done["value"]["report"]["fields"] == []
    assert await page.frames[1].input_value("[name=email]") == ""


async def test_the_popup_shows_the_same_in_short(table: Desk) -> None:
    page, tab = await table.open("/job", HOST)
    await table.scored(tab)
    popup = await table.surface("popup", tab)
    assert await popup.inner_text("[data-test=title]") == "Senior Backend Engineer"
    await popup.keyboard.press("Tab")
    for _ in range(20):
        if await popup.evaluate("document.activeElement.dataset.test") == "fill":
            break
        await popup.keyboard.press("Tab")
    await popup.keyboard.press("Enter")
    await popup.get_by_text("Nothing was sent: check it and send it yourself").wait_for()
    assert await page.input_value("[name=first_name]") == "Ada"
