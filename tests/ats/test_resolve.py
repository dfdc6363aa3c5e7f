"""From any careers page address to a board, or to words that say why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.ats.board import BoardRef
from companion.ats.boards.careers import Careers
from companion.ats.fetch import FetchFailed
from companion.ats.resolve import BoardUnknown, by_address, resolve
from tests.ats.boards import payloads
from tests.ats.vendors import Reply, Vendors

URLS = Path(__file__).resolve().parents[3] / "shared" / "data" / "ats" / "urls"
PAGE = "https://www.acme.example/careers"
WORKDAY = BoardRef("workday", "acme.wd5.myworkdayjobs.com/acme/External", "https://acme.wd5.myworkdayjobs.com/External")


@pytest.mark.parametrize(
    ("html", "ats", "key"),
    [
        ('<script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script>', "greenhouse", "acme"),
        ('<iframe src="https://boards.greenhouse.io/embed/job_board?b=1&amp;for=acme&amp;x=2"></iframe>', "greenhouse", "acme"),
        ('<script>fetch("https:\\/\\/api.lever.co\\/v0\\/postings\\/acme?mode=json")</script>', "lever", "acme"),
        ('<a href="https://jobs.eu.lever.co/acme">Jobs</a>', "lever", "eu:acme"),
        ('<script src="https://jobs.ashbyhq.com/acme/embed?version=2"></script>', "ashby", "acme"),
        ('<a href="//apply.workable.com/acme/">Jobs</a>', "workable", "acme"),
        ('<a href="https://acme.wd5.myworkdayjobs.com/en-US/External">Jobs</a>', "workday", WORKDAY.key),
        ('<a href="https://wd3.myworkdaysite.com/en-US/recruiting/acme/Jobs">Jobs</a>', "workday", "wd3.myworkdaysite.com/acme/Jobs"),
        ('<a href="https://careers.smartrecruiters.com/Acme">Jobs</a>', "smartrecruiters", "Acme"),
        ('<iframe src="https://acme.bamboohr.com/jobs/embed2.php"></iframe>', "bamboohr", "acme"),
        ('<a href="https://acme.jobs.personio.de/?language=de">Jobs</a>', "personio", "acme.jobs.personio.de"),
        ('<a href="https://ats.rippling.com/acme/jobs">Jobs</a>', "rippling", "acme"),
        ('<a href="https://acme.breezy.hr">Jobs</a>', "breezy", "acme"),
        ('<a href="https://acme.applytojob.com/apply">Jobs</a>', "jazzhr", "acme"),
        ('<a href="https://jobs.lever.co/other">x</a>' + '<a href="https://jobs.ashbyhq.com/acme/1">x</a>' * 2, "ashby", "acme"),
    ],
)  # fmt: skip
async def test_embedded_boards_are_found(vendors: Vendors, html: str, ats: str, key: str) -> None:
    vendors.answers["www.acme.example/careers"] = Reply(f"<html><body>{html}</body></html>")
    async with vendors.fetch() as fetch:
        ref = await resolve(PAGE, fetch)
    assert (ref.ats, ref.key) == (ats, key)


async def test_a_redirect_to_a_board_is_the_board(vendors: Vendors) -> None:
    vendors.answers["www.acme.example/careers"] = Reply(status=302, headers={"Location": "https://jobs.lever.co/acme"})
    vendors.answers["jobs.lever.co/acme"] = Reply("<html></html>")
    async with vendors.fetch() as fetch:
        assert (await resolve(PAGE, fetch)).key == "acme"


async def test_boards_on_the_employers_own_domain(vendors: Vendors) -> None:
    vendors.answers["jobs.acme.example/"] = Reply('<script src="https://assets-aws.teamtailor-cdn.com/x.js"></script>')
    vendors.answers["jobs.acme.example/jobs.rss"] = Reply(payloads.TEAMTAILOR)
    vendors.answers["work.acme.example/"] = Reply('<meta name="generator" content="Recruitee">')
    vendors.answers["work.acme.example/api/offers/"] = Reply(payloads.RECRUITEE)
    async with vendors.fetch() as fetch:
        assert (await resolve("https://jobs.acme.example/", fetch)).key == "jobs.acme.example"
        found = await resolve("https://work.acme.example/", fetch)
    assert (found.ats, found.key) == ("recruitee", "work.acme.example")


async def test_an_employers_own_page_with_links_to_postings(vendors: Vendors) -> None:
    vendors.answers["www.acme.example/careers"] = Reply(
        '<html><nav><a href="/careers/benefits">Benefits</a></nav>'
        '<a href="/jobs/1234-night-nurse">Night nurse</a><a href="/jobs/1235-cook/">Cook</a>'
        '<a href="/jobs/1235-cook">Cook</a><a href="https://elsewhere.example/jobs/99-spy">Spy</a></html>'
    )
    vendors.answers["www.acme.example/jobs/1234-night-nurse"] = Reply(payloads.PAGE % "Night Nurse")
    long = "You will cook for four hundred people a day. " * 10
    vendors.answers["www.acme.example/jobs/1235-cook/"] = Reply(
        f"<html><header>Acme</header><div class='job-description'><p>{long}</p></div><footer>f</footer></html>"
    )
    async with vendors.fetch() as fetch:
        ref = await resolve(PAGE, fetch)
        assert (ref.ats, ref.key) == ("careers", PAGE)
        page = await Careers().list(ref, fetch, {})
        nurse, cook = [await Careers().posting(ref, one, fetch) for one in page.postings]
    assert (nurse.title, nurse.company, nurse.locations, nurse.description) == (
        "Night Nurse", "Acme Care", ("Leeds, GB",), payloads.TEXT,
    )  # fmt: skip
    assert long.strip() in cook.description
    assert "Acme" not in cook.description
    assert page.complete


async def test_a_sitemap_lists_what_a_scripted_page_does_not(vendors: Vendors) -> None:
    vendors.answers["www.acme.example/careers"] = Reply("<html><div id='root'></div></html>")
    vendors.answers["www.acme.example/sitemap.xml"] = Reply(
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<sitemap><loc>https://www.acme.example/pages.xml</loc></sitemap>"
        "<sitemap><loc>https://www.acme.example/jobs.xml</loc></sitemap></sitemapindex>"
    )
    vendors.answers["www.acme.example/jobs.xml"] = Reply(
        "<urlset><url><loc>https://www.acme.example/jobs/night-nurse-77</loc></url>"
        "<url><loc>https://www.acme.example/about</loc></url></urlset>"
    )
    async with vendors.fetch() as fetch:
        page = await Careers().list(await resolve(PAGE, fetch), fetch, {})
    assert [(one.url, one.title) for one in page.postings] == [
        ("https://www.acme.example/jobs/night-nurse-77", "night nurse 77")
    ]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://acme.example/jobs", "no web address"),
        ("file:///etc/passwd", "no web address"),
        ("https://www.acme.example/careers", "names no board that can be read"),
        ("https://acme.taleo.net/welcome", "the page is of taleo"),
    ],
)
async def test_what_cannot_be_read_is_said(vendors: Vendors, url: str, words: str) -> None:
    for page in ("www.acme.example/careers", "acme.taleo.net/welcome"):
        vendors.answers[page] = Reply("<html>Welcome</html>")
    async with vendors.fetch() as fetch:
        with pytest.raises(BoardUnknown, match=words):
            await resolve(url, fetch)


async def test_a_page_that_is_not_there(vendors: Vendors) -> None:
    async with vendors.fetch() as fetch:
        with pytest.raises(FetchFailed, match="404"):
            await resolve(PAGE, fetch)


@pytest.mark.data
@pytest.mark.parametrize(
    "ats",
    ["ashby", "bamboohr", "breezy", "greenhouse", "lever", "personio", "recruitee", "rippling", "smartrecruiters",
     "teamtailor", "workable", "workday"],
)  # fmt: skip
def test_real_addresses_lead_to_their_boards(ats: str) -> None:
    file = URLS / f"{ats}.tsv"
    if not file.is_file():
        pytest.skip(f"{file} is not there")
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    own = [
        url
        for kind, url in rows
        if kind not in ("gh_jid", "UNMATCHED", "short")
        and "{" not in url
        and "_jid=" not in url
        and ("/embed/job_app" not in url or "for=" in url)
    ]
    wrong = [url for url in own if (ref := by_address(url)) is None or ref.ats != ats]
    assert wrong == []
    assert own
