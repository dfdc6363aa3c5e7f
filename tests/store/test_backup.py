"""Backups: whole while others write, checked before they replace anything, without secrets."""

from __future__ import annotations

import errno
import sqlite3
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from companion.store import backup
from companion.store.backup import BackupUnusable, check_database, make_backup, read_backup, restore_backup
from companion.store.folder import DataFolder
from companion.store.lock import FolderLock
from tests.support.companion import command_here
from tests.support.schema import with_schema

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def sqlite_full() -> sqlite3.OperationalError:
    """What SQLite raises where a page finds no room."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA max_page_count = 1")
        try:
            connection.execute("CREATE TABLE x (y)")
        except sqlite3.OperationalError as error:
            return error
    raise AssertionError("there was room")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = with_schema(tmp_path / "data")
    (folder.files / ("a" * 64)).write_bytes(b"a resume")
    (folder.root / "evidence" / "1").mkdir(parents=True)
    (folder.root / "evidence" / "1" / "before.png").write_bytes(b"a picture")
    (folder.root / "secrets.json").write_text('{"mail": "hunter2"}')
    (folder.root / "local.token").write_text("hunter3")
    return folder


@pytest.fixture
def empty(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "elsewhere")
    folder.prepare()
    return folder


def add_event(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("INSERT INTO events VALUES (?, 1, 'x', '2026-01-01', '{}')", (number,))
    connection.execute(
        "INSERT INTO settings (user_id, key, value, changed) VALUES (1, ?, '1', '2026-01-01')", (str(number),)
    )
    connection.commit()


def rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(file)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}


@pytest.fixture
def load(folder: DataFolder) -> Iterator[list[int]]:
    """A writer that never pauses; what it has committed so far."""
    done: list[int] = []
    stop = Event()

    def write() -> None:
        with closing(sqlite3.connect(folder.database, timeout=30)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            while not stop.is_set():
                add_event(connection, len(done) + 1)
                done.append(len(done) + 1)

    thread = Thread(target=write)
    thread.start()
    yield done
    stop.set()
    thread.join()


def test_a_backup_under_write_load_restores_to_one_moment(
    folder: DataFolder, empty: DataFolder, load: list[int]
) -> None:
    while len(load) < 20:
        time.sleep(0)
    before = len(load)
    made = make_backup(folder, NOW, "1.0")
    after = len(load)
    restore_backup(made.path, empty, NOW)
    check_database(empty.database)
    kept = rows(empty.database)
    assert before <= len(kept["events"]) <= after + 1
    assert {str(row[0]) for row in kept["events"]} == {str(row[2]) for row in kept["settings"]}, "changes are whole"


def test_a_restore_gives_the_same_rows_and_files(folder: DataFolder, empty: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database)) as connection:
        for number in range(1, 30):
            add_event(connection, number)
    made = make_backup(folder, NOW, "1.0")
    assert (made.files, made.version) == (2, "1.0")
    aside = restore_backup(made.path, empty, NOW)
    assert rows(empty.database) == rows(folder.database)
    assert (empty.files / ("a" * 64)).read_bytes() == b"a resume"
    assert (empty.root / "evidence" / "1" / "before.png").read_bytes() == b"a picture"
    assert aside is not None
    assert (aside / "companion.sqlite").exists(), "what was there is kept"
    assert empty.database.stat().st_mode & 0o077 == 0


def test_no_secret_is_in_a_backup(folder: DataFolder) -> None:
    made = make_backup(folder, NOW, "1.0")
    with zipfile.ZipFile(made.path) as archive:
        names = archive.namelist()
        assert not any(b"hunter" in archive.read(name) for name in names)
    assert sorted(names) == ["companion.sqlite", "evidence/1/before.png", f"files/{'a' * 64}", "manifest.json"]
    assert made.path.stat().st_mode & 0o077 == 0


def test_the_newest_backups_are_kept(folder: DataFolder) -> None:
    for day in range(4):
        make_backup(folder, NOW + timedelta(days=day), "1.0", keep=2)
    assert sorted(file.name for file in folder.backups.iterdir()) == [
        "companion-backup-20261104T090000.zip", "companion-backup-20261105T090000.zip",
    ]  # fmt: skip


def spoil(path: Path, name: str, content: bytes) -> Path:
    """The same backup with other content under a name."""
    spoilt = path.with_name("spoilt.zip")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(spoilt, "w") as sink:
        for one in source.namelist():
            sink.writestr(one, content if one == name else source.read(one))
        if name not in source.namelist():
            sink.writestr(name, content)
    return spoilt


@pytest.mark.parametrize(
    "name", ["companion.sqlite", f"files/{'a' * 64}", "manifest.json", "../outside", "secrets.json"]
)
def test_a_spoilt_backup_replaces_nothing(folder: DataFolder, empty: DataFolder, name: str) -> None:
    spoilt = spoil(make_backup(folder, NOW, "1.0").path, name, b"something else")
    before = sorted(file.name for file in empty.root.rglob("*"))
    with pytest.raises(BackupUnusable):
        restore_backup(spoilt, empty, NOW)
    assert sorted(file.name for file in empty.root.rglob("*")) == before


def test_a_damaged_database_makes_no_backup(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("INSERT INTO applied_scores VALUES (99, 1, '2026-01-01', 1, 1.0, 'x', 1.0, 0, NULL, '{}')")
        connection.commit()
    with pytest.raises(BackupUnusable, match="refer to nothing"):
        make_backup(folder, NOW, "1.0")
    assert list(folder.backups.iterdir()) == []


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), sqlite_full()])
async def test_a_full_disk_leaves_no_half_backup_and_is_told_in_a_sentence(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def no_room(*_: object) -> None:
        raise error

    monkeypatch.setattr(backup, "_write", no_room)
    code, _, errors = await command_here("backup", data_dir=folder.root)
    assert (code, errors.count("\n")) == (3, 1), errors
    assert "the disk is full: make room" in errors
    assert list(folder.backups.iterdir()) == []


def test_a_full_disk_at_a_restore_leaves_everything_as_it_was(
    folder: DataFolder, empty: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_backup(folder, NOW, "1.0")
    before = sorted(file.name for file in empty.root.rglob("*"))
    synced: list[Path] = []

    def sync(file: Path) -> None:
        synced.append(file)
        if len(synced) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backup, "_sync", sync)
    with pytest.raises(OSError, match="No space"):
        restore_backup(made.path, empty, NOW)
    assert sorted(file.name for file in empty.root.rglob("*")) == before


def test_a_backup_of_a_newer_version_is_refused(folder: DataFolder, empty: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    made = make_backup(folder, NOW, "9.0")
    with pytest.raises(BackupUnusable, match=r"newer version \(9\.0\): install that one first"):
        restore_backup(made.path, empty, NOW)


def test_another_file_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"no archive")
    with pytest.raises(BackupUnusable, match="no backup"):
        read_backup(tmp_path / "x.zip")


async def test_restoring_under_a_running_companion_is_refused(folder: DataFolder) -> None:
    made = make_backup(folder, NOW, "1.0")
    lock = FolderLock(folder.lock)
    lock.take("1.0")
    try:
        code, _, errors = await command_here("restore", str(made.path), data_dir=folder.root)
    finally:
        lock.release()
    assert code == 4
    assert "already runs" in errors
    code, out, _ = await command_here("restore", str(made.path), data_dir=folder.root)
    assert code == 0
    assert "Restored" in out
