"""Our own parts inside a page, as a person meets them: through the browser's pierced view, by real clicks and keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.async_api import CDPSession, Error, Page

from tests.support.patience import WAIT_MS


@dataclass
class InPage:
    """What of ours is in a page. The roots are closed, so only the browser's own tools see them."""

    page: Page
    session: CDPSession

    async def nodes(self) -> list[dict[str, Any]]:
        tree = await self.session.send("DOM.getFlattenedDocument", {"depth": -1, "pierce": True})
        return list(tree["nodes"])

    async def find(self, name: str) -> dict[str, Any] | None:
        """The element of ours with this `data-test`, or class."""
        for node in await self.nodes():
            marks = dict(zip(*[iter(node.get("attributes", []))] * 2, strict=True))
            if marks.get("data-test") == name or name in marks.get("class", "").split():
                return node
        return None

    async def centre(self, name: str) -> tuple[float, float] | None:
        """Where to click on it; None while it is not there."""
        node = await self.find(name)
        if node is None:
            return None
        try:
            model = await self.session.send("DOM.getBoxModel", {"nodeId": node["nodeId"]})
        except Error:  # drawn anew meanwhile, or not drawn at all
            return None
        corners = model["model"]["border"]
        return sum(corners[::2]) / 4, sum(corners[1::2]) / 4

    async def places(self, name: str) -> list[tuple[float, float]]:
        """Centres of all elements of ours with this class that are drawn."""
        found = []
        for node in await self.nodes():
            marks = dict(zip(*[iter(node.get("attributes", []))] * 2, strict=True))
            if name in marks.get("class", "").split() and "hidden" not in marks:
                model = await self.session.send("DOM.getBoxModel", {"nodeId": node["nodeId"]})
                corners = model["model"]["border"]
                found.append((sum(corners[::2]) / 4, sum(corners[1::2]) / 4))
        return found

    async def until(self, name: str) -> tuple[float, float]:
        """Its place, once it is there."""
        for _ in range(WAIT_MS // 50):
            found = await self.centre(name)
            if found:
                return found
            await self.page.wait_for_timeout(50)
        raise AssertionError(f"{name} did not come into the page")

    async def settled(self) -> None:
        """Our surface has stood in view long enough to be clicked on."""
        await self.page.wait_for_timeout(900)

    async def click(self, name: str) -> None:
        await self.until(name)
        await self.settled()
        await self.page.mouse.click(*await self.until(name))

    async def says(self, name: str, words: str) -> None:
        """Wait until it says so."""
        for _ in range(WAIT_MS // 50):
            if words in await self.text(name):
                return
            await self.page.wait_for_timeout(50)
        raise AssertionError(f"{name} never said {words!r}")

    async def text(self, name: str) -> str:
        """All words in it."""
        node = await self.find(name)
        if node is None:
            return ""
        try:
            told = await self.session.send("DOM.resolveNode", {"nodeId": node["nodeId"]})
        except Error:  # drawn anew meanwhile
            return ""
        reply = await self.session.send(
            "Runtime.callFunctionOn",
            {
                "objectId": told["object"]["objectId"],
                "functionDeclaration": "function() { return this.innerText; }",
                "returnByValue": True,
            },
        )
        return str(reply["result"]["value"])


async def inpage(page: Page) -> InPage:
    """Look into a page."""
    session = await page.context.new_cdp_session(page)
    await session.send("DOM.enable")
    return InPage(page, session)
