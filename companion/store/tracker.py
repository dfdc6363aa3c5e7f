"""Applications and their status events: what is read of them, and the unit in which they change.

A change is one transaction: rows, the fold's result and the events of the bus are stored together or not at all.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, Table, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from companion.store.database import Database, WriteUnit
from companion.store.mailboxes import put_cursor
from companion.store.tables import postings
from companion.store.tracker_rows import (
    StoredApplication,
    StoredAtsKey,
    StoredDeadline,
    StoredFollowUp,
    StoredInterview,
    StoredMail,
    StoredPortal,
    StoredPortalRow,
    StoredStatusEvent,
    as_row,
)
from companion.store.tracker_tables import (
    applications,
    ats_keys,
    follow_ups,
    interviews,
    mails,
    portal_rows,
    portals,
    status_events,
)

Kind = TypeVar("Kind")
IN_LIMIT = 500
"""Values of one IN list: databases bound it."""
REVIEW = "review"
_Places = tuple[str, tuple[str, ...]]
"""Of a posting: the fingerprint of its version, and where its job is."""


def count_of_waiting_mails(user: int) -> Select[Any]:
    """Asks how many mails wait for the user's decision."""
    return select(func.count()).where(mails.c.user_id == user, mails.c.state == REVIEW)


async def _all(connection: AsyncConnection, kind: type[Kind], query: Select[Any]) -> list[Kind]:
    return [as_row(kind, row) for row in await connection.execute(query)]


async def _first(connection: AsyncConnection, kind: type[Kind], query: Select[Any]) -> Kind | None:
    row = (await connection.execute(query)).first()
    return None if row is None else as_row(kind, row)


class TrackerUnit:
    """One writing transaction of the tracker."""

    def __init__(self, unit: WriteUnit, places: dict[int, _Places]) -> None:
        self._unit = unit
        self._places = places
        self._connection = unit.connection
        self.now = unit.now

    async def emit(self, type_: str, user: int, data: dict[str, Any]) -> None:
        """Tell of a change, once it is stored."""
        await self._unit.emit(type_, user, data)

    async def application(self, user: int, id_: int) -> StoredApplication | None:
        """An application of this user."""
        query = select(applications).where(applications.c.user_id == user, applications.c.id == id_)
        return await _first(self._connection, StoredApplication, query)

    async def application_of_posting(self, user: int, posting: int) -> StoredApplication | None:
        """The application to a stored posting."""
        query = select(applications).where(applications.c.user_id == user, applications.c.posting_id == posting)
        return await _first(self._connection, StoredApplication, query)

    async def posting(self, user: int, id_: int) -> dict[str, Any] | None:
        """What a stored posting says of itself: company, title, url, ats, external_id."""
        columns = [postings.c[name] for name in ("company", "title", "url", "ats", "external_id")]
        query = select(*columns).where(postings.c.user_id == user, postings.c.id == id_)
        row = (await self._connection.execute(query)).first()
        return None if row is None else dict(row._mapping)

    async def add(self, table_name: str, user: int, **values: Any) -> int:
        """Insert a row of the tracker and return its number."""
        result = await self._connection.execute(insert(_TABLES[table_name]).values(user_id=user, **values))
        key = result.inserted_primary_key
        if key is None:
            raise RuntimeError(f"the database gave no number to a row of {table_name}")
        return int(key[0])

    async def change(self, table_name: str, id_: int, **values: Any) -> None:
        """Change columns of one row."""
        table = _TABLES[table_name]
        await self._connection.execute(update(table).where(table.c.id == id_).values(**values))

    async def status_events(self, application: int) -> list[StoredStatusEvent]:
        """Every status event of an application, in the order of arrival."""
        query = select(status_events).where(status_events.c.application_id == application).order_by(status_events.c.id)
        return await _all(self._connection, StoredStatusEvent, query)

    async def status_event(self, application: int, key: str) -> StoredStatusEvent | None:
        """The status event of this evidence."""
        query = select(status_events).where(status_events.c.application_id == application, status_events.c.key == key)
        return await _first(self._connection, StoredStatusEvent, query)

    async def known(self, user: int) -> list[StoredApplication]:
        """Applications of this user that are tracked, oldest first."""
        query = (
            select(applications)
            .where(applications.c.user_id == user, applications.c.tracking)
            .order_by(applications.c.id)
        )
        return await _all(self._connection, StoredApplication, query)

    async def places(self, user: int) -> dict[int, list[str]]:
        """Where the stored posting of each application says that the job is, for those that have one.

        A reading is parsed once for each version of its posting: every batch of mail asks.
        """
        query = (
            select(applications.c.id, postings.c.id, postings.c.fingerprint)
            .join(postings, postings.c.id == applications.c.posting_id)
            .where(applications.c.user_id == user, applications.c.tracking)
        )
        rows = [tuple(row) for row in await self._connection.execute(query)]
        versions = {posting: fingerprint for _, posting, fingerprint in rows}
        await self._parse([one for one, version in versions.items() if self._places.get(one, ("",))[0] != version])
        return {id_: list(self._places[posting][1]) for id_, posting, _ in rows}

    async def _parse(self, ids: list[int]) -> None:
        """Keep the places of these postings, as they are now."""
        where = postings.c.reading[("posting", "locations")]
        for start in range(0, len(ids), IN_LIMIT):
            query = select(postings.c.id, postings.c.fingerprint, where).where(
                postings.c.id.in_(ids[start : start + IN_LIMIT])
            )
            for id_, fingerprint, places in await self._connection.execute(query):
                self._places[id_] = (fingerprint, tuple(places or ()))

    async def threads(self, user: int) -> dict[int, list[str]]:
        """Message-IDs of the mails that belong to each application."""
        query = select(mails.c.application_id, mails.c.message_id).where(
            mails.c.user_id == user, mails.c.application_id.is_not(None), mails.c.state.in_(("applied", "accepted"))
        )
        found: dict[int, list[str]] = {}
        for application, message_id in await self._connection.execute(query):
            found.setdefault(application, []).append(message_id)
        return found

    async def seen_before(self, user: int, message_ids: Sequence[str]) -> set[str]:
        """Which of these mails are stored already."""
        found: set[str] = set()
        for start in range(0, len(message_ids), IN_LIMIT):
            chunk = message_ids[start : start + IN_LIMIT]
            query = select(mails.c.message_id).where(mails.c.user_id == user, mails.c.message_id.in_(chunk))
            found.update(await self._connection.scalars(query))
        return found

    async def decided_mails(self, user: int) -> list[tuple[str, str, str, bool]]:
        """Sender's domain, kind, evidence and whether it was accepted, of the mails the user decided last."""
        columns = (mails.c.sender_domain, mails.c.kind, mails.c.evidence, mails.c.state == "accepted")
        decided = (mails.c.user_id == user) & mails.c.state.in_(("accepted", "refused"))
        query = select(*columns).where(decided).order_by(mails.c.id.desc()).limit(IN_LIMIT)
        return [(row[0], row[1], row[2], bool(row[3])) for row in await self._connection.execute(query)]

    async def add_mails(self, user: int, rows: Iterable[dict[str, Any]]) -> None:
        """Insert mails, many at once."""
        values = [{"user_id": user, **row} for row in rows]
        if values:
            await self._connection.execute(insert(mails), values)

    async def mail(self, user: int, id_: int) -> StoredMail | None:
        """A mail of this user."""
        query = select(mails).where(mails.c.user_id == user, mails.c.id == id_)
        return await _first(self._connection, StoredMail, query)

    async def waiting_without_application(self, user: int) -> list[StoredMail]:
        """Mails that wait for the user's decision and name no application, oldest first, as many as a person may look at."""
        waits = (mails.c.user_id == user, mails.c.state == REVIEW, mails.c.application_id.is_(None))
        query = select(mails).where(*waits).order_by(mails.c.id).limit(IN_LIMIT)
        return await _all(self._connection, StoredMail, query)

    async def interview(self, application: int, uid: str) -> StoredInterview | None:
        """The interview of this calendar UID."""
        query = select(interviews).where(interviews.c.application_id == application, interviews.c.uid == uid)
        return await _first(self._connection, StoredInterview, query)

    async def interviews(self, application: int) -> list[StoredInterview]:
        """Every interview of an application."""
        query = select(interviews).where(interviews.c.application_id == application).order_by(interviews.c.id)
        return await _all(self._connection, StoredInterview, query)

    async def follow_up(self, user: int, id_: int) -> StoredFollowUp | None:
        """A follow-up of this user."""
        query = select(follow_ups).where(follow_ups.c.user_id == user, follow_ups.c.id == id_)
        return await _first(self._connection, StoredFollowUp, query)

    async def follow_ups(self, user: int) -> list[StoredFollowUp]:
        """Every follow-up of this user."""
        return await _all(self._connection, StoredFollowUp, select(follow_ups).where(follow_ups.c.user_id == user))

    async def ats_key(self, user: int, id_: int) -> StoredAtsKey | None:
        """A key of this user."""
        query = select(ats_keys).where(ats_keys.c.user_id == user, ats_keys.c.id == id_)
        return await _first(self._connection, StoredAtsKey, query)

    async def drop_ats_key(self, id_: int) -> None:
        """Forget a key."""
        await self._connection.execute(delete(ats_keys).where(ats_keys.c.id == id_))

    async def portal(self, user: int, id_: int) -> StoredPortal | None:
        """A candidate portal of this user."""
        query = select(portals).where(portals.c.user_id == user, portals.c.id == id_)
        return await _first(self._connection, StoredPortal, query)

    async def portal_at(self, user: int, host: str) -> StoredPortal | None:
        """The candidate portal of a host."""
        query = select(portals).where(portals.c.user_id == user, portals.c.host == host)
        return await _first(self._connection, StoredPortal, query)

    async def portal_row(self, user: int, key: str) -> StoredPortalRow | None:
        """The row of a portal by its key."""
        query = select(portal_rows).where(portal_rows.c.user_id == user, portal_rows.c.key == key)
        return await _first(self._connection, StoredPortalRow, query)

    async def move_cursor(self, user: int, account: int, folder: str, uidvalidity: int, last_uid: int) -> None:
        """Note how far a folder was read."""
        await put_cursor(self._unit, user, account, folder, uidvalidity, last_uid)


_TABLES: dict[str, Table] = {
    table.name: table
    for table in (applications, status_events, mails, interviews, follow_ups, ats_keys, portal_rows, portals)
}


class Tracker:
    """Reads the tracker's tables, and opens units that change them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._places: dict[int, _Places] = {}

    @asynccontextmanager
    async def write(self) -> AsyncIterator[TrackerUnit]:
        """A writing transaction."""
        async with self._database.write() as unit:
            yield TrackerUnit(unit, self._places)

    async def applications(self, user: int, status: str | None = None, limit: int = 500) -> list[StoredApplication]:
        """Applications of a user, the newest first; with one status only, where given."""
        query = select(applications).where(applications.c.user_id == user).order_by(applications.c.id.desc())
        if status is not None:
            query = query.where(applications.c.status == status)
        async with self._database.read() as connection:
            return await _all(connection, StoredApplication, query.limit(limit))

    async def applications_of(self, user: int, ids: Sequence[int]) -> dict[int, StoredApplication]:
        """These applications by their number."""
        found: dict[int, StoredApplication] = {}
        async with self._database.read() as connection:
            for start in range(0, len(ids), IN_LIMIT):
                chunk = ids[start : start + IN_LIMIT]
                query = select(applications).where(applications.c.user_id == user, applications.c.id.in_(chunk))
                found |= {one.id: one for one in await _all(connection, StoredApplication, query)}
        return found

    async def application(self, user: int, id_: int) -> StoredApplication | None:
        """One application."""
        query = select(applications).where(applications.c.user_id == user, applications.c.id == id_)
        async with self._database.read() as connection:
            return await _first(connection, StoredApplication, query)

    async def status_events(self, user: int, applications_: Sequence[int]) -> list[StoredStatusEvent]:
        """Status events of these applications, in the order of arrival."""
        found: list[StoredStatusEvent] = []
        async with self._database.read() as connection:
            for start in range(0, len(applications_), IN_LIMIT):
                chunk = applications_[start : start + IN_LIMIT]
                query = (
                    select(status_events)
                    .where(status_events.c.user_id == user, status_events.c.application_id.in_(chunk))
                    .order_by(status_events.c.id)
                )
                found += await _all(connection, StoredStatusEvent, query)
        return found

    async def mails(
        self, user: int, state: str | None = None, application: int | None = None, text: str | None = None,
        before: int | None = None, limit: int = 100,
    ) -> list[StoredMail]:  # fmt: skip
        """Mails of a user, the newest first, narrowed by what is given; `text` is looked for in subject and sender."""
        wanted: list[ColumnElement[bool]] = [mails.c.user_id == user]
        if state is not None:
            wanted.append(mails.c.state == state)
        if application is not None:
            wanted.append(mails.c.application_id == application)
        if before is not None:
            wanted.append(mails.c.id < before)
        if text:
            wanted.append(
                mails.c.subject.icontains(text, autoescape=True) | mails.c.sender.icontains(text, autoescape=True)
            )
        query = select(mails).where(*wanted).order_by(mails.c.id.desc()).limit(limit)
        async with self._database.read() as connection:
            return await _all(connection, StoredMail, query)

    async def waiting_mails(self, user: int) -> int:
        """How many mails wait for the user's decision."""
        async with self._database.read() as connection:
            return int(await connection.scalar(count_of_waiting_mails(user)) or 0)

    async def deadlines(self, user: int) -> list[StoredDeadline]:
        """Deadlines of applications that stand at an assessment or an offer: the newest mail's word counts."""
        query = (
            select(mails.c.application_id, mails.c.kind, mails.c.deadline)
            .join(applications, mails.c.application_id == applications.c.id)
            .where(mails.c.user_id == user, mails.c.deadline.is_not(None), applications.c.status == mails.c.kind)
            .where(mails.c.kind.in_(("assessment", "offer")), mails.c.state.in_(("applied", "accepted")))
            .order_by(mails.c.date, mails.c.id)
        )
        async with self._database.read() as connection:
            newest = {(row[0], row[1]): StoredDeadline(*row) for row in await connection.execute(query)}
        return list(newest.values())

    async def interviews(self, user: int, application: int | None = None) -> list[StoredInterview]:
        """Interviews of a user, of one application where given."""
        query = select(interviews).where(interviews.c.user_id == user).order_by(interviews.c.id)
        if application is not None:
            query = query.where(interviews.c.application_id == application)
        async with self._database.read() as connection:
            return await _all(connection, StoredInterview, query)

    async def follow_ups(self, user: int, state: str = "open") -> list[StoredFollowUp]:
        """Follow-ups of a user in this state, the one due first at the top."""
        query = (
            select(follow_ups)
            .where(follow_ups.c.user_id == user, follow_ups.c.state == state)
            .order_by(follow_ups.c.due)
        )
        async with self._database.read() as connection:
            return await _all(connection, StoredFollowUp, query)

    async def ats_keys(self, user: int) -> list[StoredAtsKey]:
        """Employers' keys of a user."""
        async with self._database.read() as connection:
            query = select(ats_keys).where(ats_keys.c.user_id == user).order_by(ats_keys.c.id)
            return await _all(connection, StoredAtsKey, query)

    async def portal_rows(self, user: int) -> list[StoredPortalRow]:
        """What candidate portals showed a user, the newest first."""
        async with self._database.read() as connection:
            query = select(portal_rows).where(portal_rows.c.user_id == user).order_by(portal_rows.c.seen_at.desc())
            return await _all(connection, StoredPortalRow, query)

    async def portals(self, user: int, due: datetime | None = None) -> list[StoredPortal]:
        """Candidate portals of a user by host; with a moment, those to be read by then, the one waiting longest first."""
        query = select(portals).where(portals.c.user_id == user).order_by(portals.c.host)
        if due is not None:
            query = (
                select(portals)
                .where(portals.c.user_id == user, portals.c.watched, portals.c.due <= due)
                .order_by(portals.c.due)
            )
        async with self._database.read() as connection:
            return await _all(connection, StoredPortal, query)

    async def counts(self, user: int) -> tuple[dict[str, int], dict[str, int], int]:
        """Applications by status, mails by state, and applications that are tracked."""
        by_status = (
            select(func.coalesce(applications.c.status, "unknown"), func.count())
            .where(applications.c.user_id == user)
            .group_by(applications.c.status)
        )
        by_state = select(mails.c.state, func.count()).where(mails.c.user_id == user).group_by(mails.c.state)
        tracked = select(func.count()).where(applications.c.user_id == user, applications.c.tracking)
        async with self._database.read() as connection:
            statuses = {str(name): int(count) for name, count in await connection.execute(by_status)}
            states = {str(name): int(count) for name, count in await connection.execute(by_state)}
            return statuses, states, int(await connection.scalar(tracked) or 0)

    async def watched(self, user: int, checked_before: datetime) -> list[StoredApplication]:
        """Tracked applications whose posting was not looked at since a moment."""
        query = (
            select(applications)
            .where(applications.c.user_id == user, applications.c.tracking, applications.c.url.is_not(None))
            .where(applications.c.posting_checked.is_(None) | (applications.c.posting_checked < checked_before))
            .order_by(applications.c.posting_checked)
        )
        async with self._database.read() as connection:
            return await _all(connection, StoredApplication, query)
