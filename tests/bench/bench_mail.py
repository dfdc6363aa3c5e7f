"""The first reading of a mailbox: fetched, read, classified and stored, beside plain imaplib fetching the same mails.

Aim: 1,500 mails a second of 19 kB on two cores, with the event loop never blocked for more than 50 ms.
"""

from __future__ import annotations

import asyncio
import imaplib
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from companion.clock import SystemClock
from companion.jobtracker.intake import MailIntake
from companion.jobtracker.mail.account import Login
from companion.jobtracker.mail.mailbox import FolderWatch, Timing
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.workers import MailWorkers
from companion.store.database import Database
from companion.store.engine import sqlite_url
from companion.store.folder import DataFolder
from companion.store.mailboxes import Mailboxes, NewAccount
from companion.store.migrate import migrate_sqlite
from companion.store.tracker import Tracker
from companion.store.tracker_rows import StoredAccount
from tests.eval.table import Row
from tests.support.dovecot import PASSWORD, Dovecot, running_dovecot
from tests.support.mails import mail

COUNT = 5_000
PADDING = 18_000
BATCH = 100
TICK_SECONDS = 0.005


def _mails(count: int) -> Iterator[bytes]:
    for number in range(count):
        kind = "confirmation" if number % 20 == 0 else "newsletter"
        yield mail(kind, f"b{number}", company=f"Company {number}", padding=PADDING)


def _plain(server: Dovecot, count: int) -> float:
    """Mails a second of plain imaplib, whole messages, the same batches."""
    with imaplib.IMAP4("127.0.0.1", server.port) as client:
        client.login("bench", PASSWORD)
        client.select("INBOX", readonly=True)
        started = time.perf_counter()
        for first in range(1, count + 1, BATCH):
            client.uid("FETCH", f"{first}:{first + BATCH - 1}", "(UID BODY.PEEK[])")
        return count / (time.perf_counter() - started)


async def _blocked(stop: asyncio.Event, worst: list[float]) -> None:
    """How much later than asked the loop comes back."""
    while not stop.is_set():
        before = time.perf_counter()
        await asyncio.sleep(TICK_SECONDS)
        worst[0] = max(worst[0], time.perf_counter() - before - TICK_SECONDS)


async def _first_reading(server: Dovecot, folder: DataFolder, count: int) -> tuple[float, float]:
    clock = SystemClock()
    migrate_sqlite(folder, clock.now())
    database = Database(sqlite_url(folder.database), clock)
    mailboxes = Mailboxes(database)
    new = NewAccount("bench@example.org", "127.0.0.1", server.port, "none", "bench", "password", ["INBOX"])
    account = await mailboxes.add(1, new)
    intake = MailIntake(Tracker(database), SenderBook.load())

    async def sign_in(account: StoredAccount) -> Login:
        return Login(account, PASSWORD)

    watch = FolderWatch(account, sign_in, "INBOX", mailboxes, intake, MailWorkers(), clock, Timing())
    stop, worst = asyncio.Event(), [0.0]
    ticker = asyncio.create_task(_blocked(stop, worst))
    started = time.perf_counter()
    await watch.catch_up()
    seconds = time.perf_counter() - started
    stop.set()
    await ticker
    await database.close()
    return count / seconds, worst[0] * 1000


def bench(count: int = COUNT) -> list[Row]:
    """Mails a second, the peer's, and the longest pause of the event loop."""
    with running_dovecot() as server, tempfile.TemporaryDirectory() as name:
        server.deliver("bench", _mails(count))
        plain = _plain(server, count)
        folder = DataFolder(Path(name))
        folder.prepare()
        rate, worst = asyncio.run(_first_reading(server, folder, count))
    return [
        Row("mailbox", "first reading, mails/s", rate, f"{count} mails of 19 kB, aim 1,500"),
        Row("mailbox", "plain imaplib fetching, mails/s", plain, "the peer: fetches only"),
        Row("mailbox", "event loop blocked at most, ms", worst, "limit 50 ms"),
    ]
