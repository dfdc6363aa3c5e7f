"""The driver: one snapshot over all frames, in process and out of it; plans dealt out to them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web

from companion.browser.launch import BrowserSession
from companion.browser.page_agent import AgentMissing, PageAgent, agent_files
from companion.contracts import FillPlan, PlanItem

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

TOP = "<title>Top</title><label>A<input></label><iframe src='{inner}'></iframe><iframe src='{other}'></iframe>"
FIELD = "<label>B<input id=b></label>"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site() -> AsyncIterator[str]:
    async def top(request: web.Request) -> web.Response:
        port = request.url.port
        other = f"http://localhost:{port}/outer"
        return web.Response(text=TOP.format(inner="/field", other=other), content_type="text/html")

    async def outer(request: web.Request) -> web.Response:
        return web.Response(text=f"{FIELD}<iframe src='/field'></iframe>", content_type="text/html")

    async def field(request: web.Request) -> web.Response:
        return web.Response(text=FIELD, content_type="text/html")

    app = web.Application()
    app.add_routes([web.get("/", top), web.get("/outer", outer), web.get("/field", field)])
    runner = web.AppRunner(app)
    await runner.setup()
    tcp = web.TCPSite(runner, "127.0.0.1", 0)
    await tcp.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()


@pytest.mark.parametrize("isolated", [False, True])
async def test_all_frames_in_one_snapshot(site: str, isolated: bool) -> None:
    args = ["--site-per-process"] if isolated else ["--disable-site-isolation-trials"]
    async with BrowserSession(args=args) as session:
        page = await session.new_page()
        await page.goto(site)
        agent = PageAgent(page)
        form = await agent.scan()
        assert [(field.frame, field.label) for field in form.fields] == [
            ("top", "A"),
            ("top/0", "B"),
            ("top/1", "B"),
            ("top/1/0", "B"),
        ]
        items = [
            PlanItem(field_id=field.id, frame=field.frame, value=field.frame, source="t", confidence=1, reason="")
            for field in form.fields
        ]
        gone = PlanItem(field_id="x", frame="top/9", value="x", source="t", confidence=1, reason="")
        report = await agent.fill(FillPlan(plan_id="p", url=site, items=[*items, gone]), lambda _: b"")
        assert [field.shown for field in report.fields] == ["top", "top/0", "top/1", "top/1/0", None]
        assert report.fields[-1].reason == "its frame is gone"


async def test_offline_opens_nothing_but_its_folder(site: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.js").write_text("window.out = true")
    (tmp_path / "in" / "own.js").write_text("window.own = true")
    html = f"<script src=own.js></script><script src=../out.js></script><iframe src='{site}'></iframe>{FIELD}"
    (tmp_path / "in" / "page.html").write_text(html)
    async with BrowserSession(offline=True) as session:
        session.allow_folder(tmp_path / "in")
        page = await session.new_page()
        await page.goto((tmp_path / "in" / "page.html").as_uri())
        assert await page.evaluate("[window.own, window.out]") == [True, None]
        labels = [field.label for field in (await PageAgent(page).scan()).fields]
        assert labels == ["B"]


async def test_scripts_off_still_scans(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"{FIELD}<script>document.body.innerHTML=''</script>")
    async with BrowserSession(offline=True, scripts=False) as session:
        session.allow_folder(tmp_path)
        page = await session.new_page()
        await page.goto((tmp_path / "page.html").as_uri())
        assert [field.label for field in (await PageAgent(page).scan()).fields] == ["B"]


async def test_agent_files_follow_the_manifest(tmp_path: Path) -> None:
    assert agent_files()[0].name == "text.js"
    names = [path.name for path in agent_files()]
    assert names.index("scan.js") < names.index("fill.js")
    (tmp_path / "manifest.json").write_text("{}")
    with pytest.raises(AgentMissing, match="lists no agent file"):
        agent_files(tmp_path)
