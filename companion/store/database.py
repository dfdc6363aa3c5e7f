"""The database: whole transactions, with the events of a change stored in the same one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.clock import Clock
from companion.contracts import Event
from companion.events import check_event
from companion.store import tables
from companion.store.engine import open_engine

READERS = 4
_NEW_EVENT = insert(tables.events)


class WriteUnit:
    """One writing transaction: what is executed and emitted in it is stored together or not at all."""

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self.connection = connection
        self.now = clock.now()
        self.events: list[Event] = []

    async def emit(self, type_: str, user: int, data: dict[str, Any]) -> Event:
        """Store an event; it is sent after the commit. Raises UnknownEvent."""
        check_event(type_, data)
        values = {"user_id": user, "type": type_, "at": self.now, "data": data}
        result = await self.connection.execute(_NEW_EVENT, values)
        key = result.inserted_primary_key
        if key is None:
            raise RuntimeError("the database gave the event no number")
        event = Event(seq=key[0], type=type_, at=self.now, user=user, data=data)
        self.events.append(event)
        return event


class Database:
    """One writer, a few readers, and whoever wants to hear of stored events."""

    def __init__(self, url: URL | str, clock: Clock) -> None:
        self._clock = clock
        self._writer = open_engine(url, readonly=False, pool_size=1)
        self._readers = open_engine(url, readonly=True, pool_size=READERS)
        self._listener: Callable[[Sequence[Event]], None] | None = None

    def on_commit(self, listener: Callable[[Sequence[Event]], None]) -> None:
        """Call `listener` with the events of each transaction, in order, once they are stored."""
        self._listener = listener

    @asynccontextmanager
    async def write(self) -> AsyncIterator[WriteUnit]:
        """A writing transaction; commits at the end, rolls back on an exception."""
        async with self._writer.connect() as connection:
            async with connection.begin():
                unit = WriteUnit(connection, self._clock)
                yield unit
            if unit.events and self._listener is not None:
                self._listener(unit.events)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A reading transaction: one consistent view; writes are refused by the database."""
        async with self._readers.connect() as connection, connection.begin():
            yield connection

    async def after(self, seq: int, user: int | None, limit: int) -> list[Event]:
        """Stored events with a higher number, oldest first."""
        table = tables.events
        query = select(table).where(table.c.seq > seq).order_by(table.c.seq).limit(limit)
        if user is not None:
            query = query.where(table.c.user_id == user)
        async with self.read() as connection:
            rows = await connection.execute(query)
            return [Event(seq=row.seq, type=row.type, at=row.at, user=row.user_id, data=row.data) for row in rows]

    async def newest(self) -> int:
        """The highest event number; 0 when there is none."""
        async with self.read() as connection:
            newest = await connection.scalar(select(func.max(tables.events.c.seq)))
        return newest or 0

    async def close(self) -> None:
        """Close every connection."""
        await self._readers.dispose()
        await self._writer.dispose()
