"""`companion searches`, and saved searches of `companion jobs`, with and without a companion that runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.api.test_jobs import save_profile, score, snapshot
from tests.support.companion import command_here, running_companion


async def test_a_search_is_saved_listed_used_and_removed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with running_companion(data) as app:
        await save_profile(app, "Python")
        for number, title in enumerate(("Backend Engineer", "Nurse")):
            await score(app, snapshot(f"https://jobs.example.com/{number}", title=title))
        code, out, errors = await command_here("jobs", "--title", "nurse", "--save-search", "Wards", data_dir=data)
        assert (code, "Nurse" in out, "Backend" in out) == (0, True, False), errors
        code, out, _ = await command_here("searches", data_dir=data)
        assert (code, out.strip()) == (0, "1  Wards: title nurse (1 job, 0 new)")
        for wanted in ("1", "Wards"):
            code, out, errors = await command_here("jobs", "--search", wanted, "--json", data_dir=data)
            assert [one["title"] for one in json.loads(out)["scores"]] == ["Nurse"], errors
        code, out, _ = await command_here("jobs", "--search", "Wards", "--title", "backend", data_dir=data)
        assert ("Backend Engineer" in out, "Nurse" in out) == (True, False)
        code, out, _ = await command_here("searches", "tell", "Wards", "--off", data_dir=data)
        assert (code, "[not told of]" in out) == (0, True)
        code, out, _ = await command_here("searches", "remove", "Wards", data_dir=data)
        assert (code, "No search is saved" in out) == (0, True)


async def test_searches_need_no_running_companion(tmp_path: Path) -> None:
    data = tmp_path / "data"
    code, _, errors = await command_here("jobs", "--min-score", "70", "--save-search", "Good ones", data_dir=data)
    assert code == 0, errors
    code, out, _ = await command_here("searches", "--json", data_dir=data)
    (kept,) = json.loads(out)["searches"]
    assert (kept["name"], kept["filters"]["min_score"], kept["tell"]) == ("Good ones", 70, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("jobs", "--save-search", "Everything"), "a search needs a filter"),
        (("jobs", "--title", "nurse", "--save-search", " "), "give the search a name"),
        (("jobs", "--search", "Wards"), "there is no search Wards: `companion searches` lists them"),
        (("searches", "remove", "7"), "there is no search 7"),
    ],
)
async def test_what_cannot_be_is_said_in_words(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    code, _, errors = await command_here(*arguments, data_dir=tmp_path / "data")
    assert (code, words in errors) == (2, True), errors
