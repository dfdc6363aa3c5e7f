"""Widgets that nothing announces: no role, no known library. They are told by what is seen when they are tried."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

STYLE = (
    "<style>.f{border:1px solid;width:200px;margin:8px}.f input{border:0;width:150px}.away{position:absolute;z-index:9;background:#fff;border:1px solid}"
    ".away div,.away b{display:block;height:22px;cursor:pointer}select,.gone{display:none}.radio-drawn{display:inline-block;cursor:pointer}</style>"
)
LISTS = (
    STYLE + "<form onsubmit='return false'>"
    # A box that one may type into, called a choice by a class; its list hangs at the end of the page.
    "<label for=a>Country</label><div class='f x-select'><input id=a autocomplete=off><svg width=9 height=9></svg></div>"
    # A box that is only pressed, with nothing to tell but the pointer; what is chosen is written into it.
    "<label for=b>Degree</label><div class=f><input id=b readonly style='cursor:pointer'></div>"
    # A plain text box that forgets what is not in its list.
    "<label for=c>Office</label><p><input id=c></p>"
    # A select that is hidden behind a drawing, which does not listen to it.
    "<label for=d>Level</label><div><select id=d><option value=''>Choose<option value=1>Junior<option value=2>Senior</select>"
    "<div class='f drop-select'><span id=s>Choose</span></div></div>"
    "<label for=e>Notes</label><input id=e></form>"
    "<script>const list=(at,words,take)=>{document.querySelector('.away')?.remove();const u=document.createElement('div');u.className='away';"
    "const r=at.getBoundingClientRect();u.style.left=r.left+scrollX+'px';u.style.top=r.bottom+scrollY+'px';"
    "for(const w of words){const o=document.createElement('div');o.textContent=w;o.onmousedown=(e)=>{e.preventDefault();take(w);u.remove()};u.append(o)}document.body.append(u)};"
    "document.addEventListener('mousedown',(e)=>{if(!e.target.closest('.f,.away,p'))document.querySelector('.away')?.remove()});"
    "const held={};a.onmousedown=()=>list(a,['Ghana','Germany'],(w)=>{a.value=held.a=w});"
    "a.onblur=()=>{a.value=held.a??''};b.onmousedown=()=>list(b,['Bachelor','Master'],(w)=>{b.value=w});"
    "c.onmousedown=()=>list(c,['Accra','Berlin'],(w)=>{c.value=held.c=w});c.onblur=()=>{c.value=held.c??''};"
    "s.parentNode.onmousedown=()=>list(s,['Junior','Senior'],(w)=>{s.textContent=w;d.value=w==='Junior'?1:2})</script>"
)


async def test_a_list_is_found_by_what_is_seen_when_its_box_is_pressed(open_page: Open) -> None:
    page = await open_page(LISTS)
    wanted = {"Country": "Germany", "Degree": "Master", "Office": "Berlin", "Level": "Senior", "Notes": "Mine"}
    reports = await page.fill(wanted)
    assert {label: (report.outcome, report.shown) for label, report in reports.items()} == {
        label: ("filled", value) for label, value in wanted.items()
    }
    held = await page.page.evaluate(
        "({a: held.a, b: b.value, c: held.c, d: d.value, open: !!document.querySelector('.away')})"
    )
    assert held == {"a": "Germany", "b": "Master", "c": "Berlin", "d": "2", "open": False}


async def test_a_value_that_such_a_list_does_not_have_is_said_and_not_left(open_page: Open) -> None:
    page = await open_page(LISTS)
    reports = await page.fill({"Country": "France", "Degree": "Doctorate", "Office": "Paris"})
    assert {label: report.outcome for label, report in reports.items()} == dict.fromkeys(reports, "failed")
    assert reports["Country"].offered == ["Ghana", "Germany"]
    assert await page.page.evaluate("[a.value, b.value, c.value]") == ["", "", ""]


SUGGESTING = (
    STYLE
    + "<style>p{margin:70px 9px}</style><form><p><label>Team <input id=t></label><p><label>School <input id=s autocomplete=off></label>"
    "<p><label>Street <input id=r autocomplete=off></label><p><label>City <input id=y autocomplete=off></label></form>"
    "<script>const held={};const away=(at)=>document.getElementById('of-'+at.id)?.remove();"
    "const offer=(at,words)=>{away(at);const u=document.createElement('div');u.id='of-'+at.id;u.className='away';const b=at.getBoundingClientRect();"
    "u.style.left=b.left+'px';u.style.top=b.bottom+'px';for(const w of words){const o=document.createElement('div');o.textContent=w;"
    "o.onclick=()=>{at.value=held[at.id]=w;u.remove()};u.append(o)}document.body.append(u)};"
    # One list stands there at once, and goes when its box is left; the others are asked of a server.
    "t.oninput=()=>offer(t,['Sales','Sales and more']);t.onblur=()=>away(t);"
    "s.oninput=()=>setTimeout(()=>offer(s,['Kumasi','Kumasi Tech']),400);"
    "r.oninput=()=>setTimeout(()=>offer(r,['1 High Street, Accra','1 High Street, Leeds']),400);"
    # One shows its list only to somebody who has stayed in it.
    "y.oninput=()=>setTimeout(()=>document.activeElement===y&&offer(y,['York','New York']),300);y.onblur=()=>away(y)</script>"
)


async def test_what_a_plain_box_comes_to_suggest_is_chosen_where_it_is_the_very_words(open_page: Open) -> None:
    page = await open_page(SUGGESTING)
    wanted = {"Team": "Sales", "School": "Kumasi", "Street": "1 High Street", "City": "York"}
    reports = await page.fill(wanted)
    assert {label: (report.outcome, report.shown) for label, report in reports.items()} == {
        label: ("filled", value) for label, value in wanted.items()
    }
    assert await page.page.evaluate("held") == {"t": "Sales", "s": "Kumasi", "y": "York"}
    street = reports.pop("Street")
    assert street.reason
    assert street.offered == ["1 High Street, Accra", "1 High Street, Leeds"]
    assert not any(report.reason or report.offered for report in reports.values())


CLOSED = (
    STYLE + "<style>.veil{position:absolute;opacity:0}[hidden]{display:none}</style><form>"
    # The box of a choice is called one only around its frame.
    "<label for=a>Country</label><div class=my-select-box><div class=f><input id=a><svg width=9 height=9></svg></div></div>"
    # A list waits closed beside its box.
    "<label for=b>Degree</label><div class=g><div class=f><input id=b></div><ul id=bl class='dropdown-menu away' hidden><li>Bachelor<li>Master</ul></div>"
    # A list of the page's own is named as the browser's own would be.
    "<label for=c>Level</label><div><input id=c list=cl><div id=cl role=listbox hidden><div role=option>Junior</div><div role=option>Senior</div></div></div>"
    # A select that nobody sees has the label of the button beside it.
    "<label for=d>Shift</label><div><select id=d class=veil><option value=''>Choose<option>Day<option>Night</select>"
    "<button type=button id=k aria-haspopup=listbox aria-expanded=false>Choose</button><div id=dl role=listbox class=away hidden><div role=option>Day</div><div role=option>Night</div></div></div>"
    "</form><script>const held={};const wire=(box,list,say)=>{box.addEventListener('mousedown',()=>{list.hidden=false});"
    "for(const o of list.children)o.onclick=()=>{held[box.id]=o.textContent;say(o.textContent);list.hidden=true};"
    "document.addEventListener('mousedown',(e)=>{if(!list.contains(e.target)&&e.target!==box)list.hidden=true})};"
    "for(const [box,list] of [[b,bl],[c,cl]]){wire(box,list,(w)=>{box.value=w});box.onblur=()=>{box.value=held[box.id]??''}}"
    "wire(k,dl,(w)=>{k.textContent=w});const u=document.createElement('div');u.className='away';u.hidden=true;u.innerHTML='<div>Ghana</div><div>Germany</div>';"
    "document.body.append(u);a.addEventListener('mousedown',()=>{const r=a.getBoundingClientRect();u.style.left=r.left+'px';u.style.top=r.bottom+'px'});"
    "wire(a,u,(w)=>{a.value=w});a.onblur=()=>{a.value=held.a??''}</script>"
)


async def test_choices_are_told_by_what_waits_closed_around_them(open_page: Open) -> None:
    page = await open_page(CLOSED)
    assert {label: field.kind for label, field in (await page.fields()).items()} == dict.fromkeys(
        ("Country", "Degree", "Level", "Shift"), "combobox"
    )
    wanted = {"Country": "Germany", "Degree": "Master", "Level": "Senior", "Shift": "Night"}
    reports = await page.fill(wanted)
    assert {label: (report.outcome, report.shown) for label, report in reports.items()} == {
        label: ("filled", value) for label, value in wanted.items()
    }
    assert await page.page.evaluate("held") == {"a": "Germany", "b": "Master", "c": "Senior", "k": "Night"}


SHEET = (
    STYLE
    + "<div role=dialog id=dlg class=away style='padding:9px'><form><p id=l>Degree</p><button type=button id=b aria-haspopup=listbox aria-expanded=false aria-labelledby=l>Choose</button>"
    "<label for=d>Start date</label><input id=d placeholder=yyyy-mm-dd><div role=radiogroup aria-label=Shift>"
    "<label><button type=button role=radio aria-checked=false></button> Day</label><label><button type=button role=radio aria-checked=false></button> Night</label></div>"
    "<p>Skills</p><div class=f><input id=s role=combobox aria-expanded=false readonly></div><label>Name <input></label></form></div>"
    # A list is closed at once and goes a while later; one of several choices fades in, and goes with the key in its layer alone.
    "<script>let held=[];const open=(at)=>at.getAttribute('aria-expanded')==='true';const say=(at,on)=>at.setAttribute('aria-expanded',String(on));"
    "const list=(at,words,take)=>{const layer=document.createElement('div');layer.className='away layer';const u=document.createElement('div');u.setAttribute('role','listbox');u.tabIndex=-1;"
    "const r=at.getBoundingClientRect();layer.style.left=r.left+'px';layer.style.top=r.bottom+'px';"
    "for(const w of words){const o=document.createElement('div');o.setAttribute('role','option');o.setAttribute('aria-selected','false');o.textContent=w;o.onclick=()=>take(w,o,layer);u.append(o)}"
    "layer.append(u);document.body.append(layer);u.focus();say(at,true);return layer};"
    "b.onclick=()=>list(b,['Bachelor','Master'],(w,o,layer)=>{b.textContent=w;say(b,false);setTimeout(()=>layer.remove(),150)});"
    "s.onclick=()=>{if(open(s))return;const layer=list(s,['Go','Python','Rust'],(w,o)=>{const on=o.getAttribute('aria-selected')!=='true';o.setAttribute('aria-selected',String(on));"
    "held=on?[...held,w]:held.filter((h)=>h!==w);s.value=held.join(', ')});dlg.setAttribute('aria-hidden','true');layer.style.opacity=0;"
    "layer.style.transition='opacity .3s';setTimeout(()=>layer.style.opacity=1,60);"
    "layer.onkeydown=(e)=>{if(e.key!=='Escape')return;e.stopPropagation();say(s,false);dlg.removeAttribute('aria-hidden');layer.remove()}};"
    "for(const r of document.querySelectorAll('[role=radio]'))r.onclick=()=>{for(const o of document.querySelectorAll('[role=radio]')){o.setAttribute('aria-checked',String(o===r));o.textContent=o===r?'\\u25cf':''}};"
    "document.addEventListener('keydown',(e)=>{if(e.key==='Escape'&&!open(b))dlg.remove()});"
    "document.addEventListener('mousedown',(e)=>{if(!dlg.contains(e.target)&&!e.target.closest('.layer'))dlg.remove()})</script>"
)


async def test_a_sheet_that_a_form_stands_in_is_not_closed_with_its_lists(open_page: Open) -> None:
    page = await open_page(SHEET)
    wanted = {"Degree": "Master", "Start date": "2026-03-15", "Shift": "Night", "Skills": ["Go", "Rust"], "Name": "Ada"}
    reports = await page.fill(wanted)
    assert {label: (report.outcome, report.reason) for label, report in reports.items()} == dict.fromkeys(
        wanted, ("filled", "")
    )
    assert await page.page.evaluate("[held, !!document.querySelector('.layer')]") == [["Go", "Rust"], False]


async def test_a_radio_that_is_not_displayed_is_pressed_on_what_is_drawn_for_it(open_page: Open) -> None:
    page = await open_page(
        STYLE + "<div><p>Shift</p><input type=radio name=q value=d class=gone><span class=radio-drawn>Day</span>"
        "<input type=radio name=q value=n class=gone><span class=radio-drawn>Night</span></div>"
        "<script>for(const s of document.querySelectorAll('span'))s.onclick=()=>{s.previousElementSibling.checked=true;window.taken=s.textContent}</script>"
    )
    assert (await page.fill({"Shift": "Night"}))["Shift"].outcome == "filled"
    assert await page.page.evaluate("taken") == "Night"


async def test_a_month_is_not_believed_to_a_box_whose_calendar_cannot_be_read(open_page: Open) -> None:
    page = await open_page(
        "<label for=m>Graduated</label><div><input id=m><button type=button class=date-button>&#9662;</button></div><script></script>"
    )
    report = (await page.fill({"Graduated": "2018-06"}))["Graduated"]
    assert (report.outcome, report.reason) == ("failed", "its calendar could not be read")
    assert await page.page.input_value("#m") == ""


async def test_what_a_script_may_have_kept_of_a_radio_is_told(open_page: Open) -> None:
    radios = "<fieldset><legend>Q</legend><label><input type=radio name=q value=y>Yes</label><label><input type=radio name=q value=n>No</label></fieldset>"
    page = await open_page(
        f"<div>{radios}</div><script>q=[...document.querySelectorAll('input')];for(const r of q)r.onclick=()=>window.kept=r.value</script>"
    )
    assert (await page.fill({"Q": "No"}))["Q"].outcome == "filled"
    assert (await page.agent.undo()).left == ("Q",)
    page = await open_page(f"<form action=/send>{radios}</form><script></script>")
    await page.fill({"Q": "No"})
    assert (await page.agent.undo()).back == 1


async def test_a_frame_that_goes_with_what_is_taken_back_does_not_stop_the_undo(open_page: Open) -> None:
    page = await open_page(
        "<label>Name<input id=n></label><iframe id=f srcdoc='<label>Inner<input></label>'></iframe>"
        "<script>n.oninput=()=>{if(!n.value)f.remove()}</script>"
    )
    await page.fill({"Name": "Ada", "Inner": "x"})
    undone = await page.agent.undo()
    assert (undone.back, undone.left) == (1, ("Inner",))


SEVERAL = (
    STYLE
    # A frame that counts what is chosen, and a list that leaves it out and closes with each choice.
    + "<form><p id=l>Languages</p><button type=button id=b aria-haspopup=listbox aria-expanded=false aria-controls=u aria-labelledby=l>Choose</button><ul id=u role=listbox hidden></ul>"
    # A select that is hidden behind a drawing, which shows several choices as one text.
    "<label for=d>Days</label><div><select id=d multiple style='display:none'><option>Mon<option>Tue<option>Wed</select><div class='f drop-select'><span id=s>Choose</span></div></div></form>"
    "<script>const held=[];const draw=()=>{b.textContent=held.length?held.length+' option(s) selected':'Choose';u.replaceChildren(...['English','French','Twi'].filter((w)=>!held.includes(w)).map((w)=>{"
    "const o=document.createElement('li');o.setAttribute('role','option');o.setAttribute('aria-selected','false');o.textContent=w;"
    "o.onclick=()=>{held.push(w);u.hidden=true;b.setAttribute('aria-expanded','false');draw()};return o}))};draw();"
    "b.onclick=()=>{u.hidden=!u.hidden;b.setAttribute('aria-expanded',String(!u.hidden))};"
    "d.onchange=()=>{s.textContent=[...d.selectedOptions].map((o)=>o.text).join(', ')||'Choose'}</script>"
)


async def test_several_choices_that_are_only_counted_or_stand_as_one_text(open_page: Open) -> None:
    page = await open_page(SEVERAL)
    wanted = {"Languages": ["English", "Twi"], "Days": ["Mon", "Wed"]}
    reports = await page.fill(wanted)
    assert {label: (report.outcome, report.reason) for label, report in reports.items()} == dict.fromkeys(
        wanted, ("filled", "")
    )
    assert await page.page.evaluate("held") == ["English", "Twi"]
