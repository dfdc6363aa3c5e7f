"""`companion start`, `stop`, `status` as the real program."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import stat
from pathlib import Path

import aiohttp
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.support.companion import CompanionProcess, command_here, companion_command


async def test_background_start_status_and_stop(tmp_path: Path) -> None:
    code, out, errors = await companion_command("start", "--background", "--port", "0", "--json", data_dir=tmp_path)
    assert code == 0, errors
    started = json.loads(out)
    code, out, _ = await command_here("status", "--json", data_dir=tmp_path)
    status = json.loads(out)
    assert (code, status["running"], status["pid"], status["url"]) == (0, True, started["pid"], started["url"])
    code, _, errors = await companion_command("start", "--port", "0", data_dir=tmp_path)
    assert code == 4
    assert started["url"] in errors
    assert str(started["pid"]) in errors
    assert len(errors.strip().splitlines()) == 1
    code, out, _ = await companion_command("stop", "--json", data_dir=tmp_path)
    assert (code, json.loads(out)) == (0, {"stopped": started["pid"]})
    code, out, _ = await command_here("status", "--json", data_dir=tmp_path)
    assert (code, json.loads(out)["running"]) == (3, False)
    code, _, errors = await command_here("stop", data_dir=tmp_path)
    assert code == 3
    assert "companion start" in errors


@pytest.mark.skipif(os.name != "posix", reason="signals")
async def test_sigterm_says_goodbye_closes_the_database_and_exits_cleanly(tmp_path: Path) -> None:
    async with CompanionProcess(tmp_path) as companion:
        url = companion.url.replace("http://", "ws://") + "/api/events/"
        token = (tmp_path / "local.token").read_text()
        async with connect(url, proxy=None) as open_socket:
            await open_socket.send(json.dumps({"type": "hello", "client": "t", "token": token}))
            await open_socket.recv()
            assert await companion.terminate() == 0
            with pytest.raises(ConnectionClosed) as closed:
                await open_socket.recv()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1001
    assert not companion.running
    assert not (tmp_path / "local.token").exists()
    assert not (tmp_path / "companion.sqlite-wal").exists()


@pytest.mark.skipif(os.name != "posix", reason="signals")
async def test_a_killed_companion_leaves_a_folder_that_starts_again(tmp_path: Path) -> None:
    async with CompanionProcess(tmp_path) as companion:
        assert companion.process is not None
        async with (
            aiohttp.ClientSession() as session,
            session.put(companion.url + "/api/profile/", json={"profile": {}}, headers=companion.local) as reply,
        ):
            assert reply.status == 200
        companion.process.send_signal(signal.SIGKILL)
        await companion.process.wait()
        assert not companion.running
    async with (
        CompanionProcess(tmp_path) as again,
        aiohttp.ClientSession() as session,
        session.post(again.url + "/api/profile/versions/", json={}, headers=again.local) as reply,
    ):
        assert [version["version"] for version in (await reply.json())["versions"]] == [1]


async def test_a_taken_port_is_said_and_by_whom(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        code, _, errors = await companion_command("start", "--port", port, data_dir=tmp_path / "a")
    assert code == 4
    assert f"port {port} is taken by another program" in errors
    assert len(errors.strip().splitlines()) == 1


async def test_a_port_taken_by_another_companion_is_told_apart(tmp_path: Path) -> None:
    async with CompanionProcess(tmp_path / "first") as first:
        port = first.url.rpartition(":")[2]
        code, _, errors = await companion_command("start", "--port", port, data_dir=tmp_path / "second")
    assert code == 4
    assert "by another companion, on another data folder" in errors


async def test_a_newer_database_is_refused_in_one_line(tmp_path: Path) -> None:
    await command_here("profile", "show", data_dir=tmp_path)
    connection = sqlite3.connect(tmp_path / "companion.sqlite")
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    for arguments in (("start", "--port", "0"), ("start", "--background", "--port", "0")):
        code, _, errors = await companion_command(*arguments, data_dir=tmp_path)
        assert code == 5
        assert "newer" in errors
        assert len(errors.strip().splitlines()) == 1


async def test_two_companions_on_two_folders_do_not_mix(tmp_path: Path) -> None:
    async with CompanionProcess(tmp_path / "a") as a, CompanionProcess(tmp_path / "b") as b:
        assert a.url != b.url
        async with (
            aiohttp.ClientSession() as session,
            session.post(b.url + "/api/setup/", json={}, headers=a.local) as reply,
        ):
            assert reply.status == 401


@pytest.mark.skipif(os.name != "posix", reason="file modes")
async def test_a_running_companion_keeps_everything_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        async with CompanionProcess(tmp_path / "data"):
            modes = {p: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "data").rglob("*")}
    finally:
        os.umask(before)
    assert {p.name: oct(m) for p, m in modes.items() if m & 0o077} == {}
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("arguments", "env"),
    [(("status",), {"COMPANION_PORT": "many"}), (("start",), {"COMPANION_HOST": "0.0.0.0"})],
)
async def test_unusable_settings_are_one_line(tmp_path: Path, arguments: tuple[str], env: dict[str, str]) -> None:
    code, _, errors = await command_here(*arguments, data_dir=tmp_path, env=env)
    assert code == 2
    assert errors.startswith("error: setting ")
    assert len(errors.strip().splitlines()) == 1
