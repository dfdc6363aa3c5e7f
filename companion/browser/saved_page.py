"""Read HTML that was fetched before as if it stood at its address: no network, none of the page's scripts."""

from __future__ import annotations

from playwright.async_api import Route

from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.contracts import PageSnapshot


async def snapshot_of_html(html: str, url: str) -> PageSnapshot:
    """What the agent reads of this HTML at this address. Raises BrowserMissing, BrowserFailed."""

    async def answer(route: Route) -> None:
        await route.fulfill(body=html, content_type="text/html; charset=utf-8")

    async with BrowserSession(scripts=False, offline=True) as session:
        page = await session.new_page()
        await page.route(lambda asked: asked.partition("#")[0] == url.partition("#")[0], answer)
        agent = PageAgent(page)
        await page.goto(url, wait_until="domcontentloaded")
        return await agent.snapshot()
