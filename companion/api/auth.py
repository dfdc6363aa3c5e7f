"""Who is calling: tokens of paired browsers, the local token, the dashboard's cookie."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from aiohttp import web

from companion.api.access import Caller, NotPaired, Refused
from companion.clock import Clock
from companion.secrets import new_token, token_hash
from companion.store.devices import Device, Devices

COOKIE = "companion_session"
DASHBOARD_HOST = "companion.localhost"
TOUCH_EVERY = timedelta(minutes=10)
CLIENT_CHARS = 80
"""As long as a client's name is kept."""
TICKET_LIFE = timedelta(seconds=60)
SESSION_LIFE = timedelta(hours=12)


class TicketRefused(Refused):
    """The one-time ticket is unknown, used or too old."""

    code = "ticket_refused"

    def __init__(self) -> None:
        super().__init__("this sign-in link was used or is too old: open the dashboard from the companion again")


class Gate:
    """Knows every credential there is. Devices are read once and kept; each change goes through here."""

    def __init__(self, devices: Devices, clock: Clock, local_token: str) -> None:
        self._devices = devices
        self._clock = clock
        self._local = local_token
        self._by_hash: dict[str, Device] = {}
        self._touched: dict[str, datetime] = {}
        self._tickets: dict[str, tuple[int, datetime]] = {}
        self._sessions: dict[str, tuple[int, datetime]] = {}

    async def load(self) -> None:
        """Read the pairings that are alive."""
        self._by_hash = {d.token_hash: d for d in await self._devices.all() if d.revoked is None}

    @property
    def origins(self) -> frozenset[str]:
        """Origins of the paired browsers."""
        return frozenset(device.origin for device in self._by_hash.values())

    def device(self, id_: str | None) -> Device | None:
        """The live pairing of this id."""
        return next((device for device in self._by_hash.values() if device.id == id_), None)

    async def everyone(self) -> list[Device]:
        """All pairings, also revoked ones."""
        return await self._devices.all()

    @property
    def count(self) -> int:
        """How many browsers are paired."""
        return len(self._by_hash)

    async def admit(self, user: int, name: str, origin: str) -> tuple[Device, str]:
        """Make a new pairing; returns it with its token, which is not kept."""
        token = new_token()
        device = await self._devices.add(secrets.token_hex(8), user, name, origin, token_hash(token))
        self._by_hash[device.token_hash] = device
        return device, token

    async def revoke(self, id_: str) -> bool:
        """Take a pairing back, at once; False when there is none of this id."""
        found = await self._devices.revoke(id_)
        self._by_hash = {key: device for key, device in self._by_hash.items() if device.id != id_}
        return found

    async def by_token(self, token: str, origin: str | None) -> Caller:
        """The caller this token belongs to. Raises NotPaired, or Refused when it comes from another origin."""
        if hmac.compare_digest(token.encode(), self._local.encode()):
            if origin is not None:
                raise Refused("the local token is not for browsers")
            return Caller("local", None)
        device = self._by_hash.get(token_hash(token))
        if device is None:
            raise NotPaired
        if origin is not None and origin != device.origin:
            raise Refused("this pairing belongs to another extension: pair again")
        await self._touch(device)
        return Caller("device", device.user, device.id)

    async def by_request(self, request: web.Request) -> Caller | None:
        """The caller of a request by its headers; None when it brings no credential."""
        header = request.headers.get("Authorization")
        if header is not None:
            scheme, _, token = header.partition(" ")
            if scheme.lower() != "bearer" or not token:
                raise NotPaired
            return await self.by_token(token.strip(), request.headers.get("Origin"))
        return self.by_cookie(request)

    def by_cookie(self, request: web.Request) -> Caller | None:
        """The dashboard's caller: only on its own host name, and only for requests of its own pages.

        A cookie ignores the port, so another program's page on loopback could bring it; Sec-Fetch-Site tells. Chromium
        sends none with a WebSocket's handshake, but always the Origin there, port included: it must be our own.
        """
        cookie = request.cookies.get(COOKIE)
        if cookie is None or request.host.partition(":")[0] != DASHBOARD_HOST:
            return None
        site = request.headers.get("Sec-Fetch-Site")
        page = request.method == "GET" and request.headers.get("Sec-Fetch-Mode") == "navigate"
        socket = request.headers.get("Upgrade", "").lower() == "websocket"
        own = site is None and socket and request.headers.get("Origin") == f"http://{request.host}"
        if site != "same-origin" and not own and not (site == "none" and page):
            return None
        session = self._sessions.get(token_hash(cookie))
        if session is None or session[1] < self._clock.now():
            return None
        return Caller("dashboard", session[0])

    def ticket(self, user: int) -> str:
        """A one-time ticket for the dashboard of this user."""
        now = self._clock.now()
        self._tickets = {key: value for key, value in self._tickets.items() if value[1] > now}
        ticket = new_token()
        self._tickets[token_hash(ticket)] = (user, now + TICKET_LIFE)
        return ticket

    def redeem(self, ticket: str) -> tuple[str, int]:
        """Turn a ticket into a session's cookie value and its user, once. Raises TicketRefused."""
        user, expires = self._tickets.pop(token_hash(ticket), (0, None))
        now = self._clock.now()
        if expires is None or expires < now:
            raise TicketRefused
        self._sessions = {key: value for key, value in self._sessions.items() if value[1] > now}
        session = new_token()
        self._sessions[token_hash(session)] = (user, now + SESSION_LIFE)
        return session, user

    async def connected(self, caller: Caller, client: str) -> None:
        """Keep which program, in which version, a paired browser connected with; `doctor` tells of an old one."""
        device = self.device(caller.device)
        known = client if client.isprintable() and len(client) <= CLIENT_CHARS else None
        if device is not None and known is not None and known != device.client:
            self._by_hash[device.token_hash] = replace(device, client=known)
            await self._devices.connected(device.id, known)

    async def _touch(self, device: Device) -> None:
        now = self._clock.now()
        last = self._touched.get(device.id, device.last_used)
        if last is None or now - last >= TOUCH_EVERY:
            self._touched[device.id] = now
            await self._devices.touch(device.id, now)
