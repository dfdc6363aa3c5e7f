"""Reading mails off the event loop: a few in a thread, thousands in processes of their own."""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
import os
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from companion.jobtracker.intake import ReadMail
from companion.jobtracker.mail.backfill import RawMail
from companion.jobtracker.mail.codes import find_code
from companion.jobtracker.mail.reading import MailReading

if TYPE_CHECKING:
    from companion.jobtracker.mail.reader import MailReader

MANY = 200
"""From this many mails on, starting processes pays."""


def _reader() -> MailReader:
    """With all that ships for reading mails: loaded when there are some, no start waits for it."""
    from companion.jobtracker.mail.reader import MailReader

    return MailReader.load()


def read_mail(reader: MailReader, mail: RawMail, own: frozenset[str] = frozenset()) -> ReadMail:
    """One mail of a folder, read; `own` are the user's own addresses."""
    reading = reader.read(mail.content, [], own)
    code = find_code(reading.message.subject, reading.message.body)
    return ReadMail(mail.uid, hashlib.sha256(mail.content).hexdigest(), _lean(reading), code)


def _lean(reading: MailReading) -> MailReading:
    """Bodies of private mails go no further than they must."""
    if reading.verdict.kind != "other" or reading.verdict.if_placed is not None:
        return replace(reading, message=replace(reading.message, calendars=()))
    message = replace(reading.message, body="", links=(), calendars=(), headers={}, authentication=())
    return replace(reading, message=message)


class _Process:
    """What one worker process keeps: its reader, loaded once."""

    reader: MailReader | None = None

    @classmethod
    def load(cls) -> None:
        cls.reader = _reader()

    @classmethod
    def read(cls, mails: list[RawMail], own: frozenset[str]) -> list[ReadMail]:
        assert cls.reader is not None
        return [read_mail(cls.reader, mail, own) for mail in mails]


class MailWorkers:
    """Reads batches of mails; nothing of it runs on the event loop."""

    def __init__(self, processes: int | None = None) -> None:
        self._processes = processes or min(2, os.cpu_count() or 1)
        self._reader: MailReader | None = None
        self._loading = Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._users = 0

    async def read(self, mails: list[RawMail], own: frozenset[str]) -> list[ReadMail]:
        """What each mail says, in the same order, without its application."""
        if self._pool is not None:
            return await asyncio.get_running_loop().run_in_executor(self._pool, _Process.read, mails, own)
        return await asyncio.to_thread(self._read_here, mails, own)

    @asynccontextmanager
    async def many(self, count: int) -> AsyncIterator[None]:
        """While `count` mails are read: processes, where that many pay for them. They end with the last reading."""
        if count < MANY:
            yield
            return
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._processes, mp_context=context, initializer=_Process.load)
        self._users += 1
        try:
            yield
        finally:
            self._users -= 1
            if self._users == 0:
                pool, self._pool = self._pool, None
                pool.shutdown(wait=False, cancel_futures=True)

    def _read_here(self, mails: list[RawMail], own: frozenset[str]) -> list[ReadMail]:
        with self._loading:
            if self._reader is None:
                self._reader = _reader()
        return [read_mail(self._reader, mail, own) for mail in mails]
