"""Each ATS's answers become the same postings."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from companion.ats.board import BoardPage, BoardPosting, BoardRef, Pay
from companion.ats.boards import READERS, reader_of
from companion.ats.boards.lever import PAGE as LEVER_PAGE
from companion.ats.fetch import FetchFailed, Validators
from companion.ats.resolve import by_address
from tests.ats.boards import payloads as p
from tests.ats.vendors import ETAG, Asked, Reply, Vendors

MAX_WORKDAY = 2_000
UUID = "2f0674e6-f01f-4ecd-b459-e947241c211f"


def posting(external_id: str, url: str, title: str, **fields: Any) -> BoardPosting:
    return BoardPosting(external_id=external_id, url=url, title=title, **fields)


CASES: dict[str, tuple[str, dict[str, Any], list[BoardPosting]]] = {
    "greenhouse": (
        "https://boards.greenhouse.io/embed/job_board?for=acme",
        {"boards-api.greenhouse.io/v1/boards/acme/jobs": p.GREENHOUSE},
        [posting("4567", "https://job-boards.greenhouse.io/acme/jobs/4567", "Night Nurse", company="Acme Care",
                 locations=("Leeds, United Kingdom",), updated_at="2026-11-01T10:00:00-04:00", workplace="hybrid",
                 posted_at="2026-10-20T10:00:00-04:00", group="acme/99", description="&lt;p&gt;Care for people.&lt;/p&gt;")],
    ),
    "lever": (
        "https://jobs.lever.co/acme/a24ec4e5-5caa-473d-abd4-b71f09a8167b/apply",
        {"api.lever.co/v0/postings/acme": p.LEVER},
        [posting("a24ec4e5-5caa-473d-abd4-b71f09a8167b", "https://jobs.lever.co/acme/a24ec4e5-5caa-473d-abd4-b71f09a8167b",
                 "Welder", locations=("Bonn", "Köln"), posted_at="2025-11-27T01:02:41.939000+00:00", workplace="onsite",
                 employment="Full-time", pay=Pay(40000, 50000, "EUR", "YEAR"),
                 description=f"{p.TEXT}\n<h3>You &amp; us</h3><ul><li>Weld pipes</li></ul>\n<p>Apply soon.</p>")],
    ),
    "ashby": (
        "https://jobs.ashbyhq.com/acme",
        {"api.ashbyhq.com/posting-api/job-board/acme": p.ASHBY},
        [posting("90fb3621-899e-4b59-925d-25080ec91e18", "https://jobs.ashbyhq.com/acme/90fb3621-899e-4b59-925d-25080ec91e18",
                 "Teacher", locations=("Oslo", "Bergen"), posted_at="2026-10-20T22:43:56Z", workplace="hybrid",
                 employment="PartTime", pay=Pay(500000, 600000, "NOK", "YEAR"), description=p.TEXT)],
    ),
    "smartrecruiters": (
        "https://careers.smartrecruiters.com/Acme",
        {"api.smartrecruiters.com/v1/companies/Acme/postings": p.SMART_LIST,
         "api.smartrecruiters.com/v1/companies/Acme/postings/743999671674844": p.SMART_DETAIL},
        [posting("743999671674844", "https://jobs.smartrecruiters.com/Acme/743999671674844-nursing-assistant",
                 "Nursing Assistant", company="Acme Care", locations=("Sydney, Australia",), workplace="hybrid",
                 posted_at="2026-06-08T02:11:28.000Z", employment="Part-time",
                 description=f"<h2>Company Description</h2><p>We care.</p>\n<h2>Job Description</h2>{p.TEXT}\n<h2>Qualifications</h2><p>BLS</p>")],
    ),
    "workable": (
        "https://apply.workable.com/acme/j/DD136DD7E7/",
        {"apply.workable.com/api/v1/widget/accounts/acme": p.WORKABLE},
        [posting("DD136DD7E7", "https://apply.workable.com/j/DD136DD7E7", "Analyst", company="Acme Care",
                 locations=("Spain", "Portugal"), posted_at="2026-08-05", workplace="remote", employment="Full-time",
                 description=p.TEXT)],
    ),
    "recruitee": (
        "https://acme.recruitee.com/o/accountant-berlin/c/new",
        {"acme.recruitee.com/api/offers/": p.RECRUITEE},
        [posting("accountant-berlin", "https://acme.recruitee.com/o/accountant-berlin", "Accountant", company="Acme GmbH",
                 locations=("Berlin, Germany",), updated_at="2026-08-05 11:45:30 UTC", posted_at="2026-08-05 10:10:39 UTC",
                 workplace="hybrid", employment="fulltime", pay=Pay(60000, 75000, "EUR", "YEAR"),
                 description=f"{p.TEXT}\n<p>Bookkeeping</p>")],
    ),
    "workday": (
        "https://acme.wd5.myworkdayjobs.com/en-US/External/job/Leeds/Nurse-1_JR000001/apply",
        {"acme.wd5.myworkdayjobs.com/wday/cxs/acme/External/jobs": p.workday_page(range(1, 2), 1),
         "acme.wd5.myworkdayjobs.com/wday/cxs/acme/External/job/Leeds/Nurse-1_JR000001": p.WORKDAY_DETAIL},
        [posting("JR000001", "https://acme.wd5.myworkdayjobs.com/External/job/Leeds/Nurse-1_JR000001", "Nurse 1",
                 company="Acme Care Ltd", locations=("Leeds", "York"), posted_at="2026-10-30", closes_at="2026-12-01",
                 employment="Full time", workplace="remote", description=f"{p.TEXT}\n<p>More.</p>")],
    ),
    "personio": (
        "https://acme.jobs.personio.de/job/1834171?language=en",
        {"acme.jobs.personio.de/xml": p.PERSONIO},
        [posting("1834171", "https://acme.jobs.personio.de/job/1834171", "Staff Nurse", company="Acme SE & Co. KG",
                 locations=("Munich", "Berlin"), posted_at="2026-11-01T14:10:41+00:00", employment="full-time",
                 description=f"<h2>Tasks</h2>{p.TEXT}")],
    ),
    "teamtailor": (
        "https://acme.teamtailor.com/jobs/5888050-baker/applications/new",
        {"acme.teamtailor.com/jobs.rss": p.TEAMTAILOR},
        [posting("5888050", "https://acme.teamtailor.com/jobs/5888050-baker", "Baker", company="Acme Care",
                 locations=("Lund, Sweden",), posted_at="2026-11-02", workplace="hybrid", description=p.TEXT)],
    ),
    "bamboohr": (
        "https://acme.bamboohr.com/jobs/view.php?id=86",
        {"acme.bamboohr.com/careers/list": p.BAMBOO_LIST, "acme.bamboohr.com/careers/86/detail": p.BAMBOO_DETAIL},
        [posting("86", "https://acme.bamboohr.com/careers/86", "Paralegal", locations=("Tampa, Florida",),
                 posted_at="2026-10-01", workplace="hybrid", employment="Full Time",
                 description=f"{p.TEXT}<p>Compensation: $30 per hour</p>")],
    ),
    "rippling": (
        "https://ats.rippling.com/en-GB/acme/jobs",
        {"api.rippling.com/platform/api/ats/v1/board/acme/jobs": p.RIPPLING_LIST,
         f"api.rippling.com/platform/api/ats/v1/board/acme/jobs/{UUID}": p.RIPPLING_DETAIL},
        [posting(UUID, f"https://ats.rippling.com/acme/jobs/{UUID}", "Account Executive",
                 locations=("Remote (New Jersey, US)", "New York, NY"), posted_at="2026-10-01T00:00:00Z",
                 employment="Salaried, full-time", pay=Pay(90000, 120000, "USD", "YEAR"),
                 description=f"<p>We are Acme.</p>\n{p.TEXT}")],
    ),
    "breezy": (
        "https://acme.breezy.hr/p/0123456789ab-cook",
        {"acme.breezy.hr/json": p.BREEZY, "acme.breezy.hr/p/0123456789ab-cook": p.PAGE % "Cook"},
        [posting("0123456789ab", "https://acme.breezy.hr/p/0123456789ab-cook", "Cook", company="Acme Care",
                 locations=("Leeds, GB",), posted_at="2026-10-30", employment="PART_TIME", pay=Pay(12, 14, "GBP", "HOUR"),
                 description=p.TEXT)],
    ),
    "jazzhr": (
        "https://acme.applytojob.com/apply",
        {"acme.applytojob.com/apply/jobs": p.JAZZ_LIST, "acme.applytojob.com/apply/AbC123xYz9/Porter": p.PAGE % "Porter"},
        [posting("AbC123xYz9", "https://acme.applytojob.com/apply/AbC123xYz9/Porter", "Porter", company="Acme Care",
                 locations=("Leeds, GB",), posted_at="2026-10-30", employment="PART_TIME", pay=Pay(12, 14, "GBP", "HOUR"),
                 description=p.TEXT)],
    ),
    "icims": (
        "https://careers-acme.icims.com/jobs/77/porter/login",
        {"careers-acme.icims.com/jobs/search": p.ICIMS_LIST, "careers-acme.icims.com/jobs/77/porter/job": p.PAGE % "Porter"},
        [posting("77", "https://careers-acme.icims.com/jobs/77/porter/job", "Porter", company="Acme Care",
                 locations=("Leeds, GB",), posted_at="2026-10-30", employment="PART_TIME", pay=Pay(12, 14, "GBP", "HOUR"),
                 description=p.TEXT)],
    ),
    "oracle": (
        "https://acme.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/requisitions/job/25587/apply",
        {"acme.fa.us2.oraclecloud.com/hcmRestApi/resources/latest/recruitingCEJobRequisitions": p.ORACLE_LIST,
         "acme.fa.us2.oraclecloud.com/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails": p.ORACLE_DETAIL},
        [posting("25587", "https://acme.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/job/25587",
                 "Bridge Inspector", locations=("Perth, Australia", "Darwin, Australia"), workplace="hybrid",
                 posted_at="2026-08-07T00:00:00+00:00", description=f"{p.TEXT}\n<p>Five years.</p>")],
    ),
    "jobvite": (
        "https://jobs.jobvite.com/careers/acme/job/oAbc123/apply",
        {"jobs.jobvite.com/acme/search": p.JOBVITE_LIST, "jobs.jobvite.com/acme/job/oAbc123": p.PAGE % "Porter"},
        [posting("oAbc123", "https://jobs.jobvite.com/acme/job/oAbc123", "Porter", company="Acme Care",
                 locations=("Leeds, GB",), posted_at="2026-10-30", employment="PART_TIME", pay=Pay(12, 14, "GBP", "HOUR"),
                 description=p.TEXT)],
    ),
    "taleo": (
        "https://phe.tbe.taleo.net/phe01/ats/careers/v2/viewRequisition?org=ACME&cws=41&rid=77",
        {"phe.tbe.taleo.net/phe01/ats/careers/v2/searchResults": p.TALEO_LIST,
         "phe.tbe.taleo.net/phe01/ats/careers/v2/viewRequisition": p.PAGE % "Porter"},
        [posting("77", "https://phe.tbe.taleo.net/phe01/ats/careers/v2/viewRequisition?org=ACME&cws=41&rid=77", "Porter",
                 company="Acme Care", locations=("Leeds, GB",), posted_at="2026-10-30", employment="PART_TIME",
                 pay=Pay(12, 14, "GBP", "HOUR"), description=p.TEXT)],
    ),
    "taleo_enterprise": (
        "https://acme.taleo.net/careersection/ext_us/jobdetail.ftl?job=160001&lang=en",
        {"acme.taleo.net/careersection/ext_us/jobsearch.ftl": p.TALEO_SECTION,
         "acme.taleo.net/careersection/rest/jobboard/searchjobs": p.TALEO_SEARCH,
         "acme.taleo.net/careersection/ext_us/jobdetail.ftl": p.TALEO_DETAIL},
        [posting("160001", "https://acme.taleo.net/careersection/ext_us/jobdetail.ftl?job=160001", "Night Nurse",
                 locations=("GB-Leeds", "GB-York"), description=p.TALEO_ADVERT)],
    ),
    "successfactors": (
        "https://careers.acme.example/tile-search-results/?q=",
        {"careers.acme.example/tile-search-results/": p.RMK_LIST, "careers.acme.example/job/Leeds-Porter/123456789/": p.PAGE % "Porter"},
        [posting("123456789", "https://careers.acme.example/job/Leeds-Porter/123456789/", "Porter", company="Acme Care",
                 locations=("Leeds, GB",), posted_at="2026-10-30", employment="PART_TIME", pay=Pay(12, 14, "GBP", "HOUR"),
                 description=p.TEXT)],
    ),
    "nhs_jobs": (
        "https://www.jobs.nhs.uk/candidate/search/results?keyword=ward+clerk&location=Leeds&language=en&page=2",
        {"www.jobs.nhs.uk/api/v1/search_xml": p.NHS_JOBS, "www.jobs.nhs.uk/candidate/jobadvert/C9001-26-0042": p.NHS_PAGE},
        [posting("C9001-26-0042", "https://www.jobs.nhs.uk/candidate/jobadvert/C9001-26-0042", "Ward Clerk",
                 company="Acme Care NHS Trust", locations=("Leeds, LS1 3EX", "York, YO1 7HH"), posted_at="2026-11-20T09:00:00",
                 closes_at="2026-12-14", employment="Permanent",
                 description=f"<div id=\"job_description\">{'<p>Answer the phone of a busy ward and welcome visitors.</p>' * 6}</div>")],
    ),
    "platsbanken": (
        "https://arbetsformedlingen.se/platsbanken/annonser?q=undersk%C3%B6terska&l=3:muRm_mrm_rRf;2:CaRE_1nn_cSU&p=9:zzzz_zzz",
        {"jobsearch.api.jobtechdev.se/search": p.PLATSBANKEN},
        [posting("30112233", "https://arbetsformedlingen.se/platsbanken/annonser/30112233", "Undersköterska",
                 company="Acme Omsorg AB", locations=("Lund, Skåne län, Sverige",), posted_at="2026-11-21T08:00:00",
                 closes_at="2026-12-20T23:59:59", employment="Heltid", description=p.TEXT)],
    ),
    "remotive": (
        "https://remotive.com/remote-jobs/writing?query=editor",
        {"remotive.com/api/remote-jobs": p.REMOTIVE},
        [posting("1901", "https://remotive.com/remote-jobs/writing/editor-1901", "Editor", company="Acme Press",
                 locations=("Europe",), posted_at="2026-11-22T10:00:00", workplace="remote", employment="part time",
                 description=f"{p.TEXT}<p>Salary: $40k - $50k</p>")],
    ),
}  # fmt: skip
"""ATS -> an address of a board, what the vendor answers, the postings."""


async def read(vendors: Vendors, ref: BoardRef, known: dict[str, Validators] | None = None) -> BoardPage:
    """The list, each posting with its description."""
    reader = reader_of(ref.ats)
    async with vendors.fetch() as fetch:
        page = await reader.list(ref, fetch, known or {})
        whole = [
            await reader.posting(ref, one, fetch) if reader.has_details and not one.description else one
            for one in page.postings
        ]
    return replace(page, postings=tuple(whole))


def ref_of(ats: str, vendors: Vendors) -> BoardRef:
    address, answers, _ = CASES[ats]
    vendors.answers |= {url: Reply(content, etag=ETAG) for url, content in answers.items()}
    ref = by_address(address)
    assert ref is not None
    assert ref.ats == ats
    assert by_address(ref.url) == ref, "the board's own address leads back to it"
    return ref


def test_every_ats_is_tested() -> None:
    assert {reader.name for reader in READERS} - set(CASES) == {"careers"}


@pytest.mark.parametrize("ats", CASES)
async def test_postings_of(ats: str, vendors: Vendors) -> None:
    page = await read(vendors, ref_of(ats, vendors))
    assert list(page.postings) == CASES[ats][2]
    assert page.complete
    assert not page.unchanged


ASKED_ANEW = (
    "smartrecruiters",
    "workday",
    "jazzhr",
    "icims",
    "oracle",
    "jobvite",
    "successfactors",
    "taleo",
    "taleo_enterprise",
    "nhs_jobs",
    "platsbanken",
)
"""Their lists come in pages, or carry no validators."""


@pytest.mark.parametrize("ats", [name for name in CASES if name not in ASKED_ANEW])
async def test_unchanged_boards_of(ats: str, vendors: Vendors) -> None:
    ref = ref_of(ats, vendors)
    first = await read(vendors, ref)
    assert (await read(vendors, ref, dict(first.validators))).unchanged


TROUBLE: dict[str, tuple[Reply, tuple[str, ...]]] = {
    "404": (Reply(status=404), ("gone",)),
    "410": (Reply(status=410), ("gone",)),
    "refused": (Reply(status=403), ("refused",)),
    "broken": (Reply(status=500), ("server",)),
    "too often": (Reply(status=429, headers={"Retry-After": "600"}), ("limited",)),
    "down": (Reply(status=503, headers={"Retry-After": "600"}), ("limited",)),
    "a circle": (Reply(status=302, headers={"Location": "/again"}), ("garbage", "gone", "refused", "unreachable")),
    "silence": (Reply(forever=True), ("slow",)),
    "another page": (Reply("<html>hello</html>"), ("gone", "garbage")),
    "another layout": (Reply({"data": {"positions": [{"name": "Porter"}]}}), ("gone", "garbage")),
    "an object": (Reply({}), ("gone", "garbage")),
    "a list": (Reply([[]]), ("gone", "garbage")),
    "a number": (Reply({"jobs": 3}), ("gone", "garbage")),
    "nothing": (Reply(""), ("gone", "garbage")),
    "noise": (Reply(bytes(range(256)) * 8), ("gone", "garbage")),
}
"""What a board's server answers instead of its list, and the kinds of failure that it may be called."""


@pytest.mark.parametrize("ats", CASES)
@pytest.mark.parametrize("trouble", TROUBLE)
async def test_no_board_is_never_an_empty_board(ats: str, trouble: str, vendors: Vendors) -> None:
    reply, kinds = TROUBLE[trouble]
    ref = ref_of(ats, vendors)
    vendors.answers = dict.fromkeys((*vendors.answers, "acme.jobs.personio.de/search.json"), reply)
    async with vendors.fetch(**({"seconds": 0.05} if reply.forever else {})) as fetch:
        with pytest.raises(FetchFailed) as caught:
            await reader_of(ats).list(ref, fetch, {})
    assert caught.value.kind in kinds
    if kinds == ("limited",):
        assert caught.value.retry_after == 600.0


@pytest.mark.parametrize("ats", ["bamboohr", "personio"])
async def test_a_refused_board_is_not_gone_because_there_is_no_other_way_in(ats: str, vendors: Vendors) -> None:
    ref = ref_of(ats, vendors)
    vendors.answers = {url: Reply(status=403) for url in vendors.answers}
    async with vendors.fetch() as fetch:
        with pytest.raises(FetchFailed) as caught:
            await reader_of(ats).list(ref, fetch, {})
    assert caught.value.kind == "refused"


@pytest.mark.parametrize("ats", CASES)
async def test_half_an_answer_is_no_whole_board(ats: str, vendors: Vendors) -> None:
    ref = ref_of(ats, vendors)
    for url, reply in list(vendors.answers.items()):
        assert isinstance(reply, Reply)
        text = reply.content if isinstance(reply.content, (str, bytes)) else json.dumps(reply.content)
        vendors.answers[url] = Reply(text[: len(text) // 3])
    async with vendors.fetch() as fetch:
        with pytest.raises(FetchFailed) as caught:
            await reader_of(ats).list(ref, fetch, {})
    assert caught.value.kind in ("gone", "garbage")


async def test_entries_that_are_no_postings_are_left_out_and_counted(vendors: Vendors) -> None:
    page = await read(vendors, ref_of("greenhouse", vendors))
    assert page.note == "1 entries without title or address were left out"


async def test_european_boards_ask_european_hosts(vendors: Vendors) -> None:
    vendors.answers["boards.eu.greenhouse.io/v1/boards/acme/jobs"] = Reply(p.GREENHOUSE)
    vendors.answers["api.eu.lever.co/v0/postings/acme"] = Reply(p.LEVER)
    for url in ("https://job-boards.eu.greenhouse.io/acme", "https://jobs.eu.lever.co/acme"):
        ref = by_address(url)
        assert ref is not None
        assert len((await read(vendors, ref)).postings) == 1


async def test_lever_pages_until_one_is_not_full(vendors: Vendors) -> None:
    rows = [{**p.LEVER[0], "id": f"{n:08}"} for n in range(LEVER_PAGE * 2 + 7)]

    def answer(asked: Asked) -> Reply:
        skip = int(asked.query["skip"])
        return Reply(rows[skip : skip + int(asked.query["limit"])])

    vendors.answers["api.lever.co/v0/postings/acme"] = answer
    page = await read(vendors, BoardRef("lever", "acme", "https://jobs.lever.co/acme"))
    assert (len(page.postings), len(vendors.asked), page.complete) == (len(rows), 3, True)


async def test_smartrecruiters_pages_and_notices_what_is_missing(vendors: Vendors) -> None:
    rows = [{**p.SMART_LIST["content"][0], "id": str(10**9 + n)} for n in range(230)]  # type: ignore[index]
    total = len(rows)

    def answer(asked: Asked) -> Reply:
        offset = int(asked.query["offset"])
        return Reply({"totalFound": total, "offset": offset, "limit": 100, "content": rows[offset : offset + 100]})

    vendors.answers["api.smartrecruiters.com/v1/companies/Acme/postings"] = answer
    ref = BoardRef("smartrecruiters", "Acme", "https://careers.smartrecruiters.com/Acme")
    async with vendors.fetch() as fetch:
        page = await reader_of("smartrecruiters").list(ref, fetch, {})
        assert (len(page.postings), page.complete) == (230, True)
        total = 260
        page = await reader_of("smartrecruiters").list(ref, fetch, {})
    assert (len(page.postings), page.complete, page.note) == (230, False, "260 announced, 230 given")


@pytest.mark.parametrize(
    ("url", "ats", "key"),
    [
        (CASES["nhs_jobs"][0], "nhs_jobs", "keyword=ward+clerk&location=Leeds"),
        (CASES["platsbanken"][0], "platsbanken", "municipality=muRm_mrm_rRf&q=undersk%C3%B6terska&region=CaRE_1nn_cSU"),
        (CASES["remotive"][0], "remotive", "category=writing&search=editor"),
        ("https://remotive.com/api/remote-jobs?search=editor&limit=5", "remotive", "search=editor"),
    ],
)
def test_a_search_of_a_public_job_board_is_what_it_asks_for(url: str, ats: str, key: str) -> None:
    ref = by_address(url)
    assert ref is not None
    assert (ref.ats, ref.key) == (ats, key)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.jobs.nhs.uk/candidate/search/results?language=en",
        "https://www.jobs.nhs.uk/candidate/jobadvert/C9001-26-0042",
        "https://arbetsformedlingen.se/platsbanken/annonser/30112233",
        "https://arbetsformedlingen.se/platsbanken/annonser?q=",
        "https://remotive.com/remote-jobs",
        "https://remotive.com/remote-jobs/writing/editor-1901",
    ],
)
def test_a_search_for_nothing_and_a_posting_are_no_search(url: str) -> None:
    assert by_address(url) is None


@pytest.mark.parametrize(
    ("ats", "total", "given", "whole"),
    [
        ("platsbanken", 230, 230, True),
        ("platsbanken", 2_500, 2_000, False),
        ("nhs_jobs", 3, 3, True),
        ("nhs_jobs", 21, 20, False),
    ],
)
async def test_public_job_boards_page_and_say_what_they_leave_out(
    ats: str, total: int, given: int, whole: bool, vendors: Vendors
) -> None:
    hit = p.PLATSBANKEN["hits"][0]  # type: ignore[index]

    def hits(asked: Asked) -> Reply:
        offset = int(asked.query["offset"])
        found = [{**hit, "id": str(offset + n)} for n in range(min(100, max(0, total - offset)))]
        return Reply({"total": {"value": total}, "hits": found})

    def vacancies(asked: Asked) -> Reply:
        text = p.NHS_JOBS.replace("<totalPages>1<", f"<totalPages>{total}<")
        return Reply(text.replace("C9001-26-0042", f"C{asked.query['page']}"))

    vendors.answers |= {"jobsearch.api.jobtechdev.se/search": hits, "www.jobs.nhs.uk/api/v1/search_xml": vacancies}
    ref = by_address(CASES[ats][0])
    assert ref is not None
    async with vendors.fetch() as fetch:
        page = await reader_of(ats).list(ref, fetch, {})
    assert (len(page.postings), page.complete, "search more narrowly" in page.note) == (given, whole, not whole)


class BigWorkday:
    """A Workday tenant that gives 2,000 of a query at most and begins again after them."""

    def __init__(self, families: dict[str, int]) -> None:
        self.rows = {name: [f"{name}-{n}" for n in range(count)] for name, count in families.items()}

    def __call__(self, asked: Asked) -> Reply:
        if asked.body["limit"] > 20:
            return Reply(status=400)
        wanted = asked.body["appliedFacets"].get("jobFamilyGroup", list(self.rows))
        rows = [row for name in wanted for row in self.rows[name]]
        offset = asked.body["offset"] % MAX_WORKDAY
        some = rows[offset : min(offset + 20, MAX_WORKDAY)]
        facets = [
            {"facetParameter": "locationMainGroup", "values": [{"facetParameter": "locations", "values": [{"id": "1", "count": 1}]}]},
            {"facetParameter": "jobFamilyGroup", "values": [{"id": name, "count": len(r)} for name, r in self.rows.items()]},
        ]  # fmt: skip
        return Reply(
            {
                "total": min(len(rows), MAX_WORKDAY), "facets": facets,
                "jobPostings": [{"title": row, "externalPath": f"/job/X/T_{row}"} for row in some],
            }
        )  # fmt: skip


async def test_large_workday_boards_are_read_facet_by_facet(vendors: Vendors) -> None:
    vendors.answers["acme.wd5.myworkdayjobs.com/wday/cxs/acme/External/jobs"] = BigWorkday(
        {"A": 1_500, "B": 900, "C": 30}
    )
    ref = BoardRef("workday", "acme.wd5.myworkdayjobs.com/acme/External", "https://acme.wd5.myworkdayjobs.com/External")
    async with vendors.fetch() as fetch:
        page = await reader_of("workday").list(ref, fetch, {})
    assert (len(page.postings), page.complete, page.note) == (2_430, True, "")


async def test_a_workday_query_that_cannot_be_divided_is_not_complete(vendors: Vendors) -> None:
    vendors.answers["acme.wd5.myworkdayjobs.com/wday/cxs/acme/External/jobs"] = BigWorkday({"A": 2_500})
    ref = BoardRef("workday", "acme.wd5.myworkdayjobs.com/acme/External", "https://acme.wd5.myworkdayjobs.com/External")
    async with vendors.fetch() as fetch:
        page = await reader_of("workday").list(ref, fetch, {})
    assert (len(page.postings), page.complete) == (2_000, False)
    assert "more than the 2000" in page.note


async def test_personio_without_a_feed_is_read_from_its_list(vendors: Vendors) -> None:
    vendors.answers["acme.jobs.personio.de/search.json"] = Reply(
        [{"id": 7, "name": "Cook", "office": "Ulm", "schedule": "full-time"}]
    )
    vendors.answers["acme.jobs.personio.de/job/7"] = Reply(p.PAGE % "Cook")
    page = await read(vendors, BoardRef("personio", "acme.jobs.personio.de", "https://acme.jobs.personio.de/"))
    assert [(one.title, one.description) for one in page.postings] == [("Cook", p.TEXT)]


async def test_bamboohr_without_a_list_is_read_from_the_embedded_one(vendors: Vendors) -> None:
    vendors.answers["acme.bamboohr.com/jobs/embed2.php"] = Reply(
        '<div class="BambooHR-ATS-board"><a href="//acme.bamboohr.com/careers/86">Cook</a><a href="/x">Other</a></div>'
    )
    async with vendors.fetch() as fetch:
        page = await reader_of("bamboohr").list(
            BoardRef("bamboohr", "acme", "https://acme.bamboohr.com/careers"), fetch, {}
        )
    assert [(one.external_id, one.title) for one in page.postings] == [("86", "Cook")]


async def test_an_unknown_breezy_company_is_gone(vendors: Vendors) -> None:
    vendors.answers["acme.breezy.hr/json"] = Reply(status=302, headers={"Location": "https://breezy.hr/"})
    vendors.answers["breezy.hr/"] = Reply("[]")
    async with vendors.fetch() as fetch:
        with pytest.raises(FetchFailed) as caught:
            await reader_of("breezy").list(BoardRef("breezy", "acme", "https://acme.breezy.hr/"), fetch, {})
    assert caught.value.kind == "gone"


async def test_a_feed_that_may_be_cut_closes_nothing(vendors: Vendors) -> None:
    items = "".join(
        f"<item><title>Job {n}</title><link>https://acme.teamtailor.com/jobs/{n}-job</link></item>" for n in range(100)
    )
    vendors.answers["acme.teamtailor.com/jobs.rss"] = Reply(f"<rss><channel>{items}</channel></rss>")
    async with vendors.fetch() as fetch:
        page = await reader_of("teamtailor").list(
            BoardRef("teamtailor", "acme.teamtailor.com", "https://acme.teamtailor.com/jobs"), fetch, {}
        )
    assert (len(page.postings), page.complete) == (100, False)


async def test_entities_of_a_feed_are_not_followed(vendors: Vendors) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workzag-jobs><position><id>1</id><name>&a;</name></position></workzag-jobs>'
    vendors.answers["acme.jobs.personio.de/xml"] = Reply(bomb)
    vendors.answers["acme.jobs.personio.de/search.json"] = Reply([])
    async with vendors.fetch() as fetch:
        page = await reader_of("personio").list(
            BoardRef("personio", "acme.jobs.personio.de", "https://acme.jobs.personio.de/"), fetch, {}
        )
    assert all("root:" not in one.title for one in page.postings)


async def test_html_lists_are_read_page_by_page_until_nothing_is_new(vendors: Vendors) -> None:
    def answer(asked: Asked) -> Reply:
        first = int(asked.query["startrow"])
        return Reply(
            "".join(f'<li><a href="/job/X/{10**8 + n}/">Job {n}</a></li>' for n in range(first, min(first + 25, 60)))
        )

    vendors.answers["careers.acme.example/tile-search-results/"] = answer
    ref = BoardRef("successfactors", "careers.acme.example", "https://careers.acme.example/search/")
    async with vendors.fetch() as fetch:
        page = await reader_of("successfactors").list(ref, fetch, {})
    assert page.complete
    assert len(page.postings) == 60


async def test_oracle_pages_stand_inside_the_finder(vendors: Vendors) -> None:
    def answer(asked: Asked) -> Reply:
        first = int(asked.query["finder"].partition("offset=")[2].partition(",")[0])
        rows = [{"Id": str(n), "Title": f"Job {n}"} for n in range(first, min(first + 25, 60))]
        return Reply({"items": [{"TotalJobsCount": 60, "requisitionList": rows}]})

    vendors.answers["acme.fa.oraclecloud.com/hcmRestApi/resources/latest/recruitingCEJobRequisitions"] = answer
    async with vendors.fetch() as fetch:
        page = await reader_of("oracle").list(
            BoardRef("oracle", "acme.fa.oraclecloud.com/CX", "https://a/b"), fetch, {}
        )
    assert page.complete
    assert len(page.postings) == 60


async def test_an_icims_list_never_leads_to_another_host(vendors: Vendors) -> None:
    page = await read(vendors, ref_of("icims", vendors))
    assert {one.external_id for one in page.postings} == {"77"}


async def test_a_taleo_list_with_further_pages_is_not_taken_for_the_whole(vendors: Vendors) -> None:
    ref = ref_of("taleo", vendors)
    more = p.TALEO_LIST + '<a href="searchResults?org=ACME&amp;cws=41&amp;act=next&amp;rowFrom=10">Next</a>'
    vendors.answers["phe.tbe.taleo.net/phe01/ats/careers/v2/searchResults"] = Reply(more)
    async with vendors.fetch() as fetch:
        page = await reader_of("taleo").list(ref, fetch, {})
    assert (len(page.postings), page.complete) == (1, False)
    assert page.note


async def test_a_taleo_section_is_asked_with_a_time_zone_page_by_page_and_is_seldom_whole(vendors: Vendors) -> None:
    ref = ref_of("taleo_enterprise", vendors)
    pages = {
        number: {**p.TALEO_SEARCH, "requisitionList": [{"contestNo": str(number), "column": [f"Job {number}"]}],
                 "pagingData": {"pageSize": 1, "totalCount": 3}}
        for number in (1, 2, 3)
    }  # fmt: skip
    pages[3]["requisitionList"] = pages[2]["requisitionList"]

    def search(asked: Asked) -> Reply:
        assert asked.headers["tz"] == "GMT+00:00"
        assert asked.query["portal"] == "8100010168"
        return Reply(pages[asked.body["pageNo"]])

    vendors.answers["acme.taleo.net/careersection/rest/jobboard/searchjobs"] = search
    async with vendors.fetch() as fetch:
        page = await reader_of("taleo_enterprise").list(ref, fetch, {})
    assert [one.external_id for one in page.postings] == ["1", "2"]
    assert (page.complete, page.note) == (False, "the section counts 3 openings and lists 2")


@pytest.mark.parametrize(
    "answer", [{"careerSectionUnAvailable": True, "requisitionList": []}, {"requisitionList": []}, {}, [], "<html>"]
)
async def test_a_taleo_section_that_answers_otherwise_is_not_readable(vendors: Vendors, answer: Any) -> None:
    ref = ref_of("taleo_enterprise", vendors)
    vendors.answers["acme.taleo.net/careersection/rest/jobboard/searchjobs"] = Reply(answer)
    async with vendors.fetch() as fetch:
        with pytest.raises(FetchFailed):
            await reader_of("taleo_enterprise").list(ref, fetch, {})
