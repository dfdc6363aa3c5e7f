"""A week of forty applications in seconds: every source, mails late and out of order, crashes between any two steps."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from companion.contracts import PortalRow, PortalSnapshot
from companion.jobtracker.intake import MailIntake, Place
from companion.jobtracker.mail.reader import MailReader
from companion.jobtracker.mail.reading_process import RawMail, read_mail
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.messages import NewApplicationRequest, StatusUpdateRequest
from companion.jobtracker.portals import PortalService
from companion.jobtracker.service import ApplicationService
from companion.store.database import Database
from companion.store.engine import sqlite_url
from companion.store.mailboxes import Mailboxes, NewAccount
from companion.store.tracker import Tracker, TrackerUnit
from tests.support.clock import SetClock
from tests.support.mails import invite, mail
from tests.support.schema import with_schema

COUNT = 40
MONDAY = datetime(2026, 11, 2, 8, tzinfo=UTC)
SUNDAY = MONDAY + timedelta(days=6, hours=12)
SEEDS = (1, 2)
CRASHES = 0.3


class Crash(Exception):
    """The power went out before a transaction was stored."""


class CrashingTracker(Tracker):
    """A tracker whose transactions fail at their very end, now and then."""

    chance: random.Random | None = None

    @asynccontextmanager
    async def write(self) -> AsyncIterator[TrackerUnit]:
        async with super().write() as unit:
            yield unit
            if self.chance is not None and self.chance.random() < CRASHES:
                raise Crash


@dataclass(frozen=True)
class Step:
    """Something that happens at a moment; `late` when it may be noticed at any later one."""

    at: datetime
    do: Callable[[], Awaitable[Any]]
    late: bool = False


class Week:
    """One companion's week."""

    def __init__(self, database: Database, clock: SetClock, reader: MailReader, chance: random.Random | None) -> None:
        self.clock = clock
        self.tracker = CrashingTracker(database)
        self.applications = ApplicationService(self.tracker, clock)
        self.portals = PortalService(self.tracker)
        self.intake = MailIntake(self.tracker, SenderBook.load())
        self.mailboxes = Mailboxes(database)
        self.reader = reader
        self.chance = chance
        self.uid = 0

    async def run(self) -> None:
        self.account = await self.mailboxes.add(
            1, NewAccount("ada@example.org", "imap.example.org", 993, "tls", "ada@example.org", "password", ["INBOX"])
        )
        self.tracker.chance = self.chance
        steps = [step for number in range(COUNT) for step in self.steps(number)]
        chance = self.chance
        when = [(step.at + (SUNDAY - step.at) * chance.random() if chance and step.late else step.at, n, step)
                for n, step in enumerate(steps)]  # fmt: skip
        for at, _, step in sorted(when, key=lambda one: one[:2]):
            self.clock.moment = at
            await self.surely(step.do)
            if chance and step.late and chance.random() < 0.2:
                await self.surely(step.do)
        self.tracker.chance = None

    async def surely(self, do: Callable[[], Awaitable[Any]]) -> None:
        """Again after each crash, as a companion that starts anew does."""
        while True:
            try:
                await do()
            except Crash:
                continue
            return

    def steps(self, number: int) -> list[Step]:
        company, title = f"Northfield {number}", f"Engineer {number}"
        domain = f"northfield{number}.com"
        host = f"northfield{number}.wd5.myworkdayjobs.com"
        url = f"https://{host}/en-US/Careers/job/Leeds/x_R-{1000 + number}"
        start = MONDAY + timedelta(minutes=number)
        new = NewApplicationRequest(company=company, title=title, url=url, company_domain=domain, at=start)

        async def apply() -> None:
            id_ = await self.applications.create(new, origin="submit", source="submit")
            async with Tracker(self.tracker._database).write() as unit:
                await unit.change("applications", id_, ats="workday", external_id=f"R-{1000 + number}")

        def receive(kind: str, day: int, **more: Any) -> Step:
            at = start + timedelta(days=day)
            raw = mail(kind, f"{kind}{number}", f"{company} Careers <careers@{domain}>", company, title, at, **more)

            async def take() -> None:
                self.uid += 1
                read = read_mail(self.reader, RawMail(self.uid, raw))
                await self.intake.take(Place(self.account, "INBOX", 7, self.uid), [read])

            return Step(at, take, late=True)

        async def visit() -> None:
            row = PortalRow(title=title, requisition=f"R-{1000 + number}", status="Interview")
            await self.portals.take(
                1, PortalSnapshot(url=f"https://{host}/en-US/Careers/userHome", ats="workday", rows=[row])
            )

        async def withdraw() -> None:
            found = await self.tracker.applications(1)
            id_ = next(one.id for one in found if one.title == title)
            if (await self.applications.get(1, id_)).application.status != "withdrawn":
                await self.applications.update(id_, StatusUpdateRequest(status="withdrawn"))

        begun, receipt = Step(start, apply), receive("confirmation", 1)
        return [begun, receipt] + [
            [receive("rejection", 4)],
            [receive("interview", 2, calendar=invite(uid=f"i{number}")), receive("rejection", 5)],
            [receive("offer", 3)],
            [Step(start + timedelta(days=3), visit), receive("rejection", 5)],
            [Step(start + timedelta(days=2, hours=3), withdraw)],
        ][number % 5]


async def lived(folder: Path, reader: MailReader, chance: random.Random | None) -> dict[str, Any]:
    """The week's end: each application's status, since when, and its events without the moments they were seen."""
    data = with_schema(folder)
    clock = SetClock()
    clock.moment = MONDAY
    database = Database(sqlite_url(data.database), clock)
    week = Week(database, clock, reader, chance)
    await week.run()
    end = {}
    for application in await week.tracker.applications(1):
        reply = await week.applications.get(1, application.id)
        steps = [(step.status, step.source, step.state, step.moved, step.happened_at) for step in reply.timeline]
        meetings = [(meeting.start, meeting.cancelled) for meeting in reply.interviews]
        end[application.title or ""] = (reply.application.status, reply.application.since, steps, meetings)
    await database.close()
    return end


@pytest.fixture(scope="module")
def orderly() -> dict[str, Any]:
    return {}


@pytest.mark.parametrize("seed", SEEDS)
async def test_the_week_ends_the_same_whatever_the_order_and_the_crashes(
    tmp_path: Path, reader: MailReader, orderly: dict[str, Any], seed: int
) -> None:
    if not orderly:
        orderly |= await lived(tmp_path / "calm", reader, None)
    assert len(orderly) == COUNT
    assert {status for status, *_ in orderly.values()} == {"rejected", "offer", "withdrawn"}
    assert await lived(tmp_path / "wild", reader, random.Random(seed)) == orderly
