"""The OpenAPI document, made from the route table: it cannot say anything that the server does not do."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from companion.api.access import OPEN, Access
from companion.api.auth import COOKIE
from companion.api.routes import Route
from companion.contracts import ErrorReply

REF = "#/components/schemas/{model}"
ERRORS = {
    "400": "The request cannot be used.",
    "401": "No token, or not one of a paired browser.",
    "403": "Not allowed.",
    "404": "There is no such thing.",
    "409": "Not possible at this moment.",
    "413": "Larger than 8 MB.",
    "415": "Not JSON.",
    "421": "Sent to another host name than ours.",
    "422": "The body does not fit.",
    "502": "Another site did not answer.",
}
"""Every error is an ErrorReply."""
PATH_NUMBER = re.compile(r"\{(\w+)\}")
WAYS_IN = {
    Access.PAIRED: ("paired", "dashboard", "local"),
    Access.DESK: ("dashboard", "local"),
    Access.LOCAL: ("local",),
}
SOCKET_NOTE = (
    "WebSocket. First message, within five seconds: ClientHello. Then ServerWelcome, and EventMessages as they "
    "happen, those after `after` first. A Ping is answered by a Pong. Closed with 4400 (invalid), 4401 (not "
    "paired), 4408 (too slow, come again), 4426 (update)."
)


def document(routes: Iterable[Route], version: str) -> dict[str, Any]:
    """The document of these routes."""
    table = list(routes)
    models = {model for route in table for model in (route.body, route.reply) if model} | {ErrorReply}
    inputs = [(model, "validation") for model in sorted(models, key=lambda model: model.__name__)]
    _, schemas = models_json_schema(inputs, ref_template=REF)  # type: ignore[arg-type]
    paths: dict[str, Any] = {}
    for route in table:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Job Companion", "version": version, "description": "Loopback only. All bodies are JSON."},
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {
                "paired": {"type": "http", "scheme": "bearer", "description": "Token of a paired browser."},
                "dashboard": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": COOKIE,
                    "description": "The signed-in dashboard.",
                },
                "local": {"type": "http", "scheme": "bearer", "description": "The user's own command line."},
            },
        },
    }


def _operation(route: Route) -> dict[str, Any]:
    text = " ".join((inspect.getdoc(route.action) or "").split())
    operation: dict[str, Any] = {
        "operationId": route.action.__name__,
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": {"type": "integer"}}
            for name in PATH_NUMBER.findall(route.path)
        ],
        "summary": text,
        "security": _security(route.access),
        "responses": _responses(route),
    }
    if route.access is Access.SOCKET:
        operation["description"] = SOCKET_NOTE
    if route.body is not None and route.method == "GET":
        operation["parameters"] = _parameters(route.body)
    elif route.body is not None:
        operation["requestBody"] = {"required": True, "content": _json(route.body)}
    return operation


def _parameters(model: type[BaseModel]) -> list[dict[str, Any]]:
    """Fields of a model as parameters of the address."""
    schema = model.model_json_schema(ref_template=REF)
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": part}
        for name, part in schema["properties"].items()
    ]


def _security(access: Access) -> list[dict[str, list[str]]]:
    if access in OPEN:
        return []
    return [{name: []} for name in WAYS_IN[access]]


def _responses(route: Route) -> dict[str, Any]:
    if route.access is Access.SOCKET:
        good: dict[str, Any] = {"101": {"description": "The stream begins."}}
    elif route.reply is None:
        good = {"200": {"description": "Done."}, "307": {"description": "A page asks to sign in first."}}
    else:
        good = {"200": {"description": "Done.", "content": _json(route.reply)}}
    return good | {status: {"description": text, "content": _json(ErrorReply)} for status, text in ERRORS.items()}


def _json(model: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": REF.format(model=model.__name__)}}}
