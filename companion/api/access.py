"""Who may call what: callers, and the mark that every route carries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from companion.errors import CompanionError


class Access(Enum):
    """The mark of a route. A route without one is for nobody."""

    NOBODY = "nobody"
    PUBLIC = "public"
    """Anyone on this machine: hello, pair, the login page."""
    TICKET = "ticket"
    """Whoever brings a one-time ticket in the body."""
    SOCKET = "socket"
    """The event socket: the first message carries the token."""
    PAIRED = "paired"
    """A paired browser, the signed-in dashboard, or the user's own command line."""
    DESK = "desk"
    """The signed-in dashboard or the user's own command line: what takes or gives a secret, and no extension needs."""
    LOCAL = "local"
    """The user's own command line only."""


@dataclass(frozen=True)
class Caller:
    """Who sent a request, once known."""

    kind: Literal["device", "dashboard", "local"]
    user: int | None
    """The only user it may act for; None for the command line, which may act for all."""
    device: str | None = None


class Refused(CompanionError):
    """The request is not allowed. `status` is the HTTP status."""

    status = 403
    code = "refused"


class NotPaired(Refused):
    """No token, or one that is not known (any more)."""

    status = 401
    code = "not_paired"

    def __init__(self) -> None:
        super().__init__("not paired with this companion: run `companion pair` and enter the code in the extension")


class OtherUser(Refused):
    """The caller belongs to another user."""

    code = "other_user"

    def __init__(self) -> None:
        super().__init__("this pairing belongs to another user: pair again for this one")


ALLOWED: dict[Access, frozenset[str]] = {
    Access.NOBODY: frozenset(),
    Access.PAIRED: frozenset({"device", "dashboard", "local"}),
    Access.DESK: frozenset({"dashboard", "local"}),
    Access.LOCAL: frozenset({"local"}),
}
"""Which kinds of caller pass each mark that asks for one."""

NOT_HERE = "this can be done from the command line only"
OPEN = frozenset({Access.PUBLIC, Access.TICKET, Access.SOCKET})
"""Marks that let a request in before it is known whose it is."""


def check_access(access: Access, caller: Caller | None) -> Caller:
    """The caller, once sure that it passes a mark that is not open. Raises NotPaired or Refused."""
    if caller is None:
        raise NotPaired
    if caller.kind not in ALLOWED[access]:
        raise Refused("this can be done from the dashboard only" if access is Access.DESK else NOT_HERE)
    return caller
