"""The button, the panel and the marks inside a page: what a person does with them, and what a page cannot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page

from tests.extension.desk import PROFILE, Desk, desk
from tests.extension.inpage import InPage, inpage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

EMAIL = PROFILE["resume"]["basics"]["email"]
VALUES = "[...document.querySelectorAll('input, textarea')].map((field) => field.value).join('')"
HOST = "document.documentElement.lastElementChild"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def table(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with desk(tmp_path_factory.mktemp("inpage")) as made:
        yield made


async def _at_the_form(table: Desk, path: str = "/job") -> tuple[Page, InPage]:
    page, tab = await table.open(path)
    await table.scored(tab)
    ours = await inpage(page)
    await ours.until("inpage-button")
    return page, ours


async def _open_panel(ours: InPage) -> None:
    await ours.click("inpage-button")
    await ours.says("inpage-line", "can be filled")


async def test_a_form_is_filled_marked_and_put_back_from_inside_the_page(table: Desk) -> None:
    page, ours = await _at_the_form(table)
    await _open_panel(ours)
    await ours.click("inpage-fill")
    await ours.until("inpage-undo")
    assert await page.input_value("[name=email]") == EMAIL
    assert "Nothing was sent" in await ours.text("inpage-line")
    assert await ours.find("filled")
    assert await ours.find("yours")
    await ours.click("inpage-marks")
    assert await ours.find("filled") is None
    await ours.click("inpage-marks")
    await ours.until("filled")
    await ours.click("inpage-undo")
    await page.wait_for_function("document.querySelector('[name=email]').value === ''")
    assert await ours.find("filled") is None
    assert await page.evaluate("window.submitted") == 0
    await page.close()


async def test_a_question_as_wide_as_the_page_is_marked_beside_its_words(table: Desk) -> None:
    page, ours = await _at_the_form(table, "/questions")
    await page.set_viewport_size({"width": 1100, "height": 900})
    await _open_panel(ours)
    await ours.click("inpage-fill")
    await ours.until("inpage-undo")
    places = await ours.places("mark")
    assert len(places) == 7
    assert max(x for x, _ in places) < 600
    await page.close()


async def test_the_keyboard_is_enough(table: Desk) -> None:
    page, ours = await _at_the_form(table)
    await ours.settled()
    await page.locator("[name=why]").focus()
    for key in ("Tab", "Tab", "Enter"):  # past the form's own button, which stays unpressed
        await page.keyboard.press(key)
    await ours.says("inpage-line", "can be filled")
    await page.keyboard.press("Escape")
    await ours.until("inpage-button")
    await ours.settled()
    await page.keyboard.press("Enter")
    await ours.says("inpage-line", "can be filled")
    await ours.settled()
    for key in ("Tab", "Tab", "Tab", "Enter"):  # close, the one question, fill
        await page.keyboard.press(key)
    await ours.until("inpage-undo")
    assert await page.input_value("[name=email]") == EMAIL
    assert await page.evaluate("window.submitted") == 0
    await page.close()


async def test_the_button_answers_as_soon_as_it_is_there(table: Desk) -> None:
    """Pressed before it has stood in view for long enough, it opens a moment later; where the page leaves it in no clear view, that is said."""
    page, ours = await _at_the_form(table)
    await _open_panel(ours)
    for key in ("Escape", "Enter"):
        await page.keyboard.press(key)
    await ours.says("inpage-line", "can be filled")
    await page.keyboard.press("Escape")
    at = await ours.until("inpage-button")
    await page.evaluate("document.documentElement.style.opacity = '.5'")
    await page.mouse.click(*at)
    await ours.says("inpage-message", "moved or covered")
    assert await page.evaluate(VALUES) == ""
    await page.close()


ATTACKS = {
    "clicks by a script": f"() => {HOST}.click()",
    "events by a script": f"""() => {{
      const host = {HOST};
      const box = host.getBoundingClientRect();
      const at = {{ bubbles: true, composed: true, clientX: box.left + 20, clientY: box.top + 20 }};
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) host.dispatchEvent(new MouseEvent(type, at));
      host.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true }}));
    }}""",
    "opacity of our host": f"() => {HOST}.style.setProperty('opacity', '.01', 'important')",
    "a rule for bare elements": f"""() => {{
      const sheet = document.createElement('style');
      sheet.className = 'cover';
      sheet.textContent = 'div{{opacity:.01!important;position:fixed!important;right:12px!important;bottom:12px!important}}';
      document.head.append(sheet);
      {HOST}.style.cssText = '';
    }}""",
    "opacity of the root": "() => { document.documentElement.style.opacity = '.01' }",
    "a filter": f"() => {HOST}.style.setProperty('filter', 'opacity(1%)', 'important')",
    "a mask": f"() => {HOST}.style.setProperty('mask-image', 'linear-gradient(transparent,transparent)', 'important')",
    "a clip": f"() => {HOST}.style.setProperty('clip-path', 'inset(40%)', 'important')",
    "a tiny scale": f"() => {HOST}.style.setProperty('transform', 'scale(.9)', 'important')",
    "moved elsewhere": f"() => {HOST}.style.setProperty('left', '40px', 'important')",
    "a cover past the pointer": """() => {
      const cover = document.createElement('div');
      cover.className = 'cover';
      cover.popover = 'manual';
      cover.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;background:#fff;pointer-events:none';
      document.body.append(cover);
      cover.showPopover();
    }""",
    "a cover over a part": f"""() => {{
      const box = {HOST}.getBoundingClientRect();
      const cover = document.createElement('div');
      cover.className = 'cover';
      cover.popover = 'manual';
      cover.style.cssText = `position:fixed;margin:0;border:0;padding:0;background:#fff;pointer-events:none;left:${{box.left}}px;top:${{box.top}}px;width:60px;height:60px`;
      document.body.append(cover);
      cover.showPopover();
    }}""",
    "taken out and put back": f"() => {{ const host = {HOST}; host.remove(); document.body.prepend(host) }}",
    "taken out of the upper layer": f"() => {HOST}.hidePopover()",
}


SCRIPTED = ("clicks by a script", "events by a script")
"""These need no click of the person's."""
GONE = ("taken out and put back", "taken out of the upper layer")
"""After these our panel is no longer there to be played with."""
CLEAN = """() => {
  for (const at of document.querySelectorAll('.cover')) at.remove();
  document.documentElement.style.opacity = '';
}"""


async def test_a_page_that_plays_with_our_button_gets_nothing(table: Desk) -> None:
    page, ours = await _at_the_form(table)
    await _open_panel(ours)
    for attack, script in ATTACKS.items():
        await ours.settled()
        at = await ours.until("inpage-fill")
        await page.evaluate(script)
        await ours.settled()
        for place in () if attack in SCRIPTED else {at, await ours.centre("inpage-fill") or at}:
            await page.mouse.click(*place)
        assert await page.evaluate(VALUES) == "", attack
        assert (await table.session(f"fill:{await table.tab_of(page)}"))["phase"] == "previewed", attack
        await page.evaluate(CLEAN)
        if attack in GONE:
            await page.close()
            page, ours = await _at_the_form(table)
            await _open_panel(ours)
    # The same click on the same button, when nobody plays with it:
    await ours.click("inpage-fill")
    await ours.until("inpage-undo")
    assert await page.input_value("[name=email]") == EMAIL
    await page.close()


async def test_a_form_that_moves_our_button_under_the_pointer_gets_no_click(table: Desk) -> None:
    page, ours = await _at_the_form(table)
    await page.evaluate("document.querySelector('#apply').style.width = '400px'; dispatchEvent(new Event('resize'))")
    await _open_panel(ours)
    await ours.settled()
    await page.evaluate(
        "document.querySelector('#apply').style.marginTop = '-120px'; dispatchEvent(new Event('resize'))"
    )
    await page.wait_for_timeout(100)
    await page.mouse.click(*await ours.until("inpage-fill"))
    await page.wait_for_timeout(300)
    assert await page.evaluate(VALUES) == ""
    await page.close()


LISTENING = """() => {
  window.heard = [];
  addEventListener('message', (event) => heard.push(JSON.stringify(event.data)));
  for (const name of ['attachShadow', 'getBoundingClientRect', 'showPopover', 'append']) {
    const owner = name in Element.prototype ? Element.prototype : HTMLElement.prototype;
    const was = owner[name];
    owner[name] = function (...all) { heard.push(name); return was.apply(this, all); };
  }
  Object.defineProperty(HTMLElement.prototype, 'popover', { set(value) { heard.push('popover') }, get() { return null } });
  new MutationObserver((all) => { for (const one of all) for (const node of one.addedNodes) heard.push(node.outerHTML ?? node.data) })
    .observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  const types = ['page.fill', 'page.preview', 'fill.start', 'fill', 'scan', 'page.file', 'offer', 'marks', 'page.go', 'profile.get'];
  const ask = () => { for (const type of types) for (const target of [window, ...[...document.querySelectorAll('iframe')].map((at) => at.contentWindow)]) target.postMessage({ type, items: [], tab_id: 1 }, '*') };
  const frame = document.createElement('iframe');
  frame.srcdoc = `<script>for (const type of ${JSON.stringify(types)}) parent.postMessage({ type, from: 'extension' }, '*')<\\/script>`;
  document.body.append(frame);
  for (let i = 0; i < 5; i++) ask();
}"""


async def test_a_page_that_listens_to_everything_hears_nothing_of_the_person(table: Desk) -> None:
    """Before the click it hears nothing but that something of ours is there; messages that pretend to be ours do nothing."""
    page, ours = await _at_the_form(table)
    await page.evaluate(LISTENING)
    await _open_panel(ours)
    assert await page.evaluate(VALUES) == ""
    heard = "\n".join(await page.evaluate("window.heard"))
    for secret in (EMAIL, "Ada", "Jensen", "901820", "Blue Cloud", "can be filled"):
        assert secret not in heard
    assert "attachShadow" not in heard
    assert "showPopover" not in heard
    assert await page.evaluate(f"{HOST}.shadowRoot") is None
    await page.close()


@pytest.mark.parametrize("call", ["page.fill", "page.preview", "page.undo", "page.never"])
async def test_a_frame_or_a_tab_behind_gets_no_fill(table: Desk, call: str) -> None:
    """Even a content script that was taken over asks in vain, unless its document is the one in front."""
    page, tab = await table.open("/job")
    await table.scored(tab)
    await (await table.context.new_page()).bring_to_front()
    said = await _as_content_script(table, page, call)
    assert "may not ask" in said
    assert await page.evaluate(VALUES) == ""
    framed, tab = await table.open("/framed?host=jobs.employers.test")
    await table.scored(tab)
    said = await _as_content_script(table, framed, call, frame=True)
    assert "may not ask" in said
    for one in (page, framed):
        await one.close()


async def _as_content_script(table: Desk, page: Page, call: str, frame: bool = False) -> str:
    session = await table.context.new_cdp_session(page)
    worlds: list[tuple[int, str]] = []
    session.on(
        "Runtime.executionContextCreated",
        lambda event: (
            worlds.append((event["context"]["id"], event["context"]["auxData"]["frameId"]))
            if event["context"]["origin"].startswith("chrome-extension://")
            else None
        ),
    )
    await session.send("Runtime.enable")
    top = (await session.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
    context = next(world for world, where in worlds if (where != top) == frame)
    reply = await session.send(
        "Runtime.evaluate",
        {
            "expression": f"chrome.runtime.sendMessage({{type: '{call}'}}).then(JSON.stringify)",
            "contextId": context,
            "awaitPromise": True,
            "returnByValue": True,
        },
    )
    await session.detach()
    return str(reply["result"].get("value"))


async def test_no_button_where_nothing_is_applied_for(table: Desk) -> None:
    page, tab = await table.open("/garden")
    await table.scored(tab)
    ours = await inpage(page)
    assert await ours.find("inpage-button") is None
    await page.close()


async def test_the_person_can_do_without_the_button(table: Desk) -> None:
    page, ours = await _at_the_form(table)
    await ours.click("inpage-button")
    await ours.click("inpage-never")
    for _ in range(100):
        if await ours.find("inpage-panel") is None:
            break
        await asyncio.sleep(0.05)
    settings = await table.surface("options")
    switch = settings.locator("[data-test=button]")
    assert not await switch.is_checked()
    await switch.check()
    await page.bring_to_front()
    await ours.until("inpage-button")
    await page.close()
