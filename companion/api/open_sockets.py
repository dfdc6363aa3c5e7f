"""The event sockets that are open: counted, limited, ended."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import WSCloseCode, web

from companion.api.access import Caller, Refused

HELLO_SECONDS = 5.0
MAX_SOCKETS = 32
CLOSE_NOT_PAIRED = 4401


class TooManySockets(Refused):
    """The limit of open event sockets is reached."""

    status = 503
    code = "too_many_sockets"


@dataclass(eq=False)
class OpenSocket:
    """One, and whose it is once it said hello."""

    socket: web.WebSocketResponse
    caller: Caller | None = None


class Sockets:
    """Every open event socket."""

    def __init__(self, hello_seconds: float = HELLO_SECONDS, limit: int = MAX_SOCKETS) -> None:
        self.hello_seconds = hello_seconds
        self._limit = limit
        self._open: set[OpenSocket] = set()

    @property
    def count(self) -> int:
        """How many are open."""
        return len(self._open)

    def enter(self, socket: web.WebSocketResponse) -> OpenSocket:
        """Count one in. Raises TooManySockets."""
        if len(self._open) >= self._limit:
            raise TooManySockets(f"{self._limit} event sockets are open already: close one and come again")
        entry = OpenSocket(socket)
        self._open.add(entry)
        return entry

    def leave(self, entry: OpenSocket) -> None:
        """Count one out."""
        self._open.discard(entry)

    async def close_device(self, device: str) -> None:
        """End the sockets of a pairing that was taken back."""
        for entry in tuple(self._open):
            if entry.caller is not None and entry.caller.device == device:
                await entry.socket.close(code=CLOSE_NOT_PAIRED, message=b"not_paired")

    async def close_all(self) -> None:
        """End every socket, because the companion stops."""
        await asyncio.gather(
            *(entry.socket.close(code=WSCloseCode.GOING_AWAY, message=b"stopping") for entry in self._open)
        )
