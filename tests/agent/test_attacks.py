"""Hostile pages: nothing goes where a person does not see it, and the page cannot lie to the agent."""

from __future__ import annotations

from html import escape

import pytest

from tests.agent.conftest import Open
from tests.agent.support import plan_of

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SEEN = "<label>Name <input id=seen></label>"
BESIDE = {
    "display": "<div style='display:none'><input class=trap></div>",
    "visibility": "<input class=trap style='visibility:hidden'>",
    "visibility of the parent": "<div style='visibility:collapse'><input class=trap></div>",
    "content-visibility": "<div style='content-visibility:hidden'><input class=trap></div>",
    "opacity": "<input class=trap style='opacity:.01'>",
    "opacity of the parent": "<div style='opacity:.02'><input class=trap></div>",
    "opacities that multiply": "<div style='opacity:.5'><div style='opacity:.5'><input class=trap></div></div>",
    "filter": "<div style='filter:opacity(1%)'><input class=trap></div>",
    "scale": "<div style='transform:scale(.01)'><input class=trap></div>",
    "scale by itself": "<input class=trap style='scale:.01'>",
    "zoom": "<div style='zoom:.01'><input class=trap></div>",
    "seen from its edge": "<div style='perspective:400px'><input class=trap style='transform:rotateX(90deg)'></div>",
    "seen from behind": "<input class=trap style='transform:rotateY(180deg);backface-visibility:hidden'>",
    "no size": "<div style='width:0;height:0;overflow:hidden'><input class=trap></div>",
    "no height": "<div style='max-height:0;overflow:hidden'><input class=trap></div>",
    "one pixel": "<input class=trap style='width:1px;height:1px;border:0;padding:0'>",
    "cut off": "<div style='overflow:hidden;height:20px'><div style='height:200px'></div><input class=trap></div>",
    "cut off by paint": "<div style='contain:paint;height:20px'><div style='height:200px'></div><input class=trap></div>",
    "clip-path": "<div style='clip-path:inset(50%)'><input class=trap></div>",
    "clip-path from one side": "<div style='clip-path:inset(0 0 100% 0)'><input class=trap></div>",
    "clip-path in pixels": "<div style='clip-path:inset(2000px)'><input class=trap></div>",
    "clip-path of no area": "<div style='clip-path:polygon(0 0,100% 0,50% 0)'><input class=trap></div>",
    "clip-path of a far circle": "<div style='clip-path:circle(40px at -900px -900px)'><input class=trap></div>",
    "clip": "<input class=trap style='position:absolute;clip:rect(0,0,0,0)'>",
    "blurred": "<div style='filter:blur(20px)'><input class=trap></div>",
    "mask": "<div style='mask-image:linear-gradient(transparent,transparent)'><input class=trap></div>",
    "off screen left": "<input class=trap style='position:absolute;left:-9999px'>",
    "off screen top": "<input class=trap style='position:fixed;top:-500px'>",
    "off screen by margin": "<div style='overflow:hidden'><input class=trap style='margin-left:-3000px'></div>",
    "off screen by transform": "<input class=trap style='transform:translateX(-5000px)'>",
    "aria-hidden": "<div aria-hidden=true><input class=trap></div>",
    "inert": "<div inert><input class=trap></div>",
    "ink of the ground": "<input class=trap style='color:#fff;background:#fff;border:0'>",
    "almost the ink of the ground": "<input class=trap style='color:#fafafa;background:#fff;border:0'>",
    "transparent ink": "<input class=trap style='color:transparent;border:0'>",
    "ink by text fill": "<input class=trap style='-webkit-text-fill-color:transparent'>",
    "tiny print": "<input class=trap style='font-size:1px'>",
    "print indented away": "<input class=trap style='text-indent:-5000px'>",
    "honeypot label": "<label>Leave this field blank <input class=trap></label>",
    "honeypot name": "<input class=trap name=honeypot>",
    "closed details": "<details><summary>More</summary><input class=trap></details>",
    "closed dialog": "<dialog><input class=trap></dialog>",
    "closed popover": "<div popover><input class=trap></div>",
    "password": "<input class=trap type=password>",
    "read only": "<input class=trap readonly>",
    "disabled": "<fieldset disabled><input class=trap></fieldset>",
    "covered": "<div style='position:relative'><input class=trap>"
    "<div style='position:absolute;inset:0;background:#fff'></div></div>",
    "covered by a picture": "<div style='position:relative'><input class=trap>"
    "<img style='position:absolute;inset:0;width:100%;height:100%;background:#eee'></div>",
    "covered past the pointer": "<div style='position:relative'><input class=trap>"
    "<div style='position:absolute;inset:0;background:#fff;pointer-events:none'></div></div>",
    "covered past the pointer, insisting": "<div style='position:relative'><input class=trap>"
    "<div style='position:absolute;inset:0;background:#fff;pointer-events:none!important'></div></div>",
    "covered past the pointer by a rule": "<style>#veil{pointer-events:none!important}</style><div style='position:relative'>"
    "<input class=trap><div id=veil style='position:absolute;inset:0;background:#fff'></div></div>",
    "covered by what is drawn before": "<div style='position:relative'><input class=trap><style>.b::before{content:'';"
    "position:absolute;inset:0;background:#fff;pointer-events:none}</style><div class=b></div></div>",
    "below its own ground": "<div style='background:#fff;isolation:isolate'><div style='background:#fff;position:relative'>"
    "<input class=trap style='position:relative;z-index:-1'></div></div>",
}
"""Fields that stand in one page, each hidden in its own way."""
ALONE = {
    "opacity of the root": "<html style='opacity:.01'><body><input class=trap>",
    "opacity of the body": "<body style='opacity:.01'><input class=trap>",
    "off screen by indent": "<body style='overflow-x:hidden'><input class=trap style='position:absolute;left:200vw'>",
    "below the fold of a page that stands": "<body style='overflow:hidden'><div style='height:300vh'></div><input class=trap>",
    "behind a popover": "<input class=trap><div id=p popover=manual style='inset:0;width:100vw;height:100vh;margin:0;"
    "background:#fff;border:0'></div><script>document.getElementById('p').showPopover()</script>",
    "in a masked frame": "<iframe style='mask-image:linear-gradient(transparent,transparent)' srcdoc='<input class=trap>'></iframe>",
    "behind a dialog": "<input class=trap><dialog id=d style='width:100vw;height:100vh;max-width:none;max-height:none;"
    "margin:0'>Welcome</dialog><script>document.getElementById('d').showModal()</script>",
    "drawn below its own frame": "<style>.z{position:relative;background:#fff}.z::before{content:'';position:absolute;inset:0;pointer-events:none}</style>"
    "<div><div class=z><input class=trap style='position:relative;z-index:-1'></div></div>",
    "covered by a frame's shadow": "<style>.s{position:relative}.s::after{content:'';position:absolute;inset:0;pointer-events:none;"
    "box-shadow:inset 0 0 0 99px #fff}</style><div class=s><input class=trap></div>",
    "covered below the fold": "<div style='height:3000px'></div><div style='position:relative'><input class=trap>"
    "<img style='position:absolute;inset:0;width:100%;height:100%;background:#eee'></div>",
    "in a frame of no size": "<iframe style='width:0;height:0;border:0' srcdoc='<input class=trap>'></iframe>",
    "in a transparent frame": "<iframe style='opacity:.01' srcdoc='<input class=trap>'></iframe>",
    "in a shadow of opacity": "<div id=h></div><script>document.getElementById('h').attachShadow({mode:'open'}).innerHTML="
    "'<div style=\"opacity:.01\"><input class=trap></div>'</script>",
}
"""Tricks on a whole page: each in a frame of its own."""
TRAPS = """() => {
  const found = {};
  const look = (root, name) => {
    for (const at of root.querySelectorAll('.trap')) found[at.closest('[data-case]')?.dataset.case ?? name] = at.value;
    for (const at of root.querySelectorAll('*')) {
      const inner = at.shadowRoot ?? at.contentDocument;
      if (inner) look(inner, at.dataset.case ?? name);
    }
  };
  look(document, '');
  return found;
}"""


def _cases(snippets: dict[str, str], wrap: str) -> str:
    return "".join(wrap.format(case=case, html=html) for case, html in snippets.items())


def _frames(pages: dict[str, str]) -> str:
    """A frame for each page."""
    quoted = {case: escape(f"<!doctype html><meta charset=utf-8>{html}") for case, html in pages.items()}
    return _cases(quoted, '<iframe data-case="{case}" width=700 height=300 srcdoc="{html}"></iframe><br>')


async def test_nothing_goes_into_what_nobody_sees(open_page: Open) -> None:
    page = await open_page(SEEN + _cases(BESIDE, '<section data-case="{case}">{html}</section>') + _frames(ALONE))
    report = await page.fill_everything()
    held = await page.page.evaluate(TRAPS)
    assert held == dict.fromkeys(BESIDE | ALONE, "")
    assert await page.page.evaluate("document.querySelector('#seen').value") == "LEAK"
    assert {field.outcome for field in report.fields} == {"filled", "refused"}
    assert [field.outcome for field in report.fields].count("filled") == 1


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
    "<label><input type=radio name=s class='r far'>LEAK</label><label><input type=radio name=s class=r>L</label>",
    "in an open dialog": "<dialog id=d><input class=far></dialog><script>document.getElementById('d').showModal()</script>",
    "white on black": "<body style='background:#000'><input class=far style='color:#fff;background:transparent'>",
}
UNCLEAR = "behind a translucent veil"
"""A person sees it; the browser does not vouch for it, so nothing sensitive goes in."""


@pytest.mark.parametrize("sensitive", [False, True])
async def test_what_a_person_reaches_is_filled(open_page: Open, sensitive: bool) -> None:
    page = await open_page(_frames(SEEN_ALL_THE_SAME))
    report = await page.fill_everything(sensitive=sensitive)
    outcomes = {list(SEEN_ALL_THE_SAME)[int(field.frame.split("/")[1])]: field.outcome for field in report.fields}
    expected = dict.fromkeys(SEEN_ALL_THE_SAME, "filled")
    assert outcomes == (expected | {UNCLEAR: "refused"} if sensitive else expected)


BARELY = {
    "half transparent": "<div style='opacity:.5'>{}</div>",
    "in a box that is drawn small": "<div style='transform:scale(.3);transform-origin:left'>{}</div>",
    "in another shape": "<div style='transform:rotate(20deg);margin:100px'>{}</div>",
    "blurred a little": "<div style='filter:blur(1px)'>{}</div>",
    "under a translucent veil": "{}<div style='position:fixed;inset:0;background:rgba(255,255,255,.45)'></div>",
    "under a blend": "<div style='mix-blend-mode:screen'>{}</div>",
}


async def test_what_is_sensitive_asks_for_a_clear_view(open_page: Open) -> None:
    field = "<label>Visa <input class=trap></label>"
    page = await open_page(_frames({case: html.format(field) for case, html in BARELY.items()}))
    report = await page.fill_everything(sensitive=True)
    said = [(field.outcome, field.reason) for field in report.fields]
    assert said == [("refused", "the browser does not vouch that you see it")] * len(BARELY)
    assert await page.page.evaluate(TRAPS) == dict.fromkeys(BARELY, "")


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
