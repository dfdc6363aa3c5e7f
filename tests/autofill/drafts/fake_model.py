"""An OpenAI-compatible endpoint on loopback that says what a test wants."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Say = Callable[[dict[str, Any]], str]


@dataclass
class FakeModel:
    """`say` makes the text from the request; `status`, `raw` and `hang` make it misbehave."""

    say: Say = lambda asked: ""
    status: int = 200
    raw: bytes | None = None
    hang: bool = False
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.asked.append(body)
        self.keys.append(request.headers.get("Authorization", ""))
        if self.hang:
            await self.over.wait()
        if self.raw is not None:
            return web.Response(body=self.raw, status=self.status, content_type="application/json")
        message = {"role": "assistant", "content": self.say(body)}
        return web.json_response({"choices": [{"message": message}]}, status=self.status)


@asynccontextmanager
async def fake_model() -> AsyncIterator[FakeModel]:
    """The endpoint, serving."""
    model = FakeModel()
    app = web.Application()
    app.router.add_post("/v1/chat/completions", model.answer)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    model.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    try:
        yield model
    finally:
        model.over.set()
        await runner.cleanup()
