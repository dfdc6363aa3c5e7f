"""Charts that are drawn under a strict policy and say the same in tables; the calendar by month and as a list."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import expect

from tests.web import seed
from tests.web.desk import WebDesk, tab_to

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_charts_are_drawn_have_a_table_beside_them_and_follow_what_happens(desk: WebDesk) -> None:
    async with desk.open("/pipeline/") as opened:
        page = opened.page
        await expect(page.locator(".chart[data-drawn]")).to_have_count(4, timeout=60_000)
        await expect(page.locator(".chart .sankey-link").first).to_be_attached()
        for table in ("Flow", "Funnel", "Time to a response", "Activity"):
            await expect(
                page.locator("details", has_text=f"{table} as a table").locator("tbody tr").first
            ).to_be_attached()
        sent = page.locator("[data-test=tile]").first.locator("strong")
        before = int(await sent.inner_text())
        # What is open stays open, and a chart is changed where it stands: the same element, not a new one.
        summary = page.locator("summary", has_text="Funnel as a table")
        await summary.focus()
        await page.keyboard.press("Enter")
        await page.evaluate(
            "document.querySelectorAll('.chart').forEach((one, index) => { one.dataset.mark = String(index); })"
        )
        await desk.add_application("Counted At Once")
        await expect(sent).to_have_text(str(before + 1))
        await expect(page.locator(".chart[data-mark]")).to_have_count(4)
        await expect(page.locator("details[open]", has_text="Funnel as a table")).to_be_attached()


async def test_predictions_say_what_they_rest_on_and_that_there_is_too_little(desk: WebDesk) -> None:
    async with desk.open("/pipeline/") as opened:
        likely = opened.page.get_by_role("region", name="How likely", exact=True)
        await expect(likely.locator("[data-test=outlook-response]")).to_contain_text("A response within 30 days")
        await expect(likely.locator("[data-test=outlook-note]").first).to_contain_text("Too little data")
        await expect(likely).to_contain_text("Begins at")
        before = await likely.get_by_role("definition").first.inner_text()
        # An application that another client tells of, old enough to count, changes what it rests on, here and now.
        old = (datetime.now(UTC) - timedelta(days=80)).isoformat()
        body = {"title": "Engineer", "company": "Foretold Employer", "at": old}
        await desk.app.ok("/api/jobtracker/applications/add/", body)
        await expect(likely.get_by_role("definition").first).not_to_have_text(before)
    async with desk.open(f"/applications/{desk.applications[1]}/") as opened:
        await expect(opened.page.locator("[data-test=outlook-interview]")).to_contain_text(
            "An interview within 45 days"
        )


async def test_how_good_a_prediction_is_is_reached_by_the_keyboard(desk: WebDesk) -> None:
    async with desk.open(f"/applications/{desk.applications[1]}/") as opened:
        page = opened.page
        await tab_to(page, "How good is this?")
        await page.keyboard.press("Enter")
        likely = page.get_by_role("region", name="How likely", exact=True)
        await expect(likely).to_be_focused()
        await expect(likely).to_be_in_viewport()
        await expect(likely.locator("[data-test=outlook-response]")).to_contain_text("A response within 30 days")


async def test_the_calendar_is_walked_by_keyboard_and_says_what_each_entry_is(desk: WebDesk) -> None:
    number = await desk.add_application("Keyboard Clinic", "interview")
    await seed.add_interview(desk.app, number)
    async with desk.open("/calendar/") as opened:
        page = opened.page
        shown = page.locator("section.panel h2").first
        this_month = await shown.inner_text()
        await tab_to(page, "The month after")
        await page.keyboard.press("Enter")
        await expect(shown).not_to_have_text(this_month)
        await page.keyboard.press("Shift+Tab")
        await page.keyboard.press("Enter")
        await expect(shown).to_have_text(this_month)
        entries = page.get_by_role("link", name=re.compile("^Interview, Engineer at Keyboard Clinic"))
        coming = datetime.now(UTC) + timedelta(days=2)
        if coming.astimezone().month == datetime.now(UTC).astimezone().month:
            await expect(entries).to_have_count(1)
        await tab_to(page, "Engineer at Keyboard Clinic")
        await page.keyboard.press("Enter")
        await expect(page).to_have_url(re.compile(f"/applications/{number}/"))


async def test_without_the_chart_library_the_tables_say_the_same(desk: WebDesk) -> None:
    async with desk.open("/pipeline/", live=False) as opened:
        page = opened.page
        await page.route("**/vendor/*", lambda route: route.abort())
        await page.reload()
        await expect(page.locator("[data-test=no-charts]").first).to_contain_text("the tables below say the same")
        await expect(page.locator("details", has_text="Funnel as a table").locator("tbody tr").first).to_be_attached()
        opened.errors[:] = [error for error in opened.errors if "Failed to load resource" not in error]


async def test_what_works_is_compared_by_the_dimension_chosen(desk: WebDesk) -> None:
    async with desk.open("/pipeline/") as opened:
        page = opened.page
        await page.locator("[data-test=by]").select_option("company")
        await expect(page.locator("[data-test=group]", has_text="Kestrel Energy")).to_be_visible()


async def test_no_chart_library_is_loaded_where_no_chart_is(desk: WebDesk) -> None:
    asked: list[str] = []
    async with desk.open("/calendar/") as opened:
        opened.page.on("request", lambda request: asked.append(request.url))
        await opened.page.reload()
        await expect(opened.page.locator("[data-test=month]")).to_be_visible()
    assert not [url for url in asked if "/vendor/" in url]
    assert asked


async def test_an_interview_found_elsewhere_is_in_month_and_list(desk: WebDesk) -> None:
    number = await desk.add_application("Calendar Corp", "interview")
    async with desk.open("/calendar/") as opened:
        page = opened.page
        await seed.add_interview(desk.app, number)
        entry = page.locator("[data-test=entry]", has_text="Calendar Corp")
        await expect(entry).to_contain_text("in 2 days")
        await expect(entry.get_by_role("link", name="Open the meeting")).to_have_attribute(
            "href", re.compile("^https://meet")
        )
        title = await page.locator("section.panel h2").first.inner_text()
        await page.locator("[data-test=after]").click()
        await expect(page.locator("section.panel h2").first).not_to_have_text(title)
