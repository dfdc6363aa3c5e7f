"""The access mark of the route a request was resolved to."""

from __future__ import annotations

from aiohttp import web

from companion.api.access import Access

MARKS: web.AppKey[dict[tuple[str, str], Access]] = web.AppKey("marks", dict)


def mark_of(request: web.Request) -> Access:
    """NOBODY where the table has no entry: what is not marked is closed."""
    resource = request.match_info.route.resource
    path = resource.canonical if resource is not None else ""
    return request.app[MARKS].get((request.method, path), Access.NOBODY)
