"""Jobs: live scores, filters, the keyboard, saving, dismissing with a reason, comparing; any number of rows."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from playwright.async_api import Locator, Page, expect

from companion.store.boards import Entry, Outcome
from tests.web import seed
from tests.web.desk import WebDesk

pytestmark = pytest.mark.asyncio(loop_scope="session")


def row(page: Page, title: str) -> Locator:
    return page.locator("[data-test=row]", has_text=title)


async def state(desk: WebDesk, title: str) -> str:
    reply = await desk.app.ok(f"/api/jobmatcher/live-scores/?state=all&title={title}", method="GET")
    return str(reply["scores"][0]["state"])


async def test_a_posting_scored_by_another_client_appears_by_itself(desk: WebDesk) -> None:
    async with desk.open("/jobs/") as opened:
        page = seed.snapshot(0)
        page["url"] = "https://jobs.example.com/live"
        page["json_ld"] = [page["json_ld"][0].replace("Senior Backend Engineer", "Principal Backend Engineer")]
        await desk.app.ok("/api/jobmatcher/score-job/", {"snapshot": page})
        await expect(row(opened.page, "Principal Backend Engineer")).to_be_visible()


async def test_one_job_in_two_places_is_one_row_until_it_closes(desk: WebDesk) -> None:
    services = desk.app.companion.services
    entries = []
    for place in ("Leeds", "York"):
        page = seed.snapshot(0)
        told = json.loads(page["json_ld"][0])
        told |= {"title": "Forklift Driver", "jobLocation": {"@type": "Place", "address": place}}
        page |= {"url": f"https://jobs.example.com/forklift/{place}", "json_ld": [json.dumps(told)]}
        reply = await desk.app.ok("/api/jobmatcher/score-job/", {"snapshot": page})
        entries.append(Entry(place, page["url"], "digest", reply["posting_id"], "forklift"))
    board = await services.board_store.add(1, "lever", "forklift", "https://jobs.example.com/", "Forklift", 1800)
    await services.board_store.keep(board, entries)
    async with desk.open("/jobs/") as opened:
        job = row(opened.page, "Forklift Driver")
        await expect(job).to_contain_text("York and 1 more")
        await job.click()
        await expect(opened.page.locator("[data-test=also]")).to_have_text("The same job is offered in Leeds.")
        await opened.page.keyboard.press("Escape")
        gone = frozenset(entry.external_id for entry in entries)
        due = services.clock.now() + timedelta(days=1)
        await services.board_store.finish(board, Outcome("ok", "", due, validators={}, closed=gone, all_seen=True))
        await expect(job).to_have_count(0)
        await opened.page.get_by_label("Which postings").select_option("all")
        await expect(job).to_have_count(2)
        await expect(job.first).to_contain_text("Closed")


async def test_the_list_is_filtered_by_the_companion(desk: WebDesk) -> None:
    async with desk.open("/jobs/") as opened:
        page = opened.page
        await page.get_by_label("Words of the title").fill("nurse")
        await expect(page.locator("[data-test=row]")).to_have_count(1)
        await expect(page.locator("[data-test=total]")).to_have_text("1 job")
        await page.get_by_label("Words of the title").fill("no such title")
        await expect(page.locator("[data-test=empty]")).to_contain_text("Nothing fits these filters")
        await page.get_by_role("button", name="Clear the filters").click()
        await expect(row(page, "Staff Nurse")).to_be_visible()


async def offer(desk: WebDesk, title: str) -> None:
    """A watched board brings a posting, and its run ends."""
    services = desk.app.companion.services
    page = seed.snapshot(0)
    told = json.loads(page["json_ld"][0]) | {"title": title}
    page |= {"url": f"https://jobs.example.com/{title}".replace(" ", "-"), "json_ld": [json.dumps(told)]}
    reply = await desk.app.ok("/api/jobmatcher/score-job/", {"snapshot": page})
    board = await services.board_store.add(1, "lever", "masons", "https://jobs.example.com/", "Masons", 1800)
    await services.board_store.keep(board, [Entry(title, page["url"], "digest", reply["posting_id"], title)])
    await services.searches.tell(1)


async def test_a_search_is_saved_tells_of_new_jobs_and_is_removed(desk: WebDesk) -> None:
    await offer(desk, "Stone Mason")
    async with desk.open("/jobs/") as opened:
        page = opened.page
        await page.get_by_label("Words of the title").fill("mason")
        await page.get_by_label("Least score").select_option("40")
        await page.get_by_label("Least score").select_option("")
        await page.locator("[data-test=save-search]").click()
        dialog = page.get_by_role("dialog")
        await expect(dialog.get_by_label("Name")).to_have_value("mason")
        await dialog.get_by_label("Name").fill("Masons")
        await expect(dialog.get_by_role("checkbox")).to_be_checked()
        await page.locator("[data-test=yes]").click()
        tab = page.get_by_role("button", name="Masons", exact=False).first
        await expect(tab).to_have_attribute("aria-pressed", "true")
        await expect(page.locator("[data-test=save-search]")).to_have_count(0)
        await page.get_by_role("button", name="All jobs").click()
        await expect(row(page, "Staff Nurse")).to_be_visible()
        await offer(desk, "Monument Mason")
        await expect(tab).to_contain_text("1 new")
        await tab.click()
        await expect(page.locator("[data-test=total]")).to_have_text("2 jobs, 1 new")
        await expect(row(page, "Monument Mason")).to_contain_text("New")
        await expect(row(page, "Stone Mason")).not_to_contain_text("New")
        await expect(tab).to_have_text("Masons")
        assert await opened.findings() == []
        address = page.url
    async with desk.open("/notifications/") as opened:
        await expect(opened.page.get_by_role("link", name="New job: Monument Mason", exact=False)).to_be_visible()
    async with desk.open(f"/jobs/{address.partition('/jobs/')[2]}") as opened:
        page = opened.page
        await expect(page.locator("[data-test=row]")).to_have_count(2)
        await page.get_by_label("Place").fill("nowhere")
        await expect(page.locator("[data-test=empty]")).to_contain_text("Nothing fits this search now")
        await page.get_by_label("Place").fill("")
        await page.get_by_role("button", name="Remove the search Masons").click()
        await expect(page.get_by_role("button", name="All jobs")).to_have_count(0)
        await expect(row(page, "Staff Nurse")).to_be_visible()
        await page.locator("[data-test=toast]").get_by_role("button", name="Undo").click()
        await page.get_by_role("button", name="Masons").click()
        await page.locator("[data-test=change-search]").click()
        await page.get_by_role("dialog").get_by_role("checkbox").uncheck()
        await page.locator("[data-test=yes]").click()
        await page.get_by_label("Employer").fill("no such employer")
        await page.locator("[data-test=save-search]").click()
        await expect(page.locator("[data-test=empty]")).to_contain_text("Nothing fits these filters")
        kept = (await desk.app.ok("/api/jobmatcher/searches/"))["searches"][0]
        assert (kept["tell"], kept["filters"]["company"]) == (False, "no such employer")
        await page.get_by_role("button", name="Remove the search Masons").click()


async def test_reasons_are_shown_and_their_words_marked_in_the_posting(desk: WebDesk) -> None:
    async with desk.open("/jobs/") as opened:
        page = opened.page
        await row(page, "Payments Engineer").click()
        await expect(page.locator(".detail [data-test=score]")).to_be_visible()
        await page.locator(".detail .chip", has_text="PostgreSQL").first.click()
        await expect(page.locator(".posting-text mark").first).to_contain_text("PostgreSQL")


async def test_the_keyboard_walks_opens_saves_and_dismisses(desk: WebDesk) -> None:
    async with desk.open("/jobs/") as opened:
        page = opened.page
        await row(page, "Site Reliability Engineer").focus()
        await page.keyboard.press("Enter")
        await expect(page.locator(".detail .posting-title")).to_have_text("Site Reliability Engineer")
        await page.keyboard.press("Escape")
        await page.keyboard.press("Home")
        await page.keyboard.press("ArrowDown")
        await expect(page.locator("[aria-posinset='2']")).to_be_focused()
        await row(page, "Site Reliability Engineer").focus()
        await page.keyboard.press("s")
        await expect(row(page, "Site Reliability Engineer")).to_contain_text("Saved")
        assert await state(desk, "reliability") == "saved"
        await row(page, "Warehouse Clerk").focus()
        await page.keyboard.press("d")
        await page.get_by_role("dialog").get_by_role("combobox").select_option("title")
        await page.locator("[data-test=yes]").click()
        await expect(row(page, "Warehouse Clerk")).to_have_count(0)
        assert await state(desk, "warehouse") == "dismissed"
        await page.locator("[data-test=toast]").get_by_role("button", name="Undo").click()
        await expect(row(page, "Warehouse Clerk")).to_be_visible()


async def test_three_jobs_at_most_are_compared_side_by_side(desk: WebDesk) -> None:
    async with desk.open("/jobs/") as opened:
        page = opened.page
        for title in ("Data Engineer", "Payments Engineer", "Platform Engineer", "Staff Nurse"):
            await row(page, title).get_by_role("checkbox").click()
        await expect(page.locator("[data-test=toast]")).to_contain_text("At most 3")
        await page.locator("[data-test=compare]").click()
        table = page.get_by_role("dialog").get_by_role("table")
        await expect(table.get_by_role("columnheader")).to_have_count(3)
        await expect(table).to_contain_text("Harbour Analytics")
        assert await opened.findings() == []
