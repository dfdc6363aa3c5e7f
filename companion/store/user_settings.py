"""What a user has set or what is kept for them, by key: one JSON value each, with the time it changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update

from companion.store.database import Database, WriteUnit
from companion.store.tables import settings


@dataclass(frozen=True)
class UserSetting:
    """One kept value, and since when it is this one."""

    value: dict[str, Any]
    changed: datetime


async def read_setting(database: Database, user: int, key: str) -> UserSetting | None:
    """What is kept under a key; None when nothing ever was."""
    async with database.read() as connection:
        row = (await connection.execute(select(settings.c.value, settings.c.changed).where(_at(user, key)))).first()
    return None if row is None else UserSetting(row.value, row.changed)


async def keep_setting(unit: WriteUnit, user: int, key: str, value: dict[str, Any]) -> None:
    """Keep a value in place of the one before."""
    content = {"value": value, "changed": unit.now}
    done = await unit.connection.execute(update(settings).where(_at(user, key)).values(**content))
    if not done.rowcount:
        await unit.connection.execute(insert(settings).values(user_id=user, key=key, **content))


async def forget_setting(unit: WriteUnit, user: int, key: str) -> None:
    """Keep nothing under this key any more."""
    await unit.connection.execute(delete(settings).where(_at(user, key)))


def _at(user: int, key: str) -> ColumnElement[bool]:
    return (settings.c.user_id == user) & (settings.c.key == key)
