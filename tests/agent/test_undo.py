"""Undo: each kind of field holds again what it held, and only what is really back is counted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.conftest import Open
from tests.agent.support import RESUME

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

TOGGLE = (
    "<script>for(const b of document.querySelectorAll('.pair button'))b.onclick=()=>{const on=b.getAttribute('aria-pressed')!=='true';"
    "for(const o of document.querySelectorAll('.pair button'))o.setAttribute('aria-pressed',String(on&&o===b))}</script>"
)
PAIR = "<div><p>Q</p><div class=pair><button type=button aria-pressed={yes}>Yes</button><button type=button aria-pressed=false>No</button></div></div>"
LISTBOX = (
    "<div class=field><label id=l>Q</label><button type=button id=b aria-haspopup=listbox aria-labelledby=l aria-expanded=false>Select One</button></div>"
    "<script>b.onclick=()=>{document.querySelector('ul')?.remove();if(b.getAttribute('aria-expanded')==='true'){b.setAttribute('aria-expanded','false');return}"
    "const u=document.createElement('ul');u.id='u';u.setAttribute('role','listbox');for(const w of ['Select One','Yes','No']){const o=document.createElement('li');"
    "o.setAttribute('role','option');o.textContent=w;o.onclick=()=>{b.textContent=w;u.remove();b.setAttribute('aria-expanded','false')};u.append(o)}"
    "b.setAttribute('aria-controls','u');b.setAttribute('aria-expanded','true');document.body.append(u)}</script>"
)
SPINS = (
    "<div><label>Q</label><div data-automation-id=dateInputWrapper><input role=spinbutton aria-label=Month{month}>"
    "<input role=spinbutton aria-label=Year{year}></div></div>"
)
OPEN_LIST = (
    "<p id=q>Q</p><ul role=listbox aria-labelledby=q tabindex=0><li role=option aria-selected=true>Day</li>"
    "<li role=option aria-selected=false>Night</li></ul><script>for(const o of document.querySelectorAll('li'))o.onclick=()=>{"
    "for(const p of document.querySelectorAll('li'))p.setAttribute('aria-selected',String(p===o))}</script>"
)
DROPPED = (
    "<div class=zone><label>Q<input type=file id=f></label><span id=s></span></div><script>const input=f;input.onchange=()=>{"
    "if(!input.files.length)return;const name=input.files[0].name;input.value='';s.innerHTML='';s.append(name);const b=document.createElement('button');b.type='button';"
    "b.setAttribute('aria-label','Remove file');b.textContent='x';b.onclick=()=>s.replaceChildren();s.append(b)}</script>"
)
CASES: dict[str, tuple[str, Any]] = {
    "yes/no, unanswered before": (PAIR.format(yes="false") + TOGGLE, "No"),
    "yes/no, answered before": (PAIR.format(yes="true") + TOGGLE, "No"),
    "radio, unanswered before": (
        "<fieldset><legend>Q</legend><label><input type=radio name=q>Yes</label><label><input type=radio name=q>No</label></fieldset>",
        "No",
    ),
    "radio, answered before": (
        "<fieldset><legend>Q</legend><label><input type=radio name=q checked>Yes</label><label><input type=radio name=q>No</label></fieldset>",
        "No",
    ),
    "date parts, empty before": (SPINS.format(month="", year=""), "2021-03"),
    "date parts, set before": (SPINS.format(month=" value=07", year=" value=2019"), "2021-03"),
    "list of a button": (LISTBOX, "Yes"),
    "list that stands open": (OPEN_LIST, "Night"),
    "several of a list": ("<label>Q<select multiple><option selected>A<option>B<option>C</select></label>", ["B", "C"]),
    "checkbox": ("<label><input type=checkbox>Q</label>", True),
    "checkboxes": (
        "<fieldset><legend>Q</legend><label><input type=checkbox name=q checked>A</label><label><input type=checkbox name=q>B</label></fieldset>",
        ["B"],
    ),
    "editor": ("<div><p>Q</p><div contenteditable=true style='min-height:2em'></div></div>", "Hello"),
    "file": ("<label>Q<input type=file></label>", RESUME),
    "file that the page took": (DROPPED, RESUME),
}


@pytest.mark.parametrize("case", CASES)
async def test_back_as_it_was(open_page: Open, case: str) -> None:
    html, value = CASES[case]
    page = await open_page(f"<form>{html}<label>Other<input></label></form>")
    before = (await page.fields())["Q"].value
    assert (await page.fill({"Q": value}))["Q"].outcome == "filled"
    assert await page.agent.undo() == 1
    assert (await page.fields())["Q"].value == before
    assert "resume.pdf" not in await page.page.inner_text("body")


async def test_what_does_not_go_back_is_not_counted(open_page: Open) -> None:
    page = await open_page(
        "<label>A<input id=a></label><label>B<input id=b oninput='if(!this.value)this.value=\"stuck\"'></label>"
    )
    await page.fill({"A": "x", "B": "y"})
    assert await page.agent.undo() == 1


async def test_what_never_went_in_is_not_counted(open_page: Open) -> None:
    page = await open_page("<label>A<input></label><label>B<select><option value=''>Choose<option>One</select></label>")
    assert (await page.fill({"A": "x", "B": "Three"}))["B"].outcome == "failed"
    assert await page.agent.undo() == 1


async def test_all_rounds_of_a_fill_go_back(open_page: Open) -> None:
    page = await open_page("<label>A<input value=old></label><label>B<input></label>")
    await page.fill({"A": "one"})
    await page.fill({"A": "two", "B": "x"})
    assert await page.agent.undo() == 2
    assert {label: field.value for label, field in (await page.fields()).items()} == {"A": "old", "B": None}
    assert await page.agent.undo() == 0


async def test_what_the_person_changed_since_stays(open_page: Open) -> None:
    page = await open_page("<label>A<input id=a></label>")
    await page.fill({"A": "ours"})
    await page.page.locator("#a").press_sequentially("!")
    assert await page.agent.undo() == 0
    assert (await page.page.locator("#a").input_value()).strip("!") == "ours"
