"""`companion inspect form`: the shape of PRODUCT.md section 7, with and without a fill."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.cli.inspect_form import ProfileUnreadable, run

pytestmark = [pytest.mark.browser]

PAGE = (
    "<!doctype html><title>Apply</title><form><label>First name*<input required autocomplete=given-name></label>"
    "<label>Email*<input type=email required></label><label>Why us?*<textarea required></textarea></label></form>"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(PAGE)
    return tmp_path / "page.html"


def test_fields_without_a_profile(page: Path) -> None:
    (result,) = run([str(page)])
    assert [field["label"] for field in result["fields"]] == ["First name", "Email", "Why us?"]
    assert {"id", "frame", "selector", "kind", "required", "options", "plan", "outcome", "shown"} <= set(
        result["fields"][0]
    )


def test_filled_from_a_profile(page: Path, tmp_path: Path) -> None:
    profile = {"resume": {"basics": {"name": "Ada Lovelace", "email": "ada@example.org"}}, "applicant": {}}
    (tmp_path / "profile.json").write_text(json.dumps(profile))
    (result,) = run([str(page)], profile=tmp_path / "profile.json", fill=True)
    shown = {field["label"]: (field["outcome"], field["shown"]) for field in result["fields"]}
    assert shown == {"First name": ("filled", "Ada"), "Email": ("filled", "ada@example.org"), "Why us?": (None, None)}
    assert [question["label"] for question in result["questions"]] == ["Why us?"]


def test_one_bad_input_does_not_stop_the_others(page: Path, tmp_path: Path) -> None:
    first, second = run([str(tmp_path / "missing.html"), str(page)])
    assert "neither a file nor an http address" in first["error"]
    assert len(second["fields"]) == 3


def test_fill_needs_a_profile(page: Path) -> None:
    with pytest.raises(ProfileUnreadable, match="--profile"):
        next(iter(run([str(page)], fill=True)))
