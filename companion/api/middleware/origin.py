"""The Origin check: which pages may talk to the companion at all."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from companion.api.access import Access, NotPaired, Refused
from companion.api.auth import DASHBOARD_HOST
from companion.api.house import HOUSE, socket_name
from companion.api.middleware.marks import mark_of

EXTENSION_ID_LETTERS = frozenset("abcdefghijklmnop")
EXTENSION_ID_LENGTH = 32


class WrongOrigin(Refused):
    """The request comes from a page that is neither a paired extension nor the dashboard."""

    code = "wrong_origin"


@web.middleware
async def check_origin(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Lets through requests without Origin (the token decides), and those of exactly the origins we know."""
    origins = request.headers.getall("Origin", [])
    if origins and not (len(origins) == 1 and _known(request, origins[0])):
        if len(origins) == 1 and is_extension(origins[0]):
            raise NotPaired
        raise WrongOrigin("this origin is not paired: pair the extension with `companion pair`")
    return await handler(request)


def _known(request: web.Request, origin: str) -> bool:
    _, port = socket_name(request)
    if origin == f"http://{DASHBOARD_HOST}:{port}":
        return request.headers["Host"] == f"{DASHBOARD_HOST}:{port}"
    if origin in request.app[HOUSE].gate.origins:
        return True
    return mark_of(request) is Access.PUBLIC and request.method == "POST" and is_extension(origin)


def is_extension(origin: str) -> bool:
    """Whether an origin has the form of a Chrome extension's."""
    parts = urlsplit(origin)
    return (
        origin == f"chrome-extension://{parts.netloc}"
        and len(parts.netloc) == EXTENSION_ID_LENGTH
        and set(parts.netloc) <= EXTENSION_ID_LETTERS
    )
