"""Everything of a person as JSON, and back into an empty folder: the same rows, whatever the tables are.

Left out is what is derived and made anew (records, sheets, terms) and what belongs to one machine (pairings).
"""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, LargeBinary, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.errors import CompanionError
from companion.secrets import write_private
from companion.store.columns import Moment, metadata
from companion.store.database import Database
from companion.store.tables import users

KIND, FORMAT = "job-companion", 1
LEFT_OUT = frozenset({"terms", "posting_records", "score_sheets", "devices", "plans", "fill_reports", "leases"})
"""Derived, of one machine, or of one moment: made anew where they are needed."""
SIGNS_OF_LIFE = ("postings", "applications", "profile_versions", "mails")
BATCH = 500


class ImportRefused(CompanionError):
    """The file cannot be taken in, or there are data already."""

    exit_code = 2
    status = 422
    code = "import_refused"


def exported_tables() -> list[Table]:
    """The tables that are exported, each after those it refers to."""
    return [table for table in metadata.sorted_tables if table.name not in LEFT_OUT]


async def export_rows(database: Database, user: int) -> dict[str, list[dict[str, Any]]]:
    """Every row of a user, by table, as JSON values."""
    found: dict[str, list[dict[str, Any]]] = {}
    async with database.read() as connection:
        for table in exported_tables():
            owner = table.c.id if table is users else table.c.user_id
            rows = await connection.execute(select(table).where(owner == user).order_by(*table.primary_key.columns))
            found[table.name] = [_to_json(table, dict(row._mapping)) for row in rows]
    return found


def export_files(rows: dict[str, list[dict[str, Any]]], files: Path) -> dict[str, str]:
    """The kept files that the rows name, base64 by hash."""
    names = [str(row["sha256"]) for row in rows["files"]]
    return {name: base64.b64encode((files / name).read_bytes()).decode() for name in names if (files / name).is_file()}


async def export_all(database: Database, files: Path, user: int, version: str, now: datetime) -> dict[str, Any]:
    """Everything of a user as one JSON object."""
    rows = await export_rows(database, user)
    return {
        "kind": KIND, "format": FORMAT, "version": version, "created": now.isoformat(),
        "tables": rows, "files": export_files(rows, files),
    }  # fmt: skip


async def import_all(database: Database, files: Path, content: bytes) -> dict[str, int]:
    """Take an export into a folder without data, in one transaction. Returns how many rows each table got.

    Raises ImportRefused, leaving everything as it was.
    """
    document, kept = await asyncio.to_thread(_read, content)
    tables = {table.name: table for table in exported_tables()}
    async with database.write() as unit:
        for name in SIGNS_OF_LIFE:
            if await unit.connection.scalar(select(func.count()).select_from(tables[name])):
                raise ImportRefused(
                    "there are data already: import into an empty folder (--data-dir), or restore a backup"
                )
        # Starting tells of some things: the export has its own. The users stay, as browsers may be paired for them.
        for table in reversed(exported_tables()):
            if table is not users:
                await unit.connection.execute(delete(table))
        present = set(await unit.connection.scalars(select(users.c.id)))
        for table, rows in document.items():
            try:
                for row in [one for one in rows if table is users and one["id"] in present]:
                    await unit.connection.execute(update(users).where(users.c.id == row["id"]).values(**row))
                for batch in _batches([one for one in rows if table is not users or one["id"] not in present]):
                    await unit.connection.execute(insert(table), batch)
            except IntegrityError:
                raise ImportRefused(f"the export is damaged in {table.name}: export it again") from None
            await _number_on(unit.connection, table)
        # Before the commit, so that no row ever names a file that is not there.
        for name, bytes_ in kept.items():
            write_private(files / name, bytes_)
    return {table.name: len(rows) for table, rows in document.items()}


async def tell_imported(database: Database) -> None:
    """Tell a running companion of the profiles that came in: what is derived from them and the postings is made anew."""
    versions = metadata.tables["profile_versions"]
    newest = select(versions.c.user_id, func.max(versions.c.number)).group_by(versions.c.user_id)
    async with database.write() as unit:
        for user, version in (await unit.connection.execute(newest)).all():
            await unit.emit("profile.changed", user, {"version": version, "source": "import"})


def _read(content: bytes) -> tuple[dict[Table, list[dict[str, Any]]], dict[str, bytes]]:
    """Every table's rows and the files of an export. Raises ImportRefused."""
    document = _document(content)
    unknown = set(document["tables"]) - {table.name for table in exported_tables()}
    if unknown:
        raise ImportRefused(
            f"the export holds {', '.join(sorted(unknown))}, which this version does not know: update first"
        )
    rows = {}
    for table in exported_tables():
        found = document["tables"].get(table.name, [])
        later = _later(table, found)
        rows[table] = [_from_json(table, row, later) for row in found]
    return rows, {_file_name(name): base64.b64decode(text) for name, text in document["files"].items()}


async def _number_on(connection: AsyncConnection, table: Table) -> None:
    """PostgreSQL numbers rows by a counter, which rows that bring their numbers do not move: it goes on after them."""
    column = table.autoincrement_column
    if column is None or connection.dialect.name != "postgresql":
        return
    counter = func.pg_get_serial_sequence(table.name, column.name)
    await connection.execute(select(func.setval(counter, func.coalesce(func.max(column), 0) + 1, False)))


def _document(content: bytes) -> dict[str, Any]:
    try:
        document = json.loads(content)
        fits = document["kind"] == KIND and isinstance(document["tables"], dict) and isinstance(document["files"], dict)
        format_ = document["format"]
    except (ValueError, KeyError, TypeError):
        raise ImportRefused("this is no export of Job Companion: give a file made by `companion export json`") from None
    if not fits or format_ != FORMAT:
        raise ImportRefused("this export is of another version: export it again with this one")
    return dict(document)


def _file_name(name: str) -> str:
    if len(name) != 64 or not all(letter in "0123456789abcdef" for letter in name):
        raise ImportRefused("the export names a file that is none of ours")
    return name


def _batches(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def _to_json(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    for column in table.columns:
        value = row[column.name]
        if value is not None and isinstance(column.type, Moment):
            row[column.name] = value.isoformat()
        elif value is not None and isinstance(column.type, LargeBinary):
            row[column.name] = base64.b64encode(value).decode()
    return row


def _later(table: Table, rows: list[dict[str, Any]]) -> frozenset[str]:
    """Columns that no row has and that may be empty: an export of an older version lacks what came later."""
    return frozenset(
        column.name for column in table.columns if column.nullable and not any(column.name in row for row in rows)
    )


def _from_json(table: Table, row: dict[str, Any], later: frozenset[str]) -> dict[str, Any]:
    """A row as the table takes it. Raises ImportRefused."""
    made: dict[str, Any] = {}
    try:
        for column in table.columns:
            value = None if column.name in later else row[column.name]
            if value is not None and isinstance(column.type, Moment):
                value = datetime.fromisoformat(value)
            elif value is not None and isinstance(column.type, LargeBinary):
                value = base64.b64decode(value)
            elif (
                value is not None
                and not isinstance(column.type, JSON)
                and not isinstance(value, str | int | float | bool)
            ):
                raise TypeError(column.name)
            made[column.name] = value
    except (KeyError, ValueError, TypeError) as error:
        raise ImportRefused(f"the export is damaged in {table.name} ({error}): export it again") from None
    return made
