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
CHIPS = (
    "<div class=field><label for=i>Q</label><div style='border:1px solid;display:flex' id=b><span id=c></span>"
    "<input id=i role=combobox aria-expanded=false aria-controls=u></div></div>"
    "<script>const draw=(all)=>{c.replaceChildren(...all.map((w)=>{const s=document.createElement('span');s.textContent=w;const x=document.createElement('button');"
    "x.type='button';x.setAttribute('aria-label','Remove '+w);x.onclick=()=>draw(all.filter((o)=>o!==w));s.append(x);return s}));"
    "i.onclick=()=>{if(document.querySelector('ul'))return;const u=document.createElement('ul');u.id='u';u.setAttribute('role','listbox');"
    "for(const w of ['Go','Python','Rust']){const o=document.createElement('li');o.setAttribute('role','option');o.textContent=w;"
    "o.setAttribute('aria-selected',String(all.includes(w)));"
    "o.onclick=()=>{u.remove();i.value='';draw([...all,w])};u.append(o)}document.body.append(u)};"
    "i.onkeydown=(e)=>{if(e.key==='Escape')document.querySelector('ul')?.remove()}};draw([])</script>"
)


def date_sections(marks: str) -> str:
    """A date in three sections; `marks` are the attributes of each, with {} for its hint."""
    spans = (
        f"<span role=spinbutton aria-label={part} {marks.format(hint)} tabindex=0>{hint}</span>"
        for part, hint in (("month", "mm"), ("day", "dd"), ("year", "yyyy"))
    )
    return "<div role=group aria-label=Q id=g>" + "".join(spans) + "</div>"


DIGITS = (
    date_sections("contenteditable data-empty={}")
    + "<script>for(const s of g.children)s.onkeydown=(e)=>{e.preventDefault();let t=s.getAttribute('aria-valuenow')??'';"
    "if(/^\\d$/.test(e.key))t+=e.key;else if(e.key==='Backspace')t=t.slice(0,-1);else return;"
    "if(t)s.setAttribute('aria-valuenow',t);else s.removeAttribute('aria-valuenow');s.textContent=t||s.dataset.empty};"
    "for(const s of g.children)s.addEventListener('beforeinput',(e)=>e.preventDefault())</script>"
)
NUMBERED = (
    date_sections("")
    + "<script>for(const s of g.children){const hint=s.textContent;let t='';const draw=()=>{s.textContent=t||hint;s.setAttribute('aria-valuenow',t||11);"
    "s.setAttribute('aria-valuetext',t||'Empty')};s.onkeydown=(e)=>{if(/^\\d$/.test(e.key))t+=e.key;else if(e.key==='Backspace')t=t.slice(0,-1);draw()};draw()}</script>"
)


def hiding(*, toggles: bool) -> str:
    """A box to type into whose choice stays when the box is emptied; its list tells of it."""
    return (
        "<label for=i>Q</label><div><input id=i role=combobox aria-expanded=false aria-controls=u></div><ul id=u role=listbox hidden></ul>"
        "<script>let held='';const show=(on)=>{u.hidden=!on;i.setAttribute('aria-expanded',String(on))};"
        "for(const w of ['Go','Python','Rust']){const o=document.createElement('li');o.setAttribute('role','option');o.textContent=w;u.append(o);"
        "o.onclick=()=>{held=" + ("held===w?'':" if toggles else "") + "w;i.value=held;show(false)}}"
        "const mark=()=>{for(const o of u.children)o.setAttribute('aria-selected',String(o.textContent===held))};"
        "i.onclick=()=>{mark();show(true)};i.onkeydown=(e)=>{if(e.key==='Escape')show(false)}</script>"
    )


def suggesting(*, listed: str = "", heard: str = "", mirror: str = "") -> str:
    """A box whose choice a script keeps for itself; `heard`: what it does when one types, `mirror`: where its key stands unseen."""
    return (
        f"<div><label for=i>Q</label><input id=i {listed}>{mirror}<div id=u hidden style='position:absolute;background:#fff'></div></div>"
        "<script>let held='';const show=(on)=>{u.hidden=!on};i.oninput=()=>{"
        + heard
        + ";show(i.value!=='')};i.onclick=()=>show(true);"
        "for(const w of ['Go','Python','Rust']){const o=document.createElement('div');o.textContent=w;u.append(o);if(i.hasAttribute('role'))o.setAttribute('role','option');"
        "o.onclick=()=>{held=i.value=w;if(window.k)k.value='7';show(false)}}i.onkeydown=(e)=>{if(e.key==='Escape')show(false)}</script>"
    )


HINTED = (
    "<div><p>Q</p><div contenteditable=true style='min-height:2em' id=e><span contenteditable=false data-placeholder>Type here</span><p><br></p></div></div>"
    "<script>e.addEventListener('input',()=>e.querySelector('[data-placeholder]')?.remove())</script>"
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
    "several, each with a button to remove it": (CHIPS, ["Go", "Rust"]),
    "date parts that take digits one by one": (DIGITS, "1990-12-10"),
    "date parts that bear today's numbers while they are empty": (NUMBERED, "1990-12-10"),
    "box whose list holds the choice, and takes it back": (hiding(toggles=True), "Python"),
    "editor that shows a hint while it is empty": (HINTED, "Hello"),
    "editor": ("<div><p>Q</p><div contenteditable=true style='min-height:2em'></div></div>", "Hello"),
    "suggestion whose key stands unseen beside it": (
        suggesting(heard="held=k.value=''", mirror="<input type=hidden id=k name=k>"),
        "Python",
    ),
    "file": ("<label>Q<input type=file></label>", RESUME),
    "file that the page took": (DROPPED, RESUME),
}


@pytest.mark.parametrize("case", CASES)
async def test_back_as_it_was(open_page: Open, case: str) -> None:
    html, value = CASES[case]
    page = await open_page(f"<form>{html}<label>Other<input></label></form>")
    before = (await page.fields())["Q"].value
    assert (await page.fill({"Q": value}))["Q"].outcome == "filled"
    assert (await page.agent.undo()).back == 1
    assert (await page.fields())["Q"].value == before
    assert "resume.pdf" not in await page.page.inner_text("body")


async def test_what_does_not_go_back_is_not_counted(open_page: Open) -> None:
    page = await open_page(
        "<label>A<input id=a></label><label>B<input id=b oninput='if(!this.value)this.value=\"stuck\"'></label>"
    )
    await page.fill({"A": "x", "B": "y"})
    assert (await page.agent.undo()).back == 1


async def test_what_never_went_in_is_not_counted(open_page: Open) -> None:
    page = await open_page("<label>A<input></label><label>B<select><option value=''>Choose<option>One</select></label>")
    assert (await page.fill({"A": "x", "B": "Three"}))["B"].outcome == "failed"
    assert (await page.agent.undo()).back == 1


async def test_all_rounds_of_a_fill_go_back(open_page: Open) -> None:
    page = await open_page("<label>A<input value=old></label><label>B<input></label>")
    await page.fill({"A": "one"})
    await page.fill({"A": "two", "B": "x"})
    assert (await page.agent.undo()).back == 2
    assert {label: field.value for label, field in (await page.fields()).items()} == {"A": "old", "B": None}
    assert (await page.agent.undo()).back == 0


async def test_what_the_person_changed_since_stays(open_page: Open) -> None:
    page = await open_page("<label>A<input id=a></label>")
    await page.fill({"A": "ours"})
    await page.page.locator("#a").press_sequentially("!")
    assert (await page.agent.undo()).back == 0
    assert (await page.page.locator("#a").input_value()).strip("!") == "ours"


HELD = (
    "<fieldset><legend>Q</legend>"
    "<label class=o><input type=radio name=q value=y>Yes</label><label class=o><input type=radio name=q value=n>No</label></fieldset>"
    "<script>let held='';const draw=()=>{for(const r of document.querySelectorAll('[name=q]'))r.checked=r.value===held};"
    "for(const r of document.querySelectorAll('[name=q]'))r.addEventListener('click',(e)=>{held=e.target.value;queueMicrotask(draw)})</script>"
)
DRAWN = (
    "<fieldset><legend>Q</legend>"
    "<label><input type=radio name=q>Yes</label><label><input type=radio name=q>No</label></fieldset>"
    "<script>for(const r of document.querySelectorAll('[name=q]'))r.onclick=(e)=>{if(r.checked)r.parentNode.dataset.state='checked'}</script>"
)
UPLOADS = (
    "<label>Q<input type=file id=f></label><p id=s></p>"
    "<script>f.onchange=()=>{if(f.files.length){s.textContent=f.files[0].name;f.value=''}}</script>"
)
TAKEN = (
    "<div><p>Q</p><button type=button>Attach</button><input type=file id=f style='display:none'><p id=s>Nothing yet</p></div>"
    "<script>f.onchange=()=>{if(f.files.length){s.textContent='Thank you, received'}}</script>"
)
ROWS = (
    "<fieldset><legend>Q</legend><div><label><input type=radio name=q>Yes</label></div><div><label><input type=radio name=q>No</label></div></fieldset>"
    "<script>for(const r of document.querySelectorAll('[name=q]'))r.onclick=()=>{if(r.checked)r.closest('div').className='item--checked'}</script>"
)
HOLDS_UNDER_COVER = (
    "<label for=i>Q</label><div style='border:1px solid'><input id=i readonly role=combobox aria-expanded=false aria-controls=u></div>"
    "<ul id=u role=listbox hidden><li role=option>Yes</li><li role=option>No</li></ul>"
    "<script>i.onclick=()=>{u.hidden=!u.hidden;i.setAttribute('aria-expanded',String(!u.hidden))};"
    "for(const o of u.children)o.onclick=()=>{i.value=o.textContent;u.hidden=true;i.setAttribute('aria-expanded','false')};"
    "i.onkeydown=(e)=>{if(e.key==='Escape'){u.hidden=true;i.setAttribute('aria-expanded','false')}}</script>"
)
STUCK: dict[str, tuple[str, Any]] = {
    "radio whose row stays marked": (ROWS, "No"),
    "list that shows its choice in a box nobody types into": (HOLDS_UNDER_COVER, "Yes"),
    "radio that a script sets again": (HELD, "No"),
    "radio whose looks stay": (DRAWN, "No"),
    "list without a way back": (LISTBOX.replace("'Select One','Yes'", "'Yes'"), "Yes"),
    "box whose list keeps the choice": (hiding(toggles=False), "Python"),
    "suggestion that a script may keep": (suggesting(), "Python"),
    "suggestion whose key stays unseen": (suggesting(mirror="<input type=hidden id=k name=k>"), "Python"),
    "list that says nothing of what is chosen": (
        suggesting(listed="role=combobox aria-expanded=false aria-controls=u"),
        "Python",
    ),
    "file in the page's own list": (UPLOADS, RESUME),
    "file that only its thanks tell of": (TAKEN, RESUME),
}


@pytest.mark.parametrize("case", STUCK)
async def test_what_the_page_does_not_give_back_is_told_by_its_name(open_page: Open, case: str) -> None:
    html, value = STUCK[case]
    page = await open_page(f"<form>{html}<label>Other<input></label></form>")
    outcomes = await page.fill({"Q": value, "Other": "x"})
    assert outcomes["Q"].outcome == "filled"
    undone = await page.agent.undo()
    assert (undone.back, undone.left) == (1, ("Q",))


async def test_what_the_page_put_away_since_is_told(open_page: Open) -> None:
    """The next step of a form has no box of the one before, and sends it all the same."""
    page = await open_page("<form><div id=w><label>Q<input></label></div><label>Other<input></label></form>")
    await page.fill({"Q": "x", "Other": "y"})
    await page.page.evaluate("w.remove()")
    undone = await page.agent.undo()
    assert (undone.back, undone.left) == (1, ("Q",))


async def test_text_that_an_editor_wrote_on_is_still_ours(open_page: Open) -> None:
    """The browser vouches for what its own editing says, though it was a script that typed."""
    page = await open_page(
        "<form><div><p>Q</p><div contenteditable=true style='min-height:2em' id=e></div></div></form>"
    )
    assert (await page.fill({"Q": "Hello"}))["Q"].outcome == "filled"
    await page.page.evaluate("e.innerText += ' there'")
    assert (await page.agent.undo()).back == 1
    assert (await page.page.inner_text("#e")).strip() == ""


def calendar(*, toggles: bool, clears: str = "") -> str:
    """A read-only box whose calendar holds the day in a variable of its own; scripts of it count months from 0."""
    return (
        "<label for=d>Q</label><input id=d readonly placeholder='yyyy-mm-dd' data-date-format='yyyy-mm-dd'><div id=p hidden style='position:absolute'></div>"
        "<script>let at=new Date(2026,10,1),held=null;const iso=(t)=>[t.getFullYear(),String(t.getMonth()+1).padStart(2,'0'),String(t.getDate()).padStart(2,'0')].join('-');"
        "const say=()=>{d.value=held??'';p.hidden=true;draw()};const draw=()=>{const m=at.toLocaleDateString('en',{month:'long'});"
        "const n=new Date(at.getFullYear(),at.getMonth()+1,0).getDate();p.innerHTML='<button type=button aria-label=\"Previous month\">&lt;</button>'+m+' '+at.getFullYear()+"
        '\'<button type=button aria-label="Next month">&gt;</button>'
        + (f"<{clears} id=x>Clear</{clears}>" if clears else "")
        + '<div id=g style="display:grid;grid-template-columns:repeat(7,2em)"></div>\';'
        "const [back,on]=p.querySelectorAll('button');back.onclick=()=>{at.setMonth(at.getMonth()-1);draw()};on.onclick=()=>{at.setMonth(at.getMonth()+1);draw()};"
        "p.querySelector('#x')?.addEventListener('click',()=>{held=null;say()});"
        "for(let i=1;i<=n;i++){const c=document.createElement('div');const t=new Date(at.getFullYear(),at.getMonth(),i);c.textContent=i;"
        "c.setAttribute('role','gridcell');c.setAttribute('aria-label',m+' '+i+', '+at.getFullYear());"
        "c.dataset.value=[t.getFullYear(),String(t.getMonth()).padStart(2,'0'),String(i).padStart(2,'0')].join('-');"
        "c.setAttribute('aria-selected',String(iso(t)===held));c.onclick=()=>{held="
        + ("held===iso(t)?null:" if toggles else "")
        + "iso(t);say()};g.append(c)}};draw();d.onclick=()=>{p.hidden=false};"
        "document.onkeydown=(e)=>{if(e.key==='Escape')p.hidden=true}</script>"
    )


@pytest.mark.parametrize(("toggles", "clears"), [(True, ""), (False, "b")])
async def test_a_day_is_taken_back_in_its_calendar(open_page: Open, toggles: bool, clears: str) -> None:
    page = await open_page(f"<form>{calendar(toggles=toggles, clears=clears)}</form>")
    assert (await page.fill({"Q": "2026-08-05"}))["Q"].outcome == "filled"
    assert await page.page.evaluate("held") == "2026-08-05"
    undone = await page.agent.undo()
    assert (undone.back, undone.left) == (1, ())
    assert await page.page.evaluate("held") is None


@pytest.mark.parametrize(
    "mark", ["c.setAttribute('aria-selected',String(iso(t)===held))", "c.className=iso(t)===held?'is-start-date':''"]
)
async def test_a_day_that_its_calendar_keeps_is_told(open_page: Open, mark: str) -> None:
    html = calendar(toggles=False).replace("c.setAttribute('aria-selected',String(iso(t)===held))", mark)
    page = await open_page(f"<form>{html}</form>")
    assert (await page.fill({"Q": "2026-08-05"}))["Q"].outcome == "filled"
    undone = await page.agent.undo()
    assert (undone.back, undone.left) == (0, ("Q",))


async def test_a_calendar_that_writes_nothing_anew_has_taken_the_day_that_was_typed(open_page: Open) -> None:
    html = (
        calendar(toggles=False)
        .replace("<input id=d readonly", "<input id=d")
        .replace(
            "const say=()=>{d.value=held??'';", "let wrote=null;const say=()=>{if(held!==wrote)d.value=wrote=held??'';"
        )
        .replace("c.setAttribute('aria-selected',String(iso(t)===held))", "if(iso(t)===held)c.dataset.range='active'")
        .replace(
            "d.onclick=",
            "d.oninput=()=>{if(/^\\d{4}-\\d\\d-\\d\\d$/.test(d.value)){held=wrote=d.value;at=new Date(held+'T12:00');draw()}};d.onclick=",
        )
    )
    page = await open_page(f"<form>{html}</form>")
    assert (await page.fill({"Q": "2026-08-05"}))["Q"].outcome == "filled"
    assert await page.page.evaluate("[held, d.value]") == ["2026-08-05", "2026-08-05"]
