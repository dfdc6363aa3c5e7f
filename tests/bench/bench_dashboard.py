"""The dashboard with 5,000 applications and 100,000 postings: API answers, first paint, an event's way to the screen.

Rows are put straight into the tables, all in one transaction; the postings are a few real ones under other titles. Answers are
CPU time of this process, so that other work on the machine counts little; what the browser shows is time by the clock.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from playwright.async_api import Page

from companion.browser.launch import BrowserSession
from companion.store.folder import DataFolder
from tests.eval.table import Row
from tests.support.companion import CompanionUnderTest, running_companion
from tests.web import seed
from tests.web.desk import WebDesk

APPLICATIONS = 5_000
POSTINGS = 100_000
ANSWERS, LOADS, EVENTS = 9, 3, 9
ALONE_SECONDS = 0.7
PAGES = ("/", "/jobs/", "/board/", "/pipeline/", "/calendar/", "/mails/")
STATUSES = ("saved", "applied", "acknowledged", "assessment", "interview", "offer", "rejected")
SCORES = "/api/jobmatcher/live-scores/?limit=100"
ASKED: tuple[tuple[str, str, Any], ...] = (
    ("a column of the board", "/api/jobtracker/applications/", {"statuses": ["applied"], "order": "moved", "limit": 30}),
    ("applications by words", "/api/jobtracker/applications/", {"text": "engineer 49", "limit": 30}),
    ("summary of tracking", "/api/jobtracker/tracking/", None),
    ("live scores", SCORES, None),
    ("live scores, filtered", f"{SCORES}&title=engineer&place=chicago", None),
    ("live scores, the newest", f"{SCORES}&sort=newest", None),
    ("summary of analytics", "/api/analytics/summary/", None),
    ("funnel", "/api/analytics/funnel/", None),
    ("flows", "/api/analytics/sankey/", None),
    ("breakdown by employer", "/api/analytics/breakdown/?by=company&limit=15", None),
    ("response times", "/api/analytics/response-times/", None),
    ("activity", "/api/analytics/activity/?weeks=16", None),
    ("what changed", "/api/analytics/changes/", None),
    ("calendar", "/api/analytics/calendar/", None),
)  # fmt: skip
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
STANDS = """() => new Promise((done) => {
  const content = document.getElementById('content');
  const look = () => (content.hasAttribute('aria-busy') ? requestAnimationFrame(look) : done(performance.now()));
  look();
})"""
PIXEL = """(title) => new Promise((done) => {
  const look = () => requestAnimationFrame(() => (document.querySelector('.board')?.textContent.includes(title) ? done(Date.now()) : look()));
  look();
})"""
POSTING_COLUMNS = "user_id, ats, external_id, url, fingerprint, company, reading, created, changed, seen"


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S.%f}"


def _fill(file: Path) -> None:
    """Copies of the few postings that are there, and applications by hand."""
    now = datetime.now(UTC)
    with closing(sqlite3.connect(file)) as connection, connection:
        first = [row[0] for row in connection.execute("SELECT id FROM postings ORDER BY id")]
        titles = dict(connection.execute("SELECT id, title FROM postings").fetchall())
        records = {
            row[0]: row[1:] for row in connection.execute("SELECT posting_id, format, record FROM posting_records")
        }
        models = [first[number % len(first)] for number in range(POSTINGS)]
        start = max(first) + 1
        connection.executemany(
            f"INSERT INTO postings (id, key, title, {POSTING_COLUMNS})"
            f" SELECT ?, ?, ?, {POSTING_COLUMNS} FROM postings WHERE id = ?",
            (
                (start + number, f"copy:{number}", f"{titles[model]} {number % 997}", model)
                for number, model in enumerate(models)
            ),
        )
        connection.executemany(
            "INSERT INTO posting_records (posting_id, user_id, format, record) VALUES (?, 1, ?, ?)",
            ((start + number, *records[model]) for number, model in enumerate(models)),
        )
        facts = [
            (n, STATUSES[n % len(STATUSES)], _at(now - timedelta(days=n % 90, hours=1)))
            for n in range(1, APPLICATIONS + 1)
        ]
        connection.executemany(
            "INSERT INTO applications (id, user_id, company, title, origin, created, applied_at, tracking, status, since)"
            " VALUES (?, 1, ?, ?, 'hand', ?, ?, 1, ?, ?)",
            ((n, f"Employer {n % 400}", f"Engineer {n}", at, at, status, at) for n, status, at in facts),
        )
        connection.executemany(
            "INSERT INTO status_events (user_id, application_id, key, status, source, happened_at, seen_at, confidence,"
            " evidence, state) VALUES (1, ?, ?, ?, 'user', ?, ?, 1.0, '', 'applied')",
            ((n, f"bench:{n}", status, at, at) for n, status, at in facts),
        )
        connection.executemany(
            "INSERT INTO events (user_id, type, at, data) VALUES (1, 'application.created', ?, ?)",
            ((at, json.dumps({"application": n, "status": status})) for n, status, at in facts),
        )


async def _cpu(app: CompanionUnderTest, path: str, body: Any) -> tuple[float, float]:
    """Milliseconds of one answer by CPU time, the median of some; and of the very first."""
    times = []
    for _ in range(ANSWERS):
        started = time.process_time()
        await app.ok(path, body, "GET" if body is None else "POST")
        times.append((time.process_time() - started) * 1000)
    return median(times[1:]), times[0]


async def _loads(desk: WebDesk, path: str) -> tuple[float, float]:
    """Milliseconds to the first paint, and until the content stands; medians."""
    painted, stands = [], []
    for _ in range(LOADS):
        async with desk.open(path, live=False) as opened:
            stands.append(float(await opened.page.evaluate(STANDS)))
            painted.append(float(await opened.page.evaluate(PAINT)))
    return median(painted), median(stands)


async def _pixel(desk: WebDesk, page: Page, number: int) -> float:
    """Milliseconds from another client's request to the card on the screen."""
    title = f"Pixel {number}"
    seen = asyncio.create_task(page.evaluate(PIXEL, title))
    started = time.time()
    await desk.add_application("Pixel Ltd", title=title)
    return float(await seen) - started * 1000


async def _answers(app: CompanionUnderTest) -> list[Row]:
    rows = []
    for name, path, body in ASKED:
        later, first = await _cpu(app, path, body)
        rows.append(
            Row("answers", f"{name}, ms CPU", round(later, 1), f"limit 100; the first after a start {first:.0f}")
        )
    return rows


async def _screens(desk: WebDesk) -> list[Row]:
    rows = []
    for path in PAGES:
        painted, stands = await _loads(desk, path)
        rows.append(Row("first paint", f"{path}, ms", round(painted), f"limit 500; content stands after {stands:.0f}"))
    async with desk.open("/board/") as opened:
        times = []
        for number in range(EVENTS):
            # Looks are kept apart while many events come; here each comes alone.
            await asyncio.sleep(ALONE_SECONDS)
            times.append(await _pixel(desk, opened.page, number))
    detail = f"limit 300; the slowest {max(times):.0f}"
    return [*rows, Row("event to pixel", "on the board, ms", round(median(times)), detail)]


async def _bench() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        async with running_companion(folder) as app:
            await seed.save_profile(app)
            await seed.add_jobs(app)
            await app.ok("/api/jobapplier/settings/change/", {"on": False})
        _fill(DataFolder(folder).database)
        async with running_companion(folder) as app, BrowserSession() as browser:
            reply = await app.ok("/api/jobmatcher/live-scores/?limit=1", method="GET")
            rows = [Row("size", "postings", reply["total"], f"{APPLICATIONS:,} applications")]
            rows += await _answers(app)
            desk = WebDesk(app, browser.context, [])
            await desk.sign_in()
            return [*rows, *await _screens(desk)]


def bench() -> list[Row]:
    """Rows with the limit each is held against."""
    return asyncio.run(_bench())
