"""Authentication: who calls, and whether the route's mark lets them in."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from companion.api.access import OPEN, check_access
from companion.api.house import HOUSE
from companion.api.middleware.marks import mark_of
from companion.api.routes import CALLER


@web.middleware
async def authenticate(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Finds the caller and checks the mark. A path that does not exist is told as such to anyone."""
    if request.match_info.http_exception is not None:
        return await handler(request)
    access = mark_of(request)
    if access not in OPEN:
        caller = await request.app[HOUSE].gate.by_request(request)
        request[CALLER] = check_access(access, caller)
    return await handler(request)
