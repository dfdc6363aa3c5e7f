"""Reading mails off the event loop: a few in a thread, thousands in processes of their own."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from threading import Lock
from typing import TYPE_CHECKING

from companion.jobtracker.mail.reading_process import RawMail, ReadingProcess, ReadMail, load_reader, read_mail

if TYPE_CHECKING:
    from companion.jobtracker.mail.reader import MailReader

MANY = 200
"""From this many mails on, starting processes pays."""


class MailWorkers:
    """Reads batches of mails; nothing of it runs on the event loop."""

    def __init__(self, processes: int | None = None) -> None:
        self._processes = processes or min(2, os.cpu_count() or 1)
        self._reader: MailReader | None = None
        self._loading = Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._starting = asyncio.Lock()
        self._users = 0

    async def read(self, mails: list[RawMail], own: frozenset[str]) -> list[ReadMail]:
        """What each mail says, in the same order, without its application."""
        if self._pool is not None:
            return await asyncio.get_running_loop().run_in_executor(self._pool, ReadingProcess.read, mails, own)
        return await asyncio.to_thread(self._read_here, mails, own)

    @asynccontextmanager
    async def many(self, count: int) -> AsyncIterator[None]:
        """While `count` mails are read: processes, where that many pay for them. They end with the last reading."""
        if count < MANY:
            yield
            return
        self._users += 1
        try:
            async with self._starting:
                if self._pool is None:
                    self._pool = await asyncio.to_thread(_started, self._processes)
            yield
        finally:
            self._users -= 1
            if self._users == 0 and self._pool is not None:
                pool, self._pool = self._pool, None
                pool.shutdown(wait=False, cancel_futures=True)

    def _read_here(self, mails: list[RawMail], own: frozenset[str]) -> list[ReadMail]:
        with self._loading:
            if self._reader is None:
                self._reader = load_reader()
        return [read_mail(self._reader, mail, own) for mail in mails]


def _started(processes: int) -> ProcessPoolExecutor:
    """Processes that load their readers already. A pool starts each inside a submit, which takes long enough to be felt."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=ReadingProcess.load)
    for _ in range(processes):
        pool.submit(os.getpid)
    return pool
