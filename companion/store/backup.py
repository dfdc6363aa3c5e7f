"""Backups: one file with the database and all kept files, made while the companion runs; restored only when whole.

Secrets are not in it: passwords and tokens stay in the keyring or the private file of the machine.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from companion.errors import CompanionError
from companion.store.folder import DataFolder, touch_private
from companion.store.migrate import KNOWN, DatabaseLocked, backup_sqlite, locked, read_revision

FORMAT = 1
KEPT = 10
"""Backups of the backups folder that are kept."""
DATABASE = "companion.sqlite"
MANIFEST = "manifest.json"
PARTS = ("files", "evidence")
"""Folders that are in a backup."""
CHUNK = 1 << 20
_NAME = re.compile(r"(?:files|evidence)(?:/[\w.-]+)+")


class BackupUnusable(CompanionError):
    """The file is no backup of ours, or not whole."""

    exit_code = 2
    code = "backup_unusable"


@dataclass(frozen=True)
class Backup:
    """What a backup holds."""

    path: Path
    created: str
    """ISO 8601."""
    version: str
    """Of the program that made it."""
    revision: str
    """Of its database."""
    files: int
    size_bytes: int


def make_backup(
    folder: DataFolder, now: datetime, version: str, target: Path | None = None, keep: int = KEPT
) -> Backup:
    """Write a backup beside the running companion: a consistent copy, checked, synced, renamed into place.

    Without `target` it lies in the backups folder, of which the newest `keep` stay. Raises BackupUnusable.
    """
    place = target or folder.backups / f"companion-backup-{now:%Y%m%dT%H%M%S}.zip"
    if not place.parent.is_dir():
        raise BackupUnusable(f"{place.parent} is no folder: make it first, or leave out --to")
    partial = place.with_name(f".{place.name}.partial")
    touch_private(partial)
    try:
        with tempfile.TemporaryDirectory(dir=folder.backups, prefix=".making-") as scratch:
            copy = Path(scratch) / DATABASE
            backup_sqlite(folder.database, copy)
            check_database(copy)
            revision = read_revision(copy) or ""
            # The database is copied first: a kept file is written before the row that names it.
            _write(partial, folder, copy, {"created": now.isoformat(), "version": version, "revision": revision})
        _sync(partial)
        partial.replace(place)
    finally:
        partial.unlink(missing_ok=True)
    made = read_backup(place)
    if target is None:
        for old in sorted(folder.backups.glob("companion-backup-*.zip"))[:-keep]:
            old.unlink()
    return made


def _write(place: Path, folder: DataFolder, database: Path, about: dict[str, str]) -> None:
    digests: dict[str, str] = {}
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, file in [(DATABASE, database), *_files(folder)]:
            try:
                digests[name] = _add(archive, name, file)
            except FileNotFoundError:
                # Its time was over while the backup was made: evidence is kept for so many days.
                continue
        archive.writestr(MANIFEST, json.dumps({"format": FORMAT, **about, "files": digests}))


def _files(folder: DataFolder) -> Iterator[tuple[str, Path]]:
    for part in PARTS:
        root = folder.root / part
        for file in sorted(root.rglob("*")) if root.is_dir() else ():
            if file.is_file() and not file.is_symlink() and not file.name.startswith("."):
                yield f"{part}/{file.relative_to(root).as_posix()}", file


def _add(archive: zipfile.ZipFile, name: str, file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as sink:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            sink.write(chunk)
    return digest.hexdigest()


def read_backup(path: Path) -> Backup:
    """What a backup says of itself. Raises BackupUnusable."""
    manifest = _manifest(path)
    about = {name: str(manifest[name]) for name in ("created", "version", "revision")}
    return Backup(path=path, files=len(manifest["files"]) - 1, size_bytes=path.stat().st_size, **about)


def _manifest(path: Path) -> dict[str, dict[str, str]]:
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            names = set(archive.namelist()) - {MANIFEST}
        files = manifest["files"]
        fits = manifest["format"] == FORMAT and names == set(files) and DATABASE in files
        safe = all(name == DATABASE or (_NAME.fullmatch(name) and ".." not in name) for name in files)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError) as error:
        raise BackupUnusable(f"{path} is no backup of Job Companion ({type(error).__name__}): give another") from None
    if not fits or not safe:
        raise BackupUnusable(f"{path} is no whole backup of this version: give another")
    return dict(manifest)


def restore_backup(path: Path, folder: DataFolder, now: datetime) -> Path | None:
    """Put a backup in the place of the folder's data. The folder's lock must be held.

    Everything is unpacked and checked before anything is replaced; what was there moves to the backups folder,
    whose place is returned. Raises BackupUnusable, leaving the folder as it was.
    """
    manifest = _manifest(path)
    if str(manifest["revision"]) not in KNOWN:
        raise BackupUnusable(f"{path} was made by a newer version ({manifest['version']}): install that one first")
    scratch = Path(tempfile.mkdtemp(dir=folder.root, prefix=".restoring-"))
    try:
        _unpack(path, manifest["files"], scratch)
        check_database(scratch / DATABASE)
        return _swap(scratch, folder, folder.backups / f"before-restore-{now:%Y%m%dT%H%M%S}")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _unpack(path: Path, digests: dict[str, str], scratch: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            for name, expected in digests.items():
                target = scratch / name
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                touch_private(target)
                digest = hashlib.sha256()
                with archive.open(name) as source, target.open("wb") as sink:
                    while chunk := source.read(CHUNK):
                        digest.update(chunk)
                        sink.write(chunk)
                if digest.hexdigest() != expected:
                    raise BackupUnusable(f"{path} is damaged ({name}): give another")
                _sync(target)
    except zipfile.BadZipFile as error:
        raise BackupUnusable(f"{path} is damaged ({error}): give another") from None


def _swap(scratch: Path, folder: DataFolder, aside: Path) -> Path | None:
    """Move what is there aside and what was unpacked into its place."""
    names = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", *PARTS)
    there = [name for name in names if (folder.root / name).exists()]
    if there:
        aside.mkdir(mode=0o700)
    for name in there:
        (folder.root / name).rename(aside / name)
    for name in (DATABASE, *PARTS):
        if (scratch / name).exists():
            (scratch / name).rename(folder.root / name)
    folder.prepare()
    return aside if there else None


def check_database(file: Path) -> None:
    """Raises BackupUnusable unless SQLite finds the whole file and all its references in order, DatabaseLocked if it cannot look."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        if locked(error):
            raise DatabaseLocked(file) from None
        raise BackupUnusable(f"{file} cannot be read as a database ({error})") from None
    if found != ["ok"] or orphans:
        fault = found[0] if found != ["ok"] else f"{len(orphans)} rows refer to nothing"
        raise BackupUnusable(f"the database is damaged ({fault}): restore an older backup")


def describe(backup: Backup) -> dict[str, object]:
    """A backup for a program."""
    return {**asdict(backup), "path": str(backup.path)}


def _sync(file: Path) -> None:
    with file.open("rb") as handle:
        os.fsync(handle.fileno())
