"""The candidate portals of `portal_pages` as one server: signed in by a cookie without an end, and trouble.

Open it with `rules`: every host leads here, but for the companion's own.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.employers.portal_pages import PORTALS, Portal, Shown

SIGN_IN_FORM = """<title>Sign In</title><form method=post action=/login><input type=email name=email>
<input type=password name=password><button>Sign In</button></form>"""
CHANGED = "<h1>Welcome back</h1><div class=x1>Night Nurse</div><div class=x2>Rejected</div><div class=x3>Porter</div><div class=x2>Hired</div>"
"""A layout nobody knows."""
HALF = "<h1>My applications</h1><ul><li class=skeleton><h3>Night Nurse</h3><div class=status-label></div></li><li class=skeleton><h3>Porter</h3></li></ul>"
"""Titles are there, their states are not yet."""


@dataclass
class PortalSite:
    """An async context manager around the running portals."""

    rows: dict[str, tuple[Shown, ...]] = field(default_factory=lambda: {ats: one.rows for ats, one in PORTALS.items()})
    html: str | None = None
    """Instead of a portal's own page."""
    status: int = 200
    guarded: bool = True
    """A list is shown only to who signed in."""
    asked: int = 0
    """How often a list was asked for."""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/login", self._login)
        app.router.add_get("/{path:.*}", self._page)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=_tls()).start()
        self.port: int = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    @property
    def rules(self) -> tuple[str, ...]:
        """The browser's arguments."""
        hosts = f"--host-resolver-rules=MAP * 127.0.0.1:{self.port}, EXCLUDE 127.0.0.1, EXCLUDE *.localhost"
        return hosts, "--ignore-certificate-errors"

    @staticmethod
    def portal(request: web.Request) -> Portal:
        """The portal of a request's host. Raises HTTPNotFound for the hosts that a browser asks of its own accord."""
        found = next((one for one in PORTALS.values() if one.host == request.host), None)
        if found is None:
            raise web.HTTPNotFound
        return found

    async def _login(self, request: web.Request) -> web.Response:
        # A relative address: the port is the browser's rules' business.
        reply = web.Response(status=302, headers={"Location": self.portal(request).path})
        reply.set_cookie("session", "maya", httponly=True)
        return reply

    async def _page(self, request: web.Request) -> web.Response:
        if request.path == "/login":
            return _html(SIGN_IN_FORM)
        if request.path == "/favicon.ico":
            return web.Response(status=204)
        portal = self.portal(request)
        self.asked += request.path_qs == portal.path
        if self.status != 200:
            return _html("no", self.status)
        if self.guarded and request.cookies.get("session") != "maya":
            return web.Response(status=302, headers={"Location": "/login"})
        page = portal.build(self.rows[portal.ats]).get(request.path_qs)
        if page is None:
            return _html("There is no such page", 404)
        return _html(page if self.html is None else self.html)


def _tls() -> ssl.SSLContext:
    """For any name: browsers take some of the vendors' hosts by TLS only."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "portals")]),
    )
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=2))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "portals.pem"
        file.write_bytes(private + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
        context.load_cert_chain(file)
    return context


def _html(text: str, status: int = 200) -> web.Response:
    return web.Response(
        text=f"<!doctype html><html><body>{text}</body></html>", status=status, content_type="text/html"
    )
