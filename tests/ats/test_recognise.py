from __future__ import annotations

import pytest

from companion.ats.recognise import recognise, recognise_page

UUID = "0b2c6c5e-1111-4222-8333-444455556666"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://boards.greenhouse.io/acme/jobs/4012345", ("greenhouse", "posting", "acme", "4012345")),
        ("https://job-boards.eu.greenhouse.io/acme/jobs/4012345?gh_src=x", ("greenhouse", "posting", "acme", "4012345")),
        ("https://boards.greenhouse.io/embed/job_app?for=acme&token=4012345", ("greenhouse", "posting", "acme", "4012345")),
        ("https://acme.example/careers/?gh_jid=4012345", ("greenhouse", "posting", None, "4012345")),
        (f"https://jobs.lever.co/acme/{UUID}", ("lever", "posting", "acme", UUID)),
        (f"https://jobs.eu.lever.co/acme/{UUID}/apply", ("lever", "apply", "acme", UUID)),
        ("https://jobs.lever.co/acme", ("lever", "board", "acme", None)),
        (f"https://jobs.ashbyhq.com/acme/{UUID}/application", ("ashby", "apply", "acme", UUID)),
        ("https://acme.wd5.myworkdayjobs.com/en-US/Careers/job/Austin/Data-Analyst_R-12345-1", ("workday", "posting", "acme", "R-12345")),
        ("https://acme.wd5.myworkdayjobs.com/Careers", ("workday", "board", "acme", None)),
        ("https://jobs.smartrecruiters.com/Acme/743999912345678-nurse", ("smartrecruiters", "posting", "Acme", "743999912345678")),
        ("https://apply.workable.com/acme/j/1A2B3C4D5E/", ("workable", "posting", "acme", "1A2B3C4D5E")),
        ("https://careers-acme.icims.com/jobs/1234/nurse/job?in_iframe=1", ("icims", "posting", "careers-acme", "1234")),
        ("https://career4.successfactors.com/career?company=ACME&career_job_req_id=987", ("successfactors", "posting", None, "987")),
        ("https://acme.taleo.net/careersection/2/jobdetail.ftl?job=17000ABC&lang=en", ("taleo", "posting", "acme", "17000ABC")),
        ("https://eabc.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/job/210/", ("oracle", "posting", "eabc", "210")),
        ("https://acme.bamboohr.com/careers/42", ("bamboohr", "posting", "acme", "42")),
        ("https://jobs.jobvite.com/acme/job/oABC1fwx", ("jobvite", "posting", "acme", "oABC1fwx")),
        ("https://acme.recruitee.com/o/welder", ("recruitee", "posting", "acme", "welder")),
        ("https://acme.teamtailor.com/jobs/123456-chef", ("teamtailor", "posting", "acme", "123456")),
        ("https://acme.jobs.personio.de/job/123456", ("personio", "posting", "acme", "123456")),
        ("https://acme.breezy.hr/p/0123456789ab-cook", ("breezy", "posting", "acme", "0123456789ab")),
        (f"https://ats.rippling.com/en-GB/acme/jobs/{UUID}", ("rippling", "posting", "acme", UUID)),
    ],
)  # fmt: skip
def test_addresses(url: str, expected: tuple[str, str, str | None, str | None]) -> None:
    found = recognise(url)
    assert found is not None
    assert (found.ats, found.kind, found.board, found.external_id) == expected


@pytest.mark.parametrize(
    "url", ["https://www.example.org/jobs/1", "about:blank", "", "https://greenhouse.example.org/acme"]
)
def test_other_addresses(url: str) -> None:
    assert recognise(url) is None


def test_marks_decide_where_the_address_does_not() -> None:
    assert recognise_page("https://acme.example/careers/1", ["lever"]).ats == "lever"
    assert recognise_page("https://acme.example/careers/1", ["lever", "workday"]) is None
    assert recognise_page("https://boards.greenhouse.io/acme/jobs/1", ["lever"]).ats == "greenhouse"
