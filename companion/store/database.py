"""The database: whole transactions, with the events of a change stored in the same one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, func, insert, select
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.clock import Clock
from companion.contracts import Event
from companion.events import check_event
from companion.store import tables
from companion.store.engine import open_engine, open_plain_engine

T = TypeVar("T")

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
        result = await self.connection.execute(_NEW_EVENT, _event_row(type_, user, self.now, data))
        return _noted(self.events, result, type_, user, self.now, data)


class PlainUnit:
    """A writing transaction that has a thread to itself: the same as a WriteUnit, without `await`."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self.events: list[Event] = []

    def emit(self, type_: str, user: int, data: dict[str, Any]) -> Event:
        """Store an event; it is sent after the commit. Raises UnknownEvent."""
        result = self.connection.execute(_NEW_EVENT, _event_row(type_, user, self.now, data))
        return _noted(self.events, result, type_, user, self.now, data)


class Database:
    """One writer, a few readers, and whoever wants to hear of stored events."""

    def __init__(self, url: URL | str, clock: Clock) -> None:
        self._clock = clock
        self._writer = open_engine(url, readonly=False, pool_size=1)
        self._readers = open_engine(url, readonly=True, pool_size=READERS)
        self._plain_writer = open_plain_engine(url, readonly=False, pool_size=1)
        self._plain_readers = open_plain_engine(url, readonly=True, pool_size=READERS)
        self._turn = asyncio.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._listener: Callable[[Sequence[Event]], None] | None = None

    def on_commit(self, listener: Callable[[Sequence[Event]], None]) -> None:
        """Call `listener` with the events of each transaction, in order, once they are stored."""
        self._listener = listener

    @asynccontextmanager
    async def write(self) -> AsyncIterator[WriteUnit]:
        """A writing transaction; commits at the end, rolls back on an exception."""
        async with self._turn, self._writer.connect() as connection:
            async with connection.begin():
                unit = WriteUnit(connection, self._clock)
                yield unit
            self._tell(unit.events)

    async def write_at_once(self, work: Callable[[PlainUnit], T]) -> T:
        """A writing transaction of one function, which runs in the writer's thread; the same promises as `write`.

        For what is written while somebody waits: each `await` of `write` is a change of threads and back, and costs
        more than its statement. Once begun it ends, whether or not the caller still waits.
        """
        return await asyncio.shield(self._write_at_once(work))

    async def _write_at_once(self, work: Callable[[PlainUnit], T]) -> T:
        engine = self._plain_writer
        if engine is None:
            async with self.write() as unit:
                inner, result = await unit.connection.run_sync(self._run, unit.now, work)
                unit.events += inner.events
            return result

        def transaction(now: datetime) -> tuple[PlainUnit, T]:
            with engine.begin() as connection:
                return self._run(connection, now, work)

        async with self._turn:
            done, result = await asyncio.get_running_loop().run_in_executor(
                self._thread, transaction, self._clock.now()
            )
            self._tell(done.events)
        return result

    @staticmethod
    def _run(connection: Connection, now: datetime, work: Callable[[PlainUnit], T]) -> tuple[PlainUnit, T]:
        unit = PlainUnit(connection, now)
        return unit, work(unit)

    def _tell(self, events: Sequence[Event]) -> None:
        if events and self._listener is not None:
            self._listener(events)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A reading transaction: one consistent view; writes are refused by the database."""
        async with self._readers.connect() as connection, connection.begin():
            yield connection

    async def read_at_once(self, work: Callable[[Connection], T]) -> T:
        """A reading transaction of one function, which runs in a thread."""
        engine = self._plain_readers
        if engine is None:
            async with self.read() as connection:
                return await connection.run_sync(work)

        def transaction() -> T:
            with engine.begin() as connection:
                return work(connection)

        return await asyncio.to_thread(transaction)

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
        """Close every connection, once what is being written is stored."""
        async with self._turn:
            await self._readers.dispose()
            await self._writer.dispose()
            for engine in (self._plain_readers, self._plain_writer):
                if engine is not None:
                    engine.dispose()
            self._thread.shutdown(wait=False)


def _event_row(type_: str, user: int, at: datetime, data: dict[str, Any]) -> dict[str, Any]:
    check_event(type_, data)
    return {"user_id": user, "type": type_, "at": at, "data": data}


def _noted(
    events: list[Event], result: CursorResult[Any], type_: str, user: int, at: datetime, data: dict[str, Any]
) -> Event:
    """The stored event, put down to be told after the commit."""
    key = result.inserted_primary_key
    if key is None:
        raise RuntimeError("the database gave the event no number")
    event = Event(seq=key[0], type=type_, at=at, user=user, data=data)
    events.append(event)
    return event
