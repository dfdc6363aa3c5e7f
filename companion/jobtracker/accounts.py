"""Mailboxes of each user: added with their secret, listed, removed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from companion.errors import CompanionError
from companion.jobtracker.mail.account import (
    Login,
    Provider,
    SecretPlace,
    load_providers,
    login_of,
    new_account,
    secret_name,
)
from companion.jobtracker.messages import AccountsReply, AccountView, AddAccountRequest
from companion.store.mailboxes import Mailboxes
from companion.store.tracker_rows import StoredAccount


class AccountUnknown(CompanionError):
    """This user has no mailbox of this number."""

    status = 404
    code = "account_unknown"


class AccountService:
    """Accounts in the store, their secrets in the keyring or the private file. The keyring may block: threads."""

    def __init__(self, mailboxes: Mailboxes, secrets: Callable[[], SecretPlace]) -> None:
        self._mailboxes = mailboxes
        self._open_secrets = secrets
        self._providers: tuple[Provider, ...] = load_providers()

    async def list(self, user: int) -> AccountsReply:
        """The mailboxes of a user and how reading them goes."""
        return AccountsReply(accounts=[_view(account) for account in await self._mailboxes.all(user)])

    async def add(self, request: AddAccountRequest) -> AccountView:
        """Store a mailbox and its secret; it is read from now on. Raises AccountUnusable, AccountKnown."""
        new = new_account(request, self._providers)
        secrets = await asyncio.to_thread(self._open_secrets)
        account = await self._mailboxes.add(request.user, new)
        try:
            await asyncio.to_thread(secrets.set, secret_name(account.id), request.secret)
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
        """The account with its secret. Raises SecretMissing."""
        return await asyncio.to_thread(lambda: login_of(account, self._open_secrets()))


def _view(account: StoredAccount) -> AccountView:
    return AccountView(**{name: getattr(account, name) for name in AccountView.model_fields})
