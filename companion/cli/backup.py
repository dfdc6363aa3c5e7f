"""`companion backup` and `companion restore`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from companion import __version__
from companion.cli.client import settings_of, show
from companion.cli.options import DataDir, Json
from companion.errors import CompanionError
from companion.settings import Settings
from companion.store.backup import KEPT, describe, make_backup, read_backup, restore_backup
from companion.store.folder import DataFolder
from companion.store.lock import FolderLock

backup_app = typer.Typer(add_completion=False, rich_markup_mode=None)
restore_app = typer.Typer(add_completion=False, rich_markup_mode=None)


class NotOurs(CompanionError):
    """The data lie in a database server, or there are none."""

    exit_code = 2
    code = "nothing_to_back_up"


@backup_app.command()
def backup(
    to: Annotated[Path | None, typer.Option("--to", help="The file to write (default: the backups folder).")] = None,
    keep: Annotated[int, typer.Option(min=1, max=1000, help="How many the backups folder keeps.")] = KEPT,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Write a backup, also while the companion runs. Passwords are not in it."""
    folder = _folder(settings_of(data_dir))
    if not folder.database.is_file() or not folder.database.stat().st_size:
        raise NotOurs(f"{folder.root} holds no data yet: start the companion once, or give --data-dir")
    folder.prepare()
    made = make_backup(folder, datetime.now(UTC), __version__, to.absolute() if to else None, keep)
    show(describe(made), as_json, lambda: f"{made.path}  {made.size_bytes / 1e6:.1f} MB, {made.files} files, checked.")


@restore_app.command()
def restore(
    file: Path,
    check: Annotated[bool, typer.Option("--check", help="Only say what the backup holds.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Put a backup in the place of the present data, which move to the backups folder. The companion must not run."""
    folder = _folder(settings_of(data_dir))
    held = read_backup(file)
    if check:
        show(
            describe(held),
            as_json,
            lambda: f"{file}: made {held.created} by version {held.version}, {held.files} files.",
        )
        return
    folder.prepare()
    lock = FolderLock(folder.lock)
    lock.take(__version__)
    try:
        aside = restore_backup(file, folder, datetime.now(UTC))
    finally:
        lock.release()
    show(
        {**describe(held), "before": str(aside) if aside else None},
        as_json,
        lambda: (
            f"Restored the data of {held.created}. What was there lies in {aside}.\n"
            "Passwords are not in a backup: add mailboxes' passwords again on a new machine."
        ),
    )


def _folder(settings: Settings) -> DataFolder:
    if settings.database_url is not None:
        raise NotOurs("the data lie in a database server (database_url): back it up with that server's own tools")
    return DataFolder(settings.data_dir)
