"""What holds for every page: readable for everybody, on a phone, in the dark, keeping to itself; inviting when empty."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module

import pytest
from playwright.async_api import Locator, Page, expect

from companion.api.dashboard import PAGES
from companion.store.boards import Boards
from tests.web import seed
from tests.web.desk import PHONE, WebDesk, tab_to

pytestmark = pytest.mark.asyncio(loop_scope="session")
OF_LOOKS = ("color-contrast", "scrollable-region-focusable", "target-size", "aria-hidden-focus")
"""Rules that may break by colour or width alone; the others were asked already."""
NAMES = [page.name for page in PAGES]
PATHS = {page.name: page.path for page in PAGES}


def path_of(name: str, desk: WebDesk) -> str:
    return PATHS[name].replace("{id}", str(desk.applications[5]) if name == "application" else "1")


@pytest.mark.parametrize("name", NAMES)
async def test_page_is_accessible_narrow_and_dark(desk: WebDesk, name: str) -> None:
    async with desk.open(path_of(name, desk)) as opened:
        page = opened.page
        await expect(page.get_by_role("main")).to_be_visible()
        await expect(page.locator("h1")).to_have_count(1)
        await expect(page.locator("#content > *").first).to_be_visible()
        for chart in await page.locator(".chart").all():
            await expect(chart).to_have_attribute("data-drawn", "", timeout=60_000)
        assert await opened.findings() == []
        await page.emulate_media(color_scheme="dark")
        await page.set_viewport_size(PHONE)
        assert await opened.findings(*OF_LOOKS) == []
        assert await opened.overflow() <= 0


@pytest.mark.parametrize("name", [name for name in NAMES if "{id}" not in PATHS[name]])
async def test_an_empty_data_folder_is_told_what_to_do(empty_desk: WebDesk, name: str) -> None:
    async with empty_desk.open(PATHS[name]) as opened:
        assert await opened.findings() == []
        await opened.page.set_viewport_size(PHONE)
        assert await opened.overflow() <= 0


@dataclass(frozen=True)
class Shown:
    """How a page's cell of the table is shown: by what is done to it here, or by a test of its own (`module.test`)."""

    by: str | Callable[[WebDesk, Page], Awaitable[None]]


async def board_is_added(desk: WebDesk, page: Page) -> None:
    await watch(desk, "Elsewhere Careers")
    await expect(page.locator("[data-test=board-row]", has_text="Elsewhere Careers")).to_be_visible()


async def board_is_removed(desk: WebDesk, page: Page) -> None:
    await watch(desk, "By Keyboard Careers")
    row = page.locator("[data-test=board-row]", has_text="By Keyboard Careers")
    await press(row.locator("[data-test=remove]"))
    await tab_to(page, "Stop watching")
    await page.keyboard.press("Enter")
    await expect(row).to_have_count(0)


async def attempt_is_rejected_elsewhere(desk: WebDesk, page: Page) -> None:
    await desk.app.ok("/api/jobapplier/review/reject/", {"attempt": await shown_attempt(page)})
    await expect(page.locator("#lead [data-state=abandoned]")).to_be_visible()


async def attempt_is_edited(desk: WebDesk, page: Page) -> None:
    number = await seed.add_attempt(desk.app, "Edited By Keyboard")
    await page.goto(desk.url(f"/queue/{number}/"))
    question = page.locator("[data-test=item]", has_text="Why do you want to work here?")
    await press(question.locator("[data-test=edit]"))
    await page.keyboard.type("In short words.")
    await tab_to(page, await page.locator("[data-test=yes]").inner_text())
    await page.keyboard.press("Enter")
    await expect(question).to_contain_text("In short words.")


async def job_is_saved(desk: WebDesk, page: Page) -> None:
    await tab_to(page, "Save", presses=120)
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-test=toast]")).to_contain_text("Saved")
    await press(page.locator("[data-test=toast]").get_by_role("button", name="Undo"))
    await expect(page.locator("[data-test=toast]")).to_have_count(0)


async def attempt_is_taken_out(desk: WebDesk, page: Page) -> None:
    await seed.add_attempt(desk.app, "Out By Keyboard", "queued")
    row = page.locator("[data-attempt]", has_text="Out By Keyboard")
    await press(row.locator("[data-test=remove]"))
    await expect(row.locator("[data-state=abandoned]")).to_be_visible()


async def answer_is_forgotten(desk: WebDesk, page: Page) -> None:
    body = {"question": "Which shift do you like?", "kind": "text", "value": "Early", "scope": "all"}
    await desk.app.ok("/api/autofill/answers/save/", body)
    row = page.locator("[data-test=answer]", has_text="Which shift do you like?")
    await press(row.locator("[data-test=forget]"))
    await expect(row).to_have_count(0)


async def watch(desk: WebDesk, title: str) -> None:
    """As another client adds it, but that nobody goes there."""
    boards = Boards(desk.app.companion.services.database)
    await boards.add(1, "lever", title.lower().replace(" ", ""), "https://jobs.example.com/", title, 1800)


async def shown_attempt(page: Page) -> int:
    return int(page.url.rstrip("/").rpartition("/")[2])


async def press(control: Locator) -> None:
    """By the keyboard, from where the focus is brought to."""
    await control.focus()
    await expect(control).to_be_focused()
    await control.page.keyboard.press("Enter")


LIVE = {
    "today": Shown("test_today_and_application.test_what_needs_the_person_appears_by_itself_and_leaves_when_done"),
    "jobs": Shown("test_jobs.test_a_posting_scored_by_another_client_appears_by_itself"),
    "board": Shown("test_board.test_a_change_by_another_client_appears_by_itself"),
    "queue": Shown("test_queue.test_an_attempt_of_another_client_appears_and_is_taken_out"),
    "calendar": Shown("test_pipeline_and_calendar.test_an_interview_found_elsewhere_is_in_month_and_list"),
    "pipeline": Shown("test_pipeline_and_calendar.test_charts_are_drawn_have_a_table_beside_them_and_follow_what_happens"),
    "mails": Shown("test_mails_and_answers.test_what_the_model_takes_a_mail_for_comes_up_beside_it_and_can_be_taken"),
    "answers": Shown("test_mails_and_answers.test_an_answer_given_elsewhere_appears_and_is_merged"),
    "boards": Shown(board_is_added),
    "mailboxes": Shown("test_news_and_data.test_a_mailbox_added_elsewhere_appears_and_is_removed_by_keyboard"),
    "notifications": Shown("test_news_and_data.test_news_appears_by_itself_is_counted_and_read"),
    "data": Shown("test_news_and_data.test_the_list_of_files_follows_the_keyboard_and_the_feed_s_state"),
    "settings": Shown("test_set_up.test_a_model_is_set_and_tried_by_keyboard_and_what_fails_is_said"),
    "health": Shown("test_set_up.test_health_hears_of_a_new_browser"),
    "application": Shown("test_today_and_application.test_the_timeline_tells_source_and_evidence_and_takes_back"),
    "attempt": Shown(attempt_is_rejected_elsewhere),
}  # fmt: skip
"""Each page changes by itself when another client does something."""
KEYBOARD = {
    "today": Shown(job_is_saved),
    "jobs": Shown("test_jobs.test_the_keyboard_walks_opens_saves_and_dismisses"),
    "board": Shown("test_board.test_a_card_moves_by_keyboard_keeps_the_focus_and_is_said"),
    "queue": Shown(attempt_is_taken_out),
    "calendar": Shown("test_pipeline_and_calendar.test_the_calendar_is_walked_by_keyboard_and_says_what_each_entry_is"),
    "pipeline": Shown("test_pipeline_and_calendar.test_charts_are_drawn_have_a_table_beside_them_and_follow_what_happens"),
    "mails": Shown("test_mails_and_answers.test_what_the_model_takes_a_mail_for_comes_up_beside_it_and_can_be_taken"),
    "answers": Shown(answer_is_forgotten),
    "boards": Shown(board_is_removed),
    "mailboxes": Shown("test_news_and_data.test_a_mailbox_added_elsewhere_appears_and_is_removed_by_keyboard"),
    "notifications": Shown("test_news_and_data.test_news_is_read_and_a_kind_is_switched_off_by_keyboard_alone"),
    "data": Shown("test_news_and_data.test_the_list_of_files_follows_the_keyboard_and_the_feed_s_state"),
    "settings": Shown("test_set_up.test_a_model_is_set_and_tried_by_keyboard_and_what_fails_is_said"),
    "health": Shown("test_set_up.test_health_shows_a_loop_that_begins_to_fail_and_its_table_is_walked_by_keyboard"),
    "application": Shown("test_pipeline_and_calendar.test_how_good_a_prediction_is_is_reached_by_the_keyboard"),
    "attempt": Shown(attempt_is_edited),
}  # fmt: skip
"""What each page is for can be done without a mouse. What it shows without findings of axe, at 360 px, dark, without an error on
the console and without a request to another host is held for all of them by `test_page_is_accessible_narrow_and_dark`."""


async def test_no_cell_of_the_table_is_empty() -> None:
    assert set(LIVE) == set(KEYBOARD) == set(NAMES)
    for shown in (*LIVE.values(), *KEYBOARD.values()):
        if isinstance(shown.by, str):
            module, _, name = shown.by.partition(".")
            assert callable(getattr(import_module(f"tests.web.{module}"), name)), shown.by


HERE = sorted({name for table in (LIVE, KEYBOARD) for name, shown in table.items() if callable(shown.by)})


@pytest.mark.parametrize("name", HERE)
async def test_a_page_is_live_and_works_by_keyboard(desk: WebDesk, name: str) -> None:
    number = await seed.add_attempt(desk.app, "Shown In The Table") if name == "attempt" else 0
    async with desk.open(f"/queue/{number}/" if number else path_of(name, desk)) as opened:
        for table in (LIVE, KEYBOARD):
            if not isinstance(table[name].by, str):
                await table[name].by(desk, opened.page)


async def test_whose_search_it_is_is_told_where_several_people_use_the_companion(desk: WebDesk) -> None:
    async with desk.open("/") as opened:
        await expect(opened.page.locator("#person")).to_be_hidden()
    await desk.app.ok("/api/users/add/", {"name": "Grandma <b>Lindgren</b>"})
    await desk.sign_in()
    async with desk.open("/") as opened:
        page = opened.page
        await expect(page.locator("#person")).to_be_visible()
        await desk.app.ok("/api/users/rename/", {"user": 1, "name": "Maya <i>L.</i>"})
        await expect(page.locator("#person")).to_have_text("Maya <i>L.</i>")
        assert await opened.findings("color-contrast") == []


async def test_navigation_opens_on_a_phone_and_closes_by_escape(desk: WebDesk) -> None:
    async with desk.open("/") as opened:
        page = opened.page
        await page.set_viewport_size(PHONE)
        await expect(page.get_by_role("navigation")).to_be_hidden()
        await page.get_by_role("button", name="Pages").click()
        await expect(page.get_by_role("link", name="Jobs", exact=True)).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("navigation")).to_be_hidden()


async def test_the_content_is_reached_without_walking_the_navigation(desk: WebDesk) -> None:
    async with desk.open("/") as opened:
        await opened.page.keyboard.press("Tab")
        await opened.page.keyboard.press("Enter")
        await expect(opened.page).to_have_url(re.compile("#main$"))


async def test_without_a_session_a_page_says_how_to_sign_in(desk: WebDesk) -> None:
    parent = desk.context.browser
    assert parent is not None
    context = await parent.new_context()
    page = await context.new_page()
    await page.goto(desk.url("/board/"))
    await expect(page.locator("[data-test=signed-out]")).to_contain_text("companion open")
    await context.close()


async def test_an_application_that_is_not_there_is_said_so(desk: WebDesk) -> None:
    page = await desk.context.new_page()
    await page.goto(desk.url("/applications/999999/"))
    await expect(page.locator("[data-test=failure]")).to_contain_text("No application 999999")
    await page.close()


async def test_a_lost_companion_is_shown_and_found_again_with_what_was_missed(desk: WebDesk) -> None:
    sockets = desk.app.companion._sockets
    async with desk.open("/board/") as opened:
        page = opened.page
        limit, sockets._limit = sockets._limit, 0
        try:
            await sockets.close_all()
            await expect(page.locator("#offline")).to_contain_text("does not answer")
            await expect(page.locator("#connection")).to_have_text("Offline: trying again")
            await desk.add_application("Missed Employer")
        finally:
            sockets._limit = limit
        await page.evaluate("dispatchEvent(new Event('online'))")
        await expect(page.locator("#connection")).to_have_text("Live")
        await expect(page.locator("#offline")).to_be_hidden()
        await expect(page.locator("[data-test=card]", has_text="Missed Employer")).to_be_visible()
        # The refused handshakes are in the console: they are what this test is about.
        opened.errors[:] = [error for error in opened.errors if "WebSocket" not in error]
