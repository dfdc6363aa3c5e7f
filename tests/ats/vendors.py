"""Fake vendors on loopback: one server that answers for every host, as the gateway of a PoliteFetch."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from companion.ats.fetch import PoliteFetch

ETAG = '"one"'


@dataclass
class Reply:
    """What a fake vendor answers. `content` is JSON unless it is text or bytes."""

    content: Any = None
    status: int = 200
    etag: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    forever: bool = False
    """Says nothing and keeps the line open."""


@dataclass(frozen=True)
class Asked:
    """One request, as it arrived."""

    method: str
    url: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any


Answers = Reply | list[Reply] | Callable[[Asked], Reply]


class Vendors:
    """An async context manager. `answers` maps host and path to a reply, to several in turn, or to a function."""

    def __init__(self) -> None:
        self.answers: dict[str, Answers] = {}
        self.asked: list[Asked] = []
        self.url = ""
        self.waited: list[float] = []
        self.now = 1_000.0
        self._end = asyncio.Event()

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=10_000_000)
        app.router.add_route("*", "/{tail:.*}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._end.set()
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        text = await request.text()
        asked = Asked(
            request.method,
            request.path[1:],
            dict(request.query),
            dict(request.headers),
            json.loads(text) if text else None,
        )
        self.asked.append(asked)
        found = self.answers.get(asked.url, Reply({"error": "not found"}, 404))
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        reply = found if isinstance(found, Reply) else found(asked)
        if reply.forever:
            await self._end.wait()
        headers = dict(reply.headers)
        if reply.etag:
            headers["ETag"] = reply.etag
            if asked.headers.get("If-None-Match") == reply.etag:
                return web.Response(status=304, headers=headers)
        content = reply.content if isinstance(reply.content, (str, bytes)) else json.dumps(reply.content)
        body = content.encode() if isinstance(content, str) else content
        return web.Response(
            status=reply.status, body=body, headers={"Content-Type": "text/html; charset=utf-8"} | headers
        )

    def fetch(self, **options: Any) -> PoliteFetch:
        """A PoliteFetch whose requests all come here; its clock moves when it would wait."""
        options.setdefault("chance", lambda: 0.5)
        return PoliteFetch(route=self.route, sleep=self._sleep, monotonic=lambda: self.now, **options)

    def route(self, url: str) -> str:
        return f"{self.url}/{url.partition('://')[2]}"

    async def _sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds

    def urls(self) -> list[str]:
        return [one.url for one in self.asked]
