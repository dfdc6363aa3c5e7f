"""Migrations: forward only, with a backup, leaving what they cannot handle untouched."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from companion.store import migrate
from companion.store.folder import DataFolder
from companion.store.migrate import (
    BACKUPS_KEPT,
    HEAD,
    KNOWN,
    DatabaseDamaged,
    DatabaseTooNew,
    backup_sqlite,
    migrate_sqlite,
    read_revision,
)
from companion.store.tables import metadata

NOW = datetime(2026, 11, 2, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path)
    folder.prepare()
    return folder


def execute(file: Path, *statements: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection, connection:
        return [row for statement in statements for row in connection.execute(statement).fetchall()]


def test_head_and_known_revisions_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == HEAD
    assert [script.revision for script in scripts.walk_revisions()][::-1] == list(KNOWN)


def test_migrations_make_exactly_the_tables_of_the_code(folder: DataFolder) -> None:
    migrate_sqlite(folder, NOW)
    engine = create_engine(f"sqlite:///{folder.database}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_every_first_schema_row_belongs_to_a_user() -> None:
    without = [name for name, table in metadata.tables.items() if "user_id" not in table.c]
    assert without == ["leases", "terms", "users"], "leases and terms are nobody's: they say nothing of whose"


def test_a_new_folder_needs_no_backup_and_has_its_first_user(folder: DataFolder) -> None:
    assert migrate_sqlite(folder, NOW) is None
    assert migrate_sqlite(folder, NOW) is None
    assert execute(folder.database, "SELECT id FROM users") == [(1,)]


def test_an_older_schema_is_backed_up_and_brought_forward(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate_sqlite(folder, NOW)
    execute(
        folder.database,
        "INSERT INTO events VALUES (1, 1, 'device.revoked', '2026-01-01', '{}')",
        "UPDATE alembic_version SET version_num = '0000'",
    )
    monkeypatch.setattr(migrate, "KNOWN", ("0000", HEAD))
    steps: list[str] = []
    monkeypatch.setattr(migrate, "upgrade", steps.append)
    backup = migrate_sqlite(folder, NOW)
    assert backup is not None
    assert read_revision(backup) == "0000"
    assert execute(backup, "SELECT seq FROM events") == [(1,)]
    assert len(steps) == 1


def test_a_newer_database_is_refused_and_left_alone(folder: DataFolder) -> None:
    migrate_sqlite(folder, NOW)
    execute(folder.database, "UPDATE alembic_version SET version_num = '9999'")
    before = folder.database.read_bytes()
    with pytest.raises(DatabaseTooNew, match="newer"):
        migrate_sqlite(folder, NOW)
    assert folder.database.read_bytes() == before


@pytest.mark.parametrize("content", [b"this is no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_damaged_file_is_refused_and_left_alone(folder: DataFolder, content: bytes) -> None:
    folder.database.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        migrate_sqlite(folder, NOW)
    assert folder.database.read_bytes() == content


def test_a_database_of_another_program_is_refused(folder: DataFolder) -> None:
    execute(folder.database, "CREATE TABLE theirs (x)")
    with pytest.raises(DatabaseDamaged, match="another program"):
        migrate_sqlite(folder, NOW)


def test_a_backup_is_whole_while_a_writer_is_at_work(folder: DataFolder, tmp_path: Path) -> None:
    migrate_sqlite(folder, NOW)
    with closing(sqlite3.connect(folder.database)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("INSERT INTO events VALUES (1, 1, 'x', '2026-01-01', '{}')")
        writer.commit()
        writer.execute("INSERT INTO events VALUES (2, 1, 'x', '2026-01-01', '{}')")
        backup_sqlite(folder.database, tmp_path / "copy.sqlite")
    assert execute(tmp_path / "copy.sqlite", "SELECT seq FROM events", "PRAGMA integrity_check") == [(1,), ("ok",)]


def test_old_backups_go(folder: DataFolder) -> None:
    for number in range(BACKUPS_KEPT + 3):
        (folder.backups / f"companion-{number}.sqlite").touch()
    migrate._keep_newest(folder.backups)
    assert len(list(folder.backups.iterdir())) == BACKUPS_KEPT
