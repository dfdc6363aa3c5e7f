"""A page that draws itself anew while it is filled: nothing is lost, nothing is reported that did not stay."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Open
from tests.agent.support import RESUME

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

FIELDS = (
    "<label>Name<input id=name></label><label>Degree<select id=degree><option value=''>Choose<option>Master</select></label>"
    "<label>Resume<input type=file id=resume></label>"
)
WANTED = {"Name": "Ada", "Degree": "Master", "Resume": RESUME}
STATE = (
    "JSON.stringify([document.querySelector('#name').value,document.querySelector('#degree').value,"
    "[...document.querySelector('#resume').files].map(f=>f.name)])"
)
EVENTS = {
    "soon after it came": "setTimeout(draw, 700)",
    "when a field is entered": "document.addEventListener('focusin', draw, {once:true, capture:true})",
    "after the file": "document.addEventListener('change', e => e.target.type === 'file' && draw(), {once:true})",
    "between two fields": "document.addEventListener('focusout', () => setTimeout(draw), {once:true})",
    "after the last field": "document.addEventListener('change', e => e.target.id === 'degree' && !window.was"
    " && (window.was = setTimeout(draw, 100)))",
}


@pytest.mark.parametrize("event", EVENTS)
async def test_filled_although_drawn_anew(open_page: Open, event: str) -> None:
    page = await open_page(
        f"<form id=root>{FIELDS}</form><script>const kept=root.innerHTML;window.draws=0;"
        f"function draw(){{window.draws++;root.innerHTML=kept}};{EVENTS[event]}</script>"
    )
    reports = await page.fill(WANTED)
    assert {label: (report.outcome, report.reason) for label, report in reports.items()} == dict.fromkeys(
        WANTED, ("filled", "")
    )
    assert await page.page.evaluate("window.draws") == 1
    assert await page.page.evaluate(STATE) == '["Ada","Master",["resume.pdf"]]'


async def test_what_stays_away_is_said(open_page: Open) -> None:
    page = await open_page(
        "<form id=root><label>Name<input id=name></label></form><script>"
        "document.addEventListener('focusout', () => root.replaceChildren(), {once:true})</script>"
    )
    report = (await page.fill({"Name": "Ada"}))["Name"]
    assert (report.outcome, report.reason) == ("failed", "the field is no longer there")


async def test_fields_that_go_while_they_are_read_are_left_out(open_page: Open) -> None:
    page = await open_page(
        "<form id=root></form><script>root.innerHTML = Array.from({length: 300}, (_, i) =>"
        " `<div><label for=f${i}>Question ${i}</label><input id=f${i}></div>`).join('');"
        "const timer = setInterval(() => window.reading && root.children.length > 1 ? root.lastElementChild.remove() : 0)</script>"
    )
    await page.page.evaluate("window.reading = true")
    labels = [field.label for field in (await page.scan()).fields]
    assert labels == [f"Question {i}" for i in range(len(labels))]
    assert 0 < len(labels) < 300
