"""Limits: JSON only, and not too much of it."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from companion.errors import CompanionError

MAX_BODY = 8_000_000
"""Bytes. A page snapshot is capped far below by the agent; a resume in base64 fits."""

LARGE = {"/api/import/everything/": 300_000_000}
"""Bytes, where a whole export with its files comes in; the action reads it in parts."""


class TooLarge(CompanionError):
    """The body is beyond the limit."""

    status = 413
    code = "too_large"

    def __init__(self, limit: int = MAX_BODY) -> None:
        super().__init__(f"the request is larger than {limit // 1_000_000} MB: send less of the page or file")


class NotJson(CompanionError):
    """A body that is not declared as JSON: what a form of another page could send."""

    status = 415
    code = "not_json"


@web.middleware
async def check_limits(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses other media types than JSON and bodies announced as too large, before reading them."""
    if request.match_info.http_exception is None and request.method != "GET":
        if request.content_type != "application/json":
            raise NotJson("send the body as application/json")
        limit = LARGE.get(request.path, MAX_BODY)
        if request.content_length is not None and request.content_length > limit:
            raise TooLarge(limit)
    return await handler(request)
