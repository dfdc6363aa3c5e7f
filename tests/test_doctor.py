"""The doctor: what it finds wrong, what it says to do, and what it keeps to itself."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from companion import __version__, doctor
from companion.doctor import Finding, examine, redact
from companion.settings import load_settings
from companion.store import migrate
from companion.store.folder import DataFolder
from companion.store.lock import Running
from tests.support.companion import command_here
from tests.support.schema import with_schema

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return with_schema(tmp_path / "data")


def execute(folder: DataFolder, statement: str) -> None:
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.execute(statement)


def findings(folder: DataFolder) -> dict[str, Finding]:
    return {one.name: one for one in examine(load_settings(data_dir=folder.root, secrets="file"), NOW)}


def test_a_new_folder_has_nothing_wrong(folder: DataFolder) -> None:
    found = findings(folder)
    assert {name for name, one in found.items() if one.state == "fail"} <= {"browser", "disk", "companion"}
    assert found["database"].state == "ok"
    assert found["pairing"].do.startswith("companion pair")


def test_each_fault_is_found_and_says_what_to_do(folder: DataFolder) -> None:
    execute(
        folder,
        "INSERT INTO mail_accounts VALUES (1, 1, 'maya.lindgren@example.org', 'imap.example.org', 993, 'tls', 'm',"
        " 'password', '[]', '2026-11-01', 'refused', 'the password is refused: add the mailbox again', NULL)",
    )
    execute(folder, "INSERT INTO loop_runs VALUES (1, 1, 'email', '2026-11-01 09:00:00', NULL, 9, 3, 0, 'no route')")
    execute(folder, "INSERT INTO events VALUES (1, 1, 'x', '2026-11-05 09:00:00', '{}')")
    folder.database.chmod(0o644)
    found = findings(folder)
    for name in ("mail", "loop email", "clock", "data folder"):
        assert found[name].state == "fail", name
        assert found[name].do, name
    assert "maya" not in found["mail"].says
    assert "m…@example.org: refused" in found["mail"].says


Break = Callable[[DataFolder, pytest.MonkeyPatch], object]


def hold(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    """Another program that holds the database for itself, as long as the connection is kept."""
    monkeypatch.setattr(migrate, "PATIENCE_SECONDS", 0)
    holder = sqlite3.connect(folder.database)
    holder.execute("BEGIN EXCLUSIVE")
    return holder


def leave_only(free: int) -> Break:
    return lambda _, monkeypatch: monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: SimpleNamespace(free=free))


def pair(folder: DataFolder, client: str) -> None:
    execute(
        folder,
        f"INSERT INTO devices VALUES ('d', 1, 'the laptop', 'chrome-extension://x', 'h', '2026-11-01', NULL, NULL, '{client}')",
    )


def stall(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A companion that runs, somebody who is tracked, and a loop that has not run for a day."""
    monkeypatch.setattr(doctor, "find_running", lambda _: Running(1, "http://127.0.0.1:8731", __version__))
    execute(
        folder,
        "INSERT INTO settings (user_id, key, value, changed) VALUES (1, 'tracking', '{\"on\": true}', '2026-11-01')",
    )
    execute(folder, "INSERT INTO loop_runs VALUES (1, 1, 'email', '2026-11-01 09:00:00', NULL, 9, 0, 0, NULL)")


@pytest.mark.parametrize(
    ("name", "break_it", "state", "says", "do"),
    [
        ("disk", leave_only(50_000_000), "fail", "0.1 GB free", "make room"),
        ("disk", leave_only(500_000_000), "note", "0.5 GB free", "make room"),
        ("database", hold, "fail", "locked by another program", "close what has it open"),
        ("database", lambda folder, _: execute(folder, "UPDATE alembic_version SET version_num = '9999'"), "fail", "newer version", "install that version"),
        ("database", lambda folder, _: execute(folder, "INSERT INTO applied_scores VALUES (99, 1, '2026-01-01', 1, 1.0, 'x', 1.0, 0, NULL, '{}')"), "fail", "refer to nothing", "companion restore"),
        ("extension", lambda folder, _: pair(folder, "extension/0.0.1"), "fail", "in the laptop version 0.0.1 is loaded", "chrome://extensions"),
        ("loop email", stall, "note", "long ago", "companion stop, then companion start"),
    ],
)  # fmt: skip
def test_what_is_broken_is_told_with_what_to_do(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, name: str, break_it: Break, state: str, says: str, do: str
) -> None:
    kept = break_it(folder, monkeypatch)
    found = [
        one for one in examine(load_settings(data_dir=folder.root, secrets="file"), NOW)
        if one.name == name and one.state == state
    ]  # fmt: skip
    assert [(says in one.says, do in one.do) for one in found] == [(True, True)], found
    if isinstance(kept, sqlite3.Connection):
        kept.close()


def test_an_extension_of_the_same_version_and_another_client_are_left_alone(folder: DataFolder) -> None:
    pair(folder, f"extension/{__version__}")
    assert findings(folder)["extension"].state == "ok"
    execute(folder, "UPDATE devices SET client = 'test/1'")
    assert findings(folder)["extension"].state == "ok"


def test_a_damaged_database_is_told(folder: DataFolder) -> None:
    folder.database.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4000)
    one = findings(folder)["database"]
    assert one.state == "fail"
    assert "restore" in one.do


def test_a_browser_that_is_missing_or_broken_is_told(
    folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPANION_BROWSER", str(tmp_path / "nothing"))
    assert findings(folder)["browser"].state == "fail"
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("COMPANION_BROWSER", str(broken))
    assert "version" in findings(folder)["browser"].says


def test_a_name_that_leads_elsewhere_is_told(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.socket, "getaddrinfo", lambda *_: [(2, 1, 6, "", ("203.0.113.7", 0))])
    assert findings(folder)["dashboard"].state == "fail"


def test_addresses_and_the_home_folder_are_shortened() -> None:
    assert redact(f"{Path.home()}/x of ada.b@mail.example.org") == "~/x of a…@mail.example.org"


async def test_the_command_prints_json_and_its_exit_code_tells(folder: DataFolder) -> None:
    folder.database.write_bytes(b"no database")
    code, out, _ = await command_here("doctor", "--json", data_dir=folder.root)
    assert code == 1
    reply = json.loads(out)
    assert reply["ok"] is False
    assert {one["name"] for one in reply["findings"]} >= {"disk", "browser", "extension", "database", "keyring"}
