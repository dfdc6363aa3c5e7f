"""The tables of watched boards and their entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from companion.store.board_tables import board_postings, boards
from companion.store.database import Database, WriteUnit
from companion.store.tables import postings

CHUNK = 500
"""Values of one IN list: SQLite's oldest limit is 999."""


@dataclass(frozen=True)
class StoredBoard:
    """One watched board. `state` is new, ok, partial, waiting, failed or gone; `note` says it in words."""

    id: int
    user: int
    ats: str
    key: str
    url: str
    title: str
    added: datetime
    interval_seconds: int
    state: str
    note: str
    checked: datetime | None
    """When it was asked last."""
    read: datetime | None
    """When it last answered with its postings, or that nothing changed."""
    failed: datetime | None
    failures: int
    """In a row."""
    due: datetime
    validators: dict[str, list[str | None]]
    """Address -> ETag and Last-Modified of the answer that is stored."""
    doubt: bool
    """Most postings were missing at the last reading: they are closed when they are missing again."""


@dataclass(frozen=True)
class BoardCount:
    """How many postings of a board are open and closed, and how many jobs the open ones are."""

    open: int = 0
    closed: int = 0
    jobs: int = 0


@dataclass(frozen=True)
class Entry:
    """One posting of a board, as it is kept."""

    external_id: str
    url: str
    digest: str
    posting: int | None
    group_key: str


@dataclass(frozen=True)
class KnownEntry:
    """What is remembered of an entry."""

    digest: str
    open: bool


@dataclass(frozen=True)
class Outcome:
    """How a reading of a board ended."""

    state: str
    note: str
    due: datetime
    failed: bool = False
    validators: Mapping[str, Sequence[str | None]] | None = None
    """None leaves what is stored."""
    doubt: bool = False
    title: str | None = None
    closed: frozenset[str] = frozenset()
    """Numbers of entries that are gone."""
    all_seen: bool = False
    """Every entry that stays open was seen."""


def _board(row: Any) -> StoredBoard:
    values = dict(row._mapping)
    return StoredBoard(user=values.pop("user_id"), **values)


class Boards:
    """Watched boards of all users."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._changes: Counter[int] = Counter()

    async def add(self, user: int, ats: str, key: str, url: str, title: str, interval_seconds: int) -> StoredBoard:
        """Watch a board from now on, and say so; one that is watched already stays as it is."""
        where = (boards.c.user_id == user) & (boards.c.ats == ats) & (boards.c.key == key)
        async with self._database.write() as unit:
            row = (await unit.connection.execute(select(boards).where(where))).first()
            if row is None:
                await unit.connection.execute(
                    insert(boards).values(
                        user_id=user, ats=ats, key=key, url=url, title=title, added=unit.now, due=unit.now,
                        interval_seconds=interval_seconds, state="new", note="not read yet", failures=0,
                        validators={}, doubt=False,
                    )
                )  # fmt: skip
                row = (await unit.connection.execute(select(boards).where(where))).one()
                await unit.emit("board.added", user, {"board": row.id})
        return _board(row)

    async def remove(self, user: int, id_: int) -> bool:
        """Watch a board no longer, and say so; its postings stay. False when the user has no such board."""
        where = (boards.c.user_id == user) & (boards.c.id == id_)
        async with self._database.write() as unit:
            await unit.connection.execute(
                delete(board_postings).where(board_postings.c.board_id == id_, board_postings.c.user_id == user)
            )
            gone = (await unit.connection.execute(delete(boards).where(where))).rowcount > 0
            if gone:
                await unit.emit("board.removed", user, {"board": id_})
        self._changes[user] += 1
        return gone

    async def of_user(self, user: int) -> list[StoredBoard]:
        """A user's boards, in the order they were added."""
        query = select(boards).where(boards.c.user_id == user).order_by(boards.c.id)
        async with self._database.read() as connection:
            return [_board(row) for row in await connection.execute(query)]

    async def due(self, now: datetime) -> list[StoredBoard]:
        """Boards of all users that are to be read now, the longest waiting first."""
        query = select(boards).where(boards.c.due <= now).order_by(boards.c.due, boards.c.id)
        async with self._database.read() as connection:
            return [_board(row) for row in await connection.execute(query)]

    async def counts(self, user: int) -> dict[int, BoardCount]:
        """Open and closed postings of each of a user's boards."""
        is_open = board_postings.c.closed_at.is_(None)
        columns = (
            board_postings.c.board_id,
            func.count().filter(is_open),
            func.count().filter(~is_open),
            func.count(board_postings.c.group_key.distinct()).filter(is_open),
        )
        query = select(*columns).where(board_postings.c.user_id == user).group_by(board_postings.c.board_id)
        async with self._database.read() as connection:
            return {row[0]: BoardCount(*row[1:]) for row in await connection.execute(query)}

    async def entries(self, board: int) -> dict[str, KnownEntry]:
        """What is remembered of a board, by the ATS's numbers."""
        columns = (board_postings.c.external_id, board_postings.c.digest, board_postings.c.closed_at.is_(None))
        query = select(*columns).where(board_postings.c.board_id == board)
        async with self._database.read() as connection:
            return {row[0]: KnownEntry(row[1], bool(row[2])) for row in await connection.execute(query)}

    async def keep(self, board: StoredBoard, entries: Sequence[Entry]) -> None:
        """Remember new and changed entries, open from now on."""
        if not entries:
            return
        table = board_postings
        values = [
            {"number": one.external_id, "url": one.url, "digest": one.digest, "posting_id": one.posting,
             "group_key": one.group_key}
            for one in entries
        ]  # fmt: skip
        async with self._database.write() as unit:
            exists = await unit.connection.scalar(select(boards.c.id).where(boards.c.id == board.id))
            if exists is None:
                return
            known = await self._known(unit, board.id, [one.external_id for one in entries])
            old = [one for one in values if one["number"] in known]
            new = [
                {"user_id": board.user, "board_id": board.id, "external_id": one.pop("number"),
                 "first_seen": unit.now, "last_seen": unit.now, **one}
                for one in values if one["number"] not in known
            ]  # fmt: skip
            if new:
                await unit.connection.execute(insert(table), new)
            if old:
                where = (table.c.board_id == board.id) & (table.c.external_id == bindparam("number"))
                fresh: dict[str, Any] = {name: bindparam(name) for name in ("url", "digest", "posting_id", "group_key")}
                await unit.connection.execute(
                    update(table).where(where).values(**fresh, last_seen=unit.now, closed_at=None), old
                )
        self._changes[board.user] += 1

    async def _known(self, unit: WriteUnit, board: int, numbers: Sequence[str]) -> set[str]:
        found: set[str] = set()
        for start in range(0, len(numbers), CHUNK):
            query = select(board_postings.c.external_id).where(
                board_postings.c.board_id == board, board_postings.c.external_id.in_(numbers[start : start + CHUNK])
            )
            found |= {row[0] for row in await unit.connection.execute(query)}
        return found

    async def finish(self, board: StoredBoard, outcome: Outcome) -> int:
        """Store how a reading ended, with what closed, in one transaction. Returns how many postings closed."""
        async with self._database.write() as unit:
            closed = await self._close(unit, board, sorted(outcome.closed))
            if outcome.all_seen:
                await unit.connection.execute(
                    update(board_postings)
                    .where(board_postings.c.board_id == board.id, board_postings.c.closed_at.is_(None))
                    .values(last_seen=unit.now)
                )
            values: dict[str, Any] = {
                "state": outcome.state, "note": outcome.note, "due": outcome.due, "checked": unit.now,
                "doubt": outcome.doubt, "title": outcome.title or board.title,
            }  # fmt: skip
            if outcome.failed:
                values |= {"failed": unit.now, "failures": boards.c.failures + 1}
            else:
                values |= {"read": unit.now, "failures": 0}
            if outcome.validators is not None:
                values["validators"] = {url: list(pair) for url, pair in outcome.validators.items()}
            await unit.connection.execute(update(boards).where(boards.c.id == board.id).values(**values))
            if outcome.state != board.state:
                data = {"board": board.id, "url": board.url, "state": outcome.state, "note": outcome.note}
                await unit.emit("board.state", board.user, data)
        self._changes[board.user] += bool(closed)
        return closed

    async def _close(self, unit: WriteUnit, board: StoredBoard, numbers: Sequence[str]) -> int:
        """Mark entries as closed; each that is a stored posting is told of."""
        closed = 0
        for start in range(0, len(numbers), CHUNK):
            where = (
                (board_postings.c.board_id == board.id)
                & board_postings.c.closed_at.is_(None)
                & board_postings.c.external_id.in_(numbers[start : start + CHUNK])
            )
            told = (
                select(postings.c.id, postings.c.title, postings.c.company, postings.c.url)
                .join(board_postings, board_postings.c.posting_id == postings.c.id)
                .where(where)
            )
            for row in (await unit.connection.execute(told)).all():
                data = {
                    "posting": row.id,
                    "title": row.title,
                    "company": row.company,
                    "url": row.url,
                    "board": board.id,
                }
                await unit.emit("posting.closed", board.user, data)
            done = await unit.connection.execute(update(board_postings).where(where).values(closed_at=unit.now))
            closed += done.rowcount
        return closed

    async def listed(self, user: int) -> list[tuple[int, int, str, bool]]:
        """Of each entry that is a stored posting, the oldest first: its number, its posting, the key of the job it is one of,
        whether it is open."""
        entry = board_postings.c
        query = (
            select(entry.id, entry.posting_id, entry.group_key, entry.closed_at.is_(None))
            .where(entry.user_id == user, entry.posting_id.is_not(None))
            .order_by(entry.id)
        )

        def work(connection: Connection) -> list[tuple[int, int, str, bool]]:
            return [(id_, posting, key, bool(is_open)) for id_, posting, key, is_open in connection.execute(query)]

        return await self._database.read_at_once(work)

    def changes(self, user: int) -> int:
        """How often entries of this user's boards were stored, closed or removed since the start."""
        return self._changes[user]
