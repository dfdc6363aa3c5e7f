"""What stands in for an ntfy server and for a webhook."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass
class Receiver:
    """Keeps every request; answers with the next of `answers`, else 200; hangs up at /hang-up."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    taken: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    """Path, headers, body of each request that was answered with 200."""
    tries: int = 0

    async def take(self, request: web.Request) -> web.Response:
        self.tries += 1
        if request.path == "/hang-up" and request.transport is not None:
            request.transport.abort()
        status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            self.taken.append((request.path, dict(request.headers), await request.text()))
        return web.Response(status=status)

    @property
    def hooks(self) -> list[dict[str, Any]]:
        return [json.loads(body) for path, _, body in self.taken if path == "/hook"]
