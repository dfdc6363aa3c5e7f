"""Which pages are the same posting, and that no page takes the place of another site's."""

from __future__ import annotations

import pytest

from companion.contracts import PageSnapshot, Posting, PostingReading
from companion.jobmatcher.identity import key_of


def key(url: str, ats: str | None = None, number: str | None = None, text: str = "Cook", **page: str) -> str:
    reading = PostingReading(
        is_posting=True, confidence=1.0, ats=ats, external_id=number, posting=Posting(title=text, description=text)
    )
    return key_of(PageSnapshot(url=url, **page), reading)


def test_one_posting_at_two_addresses_of_its_ats() -> None:
    addresses = (
        "https://boards.greenhouse.io/acme/jobs/123456",
        "https://job-boards.greenhouse.io/acme/jobs/123456?gh_src=x",
    )
    assert len({key(url, "greenhouse", "123456") for url in addresses}) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/?gh_jid=123456",
        "https://evil.example/?u=//boards.greenhouse.io/acme/jobs/123456",
        "https://evil.example/x#//boards.greenhouse.io/acme/jobs/123456",
        "https://boards.greenhouse.io.evil.example/acme/jobs/123456",
        "https://evil.example/boards.greenhouse.io/acme/jobs/123456",
    ],
)
def test_another_host_cannot_speak_for_an_ats(url: str) -> None:
    assert key(url, "greenhouse", "123456") != key(
        "https://boards.greenhouse.io/acme/jobs/123456", "greenhouse", "123456"
    )


def test_an_employers_own_page_of_an_ats_posting_is_known_again() -> None:
    pages = ("https://acme.example/careers?gh_jid=1", "https://acme.example/careers?gh_jid=1&utm_source=mail")
    assert len({key(url, "greenhouse", "1") for url in pages}) == 1


def test_the_same_number_at_two_employers_is_two_postings() -> None:
    one = key("https://acme.wd5.myworkdayjobs.com/en-US/jobs/job/Berlin/Cook_R-100", "workday", "R-100")
    other = key("https://umbrella.wd3.myworkdayjobs.com/jobs/job/Berlin/Cook_R-100", "workday", "R-100")
    assert one != other


def test_saved_pages_are_told_apart_by_their_content() -> None:
    saved = "http://saved.page.invalid/"
    assert key(saved, text="Cook") != key(saved, text="Nurse")
    assert key(saved, text="Cook") == key(saved, text="Cook")
    assert key(saved, "greenhouse", "1", text="Cook") != key(saved, "greenhouse", "1", text="Nurse")
