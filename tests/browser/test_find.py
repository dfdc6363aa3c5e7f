"""Which browser is taken: what is set, then Playwright's, then the system's."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.browser.find import BrowserMissing, find_browser, find_shell


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser: `bin` is all that is on the path, `playwright` where Playwright keeps its own."""
    monkeypatch.delenv("COMPANION_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.setattr("companion.browser.find.SYSTEM_PATHS", ())
    return tmp_path


def _put(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_none_is_said_with_what_to_do(machine: Path) -> None:
    for find in (find_browser, find_shell):
        with pytest.raises(BrowserMissing, match="install one"):
            find()


def test_the_system_s_browser_does_for_pages_that_nobody_sees_until_there_is_a_shell(machine: Path) -> None:
    browser = _put(machine / "bin" / "chromium")
    assert find_browser() == find_shell() == browser
    shell = _put(machine / "bin" / "chromium-headless-shell")
    assert (find_browser(), find_shell()) == (browser, shell)


def test_playwright_s_own_come_first(machine: Path) -> None:
    _put(machine / "bin" / "chromium")
    _put(machine / "bin" / "chromium-headless-shell")
    for number in ("1200", "1208"):
        _put(machine / "playwright" / f"chromium-{number}" / "chrome-linux64" / "chrome")
        _put(machine / "playwright" / f"chromium_headless_shell-{number}" / "chrome-headless-shell-linux64" / "chrome-headless-shell")  # fmt: skip
    assert find_browser().parts[-3] == "chromium-1208"
    assert find_shell().parts[-3] == "chromium_headless_shell-1208"


def test_what_is_set_wins_and_must_exist(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(machine / "bin" / "chromium-headless-shell")
    chosen = _put(machine / "mine")
    monkeypatch.setenv("COMPANION_BROWSER", str(chosen))
    assert find_browser() == find_shell() == chosen
    monkeypatch.setenv("COMPANION_BROWSER", str(machine / "gone"))
    for find in (find_browser, find_shell):
        with pytest.raises(BrowserMissing, match="does not exist"):
            find()
