"""The demo: believable, the same each time, full on every page, and its metrics what pandas finds in its rows."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

from companion.analytics.messages import CalendarRequest, FunnelRequest
from companion.app import Companion, Services
from companion.cli.client import run_async
from companion.demo.fill import DemoClock, fill
from companion.demo.plan import APPLICATIONS, DAYS, MAILS, POSTINGS, plan
from companion.settings import load_settings
from tests.support.clock import SetClock
from tests.support.companion import MATCHER, command_here

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@dataclass
class Told:
    """The folder of a demo that was told while it was served, and what was seen from outside meanwhile."""

    folder: Path
    counts: list[int] = field(default_factory=list)
    times: set[datetime] = field(default_factory=set)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    shares: list[float] = []
    demo = Told(tmp_path_factory.mktemp("demo"))
    tenths = [asyncio.Event() for _ in range(11)]

    def progress(share: float) -> None:
        shares.append(share)
        tenths[int(share * 10)].set()

    async def look(companion: Companion) -> None:
        """As another client, at each tenth: how many applications there are, and what time it is."""
        headers = {"Authorization": f"Bearer {companion.local_token}"}
        async with aiohttp.ClientSession(headers=headers) as session:
            for tenth in tenths:
                await tenth.wait()
                async with session.post(companion.url + "/api/jobtracker/applications/", json={"limit": 1}) as reply:
                    demo.counts.append((await reply.json())["total"])
                demo.times.add(companion.services.clock.now())

    async def go() -> None:
        settings = load_settings(data_dir=demo.folder, secrets="file", port=0)
        async with Companion(
            settings, DemoClock(SetClock(NOW)), at_work=False, warm=False, matcher=MATCHER
        ) as companion:
            await asyncio.gather(fill(companion.services, plan(), NOW, progress), look(companion))

    run_async(go())
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    return demo


@pytest.fixture(scope="module")
def folder(told: Told) -> Path:
    return told.folder


def test_it_is_served_while_it_is_told_and_for_those_who_look_it_is_today(told: Told) -> None:
    assert told.counts == sorted(told.counts)
    assert told.counts[0] < told.counts[5] < told.counts[-1] == APPLICATIONS
    assert told.times == {NOW}
    (first,) = rows(told.folder, "SELECT min(created) FROM applications")
    assert str(first[0]) < f"{NOW - timedelta(days=DAYS - 8):%Y-%m-%d}"


def test_the_same_seed_gives_the_same_search() -> None:
    assert plan(3) == plan(3)
    assert plan(3) != plan(4)


def test_a_search_is_believable() -> None:
    search = plan()
    assert (len(search.jobs), len(search.courses)) == (POSTINGS, APPLICATIONS)
    for course in search.courses:
        days = [course.day, *(turn.day for turn in course.turns)]
        assert days == sorted(days)
        assert days[-1] <= DAYS
        assert search.jobs[course.job].day <= course.day
    answered = sum(any(turn.status != "acknowledged" for turn in course.turns) for course in search.courses)
    assert 0.25 < answered / APPLICATIONS < 0.6


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "companion.sqlite")) as connection:
        return connection.execute(query).fetchall()


def count(folder: Path, query: str) -> int:
    return int(str(rows(folder, query)[0][0]))


def test_every_page_has_something_to_show(folder: Path) -> None:
    assert count(folder, "SELECT count(*) FROM postings") == POSTINGS
    assert count(folder, "SELECT count(*) FROM applications") == APPLICATIONS
    assert count(folder, "SELECT count(*) FROM mails") == MAILS
    assert count(folder, "SELECT count(DISTINCT status) FROM applications") >= 6
    assert 3 <= count(folder, "SELECT count(*) FROM mails WHERE state = 'review'") <= 40
    assert count(folder, f"SELECT count(*) FROM interviews WHERE start > '{NOW:%Y-%m-%d %H:%M}'") >= 2
    assert rows(folder, "SELECT ats, state FROM portals ORDER BY ats") == [
        ("greenhouse", "seen"),
        ("smartrecruiters", "seen"),
    ]
    assert count(folder, "SELECT count(*) FROM portal_rows WHERE state = 'applied'") >= 5
    assert count(folder, "SELECT count(*) FROM portal_rows WHERE state = 'review'") == 2
    for table in ("follow_ups WHERE state = 'open'", "attempts", "boards", "answers", "feedback"):
        assert count(folder, f"SELECT count(*) FROM {table}") >= 3, table
    assert count(folder, "SELECT count(*) FROM events WHERE type = 'loop.failed'") == 0


def test_its_metrics_are_what_pandas_finds(folder: Path) -> None:
    async def go() -> None:
        services = await Services(load_settings(data_dir=folder, secrets="file"), SetClock(NOW)).open()
        try:
            metrics = services.analytics.metrics
            summary, funnel = await metrics.summary(1), await metrics.funnel(FunnelRequest())
            assert any(
                item.kind == "interview" for item in (await services.analytics.agenda.calendar(CalendarRequest())).items
            )
        finally:
            await services.close()
        from tests.analytics.recount import recounted

        expected = recounted(folder / "companion.sqlite", NOW)
        assert summary.by_status == expected["by_status"]
        assert summary.responses.count == expected["responded"]
        assert {stage.stage: stage.came for stage in funnel.stages} == expected["came"]
        assert summary.time_to_response.waiting == expected["still"]

    run_async(go())


async def test_the_command_serves_at_once_and_stops_when_asked(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "companion", "demo", "--folder", str(tmp_path / "demo"), "--no-open", "--json", "--port", "0",
        stdout=subprocess.PIPE, env={**os.environ, "COMPANION_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/theirs"},
    )  # fmt: skip
    assert process.stdout is not None
    told = json.loads(await asyncio.wait_for(process.stdout.readline(), 60))
    page = {"Host": urlsplit(told["dashboard"]).netloc}
    async with aiohttp.ClientSession(headers=page) as session, session.get(told["url"] + "/login/") as reply:
        assert reply.status == 200
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 60) == 0
    assert count(tmp_path / "demo", "SELECT count(*) FROM applications") < APPLICATIONS


async def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x")
    code, _, errors = await command_here("demo", "--folder", str(tmp_path), "--fill-only", data_dir=tmp_path / "d")
    assert code == 2
    assert "not empty" in errors
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]
