"""The database loses nothing it acknowledged, and lets one companion in at a time."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import sys
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from companion.clock import SystemClock
from companion.events import EventBus, UnknownEvent
from companion.store.database import Database, PlainUnit
from companion.store.engine import open_engine, sqlite_url
from companion.store.folder import DataFolder
from companion.store.lock import FolderHeld, FolderLock, find_running
from companion.store.migrate import migrate_sqlite
from tests.support.schema import with_schema

POSIX = pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX matter")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return with_schema(tmp_path / "data")


@pytest.fixture
async def database(folder: DataFolder) -> AsyncIterator[Database]:
    database = Database(sqlite_url(folder.database), SystemClock())
    yield database
    await database.close()


async def test_concurrent_increments_are_not_lost(tmp_path: Path) -> None:
    engine = open_engine(sqlite_url(tmp_path / "count.sqlite"), readonly=False, pool_size=4)
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE counter (n INTEGER)"))
        await connection.execute(text("INSERT INTO counter VALUES (0)"))

    async def increment() -> None:
        for _ in range(20):
            async with engine.begin() as connection:
                n = await connection.scalar(text("SELECT n FROM counter"))
                await connection.execute(text("UPDATE counter SET n = :n"), {"n": n + 1})

    await asyncio.gather(*(increment() for _ in range(4)))
    async with engine.begin() as connection:
        assert await connection.scalar(text("SELECT n FROM counter")) == 80
    await engine.dispose()


async def test_readers_cannot_write(database: Database) -> None:
    async with database.read() as connection:
        with pytest.raises(DBAPIError, match="readonly"):
            await connection.execute(text("INSERT INTO users VALUES (9, 'x', '2026-01-01')"))


async def test_writes_are_synced_and_bound_by_foreign_keys(database: Database) -> None:
    async with database.write() as unit:
        values = [
            await unit.connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert values == ["wal", 2, 1]


async def test_event_and_change_are_stored_together_or_not_at_all(database: Database) -> None:
    told: list[int] = []
    database.on_commit(lambda events: told.extend(event.seq for event in events))

    async def break_off() -> None:
        async with database.write() as unit:
            await unit.emit("device.revoked", 1, {"device": "a"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await break_off()
    assert (await database.newest(), told) == (0, [])
    async with database.write() as unit:
        await unit.emit("device.revoked", 1, {"device": "b"})
        assert told == []
    assert told == [await database.newest()]


@pytest.mark.parametrize(("kind", "data"), [("no.such", {}), ("device.revoked", {}), ("device.revoked", {"x": 1})])
async def test_only_the_vocabulary_can_be_emitted(database: Database, kind: str, data: dict[str, int]) -> None:
    with pytest.raises(UnknownEvent):
        async with database.write() as unit:
            await unit.emit(kind, 1, data)


async def test_concurrent_emits_reach_listeners_in_order_without_gaps(database: Database) -> None:
    bus = EventBus(database)
    database.on_commit(bus.publish)
    listener = bus.subscribe()

    async def emit(name: str) -> None:
        async with database.write() as unit:
            await unit.emit("device.revoked", 1, {"device": name})

    await asyncio.gather(*(emit(str(n)) for n in range(30)))
    listener.close()
    seen = [event.seq async for event in listener]
    assert seen == list(range(1, 31))


@pytest.fixture(params=["a thread of its own", "the driver's own connection"])
def either(request: pytest.FixtureRequest, database: Database) -> Database:
    """Work at once as SQLite does it, and as every other database does."""
    if request.param != "a thread of its own":
        database._plain_writer = database._plain_readers = None
    return database


def _emit(unit: PlainUnit, name: str) -> int:
    return unit.emit("device.revoked", 1, {"device": name}).seq


async def test_both_ways_to_write_tell_their_events_in_one_order(either: Database) -> None:
    told: list[int] = []
    either.on_commit(lambda events: told.extend(event.seq for event in events))

    async def step(name: str) -> None:
        async with either.write() as unit:
            await unit.emit("device.revoked", 1, {"device": name})

    steps = [step(str(n)) if n % 2 else either.write_at_once(partial(_emit, name=str(n))) for n in range(30)]
    await asyncio.gather(*steps)
    assert told == list(range(1, 31))
    assert [event.seq for event in await either.after(0, 1, 100)] == told


async def test_work_at_once_is_stored_whole_or_not_at_all(either: Database) -> None:
    told: list[int] = []
    either.on_commit(lambda events: told.extend(event.seq for event in events))

    def break_off(unit: PlainUnit) -> None:
        _emit(unit, "a")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await either.write_at_once(break_off)
    assert (await either.newest(), told) == (0, [])
    assert await either.write_at_once(partial(_emit, name="b")) == await either.newest()
    assert told == [1]


async def test_work_at_once_ends_and_is_told_though_its_caller_went_away(either: Database) -> None:
    told: list[int] = []
    either.on_commit(lambda events: told.extend(event.seq for event in events))
    caller = asyncio.create_task(either.write_at_once(partial(_emit, name="a")))
    await asyncio.sleep(0)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert await either.write_at_once(partial(_emit, name="b")) == 2
    assert told == [1, 2]


async def test_reading_at_once_cannot_write(either: Database) -> None:
    with pytest.raises(DBAPIError, match="readonly"):
        await either.read_at_once(lambda one: one.execute(text("INSERT INTO users VALUES (9, 'x', '2026-01-01')")))


async def test_work_at_once_is_synced_and_bound_by_foreign_keys(database: Database) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys")
    values = await database.write_at_once(
        lambda unit: [unit.connection.scalar(text(f"PRAGMA {name}")) for name in names]
    )
    assert values == ["wal", 2, 1]


WRITER = """
import asyncio, sys
from pathlib import Path
from companion.clock import SystemClock
from companion.store.database import Database
from companion.store.engine import sqlite_url

async def main():
    database = Database(sqlite_url(Path(sys.argv[1])), SystemClock())
    while True:
        async with database.write() as unit:
            event = await unit.emit("device.revoked", 1, {"device": "x"})
        print(event.seq, flush=True)

asyncio.run(main())
"""


async def test_kill_during_appends_loses_no_acknowledged_event(folder: DataFolder) -> None:
    for _ in range(3):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", WRITER, str(folder.database), stdout=asyncio.subprocess.PIPE
        )
        assert process.stdout is not None
        for _ in range(40):
            await process.stdout.readline()
        process.kill()
        rest = (await process.stdout.read()).split(b"\n")[:-1]
        await process.wait()
        acknowledged = int(rest[-1]) if rest else 0
        with sqlite3.connect(folder.database) as connection:
            (ok,) = connection.execute("PRAGMA integrity_check").fetchone()
            seqs = [row[0] for row in connection.execute("SELECT seq FROM events ORDER BY seq")]
        assert ok == "ok"
        assert len(seqs) >= 40
        assert seqs == list(range(1, len(seqs) + 1))
        assert seqs[-1] >= acknowledged


def test_second_holder_is_told_where_the_first_is(tmp_path: Path) -> None:
    first, second = FolderLock(tmp_path / "lock"), FolderLock(tmp_path / "lock")
    first.take("1")
    with pytest.raises(FolderHeld, match=str(os.getpid())):
        second.take("1")
    first.announce("http://127.0.0.1:1234", "1")
    with pytest.raises(FolderHeld, match=r"http://127\.0\.0\.1:1234"):
        second.take("1")
    found = find_running(tmp_path / "lock")
    assert found is not None
    assert found.url == "http://127.0.0.1:1234"
    first.release()
    assert find_running(tmp_path / "lock") is None
    second.take("1")
    second.release()


@POSIX
def test_only_the_owner_can_read_the_folder_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = DataFolder(tmp_path / "open")
        folder.prepare()
        migrate_sqlite(folder, SystemClock().now())
        with sqlite3.connect(folder.database) as connection:
            connection.execute("INSERT INTO users VALUES (7, 'x', '2026-01-01')")
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.rglob("*")}
        connection.close()
    finally:
        os.umask(before)
    wrong = {name: oct(mode) for name, mode in modes.items() if mode != (0o600 if "." in name else 0o700)}
    assert not wrong


@POSIX
def test_a_folder_left_open_is_closed_again(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.prepare()
    folder.root.chmod(0o755)
    folder.database.chmod(0o644)
    folder.prepare()
    assert stat.S_IMODE(folder.root.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.database.stat().st_mode) == 0o600
