"""Postings that a page carries in an unusual way, seen by the real agent in a real browser."""

from __future__ import annotations

import json

import pytest

from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.cli.inspect_posting import best_frame
from companion.contracts import PostingReading
from companion.jobmatcher.understand.reader import PostingReader

pytestmark = pytest.mark.browser

DESCRIPTION = """<p>We look after the clocks of forty towns.</p><h3>What you will do</h3><ul><li>Repair tower clocks</li>
<li>Climb ladders and drive between towns</li></ul><h3>Requirements</h3><ul><li>Three years of experience with clocks or fine
mechanics</li><li>Driving licence</li></ul><p>Full-time, €18.50 an hour.</p>"""


async def _read(reader: PostingReader, html: str) -> PostingReading:
    async with BrowserSession(offline=True) as session:
        page = await session.new_page()
        await page.set_content(html, wait_until="load")
        snapshot = await best_frame(PageAgent(page))
        return reader.read(snapshot.model_copy(update={"url": "https://jobs.clocks.example/jobs/clockmaker-17"}))


def _is_the_clockmaker(reading: PostingReading) -> bool:
    posting = reading.posting
    assert reading.is_posting, reading.reason
    assert posting is not None
    assert posting.title == "Clockmaker"
    assert posting.salary is not None
    assert posting.experience_years is not None
    assert [note.value for note in posting.licences] == ["Driving licence"]
    return (posting.salary.min, posting.experience_years.min) == (18.5, 3.0)


async def test_a_page_that_holds_its_posting_only_in_its_state(reader: PostingReader) -> None:
    state = {"props": {"pageProps": {"job": {"title": "Clockmaker", "descriptionHtml": DESCRIPTION}}}}
    html = (
        "<html><head><title>Careers</title></head><body><div id=__next></div>"
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script></body></html>'
    )
    assert _is_the_clockmaker(await _read(reader, html))


async def test_a_page_with_microdata_only(reader: PostingReader) -> None:
    html = f"""<html><head><title>Vacancy 17</title></head><body>
      <div itemscope itemtype="http://schema.org/JobPosting"><h2 itemprop="title">Clockmaker</h2>
      <span itemprop="hiringOrganization" itemscope itemtype="http://schema.org/Organization"><b itemprop="name">Time &amp; Sons</b></span>
      <span itemprop="jobLocation" itemscope itemtype="http://schema.org/Place"><span itemprop="address" itemscope
        itemtype="http://schema.org/PostalAddress"><i itemprop="addressLocality">Graz</i>, <i itemprop="addressCountry">AT</i></span></span>
      <meta itemprop="employmentType" content="FULL_TIME"><meta itemprop="datePosted" content="2026-11-02">
      <div itemprop="description">{DESCRIPTION}</div></div></body></html>"""
    reading = await _read(reader, html)
    assert _is_the_clockmaker(reading)
    assert reading.posting is not None
    assert reading.posting.company == "Time & Sons"
    assert reading.posting.locations == ["Graz, AT"]
    assert (reading.posting.posted_at, reading.posting.employment_type) == ("2026-11-02", "full_time")


async def test_a_posting_in_a_frame_of_the_employers_page(reader: PostingReader) -> None:
    inner = f"<title>Clockmaker - Time &amp; Sons</title><h1>Clockmaker</h1>{DESCRIPTION}<a href=#>Apply now</a>"
    quoted = inner.replace('"', "&quot;")
    html = f'<html><body><h2>Jobs at Time and Sons</h2><iframe srcdoc="{quoted}" width=900 height=900></iframe></body></html>'
    assert _is_the_clockmaker(await _read(reader, html))
