"""Logs: one JSON object a line in a rotating file of the data folder, plain lines on a terminal.

Logs name what happened, never what was in it: no token, code, cookie, password, profile value or page text.
Fields with a telling name are blanked, and of an exception only its type and the code's place are written,
because messages of libraries quote the values they choke on.
"""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
import traceback
from collections.abc import MutableMapping
from copy import copy
from pathlib import Path
from typing import Any

import structlog

FILE_BYTES = 2_000_000
FILES_KEPT = 3
SECRET_WORDS = (
    "token", "authorization", "cookie", "password", "secret", "code", "ticket", "proof", "nonce",
    "profile", "resume", "value", "answer", "body", "text", "email", "phone", "name",
)  # fmt: skip
"""A field whose name holds one of these is never written."""
SAFE_FIELDS = frozenset({"code_class"})
BLANK = "[not logged]"
KEPT_ERROR = "companion_error"

Entry = MutableMapping[str, Any]


def redact(_: Any, __: str, entry: Entry) -> Entry:
    """Blank every field that by its name could carry a secret or a fact of the person."""
    for key in entry:
        if key not in ("event", "logger") and key not in SAFE_FIELDS:
            low = key.lower()
            if any(word in low for word in SECRET_WORDS):
                entry[key] = BLANK
    return entry


def describe_exception(_: Any, __: str, entry: Entry) -> Entry:
    """Replace an exception by its type and where it came from."""
    record = entry.get("_record")
    given = entry.pop("exc_info", None) or getattr(record, KEPT_ERROR, None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        entry["error"] = type(error).__name__
        frames = traceback.extract_tb(error.__traceback__)
        entry["at"] = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames[-8:]]
    return entry


def drop_arguments(_: Any, __: str, entry: Entry) -> Entry:
    """Other libraries' messages are written without the values they are formatted with."""
    record = entry.get("_record")
    if isinstance(record, logging.LogRecord) and not entry.get("_from_structlog"):
        entry["event"] = str(record.msg)[:200]
        entry["logger"] = record.name
    return entry


class SafeFormatter(structlog.stdlib.ProcessorFormatter):
    """Takes the exception off each record first: the base class would write its message out."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        safe = copy(record)
        setattr(safe, KEPT_ERROR, record.exc_info)
        safe.exc_info = safe.exc_text = safe.stack_info = None
        return super().format(safe)


def _formatter(renderer: Any) -> structlog.stdlib.ProcessorFormatter:
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    return SafeFormatter(
        foreign_pre_chain=shared,
        use_get_message=False,
        processors=[
            drop_arguments,
            describe_exception,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            redact,
            renderer,
        ],
    )


class PrivateRotatingFileHandler(logging.handlers.RotatingFileHandler):
    """A rotating log that only its owner may read."""

    def _open(self) -> Any:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8")


def configure_logs(file: Path | None, level: str, console: bool) -> list[logging.Handler]:
    """Send all logs to `file` (JSON lines) and, with `console`, to stderr. Returns the handlers to remove later."""
    handlers: list[logging.Handler] = []
    if file is not None:
        rotating = PrivateRotatingFileHandler(file, maxBytes=FILE_BYTES, backupCount=FILES_KEPT)
        rotating.setFormatter(_formatter(structlog.processors.JSONRenderer()))
        handlers.append(rotating)
    if console:
        terminal = logging.StreamHandler(sys.stderr)
        terminal.setFormatter(_formatter(structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())))
        handlers.append(terminal)
    root = logging.getLogger()
    root.setLevel(level.upper())
    for handler in handlers:
        root.addHandler(handler)
    return handlers


def release_logs(handlers: list[logging.Handler]) -> None:
    """Undo `configure_logs`: close its files and leave the root logger as it was."""
    for handler in handlers:
        logging.getLogger().removeHandler(handler)
        handler.close()


def get_logger(room: str) -> Any:
    """The logger of one room; fields are given by keyword. Safe also where no log was configured."""
    return structlog.wrap_logger(
        logging.getLogger(f"companion.{room}"),
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            describe_exception,
            redact,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
    )
