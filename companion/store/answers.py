"""Remembered answers: one row each, with further wordings of the question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from companion.store.database import Database
from companion.store.tables import answers


@dataclass(frozen=True)
class NewAnswer:
    """What is stored of a question answered for the first time."""

    question: str
    kind: str
    options: list[str]
    value: Any
    scope: str


@dataclass(frozen=True)
class AnswerRow:
    """A stored answer with its use."""

    id: int
    question: str
    wordings: tuple[str, ...]
    kind: str
    options: list[str]
    value: Any
    scope: str
    created: datetime
    used: datetime | None
    uses: int


class Answers:
    """The table of answers. Each change is told by an event that holds neither question nor value."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, user: int) -> list[AnswerRow]:
        """Every answer of this user, newest first."""
        query = select(answers).where(answers.c.user_id == user).order_by(answers.c.id.desc())
        async with self._database.read() as connection:
            return [_row(row) for row in await connection.execute(query)]

    async def get(self, user: int, id_: int) -> AnswerRow | None:
        """One answer of this user."""
        query = select(answers).where(answers.c.user_id == user, answers.c.id == id_)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else _row(row)

    async def add(self, user: int, new: NewAnswer) -> int:
        """Store an answer; its id."""
        async with self._database.write() as unit:
            statement = insert(answers).values(
                user_id=user,
                question=new.question,
                normalized="",
                kind=new.kind,
                options=new.options,
                value=new.value,
                scope=new.scope,
                created=unit.now,
                uses=0,
            )
            key = (await unit.connection.execute(statement)).inserted_primary_key
            if key is None:
                raise RuntimeError("the database gave the answer no number")
            await unit.emit("answer.saved", user, {"answer": key[0], "scope": new.scope})
        id_: int = key[0]
        return id_

    async def change(self, user: int, id_: int, **values: object) -> None:
        """Change columns of an answer."""
        mine = (answers.c.user_id == user, answers.c.id == id_)
        async with self._database.write() as unit:
            await unit.connection.execute(update(answers).where(*mine).values(**values))
            scope = await unit.connection.scalar(select(answers.c.scope).where(*mine))
            await unit.emit("answer.changed", user, {"answer": id_, "scope": scope})

    async def merge(self, user: int, kept: AnswerRow, others: list[AnswerRow], wordings: list[str]) -> None:
        """Drop the others; the kept one takes these wordings and their use."""
        ids = [other.id for other in others]
        rows = [kept, *others]
        used = max((row.used for row in rows if row.used is not None), default=None)
        values = {"normalized": "\n".join(wordings), "used": used, "uses": sum(row.uses for row in rows)}
        async with self._database.write() as unit:
            await unit.connection.execute(
                update(answers).where(answers.c.user_id == user, answers.c.id == kept.id).values(**values)
            )
            await unit.connection.execute(delete(answers).where(answers.c.user_id == user, answers.c.id.in_(ids)))
            await unit.emit("answer.merged", user, {"answer": kept.id, "merged": ids})

    async def delete(self, user: int, id_: int) -> None:
        """Forget an answer."""
        async with self._database.write() as unit:
            await unit.connection.execute(delete(answers).where(answers.c.user_id == user, answers.c.id == id_))
            await unit.emit("answer.deleted", user, {"answer": id_})

    async def note_use(self, user: int, ids: list[int]) -> None:
        """These answers went into a form now."""
        if not ids:
            return
        async with self._database.write() as unit:
            await unit.connection.execute(
                update(answers)
                .where(answers.c.user_id == user, answers.c.id.in_(ids))
                .values(used=unit.now, uses=answers.c.uses + 1)
            )


def _row(row: Any) -> AnswerRow:
    return AnswerRow(
        row.id, row.question, tuple(row.normalized.splitlines()), row.kind, row.options, row.value, row.scope,
        row.created, row.used, row.uses,
    )  # fmt: skip
