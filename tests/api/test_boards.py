"""Boards over the API and the command line, with the vendors behind a gateway on loopback."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from companion.cli import main
from tests.ats.vendors import Reply, Vendors
from tests.jobmatcher.boards.watching import LIST, job
from tests.support.companion import CompanionUnderTest, running_companion


@pytest.fixture
async def vendors() -> AsyncIterator[Vendors]:
    async with Vendors() as found:
        found.answers[LIST] = Reply({"jobs": [job(1), job(2, "Porter")]})
        found.answers["www.ward.example/jobs"] = Reply(
            '<script src="https://boards.greenhouse.io/embed/job_board/js?for=ward">'
        )
        found.answers["www.ward.example/about"] = Reply("<html>About us</html>")
        yield found


@pytest.fixture
async def companion(tmp_path: Path, vendors: Vendors) -> AsyncIterator[CompanionUnderTest]:
    async with running_companion(tmp_path, boards_gateway=vendors.url) as found:
        yield found


async def test_a_board_is_added_read_and_removed(companion: CompanionUnderTest) -> None:
    events = companion.companion.services.bus.subscribe(user=1)
    board = await companion.ok("/api/boards/add/", {"user": 1, "url": "www.ward.example/jobs"})
    assert (board["ats"], board["key"], board["state"]) == ("greenhouse", "ward", "new")
    async with asyncio.timeout(60):
        async for event in events:
            if event.type == "loop.ran":
                break
    reply = await companion.ok("/api/boards/check/", {"user": 1})
    (read,) = reply["boards"]
    assert (read["state"], read["open"], read["title"], reply["running"]) == ("ok", 2, "Ward Hospital", False)
    await companion.ok("/api/boards/remove/", {"user": 1, "board": board["board"]})
    assert (await companion.ok("/api/boards/", {"user": 1}))["boards"] == []


async def test_refusals_say_what_to_do(companion: CompanionUnderTest) -> None:
    status, reply = await companion.call(
        "POST", "/api/boards/add/", {"user": 1, "url": "https://www.ward.example/about"}
    )
    assert (status, reply["error"]) == (422, "board_unknown")
    assert "give that page's address" in reply["message"]
    status, reply = await companion.call("POST", "/api/boards/add/", {"user": 1, "url": "https://www.ward.example/no"})
    assert (status, reply["error"]) == (422, "board_unknown")
    status, reply = await companion.call("POST", "/api/boards/remove/", {"user": 1, "board": 7})
    assert (status, reply["error"]) == (404, "no_such_board")


async def test_nobody_adds_boards_unpaired(companion: CompanionUnderTest) -> None:
    for path in ("/api/boards/", "/api/boards/add/", "/api/boards/remove/", "/api/boards/check/"):
        status, _ = await companion.call("POST", path, {"user": 1}, headers={})
        assert status == 401


async def test_private_addresses_are_no_boards(tmp_path: Path) -> None:
    async with running_companion(tmp_path) as companion:
        for url in ("http://127.0.0.1:1/jobs", "http://[::1]/", "http://10.0.0.1/jobs", "http://localhost:1/jobs"):
            status, reply = await companion.call("POST", "/api/boards/add/", {"user": 1, "url": url})
            assert (status, reply["error"]) == (422, "board_unknown")


async def test_the_command_line_without_a_companion(
    tmp_path: Path, vendors: Vendors, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMPANION_BOARDS_GATEWAY", vendors.url)

    async def run(*words: str) -> str:
        def go() -> None:
            with pytest.raises(SystemExit) as end:
                main(["boards", *words, "--data-dir", str(tmp_path)])
            assert end.value.code == 0

        await asyncio.to_thread(go)
        return capsys.readouterr().out

    assert "No board is watched" in await run("list")
    added: dict[str, Any] = json.loads(await run("add", "https://www.ward.example/jobs", "--json"))
    assert added["url"] == "https://job-boards.greenhouse.io/ward"
    listed = await run("check", "--now")
    assert "Ward Hospital" in listed
    assert "2 open postings" in listed
    assert "watched no longer" in await run("remove", str(added["board"]))
