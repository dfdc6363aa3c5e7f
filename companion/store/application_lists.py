"""Applications by pages: filtered, sorted and counted by the database, whatever their number."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from companion.store.database import Database
from companion.store.tracker_rows import StoredApplication, as_row
from companion.store.tracker_tables import applications, status_events

Order = Literal["newest", "moved"]
"""The one known last first, or the one whose status changed last."""

_moved = func.coalesce(applications.c.since, applications.c.created)


@dataclass(frozen=True)
class Wanted:
    """Which applications. Those that stand at one of `awaiting` without a word since `silent_before` are silent."""

    user: int
    awaiting: Collection[str]
    silent_before: datetime
    statuses: Collection[str] = ()
    """As stored; empty for any."""
    silent: bool | None = None
    """Only silent ones, only others, or both."""
    posting: int | None = None
    """The stored posting they are to."""
    text: str = ""
    """Looked for in employer and title."""


@dataclass(frozen=True)
class Place:
    """Where a page begins: after this application, in the order asked for."""

    id: int
    moved: datetime | None = None


class ApplicationLists:
    """Reads pages of applications."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, wanted: Wanted, order: Order, after: Place | None, limit: int) -> list[StoredApplication]:
        """One page."""
        query = select(applications).where(*_filters(wanted))
        if after is not None:
            query = query.where(_after(order, after))
        query = query.order_by(*_order(order)).limit(limit)
        async with self._database.read() as connection:
            return [as_row(StoredApplication, row) for row in await connection.execute(query)]

    async def count(self, wanted: Wanted) -> int:
        """How many there are."""
        query: Select[Any] = select(func.count()).select_from(applications).where(*_filters(wanted))
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)


def place_of(application: StoredApplication) -> Place:
    """Where the page after this application begins."""
    return Place(application.id, application.since or application.created)


def _filters(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [applications.c.user_id == wanted.user]
    if wanted.statuses:
        found.append(applications.c.status.in_(wanted.statuses))
    if wanted.silent is not None:
        found.append(_silent(wanted) if wanted.silent else ~_silent(wanted))
    if wanted.posting is not None:
        found.append(applications.c.posting_id == wanted.posting)
    for word in wanted.text.split():
        found.append(
            applications.c.company.icontains(word, autoescape=True)
            | applications.c.title.icontains(word, autoescape=True)
        )
    return found


def _silent(wanted: Wanted) -> ColumnElement[bool]:
    last = (
        select(func.max(status_events.c.happened_at))
        .where(status_events.c.application_id == applications.c.id, status_events.c.state == "applied")
        .scalar_subquery()
    )
    awaited = func.coalesce(applications.c.status, "").in_(wanted.awaiting)
    return and_(awaited, func.coalesce(last, applications.c.created) <= wanted.silent_before)


def _order(order: Order) -> list[ColumnElement[Any]]:
    newest = applications.c.id.desc()
    return [newest] if order == "newest" else [_moved.desc(), newest]


def _after(order: Order, place: Place) -> ColumnElement[bool]:
    if order == "newest" or place.moved is None:
        return applications.c.id < place.id
    return or_(_moved < place.moved, and_(_moved == place.moved, applications.c.id < place.id))
