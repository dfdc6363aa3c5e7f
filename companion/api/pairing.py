"""Pairing a browser: the code is exchanged for a token, and a companion proves that it knows a pairing."""

from __future__ import annotations

import hmac

from companion.api.access import Access, Refused
from companion.api.messages import (
    DeviceInfo,
    DevicesReply,
    PairingReply,
    RevokeRequest,
    UserRequest,
)
from companion.api.routes import Call, Route
from companion.contracts import Done, HelloReply, HelloRequest, PairReply, PairRequest
from companion.errors import CompanionError
from companion.store.devices import Device


class DeviceUnknown(CompanionError):
    """There is no pairing of this id."""

    status = 404
    code = "device_unknown"


def proof_of(hash_: str, nonce: str) -> str:
    """Shows knowledge of a pairing without telling it: hex HMAC-SHA256 over the nonce."""
    return hmac.new(hash_.encode(), nonce.encode(), "sha256").hexdigest()


async def hello(call: Call, body: HelloRequest) -> HelloReply:
    """Says what this program is, and proves that it knows the caller's pairing."""
    device = call.house.gate.device(body.device)
    proof = proof_of(device.token_hash, body.nonce) if device else None
    return HelloReply(version=call.house.version, proof=proof)


async def pair(call: Call, body: PairRequest) -> PairReply:
    """Exchanges a code for a token that is tied to the extension's origin."""
    origin = call.request.headers.get("Origin")
    if origin is None:
        raise Refused("only a browser's extension can pair: enter the code in its options page")
    user = call.house.pairing.redeem(body.code)
    device, token = await call.house.gate.admit(user, body.name, origin)
    return PairReply(device=device.id, token=token)


async def start_pairing(call: Call, body: UserRequest) -> PairingReply:
    """Shows a code to type into the extension: valid five minutes and five tries."""
    code, expires = call.house.pairing.show(body.user)
    return PairingReply(code=code, expires=expires)


async def list_devices(call: Call) -> DevicesReply:
    """All pairings, also revoked ones."""
    return DevicesReply(devices=[device_info(one) for one in await call.house.gate.everyone()])


def device_info(one: Device) -> DeviceInfo:
    """A pairing as it is shown: without its token's hash."""
    return DeviceInfo(
        device=one.id, user=one.user, name=one.name, origin=one.origin, created=one.created, last_used=one.last_used,
        revoked=one.revoked, client=one.client,
    )  # fmt: skip


async def revoke(call: Call, body: RevokeRequest) -> Done:
    """Takes a pairing back; its token and its open sockets end at once."""
    if not await call.house.gate.revoke(body.device):
        raise DeviceUnknown(f"no paired browser {body.device!r}: see `companion devices`")
    await call.house.sockets.close_device(body.device)
    return Done()


ROUTES = (
    Route("POST", "/api/hello/", hello, Access.PUBLIC),
    Route("POST", "/api/pair/", pair, Access.PUBLIC),
    Route("POST", "/api/devices/", list_devices, Access.LOCAL),
    Route("POST", "/api/devices/pairing/", start_pairing, Access.LOCAL),
    Route("POST", "/api/devices/revoke/", revoke, Access.LOCAL),
)
