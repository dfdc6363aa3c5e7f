"""Waiting for mail by IMAP IDLE, and fetching the trickle, with aioimaplib.

What was met with aioimaplib 2.0.3 is worked around here and nowhere else: a lost connection fails no pending
command, EXAMINE leaves its state behind, arguments are not quoted, large answers are slow, a greeting that is cut
keeps its lock, and "* 5 EXISTS" is passed over outside of IDLE, though a server says it once. Each wait is raced with the loss of the connection; IDLE is renewed in short windows, so that a silent
death is found soon.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Awaitable
from contextlib import suppress
from typing import Any, TypeVar

import aioimaplib

from companion.jobtracker.mail.account import Login
from companion.jobtracker.mail.backfill import (
    FETCH_PARTS,
    UID,
    FolderGone,
    MailRefused,
    MailUnreachable,
    new_uids,
)
from companion.jobtracker.mail.reading_process import RawMail

Result = TypeVar("Result")
_VALIDITY = re.compile(rb"\bUIDVALIDITY (\d+)")
_EXISTS = re.compile(rb"\* (\d+) EXISTS\b", re.IGNORECASE)
TRICKLE = 20
"""Mails fetched this way at most: larger answers are for `backfill`."""


class IdleConnection:
    """One connection that watches one folder. Every method raises MailUnreachable when the connection is gone."""

    def __init__(self, login: Login, folder: str, timeout: float) -> None:
        self._login = login
        self._folder = folder
        self._timeout = timeout
        self.uidvalidity: int | None = None
        """Of the folder as it was opened."""
        self._lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        account = login.account
        if account.security == "tls":
            context = ssl.create_default_context()
            self._client: Any = aioimaplib.IMAP4_SSL(account.host, account.port, timeout=timeout, ssl_context=context)
        else:
            self._client = aioimaplib.IMAP4(account.host, account.port, timeout=timeout)
        self._client.protocol.conn_lost_cb = self._on_lost
        self._exists = b""
        self._changed = False
        """Whether the server told another number of mails since the last listing began (RFC 3501, 7.3.1)."""
        self._pass_on = self._client.protocol._untagged_response
        self._client.protocol._untagged_response = self._on_untagged

    def _on_lost(self, _: Exception | None) -> None:
        if not self._lost.done():
            self._lost.set_result(None)

    def _on_untagged(self, line: bytes) -> Any:
        told = _EXISTS.match(line)
        if told and told[1] != self._exists:
            self._exists, self._changed = told[1], True
        return self._pass_on(line)

    async def open(self) -> None:
        """Connect, sign in, open the folder read-only. Raises MailRefused, FolderGone."""
        account = self._login.account
        await self._guard(self._connected(), "connecting")
        if account.auth == "xoauth2":
            sign_in = self._client.xoauth2(account.username, self._login.secret)
        else:
            name = f'"{account.username}"' if " " in account.username else account.username
            sign_in = self._client.login(name, self._login.secret)
        answer = await self._guard(sign_in, "signing in")
        if answer.result != "OK":
            raise MailRefused(f"{account.host} does not accept the sign-in")
        answer = await self._guard(self._client.examine(f'"{self._folder}"'), "opening the folder")
        if answer.result != "OK":
            raise FolderGone(self._folder)
        self._client.protocol.state = "SELECTED"
        found = _VALIDITY.search(b"\n".join(bytes(line) for line in answer.lines))
        self.uidvalidity = int(found[1]) if found else None

    async def _connected(self) -> None:
        # The library connects in a task of its own, whose failure nothing else would see.
        await self._client._client_task
        await self._client.wait_hello_from_server()

    @property
    def can_idle(self) -> bool:
        """Whether the server pushes at all."""
        return bool(self._client.has_capability("IDLE"))

    async def new(self, first: int) -> list[int]:
        """Numbers of mails from `first` on."""
        self._changed = False
        answer = await self._guard(self._client.uid_search(f"UID {first}:*", charset=None), "listing")
        if answer.result != "OK":
            raise MailUnreachable("the server does not list the folder")
        return new_uids([line for line in answer.lines[:1] if line], first)

    async def fetch(self, uids: list[int]) -> list[RawMail]:
        """A few mails; those deleted meanwhile are left out."""
        answer = await self._guard(self._client.uid("fetch", ",".join(map(str, uids)), FETCH_PARTS), "fetching")
        if answer.result != "OK":
            raise MailUnreachable("the server does not give the mails")
        mails = []
        for line, content in zip(answer.lines, answer.lines[1:], strict=False):
            found = UID.search(bytes(line)) if b"FETCH" in bytes(line[:40]) else None
            if found and isinstance(content, bytearray) and int(found[1]) in uids:
                mails.append(RawMail(int(found[1]), bytes(content)))
        return mails

    async def wait(self, window: float) -> None:
        """Until the server says that something changed, or `window` seconds.

        What it said with the answer to a command before is not said again: then there is nothing to wait for.
        """
        if self._changed:
            return
        idle = await self._guard(self._client.idle_start(timeout=window + self._timeout), "waiting")
        pushed = asyncio.ensure_future(self._client.wait_server_push(window))
        try:
            if not self._changed:
                await asyncio.wait({pushed, self._lost}, timeout=window, return_when=asyncio.FIRST_COMPLETED)
            if self._lost.done():
                raise MailUnreachable("the server closed the connection")
            self._client.idle_done()
            await self._guard(asyncio.shield(idle), "waiting")
        finally:
            pushed.cancel()
            with suppress(asyncio.CancelledError, TimeoutError):
                await pushed

    async def close(self) -> None:
        """Cut the connection and end what the library still waits for."""
        client = self._client
        if client._idle_waiter is not None:
            client._idle_waiter.cancel()
        transport = client.protocol.transport
        if transport is not None:
            transport.abort()
        library = {client._client_task, *client.tasks, *client.protocol.tasks}
        for task in library:
            task.cancel()
        await asyncio.gather(*library, return_exceptions=True)

    async def _guard(self, work: Awaitable[Result], doing: str) -> Result:
        """`work`, unless the connection is lost or nothing happens for long."""
        task = asyncio.ensure_future(work)
        either: set[asyncio.Future[Any]] = {task, self._lost}
        try:
            await asyncio.wait(either, timeout=self._timeout, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                return task.result()
            why = "the server closed the connection" if self._lost.done() else "the server does not answer"
            raise MailUnreachable(f"{why} while {doing}")
        except (OSError, aioimaplib.AioImapException, ValueError, IndexError, RecursionError) as error:
            raise MailUnreachable(f"{type(error).__name__} while {doing}") from error
        finally:
            if not task.done():
                task.cancel()
                # The library's greeting holds the lock that a cancelled command takes again before it ends.
                await asyncio.gather(self.close(), task, return_exceptions=True)
