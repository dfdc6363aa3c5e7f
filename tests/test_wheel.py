"""The wheel is whole: it carries the extension and every data file, and finds them once installed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CARRIED = (".skills", ".toml", ".json", ".html", ".js", ".css", ".txt")
"""Data of the package by its ending; code is the build tool's own business."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True)
    (built,) = folder.glob("*.whl")
    return built


def test_it_carries_the_extension_and_all_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    extension = {f"companion/_extension/{path.relative_to(ROOT / 'extension').as_posix()}"
                 for path in (ROOT / "extension").rglob("*") if path.is_file()}  # fmt: skip
    data = {path.relative_to(ROOT).as_posix() for path in (ROOT / "companion").rglob("*") if path.suffix in CARRIED}
    assert extension <= names
    assert data <= names
    assert "companion/_extension/manifest.json" in names


def test_installed_it_says_where_the_extension_is(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = "import companion.cli; companion.cli.main(['extension-path'])"
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.strip() == str(tmp_path / "companion" / "_extension")
