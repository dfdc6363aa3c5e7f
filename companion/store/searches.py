"""Saved searches, and up to which entry of the boards each was looked at and told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from companion.store.database import Database
from companion.store.search_tables import searches


@dataclass(frozen=True)
class StoredSearch:
    """One saved search; `looked` and `told` are numbers of boards' entries."""

    id: int
    name: str
    filters: dict[str, Any]
    tell: bool
    looked: int
    told: int
    created: datetime


class NameTaken(Exception):
    """The user has another search of this name."""


class Searches:
    """Reads and changes saved searches of all users."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_user(self, user: int) -> list[StoredSearch]:
        """A user's searches, in the order they were made."""
        names = ("id", "name", "filters", "tell", "looked", "told", "created")
        query = select(*(searches.c[name] for name in names)).where(searches.c.user_id == user).order_by(searches.c.id)
        async with self._database.read() as connection:
            return [StoredSearch(**row._mapping) for row in await connection.execute(query)]

    async def count(self, user: int) -> int:
        """How many a user has."""
        query = select(func.count()).select_from(searches).where(searches.c.user_id == user)
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def add(self, user: int, name: str, filters: dict[str, Any], tell: bool, newest: int) -> int:
        """Keep a search; what boards offer already, up to their entry `newest`, is no news of it. Raises NameTaken."""
        row = {"user_id": user, "name": name, "filters": filters, "tell": tell, "looked": newest, "told": newest}
        try:
            async with self._database.write() as unit:
                id_: int = await unit.connection.scalar(
                    insert(searches).values(created=unit.now, **row).returning(searches.c.id)
                )
                await unit.emit("search.changed", user, {"search": id_})
        except IntegrityError:
            raise NameTaken from None
        return id_

    async def change(self, user: int, id_: int, **values: Any) -> bool:
        """Change a search (`name`, `filters`, `tell`, `looked`); False when it is not there. Raises NameTaken."""
        own = (searches.c.id == id_, searches.c.user_id == user)
        try:
            async with self._database.write() as unit:
                done = await unit.connection.execute(update(searches).where(*own).values(**values))
                if done.rowcount:
                    await unit.emit("search.changed", user, {"search": id_})
        except IntegrityError:
            raise NameTaken from None
        return done.rowcount > 0

    async def remove(self, user: int, id_: int) -> bool:
        """Forget a search; False when it is not there."""
        async with self._database.write() as unit:
            done = await unit.connection.execute(
                delete(searches).where(searches.c.id == id_, searches.c.user_id == user)
            )
            if done.rowcount:
                await unit.emit("search.changed", user, {"search": id_})
        return done.rowcount > 0

    async def told(self, user: int, newest: int, news: Sequence[dict[str, Any]]) -> None:
        """Tell what is new, as one event each, and that it was told up to the boards' entry `newest`: both or neither."""
        async with self._database.write() as unit:
            await unit.connection.execute(
                update(searches).where(searches.c.user_id == user, searches.c.told < newest).values(told=newest)
            )
            for data in news:
                await unit.emit("search.matched", user, data)
