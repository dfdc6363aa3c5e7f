"""The connection for `await`: each statement is one trip to its thread, and gives what sqlite3 itself gives."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from unittest.mock import patch

import aiosqlite
import pytest

from companion.store.one_trip import connect


async def test_a_statement_with_its_rows_is_one_trip_and_nothing_to_end_is_none(tmp_path: Path) -> None:
    trips: list[str] = []
    executed = aiosqlite.Connection._execute

    async def counted(self: aiosqlite.Connection, work: Any, *arguments: Any, **named: Any) -> Any:
        trips.append(work.__name__)
        return await executed(self, work, *arguments, **named)

    connection = await connect(str(tmp_path / "one.sqlite"))
    with patch.object(aiosqlite.Connection, "_execute", counted):
        for sql, parameters, rows in (
            ("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE)", None, []),
            ("BEGIN IMMEDIATE", None, []),
            ("INSERT INTO t (name) VALUES (?) RETURNING id", ("a",), [(1,)]),
            ("UPDATE t SET name = ?", ("b",), []),
            ("SELECT id, name FROM t", (), [(1, "b")]),
        ):
            cursor = connection.cursor()
            await cursor.execute(sql, parameters)
            assert await cursor.fetchall() == rows
            assert await cursor.fetchall() == []
            await cursor.close()
        assert [column[0] for column in cursor.description] == ["id", "name"]
        await connection.commit()
        await connection.commit()
        await connection.rollback()
    assert trips == ["_trip"] * 5 + ["commit"]
    await connection.close()


async def test_many_rows_numbers_and_errors_are_the_driver_s_own(tmp_path: Path) -> None:
    connection = await connect(str(tmp_path / "many.sqlite"))
    cursor = connection.cursor()
    await cursor.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")
    await cursor.executemany("INSERT INTO t (name) VALUES (?)", [("a",), ("b",)])
    assert cursor.rowcount == 2
    await cursor.execute("INSERT INTO t (name) VALUES ('c')")
    assert cursor.lastrowid == 3
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        await cursor.execute("INSERT INTO t (name) VALUES ('a')")
    await connection.close()
