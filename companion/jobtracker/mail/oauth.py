"""Sign-in to a mailbox by OAuth2 with the user's own client id: authorisation code with PKCE, refresh (RFC 6749, 7636).

A grant is what the authorisation server gave; it is kept as one secret beside the mail passwords. Providers ask
for a client registered by the user: the companion has none of its own, so nobody else sees the mailbox.
"""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import aiohttp
from pydantic import BaseModel, ValidationError

from companion.errors import CompanionError
from companion.jobtracker.messages import OAuthGrant

TIMEOUT_SECONDS = 30.0
RENEW_BEFORE = timedelta(minutes=2)
"""A token that ends sooner than this is renewed before a connection is made."""
DEFAULT_LIFE_SECONDS = 3600
MAX_ANSWER_BYTES = 64_000


class GrantRefused(CompanionError):
    """The authorisation server does not give a token (any more): the user must sign in again."""

    status = 422
    code = "grant_refused"


class AuthorisationUnreachable(CompanionError):
    """The authorisation server does not answer, or not as one does. It may do so later."""

    status = 502
    code = "authorisation_unreachable"


class OAuthClient(BaseModel):
    """The user's own client at a provider, and where its provider is asked."""

    client_id: str
    client_secret: str | None = None
    """Google gives one to desktop clients too; it is no secret there (RFC 8252, 8.5)."""
    authorize_url: str
    token_url: str
    scope: str
    extra: dict[str, str] = {}
    """Further parameters of the authorisation request, as the provider documents them."""

    def consent_url(self, redirect: str, state: str, verifier: str, address: str) -> str:
        """Where the user's browser is sent."""
        digest = hashlib.sha256(verifier.encode()).digest()
        asked = {
            "response_type": "code", "client_id": self.client_id, "redirect_uri": redirect, "scope": self.scope,
            "state": state, "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256", "login_hint": address, **self.extra,
        }  # fmt: skip
        return f"{self.authorize_url}?{urlencode(asked)}"

    async def exchange(self, code: str, redirect: str, verifier: str, now: datetime) -> OAuthGrant:
        """The grant for a code. Raises GrantRefused, AuthorisationUnreachable."""
        body = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect, "code_verifier": verifier}
        answer = await _ask(self.token_url, self.client_id, self.client_secret, body)
        if not answer.get("refresh_token"):
            raise GrantRefused(f"{self.token_url} gave no refresh token: allow offline access for this client")
        return OAuthGrant(
            client_id=self.client_id, client_secret=self.client_secret, token_url=self.token_url,
            refresh_token=str(answer["refresh_token"]), **_token(answer, now),
        )  # fmt: skip


def ends_soon(grant: OAuthGrant, now: datetime) -> bool:
    """Whether its token must be renewed before it is used."""
    return grant.expires_at - now < RENEW_BEFORE


async def renewed(grant: OAuthGrant, now: datetime) -> OAuthGrant:
    """The grant with a new token (and a new refresh token where the server changes it). Raises as `exchange`."""
    body = {"grant_type": "refresh_token", "refresh_token": grant.refresh_token}
    answer = await _ask(grant.token_url, grant.client_id, grant.client_secret, body)
    refresh = str(answer.get("refresh_token") or grant.refresh_token)
    return grant.model_copy(update={"refresh_token": refresh, **_token(answer, now)})


def grant_of(secret: str) -> OAuthGrant | None:
    """The grant kept as an account's secret; None where the secret is a bare token."""
    try:
        return OAuthGrant.model_validate_json(secret)
    except ValidationError:
        return None


def _token(answer: dict[str, Any], now: datetime) -> dict[str, Any]:
    seconds = answer.get("expires_in")
    life = float(seconds) if isinstance(seconds, (int, float)) else DEFAULT_LIFE_SECONDS
    return {"access_token": str(answer["access_token"]), "expires_at": now + timedelta(seconds=life)}


async def _ask(url: str, client_id: str, client_secret: str | None, body: dict[str, str]) -> dict[str, Any]:
    sent = {"client_id": client_id, **({"client_secret": client_secret} if client_secret else {}), **body}
    timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(url, data=sent, allow_redirects=False) as reply,
        ):
            answer, status = await _json(reply), reply.status
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise AuthorisationUnreachable(f"{url} does not answer: {type(error).__name__}; trying again helps") from error
    if 400 <= status < 500:
        why = str(answer.get("error_description") or answer.get("error") or status)[:200]
        raise GrantRefused(f"{url} refuses the sign-in: {why}")
    if status != 200 or not isinstance(answer.get("access_token"), str):
        raise AuthorisationUnreachable(f"{url} answered {status} without a token")
    return answer


async def _json(reply: aiohttp.ClientResponse) -> dict[str, Any]:
    """Raises ValueError for what is no JSON object of bearable size."""
    content = await reply.content.read(MAX_ANSWER_BYTES)
    answer = json.loads(content)
    if not isinstance(answer, dict):
        raise ValueError("no JSON object")
    return answer
