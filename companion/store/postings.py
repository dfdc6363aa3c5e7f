"""Stored postings and their scores, one of each per user and posting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select, update

from companion.store.database import Database, WriteUnit
from companion.store.tables import postings, profile_versions, scores

SEEN_EVERY = timedelta(hours=1)
"""How precisely it is noted when an unchanged posting was last seen."""


@dataclass(frozen=True)
class StoredPosting:
    """A posting as it was understood; `reading` is a PostingReading as JSON, without a score card."""

    id: int
    user: int
    key: str
    url: str
    fingerprint: str
    reading: dict[str, Any]
    seen: datetime


@dataclass(frozen=True)
class NewPosting:
    """What is to be stored of a posting."""

    key: str
    ats: str | None
    external_id: str | None
    url: str
    fingerprint: str
    title: str | None
    company: str | None
    reading: dict[str, Any]


@dataclass(frozen=True)
class StoredScore:
    """The last score of a posting and what it was computed from."""

    posting: int
    profile_version: int
    fingerprint: str
    day: str
    score: float
    card: dict[str, Any]


def _posting(row: Any) -> StoredPosting:
    return StoredPosting(row.id, row.user_id, row.key, row.url, row.fingerprint, row.reading, row.seen)


class Postings:
    """The tables of postings and scores."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self, user: int, key: str) -> tuple[int, str, datetime, StoredScore | None] | None:
        """Number, fingerprint, last sight and score of the posting of this key, in one look."""
        columns = (postings.c.id, postings.c.fingerprint, postings.c.seen, scores.c.id)
        parts = [getattr(scores.c, name) for name in ("profile_version", "fingerprint", "day", "score", "card")]
        query = (
            select(*columns, *parts)
            .outerjoin(scores, (scores.c.posting_id == postings.c.id) & (scores.c.user_id == user))
            .where(postings.c.user_id == user, postings.c.key == key)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
        if row is None:
            return None
        id_, fingerprint, seen, score, *rest = row
        return id_, fingerprint, seen, None if score is None else StoredScore(id_, *rest)

    async def get(self, user: int, id_: int) -> StoredPosting | None:
        """The posting of this number, if it is this user's."""
        query = select(postings).where(postings.c.user_id == user, postings.c.id == id_)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else _posting(row)

    async def page(self, user: int, after: int, limit: int) -> list[StoredPosting]:
        """Postings with a higher number, by number."""
        query = (
            select(postings)
            .where(postings.c.user_id == user, postings.c.id > after)
            .order_by(postings.c.id)
            .limit(limit)
        )
        async with self._database.read() as connection:
            return [_posting(row) for row in await connection.execute(query)]

    async def store(self, user: int, new: NewPosting) -> int:
        """Store a posting or its change; an event tells of either. Returns its number."""
        table = postings
        async with self._database.write() as unit:
            query = select(table.c.id, table.c.fingerprint, table.c.seen).where(
                table.c.user_id == user, table.c.key == new.key
            )
            row = (await unit.connection.execute(query)).first()
            content = {
                "url": new.url, "fingerprint": new.fingerprint, "title": new.title, "company": new.company,
                "ats": new.ats, "external_id": new.external_id, "reading": new.reading, "seen": unit.now,
            }  # fmt: skip
            if row is None:
                result = await unit.connection.execute(
                    insert(table).values(user_id=user, key=new.key, created=unit.now, changed=unit.now, **content)
                )
                key = result.inserted_primary_key
                if key is None:
                    raise RuntimeError("the database gave the posting no number")
                id_ = int(key[0])
            else:
                id_ = int(row.id)
                if row.fingerprint == new.fingerprint:
                    if unit.now - row.seen >= SEEN_EVERY:
                        await unit.connection.execute(update(table).where(table.c.id == id_).values(seen=unit.now))
                    return id_
                await unit.connection.execute(
                    update(table).where(table.c.id == id_).values(changed=unit.now, **content)
                )
            await unit.emit("posting.seen", user, _seen(id_, new, changed=row is not None))
        return id_

    async def users_behind(self) -> list[int]:
        """Users with a profile and a posting that has no score, or one from an older version."""
        newest = (
            select(profile_versions.c.user_id, func.max(profile_versions.c.number).label("number"))
            .group_by(profile_versions.c.user_id)
            .subquery()
        )
        scored = (scores.c.posting_id == postings.c.id) & (scores.c.user_id == postings.c.user_id)
        query = (
            select(postings.c.user_id)
            .join(newest, newest.c.user_id == postings.c.user_id)
            .outerjoin(scores, scored)
            .where(scores.c.id.is_(None) | (scores.c.profile_version < newest.c.number))
            .distinct()
        )
        async with self._database.read() as connection:
            return [row.user_id for row in await connection.execute(query)]

    async def score_of(self, user: int, posting: int) -> StoredScore | None:
        """The last stored score."""
        query = select(scores).where(scores.c.user_id == user, scores.c.posting_id == posting)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
        return (
            None
            if row is None
            else StoredScore(row.posting_id, row.profile_version, row.fingerprint, row.day, row.score, row.card)
        )

    async def store_scores(self, user: int, new: list[StoredScore], *, rescore: bool) -> int:
        """Store scores; returns how many differ from the ones before.

        Each that differs is told by `score.updated`, or all together by one `scores.rescored`.
        """
        moved = 0
        async with self._database.write() as unit:
            for score in new:
                moved += await self._store_score(unit, user, score, tell=not rescore)
            if rescore and new:
                data = {"profile_version": new[0].profile_version, "postings": len(new), "changed": moved}
                await unit.emit("scores.rescored", user, data)
        return moved

    async def _store_score(self, unit: WriteUnit, user: int, new: StoredScore, *, tell: bool) -> bool:
        table = scores
        where = (table.c.user_id == user) & (table.c.posting_id == new.posting)
        before = (await unit.connection.execute(select(table.c.score).where(where))).scalar()
        band = str(new.card["band"])
        content = {
            "profile_version": new.profile_version, "fingerprint": new.fingerprint, "day": new.day,
            "score": new.score, "band": band, "card": new.card, "computed": unit.now,
        }  # fmt: skip
        if before is None:
            await unit.connection.execute(insert(table).values(user_id=user, posting_id=new.posting, **content))
        else:
            await unit.connection.execute(update(table).where(where).values(**content))
        changed = before != new.score
        if changed and tell:
            data = {"posting": new.posting, "score": new.score, "band": band, "before": before}
            await unit.emit("score.updated", user, data)
        return changed


def _seen(id_: int, new: NewPosting, *, changed: bool) -> dict[str, Any]:
    return {
        "posting": id_, "title": new.title, "company": new.company, "url": new.url, "changed": changed,
    }  # fmt: skip
