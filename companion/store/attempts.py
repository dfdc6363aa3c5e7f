"""Attempts to apply: rows that advance only where nobody else advanced them, each step with its event.

An advance is `UPDATE … WHERE id AND state AND version`: of two that try, one finds no row and is told so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError

from companion.store.apply_tables import attempt_evidence, attempt_steps, attempts
from companion.store.database import Database, WriteUnit
from companion.store.tracker_tables import applications
from companion.store.user_settings import keep_setting, read_setting

SETTINGS_KEY = "applying"


@dataclass(frozen=True)
class NewAttempt:
    """What is known of an attempt when it is queued."""

    url: str
    host: str
    job_key: str
    mode: str
    posting: int | None = None
    ats_key: str | None = None
    company: str | None = None
    title: str | None = None
    ats: str | None = None
    score: float | None = None
    closes: str | None = None
    place: int = 0
    insisted: bool = False
    """The person wants it in spite of doubts."""


@dataclass(frozen=True)
class Attempt:
    """One attempt as stored. `review` is a Review, `answers` GivenAnswers by field, both as JSON."""

    id: int
    user: int
    posting: int | None
    application: int | None
    ats_key: str | None
    job_key: str
    url: str
    host: str
    company: str | None
    title: str | None
    ats: str | None
    mode: str
    state: str
    version: int
    reason: str
    note: str
    page_url: str | None
    score: float | None
    closes: str | None
    place: int
    headed: bool
    insisted: bool
    tries: int
    review: dict[str, Any] | None
    answers: dict[str, Any]
    approved: str | None
    created: datetime
    changed: datetime
    opened: datetime | None
    pressed: datetime | None
    confirmation: str | None
    resume_sha256: str | None


@dataclass(frozen=True)
class StoredStep:
    """One step, written before what it announces."""

    at: datetime
    version: int
    state: str
    act: str
    note: str


@dataclass(frozen=True)
class StoredEvidence:
    """One kept file; `removed` once its time was over."""

    id: int
    attempt: int
    at: datetime
    kind: str
    name: str
    media_type: str
    sha256: str
    size_bytes: int
    removed: datetime | None


@dataclass(frozen=True)
class KnownApplication:
    """An application of this user, as far as telling the same job goes."""

    id: int
    posting: int | None
    ats: str | None
    external_id: str | None
    company: str | None
    title: str | None
    url: str | None
    status: str | None


class Overtaken(Exception):
    """Somebody else advanced this attempt meanwhile: whoever is told so stops at once."""


class AlreadyLive(Exception):
    """There is a live attempt for this posting or job already."""


_OWNERS = {"user_id": "user", "posting_id": "posting", "application_id": "application", "attempt_id": "attempt"}


def _values(row: Any) -> dict[str, Any]:
    return {_OWNERS.get(name, name): value for name, value in row._mapping.items()}


def _columns(changes: dict[str, Any]) -> dict[str, Any]:
    names = {own: column for column, own in _OWNERS.items()}
    return {names.get(name, name): value for name, value in changes.items()}


class Attempts:
    """The tables of attempts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, user: int, new: NewAttempt) -> Attempt:
        """Queue one. Raises AlreadyLive."""
        try:
            async with self._database.write() as unit:
                result = await unit.connection.execute(
                    insert(attempts).values(
                        user_id=user, posting_id=new.posting, ats_key=new.ats_key, job_key=new.job_key, url=new.url,
                        host=new.host, company=new.company, title=new.title, ats=new.ats, mode=new.mode,
                        state="queued", version=1, reason="", note="", score=new.score, closes=new.closes,
                        place=new.place, headed=False, insisted=new.insisted, tries=0, answers={}, created=unit.now, changed=unit.now,
                    )
                )  # fmt: skip
                key = result.inserted_primary_key
                if key is None:
                    raise RuntimeError("the database gave the attempt no number")
                attempt = await _get(unit, user, int(key[0]))
                await _step(unit, attempt, "queue", "")
                await _tell(unit, attempt, None, "queue")
        except IntegrityError:
            raise AlreadyLive from None
        return attempt

    async def get(self, user: int, id_: int) -> Attempt | None:
        """An attempt of this user."""
        query = select(attempts).where(attempts.c.user_id == user, attempts.c.id == id_)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else Attempt(**_values(row))

    async def of_application(self, user: int, application: int) -> Attempt | None:
        """The newest attempt that led to an application."""
        query = select(attempts).where(attempts.c.user_id == user, attempts.c.application_id == application)
        async with self._database.read() as connection:
            row = (await connection.execute(query.order_by(attempts.c.id.desc()))).first()
        return None if row is None else Attempt(**_values(row))

    async def find(
        self, user: int | None = None, states: Iterable[str] | None = None, limit: int = 1_000
    ) -> list[Attempt]:
        """Attempts of a user (of all users when None) in these states, the newest first."""
        query = select(attempts).order_by(attempts.c.id.desc()).limit(limit)
        if user is not None:
            query = query.where(attempts.c.user_id == user)
        if states is not None:
            query = query.where(attempts.c.state.in_(list(states)))
        async with self._database.read() as connection:
            return [Attempt(**_values(row)) for row in await connection.execute(query)]

    async def advance(self, attempt: Attempt, state: str, act: str, said: str = "", **changes: Any) -> Attempt:
        """Bring an attempt to a state with one step and one event, all in one transaction; `said` is the step's note.

        Raises Overtaken when it is no longer as `attempt` says, AlreadyLive when another one took its place.
        """
        try:
            async with self._database.write() as unit:
                done = await unit.connection.execute(
                    update(attempts)
                    .where(
                        attempts.c.id == attempt.id,
                        attempts.c.state == attempt.state,
                        attempts.c.version == attempt.version,
                    )
                    .values(state=state, version=attempt.version + 1, changed=unit.now, **_columns(changes))
                )
                if done.rowcount != 1:
                    raise Overtaken(f"attempt {attempt.id} was advanced by somebody else")
                fresh = await _get(unit, attempt.user, attempt.id)
                await _step(unit, fresh, act, said)
                await _tell(unit, fresh, attempt.state, act)
        except IntegrityError:
            raise AlreadyLive from None
        return fresh

    async def unsettled(self) -> list[Attempt]:
        """Attempts of all users that were sent and lack a record, or whose arrival nobody confirmed."""
        table = attempts.c
        sent = table.state.in_(("submitted", "confirmed", "unknown"))
        query = select(attempts).where(sent, table.application_id.is_(None) | (table.state != "confirmed"))
        async with self._database.read() as connection:
            return [Attempt(**_values(row)) for row in await connection.execute(query)]

    async def users(self) -> list[int]:
        """Users who have attempts."""
        async with self._database.read() as connection:
            return list(await connection.scalars(select(attempts.c.user_id).distinct()))

    async def link(self, attempt: Attempt, application: int) -> None:
        """Note which application an attempt became. No step of the attempt: its state does not depend on it."""
        async with self._database.write() as unit:
            where = (attempts.c.id == attempt.id) & (attempts.c.user_id == attempt.user)
            await unit.connection.execute(update(attempts).where(where).values(application_id=application))

    async def steps(self, attempt: int) -> list[StoredStep]:
        """Every step of an attempt, oldest first."""
        columns = (attempt_steps.c[name] for name in ("at", "version", "state", "act", "note"))
        query = select(*columns).where(attempt_steps.c.attempt_id == attempt).order_by(attempt_steps.c.id)
        async with self._database.read() as connection:
            return [StoredStep(**row._mapping) for row in await connection.execute(query)]

    async def pressed_since(self, user: int, moment: datetime) -> int:
        """How often a submit button was pressed for this user since a moment."""
        query = select(func.count()).where(attempts.c.user_id == user, attempts.c.pressed >= moment)
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def recent(self, user: int, since: datetime) -> list[Attempt]:
        """Attempts that were opened since a moment."""
        query = select(attempts).where(attempts.c.user_id == user, attempts.c.opened >= since)
        async with self._database.read() as connection:
            return [Attempt(**_values(row)) for row in await connection.execute(query)]

    async def applications(self, user: int) -> list[KnownApplication]:
        """Every application of this user."""
        names = ("id", "posting_id", "ats", "external_id", "company", "title", "url", "status")
        query = select(*(applications.c[name] for name in names)).where(applications.c.user_id == user)
        async with self._database.read() as connection:
            return [KnownApplication(**_values(row)) for row in await connection.execute(query)]

    async def add_evidence(
        self, attempt: Attempt, kind: str, name: str, media_type: str, digest: str, size: int
    ) -> int:
        """Note a kept file; its number."""
        async with self._database.write() as unit:
            result = await unit.connection.execute(
                insert(attempt_evidence).values(
                    user_id=attempt.user, attempt_id=attempt.id, at=unit.now, kind=kind, name=name,
                    media_type=media_type, sha256=digest, size_bytes=size,
                )
            )  # fmt: skip
            key = result.inserted_primary_key
        return int(key[0]) if key else 0

    async def evidence(self, user: int, attempt: int) -> list[StoredEvidence]:
        """Files kept of an attempt, oldest first."""
        table = attempt_evidence
        query = select(table).where(table.c.user_id == user, table.c.attempt_id == attempt).order_by(table.c.id)
        return await self._evidence(query)

    async def one_evidence(self, user: int, id_: int) -> StoredEvidence | None:
        """One kept file of this user."""
        table = attempt_evidence
        found = await self._evidence(select(table).where(table.c.user_id == user, table.c.id == id_))
        return found[0] if found else None

    async def old_evidence(self, user: int, before: datetime) -> list[StoredEvidence]:
        """Files kept since before a moment."""
        table = attempt_evidence
        query = select(table).where(table.c.user_id == user, table.c.at < before, table.c.removed.is_(None))
        return await self._evidence(query)

    async def evidence_removed(self, ids: Sequence[int]) -> None:
        """Note that these files are gone."""
        async with self._database.write() as unit:
            for id_ in ids:
                await unit.connection.execute(
                    update(attempt_evidence).where(attempt_evidence.c.id == id_).values(removed=unit.now)
                )

    async def _evidence(self, query: Any) -> list[StoredEvidence]:
        async with self._database.read() as connection:
            rows = [_values(row) for row in await connection.execute(query)]
        return [StoredEvidence(**{name: value for name, value in row.items() if name != "user"}) for row in rows]

    async def settings(self, user: int) -> dict[str, Any]:
        """What this user said about applying; empty when nothing."""
        kept = await read_setting(self._database, user, SETTINGS_KEY)
        return {} if kept is None else kept.value

    async def keep_settings(self, user: int, value: dict[str, Any], on: bool) -> None:
        """Keep what this user says about applying, and tell."""
        async with self._database.write() as unit:
            await keep_setting(unit, user, SETTINGS_KEY, value)
            await unit.emit("applying.changed", user, {"on": on})


async def _get(unit: WriteUnit, user: int, id_: int) -> Attempt:
    query = select(attempts).where(attempts.c.user_id == user, attempts.c.id == id_)
    row = (await unit.connection.execute(query)).one()
    return Attempt(**_values(row))


async def _step(unit: WriteUnit, attempt: Attempt, act: str, note: str) -> None:
    await unit.connection.execute(
        insert(attempt_steps).values(
            user_id=attempt.user, attempt_id=attempt.id, at=unit.now, version=attempt.version, state=attempt.state,
            act=act, note=note,
        )
    )  # fmt: skip


async def _tell(unit: WriteUnit, attempt: Attempt, before: str | None, act: str) -> None:
    data = {
        "attempt": attempt.id, "posting": attempt.posting, "application": attempt.application, "state": attempt.state,
        "before": before, "act": act, "mode": attempt.mode, "reason": attempt.reason, "note": attempt.note,
        "title": attempt.title, "company": attempt.company, "url": attempt.page_url or attempt.url,
    }  # fmt: skip
    await unit.emit("attempt.changed", attempt.user, data)
