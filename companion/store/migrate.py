"""Bring a database to the schema of this program: backup first, never downwards."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, create_engine
from sqlalchemy.exc import SQLAlchemyError

from companion.errors import CompanionError
from companion.store.engine import server_url
from companion.store.folder import DataFolder, touch_private

HEAD = "0013"
"""Revision this program works with; a test compares it with the newest migration."""
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0009", "0010", "0011", "0012", HEAD)
"""Every revision this program can start from, oldest first."""
BACKUPS_KEPT = 5
PATIENCE_SECONDS = 5.0
"""So long another program may hold the file before it counts as locked."""


class DatabaseTooNew(CompanionError):
    """The database was written by a newer program."""

    exit_code = 5
    code = "database_too_new"


class DatabaseUnreachable(CompanionError):
    """The database server does not answer, or not to us."""

    exit_code = 5
    code = "database_unreachable"


class DatabaseLocked(CompanionError):
    """Another program holds the file for itself."""

    exit_code = 5
    code = "database_locked"

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is locked by another program: close what has it open (an SQLite viewer, a backup, a file sync), then try again"
        )


def locked(error: sqlite3.Error) -> bool:
    """Whether SQLite only could not get at the file."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class DatabaseDamaged(CompanionError):
    """The file is not a database this program can read."""

    exit_code = 5
    code = "database_damaged"


def migrate_sqlite(folder: DataFolder, now: datetime) -> Path | None:
    """Bring the folder's database to HEAD; returns the backup made before, or None when none was needed.

    Raises DatabaseTooNew and DatabaseDamaged, leaving the file as it was.
    """
    revision = read_revision(folder.database)
    if revision == HEAD:
        return None
    if revision is not None and revision not in KNOWN:
        raise DatabaseTooNew(
            f"{folder.database} has schema {revision}, which this version does not know: it was written by a newer "
            "Job Companion; install that version again, or use another folder with --data-dir"
        )
    backup = None
    if revision is not None:
        backup = folder.backups / f"companion-{revision}-{now:%Y%m%dT%H%M%S}.sqlite"
        backup_sqlite(folder.database, backup)
        _keep_newest(folder.backups)
    upgrade(f"sqlite:///{folder.database}")
    return backup


def migrate_server(url: URL | str) -> None:
    """Bring a database server's database to HEAD; of several companions that start, one does it.

    Raises DatabaseTooNew and DatabaseUnreachable. Its backups are the server's own.
    """
    try:
        from alembic.migration import MigrationContext

        engine = create_engine(server_url(url))
        with engine.connect() as connection:
            revision = MigrationContext.configure(connection).get_current_revision()
        engine.dispose()
    except ModuleNotFoundError as error:
        raise DatabaseUnreachable(
            f"no driver for this database: pip install 'job-companion[postgres]' ({error})"
        ) from error
    except (SQLAlchemyError, ValueError) as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise DatabaseUnreachable(f"the database of database_url cannot be opened: {reason}") from error
    if revision == HEAD:
        return
    if revision is not None and revision not in KNOWN:
        raise DatabaseTooNew(
            f"the database has schema {revision}, which this version does not know: it was written by a newer Job Companion"
        )
    upgrade(server_url(url))


def read_revision(file: Path) -> str | None:
    """The schema revision stored in a SQLite file; None for an empty one. Raises DatabaseDamaged and DatabaseLocked."""
    try:
        with closing(sqlite3.connect(file, timeout=PATIENCE_SECONDS)) as connection:
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
            if not names:
                return None
            row = None
            if "alembic_version" in names:
                row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        if locked(error):
            raise DatabaseLocked(file) from error
        raise DatabaseDamaged(
            f"{file} cannot be read as a database ({error}): restore a copy from the backups folder beside it"
        ) from error
    if row is None:
        raise DatabaseDamaged(f"{file} is a database of another program: use another folder with --data-dir")
    return str(row[0])


def backup_sqlite(source: Path, target: Path) -> None:
    """Write a consistent copy while others may write: VACUUM INTO a temporary file, sync, rename."""
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    touch_private(partial)
    try:
        with closing(sqlite3.connect(source)) as connection:
            connection.execute("VACUUM INTO ?", (str(partial),))
        with partial.open("rb") as handle:
            os.fsync(handle.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def upgrade(url: URL | str) -> None:
    """Run the migrations up to HEAD on a database URL (synchronous driver)."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["url"] = url
    command.upgrade(config, HEAD)


def _keep_newest(backups: Path) -> None:
    copies = sorted(backups.glob("companion-*.sqlite"), key=lambda file: file.stat().st_mtime)
    for old in copies[:-BACKUPS_KEPT]:
        old.unlink()
