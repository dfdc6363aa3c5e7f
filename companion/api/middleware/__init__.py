"""Checks that every request passes, one a file, outermost first: errors, host, origin, auth, limits."""

from companion.api.middleware.auth import authenticate
from companion.api.middleware.errors import answer_errors
from companion.api.middleware.host import check_host
from companion.api.middleware.limits import check_limits
from companion.api.middleware.origin import check_origin

MIDDLEWARES = (answer_errors, check_host, check_origin, authenticate, check_limits)

__all__ = ["MIDDLEWARES"]
