"""A tracker on a fresh database, with a clock that stands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from companion.clock import Clock
from companion.contracts import Event, Posting, PostingReading
from companion.events import EventBus
from companion.jobtracker.intake import MailIntake, Place
from companion.jobtracker.lists import ApplicationPages
from companion.jobtracker.mail.reader import MailReader
from companion.jobtracker.mail.reading_process import RawMail, read_mail
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.messages import MailsRequest, NewApplicationRequest
from companion.jobtracker.review import ReviewService
from companion.jobtracker.service import ApplicationService
from companion.store.application_lists import ApplicationLists
from companion.store.database import Database
from companion.store.engine import sqlite_url
from companion.store.loop_runs import LoopRuns
from companion.store.mailboxes import Mailboxes, NewAccount
from companion.store.postings import NewPosting, Postings
from companion.store.tracker import Tracker
from companion.store.tracker_rows import MailView, StoredAccount
from tests.support.clock import SetClock
from tests.support.schema import with_schema


@dataclass
class Desk:
    """The tracker's services on one database."""

    database: Database
    clock: SetClock
    reader: MailReader
    account: StoredAccount
    folder: Path

    def __post_init__(self) -> None:
        senders = SenderBook.load()
        self.tracker = Tracker(self.database)
        self.mailboxes = Mailboxes(self.database)
        self.runs = LoopRuns(self.database)
        self.applications = ApplicationService(self.tracker, self.clock, senders)
        self.lists = ApplicationPages(ApplicationLists(self.database), self.tracker, self.clock)
        self.intake = MailIntake(self.tracker, senders)
        self.review = ReviewService(self.tracker, senders)
        self.bus = EventBus(self.database)
        self.database.on_commit(self.bus.publish)
        self._uid = 0

    async def apply(self, company: str = "Northwind Tools", title: str = "Backend Engineer", **more: Any) -> int:
        """An application told by hand, ten days before the clock's time."""
        at = self.clock.now().replace(month=10, day=20)
        return await self.applications.create(NewApplicationRequest(company=company, title=title, at=at, **more))

    async def apply_to_posting(self, company: str, title: str, place: str) -> int:
        """An application to a stored posting whose job is at this place."""
        stored = await self.store_posting(company, title, place, f"{company} {title} {place}")
        at = self.clock.now().replace(month=10, day=20)
        return await self.applications.create(NewApplicationRequest(posting_id=stored, at=at))

    async def store_posting(self, company: str, title: str, place: str, key: str) -> int:
        """The number of a stored posting; the same one for the same key, whatever else changed."""
        posting = Posting(title=title, company=company, locations=[place])
        reading = PostingReading(is_posting=True, confidence=1, posting=posting)
        new = NewPosting(
            key=key, url=f"https://jobs.example/{key}", fingerprint=f"{title} {place}", title=title, company=company, ats=None,
            external_id=None, reading=reading.model_dump(mode="json"), format=0, record=b"", score=None,
        )  # fmt: skip
        [stored] = await Postings(self.database).store(1, [new], [])
        return stored

    async def receive(self, *raws: bytes) -> int:
        """Mails as one batch of INBOX."""
        batch = []
        for raw in raws:
            self._uid += 1
            batch.append(read_mail(self.reader, RawMail(self._uid, raw)))
        return await self.intake.take(Place(self.account, "INBOX", 7, self._uid), batch)

    async def status(self, application: int) -> str | None:
        return (await self.applications.get(1, application)).application.status

    async def mails(self, **wanted: Any) -> list[MailView]:
        return (await self.review.mails(MailsRequest(**wanted))).mails

    async def events(self, type_: str | None = None) -> list[Event]:
        return [event for event in await self.database.after(0, 1, 10_000) if type_ in (None, event.type)]


@pytest.fixture(scope="session")
def reader() -> MailReader:
    return MailReader.load()


@pytest.fixture
def clock() -> Clock:
    return SetClock()


@pytest.fixture
async def desk(tmp_path: Path, clock: SetClock, reader: MailReader) -> AsyncIterator[Desk]:
    folder = with_schema(tmp_path / "data")
    database = Database(sqlite_url(folder.database), clock)
    account = await Mailboxes(database).add(
        1, NewAccount("ada@example.org", "imap.example.org", 993, "tls", "ada@example.org", "password", ["INBOX"])
    )
    yield Desk(database, clock, reader, account, folder.root)
    await database.close()
