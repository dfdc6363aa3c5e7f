"""Every candidate portal in a real Chromium: a visit with the real extension, the companion, and what the dashboard tells."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from companion.browser.portals import PortalBrowser, PortalPatience
from companion.jobtracker.messages import WatchPortalRequest
from companion.jobtracker.portal_watch import PortalWatch
from companion.jobtracker.portals import PortalService
from tests.employers.portal_pages import PORTALS, Portal, Shown
from tests.employers.portals import CHANGED, PortalSite
from tests.support.browser import ExtensionBrowser, extension_for_port, free_port
from tests.support.companion import SetClock, running_companion
from tests.web.desk import WebDesk

pytestmark = pytest.mark.asyncio(loop_scope="module")

STANDS = {
    "workday": ("acknowledged", "rejected"), "greenhouse": ("acknowledged", "applied"),
    "smartrecruiters": ("acknowledged", "applied"), "icims": ("acknowledged", "rejected"),
    "successfactors": ("acknowledged", "rejected"), "taleo": ("acknowledged", "rejected"),
    "oracle": ("acknowledged", "rejected"), "ashby": ("acknowledged", "applied"),
}  # fmt: skip
"""Where the two applications of each portal stand after a visit: words that say too little move nothing."""
NEXT = {"greenhouse": "Active", "smartrecruiters": "Interview", "successfactors": "Einladung zum Vorstellungsgespräch"}
"""What the first application's state becomes, in the portal's words; elsewhere "Interview scheduled"."""
AGAIN = ("taleo", "icims", "smartrecruiters")
"""Portals that Playwright reads again."""
COOK = "77001"


@dataclass
class World:
    """Portals, a companion, a browser with the extension and the dashboard in it."""

    site: PortalSite
    desk: WebDesk
    browser: ExtensionBrowser
    page: Page
    clock: SetClock
    folder: Path

    async def apply(self, portal: Portal) -> tuple[int, int]:
        """Both applications of a portal, made at its employer."""
        one, other = [
            await self.applied(shown.title, portal.job.format(shown.number or number))
            for number, shown in enumerate(portal.rows)
        ]
        return one, other

    async def applied(self, title: str, url: str) -> int:
        told = {"company": "Acme Care", "title": title, "url": url, "status": "applied", "at": "2026-10-20T09:00:00Z"}
        reply = await self.desk.app.ok("/api/jobtracker/applications/add/", told)
        return int(reply["application"]["id"])

    async def status(self, application: int) -> str:
        reply = await self.desk.app.ok(f"/api/jobtracker/application/{application}/status/", method="GET")
        return str(reply["application"]["status"])

    async def state(self, portal: Portal) -> tuple[str, str]:
        known = (await self.desk.app.ok("/api/jobtracker/portals/known/"))["portals"]
        return next((one["state"], one["note"]) for one in known if one["host"] == portal.host)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    folder, port, clock = tmp_path_factory.mktemp("portals"), free_port(), SetClock()
    async with (
        PortalSite(guarded=False) as site,
        running_companion(folder / "data", clock, port=port) as app,
        ExtensionBrowser(folder, extension_for_port(folder, port), rules=site.rules) as browser,
    ):
        assert (await browser.pair((await app.ok("/api/devices/pairing/"))["code"]))["phase"] == "ready"
        desk = WebDesk(app, browser.context, [])
        await desk.sign_in()
        yield World(site, desk, browser, await browser.context.new_page(), clock, folder)
        assert browser.errors == []


@pytest.mark.parametrize("ats", PORTALS)
async def test_a_visit_tells_where_applications_stand_and_later_visits_what_changed(world: World, ats: str) -> None:
    portal, page = PORTALS[ats], world.page
    world.site.rows[ats] = portal.rows
    first, second = await world.apply(portal)
    async with (
        world.desk.open(f"/applications/{first}/") as opened,
        world.desk.open(f"/applications/{second}/") as other,
    ):
        content = opened.page.locator("#content")
        await page.goto(portal.url)
        await expect(content).to_contain_text(f"The portal says: {portal.rows[0].status}")
        if ats == "workday":
            await page.get_by_role("tab", name="Inactive").click()
        if STANDS[ats][1] != "applied":
            await expect(other.page.locator("#content")).to_contain_text(f"The portal says: {portal.rows[1].status}")
        assert (await world.status(first), await world.status(second)) == STANDS[ats]

        # The first one's state changes and the other one's row is gone: that a row is gone says nothing.
        world.site.rows[ats] = (replace(portal.rows[0], status=NEXT.get(ats, "Interview scheduled")),)
        await page.reload()
        if ats != "greenhouse":
            await expect(content).to_contain_text(f"The portal says: {NEXT.get(ats, 'Interview scheduled')}")
        assert await world.status(first) == ("acknowledged" if ats == "greenhouse" else "interview")
        assert await world.status(second) == STANDS[ats][1]


async def test_a_page_that_cannot_be_read_is_said_to_be_one_and_an_error_or_a_sign_in_is_none(world: World) -> None:
    taleo, oracle, icims = (PORTALS[ats] for ats in ("taleo", "oracle", "icims"))
    for portal in (taleo, oracle, icims):
        await world.page.goto(portal.url)
        async with world.desk.open("/mailboxes/") as opened:
            row = opened.page.locator("[data-test=portal]", has_text=portal.host)
            await expect(row).to_contain_text("Read on visits")
    before = await statuses(world)
    busy, out = await world.browser.context.new_page(), await world.browser.context.new_page()
    world.site.status = 429
    await busy.goto(oracle.url)
    world.site.status, world.site.guarded = 200, True
    await out.goto(icims.url)
    world.site.guarded, world.site.html = False, CHANGED
    await world.page.goto(taleo.url)
    world.site.html = None
    async with world.desk.open("/mailboxes/") as opened:
        row = opened.page.locator("[data-test=portal]", has_text=taleo.host)
        await expect(row).to_contain_text("Not understood")
        await expect(row).to_contain_text("ould not be read: it shows none of the")
        assert [(await world.state(portal))[0] for portal in (oracle, icims)] == ["seen", "seen"]
        assert await statuses(world) == before
        await world.page.goto(taleo.url)
        await expect(row).to_contain_text("Read on visits")
    await busy.close()
    await out.close()


@pytest_asyncio.fixture(loop_scope="module")
async def unseen(world: World, tmp_path: Path) -> AsyncIterator[World]:
    """A companion that no portal was seen by: what it reads is not known to the visits of the other tests."""
    async with running_companion(tmp_path / "data", world.clock) as app:
        desk = WebDesk(app, world.browser.context, [])
        await desk.sign_in()
        yield replace(world, desk=desk)
    # Its cookie has pushed out the other's; the site shows what it showed.
    await world.desk.sign_in()
    world.site.rows.update({ats: PORTALS[ats].rows for ats in AGAIN})


async def test_three_portals_are_read_again_without_a_visit(unseen: World, tmp_path: Path) -> None:
    services = unseen.desk.app.companion.services.tracker
    hands = PortalBrowser(tmp_path, unseen.site.rules, PortalPatience(open=20.0, rows=5.0, poll=0.05))
    tracker = services.portals._tracker
    watch = PortalWatch(tracker, PortalService(tracker), hands, unseen.clock, check_window=lambda: None)
    found = {ats: await unseen.applied("Cook", PORTALS[ats].job.format(COOK)) for ats in AGAIN}
    for ats in AGAIN:
        unseen.site.rows[ats] = (*PORTALS[ats].rows, Shown("Cook", COOK, "Offer extended"))
        await watch.watch(WatchPortalRequest(url=PORTALS[ats].url))
    await watch.run(1)
    assert {ats: (await unseen.state(PORTALS[ats]))[0] for ats in AGAIN} == dict.fromkeys(AGAIN, "ok")
    for ats in AGAIN:
        async with unseen.desk.open(f"/applications/{found[ats]}/") as opened:
            await expect(opened.page.locator("#content")).to_contain_text("The portal says: Offer extended")


async def statuses(world: World) -> dict[int, str]:
    """Where every application stands."""
    reply = await world.desk.app.ok("/api/jobtracker/applications/", {})
    return {one["id"]: one["status"] for one in reply["applications"]}
