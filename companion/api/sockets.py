"""The event stream over WebSocket: hello first, then events; resumable by sequence number."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress

from aiohttp import WSCloseCode, WSMsgType, web
from pydantic import TypeAdapter, ValidationError

from companion.api.access import Access, Caller, NotPaired, Refused
from companion.api.house import HOUSE, House
from companion.api.open_sockets import CLOSE_NOT_PAIRED, OpenSocket
from companion.api.routes import Route
from companion.contracts import (
    PROTOCOL_VERSION,
    ClientHello,
    ErrorMessage,
    EventMessage,
    Ping,
    Pong,
    ServerWelcome,
)
from companion.events import SlowListener, Subscription

SEND_SECONDS = 10.0
"""A client that takes nothing for so long is dropped."""
MAX_MESSAGE = 1 << 20
CLOSE_BAD = 4400
CLOSE_SLOW = 4408
CLOSE_UPGRADE = 4426

_PING: TypeAdapter[Ping] = TypeAdapter(Ping)


class _Close(Exception):
    """End this socket, saying why."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(code)
        self.status, self.code, self.message = status, code, message


async def stream(request: web.Request) -> web.StreamResponse:
    """The event stream. First message: ClientHello, within five seconds."""
    house = request.app[HOUSE]
    socket = web.WebSocketResponse(max_msg_size=MAX_MESSAGE, compress=False)
    entry = house.sockets.enter(socket)
    try:
        await socket.prepare(request)
        try:
            await _serve(house, request, entry)
        except _Close as reason:
            await _say_goodbye(socket, reason)
        except (TimeoutError, ConnectionError):
            _abort(request)
    finally:
        house.sockets.leave(entry)
    return socket


async def _serve(house: House, request: web.Request, entry: OpenSocket) -> None:
    hello = await _hello(house, entry.socket)
    if hello is None:
        return
    entry.caller = await _caller(house, request, hello)
    await house.gate.connected(entry.caller, hello.client)
    subscription = house.bus.subscribe(user=entry.caller.user, after=hello.after)
    try:
        newest = await house.bus.log.newest()
        await _send(entry.socket, ServerWelcome(server=house.version, seq=newest))
        await _exchange(subscription, entry.socket)
    finally:
        subscription.close()


async def _exchange(subscription: Subscription, socket: web.WebSocketResponse) -> None:
    """Send and listen until either ends.

    The sender is never cancelled, it may be reading the store: closing its subscription ends it.
    """
    sender = asyncio.create_task(_forward(subscription, socket))
    listener = asyncio.create_task(_listen(socket))
    try:
        await asyncio.wait((sender, listener), return_when=asyncio.FIRST_COMPLETED)
    finally:
        subscription.close()
        listener.cancel()
        outcomes = await asyncio.gather(sender, listener, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome


async def _hello(house: House, socket: web.WebSocketResponse) -> ClientHello | None:
    """The first message; None when the client left before it."""
    try:
        message = await socket.receive(timeout=house.sockets.hello_seconds)
    except TimeoutError:
        raise _Close(CLOSE_NOT_PAIRED, "not_paired", "no hello within five seconds") from None
    if message.type is not WSMsgType.TEXT:
        if message.type is WSMsgType.BINARY:
            raise _Close(CLOSE_BAD, "invalid", "messages are JSON text")
        return None
    try:
        content = json.loads(message.data)
        version = content.get("v", PROTOCOL_VERSION) if isinstance(content, dict) else None
        if isinstance(version, int) and version != PROTOCOL_VERSION:
            older = "extension" if version < PROTOCOL_VERSION else "companion"
            raise _Close(CLOSE_UPGRADE, "upgrade", f"update the {older}: it speaks an older protocol")
        return ClientHello.model_validate(content)
    except (ValueError, RecursionError):
        raise _Close(CLOSE_BAD, "invalid", "the first message must be a hello") from None


async def _caller(house: House, request: web.Request, hello: ClientHello) -> Caller:
    try:
        if hello.token is not None:
            return await house.gate.by_token(hello.token, request.headers.get("Origin"))
        caller = house.gate.by_cookie(request)
        if caller is None:
            raise NotPaired
        return caller
    except Refused as error:
        raise _Close(CLOSE_NOT_PAIRED, error.code, str(error)) from None


async def _forward(subscription: Subscription, socket: web.WebSocketResponse) -> None:
    try:
        async for event in subscription:
            await _send(socket, EventMessage(event=event))
    except SlowListener:
        raise _Close(CLOSE_SLOW, "slow", "too slow: come again with the last number seen") from None
    await socket.close(code=WSCloseCode.GOING_AWAY, message=b"stopping")


async def _listen(socket: web.WebSocketResponse) -> None:
    """Answer pings until the client leaves."""
    async for message in socket:
        if message.type is not WSMsgType.TEXT:
            raise _Close(CLOSE_BAD, "invalid", "messages are JSON text")
        try:
            _PING.validate_json(message.data)
        except ValidationError:
            raise _Close(CLOSE_BAD, "invalid", "only pings are expected after the hello") from None
        await _send(socket, Pong())


async def _send(socket: web.WebSocketResponse, message: ServerWelcome | Pong | EventMessage | ErrorMessage) -> None:
    if not socket.closed:
        await asyncio.wait_for(socket.send_str(message.model_dump_json()), SEND_SECONDS)


async def _say_goodbye(socket: web.WebSocketResponse, reason: _Close) -> None:
    with suppress(ConnectionError, TimeoutError):
        await _send(socket, ErrorMessage(code=reason.code, message=reason.message))
    await socket.close(code=reason.status, message=reason.code.encode())


def _abort(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


ROUTES = (Route("GET", "/api/events/", stream, Access.SOCKET, raw=True),)
