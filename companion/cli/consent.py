"""`companion mail add --oauth`: the user's consent in their own browser."""

from __future__ import annotations

import asyncio
import webbrowser

import typer
from pydantic import ValidationError

from companion.clock import SystemClock
from companion.jobtracker.mail.account import AccountUnusable, load_providers, provider_of
from companion.jobtracker.mail.loopback import consent
from companion.jobtracker.mail.oauth import OAuthClient
from companion.jobtracker.messages import OAuthGrant

ENDPOINTS = ("authorize_url", "token_url", "scope")


def signed_in(address: str, client_id: str | None, client_secret: str, given: list[str]) -> OAuthGrant:
    """The grant for a mailbox. Raises AccountUnusable, GrantRefused, AuthorisationUnreachable."""
    return asyncio.run(
        consent(oauth_client(address, client_id, client_secret, given), address, _open, SystemClock().now)
    )


def oauth_client(address: str, client_id: str | None, client_secret: str, given: list[str]) -> OAuthClient:
    """The user's client at the provider of an address, or at the `given` name=value endpoints. Raises AccountUnusable."""
    if not client_id:
        raise AccountUnusable("--oauth needs --client-id: register a desktop client at your mail provider")
    provider = provider_of(address, load_providers())
    asked = dict(provider.oauth or {}) if provider else {}
    for text in given:
        name, _, value = text.partition("=")
        if name not in ENDPOINTS or not value:
            raise AccountUnusable(f"--endpoint {text} is not {' or '.join(f'{known}=…' for known in ENDPOINTS)}")
        asked[name] = value
    try:
        return OAuthClient(client_id=client_id, client_secret=client_secret or None, **asked)
    except ValidationError:
        missing = ", ".join(name for name in ENDPOINTS if name not in asked)
        raise AccountUnusable(f"the OAuth2 server of {address} is not known: give {missing} with --endpoint") from None


def _open(url: str) -> None:
    typer.echo(f"Sign in here, in your browser:\n{url}", err=True)
    webbrowser.open(url)
