"""One folder of one mailbox, watched for as long as it is wanted.

Catch up (by cursor), then wait for pushes; reconnect with growing pauses. A cursor moves only in the transaction
that stores its mails, so that a crash at any moment loses none and doubles none.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from companion.clock import Clock
from companion.jobtracker.intake import MailIntake, Place
from companion.jobtracker.mail.account import Login, SecretMissing
from companion.jobtracker.mail.backfill import (
    BATCH,
    Fetcher,
    FolderGone,
    MailRefused,
    MailUnreachable,
)
from companion.jobtracker.mail.idle import TRICKLE, IdleConnection
from companion.jobtracker.mail.oauth import AuthorisationUnreachable, GrantRefused
from companion.jobtracker.mail.reading_process import RawMail, ReadMail
from companion.jobtracker.mail.workers import MANY, MailWorkers
from companion.logs import get_logger
from companion.store.mailboxes import Mailboxes
from companion.store.tracker_rows import StoredAccount

SignIn = Callable[[StoredAccount], Awaitable[Login]]
"""Gives an account's secret for one connection."""
IN_FLIGHT = 3
"""Batches read at once: while one is stored the next ones are fetched and read."""


@dataclass(frozen=True)
class Timing:
    """Seconds; tests make them small."""

    window: float = 170.0
    """IDLE is renewed, and the folder searched, at least this often."""
    timeout: float = 30.0
    first_pause: float = 2.0
    longest_pause: float = 300.0
    first_days: int = 365
    """How far back the first reading goes."""


class FolderWatch:
    """Reads one folder into the intake."""

    def __init__(
        self, account: StoredAccount, sign_in: SignIn, folder: str, mailboxes: Mailboxes, intake: MailIntake,
        workers: MailWorkers, clock: Clock, timing: Timing,
    ) -> None:  # fmt: skip
        self._account = account
        self._sign_in = sign_in
        self._folder = folder
        self._mailboxes = mailboxes
        self._intake = intake
        self._workers = workers
        self._clock = clock
        self._timing = timing
        self._own = frozenset({account.address.lower(), account.username.lower()})
        self._busy = asyncio.Lock()
        self._found = 0
        self.checked: datetime | None = None
        """When the folder was last seen to hold nothing new."""

    def take_found(self) -> int:
        """How many mails said something since this was last asked."""
        found, self._found = self._found, 0
        return found

    async def run(self) -> None:
        """Watch until cancelled, or until the server refuses the sign-in."""
        pause = self._timing.first_pause
        while True:
            try:
                await self.catch_up()
                await self._say("ok", f"{self._folder} is read")
                pause = self._timing.first_pause
                await self._watch()
            except MailRefused as error:
                await self._say("refused", f"{error}: add the account again with a working secret")
                return
            except FolderGone:
                await self._say(
                    "unreachable", f"the folder {self._folder} is not there: add the account again without it"
                )
                pause = self._timing.longest_pause
            except MailUnreachable as error:
                await self._say("unreachable", f"{error}; trying again")
            await asyncio.sleep(pause)
            pause = min(pause * 2, self._timing.longest_pause)

    async def _say(self, state: str, note: str) -> None:
        get_logger("mail").info("mailbox", account=self._account.id, folder=self._folder, state=state)
        await self._mailboxes.set_state(self._account, state, note)

    async def _login(self) -> Login:
        """For one connection: a token of an hour is renewed for the next one."""
        try:
            return await self._sign_in(self._account)
        except (SecretMissing, GrantRefused) as error:
            raise MailRefused(str(error)) from error
        except AuthorisationUnreachable as error:
            raise MailUnreachable(str(error)) from error

    async def catch_up(self) -> int:
        """Read all that is new, by a connection of its own. Returns how many mails said something.

        Raises MailRefused, MailUnreachable, FolderGone.
        """
        async with self._busy:
            fetcher = await asyncio.to_thread(Fetcher.open, await self._login(), self._timing.timeout)
            try:
                found = await self._read_new(fetcher)
            except BaseException:
                fetcher.abort()
                raise
            await asyncio.to_thread(fetcher.close)
            self._note(found)
            return found

    def _note(self, found: int) -> None:
        self._found += found
        self.checked = self._clock.now()

    async def _read_new(self, fetcher: Fetcher) -> int:
        cursor = (await self._mailboxes.cursors(self._account.id)).get(self._folder)
        since = (self._clock.now() - timedelta(days=self._timing.first_days)).date()
        validity, last = (cursor.uidvalidity, cursor.last_uid) if cursor else (None, 0)
        state = await asyncio.to_thread(fetcher.look, self._folder, validity, last, since)
        found = done = 0
        reading: deque[tuple[int, asyncio.Task[list[ReadMail]]]] = deque()

        async def store_one() -> tuple[int, int]:
            last_uid, task = reading.popleft()
            batch = await task
            place = Place(self._account, self._folder, state.uidvalidity, last_uid)
            return await self._intake.take(place, batch), len(batch)

        async with self._workers.many(len(state.uids)):
            try:
                for start in range(0, len(state.uids), BATCH):
                    chunk = state.uids[start : start + BATCH]
                    mails = await asyncio.to_thread(fetcher.fetch, chunk)
                    reading.append((chunk[-1], asyncio.create_task(self._workers.read(mails, self._own))))
                    if len(reading) >= IN_FLIGHT:
                        told, count = await store_one()
                        found, done = found + told, done + count
                        await self._progress(done, len(state.uids))
                while reading:
                    told, count = await store_one()
                    found, done = found + told, done + count
                await self._progress(len(state.uids), len(state.uids))
            finally:
                for _, task in reading:
                    task.cancel()
        # What lies before the first day wanted is behind the cursor too.
        end = max([*state.uids[-1:], state.next_uid - 1])
        if (state.uidvalidity, end) != (validity, last):
            await self._intake.take(Place(self._account, self._folder, state.uidvalidity, end), [])
        return found

    async def _progress(self, done: int, total: int) -> None:
        if total >= MANY:
            await self._mailboxes.tell_progress(self._account, self._folder, done, total)

    async def _watch(self) -> None:
        """Wait for pushes until the connection is gone (MailUnreachable)."""
        connection = IdleConnection(await self._login(), self._folder, self._timing.timeout)
        try:
            await connection.open()
            while True:
                await self._trickle(connection)
                if connection.can_idle:
                    await connection.wait(self._timing.window)
                else:
                    await asyncio.sleep(self._timing.window)
        finally:
            await connection.close()

    async def _trickle(self, connection: IdleConnection) -> None:
        cursor = (await self._mailboxes.cursors(self._account.id)).get(self._folder)
        uids = await connection.new(cursor.last_uid + 1 if cursor else 1)
        if not uids:
            self._note(0)
            return
        if cursor is None or cursor.uidvalidity != connection.uidvalidity or len(uids) > TRICKLE:
            await self.catch_up()
            return
        async with self._busy:
            mails: list[RawMail] = await connection.fetch(uids)
            batch = await self._workers.read(mails, self._own)
            place = Place(self._account, self._folder, cursor.uidvalidity, uids[-1])
            self._note(await self._intake.take(place, batch))
