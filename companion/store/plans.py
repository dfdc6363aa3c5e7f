"""Fill plans while they live, what became of them, and remembered answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select

from companion.store.database import Database
from companion.store.tables import answers, fill_reports, plans


@dataclass(frozen=True)
class StoredPlan:
    """A plan made for one page; `document` is a FillPlan as JSON."""

    id: str
    user: int
    url: str
    posting: int | None
    created: datetime
    expires: datetime
    document: dict[str, Any]


@dataclass(frozen=True)
class StoredAnswer:
    """A question the person answered once."""

    id: int
    question: str
    normalized: str
    """Further wordings of the question, one a line."""
    kind: str
    options: list[str]
    value: Any
    scope: str
    """"all", "employer:<name>", "ats:<name>" or "country:<ISO alpha-2>"."""


class Plans:
    """The tables of plans, reports and answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, plan: StoredPlan) -> None:
        """Store a plan."""
        async with self._database.write() as unit:
            await unit.connection.execute(
                insert(plans).values(
                    id=plan.id,
                    user_id=plan.user,
                    url=plan.url,
                    posting_id=plan.posting,
                    created=plan.created,
                    expires=plan.expires,
                    document=plan.document,
                )
            )

    async def get(self, user: int, id_: str) -> StoredPlan | None:
        """A plan of this user, alive or not."""
        query = select(plans).where(plans.c.user_id == user, plans.c.id == id_)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else _plan(row)

    async def alive(self, user: int, now: datetime) -> list[StoredPlan]:
        """Plans of this user that have not expired, newest first."""
        query = select(plans).where(plans.c.user_id == user, plans.c.expires > now).order_by(plans.c.created.desc())
        async with self._database.read() as connection:
            return [_plan(row) for row in await connection.execute(query)]

    async def report(self, user: int, plan_id: str, document: dict[str, Any], data: dict[str, Any]) -> None:
        """Store what became of a plan and say so."""
        async with self._database.write() as unit:
            await unit.connection.execute(
                insert(fill_reports).values(user_id=user, plan_id=plan_id, created=unit.now, document=document)
            )
            await unit.emit("fill.reported", user, data)

    async def filled_on(self, user: int, ats: str) -> bool:
        """Whether this user has carried out a plan on forms of this system before."""
        query = (
            select(plans.c.id)
            .join(fill_reports, fill_reports.c.plan_id == plans.c.id)
            .where(plans.c.user_id == user, plans.c.document["ats"].as_string() == ats)
            .limit(1)
        )
        async with self._database.read() as connection:
            return (await connection.execute(query)).first() is not None

    async def forget_unused(self, before: datetime) -> None:
        """Drop plans that expired before a moment and were never reported: they hold values nobody used."""
        async with self._database.write() as unit:
            reported = select(fill_reports.c.plan_id)
            await unit.connection.execute(delete(plans).where(plans.c.expires < before, plans.c.id.not_in(reported)))

    async def answers(self, user: int) -> list[StoredAnswer]:
        """Every remembered answer of this user, newest first."""
        query = select(answers).where(answers.c.user_id == user).order_by(answers.c.id.desc())
        async with self._database.read() as connection:
            return [
                StoredAnswer(row.id, row.question, row.normalized, row.kind, row.options, row.value, row.scope)
                for row in await connection.execute(query)
            ]


def _plan(row: Any) -> StoredPlan:
    return StoredPlan(row.id, row.user_id, row.url, row.posting_id, row.created, row.expires, row.document)
