"""Whether a posting is open: proof for "closed", "unknown" for everything that proves nothing."""

from __future__ import annotations

from typing import Any

import pytest

from companion.ats.liveness import Liveness, Look
from tests.ats.boards import payloads as p
from tests.ats.vendors import ETAG, Reply, Vendors

LEVER = "https://jobs.lever.co/acme/a24ec4e5-5caa-473d-abd4-b71f09a8167b"
ASHBY = "https://jobs.ashbyhq.com/acme/90fb3621-899e-4b59-925d-25080ec91e18"
RIPPLING = "2f0674e6-f01f-4ecd-b459-e947241c211f"
WORKDAY = "https://acme.wd5.myworkdayjobs.com/en-US/Careers/job/Leeds/Night-Nurse_R-100"
OPEN = "<html><body><h1>Night Nurse</h1><p>" + "Care for people at night. " * 20 + "</p><a>Apply now</a></body></html>"
CLOSED = OPEN.replace("<h1>", "<p>This job is no longer accepting applications.</p><h1>")
BOARD = "boards-api.greenhouse.io/v1/boards/acme/jobs/4567"
GREENHOUSE = "https://job-boards.greenhouse.io/acme/jobs/4567"
ORACLE = "https://acme.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/job/25587"
ORACLE_API = "acme.fa.us2.oraclecloud.com/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails"
SHOWN: list[tuple[str, str, Any]] = [
    (GREENHOUSE, BOARD, p.GREENHOUSE["jobs"][0]),
    (LEVER, "api.lever.co/v0/postings/acme/a24ec4e5-5caa-473d-abd4-b71f09a8167b", p.LEVER[0]),
    (ASHBY, "api.ashbyhq.com/posting-api/job-board/acme", p.ASHBY),
    (WORKDAY, "acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers/job/Leeds/Night-Nurse_R-100", {"jobPostingInfo": {"title": "Night Nurse"}}),
    ("https://jobs.smartrecruiters.com/Acme/743999671674844-nurse", "api.smartrecruiters.com/v1/companies/Acme/postings/743999671674844", p.SMART_DETAIL | {"name": "Nurse"}),
    ("https://apply.workable.com/acme/j/DD136DD7E7/", "apply.workable.com/api/v1/widget/accounts/acme", p.WORKABLE),
    ("https://acme.recruitee.com/o/accountant-berlin", "acme.recruitee.com/api/offers/", p.RECRUITEE),
    ("https://acme.jobs.personio.de/job/1834171", "acme.jobs.personio.de/xml", p.PERSONIO),
    ("https://acme.teamtailor.com/jobs/5888050-baker", "acme.teamtailor.com/jobs.rss", p.TEAMTAILOR),
    ("https://acme.bamboohr.com/careers/86", "acme.bamboohr.com/careers/86/detail", p.BAMBOO_DETAIL),
    (f"https://ats.rippling.com/acme/jobs/{RIPPLING}", f"api.rippling.com/platform/api/ats/v1/board/acme/jobs/{RIPPLING}", p.RIPPLING_DETAIL),
    ("https://careers-acme.icims.com/jobs/1234/nurse/job", "careers-acme.icims.com/jobs/1234/nurse/job", OPEN),
    ("https://acme.taleo.net/careersection/2/jobdetail.ftl?job=1234", "acme.taleo.net/careersection/2/jobdetail.ftl", OPEN),
    ("https://acme.taleo.net/careersection/ext/jobdetail.ftl?job=160001", "acme.taleo.net/careersection/ext/jobdetail.ftl", p.TALEO_DETAIL),
    (ORACLE, ORACLE_API, p.ORACLE_DETAIL),
    ("https://www.acme.example/jobs/nurse", "www.acme.example/jobs/nurse", OPEN),
]  # fmt: skip


async def look(vendors: Vendors, url: str, etag: str | None = None) -> Look:
    async with vendors.fetch() as fetch:
        return await Liveness(fetch).look(url, etag)


@pytest.mark.parametrize(("url", "asked", "content"), SHOWN, ids=[url.partition("//")[2][:60] for url, _, _ in SHOWN])
async def test_a_posting_that_is_shown_is_open_and_a_missing_one_closed(
    vendors: Vendors, url: str, asked: str, content: Any
) -> None:
    vendors.answers = {asked: Reply(content)}
    assert (await look(vendors, url)).state == "open"
    vendors.answers = {}
    assert (await look(vendors, url)).state in ("closed", "unknown")


@pytest.mark.parametrize("status", [404, 410])
async def test_gone_is_closed(vendors: Vendors, status: int) -> None:
    vendors.answers = {BOARD: Reply({}, status)}
    assert (await look(vendors, GREENHOUSE)).state == "closed"


@pytest.mark.parametrize(
    "reply",
    [
        Reply({}, 403), Reply({}, 500), Reply("<html>Are you a robot?</html>"), Reply({"layout": "new"}), Reply([]),
        Reply({}, 429, headers={"Retry-After": "600"}), Reply("", 302, headers={"Location": "https://careers.acme.example/"}),
    ],
)  # fmt: skip
async def test_what_proves_nothing_is_unknown(vendors: Vendors, reply: Reply) -> None:
    vendors.answers = {BOARD: reply, "careers.acme.example/": Reply(OPEN)}
    found = await look(vendors, GREENHOUSE)
    assert found.state == "unknown"
    assert found.note


async def test_levers_interface_leaves_postings_out_that_their_page_shows(vendors: Vendors) -> None:
    vendors.answers = {LEVER.removeprefix("https://"): Reply(OPEN)}
    assert (await look(vendors, LEVER)).state == "open"


async def test_an_unlisted_posting_is_closed_only_when_the_list_is_complete(vendors: Vendors) -> None:
    gone = ASHBY.replace("90fb", "ffff")
    vendors.answers = {"api.ashbyhq.com/posting-api/job-board/acme": Reply(p.ASHBY)}
    assert (await look(vendors, gone)).state == "closed"
    vendors.answers = {
        "api.ashbyhq.com/posting-api/job-board/acme": Reply({"jobs": []}), gone.removeprefix("https://"): Reply("<html></html>"),
    }  # fmt: skip
    assert (await look(vendors, gone)).state == "unknown"


async def test_a_page_that_says_so_is_closed_and_a_form_that_was_filled_is_not(vendors: Vendors) -> None:
    url = "https://www.acme.example/jobs/nurse"
    vendors.answers = {url.removeprefix("https://"): Reply(CLOSED)}
    assert (await look(vendors, url)).state == "closed"
    vendors.answers = {
        url.removeprefix("https://"): Reply(OPEN.replace("<h1>", "<p>The form has been filled.</p><h1>"))
    }
    assert (await look(vendors, url)).state == "open"


async def test_an_address_that_lost_its_number_leads_elsewhere(vendors: Vendors) -> None:
    vendors.answers = {
        "careers-acme.icims.com/jobs/1234/nurse/job": Reply("", 302, headers={"Location": "https://careers-acme.icims.com/jobs/search"}),
        "careers-acme.icims.com/jobs/search": Reply(OPEN),
    }  # fmt: skip
    assert (await look(vendors, "https://careers-acme.icims.com/jobs/1234/nurse/job")).state == "unknown"


async def test_an_unchanged_posting_is_asked_conditionally(vendors: Vendors) -> None:
    vendors.answers = {BOARD: Reply(p.GREENHOUSE["jobs"][0], etag=ETAG)}
    first = await look(vendors, GREENHOUSE)
    assert first.etag == ETAG
    again = await look(vendors, GREENHOUSE, first.etag)
    assert (again.state, again.unchanged) == ("open", True)


async def test_a_board_is_read_once_a_run(vendors: Vendors) -> None:
    vendors.answers = {"api.ashbyhq.com/posting-api/job-board/acme": Reply(p.ASHBY)}
    async with vendors.fetch() as fetch:
        liveness = Liveness(fetch)
        for _ in range(3):
            await liveness.look(ASHBY)
    assert len(vendors.asked) == 1


async def test_oracles_interface_lists_a_closed_requisition_no_longer(vendors: Vendors) -> None:
    vendors.answers = {ORACLE_API: Reply({"items": [], "count": 0})}
    assert (await look(vendors, ORACLE)).state == "closed"
    for reply in (Reply({"layout": "new"}), Reply({}, 403), Reply({}, 404)):
        vendors.answers = {ORACLE_API: reply}
        assert (await look(vendors, ORACLE)).state == "unknown"


async def test_icims_is_asked_for_what_stands_in_its_frame(vendors: Vendors) -> None:
    vendors.answers = {"careers-acme.icims.com/jobs/1234/nurse/job": Reply(CLOSED)}
    assert (await look(vendors, "https://careers-acme.icims.com/jobs/1234/nurse/job?mode=view")).state == "closed"
    assert vendors.asked[-1].query == {"in_iframe": "1"}
