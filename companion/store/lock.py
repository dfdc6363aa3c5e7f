"""One companion a data folder: a lock that the system releases when its holder dies, and who holds it."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from companion.errors import CompanionError


@dataclass(frozen=True)
class Running:
    """The companion that holds a folder."""

    pid: int
    url: str
    """"" while it is still starting."""
    version: str


class FolderHeld(CompanionError):
    """Another companion works on this data folder."""

    exit_code = 4
    code = "already_running"


class FolderLock:
    """Held from `take` until `release` or the end of the process, however it ends."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None

    def take(self, version: str) -> None:
        """Take the lock. Raises FolderHeld saying where the first companion is."""
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(descriptor):
            os.close(descriptor)
            holder = _read(self._file)
            where = f" at {holder.url}" if holder and holder.url else ""
            who = f" (process {holder.pid})" if holder else ""
            raise FolderHeld(
                f"another companion of yours already runs{where}{who} on {self._file.parent}: "
                "use it, or stop it with `companion stop`"
            )
        self._descriptor = descriptor
        self.announce("", version)

    def announce(self, url: str, version: str) -> None:
        """Write who holds the folder and where it listens."""
        if self._descriptor is None:
            raise RuntimeError("announce needs the lock")
        text = json.dumps(asdict(Running(os.getpid(), url, version))).encode()
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, text)
        os.ftruncate(self._descriptor, len(text))

    def release(self) -> None:
        """Give the folder back. The file stays: removing it would race with the next holder."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None


def find_running(file: Path) -> Running | None:
    """The companion that holds the folder of this lock file now, or None."""
    try:
        descriptor = os.open(file, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        return None if _lock(descriptor) else _read(file)
    finally:
        os.close(descriptor)


def _read(file: Path) -> Running | None:
    try:
        return Running(**json.loads(file.read_bytes()))
    except (ValueError, TypeError, OSError):
        return None


if sys.platform == "win32":  # pragma: no cover - the same promise by the other system's call
    import msvcrt

    LOCK_OFFSET = 1 << 30
    """Locked bytes cannot be read there, so a byte far behind the text is locked."""

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, LOCK_OFFSET, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
