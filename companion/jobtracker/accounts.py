"""Mailboxes of each user: added with their secret, listed, removed."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable

from companion.clock import Clock
from companion.errors import CompanionError
from companion.jobtracker.mail.account import (
    Login,
    Provider,
    SecretMissing,
    SecretPlace,
    load_providers,
    new_account,
    secret_name,
    secret_of,
)
from companion.jobtracker.mail.oauth import ends_soon, grant_of, renewed
from companion.jobtracker.messages import AccountsReply, AddAccountRequest
from companion.store.mailboxes import Mailboxes
from companion.store.tracker_rows import AccountView, StoredAccount, shown


class AccountUnknown(CompanionError):
    """This user has no mailbox of this number."""

    status = 404
    code = "account_unknown"


class AccountService:
    """Accounts in the store, their secrets in the keyring or the private file. The keyring may block: threads."""

    def __init__(self, mailboxes: Mailboxes, secrets: Callable[[], SecretPlace], clock: Clock) -> None:
        self._mailboxes = mailboxes
        self._clock = clock
        self._renewing: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        """A refresh token may count once only: folders of one mailbox wait for each other."""
        self._open_secrets = secrets
        self._providers: tuple[Provider, ...] = load_providers()

    async def list(self, user: int) -> AccountsReply:
        """The mailboxes of a user and how reading them goes."""
        return AccountsReply(accounts=[_view(account) for account in await self._mailboxes.all(user)])

    async def add(self, request: AddAccountRequest) -> AccountView:
        """Store a mailbox and its secret; it is read from now on. Raises AccountUnusable, AccountKnown."""
        new = new_account(request, self._providers)
        secret = request.grant.model_dump_json() if request.grant else secret_of(request)
        secrets = await asyncio.to_thread(self._open_secrets)
        account = await self._mailboxes.add(request.user, new)
        try:
            await asyncio.to_thread(secrets.set, secret_name(account.id), secret)
        except BaseException:
            await self._mailboxes.remove(request.user, account.id)
            raise
        return _view(account)

    async def remove(self, user: int, id_: int) -> None:
        """Forget a mailbox and its secret. Raises AccountUnknown."""
        if not await self._mailboxes.remove(user, id_):
            raise AccountUnknown(f"no mailbox {id_}: see `companion mail accounts`")
        await asyncio.to_thread(lambda: self._open_secrets().delete(secret_name(id_)))

    async def login(self, account: StoredAccount) -> Login:
        """The account with its secret; a grant's token is renewed before it ends.

        Raises SecretMissing, GrantRefused, AuthorisationUnreachable.
        """
        async with self._renewing[account.id]:
            secrets = await asyncio.to_thread(self._open_secrets)
            secret = await asyncio.to_thread(secrets.get, secret_name(account.id))
            if secret is None:
                raise SecretMissing(f"no secret is kept for {account.address}")
            grant = grant_of(secret) if account.auth == "xoauth2" else None
            if grant is None:
                return Login(account, secret)
            if ends_soon(grant, self._clock.now()):
                grant = await renewed(grant, self._clock.now())
                await asyncio.to_thread(secrets.set, secret_name(account.id), grant.model_dump_json())
            return Login(account, grant.access_token)


def _view(account: StoredAccount) -> AccountView:
    return shown(AccountView, account)
