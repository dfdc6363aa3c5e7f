"""Hostile pages: nothing goes where a person does not see it, and the page cannot lie to the agent."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Open
from tests.agent.support import plan_of

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

SEEN = "<label>Name <input id=seen></label>"
TRICKS = {
    "display": "<div style='display:none'><input class=trap></div>",
    "visibility": "<input class=trap style='visibility:hidden'>",
    "content-visibility": "<div style='content-visibility:hidden'><input class=trap></div>",
    "opacity": "<input class=trap style='opacity:.01'>",
    "opacity of the parent": "<div style='opacity:.02'><input class=trap></div>",
    "opacities that multiply": "<div style='opacity:.5'><div style='opacity:.5'><input class=trap></div></div>",
    "filter": "<div style='filter:opacity(1%)'><input class=trap></div>",
    "scale": "<div style='transform:scale(.01)'><input class=trap></div>",
    "no size": "<div style='width:0;height:0;overflow:hidden'><input class=trap></div>",
    "one pixel": "<input class=trap style='width:1px;height:1px;border:0;padding:0'>",
    "cut off": "<div style='overflow:hidden;height:20px'><div style='height:200px'></div><input class=trap></div>",
    "clip-path": "<div style='clip-path:inset(50%)'><input class=trap></div>",
    "clip": "<input class=trap style='position:absolute;clip:rect(0,0,0,0)'>",
    "off screen left": "<input class=trap style='position:absolute;left:-9999px'>",
    "off screen top": "<input class=trap style='position:fixed;top:-500px'>",
    "off screen by margin": "<div style='overflow:hidden'><input class=trap style='margin-left:-3000px'></div>",
    "off screen by transform": "<input class=trap style='transform:translateX(-5000px)'>",
    "off screen by indent": "<body style='overflow-x:hidden'><input class=trap style='position:absolute;left:200vw'>",
    "aria-hidden": "<div aria-hidden=true><input class=trap></div>",
    "inert": "<div inert><input class=trap></div>",
    "ink of the ground": "<input class=trap style='color:#fff;background:#fff;border:0'>",
    "transparent ink": "<input class=trap style='color:transparent;border:0'>",
    "tiny print": "<input class=trap style='font-size:1px'>",
    "honeypot label": "<label>Leave this field blank <input class=trap></label>",
    "honeypot name": "<input class=trap name=honeypot>",
    "closed details": "<details><summary>More</summary><input class=trap></details>",
    "password": "<input class=trap type=password>",
    "read only": "<input class=trap readonly>",
    "disabled": "<fieldset disabled><input class=trap></fieldset>",
    "covered": "<div style='position:relative'><input class=trap>"
    "<div style='position:absolute;inset:0;background:#fff'></div></div>",
    "covered below the fold": "<div style='height:3000px'></div><div style='position:relative'><input class=trap>"
    "<img style='position:absolute;inset:0;width:100%;height:100%;background:#eee'></div>",
    "covered past the pointer": "<div style='position:relative'><input class=trap>"
    "<div style='position:absolute;inset:0;background:#fff;pointer-events:none'></div></div>",
}


@pytest.mark.parametrize("trick", TRICKS)
async def test_nothing_goes_into_what_nobody_sees(open_page: Open, trick: str) -> None:
    page = await open_page(f"{SEEN}{TRICKS[trick]}")
    report = await page.fill_everything()
    assert await page.page.evaluate("document.querySelector('.trap').value") == ""
    assert await page.page.evaluate("document.querySelector('#seen').value") == "LEAK"
    assert {field.outcome for field in report.fields} == {"filled", "refused"}


SEEN_ALL_THE_SAME = {
    "in a box that scrolls": "<body style='overflow:hidden;height:100vh;margin:0'><div style='height:100vh;overflow:auto'>"
    "<div style='height:3000px'></div><input class=far></div>",
    "below the fold": "<div style='height:3000px'></div><input class=far>",
    "behind a translucent veil": "<input class=far><div style='position:fixed;inset:0;background:rgba(0,0,0,.2)'></div>",
    "under its floating label": "<div style='position:relative'><input class=far>"
    "<label style='position:absolute;inset:0;pointer-events:none'>Name</label></div>",
    "below a sticky head": "<div style='position:sticky;top:0;height:60px;background:#fff;z-index:9'></div>"
    "<div style='height:2000px'></div><input class=far><div style='height:2000px'></div>",
    "drawn radio": "<style>.r{position:absolute;opacity:0;width:1px}</style>"
    "<label><input type=radio name=s class='r far'>S</label><label><input type=radio name=s class=r>L</label>",
}


@pytest.mark.parametrize("case", SEEN_ALL_THE_SAME)
async def test_what_a_person_reaches_is_filled(open_page: Open, case: str) -> None:
    page = await open_page(SEEN_ALL_THE_SAME[case])
    report = await page.fill_everything("S")
    assert [field.outcome for field in report.fields] == ["filled"], report.fields


BARELY = {
    "half transparent": "<div style='opacity:.5'>{}</div>",
    "in a box that is drawn small": "<div style='transform:scale(.3);transform-origin:left'>{}</div>",
    "in another shape": "<div style='transform:rotate(20deg);margin:300px'>{}</div>",
    "blurred": "<div style='filter:blur(20px)'>{}</div>",
    "under a translucent veil": "{}<div style='position:fixed;inset:0;background:rgba(255,255,255,.45)'></div>",
    "under a blend": "<div style='mix-blend-mode:screen'>{}</div>",
}


@pytest.mark.parametrize("trick", BARELY)
async def test_what_is_sensitive_asks_for_a_clear_view(open_page: Open, trick: str) -> None:
    page = await open_page(BARELY[trick].format("<label>Visa <input id=visa></label>"))
    report = (await page.fill({"Visa": "No"}, sensitive=True))["Visa"]
    assert (report.outcome, report.reason) == ("refused", "the browser does not vouch that you see it")
    assert await page.page.evaluate("document.querySelector('#visa').value") == ""


async def test_a_cover_that_comes_during_the_fill(open_page: Open) -> None:
    page = await open_page(
        "<label>Name<input id=name></label><div style='position:relative'><label>Visa<input id=visa></label>"
        "<div id=cover style='position:absolute;inset:0;pointer-events:none'></div></div><script>"
        "document.querySelector('#name').onchange=()=>{document.querySelector('#cover').style.background='#fff'}</script>"
    )
    reports = await page.fill({"Name": "Ada", "Visa": "No"}, sensitive=True)
    assert [reports["Name"].outcome, reports["Visa"].outcome] == ["filled", "refused"]
    assert await page.page.evaluate("document.querySelector('#visa').value") == ""


async def test_a_frame_under_a_cover(open_page: Open) -> None:
    page = await open_page(
        "<div style='position:relative;width:300px'><iframe srcdoc='<label>Visa<input id=visa></label>'></iframe>"
        "<div style='position:absolute;inset:0;background:#fff;pointer-events:none'></div></div>"
    )
    assert (await page.fill({"Visa": "No"}, sensitive=True))["Visa"].outcome == "refused"


@pytest.mark.parametrize("case", [case for case in SEEN_ALL_THE_SAME if "veil" not in case])
async def test_what_is_sensitive_and_clear_is_filled(open_page: Open, case: str) -> None:
    page = await open_page(SEEN_ALL_THE_SAME[case])
    (field,) = (await page.scan()).fields
    assert (await page.fill({field.label: "S"}, sensitive=True))[field.label].outcome == "filled"


async def test_hidden_frame(open_page: Open) -> None:
    page = await open_page(f"{SEEN}<iframe style='opacity:0' srcdoc='<input class=trap>'></iframe>")
    hidden = next(field for field in (await page.scan()).fields if field.frame == "top/0")
    assert not hidden.visible
    assert "frame" in (hidden.hidden_reason or "")


async def test_a_field_that_changed_since_it_was_planned(open_page: Open) -> None:
    page = await open_page(SEEN)
    form = await page.scan()
    await page.page.evaluate("document.querySelector('label').firstChild.data = 'Card number '")
    report = await page.fill({"Name": "Ada"}, form)
    assert report["Name"].outcome == "refused"
    assert await page.page.evaluate("document.querySelector('#seen').value") == ""


async def test_a_field_hidden_after_the_plan(open_page: Open) -> None:
    page = await open_page(SEEN)
    form = await page.scan()
    await page.page.evaluate("document.body.style.opacity = 0")
    assert (await page.fill({"Name": "Ada"}, form))["Name"].outcome == "refused"


async def test_a_page_that_overrides_everything(open_page: Open) -> None:
    page = await open_page(
        "<script>window.heard=[];Document.prototype.querySelectorAll=()=>[];Element.prototype.querySelectorAll=()=>[];"
        "Element.prototype.getBoundingClientRect=()=>({width:0,height:0});"
        "Object.defineProperty(HTMLInputElement.prototype,'value',{set(v){heard.push(v)},get(){return 'lie'}});"
        f"</script>{SEEN}"
    )
    reports = await page.fill({"Name": "Ada"})
    assert (reports["Name"].outcome, reports["Name"].shown) == ("filled", "Ada")
    assert await page.page.evaluate("window.heard") == []


async def test_form_properties_shadowed_by_its_controls(open_page: Open) -> None:
    names = ("id", "parentElement", "getRootNode", "assignedSlot", "children", "localName", "name", "action")
    inputs = "".join(f"<label>{name}<input name={name}></label>" for name in names)
    page = await open_page(f"<form>{inputs}</form>")
    assert [field.label for field in (await page.scan()).fields] == list(names)
    assert all(report.outcome == "filled" for report in (await page.fill_everything()).fields)


async def test_the_page_world_has_no_agent(open_page: Open) -> None:
    page = await open_page(SEEN)
    await page.scan()
    assert await page.page.evaluate("typeof JobAgent") == "undefined"


async def test_what_the_person_typed_stays(open_page: Open) -> None:
    page = await open_page(SEEN)
    await page.scan()
    await page.page.locator("#seen").press_sequentially("Grace")
    reports = await page.fill({"Name": "Ada"})
    assert (reports["Name"].outcome, reports["Name"].shown) == ("refused", "Grace")
    assert (await page.scan()).fields[0].touched


async def test_what_was_typed_before_the_agent_came_stays(open_page: Open) -> None:
    page = await open_page(SEEN)
    await page.page.locator("#seen").fill("Grace")
    assert (await page.scan()).fields[0].touched


async def test_a_scripts_own_events_are_no_typing(open_page: Open) -> None:
    page = await open_page(SEEN)
    await page.scan()
    await page.page.evaluate(
        "const e=document.querySelector('#seen');e.value='parsed';e.dispatchEvent(new Event('input',{bubbles:true}))"
    )
    reports = await page.fill({"Name": "Ada"})
    assert (reports["Name"].outcome, reports["Name"].shown) == ("filled", "Ada")


async def test_never_a_submit(open_page: Open) -> None:
    page = await open_page(
        "<form onsubmit='window.sent=true;return false'><div><p>May you work here?</p><div><button>Yes</button>"
        "<button>No</button></div></div><label>Name<input></label><button>Apply</button></form>"
        "<script>for(const b of document.querySelectorAll('div>button'))"
        "b.onclick=()=>b.setAttribute('aria-pressed','true')</script>"
    )
    reports = await page.fill({"May you work here?": "Yes", "Name": "Ada"})
    assert {report.outcome for report in reports.values()} == {"filled"}
    assert await page.page.evaluate("window.sent") is None


async def test_an_item_for_no_field(open_page: Open) -> None:
    page = await open_page(SEEN)
    item = {"field_id": "ghost", "value": "x", "source": "test", "confidence": 1, "reason": ""}
    report = await page.agent.fill(
        plan_of([]).model_validate({"plan_id": "p", "url": "", "items": [item]}), lambda _: b""
    )
    assert (report.fields[0].outcome, report.fields[0].reason) == ("failed", "the field is no longer there")
