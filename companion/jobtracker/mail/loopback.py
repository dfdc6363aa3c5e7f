"""The user's consent, by their own browser and a redirect to this machine (RFC 8252, 7.3).

A listener on a free loopback port waits for one answer that carries the state that was sent; anything else is
turned away, and the listener ends with the answer or after a while.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from companion.jobtracker.mail.oauth import GrantRefused, OAuthClient
from companion.jobtracker.messages import OAuthGrant

WAIT_SECONDS = 300.0
DONE = "The mailbox may be read now. You can close this page and go back to the companion."


async def consent(
    client: OAuthClient, address: str, show: Callable[[str], None], now: Callable[[], datetime],
    wait_seconds: float = WAIT_SECONDS,
) -> OAuthGrant:  # fmt: skip
    """Ask the user, and take the grant. `show` is given the address to open in a browser.

    Raises GrantRefused (also when nobody answers) and AuthorisationUnreachable.
    """
    state, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(48)
    answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def receive(request: web.Request) -> web.Response:
        if not secrets.compare_digest(request.query.get("state", ""), state) or answer.done():
            return web.Response(status=400, text="This is not the answer that was waited for.")
        if code := request.query.get("code"):
            answer.set_result(code)
            return web.Response(text=DONE)
        answer.set_exception(GrantRefused(f"access was not given: {request.query.get('error', 'no code')[:100]}"))
        return web.Response(text="No access was given. You can close this page.")

    app = web.Application()
    app.router.add_get("/", receive)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        redirect = f"http://127.0.0.1:{runner.addresses[0][1]}/"
        show(client.consent_url(redirect, state, verifier, address))
        async with asyncio.timeout(wait_seconds):
            code = await answer
        return await client.exchange(code, redirect, verifier, now())
    except TimeoutError:
        raise GrantRefused("nobody answered in the browser: run the command again") from None
    finally:
        await runner.cleanup()
