"""Notifications, mailboxes, import and export: set here, live from elsewhere, and nothing written before one says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.async_api import expect

from tests.web import seed
from tests.web.desk import WebDesk

pytestmark = pytest.mark.asyncio(loop_scope="session")
LIST = """Company,Job Title,Where it stands,Date Applied
Gingko Labs,Data Engineer,Interviewing,2026-09-01
Hollow Tree,Platform Engineer,Applied,2026-09-08
,,,
Nobody Knows,Engineer,on the moon,2026-09-09
"""


async def happen(desk: WebDesk, note: str) -> None:
    """A mailbox refuses the sign-in, which is news."""
    services = desk.app.companion.services
    async with services.database.write() as unit:
        data = {"account": 1, "address": "me@mailbox.example", "state": "refused", "note": note}
        await unit.emit("mail.account", 1, data)
    await services.notify.service.catch_up()


async def test_news_appears_by_itself_is_counted_and_read(desk: WebDesk) -> None:
    async with desk.open("/notifications/") as opened:
        page = opened.page
        await happen(desk, "give the password again")
        first = page.locator("[data-test=news]").first
        await expect(first).to_contain_text("Your mailbox cannot be read")
        await expect(first.get_by_role("link")).to_have_attribute("href", "/health/")
        await expect(page.locator("[data-count=notifications]")).to_contain_text("waiting")
        await page.locator("[data-test=read]").click()
        await expect(page.locator("[data-test=read]")).to_have_count(0)
        await expect(page.locator("[data-count=notifications]")).to_have_text("")


async def test_kinds_quiet_hours_and_targets_are_kept_and_do_not_undo_each_other(desk: WebDesk) -> None:
    async with desk.open("/notifications/") as opened:
        page = opened.page
        await page.locator("[data-test=kind-rejection]").select_option("off")
        await page.locator("[data-test=kind-follow_up]").select_option("silent")
        await page.locator("[data-test=save-kinds]").click()
        await expect(page.locator("[data-test=toast]")).to_contain_text("Saved")
        await page.get_by_label("Quiet from").fill("22:00")
        await page.get_by_label("Quiet until").fill("07:00")
        await page.get_by_label("Time zone").fill("Europe/Berlin")
        await page.locator("[data-test=save-times]").click()
        await expect(page.get_by_label("Quiet from")).to_have_value("22:00")
        await page.get_by_label("Webhook").fill("http://127.0.0.1:9/hook")
        await page.locator("[data-test=save-webhook]").click()
        await page.locator("[data-test=test-webhook]").click()
        await expect(page.locator("[data-test=toast]")).to_contain_text("cannot be reached")
        kept = await desk.app.ok("/api/notifications/settings/", method="GET")
        assert (kept["off"], kept["silent"]) == (["rejection"], ["follow_up"])
        assert (kept["quiet_from"], kept["quiet_to"], kept["timezone"]) == ("22:00", "07:00", "Europe/Berlin")
        await page.get_by_label("Webhook").fill("")
        await page.locator("[data-test=save-webhook]").click()
        await expect(page.locator("[data-test=test-webhook]")).to_have_count(0)
        assert (await desk.app.ok("/api/notifications/settings/", method="GET"))["webhook"] is None


async def test_a_mailbox_is_added_with_its_secret_and_taken_away_again(desk: WebDesk) -> None:
    async with desk.open("/mailboxes/") as opened:
        page = opened.page
        await page.get_by_label("Mail address").fill("maya@mailbox.example")
        await page.get_by_label("App password or token").fill("open sesame")
        await page.locator("summary", has_text="Server and folders").click()
        await page.get_by_label("IMAP server").fill("imap.mailbox.example")
        await page.locator("[data-test=add-mailbox]").click()
        row = page.locator("[data-test=mailbox]", has_text="maya@mailbox.example")
        await expect(row).to_contain_text("imap.mailbox.example:993")
        await expect(page.get_by_label("App password or token")).to_have_value("")
        assert "open sesame" not in await page.content()
        await row.locator("[data-test=remove]").click()
        await page.locator("[data-test=yes]").click()
        await expect(row).to_have_count(0)


async def test_a_list_is_shown_before_it_is_taken_in_and_a_second_time_adds_nothing(
    desk: WebDesk, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST)
    async with desk.open("/data/") as opened:
        page = opened.page
        before = (await desk.app.ok("/api/jobtracker/applications/", {}))["total"]
        await page.locator("[data-test=list]").set_input_files(file)
        await expect(page.locator("[data-test=list-row]")).to_have_count(3)
        await page.locator("[data-test=mapping]").get_by_label("Stage").select_option("Where it stands")
        await expect(page.locator("[data-test=list-row]").first).to_contain_text("Interview")
        await expect(page.locator("[data-test=preview]")).to_contain_text("1 line not understood in full")
        assert await opened.findings() == []
        assert (await desk.app.ok("/api/jobtracker/applications/", {}))["total"] == before
        await page.locator("[data-test=take]").click()
        await expect(page.locator("[data-test=toast]")).to_contain_text("Taken in: 3 applications")
        await page.locator("[data-test=list]").set_input_files(file)
        await expect(page.locator("[data-test=take]")).to_be_disabled()
        assert (await desk.app.ok("/api/jobtracker/applications/", {}))["total"] == before + 3


async def test_files_are_downloaded_and_the_calendar_s_address_works_until_it_is_ended(desk: WebDesk) -> None:
    await seed.add_follow_up(desk.app, desk.applications[0])
    async with desk.open("/data/") as opened:
        page = opened.page
        # The browsers here keep no files: the page asks for what its link leads to.
        text = await page.locator("[data-test='applications.csv']").evaluate(
            "(a) => fetch(a.href).then((r) => r.text())"
        )
        assert text.startswith("id,company,title")
        await page.locator("[data-test=feed-new]").click()
        address = await page.locator("[data-test=feed-url]").input_value()
        async with desk.app.session.get(address) as reply:
            calendar = Calendar.from_ical(await reply.text())
        now = datetime.now(UTC)
        assert any(abs(event.decoded("dtstart") - now) < timedelta(days=1) for event in calendar.walk("VEVENT"))
        await page.locator("[data-test=feed-end]").click()
        await expect(page.locator("[data-test=feed-url]")).to_have_count(0)
        async with desk.app.session.get(address) as reply:
            assert reply.status == 404
