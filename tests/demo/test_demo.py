"""The demo: believable, the same each time, full on every page, and its metrics what pandas finds in its rows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from companion.analytics.messages import CalendarRequest, FunnelRequest
from companion.app import Services
from companion.cli.client import run_async
from companion.demo.fill import fill
from companion.demo.plan import APPLICATIONS, DAYS, MAILS, POSTINGS, plan
from companion.settings import load_settings
from tests.analytics.recount import recounted
from tests.support.clock import SetClock
from tests.support.companion import companion_command

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    told: list[float] = []
    run_async(fill(folder, plan(), NOW, told.append))
    assert told == sorted(told)
    assert told[-1] == 1.0
    return folder


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


def count(folder: Path, query: str) -> int:
    with closing(sqlite3.connect(folder / "companion.sqlite")) as connection:
        return int(connection.execute(query).fetchone()[0])


def test_every_page_has_something_to_show(folder: Path) -> None:
    assert count(folder, "SELECT count(*) FROM postings") == POSTINGS
    assert count(folder, "SELECT count(*) FROM applications") == APPLICATIONS
    assert count(folder, "SELECT count(*) FROM mails") == MAILS
    assert count(folder, "SELECT count(DISTINCT status) FROM applications") >= 6
    assert 3 <= count(folder, "SELECT count(*) FROM mails WHERE state = 'review'") <= 40
    assert count(folder, f"SELECT count(*) FROM interviews WHERE start > '{NOW:%Y-%m-%d %H:%M}'") >= 2
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
        expected = recounted(folder / "companion.sqlite", pd.Timestamp(NOW.replace(tzinfo=None)))
        assert summary.by_status == expected["by_status"]
        assert summary.responses.count == expected["responded"]
        assert {stage.stage: stage.came for stage in funnel.stages} == expected["came"]
        assert summary.time_to_response.waiting == expected["still"]

    run_async(go())


async def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x")
    code, _, errors = await companion_command("demo", "--folder", str(tmp_path), "--fill-only", data_dir=tmp_path / "d")
    assert code == 2
    assert "not empty" in errors
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]
