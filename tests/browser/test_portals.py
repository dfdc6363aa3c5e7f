"""The agent's portal reader on every vendor's portal, as Playwright runs it: late scripts, frames, shadow trees, tabs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, Route

from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.contracts import PortalRow, PortalSnapshot
from tests.employers.portal_pages import PORTALS
from tests.employers.portals import CHANGED, HALF, PortalSite

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
WORKDAY = PORTALS["workday"]
SECONDS = 15.0
IN_ROWS = {"icims": "2026-{}", "ashby": None}
"""What a row calls the job, where that is not its number alone."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site() -> AsyncIterator[PortalSite]:
    async with PortalSite(guarded=False) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page(site: PortalSite) -> AsyncIterator[Page]:
    async with BrowserSession(args=site.rules) as session:
        yield await session.new_page()


async def read(page: Page) -> PortalSnapshot:
    """What the page lists, once its scripts have drawn it."""
    async with asyncio.timeout(SECONDS):
        while True:
            snapshot = await PageAgent(page).portal()
            assert snapshot is not None
            if snapshot.rows:
                return snapshot


def short(rows: list[PortalRow]) -> list[tuple[str, str | None, str]]:
    return [(row.title, row.requisition, row.status) for row in rows]


@pytest.mark.parametrize("ats", [ats for ats in PORTALS if ats != "workday"])
async def test_a_portal_gives_its_rows_in_its_own_words(page: Page, ats: str) -> None:
    portal = PORTALS[ats]
    await page.goto(portal.url)
    snapshot = await read(page)
    assert (snapshot.ats, snapshot.signed_in) == (ats, True)
    form = IN_ROWS.get(ats, "{}")
    wanted = [(one.title, form.format(one.number) if form and one.number else None, one.status) for one in portal.rows]
    assert short(snapshot.rows) == wanted


async def test_a_list_behind_a_tab_is_read_when_it_is_opened(page: Page) -> None:
    await page.goto(WORKDAY.url)
    active, inactive = WORKDAY.rows
    assert short((await read(page)).rows) == [(active.title, active.number, active.status)]
    await page.get_by_role("tab", name="Inactive").click()
    snapshot = await read(page)
    assert short(snapshot.rows) == [(inactive.title, inactive.number, inactive.status)]
    assert snapshot.rows[0].group == "inactive"


@pytest.mark.parametrize("ats", PORTALS)
@pytest.mark.parametrize("html", [CHANGED, HALF], ids=["another layout", "half loaded"])
async def test_what_is_not_known_for_a_list_gives_no_row(page: Page, site: PortalSite, ats: str, html: str) -> None:
    site.html = html
    await page.goto(PORTALS[ats].url)
    snapshot = await PageAgent(page).portal()
    site.html = None
    assert snapshot is not None
    assert (snapshot.signed_in, snapshot.rows) == (True, [])


async def test_a_sign_in_page_is_told_apart_from_an_empty_list(page: Page, site: PortalSite) -> None:
    site.html = "<script>document.title = 'Sign In'</script><input type=password>"
    await page.goto(WORKDAY.url)
    snapshot = await PageAgent(page).portal()
    site.html = None
    assert snapshot is not None
    assert (snapshot.signed_in, snapshot.rows) == (False, [])


async def test_other_pages_of_the_same_host_are_left_alone(page: Page) -> None:
    await page.goto(WORKDAY.url.replace("/userHome", "/job/Leeds/Night-Nurse_R-100"))
    assert await PageAgent(page).portal() is None


LISTED = "<table><tr><th>Job title<th>Status<tr><td>Night Nurse<td>Under Review</table>"
CDN = "<link rel=preload href='https://wd5.myworkdaycdn.com/wday/ui.js'>"
OWN_DOMAIN = {
    "marks and path of one vendor": ("https", "/en-US/jobs/userHome", CDN, "workday"),
    "files of its own": ("https", "/careersection/2/mysubmissions.ftl", "<link href='/careersection/theme/x.css'>", "taleo"),
    "files of its own, in a single-page site": (
        "https", "/hcmUI/CandidateExperience/en/sites/CX/my-profile", "<script src='/hcmUI/app.js'></script>", "oracle",
    ),
    "a path alone": ("https", "/en-US/jobs/userHome", "", None),
    "marks alone": ("https", "/en-US/jobs", CDN, None),
    "marks of two vendors": ("https", "/userHome", CDN + "<a href='https://jobs.lever.co/x'>more</a>", None),
    "another vendor's marks": ("https", "/jobs/dashboard", CDN, None),
    "not encrypted": ("http", "/userHome", CDN, None),
    "a shop's page of the same name": ("https", "/careersection/profile", "", None),
}  # fmt: skip
"""Pages of careers.acme.example: how it is asked for, path, what the page loads, the portal it is."""


async def test_an_employers_own_domain_in_front_of_a_portal_is_told_by_the_page(page: Page) -> None:
    shown = ""

    async def answer(route: Route) -> None:
        await route.fulfill(body=f"<!doctype html>{shown}{LISTED}", content_type="text/html")

    await page.route("**/careers.acme.example/**", answer)
    found = {}
    for name, (scheme, path, shown, _) in OWN_DOMAIN.items():  # noqa: B007
        await page.goto(f"{scheme}://careers.acme.example{path}")
        snapshot = await PageAgent(page).portal()
        found[name] = snapshot and (snapshot.ats, short(snapshot.rows))
    await page.unroute("**/careers.acme.example/**")
    wanted = [("Night Nurse", None, "Under Review")]
    assert found == {name: ats and (ats, wanted) for name, (*_, ats) in OWN_DOMAIN.items()}
