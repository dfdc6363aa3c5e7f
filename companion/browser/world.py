"""Isolated worlds of a page's frames, reached through the browser's debugging protocol (CDP).

A hostile page can replace whatever its own world uses, so the agent never runs there. Frames of other sites
live in other processes and need a CDP session each; the refusal of such a session is how an in-process frame
is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.async_api import CDPSession, Page
from playwright.async_api import Error as PlaywrightError

from companion.errors import CompanionError

WORLD = "job-companion"
MAX_FRAMES = 50
GONE = (
    "context was destroyed",
    "Cannot find context",
    "No frame",
    "Target closed",
    "has been closed",
    "navigated or closed",
    "Promise was collected",
    "detached",
)
"""Parts of what the browser says when the document of a call went away under it."""


class PageGone(CompanionError):
    """The page went to another address, or was closed, while the agent worked in it."""


@dataclass(frozen=True)
class AgentFrame:
    """One frame with the agent in it. `path` as in FieldDescriptor.frame."""

    session: CDPSession
    context_id: int
    path: str


class Worlds:
    """The isolated worlds of one page. `source` is run once in each new world."""

    def __init__(self, page: Page, source: str) -> None:
        self._page = page
        self._source = source
        self._session: CDPSession | None = None
        self._inner: list[CDPSession] = []

    async def attach(self) -> None:
        """Run the source in every new document of the page's own process, before its scripts."""
        session = await self._page_session()
        await session.send("Page.enable")
        await session.send(
            "Page.addScriptToEvaluateOnNewDocument",
            {"source": self._source, "worldName": WORLD, "runImmediately": True},
        )

    async def top(self) -> AgentFrame:
        """The top document alone, for what concerns no other frame. Raises PageGone."""
        session = await self._page_session()
        world = await self._send(
            session,
            "Page.createIsolatedWorld",
            {"frameId": (await self._frame_ids(session))[0], "worldName": WORLD},
        )
        path = await self._prepare(session, world["executionContextId"])
        if path is None:
            raise PageGone("the page went away while it was read: load it again")
        return AgentFrame(session, world["executionContextId"], path)

    async def frames(self) -> list[AgentFrame]:
        """Every frame that can be read, with the agent in it, in the order of their paths, top first."""
        contexts: dict[str, tuple[CDPSession, int]] = {}
        for session in await self._sessions():
            for frame_id in await self._frame_ids(session):
                if len(contexts) < MAX_FRAMES:
                    await self._enter(session, frame_id, contexts)
        frames = []
        for session, context_id in contexts.values():
            path = await self._prepare(session, context_id)
            if path is not None:
                frames.append(AgentFrame(session, context_id, path))
        if not frames:
            raise PageGone("the page went away while it was read: load it again")
        return sorted(frames, key=lambda frame: [int(part) for part in frame.path.split("/")[1:]])

    async def _page_session(self) -> CDPSession:
        if self._session is None:
            self._session = await self._page.context.new_cdp_session(self._page)
        return self._session

    async def _sessions(self) -> list[CDPSession]:
        top = await self._page_session()
        for session in self._inner:
            await self._forget(session)
        self._inner = []
        for frame in self._page.frames[1:]:
            try:
                self._inner.append(await self._page.context.new_cdp_session(frame))
            except PlaywrightError as error:
                if "separate CDP session" not in str(error) and not _is_gone(error):
                    raise
        return [top, *self._inner]

    async def _forget(self, session: CDPSession) -> None:
        try:
            await session.detach()
        except PlaywrightError as error:
            if not _is_gone(error):
                raise

    async def _frame_ids(self, session: CDPSession) -> list[str]:
        tree = await self._send(session, "Page.getFrameTree")
        found: list[str] = []
        pending = [tree["frameTree"]]
        while pending:
            node = pending.pop()
            found.append(node["frame"]["id"])
            pending.extend(node.get("childFrames", []))
        return found

    async def _enter(self, session: CDPSession, frame_id: str, contexts: dict[str, tuple[CDPSession, int]]) -> None:
        try:
            world = await session.send("Page.createIsolatedWorld", {"frameId": frame_id, "worldName": WORLD})
        except PlaywrightError as error:
            # A frame of another process stands in the tree of its parent too; its own session enters it.
            if not _is_gone(error) and "isolated world" not in str(error):
                raise
            return
        contexts[frame_id] = (session, world["executionContextId"])

    async def _prepare(self, session: CDPSession, context_id: int) -> str | None:
        """Put the agent into one world unless it is there; the frame's path, None if the frame is gone."""
        try:
            path, ready = await self._evaluate(
                session, context_id, f"[{FRAME_PATH}, typeof globalThis.JobAgent === 'object']"
            )
            if not ready:
                await self._evaluate(session, context_id, f"{self._source}\n;undefined")
        except PageGone:
            return None
        return path if isinstance(path, str) else None

    async def call(self, frame: AgentFrame, function: str, *arguments: Any) -> Any:
        reply = await self._send(
            frame.session,
            "Runtime.callFunctionOn",
            {
                "functionDeclaration": function,
                "executionContextId": frame.context_id,
                "arguments": [{"value": argument} for argument in arguments],
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        return _value(reply)

    async def _evaluate(self, session: CDPSession, context_id: int, expression: str) -> Any:
        reply = await self._send(
            session,
            "Runtime.evaluate",
            {"expression": expression, "contextId": context_id, "awaitPromise": True, "returnByValue": True},
        )
        return _value(reply)

    async def _send(self, session: CDPSession, method: str, params: dict[str, Any] | None = None) -> Any:
        try:
            return await session.send(method, params or {})
        except PlaywrightError as error:
            if _is_gone(error):
                raise PageGone("the page changed while the companion worked in it: try again") from error
            raise


FRAME_PATH = """(() => {
  const indexes = [];
  for (let inner = window; inner !== window.top; inner = inner.parent) {
    const siblings = inner.parent.frames;
    let index = 0;
    while (index < siblings.length && siblings[index] !== inner) index++;
    indexes.unshift(index);
  }
  return ['top', ...indexes].join('/');
})()"""
"""Indexing `frames` and comparing windows is allowed across origins."""


def _is_gone(error: PlaywrightError) -> bool:
    return any(mark in str(error) for mark in GONE)


def _value(reply: dict[str, Any]) -> Any:
    if "exceptionDetails" in reply:
        details = reply["exceptionDetails"]
        text = details.get("exception", {}).get("description") or details.get("text", "unknown")
        raise RuntimeError(f"the page agent failed: {text}")
    return reply["result"].get("value")
