"""`companion skills` and `companion inspect skills` as a person uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.cli import main


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def test_it_lists_categories_and_counts(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "skills")
    assert code == 0
    assert "Nursing (skill)" in out
    assert "ways to write them" in out


def test_a_category_shows_its_skills_with_forms_and_relations(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "skills", "--category", "welding")
    assert code == 0
    assert any(line.startswith("TIG welding") and "GTAW" in line and "> Welding" in line for line in out.splitlines())


def test_search_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "skills", "--search", "golang", "--json")
    found = json.loads(out)
    assert code == 0
    assert [skill["name"] for skill in found["skills"]] == ["Go"]
    assert len(found["categories"]) >= 120


def test_an_unknown_category_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "skills", "--category", "alchemy")
    assert code == 1
    assert err.count("\n") == 1
    assert "alchemy" in err


def test_the_linter_is_content(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "skills", "--lint")[:2] == (0, "no problems\n")


def test_inspect_prints_mentions_with_offsets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Erfahrung mit Zürich – knowledge of Python and accounts payable."
    file = tmp_path / "posting.txt"
    file.write_text(text, encoding="utf-8")
    code, out, _ = run(capsys, "inspect", "skills", str(file))
    mentions = json.loads(out)
    assert code == 0
    assert {"Python", "Accounts payable"} <= {mention["skill"] for mention in mentions}
    assert all(text[m["start"] : m["end"]] == m["text"] for m in mentions)


def test_inspect_says_which_file_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "inspect", "skills", str(tmp_path / "absent.txt"))
    assert code == 1
    assert "error" in json.loads(out)
