"""`companion profile add|users|rename` and `companion track` for several people, with a running companion and without."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support.companion import command_here


async def run(folder: Path, *arguments: str) -> Any:
    code, out, errors = await command_here(*arguments, "--json", data_dir=folder)
    assert code == 0, errors
    return [json.loads(line) for line in out.splitlines()]


async def test_two_people_have_a_profile_each(data_dir: Path) -> None:
    (grace,) = await run(data_dir, "profile", "add", "Grace")
    await run(data_dir, "profile", "rename", "Ada")
    ((people),) = await run(data_dir, "profile", "users")
    assert [(one["user"], one["name"]) for one in people["users"]] == [(1, "Ada"), (2, "Grace")]
    await run(data_dir, "profile", "set", "applicant.notice_period", "2 weeks", "--user", str(grace["user"]))
    (hers,) = await run(data_dir, "profile", "show", "--user", "2")
    (mine,) = await run(data_dir, "profile", "show")
    assert hers["profile"]["applicant"]["notice_period"] == "2 weeks"
    assert mine["profile"]["applicant"]["notice_period"] is None


async def test_nobody_is_switched_where_one_is_not_there(data_dir: Path) -> None:
    await run(data_dir, "profile", "add", "Grace")
    code, _, errors = await command_here("track", "--users", "1", "2", "3", data_dir=data_dir)
    assert (code != 0, errors.count("\n"), "no user 3" in errors) == (True, 1, True)
    switched = await run(data_dir, "track", "--users", "1 2", "--stop")
    assert [(one["user"], one["settings"]["on"]) for one in switched] == [(1, False), (2, False)]


async def test_a_user_that_is_not_there_is_one_line(data_dir: Path) -> None:
    for command in (
        ["applications", "add", "--company", "Northwind"],
        ["boards"],
        ["jobs"],
        ["answers", "list"],
        ["export", "csv"],
    ):
        code, _, errors = await command_here(*command, "--user", "7", data_dir=data_dir)
        assert (code != 0, errors.count("\n"), "no user 7" in errors) == (True, 1, True), (command, errors)


async def test_users_are_numbers(tmp_path: Path) -> None:
    code, _, errors = await command_here("track", "--users", "ada", data_dir=tmp_path)
    assert (code, errors.count("\n")) == (2, 1)
