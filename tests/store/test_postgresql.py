"""PostgreSQL under several companions: the promises that SQLite's one writer keeps, kept by a server's database."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from companion.clock import SystemClock
from companion.store.attempts import AlreadyLive, Attempts, NewAttempt, Overtaken
from companion.store.database import Database
from companion.store.engine import server_url
from companion.store.leases import Leases
from companion.store.migrate import DatabaseTooNew, DatabaseUnreachable, migrate_server
from companion.store.tables import metadata
from companion.store.transfer import export_all, import_all
from tests.support.companion import running_companion
from tests.support.postgres import Postgres, running_postgres

COMPANIONS = 3
EACH = 15


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    with running_postgres() as running:
        yield running


@asynccontextmanager
async def opened(url: str, number: int) -> AsyncIterator[list[Database]]:
    """As many companions, each with connections of its own."""
    async with AsyncExitStack() as stack:
        made = [Database(url, SystemClock()) for _ in range(number)]
        for one in made:
            stack.push_async_callback(one.close)
        yield made


@pytest.fixture
async def two(server: Postgres) -> AsyncIterator[list[Database]]:
    async with opened(server.database(), 2) as made:
        yield made


def test_migrations_make_exactly_the_tables_of_the_code(server: Postgres) -> None:
    url = server.database(empty=True)
    migrate_server(url)
    migrate_server(url)
    engine = create_engine(server_url(url))
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(DatabaseTooNew, match="9999"):
        migrate_server(url)


def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    with pytest.raises(DatabaseUnreachable, match="database_url") as told:
        migrate_server("postgresql://me:hush@127.0.0.1:9/none")
    assert "hush" not in str(told.value)


async def test_increments_of_several_companions_are_not_lost(server: Postgres) -> None:
    async def increment(database: Database) -> None:
        for _ in range(EACH):
            async with database.write() as unit:
                n = await unit.connection.scalar(text("SELECT n FROM counter"))
                await unit.connection.execute(text("UPDATE counter SET n = :n"), {"n": n + 1})

    async with opened(server.database(), COMPANIONS) as databases:
        async with databases[0].write() as unit:
            await unit.connection.execute(text("CREATE TABLE counter (n INTEGER)"))
            await unit.connection.execute(text("INSERT INTO counter VALUES (0)"))
        await asyncio.gather(*map(increment, databases))
        async with databases[0].read() as connection:
            assert await connection.scalar(text("SELECT n FROM counter")) == COMPANIONS * EACH


async def test_who_asks_for_what_came_after_a_number_misses_no_event(server: Postgres) -> None:
    """Events of several companions, read meanwhile: a number is never seen before a lower one."""

    async def emit(database: Database) -> None:
        for number in range(EACH):
            async with database.write() as unit:
                await unit.emit("device.revoked", 1, {"device": str(number)})

    async with opened(server.database(), COMPANIONS) as databases:
        writing = asyncio.gather(*map(emit, databases[1:]))
        seen: list[int] = []

        async def look() -> None:
            seen.extend([event.seq for event in await databases[0].after(seen[-1] if seen else 0, 1, 100)])

        while not writing.done():
            await look()
        await writing
        await look()
        assert seen == [event.seq for event in await databases[0].after(0, 1, 1_000)]
        assert seen == sorted(set(seen))


async def test_readers_cannot_write(two: list[Database]) -> None:
    async with two[0].read() as connection:
        with pytest.raises(DBAPIError, match="read-only"):
            await connection.execute(text("INSERT INTO users VALUES (9, 'x', now())"))


async def test_one_live_attempt_for_a_posting_and_one_who_advances_it(two: list[Database]) -> None:
    new = NewAttempt(url="https://jobs.example.com/1", host="jobs.example.com", job_key="a", mode="auto")
    stores = [Attempts(database) for database in two]
    queued = await asyncio.gather(*(store.add(1, new) for store in stores), return_exceptions=True)
    (attempt,) = [one for one in queued if not isinstance(one, BaseException)]
    assert sum(isinstance(one, AlreadyLive) for one in queued) == 1
    steps = (store.advance(attempt, "opening", "open") for store in stores)
    moved = await asyncio.gather(*steps, return_exceptions=True)
    assert sorted(type(one).__name__ for one in moved) == ["Attempt", Overtaken.__name__]


async def test_of_two_companions_one_runs_the_queue(two: list[Database]) -> None:
    leases, minute = [Leases(database) for database in two], timedelta(minutes=1)
    taken = await asyncio.gather(*(one.take("applying", str(at), minute) for at, one in enumerate(leases)))
    assert sorted(taken) == [False, True]
    winner = taken.index(True)
    await leases[winner].give_back("applying", str(winner))
    assert await leases[1 - winner].take("applying", str(1 - winner), minute)


async def test_a_companion_lives_on_it_and_its_export_goes_into_another(server: Postgres, tmp_path: Path) -> None:
    url = server.database()
    profile = {"resume": {"basics": {"name": "Ada"}, "skills": [{"name": "Python"}]}}
    async with running_companion(tmp_path / "data", database_url=url) as app:
        await app.ok("/api/profile/", {"profile": profile}, "PUT")
    async with running_companion(tmp_path / "data", database_url=url) as app:
        assert (await app.ok("/api/profile/", {}))["version"] == 1
        status, page = await app.call("GET", "/api/analytics/summary/")
        assert status == 200, page
    async with opened(url, 1) as (first,), opened(server.database(), 1) as (second,):
        document = await export_all(first, tmp_path, 1, "1", SystemClock().now())
        await import_all(second, tmp_path, json.dumps(document).encode())
        before = await second.newest()
        async with second.write() as unit:
            event = await unit.emit("device.revoked", 1, {"device": "a"})
        assert event.seq > before > 0
