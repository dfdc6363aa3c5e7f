"""A look at a database from outside, read only, whoever runs on it: for `companion doctor`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class LoopGlance:
    loop: str
    user: int
    started: datetime
    failures: int
    error: str | None


@dataclass(frozen=True)
class Glance:
    """What the doctor asks of a database."""

    devices: tuple[tuple[str, datetime | None, str | None], ...]
    """Paired browsers: name, last use, program and version at the last connection."""
    mailboxes: tuple[tuple[str, str, str], ...]
    """Address, state, note."""
    loops: tuple[LoopGlance, ...]
    tracked: tuple[int, ...]
    """Users whose tracking is on."""
    newest_event: datetime | None


def glance(file: Path) -> Glance:
    """Read what the doctor asks. Raises sqlite3.DatabaseError where the file cannot be read."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
        devices = connection.execute("SELECT name, last_used, client FROM devices WHERE revoked IS NULL").fetchall()
        mailboxes = connection.execute("SELECT address, state, note FROM mail_accounts ORDER BY id").fetchall()
        loops = connection.execute(
            "SELECT loop, user_id, started, failures, error FROM loop_runs ORDER BY loop, user_id"
        ).fetchall()
        tracking = connection.execute("SELECT user_id, value FROM settings WHERE key = 'tracking'").fetchall()
        newest = connection.execute("SELECT at FROM events ORDER BY seq DESC LIMIT 1").fetchone()
    return Glance(
        devices=tuple((name, _moment(used), client) for name, used, client in devices),
        mailboxes=tuple(mailboxes),
        loops=tuple(
            LoopGlance(loop, user, _moment(at) or datetime.min.replace(tzinfo=UTC), failures, error)
            for loop, user, at, failures, error in loops
        ),
        tracked=tuple(user for user, value in tracking if json.loads(value).get("on")),
        newest_event=_moment(newest[0]) if newest else None,
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)
