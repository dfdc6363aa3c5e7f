"""What the ranking keeps: terms, one record a posting, one sheet of scores a user."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, delete, func, insert, or_, select, true

from companion.statuses import Status
from companion.store.database import Database, PlainUnit
from companion.store.ranking_tables import feedback, posting_records, score_sheets, terms
from companion.store.tables import postings, scores
from companion.store.tracker_tables import applications

TermRow = tuple[str, int, str, str]
"""Kind, number within the kind, text, derived data."""


@dataclass(frozen=True)
class Sheet:
    """All scores of a user after a rescore: int64 posting numbers, uint16 tenths of a point, both little-endian."""

    profile_version: int
    postings: bytes
    tenths: bytes


@dataclass(frozen=True)
class Shown:
    """What a list shows of a posting."""

    id: int
    title: str | None
    company: str | None
    url: str
    seen: datetime


@dataclass(frozen=True)
class StoredFeedback:
    """One reaction of the person to a posting."""

    posting: int
    kind: str
    reason: str
    forgotten: bool
    """Nothing is learned from it any more."""


class Rankings:
    """The tables of the ranking."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def terms(self) -> list[TermRow]:
        """Every term."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(terms))
            return [(row[0], row[1], row[2], row[3]) for row in rows]

    async def renew_terms(self, rows: Sequence[TermRow]) -> None:
        """Put what is derived from stored texts in place of what was."""
        change = terms.update().where(terms.c.kind == bindparam("of"), terms.c.number == bindparam("place"))
        values = [{"of": kind, "place": number, "data": data} for kind, number, _, data in rows]
        if values:
            async with self._database.write() as unit:
                await unit.connection.execute(change, values)

    async def record(self, user: int, posting: int, format_: int) -> bytes | None:
        """The record of one posting."""
        table = posting_records.c
        query = select(table.record).where(table.posting_id == posting, table.user_id == user, table.format == format_)
        async with self._database.read() as connection:
            record: bytes | None = await connection.scalar(query)
        return record

    async def records(self, user: int, format_: int) -> tuple[list[int], list[bytes]]:
        """Numbers and records of the postings that have one of this format, by number."""
        query = (
            select(posting_records.c.posting_id, posting_records.c.record)
            .where(posting_records.c.user_id == user, posting_records.c.format == format_)
            .order_by(posting_records.c.posting_id)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [row[0] for row in rows], [row[1] for row in rows]

    async def without_record(self, user: int, format_: int, limit: int) -> list[tuple[int, str | None, dict[str, Any]]]:
        """Number, ATS and reading of postings that have no record of this format."""
        has = (posting_records.c.posting_id == postings.c.id) & (posting_records.c.format == format_)
        query = (
            select(postings.c.id, postings.c.ats, postings.c.reading)
            .outerjoin(posting_records, has)
            .where(postings.c.user_id == user, posting_records.c.posting_id.is_(None))
            .limit(limit)
        )
        async with self._database.read() as connection:
            return [(row[0], row[1], row[2]) for row in await connection.execute(query)]

    async def save_records(
        self, user: int, format_: int, records: Sequence[tuple[int, bytes]], new: Iterable[TermRow]
    ) -> None:
        """Store records of stored postings and the terms they use."""

        def work(unit: PlainUnit) -> None:
            save_terms(unit, new)
            for posting, record in records:
                save_record(unit, user, posting, format_, record)

        await self._database.write_at_once(work)

    async def sheet(self, user: int) -> Sheet | None:
        """The sheet of the last rescore."""
        columns = score_sheets.c
        query = select(columns.profile_version, columns.postings, columns.tenths).where(columns.user_id == user)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else Sheet(*row)

    async def scores(self, user: int) -> dict[int, float]:
        """Scores that are newer than the sheet, by posting."""
        query = select(scores.c.posting_id, scores.c.score).where(scores.c.user_id == user)
        async with self._database.read() as connection:
            return {row[0]: row[1] for row in await connection.execute(query)}

    async def store_sheet(self, user: int, sheet: Sheet, event: str | None, data: dict[str, Any]) -> None:
        """Replace the sheet, drop the single scores it covers, and tell it by one event (None tells nothing)."""
        async with self._database.write() as unit:
            connection = unit.connection
            await connection.execute(delete(score_sheets).where(score_sheets.c.user_id == user))
            await connection.execute(
                insert(score_sheets).values(
                    user_id=user,
                    profile_version=sheet.profile_version,
                    computed=unit.now,
                    postings=sheet.postings,
                    tenths=sheet.tenths,
                )
            )
            await connection.execute(delete(scores).where(scores.c.user_id == user))
            if event is not None:
                await unit.emit(event, user, data)

    async def shown(self, ids: Sequence[int]) -> dict[int, Shown]:
        """What lists show of these postings."""
        columns = (postings.c.id, postings.c.title, postings.c.company, postings.c.url, postings.c.seen)
        async with self._database.read() as connection:
            rows = await connection.execute(select(*columns).where(postings.c.id.in_(ids)))
            return {row[0]: Shown(*row) for row in rows}

    async def feedback(self, user: int) -> list[StoredFeedback]:
        """What the person said of postings, oldest first."""
        columns = (feedback.c.posting_id, feedback.c.kind, feedback.c.reason, feedback.c.forgotten.is_not(None))
        query = select(*columns).where(feedback.c.user_id == user).order_by(feedback.c.id)
        async with self._database.read() as connection:
            return [StoredFeedback(*row) for row in await connection.execute(query)]

    async def add_feedback(self, user: int, posting: int, kind: str, reason: str) -> StoredFeedback:
        """Store one reaction and say so."""
        async with self._database.write() as unit:
            await unit.connection.execute(
                insert(feedback).values(user_id=user, posting_id=posting, kind=kind, reason=reason, at=unit.now)
            )
            await unit.emit("feedback.given", user, {"posting": posting, "kind": kind, "reason": reason})
        return StoredFeedback(posting, kind, reason, False)

    async def learn_from_applications(self, user: int) -> list[StoredFeedback]:
        """Store what the user's applications say of their postings and no reaction says yet, each once for good.

        Applying is a word for a posting, an interview or offer a stronger one. What was forgotten by a reset, or
        said by the person, is not said again, however often this runs.
        """
        async with self._database.write() as unit:
            missing = (await unit.connection.execute(_unlearned(applications.c.user_id == user))).all()
            for posting, kind in {row.posting_id: row.kind for row in missing}.items():
                await unit.connection.execute(
                    insert(feedback).values(user_id=user, posting_id=posting, kind=kind, reason="", at=unit.now)
                )
                await unit.emit("feedback.given", user, {"posting": posting, "kind": kind, "reason": ""})
        return [StoredFeedback(row.posting_id, row.kind, "", False) for row in missing]

    async def users_to_learn_from(self) -> list[int]:
        """Users whose applications say what no reaction says yet."""
        found = _unlearned(true()).with_only_columns(applications.c.user_id).order_by(None).distinct()
        async with self._database.read() as connection:
            return list(await connection.scalars(found))

    async def users_with_feedback(self) -> list[int]:
        """Users who said something that counts."""
        query = select(feedback.c.user_id).where(feedback.c.forgotten.is_(None)).distinct()
        async with self._database.read() as connection:
            return list(await connection.scalars(query))

    async def forget_feedback(self, user: int) -> int:
        """From now on nothing said before counts; it stays stored with the moment it was forgotten."""
        live = (feedback.c.user_id == user) & feedback.c.forgotten.is_(None)
        async with self._database.write() as unit:
            count = await unit.connection.scalar(select(func.count()).select_from(feedback).where(live)) or 0
            await unit.connection.execute(feedback.update().where(live).values(forgotten=unit.now))
            await unit.emit("learning.reset", user, {"forgotten": count})
        return count


ANSWERED: tuple[Status, ...] = ("interview", "offer", "accepted")
APPLIED: tuple[Status, ...] = ("applied", "acknowledged", "assessment", "screening", "rejected", "silent", *ANSWERED)


def _unlearned(condition: ColumnElement[bool]) -> Select[tuple[int, str]]:
    """(posting_id, kind) of applications whose status is a reaction that is not stored."""
    kind = case((applications.c.status.in_(ANSWERED), "answered"), else_="applied").label("kind")
    said = select(feedback.c.id).where(
        feedback.c.user_id == applications.c.user_id,
        feedback.c.posting_id == applications.c.posting_id,
        or_(feedback.c.kind == kind, feedback.c.kind == "answered"),
    )
    wanted = (applications.c.posting_id.is_not(None), applications.c.status.in_(APPLIED), ~said.exists())
    return select(applications.c.posting_id, kind).where(*wanted, condition).order_by(applications.c.id)


def save_terms(unit: PlainUnit, new: Iterable[TermRow]) -> None:
    """Store the terms that are not stored yet: within a kind they come in order, so the highest number tells."""
    by_kind: dict[str, list[TermRow]] = {}
    for term in new:
        by_kind.setdefault(term[0], []).append(term)
    if not by_kind:
        return
    query = select(terms.c.kind, func.max(terms.c.number)).where(terms.c.kind.in_(by_kind)).group_by(terms.c.kind)
    highest: dict[str, int] = {row[0]: row[1] for row in unit.connection.execute(query)}
    values = [
        {"kind": kind, "number": row[1], "text": row[2], "data": row[3]}
        for kind, rows in by_kind.items()
        for row in rows
        if kind not in highest or row[1] > highest[kind]
    ]
    if values:
        unit.connection.execute(insert(terms), values)


_NEW_RECORD = insert(posting_records)


def save_record(unit: PlainUnit, user: int, posting: int, format_: int, record: bytes, *, is_new: bool = False) -> None:
    """Store a posting's record in place of the one before; a new posting has none."""
    table = posting_records
    if not is_new:
        unit.connection.execute(delete(table).where(table.c.posting_id == posting))
    values = {"posting_id": posting, "user_id": user, "format": format_, "record": record}
    unit.connection.execute(_NEW_RECORD, values)
