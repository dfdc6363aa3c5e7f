"""What asks for the browser's own word on visibility, in a frame of another site: it goes in where it is seen, and only there."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web

from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from tests.agent.support import Opened

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

FORM = "<form><label for=g>Gender</label><select id=g><option value=''>Choose<option>Female<option>Male</select></form>"
BELOW = "<p style='height: 2000px'>Much to read first.</p>"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def port() -> AsyncIterator[int]:
    """A server on this machine, which the browser takes for two sites: 127.0.0.1 and localhost."""
    app = web.Application()
    app.router.add_get("/form", _form)
    app.router.add_get("/page", _page)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield runner.addresses[0][1]
    await runner.cleanup()


async def _form(_request: web.Request) -> web.Response:
    return web.Response(text=f"<!doctype html>{FORM}", content_type="text/html")


async def _page(request: web.Request) -> web.Response:
    style, before = request.query.get("style", ""), BELOW if "below" in request.query else ""
    frame = f"<iframe src='http://localhost:{request.url.port}/form' width=500 height=200 style='{style}'></iframe>"
    return web.Response(text=f"<!doctype html><h1>Apply</h1>{before}{frame}", content_type="text/html")


@pytest.mark.parametrize(("query", "outcome"), [("", "filled"), ("below", "filled"), ("style=opacity:.1", "refused")])
async def test_sensitive_fields_in_a_frame_of_another_site(port: int, query: str, outcome: str) -> None:
    async with BrowserSession() as session:
        page = await session.new_page()
        agent = PageAgent(page)
        await agent.attach()
        await page.goto(f"http://127.0.0.1:{port}/page?{query}")
        reports = await Opened(page, agent).fill({"Gender": "Female"}, sensitive=True)
        assert reports["Gender"].outcome == outcome, reports
        assert await page.frames[1].input_value("#g") == ("Female" if outcome == "filled" else "")
