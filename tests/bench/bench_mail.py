"""The first reading of a mailbox: fetched, read, classified and stored, beside plain imaplib fetching the same mails; then
how soon a mail that the server pushes is a status.

Aim: 1,500 mails a second of 19 kB on two cores, with the event loop never blocked for more than 50 ms. On a machine that
does other things besides, the processor's share tells more than the clock: 1.33 ms a mail are 1,500 a second on two cores.
"""

from __future__ import annotations

import asyncio
import imaplib
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from companion.clock import SystemClock
from companion.events import EventBus
from companion.jobtracker.intake import MailIntake
from companion.jobtracker.mail.account import Login
from companion.jobtracker.mail.mailbox import FolderWatch, Timing
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.workers import MailWorkers
from companion.jobtracker.messages import NewApplicationRequest
from companion.jobtracker.service import ApplicationService
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
PUSHES = 10
PUSH_SECONDS = 200.0
SETTLE_SECONDS = 1.0
"""After a push the connection goes back to IDLE: what comes just then is found when IDLE is renewed."""


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


@dataclass
class Pauses:
    """The longest turns of the event loop, in seconds."""

    late: float = 0.0
    """By the clock: also what the machine gave to others."""
    own: float = 0.0
    """Processor time of the loop's own thread."""
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def watch(self) -> None:
        """How much later than asked the loop comes back, until stopped."""
        while not self.stop.is_set():
            before, worked = time.perf_counter(), time.thread_time()
            await asyncio.sleep(TICK_SECONDS)
            self.late = max(self.late, time.perf_counter() - before - TICK_SECONDS)
            self.own = max(self.own, time.thread_time() - worked)


def _processor_seconds() -> float:
    """Of this process and of those it started and that ended."""
    for process in multiprocessing.active_children():
        process.join()
    return sum(
        one.ru_utime + one.ru_stime for one in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


class Reading:
    """A companion's mail reading on a folder of its own."""

    def __init__(self, folder: DataFolder) -> None:
        clock = SystemClock()
        migrate_sqlite(folder, clock.now())
        self.database = Database(sqlite_url(folder.database), clock)
        self.bus = EventBus(self.database)
        self.database.on_commit(self.bus.publish)
        self.mailboxes = Mailboxes(self.database)
        tracker = Tracker(self.database)
        self.applications = ApplicationService(tracker, clock, SenderBook.load())
        self._intake = MailIntake(tracker, SenderBook.load())
        self._clock = clock

    async def watch(self, server: Dovecot) -> FolderWatch:
        """The one folder."""
        new = NewAccount("bench@example.org", "127.0.0.1", server.port, "none", "bench", "password", ["INBOX"])
        account = await self.mailboxes.add(1, new)

        async def sign_in(account: StoredAccount) -> Login:
            return Login(account, PASSWORD)

        return FolderWatch(
            account, sign_in, "INBOX", self.mailboxes, self._intake, MailWorkers(), self._clock, Timing()
        )


async def _first_reading(watch: FolderWatch, count: int) -> list[Row]:
    pauses = Pauses()
    ticker = asyncio.create_task(pauses.watch())
    busy, started = _processor_seconds(), time.perf_counter()
    await watch.catch_up()
    seconds = time.perf_counter() - started
    pauses.stop.set()
    await ticker
    busy = _processor_seconds() - busy
    return [
        Row("mailbox", "first reading, mails/s", count / seconds, f"{count} mails of 19 kB, aim 1,500"),
        Row("mailbox", "processor time a mail, ms", busy / count * 1000, "all processes, with their start; aim 1.33"),
        Row("mailbox", "event loop blocked at most, ms", pauses.late * 1000, "limit 50 ms, on an idle machine"),
        Row("mailbox", "of it the loop's own work, ms", pauses.own * 1000, "processor time"),
    ]


async def _pushes(reading: Reading, watch: FolderWatch, server: Dovecot, count: int) -> list[Row]:
    """From a mail's arrival in the folder to the event that tells of the status."""
    told = reading.bus.subscribe()
    running = asyncio.create_task(watch.run())
    waits: list[float] = []

    async def until(type_: str, **data: object) -> None:
        async with asyncio.timeout(PUSH_SECONDS):
            async for event in told:
                if event.type == type_ and data.items() <= event.data.items():
                    return

    await until("mail.account", state="ok")
    for number in range(PUSHES):
        company = f"Harbour{chr(97 + number)}works"
        new = NewApplicationRequest(company=company, title="Night Nurse", at=datetime(2026, 1, 1, tzinfo=UTC))
        application = await reading.applications.create(new)
        content = mail("confirmation", f"push{number}", f"Jobs <jobs@{company.lower()}.com>", company, "Night Nurse")
        await asyncio.sleep(SETTLE_SECONDS)
        server.deliver("bench", [content], start=count + number)
        started = time.perf_counter()
        await until("status.changed", application=application, status="acknowledged")
        waits.append((time.perf_counter() - started) * 1000)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    told.close()
    return [
        Row("mailbox", "push to status, ms", statistics.median(waits), f"median of {PUSHES}, IDLE"),
        Row("mailbox", "push to status at most, ms", max(waits), "the same"),
    ]


async def _all(server: Dovecot, folder: DataFolder, count: int) -> list[Row]:
    reading = Reading(folder)
    watch = await reading.watch(server)
    rows = await _first_reading(watch, count)
    rows += await _pushes(reading, watch, server, count)
    reading.bus.close()
    await reading.database.close()
    return rows


def bench(count: int = COUNT) -> list[Row]:
    """Mails a second, the peer's, the longest pause of the event loop, and how long a push takes."""
    with running_dovecot() as server, tempfile.TemporaryDirectory() as name:
        server.deliver("bench", _mails(count))
        plain = _plain(server, count)
        folder = DataFolder(Path(name))
        folder.prepare()
        rows = asyncio.run(_all(server, folder, count))
    return [*rows, Row("mailbox", "plain imaplib fetching, mails/s", plain, "the peer: fetches only")]
