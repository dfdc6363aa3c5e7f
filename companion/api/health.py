"""What a person wants to know of the running companion itself; the operator's routes are `server`'s."""

from __future__ import annotations

from companion.api.access import Access
from companion.api.messages import HealthReply, UserRequest
from companion.api.pairing import device_info
from companion.api.routes import Call, Route


async def health(call: Call, body: UserRequest) -> HealthReply:
    """How the companion is, and this user's browsers and mailboxes."""
    house = call.house
    return HealthReply(
        version=house.version,
        started=house.started,
        seq=await house.bus.log.newest(),
        listeners=house.sockets.count,
        devices=[device_info(one) for one in await house.gate.everyone() if one.user == body.user and one.revoked is None],
        accounts=(await house.tracker.accounts.list(body.user)).accounts,
    )  # fmt: skip


ROUTES = (Route("POST", "/api/health/", health, Access.PAIRED),)
