"""Notifications, their outbox of pushes, and how far the events were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, func, insert, select, update

from companion.contracts import Event
from companion.store.analytics_tables import notifications, pushes
from companion.store.database import Database, WriteUnit
from companion.store.user_settings import keep_setting, read_setting

CURSOR = "notify.cursor"
SETTINGS = "notify.settings"
OWNER = 1
"""The user under whom the one cursor of all users' events is kept: the first, who always exists."""


@dataclass(frozen=True)
class News:
    """One thing a person should hear of, with the channels it is pushed to and when."""

    user: int
    seq: int
    kind: str
    title: str
    body: str
    application: int | None
    path: str
    at: datetime
    channels: tuple[str, ...] = ()
    due: datetime | None = None


@dataclass(frozen=True)
class StoredPush:
    """A push of the outbox, with what it tells."""

    id: int
    user: int
    channel: str
    tries: int
    seq: int
    kind: str
    title: str
    body: str
    path: str


@dataclass(frozen=True)
class StoredNotification:
    """A notification and how its pushes went, as rows of `pushes`."""

    id: int
    seq: int
    kind: str
    title: str
    body: str
    application_id: int | None
    path: str
    at: datetime
    read: datetime | None
    pushes: list[RowMapping] = field(default_factory=list)


class Notifications:
    """The store of notifications. What was told and how far the events were read change together or not at all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def cursor(self) -> int:
        """The newest event that was looked at; where none ever was, the newest there is: the past is no news."""
        newest = await self._database.newest()
        kept = await self._value(OWNER, CURSOR)
        if kept is None:
            async with self._database.write() as unit:
                await keep_setting(unit, OWNER, CURSOR, {"seq": newest})
            return newest
        return min(int(kept["seq"]), newest)

    async def events(self, after: int, limit: int) -> list[Event]:
        """Events of all users after a number, oldest first."""
        return await self._database.after(after, None, limit)

    async def tell(self, news: Sequence[News], cursor: int) -> int:
        """Keep these, with their pushes, and that the events were read up to `cursor`; returns how many were new."""
        told = 0
        async with self._database.write() as unit:
            for one in news:
                told += await self._add(unit, one)
            await keep_setting(unit, OWNER, CURSOR, {"seq": cursor})
        return told

    @staticmethod
    async def _add(unit: WriteUnit, one: News) -> int:
        known = select(notifications.c.id).where(notifications.c.user_id == one.user, notifications.c.seq == one.seq)
        if await unit.connection.scalar(known) is not None:
            return 0
        added = await unit.connection.execute(
            insert(notifications)
            .values(user_id=one.user, seq=one.seq, kind=one.kind, title=one.title, body=one.body, path=one.path)
            .values(application_id=one.application, at=one.at)
            .returning(notifications.c.id)
        )
        id_ = added.scalar_one()
        for channel in one.channels:
            row = {"user_id": one.user, "notification_id": id_, "channel": channel, "state": "waiting", "note": ""}
            await unit.connection.execute(insert(pushes).values(**row, tries=0, due=one.due or unit.now))
        data = {"notification": id_, "kind": one.kind, "title": one.title, "body": one.body, "path": one.path}
        await unit.emit("notification.told", one.user, data)
        return 1

    async def page(self, user: int, before: int | None, limit: int, unread: bool) -> list[StoredNotification]:
        """A user's notifications, the newest first, with the pushes of each."""
        names = ("id", "seq", "kind", "title", "body", "application_id", "path", "at", "read")
        query = select(*(notifications.c[name] for name in names)).where(notifications.c.user_id == user)
        if before is not None:
            query = query.where(notifications.c.id < before)
        if unread:
            query = query.where(notifications.c.read.is_(None))
        async with self._database.read() as connection:
            rows = await connection.execute(query.order_by(notifications.c.id.desc()).limit(limit))
            found = {row.id: StoredNotification(**row._mapping) for row in rows}
            sent = select(pushes).where(pushes.c.notification_id.in_(found)).order_by(pushes.c.id)
            for push in (await connection.execute(sent)).mappings():
                found[push["notification_id"]].pushes.append(push)
        return list(found.values())

    async def unread(self, user: int) -> int:
        """How many a user has not read."""
        async with self._database.read() as connection:
            return int(await connection.scalar(_unread(user)) or 0)

    async def mark_read(self, user: int, ids: Sequence[int] | None, up_to: int | None) -> int:
        """Mark these, or all up to one, as read; returns how many were unread until now."""
        query = update(notifications).where(notifications.c.user_id == user, notifications.c.read.is_(None))
        if ids is not None:
            query = query.where(notifications.c.id.in_(ids))
        if up_to is not None:
            query = query.where(notifications.c.id <= up_to)
        async with self._database.write() as unit:
            read = (await unit.connection.execute(query.values(read=unit.now))).rowcount
            if read:
                left = await unit.connection.scalar(_unread(user))
                await unit.emit("notification.read", user, {"unread": int(left or 0)})
        return read

    async def due(self, now: datetime, limit: int) -> list[StoredPush]:
        """Pushes that wait and whose time has come, oldest first."""
        query = (
            select(
                pushes.c.id, pushes.c.user_id, pushes.c.channel, pushes.c.tries,
                *(notifications.c[name] for name in ("seq", "kind", "title", "body", "path")),
            )
            .join(notifications, notifications.c.id == pushes.c.notification_id)
            .where(pushes.c.state == "waiting", pushes.c.due <= now)
            .order_by(pushes.c.id).limit(limit)
        )  # fmt: skip
        async with self._database.read() as connection:
            return [StoredPush(*row) for row in await connection.execute(query)]

    async def settle(self, ids: Sequence[int], state: str, note: str = "", **changes: Any) -> None:
        """Note how pushes stand now."""
        async with self._database.write() as unit:
            changes |= {"sent": unit.now} if state == "sent" else {}
            await unit.connection.execute(
                update(pushes).where(pushes.c.id.in_(ids)).values(state=state, note=note, **changes)
            )

    async def give_up_interrupted(self, note: str) -> None:
        """A push that was being sent when the companion died may have arrived: it is not sent again."""
        async with self._database.write() as unit:
            await unit.connection.execute(
                update(pushes).where(pushes.c.state == "sending").values(state="failed", note=note)
            )

    async def settings(self, user: int) -> dict[str, Any] | None:
        """What the user set; None when nothing ever."""
        return await self._value(user, SETTINGS)

    async def set_settings(self, user: int, value: dict[str, Any]) -> None:
        """Keep what the user set."""
        async with self._database.write() as unit:
            await keep_setting(unit, user, SETTINGS, value)

    async def _value(self, user: int, key: str) -> dict[str, Any] | None:
        kept = await read_setting(self._database, user, key)
        return None if kept is None else kept.value


def _unread(user: int) -> Select[Any]:
    return select(func.count()).where(notifications.c.user_id == user, notifications.c.read.is_(None))
