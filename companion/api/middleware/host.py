"""The Host check: a page that points its own name at 127.0.0.1 (DNS rebinding) gets nothing."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from companion.api.access import Refused
from companion.api.auth import DASHBOARD_HOST
from companion.api.house import socket_name

NAMES = ("127.0.0.1", "localhost", "[::1]", DASHBOARD_HOST)


class WrongHost(Refused):
    """The request was sent to another name than ours."""

    status = 421
    code = "wrong_host"


@web.middleware
async def check_host(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Lets through only one Host header that equals, as a whole, a loopback name and our port."""
    hosts = request.headers.getall("Host", [])
    _, port = socket_name(request)
    if len(hosts) != 1 or hosts[0] not in [f"{name}:{port}" for name in NAMES]:
        raise WrongHost("the companion answers only to its own loopback names")
    if not request.raw_path.startswith("/"):
        raise WrongHost("the companion is no proxy")
    return await handler(request)
