"""Companions for tests: in this process with the real server, or the real `companion start` process."""

from __future__ import annotations

import asyncio
import io
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import aiohttp

from companion.api.open_sockets import Sockets
from companion.app import Companion
from companion.cli import main
from companion.clock import Clock
from companion.jobmatcher.lazy import LazyMatcher
from companion.settings import Settings, load_settings
from companion.store.folder import DataFolder
from companion.store.lock import find_running
from tests.support.clock import SetClock as SetClock
from tests.support.schema import with_schema

EXTENSION = "chrome-extension://" + "abcdefghijklmnop" * 2
OTHER_EXTENSION = "chrome-extension://" + "ponmlkjihgfedcba" * 2
START_SECONDS = 30.0


@dataclass
class Paired:
    """A browser paired with a companion."""

    device: str
    token: str
    origin: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Origin": self.origin}


class CompanionUnderTest:
    """A running companion and a client session to talk to it."""

    def __init__(self, companion: Companion, session: aiohttp.ClientSession) -> None:
        self.companion = companion
        self.session = session
        self.url = companion.url
        self.port = int(companion.url.rpartition(":")[2])
        self.local = {"Authorization": f"Bearer {companion.local_token}"}

    @property
    def socket_url(self) -> str:
        return self.url.replace("http://", "ws://", 1) + "/api/events/"

    async def call(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, Any]:
        """Status and JSON of one request; by the local token unless headers are given."""
        headers = self.local if headers is None else headers
        async with self.session.request(
            method, self.url + path, json={} if body is None else body, headers=headers
        ) as reply:
            return reply.status, await reply.json()

    async def ok(self, path: str, body: Any = None, method: str = "POST") -> Any:
        """The JSON of a request that must succeed."""
        status, reply = await self.call(method, path, body)
        assert status == 200, reply
        return reply

    async def pair(self, origin: str = EXTENSION, name: str = "a browser", user: int = 1) -> Paired:
        """Pair a browser through the API, as a user would."""
        code = (await self.ok("/api/devices/pairing/", {"user": user}))["code"]
        status, reply = await self.call("POST", "/api/pair/", {"code": code, "name": name}, {"Origin": origin})
        assert status == 200, reply
        return Paired(reply["device"], reply["token"], origin)


MATCHER = LazyMatcher()
"""Loaded once a process, by the first test that has something scored."""


@asynccontextmanager
async def running_companion(
    data_dir: Path, clock: Clock | None = None, sockets: Sockets | None = None, **settings: Any
) -> AsyncIterator[CompanionUnderTest]:
    """A companion in this process: real server on a free loopback port, data in `data_dir`."""
    with_schema(data_dir)
    loaded: Settings = load_settings(data_dir=data_dir, **{"port": 0, "secrets": "file", **settings})
    async with (
        Companion(loaded, clock, sockets, warm=False, matcher=MATCHER) as companion,
        aiohttp.ClientSession() as session,
    ):
        yield CompanionUnderTest(companion, session)


class CompanionProcess:
    """The real `companion start`, as a child process."""

    def __init__(self, data_dir: Path, *arguments: str, env: Mapping[str, str] | None = None) -> None:
        self.data_dir = data_dir
        self._arguments = arguments
        self._env = {**os.environ, "COMPANION_SECRETS": "file", **(env or {})}
        self.process: asyncio.subprocess.Process | None = None
        self.url = ""

    async def __aenter__(self) -> CompanionProcess:
        arguments = self._arguments or ("--port", "0")
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "companion", "start", "--json", "--data-dir", str(self.data_dir), *arguments,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self._env,
        )  # fmt: skip
        assert self.process.stdout is not None
        line = await asyncio.wait_for(self.process.stdout.readline(), START_SECONDS)
        if not line:
            _, errors = await self.process.communicate()
            raise AssertionError(f"the companion did not start: {errors.decode()}")
        self.url = json.loads(line)["url"]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    @property
    def local(self) -> dict[str, str]:
        """Headers of the user's own command line."""
        return {"Authorization": f"Bearer {(self.data_dir / 'local.token').read_text()}"}

    @property
    def running(self) -> bool:
        return find_running(DataFolder(self.data_dir).lock) is not None

    async def terminate(self) -> int:
        """SIGTERM, and the exit code."""
        assert self.process is not None
        self.process.terminate()
        return await asyncio.wait_for(self.process.wait(), START_SECONDS)


async def companion_command(
    *arguments: str, data_dir: Path, env: Mapping[str, str] | None = None
) -> tuple[int, str, str]:
    """Run one command of the real program: exit code, stdout, stderr."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "companion", *arguments,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "COMPANION_DATA_DIR": str(data_dir), "COMPANION_SECRETS": "file", **(env or {})},
    )  # fmt: skip
    out, errors = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode or 0, out.decode(), errors.decode()


async def command_here(
    *arguments: str, data_dir: Path, env: Mapping[str, str] | None = None, typed: str = ""
) -> tuple[int, str, str]:
    """The same in this process, without the second that a new one takes to load what a command needs."""

    def run() -> tuple[int, str, str]:
        written, errors = io.BytesIO(), io.StringIO()
        out = io.TextIOWrapper(written, encoding="utf-8", write_through=True)
        around = {"COMPANION_DATA_DIR": str(data_dir), "COMPANION_SECRETS": "file", **(env or {})}
        with (
            patch.dict(os.environ, around), patch("sys.stdin", io.StringIO(typed)), redirect_stdout(out), redirect_stderr(errors),
        ):  # fmt: skip
            try:
                main(list(arguments))
            except SystemExit as end:
                return int(end.code or 0), written.getvalue().decode(), errors.getvalue()
        return 0, written.getvalue().decode(), errors.getvalue()

    return await asyncio.to_thread(run)
