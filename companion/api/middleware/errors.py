"""Errors and headers: every refusal is an ErrorReply, and every answer forbids caching, framing and sniffing."""

from __future__ import annotations

import asyncio
from time import perf_counter

from aiohttp import web
from aiohttp.typedefs import Handler

from companion.api.middleware.limits import TooLarge
from companion.contracts import ErrorReply
from companion.errors import CompanionError, DiskFull, disk_full
from companion.logs import get_logger

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""On every answer; a page sets its own Content-Security-Policy."""

WORDS = {
    404: ("not_found", "there is nothing at this address: see /api/openapi.json"),
    405: ("method_not_allowed", "this address takes another method: see /api/openapi.json"),
}


@web.middleware
async def answer_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns what is raised into one shape; a defect is logged and told without its insides."""
    started = perf_counter()
    try:
        response = await handler(request)
    except web.HTTPRequestEntityTooLarge:
        response = _reply(TooLarge.status, TooLarge.code, str(TooLarge()))
    except web.HTTPException as error:
        code, message = WORDS.get(error.status, ("http_error", "the request was refused"))
        response = _reply(error.status, code, message)
    except CompanionError as error:
        response = _reply(getattr(error, "status", 400), error.code, str(error))
    except Exception as error:
        get_logger("api").error("request failed", exc_info=error, route=_route(request))
        if disk_full(error):
            response = _reply(DiskFull.status, DiskFull.code, str(DiskFull()))
        else:
            response = _reply(500, "internal", "the companion failed at this; its log says where: logs/companion.jsonl")
    _finish(request, response, started)
    return response


def _finish(request: web.Request, response: web.StreamResponse, started: float) -> None:
    if not response.prepared:
        for key, value in HEADERS.items():
            response.headers.setdefault(key, value)
    milliseconds = round((perf_counter() - started) * 1000, 1)
    # Written at the loop's next turn: the answer goes out first.
    asyncio.get_running_loop().call_soon(_log, _route(request), response.status, milliseconds)


def _log(route: str, status: int, milliseconds: float) -> None:
    get_logger("api").info("request", route=route, status=status, milliseconds=milliseconds)


def _route(request: web.Request) -> str:
    """The route's own pattern: what the client put into the address is not logged."""
    resource = request.match_info.route.resource
    return f"{request.method} {resource.canonical}" if resource is not None else "no route"


def _reply(status: int, code: str, message: str) -> web.Response:
    text = ErrorReply(error=code, message=message).model_dump_json()
    response = web.Response(status=status, text=text, content_type="application/json")
    if status == TooLarge.status:
        response.force_close()
    return response
