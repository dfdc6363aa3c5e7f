"""A person's data as one piece, out and in."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from companion import __version__
from companion.clock import Clock
from companion.exchange.messages import FeedReply, ImportAllReply
from companion.exchange.tables import from_archive, is_archive, to_archive
from companion.secrets import new_token, token_hash
from companion.store.database import Database
from companion.store.feeds import Feeds
from companion.store.tracker import Tracker
from companion.store.tracker_rows import StoredApplication
from companion.store.transfer import export_all, import_all, tell_imported

EVERY_APPLICATION = 1_000_000


class WholeData:
    """Everything of a user; `files` is the folder of kept files."""

    def __init__(self, database: Database, tracker: Tracker, files: Path, clock: Clock) -> None:
        self._database = database
        self._tracker = tracker
        self._files = files
        self._clock = clock
        self._feeds = Feeds(database)

    async def applications(self, user: int) -> list[StoredApplication]:
        """All applications, the oldest first."""
        return (await self._tracker.applications(user, limit=EVERY_APPLICATION))[::-1]

    async def everything(self, user: int) -> dict[str, Any]:
        """All rows and files as one JSON object."""
        return await export_all(self._database, self._files, user, __version__, self._clock.now())

    async def archive(self, user: int) -> bytes:
        """The same as a ZIP of CSV files, one for each kind of record."""
        return await asyncio.to_thread(to_archive, await self.everything(user))

    async def take(self, content: bytes) -> ImportAllReply:
        """Take an export, JSON or zipped CSV, into an empty folder. Raises ImportRefused and ArchiveDamaged."""
        if is_archive(content):
            content = json.dumps(await asyncio.to_thread(from_archive, content)).encode()
        return ImportAllReply(tables=await import_all(self._database, self._files, content))

    async def take_running(self, content: bytes) -> ImportAllReply:
        """The same while everything runs: who keeps what is derived hears of it. Raises ImportRefused and ArchiveDamaged."""
        reply = await self.take(content)
        await tell_imported(self._database)
        return reply

    async def feed(self, user: int) -> FeedReply:
        """Whether there is a calendar feed; its address is told only when it is made."""
        return FeedReply(made=await self._feeds.made(user))

    async def new_feed(self, user: int, base_url: str) -> FeedReply:
        """A new address that a calendar program can subscribe to; the one before ends."""
        token = new_token()
        made = await self._feeds.put(user, token_hash(token))
        return FeedReply(made=made, url=f"{base_url}/calendar/{token}/jobs.ics")

    async def end_feed(self, user: int) -> FeedReply:
        """No address leads to the calendar any more."""
        await self._feeds.end(user)
        return FeedReply(made=None)

    async def feed_user(self, token: str) -> int | None:
        """Whose calendar a feed's secret opens; None when it opens none."""
        return await self._feeds.user_of(token_hash(token))
