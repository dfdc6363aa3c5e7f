"""`companion queue` and `companion apply` as a person types them, with applying switched off so that nothing is opened."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.companion import command_here, running_companion


async def test_queue_list_settings_stop_and_clear(tmp_path: Path) -> None:
    data = tmp_path / "data"
    file = tmp_path / "jobs.txt"
    file.write_text("# mine\nhttp://jobs.employers.test/1\nhttps://www.linkedin.com/jobs/view/2\n", encoding="utf-8")
    async with running_companion(data):
        code, out, errors = await command_here("apply", "stop", "--json", data_dir=data)
        assert (code, json.loads(out)["settings"]["on"]) == (0, False), errors
        code, out, errors = await command_here("queue", "add", "--file", str(file), "--json", data_dir=data)
        reply = json.loads(out)
        assert (code, [one["code"] for one in reply["refused"]]) == (0, ["forbidden"]), errors
        (added,) = reply["added"]
        code, out, _ = await command_here("queue", "list", data_dir=data)
        assert code == 0
        assert "applying is switched off" in out
        code, out, _ = await command_here("apply", "show", str(added["id"]), data_dir=data)
        assert (code, "http://jobs.employers.test/1" in out) == (0, True)
        code, _, errors = await command_here("apply", "approve", str(added["id"]), data_dir=data)
        assert (code, "only what is ready" in errors) == (1, True)
        code, out, _ = await command_here("queue", "clear", "--json", data_dir=data)
        assert json.loads(out) == {"removed": [added["id"]]}
        code, _, errors = await command_here("queue", "add", data_dir=data)
        assert (code, "give addresses" in errors) == (2, True)


async def test_without_a_companion_it_says_what_to_do(tmp_path: Path) -> None:
    code, _, errors = await command_here("queue", "list", data_dir=tmp_path / "data")
    assert code == 3
    assert "companion start" in errors
