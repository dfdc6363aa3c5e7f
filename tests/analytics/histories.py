"""Random histories of a search, told to the tracker's own services."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from companion.analytics.desk import AnalyticsDesk
from companion.jobmatcher.score.titles import TitleMatcher
from companion.jobtracker.folding import add_event, timeline_of
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.messages import NewApplicationRequest, StatusUpdateRequest
from companion.jobtracker.service import ApplicationService
from companion.jobtracker.timeline import StatusEvent
from companion.store.analytics import AppliedScore
from companion.store.database import Database
from companion.store.engine import sqlite_url
from companion.store.tracker import Tracker
from tests.support.clock import SetClock
from tests.support.schema import with_schema

START = datetime(2026, 8, 3, 9, tzinfo=UTC)
COMPANIES = ("Northwind Tools", "Alder Labs", "Quayside Health", None)
TITLES = ("Backend Engineer", "Registered Nurse", "Data Analyst", None)
STATUSES = (
    "applied", "acknowledged", "assessment", "screening", "interview", "offer", "accepted", "rejected", "withdrawn",
    "closed", "saved",
)  # fmt: skip
SOURCES = ("mail", "mail", "mail_unverified", "ats", "submit", "user")
STATES = ("applied", "applied", "applied", "applied", "pending")


async def no_score(user: int, application: int, posting: int) -> AppliedScore | None:
    """Nobody has a profile here."""
    return None


@dataclass
class History:
    """A search that goes on at random."""

    database: Database
    clock: SetClock
    chance: random.Random

    def __post_init__(self) -> None:
        self.tracker = Tracker(self.database)
        self.applications = ApplicationService(self.tracker, self.clock, SenderBook.load())
        self.desk = self.new_desk()
        self.database.on_commit(self.desk.metrics.note)
        self.ids: list[int] = []

    def new_desk(self) -> AnalyticsDesk:
        """Analytics that have counted nothing yet."""
        return AnalyticsDesk(self.database, timeline_of, TitleMatcher().family, no_score, self.clock)

    async def step(self) -> None:
        """Something happens."""
        self.clock.move(hours=self.chance.randrange(1, 90))
        await self.chance.choice((self._apply, self._hear, self._hear, self._hear, self._correct, self._undo))()

    async def _apply(self) -> None:
        new = NewApplicationRequest(
            company=self.chance.choice(COMPANIES), title=self.chance.choice(TITLES), url="https://jobs.example.com/1",
            status=self.chance.choice(("applied", "applied", "saved", "rejected")),  # type: ignore[arg-type]
            at=self._moment(),
        )  # fmt: skip
        self.ids.append(await self.applications.create(new))

    def _moment(self) -> datetime:
        return self.clock.now() - timedelta(hours=self.chance.randrange(0, 200))

    async def _hear(self) -> None:
        """A status event as a mail, an ATS or a person brings it, in any order of time."""
        if not self.ids:
            return
        async with self.tracker.write() as unit:
            application = await unit.application(1, self.chance.choice(self.ids))
            assert application is not None
            event = StatusEvent(
                f"heard:{self.chance.randrange(40)}", self.chance.choice(STATUSES), self.chance.choice(SOURCES),  # type: ignore[arg-type]
                self._moment(), unit.now, state=self.chance.choice(STATES),  # type: ignore[arg-type]
            )  # fmt: skip
            await add_event(unit, application, event)

    async def _correct(self) -> None:
        if self.ids:
            update = StatusUpdateRequest(status=self.chance.choice(STATUSES), at=self._moment())  # type: ignore[arg-type]
            await self.applications.update(self.chance.choice(self.ids), update)

    async def _undo(self) -> None:
        if self.ids:
            id_ = self.chance.choice(self.ids)
            timeline = (await self.applications.get(1, id_)).timeline
            if timeline:
                await self.applications.update(id_, StatusUpdateRequest(undo=self.chance.choice(timeline).key))


class Histories:
    """Histories, each on a database of its own in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self.newest = folder

    @asynccontextmanager
    async def history(self, seed: int) -> AsyncIterator[History]:
        """A history without a past."""
        self._number += 1
        self.newest = with_schema(self._folder / str(self._number)).database
        clock = SetClock(START)
        database = Database(sqlite_url(self.newest), clock)
        try:
            yield History(database, clock, random.Random(seed))
        finally:
            await database.close()
