"""The users of one companion: a number that stays, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update

from companion.store.database import Database
from companion.store.tables import users


@dataclass(frozen=True)
class StoredUser:
    """One user."""

    number: int
    name: str
    created: datetime


class Users:
    """The table of users. The first is there from the start."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[StoredUser]:
        """Every user, by number."""
        async with self._database.read() as connection:
            rows = (await connection.execute(select(users).order_by(users.c.id))).all()
        return [StoredUser(row.id, row.name, row.created) for row in rows]

    async def numbers(self) -> list[int]:
        """Every user's number, ascending."""
        return [user.number for user in await self.all()]

    async def add(self, name: str) -> StoredUser:
        """Store one more user, under the next number, and say so."""
        async with self._database.write() as unit:
            number = (await unit.connection.scalar(select(func.max(users.c.id))) or 0) + 1
            await unit.connection.execute(insert(users).values(id=number, name=name, created=unit.now))
            await unit.emit("user.added", number, {"name": name})
        return StoredUser(number, name, unit.now)

    async def rename(self, number: int, name: str) -> None:
        """Call a user something else, and say so."""
        async with self._database.write() as unit:
            await unit.connection.execute(update(users).where(users.c.id == number).values(name=name))
            await unit.emit("user.renamed", number, {"name": name})
