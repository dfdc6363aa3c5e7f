"""SQLite's connection for `await`, one change of threads a statement.

aiosqlite goes to its thread and back for each of a cursor's steps: made, executed, fetched, closed. Each way costs more
than most statements here, so they are made together; a transaction that is over is not ended a second time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

import aiosqlite

CHUNK_ROWS = 64
"""aiosqlite's own number, for reading row by row, which nobody does here."""


async def connect(database: str) -> aiosqlite.Connection:
    """A new connection to a file, without the driver's own transactions. Raises sqlite3.Error."""

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(database, isolation_level=None)

    connection = _Connection(open_file, CHUNK_ROWS)
    connection._thread.daemon = True
    return await connection


class _Connection(aiosqlite.Connection):
    """As aiosqlite's, with a cursor that takes one trip."""

    def cursor(self) -> Any:
        return _Cursor(self)

    async def commit(self) -> None:
        if self.in_transaction:
            await super().commit()

    async def rollback(self) -> None:
        if self.in_transaction:
            await super().rollback()


class _Cursor(aiosqlite.Cursor):
    """Every row is there once its statement was executed, so that nothing is left to close."""

    _cursor: sqlite3.Cursor | None  # type: ignore[assignment]

    def __init__(self, connection: _Connection) -> None:
        super().__init__(connection, None)  # type: ignore[arg-type]
        self._rows: list[Any] = []

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> _Cursor:
        await self._conn._execute(self._trip, "execute", sql, () if parameters is None else parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> _Cursor:
        await self._conn._execute(self._trip, "executemany", sql, parameters)
        return self

    def _trip(self, how: str, sql: str, parameters: Any) -> None:
        cursor = self._cursor = self._conn._conn.cursor()
        getattr(cursor, how)(sql, parameters)
        self._rows = cursor.fetchall() if cursor.description else []

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []
