"""`posting.js` and `highlight.js` in a real page, through the page agent's isolated world."""

from __future__ import annotations

import time

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PAGE = """<!doctype html><html lang="en"><head><title>Night Porter - Hotel Anselm</title>
<meta property="og:site_name" content="Hotel Anselm"><link rel="canonical" href="https://anselm.example/jobs/1">
<script type="application/ld+json">{"@type": "JobPosting", "title": "Night Porter"}</script>
<script src="https://boards.greenhouse.io/embed/job_board/js?for=anselm"></script>
<style>.gone { display: none } .unseen { visibility: hidden }</style></head>
<body><header><a href="/">Home</a></header><nav>All jobs</nav>
<div class="cookie-banner">We use cookies</div>
<main><h1>Night <em>Porter</em></h1><span class="job-location">Graz</span>
<p>Welcome guests at night. <b>You</b> keep the keys.<br>You lock the doors.</p><p><strong>What you bring</strong></p>
<ul><li>Two years of <i>hotel</i> work<ul><li>or restaurant work</li></ul></li></ul>
<dl><dt>Pay</dt><dd>2,000 € a month</dd></dl><p class="gone">Hidden words</p><p class="unseen">Unseen words</p>
<a href="/apply">Apply now</a><div id="host"></div>
<form><input name="a"><input name="b"><input name="c"><label>First name</label></form>
<footer><p>Shifts begin at ten.</p></footer><div class="job-footer">Ask for <a href="/liv">Liv</a>, the head porter.</div>
<footer>All rights reserved, Anselm</footer><footer class="footer"><a href="/a">About us</a> <a href="/b">Rooms</a></footer></main>
<aside class="related-jobs"><a href="/jobs/day-porter-2">Day Porter</a><a href="/jobs/cook-3345">Cook</a></aside>
<footer>Imprint</footer>
<script>document.getElementById('host').attachShadow({mode: 'open'}).innerHTML = '<p>Shadow words</p>';</script></body></html>"""


async def test_the_snapshot_of_a_page(open_page) -> None:
    snapshot = await (await open_page(PAGE)).agent.snapshot()
    found = [(block.kind, block.level, block.text) for block in snapshot.blocks]
    assert found == [
        ("heading", 1, "Night Porter"),
        ("paragraph", 0, "Graz"),
        ("paragraph", 0, "Welcome guests at night. You keep the keys."),
        ("paragraph", 0, "You lock the doors."),
        ("paragraph", 0, "What you bring"),
        ("item", 1, "Two years of hotel work"),
        ("item", 2, "or restaurant work"),
        ("term", 0, "Pay"),
        ("cell", 0, "2,000 € a month"),
        ("paragraph", 0, "Apply now"),
        ("paragraph", 0, "Shadow words"),
        ("paragraph", 0, "Shifts begin at ten."),
        ("paragraph", 0, "Ask for Liv, the head porter."),
    ]
    assert [block.text for block in snapshot.blocks if block.bold] == ["Night Porter", "What you bring"]
    assert snapshot.apply_controls == ["Apply now"]
    assert snapshot.ats_marks == ["greenhouse"]
    assert snapshot.meta["og:site_name"] == "Hotel Anselm"
    assert snapshot.canonical_url == "https://anselm.example/jobs/1"
    assert len(snapshot.json_ld) == 1
    assert [hint.text for hint in snapshot.hints] == ["Graz"]
    assert snapshot.form_fields == 3
    assert not snapshot.truncated


async def test_lines_that_show_are_lines_and_whose_page_it_is_is_told(open_page) -> None:
    snapshot = await (
        await open_page(
            """<header><a href="/"><img alt="Halden Freight" class="logo"></a></header><pre>PAY:   $25 an hour
Halden Freight is a family-owned carrier that hauls lumber and
general freight in eleven states.
  * Clean record</pre><footer>© 2026 Halden Freight Inc | Privacy</footer><a href="mailto:jobs@halden.example">Write</a>"""
        )
    ).agent.snapshot()
    assert [block.text for block in snapshot.blocks][:3] == [
        "PAY: $25 an hour",
        "Halden Freight is a family-owned carrier that hauls lumber and general freight in eleven states.",
        "* Clean record",
    ]
    told = {hint.name: hint.text for hint in snapshot.hints}
    assert told == {"logo": "Halden Freight", "copyright": "Halden Freight Inc", "mail-domain": "halden.example"}


async def test_a_huge_page_is_cut_and_does_not_hang(open_page) -> None:
    page = await open_page("<h1>Long</h1>" + "<div><p>Megabytes of words in many elements.</p></div>" * 60_000)
    started = time.monotonic()
    snapshot = await page.agent.snapshot()
    assert snapshot.truncated
    assert len(snapshot.blocks) <= 3_000
    assert time.monotonic() - started < 20


async def test_microdata(open_page) -> None:
    page = await open_page(
        """<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Baker</h1>
        <div itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">Brot</span></div>
        <meta itemprop="datePosted" content="2026-11-01"><div itemprop="description"><p>Bake bread.</p></div></div>"""
    )
    [item] = (await page.agent.snapshot()).microdata
    assert (item["title"], item["datePosted"]) == ("Baker", "2026-11-01")
    assert item["hiringOrganization"] == {"@type": "Organization", "name": "Brot"}
    assert item["description"] == "<p>Bake bread.</p>"


async def test_highlights_leave_the_document_as_it_was(open_page) -> None:
    page = await open_page(PAGE)
    before = await page.page.content()
    found = await page.agent.highlight(
        [
            {"text": "Two years of hotel work", "before": "What you bring", "after": ""},
            {"text": "You keep the keys.\nYou lock", "before": "", "after": " the doors"},
            {"text": "words that are not there", "before": "", "after": ""},
        ]
    )
    assert found == 2
    assert await page.page.content() == before
    marked = "() => [...(CSS.highlights.get('job-companion') ?? [])].map(String)"
    assert await page.page.evaluate(marked) == ["Two years of hotel work", "You keep the keys.You lock"]


async def test_a_quote_is_found_by_its_surroundings(open_page) -> None:
    page = await open_page("<p>Python is a snake.</p><p>You know Python well.</p>")
    await page.agent.highlight([{"text": "Python", "before": "You know ", "after": " well"}])
    where = "() => [...CSS.highlights.get('job-companion')].map((range) => range.startContainer.data)"
    assert await page.page.evaluate(where) == ["You know Python well."]


async def test_answers_in_a_form_are_no_words_of_the_posting(open_page) -> None:
    page = await open_page(
        "<main><h1>Night Porter</h1><p>Keep the keys.</p><div id=form><label id=l>Office</label>"
        "<div class='css-1-control'><div class='css-2-singleValue'></div><input role=combobox aria-labelledby=l></div>"
        "<div role=combobox tabindex=0></div><div contenteditable=true></div><input></div></main>"
    )
    before = await page.agent.snapshot()
    await page.page.evaluate(
        "for (const at of document.querySelectorAll('[class*=singleValue], div[role=combobox], [contenteditable]'))"
        " at.textContent = 'Graz'"
    )
    assert [block.text for block in before.blocks] == ["Night Porter", "Keep the keys."]
    assert (await page.agent.snapshot()).blocks == before.blocks


async def test_what_asks_for_a_field_is_no_word_of_the_posting(open_page) -> None:
    page = await open_page(
        "<main><h1>Night Porter</h1><ul><li>Website: keep it up to date</li></ul><p id=pay>Pay: 2,000 € a month</p>"
        "<label for=w>Website</label><input id=w><ul><li><label>LinkedIn <input></label></li></ul>"
        "<div><div>Driving licence</div><div><input><small>Class B or higher</small></div></div>"
        "<fieldset><legend>Do you speak German?</legend><label><input type=radio name=g>Yes</label></fieldset>"
        "<p id=h>Your Python projects</p><textarea aria-labelledby=h></textarea>"
        "<p>Guests come at night. <a href=/x>Our house</a></p><input type=checkbox aria-label='Save this job'></main>"
    )
    texts = [block.text for block in (await page.agent.snapshot()).blocks]
    assert texts == [
        "Night Porter",
        "Website: keep it up to date",
        "Pay: 2,000 € a month",
        "Guests come at night. Our house",
    ]


async def test_a_form_of_web_components_is_a_form(open_page) -> None:
    opened = await open_page(
        "<h1>Apply</h1><x-box></x-box><script>document.querySelector('x-box').attachShadow({mode: 'open'}).innerHTML ="
        " '<label>Name<input></label><x-inner></x-inner>'; document.querySelector('x-box').shadowRoot.querySelector('x-inner')"
        ".attachShadow({mode: 'open'}).innerHTML = '<input type=tel>';</script>"
    )
    assert (await opened.agent.snapshot()).form_fields == 2
