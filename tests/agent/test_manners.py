"""Manners that widgets of any library may have: lists that come late or stay open, icons that are words, chips that are buttons,
uploaders that list their files in trees of their own."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Open
from tests.agent.support import RESUME

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

FRAME = "<style>.f{border:1px solid;width:240px;margin:8px;display:flex}.f input{border:0}ul{position:absolute;background:#fff;margin:0}li{height:22px}</style>"


async def test_the_word_of_an_icon_is_no_value(open_page: Open) -> None:
    page = await open_page(
        FRAME + "<label for=i>Shift</label><div class=f><input id=i role=combobox aria-expanded=false aria-controls=u>"
        "<i class=material-icons aria-hidden=true>arrow_drop_down</i></div>"
        "<script>i.onclick=()=>{const l=document.createElement('ul');l.id='u';l.setAttribute('role','listbox');"
        "for(const w of ['Day','Night']){const o=document.createElement('li');o.setAttribute('role','option');"
        "o.innerHTML='<i class=material-icons>check</i>'+w;o.onclick=()=>{i.value=w;l.remove()};l.append(o)}document.body.append(l)}</script>"
    )
    assert (await page.fields())["Shift"].value is None
    report = (await page.fill({"Shift": "Night"}))["Shift"]
    assert (report.outcome, report.shown) == ("filled", "Night")


LATE = (
    FRAME
    + "<label for=i>City</label><div class=f><input id=i role=combobox aria-expanded=false aria-controls=u autocomplete=off></div>"
    "<label for=n>Notes</label><input id=n>"
    "<script>let known=[];const shut=()=>{document.getElementById('u')?.remove();i.setAttribute('aria-expanded','false');wrap.removeAttribute('aria-hidden')};"
    "const wrap=document.createElement('div');document.body.append(wrap);wrap.append(document.querySelector('[for=n]'),n);"
    "i.oninput=()=>{const q=i.value;setTimeout(()=>{known=q?['Accra','Berlin'].filter((w)=>w.startsWith(q)):[]},300);shut();if(known.length)open()};"
    "i.onkeydown=(e)=>{if(e.key==='Escape')shut()};"
    "function open(){const l=document.createElement('ul');l.id='u';l.setAttribute('role','listbox');i.setAttribute('aria-expanded','true');"
    "for(const w of known){const o=document.createElement('li');o.setAttribute('role','option');o.textContent=w;"
    "o.onclick=()=>{i.value=w;shut();AFTER};l.append(o)}document.body.append(l)}</script>"
)


async def test_an_answer_that_shows_with_the_next_letter_only(open_page: Open) -> None:
    page = await open_page(LATE.replace("AFTER", ""))
    assert (await page.fill({"City": "Berlin"}))["City"].outcome == "filled"


async def test_a_list_that_opens_again_over_the_next_field_is_closed(open_page: Open) -> None:
    again = "setTimeout(()=>{i.setAttribute('aria-expanded','true');wrap.setAttribute('aria-hidden','true')},300)"
    page = await open_page(LATE.replace("AFTER", again))
    # The page is left alone for as long as the list needs to come up again.
    await page.fill({"City": "Berlin"})
    await page.page.wait_for_function("i.getAttribute('aria-expanded')==='true'")
    reports = await page.fill({"Notes": "mine"})
    assert reports["Notes"].outcome == "filled"


async def test_choices_that_stand_as_buttons_in_a_row(open_page: Open) -> None:
    page = await open_page(
        FRAME + "<label for=i>Languages</label><div class=f><span class='x-TagGroup' id=g></span>"
        "<input id=i role=combobox aria-expanded=false aria-controls=u></div>"
        "<script>let held=[];const draw=()=>{g.replaceChildren(...held.map((w)=>{const b=document.createElement('button');b.type='button';b.className='x-Tag';"
        "b.textContent=w;b.onclick=()=>{held=held.filter((o)=>o!==w);draw()};return b}))};"
        "i.onclick=()=>{const l=document.createElement('ul');l.id='u';l.setAttribute('role','listbox');"
        "for(const w of ['Danish','English','French'].filter((o)=>!held.includes(o))){const o=document.createElement('li');o.setAttribute('role','option');"
        "o.textContent=w;o.onclick=()=>{held.push(w);l.remove();draw()};l.append(o)}document.body.append(l)}</script>"
    )
    report = (await page.fill({"Languages": ["English", "French"]}))["Languages"]
    assert (report.outcome, report.shown) == ("filled", "English, French")
    undone = await page.agent.undo()
    assert (undone.back, undone.left, await page.page.evaluate("held")) == (1, (), [])


async def test_a_date_box_that_says_the_day_in_words(open_page: Open) -> None:
    page = await open_page(
        "<label>Start date<input id=d placeholder=mm/dd/yyyy></label><script>d.onchange=()=>{const t=new Date(d.value);"
        "if(d.value)d.value=Number.isNaN(t.getTime())?'':t.toDateString()}</script>"
    )
    report = (await page.fill({"Start date": "2026-03-15"}))["Start date"]
    assert (report.outcome, report.shown) == ("filled", "Sun Mar 15 2026")


UPLOADER = (
    "<label for=b>Resume</label><div><input type=file id=f style='display:none'><input type=file id=second style='display:none'>"
    "<button type=button id=b>Select files</button><x-list id=l></x-list></div>"
    "<script>l.attachShadow({mode:'open'});f.onchange=()=>{const [file]=f.files;if(!file)return;f.value='';"
    "l.shadowRoot.innerHTML='<span></span><button type=button aria-label=Remove>x</button>';l.shadowRoot.firstChild.textContent=file.name;"
    "l.shadowRoot.lastChild.onclick=()=>l.shadowRoot.replaceChildren()}</script>"
)


async def test_an_uploader_is_one_question_and_its_list_is_read_in_its_own_tree(open_page: Open) -> None:
    page = await open_page(UPLOADER)
    assert [(field.label, field.kind, field.visible) for field in (await page.scan()).fields] == [
        ("Resume", "file", True)
    ]
    report = (await page.fill({"Resume": RESUME}))["Resume"]
    assert (report.outcome, report.shown) == ("filled", "resume.pdf")
    undone = await page.agent.undo()
    assert (undone.back, undone.left) == (1, ())
    assert await page.page.evaluate("l.shadowRoot.childElementCount") == 0


async def test_a_list_in_a_tree_of_its_own_that_keeps_the_file_is_told(open_page: Open) -> None:
    page = await open_page(UPLOADER.replace("<button type=button aria-label=Remove>x</button>", "<b></b>"))
    await page.fill({"Resume": RESUME})
    assert (await page.agent.undo()).left == ("Resume",)


async def test_fields_that_a_growing_frame_pushes_down_are_no_choices(open_page: Open) -> None:
    page = await open_page(
        FRAME
        + "<label for=i>Town</label><div class='f x-select' id=x><input id=i autocomplete=off><svg width=9 height=9></svg></div>"
        "<div>"
        + "".join(f"<p style='margin:0;height:22px;cursor:pointer'>Line {n}</p>" for n in range(9))
        + "</div><script>i.onfocus=()=>{x.style.height='70px'};"
        "i.oninput=()=>setTimeout(()=>{document.querySelector('ul')?.remove();if(!i.value)return;const l=document.createElement('ul');l.style.top='120px';"
        "for(const w of ['Accra','Berlin']){const o=document.createElement('li');o.style.cursor='pointer';o.textContent=w;"
        "o.onmousedown=(e)=>{e.preventDefault();i.value=w;l.remove()};l.append(o)}document.body.append(l)},500)</script>"
    )
    report = (await page.fill({"Town": "Berlin"}))["Town"]
    assert report.outcome == "filled"
    assert "Line 3" not in report.offered


async def test_a_switch_of_nothing_but_boxes(open_page: Open) -> None:
    page = await open_page(
        "<style>.x-switch{width:40px;height:20px;background:#999;cursor:pointer}.x-is-checked{background:#06c}</style>"
        "<form><div><label>Remote only</label><div class=x-switch id=s><span class=x-switch__handle></span></div></div></form>"
        "<script>s.onclick=()=>s.classList.toggle('x-is-checked')</script>"
    )
    assert (await page.fields())["Remote only"].kind == "checkbox"
    assert (await page.fill({"Remote only": True}))["Remote only"].outcome == "filled"
    assert await page.page.evaluate("s.className") == "x-switch x-is-checked"
    assert (await page.agent.undo()).left == ()
    assert await page.page.evaluate("s.className") == "x-switch"


async def test_a_label_that_listens_in_the_stead_of_its_radio(open_page: Open) -> None:
    page = await open_page(
        "<style>label input{opacity:0;position:absolute;z-index:-1}</style><fieldset><legend>Shift</legend>"
        "<label><input type=radio value=Day><span>Day</span></label><label><input type=radio value=Night><span>Night</span></label></fieldset>"
        "<script>let held='';for(const r of document.querySelectorAll('input')){r.onclick=(e)=>e.stopPropagation();"
        "r.parentNode.onclick=()=>{held=r.value;for(const o of document.querySelectorAll('input'))o.checked=o===r}}</script>"
    )
    assert (await page.fill({"Shift": "Night"}))["Shift"].outcome == "filled"
    assert await page.page.evaluate("held") == "Night"


TOKENS = (
    FRAME + "<style>.f{flex-wrap:wrap}</style><label for=i>Languages</label><div class=f BOX><input id=i ROLE></div>"
    "<script>let held=[];const draw=()=>{for(const t of document.querySelectorAll('.x-token'))t.remove();i.before(...held.map((w)=>{"
    "const t=document.createElement('span');t.className='x-token';t.setAttribute('role','option');t.textContent=w;const b=document.createElement('button');"
    "b.type='button';b.setAttribute('aria-label','Remove token');b.onclick=()=>{held=held.filter((o)=>o!==w);draw()};t.append(b);return t}))};"
    "i.onkeydown=(e)=>{if(e.key==='Enter'&&i.value){held.push(i.value);i.value='';draw()}}</script>"
)


@pytest.mark.parametrize(
    ("box", "role"), [("", ""), ("role=listbox aria-orientation=horizontal", "role=combobox aria-expanded=false")]
)
async def test_words_that_are_entered_one_by_one(open_page: Open, box: str, role: str) -> None:
    page = await open_page(TOKENS.replace("BOX", box).replace("ROLE", role))
    report = (await page.fill({"Languages": ["English", "French"]}))["Languages"]
    assert (report.outcome, await page.page.evaluate("held")) == ("filled", ["English", "French"])
    assert (await page.agent.undo()).left == ()
    assert await page.page.evaluate("held") == []


async def test_a_locked_box_that_counts_what_is_chosen(open_page: Open) -> None:
    page = await open_page(
        FRAME
        + "<label for=i>Skills</label><div class=f><button type=button id=b aria-haspopup=listbox aria-expanded=false style='border:0'>"
        "<input id=i readonly tabindex=-1></button></div><script>const held=new Set();b.onclick=()=>{const was=document.getElementById('u');"
        "was?.remove();b.setAttribute('aria-expanded',String(!was));if(was)return;const l=document.createElement('ul');l.id='u';l.setAttribute('role','listbox');"
        "l.setAttribute('aria-multiselectable','true');for(const w of ['Go','Python','Rust']){const o=document.createElement('li');o.setAttribute('role','option');"
        "o.textContent=w;const mark=()=>o.setAttribute('aria-selected',String(held.has(w)));mark();"
        "o.onclick=()=>{held.has(w)?held.delete(w):held.add(w);mark();i.value=held.size>1?held.size+' selected':[...held].join()};l.append(o)}"
        "document.body.append(l)}</script>"
    )
    report = (await page.fill({"Skills": ["Python", "Go"]}))["Skills"]
    assert (report.outcome, report.shown) == ("filled", "Python, Go")


async def test_the_key_that_opens_lists_is_not_tried_on_a_spin_box(open_page: Open) -> None:
    page = await open_page(
        "<label>Years<input id=y role=spinbutton></label><script>let keys=[];y.onkeydown=(e)=>keys.push(e.key);y.onchange=()=>{y.value=''}</script>"
    )
    assert (await page.fill({"Years": "7"}))["Years"].outcome == "failed"
    assert "ArrowDown" not in await page.page.evaluate("keys")
