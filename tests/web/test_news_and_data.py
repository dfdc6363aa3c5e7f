"""Notifications, mailboxes, import and export: set here, live from elsewhere, and nothing written before one says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.async_api import expect

from companion.browser.launch import BrowserSession
from companion.store.tracker import Tracker
from tests.support.companion import running_companion
from tests.web import seed
from tests.web.desk import WebDesk, tab_to

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


async def test_news_is_read_and_a_kind_is_switched_off_by_keyboard_alone(desk: WebDesk) -> None:
    async with desk.open("/notifications/") as opened:
        page = opened.page
        await happen(desk, "once more")
        await expect(page.locator("[data-test=news]").first).to_contain_text("once more")
        await tab_to(page, await page.locator("[data-test=read]").inner_text())
        await page.keyboard.press("Enter")
        await expect(page.locator("[data-test=read]")).to_have_count(0)
        await page.locator("[data-test=kind-review]").focus()
        await page.keyboard.press("End")
        await tab_to(page, await page.locator("[data-test=save-kinds]").inner_text())
        await page.keyboard.press("Enter")
        await expect(page.locator("[data-test=toast]")).to_contain_text("Saved")
        assert "review" in (await desk.app.ok("/api/notifications/settings/", method="GET"))["off"]


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
        assert ("rejection" in kept["off"], kept["silent"]) == (True, ["follow_up"])
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


async def test_a_mailbox_added_elsewhere_appears_and_is_removed_by_keyboard(desk: WebDesk) -> None:
    async with desk.open("/mailboxes/") as opened:
        page = opened.page
        body = {"address": "elsewhere@mailbox.example", "secret": "x", "host": "imap.mailbox.example"}
        await desk.app.ok("/api/jobtracker/accounts/add/", body)
        row = page.locator("[data-test=mailbox]", has_text="elsewhere@mailbox.example")
        await expect(row).to_be_visible()
        await tab_to(page, "Remove")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("dialog")).to_be_visible()
        assert await opened.findings() == []
        await tab_to(page, "Remove")
        await page.keyboard.press("Enter")
        await expect(row).to_have_count(0)


async def test_a_portal_visited_elsewhere_is_switched_on_and_says_when_to_sign_in(desk: WebDesk) -> None:
    home = "https://web.wd5.myworkdayjobs.com/Careers/userHome"
    seen = {"url": home, "ats": "workday", "rows": [{"title": "Night Nurse", "status": "In Review"}]}
    async with desk.open("/mailboxes/") as opened:
        page = opened.page
        await desk.app.ok("/api/jobtracker/portal/", {"snapshot": seen})
        row = page.locator("[data-test=portal]", has_text="web.wd5.myworkdayjobs.com")
        await expect(row).to_contain_text("Read on visits")
        await tab_to(page, "Read it by itself", within=row)
        await page.keyboard.press("Enter")
        await expect(row).to_contain_text("Not read yet")
        known = (await desk.app.ok("/api/jobtracker/portals/known/", {}))["portals"]
        (number,) = [portal["id"] for portal in known if portal["host"] == "web.wd5.myworkdayjobs.com"]
        await say_sign_in(desk, number)
        await expect(row).to_contain_text("Please sign in")
        assert await opened.findings() == []
        async with desk.open("/") as today:
            await expect(today.page.locator("[data-test=door]")).to_contain_text("web.wd5.myworkdayjobs.com")
        await row.locator("[data-test=unwatch]").click()
        await page.locator("[data-test=yes]").click()
        await expect(row).to_contain_text("Read on visits")


async def test_a_row_that_could_be_any_application_is_given_to_one_by_keyboard(desk: WebDesk) -> None:
    number = await desk.add_application("Web Clinic", title="Day Nurse")
    home = "https://rows.wd5.myworkdayjobs.com/Careers/userHome"
    seen = {"url": home, "ats": "workday", "rows": [{"title": "Day Nurse", "status": "Interview"}]}
    async with desk.open("/mailboxes/") as opened:
        page = opened.page
        await desk.app.ok("/api/jobtracker/portal/", {"snapshot": seen})
        row = page.locator("[data-test=portal-row]", has_text="Day Nurse")
        await expect(row).to_contain_text("Workday says “Interview”")
        await row.locator("[data-test=choose-portal-row]").focus()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("dialog")).to_contain_text("Day Nurse at Web Clinic")
        assert await opened.findings() == []
        await page.keyboard.press("Enter")
        await expect(row.locator("a")).to_have_attribute("href", f"/applications/{number}/")
        assert await desk.stage(number) == "interview"


async def test_words_that_nobody_knows_are_given_a_meaning_by_keyboard(desk: WebDesk) -> None:
    number = await desk.add_application("Odd Words Ltd", title="Night Porter")
    home = "https://odd.wd5.myworkdayjobs.com/Careers/userHome"
    seen = {
        "url": home,
        "ats": "workday",
        "rows": [{"title": "Night Porter", "company": "Odd Words Ltd", "status": "Pod 7"}],
    }
    async with desk.open("/mailboxes/") as opened:
        page = opened.page
        await desk.app.ok("/api/jobtracker/portal/", {"snapshot": seen})
        row = page.locator("[data-test=portal-row]", has_text="Night Porter")
        await row.locator("[data-test=choose-portal-row]").focus()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("dialog")).to_contain_text("Night Porter at Odd Words Ltd")
        await page.keyboard.press("Enter")
        meaning = row.locator("[data-test=mean-portal-row]")
        await expect(page.get_by_role("dialog")).to_have_count(0)
        await expect(meaning).to_be_attached()
        await page.locator("[data-key=portal-rows]").evaluate("(one) => { one.parentElement.open = true; }")
        await expect(meaning).to_be_visible()
        await meaning.press("Enter")
        await page.get_by_role("dialog").get_by_label("It stands at").select_option("interview")
        assert await opened.findings() == []
        await page.locator("[data-test=yes]").click()
        await expect(row.locator("[data-status=interview]")).to_be_visible()
        assert await desk.stage(number) == "interview"


async def say_sign_in(desk: WebDesk, portal: int) -> None:
    """As the browser that reads it finds."""
    services = desk.app.companion.services
    async with Tracker(services.database).write() as tracker:
        await tracker.change("portals", portal, state="sign_in", note="the portal asks you to sign in")
        data = {"portal": portal, "host": "web.wd5.myworkdayjobs.com", "state": "sign_in", "note": "please sign in"}
        await tracker.emit("portal.state", 1, data)


async def test_the_list_of_files_follows_the_keyboard_and_the_feed_s_state(desk: WebDesk) -> None:
    async with desk.open("/data/") as opened:
        page = opened.page
        await tab_to(page, "Choose an export …")
        await tab_to(page, "Download Everything as JSON")
        await tab_to(page, "Make an address")
        await page.keyboard.press("Enter")
        await expect(page.locator("[data-test=feed-url]")).to_be_visible()
        # Ended by another client: the page says so without being asked.
        await desk.app.ok("/api/export/feed/end/", {})
        await desk.add_application("Makes The Page Look")
        await expect(page.locator("[data-test=feed-end]")).to_have_count(0)


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


async def test_a_whole_export_comes_into_a_companion_without_data_and_into_no_other(
    desk: WebDesk, tmp_path: Path, browser: BrowserSession
) -> None:
    file = tmp_path / "job-companion.json"
    async with desk.app.session.get(
        f"{desk.app.companion.url}/api/export/everything.json", headers=desk.app.local
    ) as reply:
        file.write_bytes(await reply.read())
    wanted = (await desk.app.ok("/api/jobtracker/applications/", {}))["total"]
    parent = browser.context.browser
    assert parent is not None
    async with running_companion(tmp_path / "data") as app:
        other = WebDesk(app, await parent.new_context(), [])
        await other.sign_in()
        async with other.open("/data/") as opened:
            page = opened.page
            for said in ("Taken in:", "there are data already"):
                await page.locator("[data-test=whole]").set_input_files(file)
                await page.locator("[data-test=yes]").click()
                await expect(page.locator("[data-test=toast]")).to_contain_text(said, ignore_case=True)
            opened.errors[:] = [error for error in opened.errors if "status of 422" not in error]
        assert (await app.ok("/api/jobtracker/applications/", {}))["total"] == wanted
        # What is derived from it is made anew while it runs.
        async with other.open("/pipeline/") as opened:
            await expect(opened.page.locator("[data-test=tile]").first.locator("strong")).not_to_have_text("0")
        await other.context.close()
