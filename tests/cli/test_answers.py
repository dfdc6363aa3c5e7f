"""`companion answers`: with a running companion, and without."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_profile import run
from tests.support.companion import command_here


async def test_answers_are_added_edited_merged_and_forgotten(data_dir: Path) -> None:
    one = await run(data_dir, "answers", "add", "Shirt size", "M")
    two = await run(data_dir, "answers", "add", "What size of shirt do you wear?", "L", "--scope", "employer:Acme")
    edited = await run(data_dir, "answers", "edit", str(one["id"]), "--value", "S", "--scope", "country:DE")
    assert (edited["value"], edited["scope"]) == ("S", "country:DE")
    await run(data_dir, "answers", "merge", str(one["id"]), str(two["id"]))
    shown = await run(data_dir, "answers", "show", str(one["id"]))
    assert shown["wordings"] == ["What size of shirt do you wear?"]
    code, out, _ = await command_here("answers", "list", "size", data_dir=data_dir)
    assert code == 0
    assert "Shirt size" in out
    await run(data_dir, "answers", "delete", str(one["id"]))
    assert (await run(data_dir, "answers", "list"))["answers"] == []


async def test_what_cannot_be_done_is_one_line(tmp_path: Path) -> None:
    for arguments in (
        ("show", "9"),
        ("delete", "9"),
        ("add", "I agree to the terms", "yes"),
        ("add", "Q?", "x", "--scope", "me"),
    ):
        code, _, errors = await command_here("answers", *arguments, data_dir=tmp_path / "data")
        assert code == 1, arguments
        assert errors.startswith("error: ")
        assert len(errors.splitlines()) == 1
