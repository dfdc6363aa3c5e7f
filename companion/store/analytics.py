"""What the analytics read of the store, and the scores that are kept as they were at the application."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select

from companion.contracts import Event
from companion.store.analytics_tables import applied_scores
from companion.store.database import Database
from companion.store.tables import events, postings, profile_versions
from companion.store.tracker import IN_LIMIT, count_of_waiting_mails
from companion.store.tracker_tables import applications, follow_ups
from companion.store.user_settings import keep_setting, read_setting

VISIT = "analytics.visit"


@dataclass(frozen=True)
class AppliedScore:
    """How well a posting fitted when it was applied to."""

    application: int
    profile_version: int
    score: float
    band: str
    confidence: float
    blockers: int
    workplace: str | None
    components: dict[str, float]


@dataclass(frozen=True)
class Visit:
    """When the person last looked, and the newest event of that moment."""

    at: datetime
    seq: int


@dataclass(frozen=True)
class ClosingPosting:
    """A posting that is saved or being applied to, and the last day it takes applications, as it says."""

    application: int
    title: str | None
    company: str | None
    url: str
    closes_at: str


class AnalyticsStore:
    """Reads over the tables of other rooms; writes only its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def applied_scores(self, user: int, ids: Sequence[int] | None = None) -> dict[int, AppliedScore]:
        """Scores at application time, by application: of all, or of these."""
        names = (
            "application_id",
            "profile_version",
            "score",
            "band",
            "confidence",
            "blockers",
            "workplace",
            "components",
        )
        query = select(*(applied_scores.c[name] for name in names)).where(applied_scores.c.user_id == user)
        if ids is not None:
            query = query.where(applied_scores.c.application_id.in_(ids))
        async with self._database.read() as connection:
            return {row[0]: AppliedScore(*row) for row in await connection.execute(query)}

    async def keep_scores(self, user: int, scores: Sequence[AppliedScore]) -> None:
        """Keep scores as they are now, in one transaction; one that is kept already stays."""
        table = applied_scores
        async with self._database.write() as unit:
            ids = [score.application for score in scores]
            known: set[int] = set()
            for start in range(0, len(ids), IN_LIMIT):
                query = select(table.c.application_id).where(table.c.application_id.in_(ids[start : start + IN_LIMIT]))
                known |= {row[0] for row in await unit.connection.execute(query)}
            rows = [
                {"application_id": one.application, "user_id": user, "taken": unit.now, **vars(one)}
                for one in scores
                if one.application not in known
            ]
            for row in rows:
                del row["application"]
            if rows:
                await unit.connection.execute(insert(table), rows)

    async def without_score(self, user: int) -> list[tuple[int, int]]:
        """Applications that were sent, to a stored posting, and have no score of that time: number and posting."""
        query = (
            select(applications.c.id, applications.c.posting_id)
            .outerjoin(applied_scores, applied_scores.c.application_id == applications.c.id)
            .where(
                applications.c.user_id == user, applications.c.posting_id.is_not(None),
                applications.c.applied_at.is_not(None), applied_scores.c.application_id.is_(None),
            )
            .order_by(applications.c.id)
        )  # fmt: skip
        async with self._database.read() as connection:
            return [(row[0], row[1]) for row in await connection.execute(query)]

    async def postings_by_day(self, user: int, after: int = 0) -> tuple[Counter[date], int]:
        """How many postings were seen first on each day (UTC), of those with a higher number; and the highest number."""
        day = func.date(postings.c.created)
        query = select(day, func.count(), func.max(postings.c.id)).where(postings.c.user_id == user)
        if after:
            query = query.where(postings.c.id > after)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.group_by(day))).all()
        days = Counter({date.fromisoformat(str(row[0])): int(row[1]) for row in rows})
        return days, max((int(row[2]) for row in rows), default=after)

    async def resumes(self, user: int) -> list[tuple[datetime, str | None]]:
        """From when on which resume file was the profile's, oldest first."""
        table = profile_versions
        query = select(table.c.created, table.c.document).where(table.c.user_id == user).order_by(table.c.number)
        async with self._database.read() as connection:
            rows = await connection.execute(query)
            return [(row.created, (row.document.get("resume_file") or {}).get("name")) for row in rows]

    async def counts(self, user: int) -> tuple[int, int]:
        """Open follow-ups, and mails that wait for a decision."""
        open_ones = select(func.count()).where(follow_ups.c.user_id == user, follow_ups.c.state == "open")
        async with self._database.read() as connection:
            return int(await connection.scalar(open_ones) or 0), int(
                await connection.scalar(count_of_waiting_mails(user)) or 0
            )

    async def named(self, user: int, ids: Sequence[int]) -> dict[int, tuple[str | None, str | None]]:
        """Title and company of these applications."""
        columns = (applications.c.id, applications.c.title, applications.c.company)
        found: dict[int, tuple[str | None, str | None]] = {}
        async with self._database.read() as connection:
            for start in range(0, len(ids), IN_LIMIT):
                query = select(*columns).where(
                    applications.c.user_id == user, applications.c.id.in_(ids[start : start + IN_LIMIT])
                )
                found |= {row[0]: (row[1], row[2]) for row in await connection.execute(query)}
        return found

    async def closing(self, user: int) -> list[ClosingPosting]:
        """Postings that are saved or being applied to and name their last day."""
        closes_at = postings.c.reading["posting"]["closes_at"].as_string()
        query = (
            select(applications.c.id, postings.c.title, postings.c.company, postings.c.url, closes_at)
            .join(postings, postings.c.id == applications.c.posting_id)
            .where(applications.c.user_id == user, applications.c.status.in_(("saved", "applying")))
            .where(closes_at.is_not(None))
        )
        async with self._database.read() as connection:
            return [ClosingPosting(*row) for row in await connection.execute(query)]

    async def newest_events(self, user: int, after: int, types: Sequence[str], limit: int) -> list[Event]:
        """Events of these types after a number, the newest first."""
        query = select(events).where(*_later(user, after, types)).order_by(events.c.seq.desc()).limit(limit)
        async with self._database.read() as connection:
            rows = await connection.execute(query)
            return [Event(seq=row.seq, type=row.type, at=row.at, user=row.user_id, data=row.data) for row in rows]

    async def count_events(self, user: int, after: int, types: Sequence[str]) -> dict[str, int]:
        """How many events of each of these types came after a number."""
        query = select(events.c.type, func.count()).where(*_later(user, after, types)).group_by(events.c.type)
        async with self._database.read() as connection:
            return {row[0]: int(row[1]) for row in await connection.execute(query)}

    async def moment_of(self, seq: int) -> datetime | None:
        """When an event was stored; None where there is none of this number."""
        async with self._database.read() as connection:
            moment: datetime | None = await connection.scalar(select(events.c.at).where(events.c.seq == seq))
        return moment

    async def newest(self) -> int:
        """The highest event number."""
        return await self._database.newest()

    async def postings_since(self, user: int, moment: datetime) -> int:
        """How many postings were seen first after a moment."""
        query = select(func.count()).where(postings.c.user_id == user, postings.c.created > moment)
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def visit(self, user: int) -> Visit | None:
        """When the person last looked; None when never."""
        kept = await read_setting(self._database, user, VISIT)
        return None if kept is None else Visit(kept.changed, int(kept.value["seq"]))

    async def set_visit(self, user: int, seq: int) -> Visit:
        """The person looked now, and saw what happened up to this event."""
        async with self._database.write() as unit:
            await keep_setting(unit, user, VISIT, {"seq": seq})
        return Visit(unit.now, seq)

    async def emit(self, type_: str, user: int, data: dict[str, Any]) -> None:
        """Tell of a change of the metrics."""
        async with self._database.write() as unit:
            await unit.emit(type_, user, data)


def _later(user: int, after: int, types: Sequence[str]) -> tuple[ColumnElement[bool], ...]:
    return events.c.user_id == user, events.c.seq > after, events.c.type.in_(types)
