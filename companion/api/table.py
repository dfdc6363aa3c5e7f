"""All routes, and the aiohttp application made from them."""

from __future__ import annotations

from aiohttp import web

from companion.api import (
    analytics,
    answers,
    autofill,
    boards,
    dashboard,
    exchange,
    health,
    jobapplier,
    jobmatcher,
    jobtracker,
    notebook,
    notifications,
    pairing,
    profile,
    searches,
    server,
    sockets,
    standing,
)
from companion.api.house import HOUSE, House
from companion.api.middleware import MIDDLEWARES
from companion.api.middleware.limits import MAX_BODY
from companion.api.middleware.marks import MARKS
from companion.api.routes import TABLE, Route, handler_of

ROUTES: tuple[Route, ...] = (
    *pairing.ROUTES,
    *profile.ROUTES,
    *jobmatcher.ROUTES,
    *searches.ROUTES,
    *jobtracker.ROUTES,
    *notebook.ROUTES,
    *standing.ROUTES,
    *boards.ROUTES,
    *autofill.ROUTES,
    *answers.ROUTES,
    *jobapplier.ROUTES,
    *analytics.ROUTES,
    *notifications.ROUTES,
    *exchange.ROUTES,
    *sockets.ROUTES,
    *server.ROUTES,
    *health.ROUTES,
    *dashboard.ROUTES,
)


def make_application(house: House) -> web.Application:
    """The application with every route of the table."""
    application = web.Application(middlewares=MIDDLEWARES, client_max_size=MAX_BODY)
    application[HOUSE] = house
    application[TABLE] = ROUTES
    application[MARKS] = {(route.method, route.path): route.access for route in ROUTES}
    for route in ROUTES:
        application.router.add_route(route.method, route.path, handler_of(route))
    return application
