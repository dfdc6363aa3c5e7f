"""The first reading of a folder, and catching up: the standard library's imaplib in a thread.

Large answers are where the asynchronous client is slow (and recursive); this one reads them at the speed of the
socket. Folders are opened read-only (EXAMINE) and mails are fetched with BODY.PEEK: nothing is marked as read.
"""

from __future__ import annotations

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date

from companion.jobtracker.mail.account import Login
from companion.jobtracker.mail.message import MAX_MESSAGE_BYTES
from companion.jobtracker.mail.reading_process import RawMail

BATCH = 100
TIMEOUT_SECONDS = 30.0
UID = re.compile(rb"\bUID (\d+)")
FETCH_PARTS = f"(UID BODY.PEEK[]<0.{MAX_MESSAGE_BYTES}>)"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBER = re.compile(rb"(\d+)")


class MailRefused(Exception):
    """The server does not accept the name or the secret."""


class MailUnreachable(Exception):
    """The server does not answer, or not as IMAP servers do. It may do so later."""


class FolderGone(Exception):
    """The folder is not there (any more)."""


@dataclass(frozen=True)
class FolderState:
    """What the server says of a folder."""

    uidvalidity: int
    uids: list[int]
    """Numbers above the cursor, ascending."""
    next_uid: int
    """Every number the folder has given out is below it."""


class Fetcher:
    """A connection of its own to one mailbox. All methods block (for threads) and raise MailUnreachable."""

    def __init__(self, client: imaplib.IMAP4, host: str) -> None:
        self._client = client
        self._host = host

    @classmethod
    def open(cls, login: Login, timeout: float = TIMEOUT_SECONDS) -> Fetcher:
        """Connect and sign in. Raises MailRefused, MailUnreachable."""
        account = login.account
        with _as_ours(account.host):
            if account.security == "tls":
                context = ssl.create_default_context()
                client: imaplib.IMAP4 = imaplib.IMAP4_SSL(
                    account.host, account.port, ssl_context=context, timeout=timeout
                )
            else:
                client = imaplib.IMAP4(account.host, account.port, timeout=timeout)
            try:
                _sign_in(client, login)
            except BaseException:
                client.shutdown()
                raise
        return cls(client, account.host)

    def close(self) -> None:
        """Sign out; a connection that is gone is closed all the same."""
        with suppress(OSError, imaplib.IMAP4.error):
            self._client.logout()

    def abort(self) -> None:
        """Cut the connection from another thread: what blocks on it fails at once."""
        with suppress(OSError):
            self._client.socket().shutdown(socket.SHUT_RDWR)

    def look(self, folder: str, uidvalidity: int | None, last_uid: int, since: date | None) -> FolderState:
        """Open a folder read-only and list what is new.

        Everything since a day, when its UIDVALIDITY is another one. Raises FolderGone.
        """
        with _as_ours(self._host):
            status, _ = self._client.select(f'"{folder}"', readonly=True)
            if status != "OK":
                raise FolderGone(folder)
            validity, next_uid = self._number("UIDVALIDITY"), self._number("UIDNEXT")
            if validity is None:
                raise MailUnreachable("the server gives the folder no UIDVALIDITY")
            known = validity == uidvalidity
            first = last_uid + 1 if known else 1
            narrowed = f" SINCE {since.day}-{_MONTHS[since.month - 1]}-{since.year}" if since and not known else ""
            status, answer = self._client.uid("SEARCH", f"UID {first}:*{narrowed}")
            if status != "OK":
                raise MailUnreachable("the server does not list the folder")
            return FolderState(validity, new_uids(answer, first), next_uid or 1)

    def _number(self, name: str) -> int | None:
        _, values = self._client.response(name)
        found = _NUMBER.search(values[0]) if values and isinstance(values[0], bytes) else None
        return int(found[1]) if found else None

    def fetch(self, uids: list[int]) -> list[RawMail]:
        """The mails of these numbers; those deleted meanwhile are left out."""
        with _as_ours(self._host):
            status, answer = self._client.uid("FETCH", ",".join(map(str, uids)), FETCH_PARTS)
            if status != "OK":
                raise MailUnreachable("the server does not give the mails")
        wanted = set(uids)
        return [mail for mail in map(_raw, answer) if mail is not None and mail.uid in wanted]


def new_uids(answer: list[bytes | None], first: int) -> list[int]:
    """Numbers of a SEARCH answer from `first` on: "n:*" always names the last mail, even when it is below n."""
    return sorted({uid for part in answer if part for uid in map(int, part.split()) if uid >= first})


def _raw(part: object) -> RawMail | None:
    if not isinstance(part, tuple) or len(part) < 2 or not isinstance(part[1], bytes):
        return None
    uid = UID.search(part[0])
    return RawMail(int(uid[1]), part[1]) if uid else None


@contextmanager
def _as_ours(host: str) -> Iterator[None]:
    """What a broken or lying server answers may fail anywhere in the library's parsing."""
    try:
        yield
    except (OSError, imaplib.IMAP4.error, ValueError, TypeError, IndexError) as error:
        raise MailUnreachable(f"{host}: {type(error).__name__}: {str(error)[:200]}") from error


def _sign_in(client: imaplib.IMAP4, login: Login) -> None:
    name = login.account.username
    try:
        if login.account.auth == "xoauth2":
            client.authenticate("XOAUTH2", lambda challenge: _bearer(challenge, name, login.secret))
        else:
            client.login(f'"{name}"' if " " in name else name, login.secret)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise MailRefused(f"{login.account.host} does not accept the sign-in: {str(error)[:200]}") from error


def _bearer(challenge: bytes, name: str, token: str) -> bytes:
    """The token first; the server's error (a second challenge) is answered by nothing, which ends the try."""
    return b"" if challenge else f"user={name}\x01auth=Bearer {token}\x01\x01".encode()
