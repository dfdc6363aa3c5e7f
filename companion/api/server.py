"""The server itself: status, stop, sign-in of the dashboard, the document of this API."""

from __future__ import annotations

import os
from pathlib import Path

from aiohttp import web

from companion.api.access import Access
from companion.api.auth import COOKIE, DASHBOARD_HOST, SESSION_LIFE
from companion.api.house import HOUSE, local_url, socket_name
from companion.api.messages import (
    Nothing,
    SignedInReply,
    StatusReply,
    TicketReply,
    TicketRequest,
    UserRequest,
)
from companion.api.routes import TABLE, Call, Route, parse
from companion.contracts import Done

WEB = Path(__file__).resolve().parent.parent / "web"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


async def status(call: Call) -> StatusReply:
    """How the companion is."""
    house = call.house
    return StatusReply(
        version=house.version,
        pid=os.getpid(),
        url=local_url(call.request),
        data_dir=str(house.settings.data_dir),
        started=house.started,
        seq=await house.bus.log.newest(),
        devices=house.gate.count,
        listeners=house.sockets.count,
    )


async def stop(call: Call, body: Nothing) -> Done:
    """Asks the companion to stop gracefully."""
    call.house.stop()
    return Done()


async def ticket(call: Call, body: UserRequest) -> TicketReply:
    """A one-time address for the dashboard. The ticket stands behind '#': it reaches no log and no Referer."""
    _, port = socket_name(call.request)
    secret = call.house.gate.ticket(body.user)
    return TicketReply(url=f"http://{DASHBOARD_HOST}:{port}/login/#{secret}")


async def sign_in(request: web.Request) -> web.StreamResponse:
    """Turns a ticket into the dashboard's cookie."""
    message = parse(TicketRequest, await request.read())
    assert isinstance(message, TicketRequest)
    house = request.app[HOUSE]
    session, user = house.gate.redeem(message.ticket)
    response = web.json_response(
        text=SignedInReply(user=user, name=await house.users.name_among(user)).model_dump_json()
    )
    response.set_cookie(
        COOKIE, session, httponly=True, samesite="Strict", path="/", max_age=int(SESSION_LIFE.total_seconds())
    )
    return response


async def login_page(request: web.Request) -> web.StreamResponse:
    """The static page that brings a ticket back to us."""
    return _static("login.html", "text/html")


async def login_script(request: web.Request) -> web.StreamResponse:
    """The login page's script."""
    return _static("login.js", "text/javascript")


async def openapi(request: web.Request) -> web.StreamResponse:
    """This API as an OpenAPI 3.1 document."""
    from companion.api.openapi import document

    table = request.app[TABLE]
    return web.json_response(document(table, request.app[HOUSE].version))


def _static(name: str, media_type: str) -> web.Response:
    response = web.Response(text=(WEB / name).read_text(encoding="utf-8"), content_type=media_type)
    response.headers["Content-Security-Policy"] = PAGE_POLICY
    return response


ROUTES = (
    Route("POST", "/api/server/status/", status, Access.LOCAL),
    Route("POST", "/api/server/stop/", stop, Access.LOCAL),
    Route("POST", "/api/session/ticket/", ticket, Access.PAIRED),
    Route("POST", "/api/session/", sign_in, Access.TICKET, raw=True),
    Route("GET", "/login/", login_page, Access.PUBLIC, raw=True),
    Route("GET", "/login/login.js", login_script, Access.PUBLIC, raw=True),
    Route("GET", "/api/openapi.json", openapi, Access.PAIRED, raw=True),
)
