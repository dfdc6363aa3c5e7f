"""`companion applications`, `mail` and `track` without a running companion."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support.companion import command_here


async def run(folder: Path, *arguments: str) -> Any:
    code, out, errors = await command_here(*arguments, "--json", data_dir=folder)
    assert code == 0, errors
    return json.loads(out)


async def test_an_application_told_updated_and_undone(tmp_path: Path) -> None:
    told = await run(tmp_path, "applications", "add", "--company", "Northwind Tools", "--title", "Backend Engineer")
    number = str(told["application"]["id"])
    moved = await run(tmp_path, "applications", "set-status", number, "interview", "--note", "they called")
    assert moved["application"]["status"] == "interview"
    undone = await run(tmp_path, "applications", "undo", number, moved["timeline"][-1]["key"])
    assert undone["application"]["status"] == "applied"
    code, _, errors = await command_here("applications", "set-status", number, "hired", data_dir=tmp_path)
    assert code == 2
    assert errors.startswith("error: status:")


async def test_a_mailbox_of_an_unknown_provider_needs_its_server(tmp_path: Path) -> None:
    code, _, errors = await command_here("mail", "accounts", "add", "ada@example.org", data_dir=tmp_path)
    assert code != 0
    assert errors.count("\n") == 1
    assert (await run(tmp_path, "mail", "accounts", "list"))["accounts"] == []
    assert (await run(tmp_path, "mail", "review"))["mails"] == []


async def test_tracking_is_switched_off_for_several_users(tmp_path: Path) -> None:
    reply = await run(tmp_path, "track", "--users", "1", "--stop")
    assert reply["settings"]["on"] is False
