"""The route table: one list that the server, the access checks and the OpenAPI document are made from."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, get_type_hints

from aiohttp import web
from pydantic import BaseModel, ValidationError

from companion.api.access import Access, Caller, OtherUser
from companion.api.house import HOUSE, House
from companion.errors import CompanionError

LARGEST = 2**63 - 1
"""Both SQLite and PostgreSQL keep whole numbers in 64 bits."""
CALLER: web.RequestKey[Caller] = web.RequestKey("caller", Caller)


class InvalidRequest(CompanionError):
    """The body is not what this route takes."""

    status = 422
    code = "invalid"


@dataclass(frozen=True)
class Call:
    """One request, authorised."""

    house: House
    caller: Caller | None
    request: web.Request


Action = Callable[..., Awaitable[Any]]


@dataclass(frozen=True)
class Route:
    """One way into the companion.

    `action` takes a Call and, where its second parameter is a model, the parsed body; it returns the reply's
    model. A `raw` action takes the request and returns a response.
    """

    method: str
    path: str
    action: Action
    access: Access = Access.NOBODY
    raw: bool = False

    @property
    def body(self) -> type[BaseModel] | None:
        """The model of the request, from the action's second parameter."""
        if self.raw:
            return None
        names = list(inspect.signature(self.action).parameters)
        hints = get_type_hints(self.action)
        return hints[names[1]] if len(names) > 1 else None

    @property
    def reply(self) -> type[BaseModel] | None:
        """The model of the reply, from the action's return annotation."""
        return None if self.raw else get_type_hints(self.action)["return"]


TABLE: web.AppKey[tuple[Route, ...]] = web.AppKey("table", tuple)
"""All routes of an application."""


def handler_of(route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """The aiohttp handler of a route: parse, check the user, act, reply."""
    if route.raw:
        return route.action
    body = route.body

    async def handle(request: web.Request) -> web.StreamResponse:
        call = Call(request.app[HOUSE], request.get(CALLER), request)
        if body is None:
            reply = await route.action(call)
        else:
            message = parse_query(body, request) if route.method == "GET" else parse(body, await request.read())
            await check_user(call, message)
            reply = await route.action(call, message)
        return web.Response(text=reply.model_dump_json(), content_type="application/json")

    return handle


def parse(model: type[BaseModel], content: bytes) -> BaseModel:
    """The body as a model. Raises InvalidRequest naming the first fault, never quoting the value."""
    try:
        return _storable(model.model_validate_json(content or b"{}"))
    except ValidationError as error:
        raise _fault(error) from None


def parse_query(model: type[BaseModel], request: web.Request) -> BaseModel:
    """The parameters of the address as a model; given twice is a fault. Raises InvalidRequest."""
    query = request.query
    if len(query) != len(set(query)):
        raise InvalidRequest("a parameter is given twice; see /api/openapi.json")
    try:
        return _storable(model.model_validate(dict(query)))
    except ValidationError as error:
        raise _fault(error) from None


def _storable(message: BaseModel) -> BaseModel:
    """The same message. Raises InvalidRequest where a number is larger than a database holds."""
    for name, value in message:
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, int) and abs(one) > LARGEST:
                raise InvalidRequest(f"{name}: too large a number; see /api/openapi.json")
    return message


def _fault(error: ValidationError) -> InvalidRequest:
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    place = ".".join(str(part) for part in first["loc"])[:100] or "body"
    return InvalidRequest(f"{place}: {first['type'].replace('_', ' ')}; see /api/openapi.json")


async def check_user(call: Call, message: BaseModel) -> None:
    """Raises OtherUser when the message acts for a user that is not the caller's, UserUnknown when for nobody."""
    user = getattr(message, "user", None)
    if user is None:
        return
    own = call.caller.user if call.caller is not None else None
    if own is not None and user != own:
        raise OtherUser
    await call.house.users.need(user)


async def named_user(request: web.Request) -> int:
    """The user a request without a body is for: the caller's own, or the one the command line names with `?user=`.

    Raises InvalidRequest, OtherUser, UserUnknown.
    """
    caller = request.get(CALLER)
    own = caller.user if caller is not None else None
    named = request.query.get("user")
    if named is None:
        return own or 1
    if not named.isdecimal() or len(named) > 9:
        raise InvalidRequest("user: not a number")
    if own is not None and int(named) != own:
        raise OtherUser
    await request.app[HOUSE].users.need(int(named))
    return int(named)
