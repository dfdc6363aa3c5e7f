"""All watched folders of all users: begun, ended and swept."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from companion.clock import Clock
from companion.errors import CompanionError
from companion.jobtracker.intake import MailIntake
from companion.jobtracker.mail.backfill import FolderGone, MailRefused, MailUnreachable
from companion.jobtracker.mail.mailbox import FolderWatch, SignIn, Timing
from companion.jobtracker.mail.workers import MailWorkers
from companion.logs import get_logger
from companion.store.mailboxes import Mailboxes
from companion.store.tracker_rows import StoredAccount

WINDOW_MARGIN = 10.0
"""Seconds by which an IDLE window is shorter than the interval of the email loop."""


class SweepFailed(CompanionError):
    """A folder could not be read."""


@dataclass
class Watched:
    """One folder under watch."""

    account: StoredAccount
    watch: FolderWatch
    task: asyncio.Task[None]


class Mailroom:
    """Keeps one watch for each folder of each wanted user."""

    def __init__(
        self, mailboxes: Mailboxes, login: SignIn, intake: MailIntake, workers: MailWorkers,
        clock: Clock, timing: Timing,
    ) -> None:  # fmt: skip
        self._mailboxes = mailboxes
        self._login = login
        self._intake = intake
        self._workers = workers
        self._clock = clock
        self._timing = timing
        self._watched: dict[tuple[int, str], Watched] = {}

    @property
    def watching(self) -> list[int]:
        """Accounts whose watch runs."""
        return sorted({watched.account.id for watched in self._watched.values() if not watched.task.done()})

    async def arrange(self, wanted: dict[int, float]) -> None:
        """Watch the folders of these users (with the interval of each, in seconds), and no others."""
        accounts = [account for account in await self._mailboxes.all() if account.user in wanted]
        keys = {(account.id, folder) for account in accounts for folder in account.folders}
        await self._end([key for key in self._watched if key not in keys])
        for account in accounts:
            missing = [folder for folder in account.folders if (account.id, folder) not in self._watched]
            if missing:
                self._begin(account, missing, wanted[account.user])

    def _begin(self, account: StoredAccount, folders: list[str], interval: float) -> None:
        window = max(1.0, min(self._timing.window, interval - WINDOW_MARGIN))
        timing = replace(self._timing, window=window)
        for folder in folders:
            watch = FolderWatch(
                account, self._login, folder, self._mailboxes, self._intake, self._workers, self._clock, timing
            )
            task = asyncio.create_task(watch.run(), name=f"mailbox {account.id} {folder}")
            task.add_done_callback(_log_defect)
            self._watched[account.id, folder] = Watched(account, watch, task)

    async def sweep(self, user: int, not_since: timedelta) -> int:
        """Read every folder of a user that was not looked at for this long. Returns how many mails said something.

        Raises SweepFailed naming the first folder that cannot be read.
        """
        found, failure = 0, None
        limit: datetime = self._clock.now() - not_since
        for watched in [one for one in self._watched.values() if one.account.user == user]:
            found += watched.watch.take_found()
            if watched.task.done() or (watched.watch.checked is not None and watched.watch.checked > limit):
                continue
            try:
                await watched.watch.catch_up()
                found += watched.watch.take_found()
            except (MailRefused, MailUnreachable, FolderGone) as error:
                failure = failure or f"{watched.account.address}: {error}"
        if failure:
            raise SweepFailed(failure)
        return found

    async def close(self) -> None:
        """End every watch."""
        await self._end(list(self._watched))

    async def _end(self, keys: list[tuple[int, str]]) -> None:
        tasks = [self._watched.pop(key).task for key in keys]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _log_defect(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        get_logger("mail").error("a mailbox watch ended by a defect", exc_info=error)
