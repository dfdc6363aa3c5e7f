"""Listening: the first free port of those allowed, and a clear word about who holds it when none is."""

from __future__ import annotations

import errno
import socket

import aiohttp
from aiohttp import web

from companion.contracts import HelloReply, HelloRequest
from companion.errors import CompanionError
from companion.logs import get_logger

ASK_SECONDS = 1.0


class PortTaken(CompanionError):
    """Every port the companion may use is taken."""

    exit_code = 4
    code = "port_taken"


async def listen(runner: web.AppRunner, host: str, ports: tuple[int, ...]) -> str:
    """Listen on the first free port; returns the address as `http://HOST:PORT`. Raises PortTaken."""
    for port in ports:
        bound = bind(host, port)
        if bound is not None:
            await web.SockSite(runner, bound).start()
            name = f"[{host}]" if ":" in host else host
            return f"http://{name}:{bound.getsockname()[1]}"
        get_logger("api").warning("port taken", port=port)
    holder = await who_holds(host, ports[0])
    tried = f"port {ports[0]} is" if len(ports) == 1 else f"ports {', '.join(map(str, ports))} are"
    raise PortTaken(f"{tried} taken{holder}: stop that program or choose another with --port")


def bind(host: str, port: int) -> socket.socket | None:
    """A listening-ready socket, or None when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(128)
    except OSError as error:
        bound.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            return None
        raise
    bound.setblocking(False)
    return bound


async def who_holds(host: str, port: int) -> str:
    """Whether a companion or another program answers there."""
    url = f"http://[{host}]:{port}/api/hello/" if ":" in host else f"http://{host}:{port}/api/hello/"
    asked = HelloRequest(nonce="who holds this port?").model_dump()
    timeout = aiohttp.ClientTimeout(total=ASK_SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session, session.post(url, json=asked) as reply:
            HelloReply.model_validate_json(await reply.content.read(10_000))
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return " by another program"
    return " by another companion, on another data folder"
