"""What may be wrong with an installation, found without the help of a running companion, and what to do about it.

Nothing it says is secret: addresses are shortened, the home folder is `~`, so that it can be shown to others.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from companion import __version__
from companion.api.auth import DASHBOARD_HOST
from companion.browser.find import BrowserMissing, find_browser
from companion.errors import CompanionError
from companion.paths import ExtensionMissing, extension_dir
from companion.secrets import Secrets
from companion.settings import Settings
from companion.store.backup import BackupUnusable, check_database
from companion.store.folder import DataFolder
from companion.store.glance import Glance, glance
from companion.store.lock import find_running
from companion.store.migrate import HEAD, KNOWN, DatabaseDamaged, DatabaseLocked, locked, read_revision

State = Literal["ok", "note", "fail"]
"""`note`: works, but look at it."""
LOW_BYTES, TOO_LOW_BYTES = 1_000_000_000, 100_000_000
VERSION_SECONDS = 15
CLOCK_SLACK = timedelta(minutes=5)
LOOP_PATIENCE = timedelta(hours=1)
"""A loop of someone who is tracked runs more often than this, while a companion runs."""
_MAIL = re.compile(r"([\w.+-])[\w.+-]*@([\w.-]+)")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    name: str
    state: State
    says: str
    do: str = ""
    """What to do about it; empty when nothing is to be done."""


def examine(settings: Settings, now: datetime) -> list[Finding]:
    """Look at everything. A check that cannot be made is a finding of its own."""
    folder = DataFolder(settings.data_dir)
    checks: list[tuple[str, Callable[[], Iterator[Finding]]]] = [
        ("data folder", lambda: _folder(folder)),
        ("disk", lambda: _disk(folder)),
        ("companion", lambda: _running(folder, settings)),
        ("dashboard", _dashboard_host),
        ("browser", _browser),
        ("extension", _extension),
        ("keyring", lambda: _keyring(folder, settings)),
        ("database", lambda: _database(folder, settings, now)),
    ]
    found: list[Finding] = []
    for name, check in checks:
        try:
            found += check()
        except (OSError, CompanionError) as error:
            found.append(Finding(name, "fail", f"could not be looked at: {error}", "see the message"))
    return [Finding(one.name, one.state, redact(one.says), redact(one.do)) for one in found]


def redact(text: str) -> str:
    """Without whole mail addresses and the name of the home folder."""
    return _MAIL.sub(r"\1…@\2", text.replace(str(Path.home()), "~"))


def _folder(folder: DataFolder) -> Iterator[Finding]:
    if not folder.root.is_dir():
        yield Finding("data folder", "note", f"{folder.root} is not there yet", "start the companion: companion start")
        return
    open_ones = [
        path for path in (folder.root, folder.database, folder.root / "secrets.json", folder.root / "local.token")
        if path.exists() and os.name == "posix" and path.stat().st_mode & 0o077
    ]  # fmt: skip
    if open_ones:
        names = ", ".join(str(path) for path in open_ones)
        yield Finding("data folder", "fail", f"others can read {names}", f"chmod -R go-rwx {folder.root}")
    else:
        yield Finding("data folder", "ok", f"{folder.root}, yours alone")


def _disk(folder: DataFolder) -> Iterator[Finding]:
    place = folder.root if folder.root.is_dir() else folder.root.parent
    while not place.is_dir():
        place = place.parent
    free = shutil.disk_usage(place).free
    says = f"{free / 1e9:.1f} GB free"
    if free < LOW_BYTES:
        yield Finding(
            "disk", "fail" if free < TOO_LOW_BYTES else "note", says, "make room: backups and evidence need it"
        )
    else:
        yield Finding("disk", "ok", says)


def _running(folder: DataFolder, settings: Settings) -> Iterator[Finding]:
    running = find_running(folder.lock)
    if running is None:
        taken = [port for port in settings.ports if port and _taken(settings.host, port)]
        if len(taken) == len([port for port in settings.ports if port]) and taken:
            yield Finding(
                "companion", "fail", f"not running, and other programs hold port {', '.join(map(str, taken))}",
                "end them, or start it with --port",
            )  # fmt: skip
        else:
            yield Finding("companion", "note", "not running", "companion start --background")
    elif running.version != __version__:
        yield Finding(
            "companion", "note", f"version {running.version} runs, {__version__} is installed",
            "companion stop, then companion start",
        )  # fmt: skip
    else:
        yield Finding("companion", "ok", f"runs at {running.url} (process {running.pid}, version {running.version})")


def _taken(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        return probe.connect_ex((host, port)) == 0


def _dashboard_host() -> Iterator[Finding]:
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(DASHBOARD_HOST, None)}
    except OSError:
        yield Finding(
            "dashboard", "note", f"this system does not resolve {DASHBOARD_HOST}; Chrome and Firefox do by themselves",
            f"for other browsers: a line `127.0.0.1 {DASHBOARD_HOST}` in the hosts file",
        )  # fmt: skip
        return
    if found <= {"127.0.0.1", "::1"}:
        yield Finding("dashboard", "ok", f"{DASHBOARD_HOST} is this machine")
    else:
        yield Finding(
            "dashboard", "fail", f"{DASHBOARD_HOST} leads elsewhere: {', '.join(sorted(found))}",
            "correct the hosts file or the name server: no name under localhost may leave this machine",
        )  # fmt: skip


def _browser() -> Iterator[Finding]:
    try:
        browser = find_browser()
    except BrowserMissing as error:
        yield Finding("browser", "fail", str(error), "install Chrome or Chromium")
        return
    try:
        done = subprocess.run(
            [browser, "--version"], capture_output=True, text=True, timeout=VERSION_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        yield Finding("browser", "fail", f"{browser} does not start ({type(error).__name__})", "install it again")
        return
    version = done.stdout.strip()
    if done.returncode or not version:
        yield Finding("browser", "fail", f"{browser} does not tell its version", "install it again")
    else:
        yield Finding("browser", "ok", f"{version} ({browser})")


def _extension() -> Iterator[Finding]:
    try:
        place = extension_dir()
    except ExtensionMissing as error:
        yield Finding("extension", "fail", str(error), "install Job Companion again")
        return
    version = str(json.loads((place / "manifest.json").read_text(encoding="utf-8"))["version"])
    if version != __version__:
        yield Finding("extension", "fail", f"version {version}, the companion is {__version__}", "install both anew")
    else:
        yield Finding("extension", "ok", f"version {version}, to be loaded from {place}")


def _keyring(folder: DataFolder, settings: Settings) -> Iterator[Finding]:
    backend = Secrets(folder.root, settings.secrets).backend
    words = "the system's keyring" if backend == "keyring" else "a file only you can read (no usable keyring)"
    yield Finding("keyring", "ok", f"passwords lie in {words}")


def _database(folder: DataFolder, settings: Settings, now: datetime) -> Iterator[Finding]:
    if settings.database_url is not None:
        yield Finding("database", "note", "lies in a database server", "look at it with that server's own tools")
        return
    if not folder.database.is_file() or not folder.database.stat().st_size:
        yield Finding("database", "note", "there is none yet", "start the companion: companion start")
        return
    try:
        revision = read_revision(folder.database)
        check_database(folder.database)
    except (DatabaseDamaged, BackupUnusable) as error:
        yield Finding("database", "fail", str(error), f"companion restore, with a backup from {folder.backups}")
        return
    except DatabaseLocked as error:
        says, _, do = str(error).partition(": ")
        yield Finding("database", "fail", says, do)
        return
    size = f"{folder.database.stat().st_size / 1e6:.1f} MB, whole"
    if revision == HEAD:
        yield Finding("database", "ok", f"{size}, schema {revision}")
    elif revision in KNOWN:
        yield Finding(
            "database", "note", f"{size}, schema {revision} of an older version", "the next start brings it forward"
        )
        return
    else:
        yield Finding("database", "fail", f"schema {revision} is of a newer version", "install that version")
        return
    try:
        seen = glance(folder.database)
    except sqlite3.DatabaseError as error:
        do = "close what has it open, then try again" if locked(error) else "companion restore"
        yield Finding("database", "fail", f"cannot be read: {error}", do)
        return
    yield from _contents(seen, find_running(folder.lock) is not None, now)


def _contents(seen: Glance, running: bool, now: datetime) -> Iterator[Finding]:
    if seen.newest_event is not None and seen.newest_event - now > CLOCK_SLACK:
        ahead = seen.newest_event - now
        yield Finding("clock", "fail", f"the newest event is {ahead} in the future", "set the machine's clock right")
    else:
        yield Finding("clock", "ok", f"{now:%Y-%m-%d %H:%M} UTC")
    if seen.devices:
        used = max((used for _, used, _ in seen.devices if used), default=None)
        words = f", last used {used:%Y-%m-%d %H:%M} UTC" if used else ", never used"
        yield Finding("pairing", "ok", f"{len(seen.devices)} paired{words}")
        for name, _, client in seen.devices:
            if client is not None and client.startswith("extension/") and client != f"extension/{__version__}":
                yield Finding(
                    "extension", "fail", f"in {name} version {client.removeprefix('extension/')} is loaded, the companion is {__version__}",
                    "reload it at chrome://extensions in that browser",
                )  # fmt: skip
    else:
        yield Finding("pairing", "note", "no browser is paired", "companion pair, then enter the code in the extension")
    for address, state, note in seen.mailboxes:
        good = state in ("ok", "new")
        yield Finding(
            "mail", "ok" if good else "fail", f"{address}: {state}{f' ({note})' if note else ''}",
            "" if good else note or "companion mail accounts",
        )  # fmt: skip
    for loop in seen.loops:
        when = f"last run {loop.started:%Y-%m-%d %H:%M} UTC"
        late = running and loop.user in seen.tracked and now - loop.started > LOOP_PATIENCE
        if loop.error:
            yield Finding(f"loop {loop.loop}", "fail", f"{when}: {loop.error}", "companion watch shows the next run")
        elif late:
            yield Finding(f"loop {loop.loop}", "note", f"{when}, long ago", "companion stop, then companion start")
        else:
            yield Finding(f"loop {loop.loop}", "ok", f"{when}, {loop.failures} failures so far")
