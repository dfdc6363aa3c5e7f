"""A week of forty applications in seconds: mail, portal, ATS and user, late and out of order, crashes between any two steps."""

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
from companion.jobtracker.ats_keys import AtsKeyService
from companion.jobtracker.ats_loop import AtsLoop
from companion.jobtracker.intake import MailIntake, Place
from companion.jobtracker.mail.reader import MailReader
from companion.jobtracker.mail.reading_process import RawMail, read_mail
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.messages import AddAtsKeyRequest, NewApplicationRequest, StatusUpdateRequest
from companion.jobtracker.portals import PortalService
from companion.jobtracker.service import ApplicationService
from companion.secrets import Secrets
from companion.store.database import Database
from companion.store.engine import sqlite_url
from companion.store.mailboxes import Mailboxes, NewAccount
from companion.store.tracker import Tracker, TrackerUnit
from tests.ats.vendors import Reply, Vendors
from tests.support.clock import SetClock
from tests.support.mails import invite, mail
from tests.support.schema import with_schema

COUNT = 40
MONDAY = datetime(2026, 11, 2, 8, tzinfo=UTC)
SUNDAY = MONDAY + timedelta(days=6, hours=12)
SEEDS = (1, 2)
EVERYWHERE = 0.4
"""Share of the steps that crash at each of their points, one after the other; the rest crash at one, by chance."""
POINTS = 6
"""Points of most steps at most; a run of the ATS loop has more."""


class Crash(Exception):
    """The power went out."""


class CrashingTracker(Tracker):
    """A tracker that dies at one point: just before its n-th transaction is stored, or just after."""

    at: int | None = None
    """Even numbers: before the transaction of half the number is stored; odd ones: after it."""
    passed: int = 0

    @asynccontextmanager
    async def write(self) -> AsyncIterator[TrackerUnit]:
        async with super().write() as unit:
            yield unit
            self._point()
        self._point()

    def _point(self) -> None:
        self.passed += 1
        if self.at is not None and self.passed == self.at + 1:
            raise Crash


@dataclass(frozen=True)
class Step:
    """Something that happens at a moment; `late` when it may be noticed at any later one."""

    at: datetime
    do: Callable[[], Awaitable[Any]]
    late: bool = False


class Week:
    """One companion's week."""

    def __init__(
        self, database: Database, clock: SetClock, reader: MailReader, chance: random.Random | None, vendors: Vendors,
        keys: Path,
    ) -> None:  # fmt: skip
        self.vendors = vendors
        self.keys = keys
        self.clock = clock
        self.tracker = CrashingTracker(database)
        self.applications = ApplicationService(self.tracker, clock, SenderBook.load())
        self.portals = PortalService(self.tracker)
        self.intake = MailIntake(self.tracker, SenderBook.load())
        self.mailboxes = Mailboxes(database)
        self.reader = reader
        self.chance = chance
        self.uid = 0
        self.crashes = 0

    async def run(self) -> None:
        self.account = await self.mailboxes.add(
            1, NewAccount("ada@example.org", "imap.example.org", 993, "tls", "ada@example.org", "password", ["INBOX"])
        )
        async with self.vendors.fetch() as fetch:
            keys = AtsKeyService(self.tracker, lambda: Secrets(self.keys, "file"))
            await keys.add(
                AddAtsKeyRequest(ats="lever", company="Northfield", email="ada@example.org", secret={"api_key": "k"})
            )
            self.ats = AtsLoop(self.tracker, fetch, keys, self.clock)
            await self.days()

    async def days(self) -> None:
        steps = [step for number in range(COUNT) for step in self.steps(number)]
        steps += [Step(MONDAY + timedelta(days=day, hours=11), self.look) for day in (2, 4, 6)]
        chance = self.chance
        when = [(step.at + (SUNDAY - step.at) * chance.random() if chance and step.late else step.at, n, step)
                for n, step in enumerate(steps)]  # fmt: skip
        for at, _, step in sorted(when, key=lambda one: one[:2]):
            self.clock.moment = at
            await self.surely(step.do)
            if chance and step.late and chance.random() < 0.2:
                await self.surely(step.do)

    async def surely(self, do: Callable[[], Awaitable[Any]]) -> None:
        """Crashing, and each time begun again as a companion that starts anew does, until done."""
        everywhere = self.chance is not None and self.chance.random() < EVERYWHERE
        point = 0 if everywhere or self.chance is None else self.chance.randrange(POINTS)
        while self.chance is not None:
            self.tracker.at, self.tracker.passed = point, 0
            try:
                await do()
            except Crash:
                self.crashes += 1
                if not everywhere:
                    break
                point += 1 if point < POINTS else self.chance.randint(1, POINTS)
                continue
            break
        self.tracker.at = None
        await do()

    async def look(self) -> None:
        """The ATS loop: postings, and what the employer's key tells as of now."""
        self.vendors.answers = lever(self.clock.moment)
        await self.ats.run(1, 60)

    def steps(self, number: int) -> list[Step]:
        company, title = f"Northfield {number}", f"Engineer {number}"
        domain = f"northfield{number}.com"
        host = f"northfield{number}.wd5.myworkdayjobs.com"
        url = (
            f"https://{host}/en-US/Careers/job/Leeds/x_R-{1000 + number}" if number % WAYS == 3
            else f"https://jobs.lever.co/northfield/{job_id(number)}" if number % WAYS in ASKED else None
        )  # fmt: skip
        start = MONDAY + timedelta(minutes=number)
        new = NewApplicationRequest(company=company, title=title, url=url, company_domain=domain, at=start)

        async def apply() -> None:
            # An attempt knows the application that it recorded; one that died before begins again.
            known = [one.id for one in await self.tracker.applications(1) if one.title == title]
            if known:
                await self.applications.say(1, known[0], new, "submit", "")
            else:
                await self.applications.create(new, origin="submit", source="submit")

        def receive(kind: str, day: int, **more: Any) -> Step:
            at = start + timedelta(days=day)
            raw = mail(kind, f"{kind}{number}", f"{company} Careers <careers@{domain}>", company, title, at, **more)
            read = None

            async def take() -> None:
                nonlocal read
                if read is None:
                    self.uid += 1
                    read = read_mail(self.reader, RawMail(self.uid, raw))
                await self.intake.take(Place(self.account, "INBOX", 7, read.uid), [read])

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
            # The employer's own system tells these; a mail of the other word comes too, with less authority.
            [receive("interview", 1, calendar=invite(uid=f"i{number}"))],
            [receive("rejection", 5)],
        ][number % WAYS]


WAYS = 7
ASKED = (5, 6)
"""Ways whose applications were made at an employer that gave a key: rejected there in time; hired there, whatever a mail says."""


def job_id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def lever(now: datetime) -> dict[str, Any]:
    """What Lever answers at a moment: postings close on the second day, decisions are taken on the third."""
    decided = MONDAY + timedelta(days=3)
    rows = [
        {"id": f"o{number}", "stage": {"text": "Onsite"},
         "stageChanges": [{"updatedAt": int((MONDAY + timedelta(days=2)).timestamp() * 1000)}],
         "archived": {"reason": f"r{number % WAYS}", "archivedAt": int(decided.timestamp() * 1000)} if now >= decided else None,
         "applications": [{"posting": {"id": job_id(number), "text": f"Engineer {number}"}}]}
        for number in range(COUNT) if number % WAYS in ASKED and now >= MONDAY + timedelta(days=2)
    ]  # fmt: skip
    return {
        "api.lever.co/v1/opportunities": Reply({"data": rows}),
        "api.lever.co/v1/archive_reasons/r5": Reply({"data": {"text": "Underqualified"}}),
        "api.lever.co/v1/archive_reasons/r6": Reply({"data": {"text": "Hired"}}),
    }


async def lived(folder: Path, reader: MailReader, chance: random.Random | None) -> dict[str, Any]:
    """The week's end: each application's status, since when, and its events without the moments they were seen."""
    data = with_schema(folder)
    clock = SetClock()
    clock.moment = MONDAY
    database = Database(sqlite_url(data.database), clock)
    async with Vendors() as vendors:
        week = Week(database, clock, reader, chance, vendors, folder)
        await week.run()
    assert chance is None or week.crashes > 3 * COUNT
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
    assert {status for status, *_ in orderly.values()} == {"rejected", "offer", "withdrawn", "accepted"}
    assert await lived(tmp_path / "wild", reader, random.Random(seed)) == orderly
