"""`import`, `profile`, `pair`, `devices`, `watch` and `score`: with a running companion, and without."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.companion import command_here, running_companion

RESUME = "Ada Lovelace\nada@example.com\n+44 20 7946 0018\n\nExperience\nAnalyst, Engines Ltd, 2019 - 2023\n"


async def run(folder: Path, *arguments: str, **env: str) -> Any:
    code, out, errors = await command_here(*arguments, "--json", data_dir=folder, env=env)
    assert code == 0, errors
    return json.loads(out)


async def test_a_profile_is_imported_edited_and_kept_in_versions(data_dir: Path, tmp_path: Path) -> None:
    resume = tmp_path / "ada.txt"
    resume.write_text(RESUME)
    imported = await run(data_dir, "import", str(resume))
    assert imported["profile"]["resume"]["basics"]["email"] == "ada@example.com"
    await run(data_dir, "profile", "set", "applicant.over_18", "true")
    await run(data_dir, "profile", "set", "resume.basics.phone", "0031201234567")
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys; p = sys.argv[1]; t = open(p).read(); open(p, 'w').write(t.replace('Ada Lovelace', 'Ada King'))"
    )
    edited = await run(data_dir, "profile", "edit", EDITOR=f"{sys.executable} {editor}", VISUAL="")
    assert (
        edited["profile"]["resume"]["basics"] | {"name": "Ada King", "phone": "0031201234567"}
        == (edited["profile"]["resume"]["basics"])
    )
    assert edited["profile"]["applicant"]["over_18"] is True
    versions = (await run(data_dir, "profile", "versions"))["versions"]
    assert [(v["version"], v["source"]) for v in versions] == [(4, "cli"), (3, "cli"), (2, "cli"), (1, "import")]
    first = await run(data_dir, "profile", "show", "--version", "1")
    assert first["profile"]["resume"]["basics"]["name"] == "Ada Lovelace"


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "no-such-file.pdf"),
        ("profile", "set", "applicant.no_such_fact", "1"),
        ("profile", "set", "applicant.over_18", "perhaps"),
        ("profile", "show", "--version", "9"),
        ("score", "no-such-page.html"),
        ("score", "http://127.0.0.1/"),
        ("pair",),
        ("devices",),
        ("watch",),
        ("stop",),
    ],
)
async def test_errors_are_one_line_that_says_what_to_do(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    code, out, errors = await command_here(*arguments, data_dir=tmp_path)
    assert code in (1, 2, 3)
    assert out == ""
    assert errors.startswith("error: ")
    assert len(errors.strip().splitlines()) == 1


async def test_pairing_and_devices_from_the_command_line(tmp_path: Path) -> None:
    async with running_companion(tmp_path):
        code = (await run(tmp_path, "pair"))["code"]
        assert (await run(tmp_path, "pair"))["code"] == code
        assert (await run(tmp_path, "devices"))["devices"] == []
        status, _, errors = await command_here("devices", "revoke", "unknown", data_dir=tmp_path)
        assert status == 1
        assert "unknown" in errors


async def test_watch_shows_what_happened_before_and_what_happens(tmp_path: Path) -> None:
    async with running_companion(tmp_path):
        await run(tmp_path, "profile", "set", "applicant.first_name", "Ada")
        watching = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "companion", "watch", "--after", "0", "--count", "2", "--json",
            stdout=asyncio.subprocess.PIPE, env={**os.environ, "COMPANION_DATA_DIR": str(tmp_path)},
        )  # fmt: skip
        assert watching.stdout is not None
        first = json.loads(await asyncio.wait_for(watching.stdout.readline(), 20))
        await run(tmp_path, "profile", "set", "applicant.first_name", "Augusta")
        second = json.loads(await asyncio.wait_for(watching.stdout.readline(), 20))
        assert await asyncio.wait_for(watching.wait(), 20) == 0
    assert [(e["seq"], e["type"], e["data"]["version"]) for e in (first, second)] == [
        (1, "profile.changed", 1),
        (2, "profile.changed", 2),
    ]
