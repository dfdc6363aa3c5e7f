"""A private PostgreSQL on a free loopback port, in a temporary folder: every test gets a database of its own in it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from companion.store.migrate import migrate_server
from tests.support.browser import free_port

DEBIAN = Path("/usr/lib/postgresql")
OWNER = "companion"


def find_postgres() -> Path:
    """The folder of its programs, or the test is skipped."""
    found = shutil.which("postgres")
    versions = sorted(DEBIAN.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if found is None and not versions:
        pytest.skip("no PostgreSQL here: apt-get install postgresql")
    return Path(found).resolve().parent if found else versions[-1].parent


class Postgres:
    """A running server, with one empty database at the newest schema that the others are copied from."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._numbers = count(1)
        self._run("CREATE DATABASE template_companion")
        migrate_server(self._url("template_companion"))

    def _url(self, database: str) -> str:
        return f"postgresql://{OWNER}@127.0.0.1:{self._port}/{database}"

    def _run(self, statement: str) -> None:
        engine = create_engine(self._url("postgres").replace("://", "+psycopg://"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def database(self, empty: bool = False) -> str:
        """The URL of a new database; `empty`: without any table."""
        name = f"companion_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name}" + ("" if empty else " TEMPLATE template_companion"))
        return self._url(name)


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """The server; skips where it is not installed. It refuses to run as root: then it runs as its own system user."""
    programs = find_postgres()
    user = ("postgres" if _exists("postgres") else "nobody") if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="companion-postgres-") as name:
        if user is not None:
            shutil.chown(name, user)
        data = f"{name}/data"
        subprocess.run(
            [programs / "initdb", "-D", data, "-A", "trust", "-U", OWNER, "-E", "UTF8", "--locale=C", "--no-sync"],
            user=user, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        port = free_port()
        control = [programs / "pg_ctl", "-D", data, "-w", "-s"]
        served = f"-h 127.0.0.1 -p {port} -k {name} -F"
        subprocess.run([*control, "-l", f"{name}/log", "-o", served, "start"], user=user, check=True)
        try:
            yield Postgres(port)
        finally:
            # "fast": whoever is still connected is let go.
            subprocess.run([*control, "-m", "fast", "stop"], user=user, check=True)


def _exists(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True
