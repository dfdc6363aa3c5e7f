"""Errors with a message for a person. Anything else that escapes is a defect."""

from __future__ import annotations


class CompanionError(Exception):
    """Something went wrong that the user can understand and act upon.

    `str(error)` is one line that says what is wrong and what to do. `exit_code` is the command line's.
    """

    exit_code = 1
    code = "error"
    """Word for programs, the `error` of `ErrorReply`."""
