"""Calendar feeds: which user an address belongs to. Only the hash of its secret part is kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from companion.store.database import Database
from companion.store.tables import settings
from companion.store.user_settings import forget_setting, keep_setting, read_setting

FEED = "calendar.feed"


class Feeds:
    """At most one feed a user."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def made(self, user: int) -> datetime | None:
        """Since when the user has a feed; None without one."""
        kept = await read_setting(self._database, user, FEED)
        return None if kept is None else kept.changed

    async def user_of(self, token_hash: str) -> int | None:
        """Whose feed it is; None for an address that is not one, or no longer."""
        query = select(settings.c.user_id, settings.c.value).where(settings.c.key == FEED)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return next((row.user_id for row in rows if row.value["hash"] == token_hash), None)

    async def put(self, user: int, token_hash: str) -> datetime:
        """Give the user this feed; the one before ends."""
        async with self._database.write() as unit:
            await keep_setting(unit, user, FEED, {"hash": token_hash})
            return unit.now

    async def end(self, user: int) -> None:
        """End the user's feed."""
        async with self._database.write() as unit:
            await forget_setting(unit, user, FEED)
