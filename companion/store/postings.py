"""Stored postings and their scores, one of each per user and posting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from companion.store.database import Database, PlainUnit
from companion.store.ranking_tables import score_sheets
from companion.store.rankings import TermRow, save_record, save_terms
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
class NewScore:
    """A score to be stored; `before` is the one until now, None when there was none."""

    profile_version: int
    score: float
    band: str
    before: float | None


@dataclass(frozen=True)
class NewPosting:
    """What is to be stored of a posting, with its record for the ranking and, where there is a profile, its score."""

    key: str
    ats: str | None
    external_id: str | None
    url: str
    fingerprint: str
    title: str | None
    company: str | None
    reading: dict[str, Any]
    format: int
    record: bytes
    score: NewScore | None = None


@dataclass(frozen=True)
class KnownPosting:
    """The stored posting of a key."""

    id: int
    fingerprint: str
    seen: datetime
    url: str


# Built once: SQLAlchemy takes longer to recognise a statement made anew than SQLite to run it.
_KNOWN = select(postings.c.key, postings.c.id, postings.c.fingerprint, postings.c.seen, postings.c.url).where(
    postings.c.user_id == bindparam("user"), postings.c.key.in_(bindparam("keys", expanding=True))
)
_STORED = select(postings.c.id, postings.c.fingerprint, postings.c.seen).where(
    postings.c.user_id == bindparam("user"), postings.c.key == bindparam("stored_key")
)
_NEW_POSTING = insert(postings)
_NEW_SCORE = insert(scores)
_CHANGED_SCORE = update(scores).where(
    scores.c.user_id == bindparam("user"), scores.c.posting_id == bindparam("posting")
)


def _posting(row: Any) -> StoredPosting:
    return StoredPosting(row.id, row.user_id, row.key, row.url, row.fingerprint, row.reading, row.seen)


class Postings:
    """The tables of postings and scores."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self, user: int, key: str) -> KnownPosting | None:
        """What is stored under this key."""
        return (await self.known_all(user, [key])).get(key)

    async def known_all(self, user: int, keys: Sequence[str]) -> dict[str, KnownPosting]:
        """What is stored under each of a few hundred keys."""

        def work(connection: Connection) -> dict[str, KnownPosting]:
            rows = connection.execute(_KNOWN, {"user": user, "keys": list(keys)})
            return {key: KnownPosting(*row) for key, *row in rows}

        return await self._database.read_at_once(work)

    async def get(self, user: int, id_: int) -> StoredPosting | None:
        """The posting of this number, if it is this user's."""
        query = select(postings).where(postings.c.user_id == user, postings.c.id == id_)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else _posting(row)

    async def at_url(self, user: int, url: str) -> int | None:
        """The posting that was last read at exactly this address."""
        query = select(postings.c.id).where(postings.c.user_id == user, postings.c.url == url)
        async with self._database.read() as connection:
            found: int | None = await connection.scalar(query.order_by(postings.c.seen.desc()).limit(1))
        return found

    async def store(self, user: int, new: Sequence[NewPosting], terms: Sequence[TermRow]) -> list[int]:
        """Store postings or their changes with their scores, in one transaction; events tell of each.

        Returns their numbers, in the same order.
        """

        def work(unit: PlainUnit) -> list[int]:
            save_terms(unit, terms)
            ids = []
            for posting in new:
                id_, is_new = self._store(unit, user, posting)
                if posting.score is not None:
                    self._store_score(unit, user, id_, posting.score, is_new)
                ids.append(id_)
            return ids

        return await self._database.write_at_once(work)

    def _store(self, unit: PlainUnit, user: int, new: NewPosting) -> tuple[int, bool]:
        """The posting's number, and whether it is new."""
        table = postings
        row = (unit.connection.execute(_STORED, {"user": user, "stored_key": new.key})).first()
        content = {
            "url": new.url, "fingerprint": new.fingerprint, "title": new.title, "company": new.company,
            "ats": new.ats, "external_id": new.external_id, "reading": new.reading, "seen": unit.now,
        }  # fmt: skip
        if row is None:
            result = unit.connection.execute(
                _NEW_POSTING, {"user_id": user, "key": new.key, "created": unit.now, "changed": unit.now, **content}
            )
            key = result.inserted_primary_key
            if key is None:
                raise RuntimeError("the database gave the posting no number")
            id_ = int(key[0])
        else:
            id_ = int(row.id)
            if row.fingerprint == new.fingerprint:
                if unit.now - row.seen >= SEEN_EVERY:
                    unit.connection.execute(update(table).where(table.c.id == id_).values(seen=unit.now))
                return id_, False
            unit.connection.execute(update(table).where(table.c.id == id_).values(changed=unit.now, **content))
        save_record(unit, user, id_, new.format, new.record, is_new=row is None)
        unit.emit("posting.seen", user, _seen(id_, new, changed=row is not None))
        return id_, row is None

    async def users_behind(self) -> list[int]:
        """Users with a profile and postings whose last rescore was for an older version, or never."""
        newest = (
            select(profile_versions.c.user_id, func.max(profile_versions.c.number).label("number"))
            .group_by(profile_versions.c.user_id)
            .subquery()
        )
        query = (
            select(newest.c.user_id)
            .outerjoin(score_sheets, score_sheets.c.user_id == newest.c.user_id)
            .where(
                score_sheets.c.user_id.is_(None) | (score_sheets.c.profile_version < newest.c.number),
                select(postings.c.id).where(postings.c.user_id == newest.c.user_id).exists(),
            )
        )
        async with self._database.read() as connection:
            return [row.user_id for row in await connection.execute(query)]

    async def store_score(self, user: int, posting: int, score: NewScore) -> None:
        """Store the score of a stored posting; an event tells when it differs from the one before."""
        await self._database.write_at_once(lambda unit: self._store_score(unit, user, posting, score))

    def _store_score(
        self, unit: PlainUnit, user: int, posting: int, new: NewScore, of_new_posting: bool = False
    ) -> None:
        content = {
            "profile_version": new.profile_version, "score": new.score, "band": new.band, "computed": unit.now,
        }  # fmt: skip
        connection, first = unit.connection, of_new_posting
        if not first:
            done = connection.execute(_CHANGED_SCORE, {"user": user, "posting": posting, **content})
            first = not done.rowcount
        if first:
            connection.execute(_NEW_SCORE, {"user_id": user, "posting_id": posting, **content})
        if new.before != new.score:
            data = {"posting": posting, "score": new.score, "band": new.band, "before": new.before}
            unit.emit("score.updated", user, data)


def _seen(id_: int, new: NewPosting, *, changed: bool) -> dict[str, Any]:
    return {
        "posting": id_, "title": new.title, "company": new.company, "url": new.url, "changed": changed,
    }  # fmt: skip
