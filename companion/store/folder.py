"""The data folder: where each thing lies, and that only its owner can read it."""

from __future__ import annotations

import os
from pathlib import Path

from companion.errors import CompanionError


class FolderUnusable(CompanionError):
    """The data folder cannot be made or written."""

    exit_code = 3
    code = "folder_unusable"


class DataFolder:
    """Paths inside one data folder. Directories are 0700, files 0600."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.database = root / "companion.sqlite"
        self.lock = root / "companion.lock"
        self.logs = root / "logs"
        self.log_file = self.logs / "companion.jsonl"
        self.files = root / "files"
        self.backups = root / "backups"
        self.evidence = root / "evidence"
        self.browsers = root / "browsers"

    def prepare(self) -> None:
        """Make the folders, private, and the empty database file. Raises FolderUnusable."""
        try:
            for folder in (self.root, self.logs, self.files, self.backups):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                folder.chmod(0o700)
            touch_private(self.database)
        except OSError as error:
            raise FolderUnusable(
                f"cannot use the data folder {self.root} ({error.strerror}): give another by --data-dir"
            ) from error


def touch_private(file: Path) -> None:
    """Make an empty file of mode 0600, or bring an existing one to that mode."""
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    if os.name == "posix" and file.stat().st_mode & 0o077:
        file.chmod(0o600)
