"""Mail accounts: where a mailbox is read and how it is signed in to. The secret lies with `companion.secrets`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from companion.errors import CompanionError
from companion.jobtracker.messages import AddAccountRequest
from companion.store.mailboxes import NewAccount
from companion.store.tracker_rows import StoredAccount

TLS_PORT = 993
PLAIN_PORT = 143
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HOSTS = Path(__file__).parent / "data" / "hosts.toml"
_FORBIDDEN = frozenset('\r\n\0"\\')
"""What could end a quoted IMAP argument."""


class AccountUnusable(CompanionError):
    """The account cannot be read with what was given."""

    status = 422
    code = "account_unusable"


class SecretMissing(CompanionError):
    """The account's password or token is not there."""

    code = "secret_missing"


class SecretPlace(Protocol):
    """Where secrets lie."""

    def get(self, name: str) -> str | None:
        """The secret of this name."""
        ...

    def set(self, name: str, secret: str) -> None:
        """Keep a secret."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret."""
        ...


@dataclass(frozen=True)
class Provider:
    """What is known of a mail provider."""

    name: str
    domains: tuple[str, ...]
    host: str
    folders: tuple[str, ...]
    help: str
    oauth_only: bool = False
    """Only OAuth2 works there."""
    oauth: dict[str, Any] | None = None
    """Where and for what a client asks there: `authorize_url`, `token_url`, `scope`, `extra`."""


def load_providers() -> tuple[Provider, ...]:
    """The table that ships with the package."""
    table = tomllib.loads(_HOSTS.read_text(encoding="utf-8"))
    return tuple(
        Provider(**{**entry, "domains": tuple(entry["domains"]), "folders": tuple(entry["folders"])})
        for entry in table["provider"]
    )


def provider_of(address: str, providers: tuple[Provider, ...]) -> Provider | None:
    """The provider of an address, by its domain."""
    domain = address.rpartition("@")[2].lower()
    return next((provider for provider in providers if domain in provider.domains), None)


def new_account(request: AddAccountRequest, providers: tuple[Provider, ...]) -> NewAccount:
    """What is stored of an account, with what its provider is known for. Raises AccountUnusable."""
    provider = provider_of(request.address, providers)
    host = request.host or (provider.host if provider else None)
    if host is None:
        raise AccountUnusable(f"the IMAP server of {request.address} is not known: give it with --host")
    if provider is not None and provider.oauth_only and request.auth == "password" and request.host is None:
        raise AccountUnusable(provider.help)
    if request.security == "none" and host not in LOOPBACK:
        raise AccountUnusable("a mailbox on another machine is read over TLS only")
    folders = request.folders or list(provider.folders if provider else ("INBOX",))
    for text in (request.username or request.address, secret_of(request), *folders):
        if _FORBIDDEN & set(text) or not text.strip():
            raise AccountUnusable("names and secrets of mailboxes hold no quotes, backslashes or line ends")
    return NewAccount(
        address=request.address,
        host=host,
        port=request.port or (TLS_PORT if request.security == "tls" else PLAIN_PORT),
        security=request.security,
        username=request.username or request.address,
        auth=request.auth,
        folders=folders,
    )


def secret_of(request: AddAccountRequest) -> str:
    """What signs in at first: the app password, the token, or the grant's token. Raises AccountUnusable."""
    if request.grant is not None and request.auth == "xoauth2" and request.secret is None:
        return request.grant.access_token
    if request.grant is None and request.secret is not None:
        return request.secret
    raise AccountUnusable("give either a secret, or a grant with auth xoauth2")


def secret_name(account: int) -> str:
    """Under which name an account's secret is kept."""
    return f"mail:{account}"


@dataclass(frozen=True)
class Login:
    """An account with its secret, for the length of a connection."""

    account: StoredAccount
    secret: str

    def __repr__(self) -> str:
        return f"Login({self.account.address})"
