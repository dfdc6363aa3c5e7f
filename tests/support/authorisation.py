"""A small OAuth2 authorisation server on loopback: consent, code with PKCE, tokens that end, refresh that rotates."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field

from aiohttp import ClientSession, web

CLIENT = "own-client"


@dataclass
class AuthorisationServer:
    """What it was asked, and what it answers next."""

    port: int = 0
    life: int = 3600
    """Seconds that a token is said to live."""
    refuse: bool = False
    """Every grant is gone, as when the user took the access back."""
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Challenge and redirect by code."""
    refresh: str = ""
    tokens: dict[str, str] = field(default_factory=dict)
    """User by token that counts now."""
    issued: int = 0
    user: str = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def authorize(self, request: web.Request) -> web.Response:
        """The user says yes at once: back to the redirect with a code."""
        asked = request.query
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        self.user = asked["login_hint"].partition("@")[0]
        code = f"code-{len(self.codes)}"
        self.codes[code] = (asked["code_challenge"], asked["redirect_uri"])
        raise web.HTTPFound(f"{asked['redirect_uri']}?code={code}&state={asked['state']}")

    async def token(self, request: web.Request) -> web.Response:
        """Tokens for a code with its verifier, or for the last refresh token."""
        sent = await request.post()
        if self.refuse or sent.get("client_id") != CLIENT:
            return web.json_response(
                {"error": "invalid_grant", "error_description": "access was taken back"}, status=400
            )
        if sent["grant_type"] == "authorization_code":
            challenge, redirect = self.codes.pop(str(sent["code"]))
            digest = hashlib.sha256(str(sent["code_verifier"]).encode()).digest()
            good = (
                base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == challenge and sent["redirect_uri"] == redirect
            )
        else:
            good = sent["refresh_token"] == self.refresh
        if not good:
            return web.json_response({"error": "invalid_grant"}, status=400)
        self.issued += 1
        self.refresh = f"refresh-{self.issued}"
        self.tokens = {f"token-{self.issued}": self.user}
        return web.json_response(
            {"access_token": f"token-{self.issued}", "refresh_token": self.refresh, "expires_in": self.life}
        )

    async def tokeninfo(self, request: web.Request) -> web.Response:
        """What an IMAP server asks: whose a token is."""
        user = self.tokens.get(request.query["token"])
        return web.json_response({"email": user} if user else {"error": "invalid_token"}, status=200 if user else 400)

    async def start(self) -> web.AppRunner:
        """Listen; close with `cleanup` of what is returned."""
        app = web.Application()
        app.router.add_get("/authorize", self.authorize)
        app.router.add_post("/token", self.token)
        app.router.add_get("/tokeninfo", self.tokeninfo)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.port = runner.addresses[0][1]
        return runner


async def browse(url: str) -> tuple[int, str]:
    """What the user's browser does: follow the redirect back to the companion."""
    async with ClientSession() as session, session.get(url) as reply:
        return reply.status, await reply.text()
