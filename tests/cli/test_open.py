"""`companion open`: an address that signs in once; a clear word when nothing runs."""

from __future__ import annotations

import json
from pathlib import Path

import aiohttp

from tests.support.companion import command_here, running_companion


async def test_prints_an_address_that_signs_in_once(tmp_path: Path) -> None:
    async with running_companion(tmp_path) as running:
        code, out, errors = await command_here("open", "--json", data_dir=tmp_path)
        assert (code, errors) == (0, "")
        address, _, ticket = json.loads(out)["url"].partition("#")
        host = address.split("/")[2]
        assert host == f"companion.localhost:{running.url.rpartition(':')[2]}"
        headers = {"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}
        async with aiohttp.ClientSession() as session:
            statuses = []
            for _ in range(2):
                body = {"ticket": ticket}
                async with session.post(running.url + "/api/session/", json=body, headers=headers) as reply:
                    statuses.append(reply.status)
        assert statuses == [200, 403]


async def test_says_how_to_start_when_nothing_runs(tmp_path: Path) -> None:
    code, _, errors = await command_here("open", data_dir=tmp_path)
    assert code == 3
    assert "companion start" in errors
