"""Leases: of several companions on one database, one at a time may do what only one may do."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, insert, or_, update
from sqlalchemy.exc import IntegrityError

from companion.store.apply_tables import leases
from companion.store.database import Database


class Leases:
    """The table of leases."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, name: str, holder: str, life: timedelta) -> bool:
        """Take a lease, or hold on to it; False while it is somebody else's."""
        async with self._database.write() as unit:
            mine = or_(leases.c.holder == holder, leases.c.until < unit.now)
            values = {"holder": holder, "until": unit.now + life}
            done = await unit.connection.execute(update(leases).where(leases.c.name == name, mine).values(**values))
            if done.rowcount == 1:
                return True
        try:
            async with self._database.write() as unit:
                await unit.connection.execute(insert(leases).values(name=name, holder=holder, until=unit.now + life))
        except IntegrityError:
            return False
        return True

    async def give_back(self, name: str, holder: str) -> None:
        """Give a lease back, if it is held."""
        async with self._database.write() as unit:
            await unit.connection.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))
