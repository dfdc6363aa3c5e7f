"""Recorded answers of real boards (only where the labelled sets are)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.ats.board import BoardRef
from companion.ats.boards import reader_of
from tests.ats.vendors import Reply, Vendors

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "data" / "ats" / "samples"
pytestmark = pytest.mark.data

CASES = (
    ("greenhouse_board_jobs.json", "greenhouse", "acme", "boards-api.greenhouse.io/v1/boards/acme/jobs"),
    ("lever_postings.json", "lever", "acme", "api.lever.co/v0/postings/acme"),
    ("ashby_jobboard.json", "ashby", "acme", "api.ashbyhq.com/posting-api/job-board/acme"),
    (
        "smartrecruiters_postings_list.json",
        "smartrecruiters",
        "acme",
        "api.smartrecruiters.com/v1/companies/acme/postings",
    ),
    ("workable_widget_account.json", "workable", "acme", "apply.workable.com/api/v1/widget/accounts/acme"),
    ("recruitee_offers.json", "recruitee", "acme.recruitee.com", "acme.recruitee.com/api/offers/"),
    ("workday_jobs_list.json", "workday", "h.example/acme/Site", "h.example/wday/cxs/acme/Site/jobs"),
    ("personio_feed.xml", "personio", "acme.jobs.personio.de", "acme.jobs.personio.de/xml"),
    ("bamboohr_careers_list.json", "bamboohr", "acme", "acme.bamboohr.com/careers/list"),
    ("career_ops_icims_search.html", "icims", "careers-acmefreight", "careers-acmefreight.icims.com/jobs/search"),
    (
        "oracle_requisitions_list.json",
        "oracle",
        "acme.fa.oraclecloud.com/CX",
        "acme.fa.oraclecloud.com/hcmRestApi/resources/latest/recruitingCEJobRequisitions",
    ),
    ("successfactors_listing.html", "successfactors", "h.example", "h.example/tile-search-results/"),
    ("rippling_board_jobs.json", "rippling", "acme", "api.rippling.com/platform/api/ats/v1/board/acme/jobs"),
)
"""Sample, ATS, board, address it would come from."""


@pytest.mark.parametrize(("name", "ats", "key", "url"), CASES)
async def test_recorded_boards(name: str, ats: str, key: str, url: str, vendors: Vendors) -> None:
    file = SAMPLES / name
    if not file.is_file():
        pytest.skip(f"{file} is not there")
    content = file.read_text(encoding="utf-8")
    vendors.answers[url] = Reply(json.loads(content) if name.endswith("json") else content)
    async with vendors.fetch() as fetch:
        page = await reader_of(ats).list(BoardRef(ats, key, "https://h.example/Site"), fetch, {})
    assert page.postings
    assert page.note == ""
    for posting in page.postings:
        assert posting.title
        assert posting.url.startswith("https://")
        assert posting.locations or ats == "workday"
    assert len({one.external_id for one in page.postings}) == len(page.postings)
