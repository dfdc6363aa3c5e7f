"""Errors with a message for a person. Anything else that escapes is a defect."""

from __future__ import annotations

import errno
import sqlite3

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
"""A full disk, and a full share of it."""


class CompanionError(Exception):
    """Something went wrong that the user can understand and act upon.

    `str(error)` is one line that says what is wrong and what to do. `exit_code` is the command line's.
    """

    exit_code = 1
    code = "error"
    """Word for programs, the `error` of `ErrorReply`."""


class DiskFull(CompanionError):
    """Nothing more can be written; what was there before is as it was."""

    exit_code = 3
    status = 507
    code = "disk_full"

    def __init__(self) -> None:
        super().__init__("the disk is full: make room, then do it again; nothing was changed")


def disk_full(error: BaseException | None) -> bool:
    """Whether this error, or what it came from, says that there is no room: the system's word or SQLite's."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            return True
        if isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            return True
        error = error.__cause__ or error.__context__
    return False
