"""The metrics: cost of one event against the size of the history, and answers with 5,000 applications and 100,000 postings.

Times are CPU time of this process, so that other work on the machine counts little.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from companion.analytics.desk import AnalyticsDesk
from companion.analytics.messages import (
    ActivityRequest,
    BreakdownRequest,
    ChangesRequest,
    FunnelRequest,
    ResponseTimesRequest,
)
from companion.jobmatcher.score.titles import TitleMatcher
from companion.jobtracker.folding import timeline_of
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.messages import StatusUpdateRequest
from companion.jobtracker.service import ApplicationService
from companion.store.analytics import AppliedScore
from companion.store.database import Database
from companion.store.engine import sqlite_url
from companion.store.folder import DataFolder
from companion.store.migrate import migrate_sqlite
from companion.store.tracker import Tracker
from tests.eval.table import Row
from tests.support.companion import SetClock

SIZES = (100, 1_000, 5_000)
POSTINGS = 100_000
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
EVENTS, ANSWERS = 30, 7
TITLES = ("Backend Engineer", "Registered Nurse", "Data Analyst", "Warehouse Clerk")
ATS = ("greenhouse", "lever", "workday", None)


def _fill(file: Path, applications: int, postings: int) -> None:
    """A history put straight into the tables: only its size matters here."""
    chance = random.Random(7)

    def at(days: float) -> str:
        return f"{NOW - timedelta(days=days):%Y-%m-%d %H:%M:%S.000000}"

    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executemany(
            "INSERT INTO postings (id, user_id, key, url, fingerprint, reading, created, changed, seen)"
            " VALUES (?, 1, ?, 'u', 'f', '{}', ?, ?, ?)",
            ((n, str(n), *[at(chance.random() * 300)] * 3) for n in range(1, postings + 1)),
        )
        rows, events = [], []
        for n in range(1, applications + 1):
            start = 20 + chance.random() * 280
            path = ["applied", *chance.choice(([], ["acknowledged"], ["rejected"], ["acknowledged", "interview"]))]
            rows.append(
                (
                    n,
                    f"Employer {n % 900}",
                    chance.choice(TITLES),
                    chance.choice(ATS),
                    at(start),
                    at(start),
                    path[-1],
                    at(start),
                )
            )
            events += [
                (
                    n,
                    f"{status}:{n}",
                    status,
                    "user" if step == 0 else "mail",
                    at(start - 5 * step),
                    at(start - 5 * step),
                )
                for step, status in enumerate(path)
            ]
        connection.executemany(
            "INSERT INTO applications (id, user_id, company, title, ats, origin, created, applied_at, tracking, status, since)"
            " VALUES (?, 1, ?, ?, ?, 'hand', ?, ?, 1, ?, ?)", rows,
        )  # fmt: skip
        connection.executemany(
            "INSERT INTO status_events (user_id, application_id, key, status, source, happened_at, seen_at, confidence,"
            " evidence, state) VALUES (1, ?, ?, ?, ?, ?, ?, 1.0, '', 'applied')", events,
        )  # fmt: skip


async def _no_score(user: int, application: int, posting: int) -> AppliedScore | None:
    return None


async def _cpu(work: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds of CPU time."""
    start = time.process_time()
    await work()
    return (time.process_time() - start) * 1000


async def _measure(folder: Path, size: int) -> list[Row]:
    data = DataFolder(folder)
    data.prepare()
    migrate_sqlite(data, NOW)
    postings = POSTINGS if size == SIZES[-1] else 0
    _fill(data.database, size, postings)
    clock = SetClock(NOW)
    database = Database(sqlite_url(data.database), clock)
    try:
        tracker = Tracker(database)
        desk = AnalyticsDesk(database, timeline_of, TitleMatcher().family, _no_score, clock)
        database.on_commit(desk.metrics.note)
        applications = ApplicationService(tracker, clock, SenderBook.load())
        rows = [Row(f"{size:,}", "first count ms", round(await _cpu(lambda: desk.metrics.state(1)), 1))]
        costs = []
        for number in range(1, EVENTS + 1):
            await applications.update(number, StatusUpdateRequest(status="interview", at=NOW))
            costs.append(await _cpu(lambda: desk.metrics.state(1)))
        rows.append(Row(f"{size:,}", "one event ms", round(median(costs), 2), "counted anew after it"))
        if postings:
            rows += await _answers(desk, f"{size:,}")
        return rows
    finally:
        await database.close()


async def _answers(desk: AnalyticsDesk, size: str) -> list[Row]:
    metrics, agenda = desk.metrics, desk.agenda
    asked: dict[str, Callable[[], Awaitable[object]]] = {
        "summary": lambda: metrics.summary(1),
        "funnel": lambda: metrics.funnel(FunnelRequest()),
        "sankey": lambda: metrics.sankey(1),
        "by ATS": lambda: metrics.breakdown(BreakdownRequest(by="ats")),
        "by company": lambda: metrics.breakdown(BreakdownRequest(by="company")),
        "response times": lambda: metrics.response_times(ResponseTimesRequest()),
        "activity": lambda: metrics.activity(ActivityRequest()),
        "changes": lambda: agenda.changes(ChangesRequest(after=1)),
    }
    return [
        Row(size, f"{name} ms", round(median([await _cpu(work) for _ in range(ANSWERS)]), 1), "with 100,000 postings")
        for name, work in asked.items()
    ]


def bench() -> list[Row]:
    """The table."""
    rows: list[Row] = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            rows += asyncio.run(_measure(Path(folder), size))
    return rows
