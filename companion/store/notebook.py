"""What a person writes about an application: notes, and the people they speak with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from companion.store.database import Database
from companion.store.notebook_tables import notebook_entries
from companion.store.tracker_tables import applications


@dataclass(frozen=True)
class StoredEntry:
    """One note or contact."""

    id: int
    application: int
    kind: str
    name: str
    role: str
    email: str
    phone: str
    text: str
    created: datetime
    changed: datetime


class Notebook:
    """Reads and changes the entries of applications."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def entries(self, user: int, application: int) -> list[StoredEntry]:
        """Entries of one application, the oldest first."""
        table = notebook_entries
        query = select(table).where(table.c.user_id == user, table.c.application_id == application).order_by(table.c.id)
        async with self._database.read() as connection:
            return [_entry(row) for row in await connection.execute(query)]

    async def add(self, user: int, application: int, values: dict[str, Any]) -> bool:
        """A new entry; False when this user has no such application."""
        async with self._database.write() as unit:
            known = select(applications.c.id).where(applications.c.user_id == user, applications.c.id == application)
            if await unit.connection.scalar(known) is None:
                return False
            moments = {"created": unit.now, "changed": unit.now}
            row = {"user_id": user, "application_id": application, **moments, **values}
            await unit.connection.execute(insert(notebook_entries).values(**row))
            await unit.emit("notebook.changed", user, {"application": application})
        return True

    async def change(self, user: int, application: int, id_: int, values: dict[str, Any] | None) -> bool:
        """Change an entry, or remove it where `values` is None; False when it is not there."""
        table = notebook_entries
        own = (table.c.id == id_, table.c.user_id == user, table.c.application_id == application)
        async with self._database.write() as unit:
            if values is None:
                done = await unit.connection.execute(delete(table).where(*own))
            else:
                done = await unit.connection.execute(update(table).where(*own).values(changed=unit.now, **values))
            if done.rowcount != 1:
                return False
            await unit.emit("notebook.changed", user, {"application": application})
        return True


def _entry(row: Any) -> StoredEntry:
    values = dict(row._mapping)
    values.pop("user_id")
    return StoredEntry(application=values.pop("application_id"), **values)
