"""The rules of the house: which room may know which, and what the extension's files may not do."""

from __future__ import annotations

import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest
from xdist.scheduler import LoadScopeScheduling

from tests.conftest import group_of

ROOT = Path(__file__).resolve().parent.parent
EXTENSION = ROOT / "extension"
COMMENT = re.compile(r"^\s*(//|\*|/\*)")
RULES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "the agent knows no browser extension": (r"\bchrome\s*\.", ("agent/",), "only"),
    "the agent has no network": (
        r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts)\b\s*[.(]", ("agent/",), "only",
    ),
    "only the worker talks to the companion": (
        r"\b(fetch\s*\(|new\s+(XMLHttpRequest|WebSocket|EventSource)|navigator\.sendBeacon)", ("background/",), "except",
    ),
    "no markup made from text": (
        r"\.(innerHTML|outerHTML)\s*\+?=[^=]|insertAdjacentHTML\s*\(|document\.write(ln)?\s*\(", (), "except",
    ),
    "no code made from text": (r"\beval\s*\(|new\s+Function\s*\(", (), "except"),
}  # fmt: skip
"""What a line must not hold, and where: only in these folders, or everywhere except in them."""


def scripts() -> list[Path]:
    return sorted(file for file in EXTENSION.rglob("*.js") if "node_modules" not in file.parts)


@pytest.mark.parametrize("rule", RULES)
def test_extension_files_keep_the_rule(rule: str) -> None:
    pattern, folders, where = RULES[rule]
    found = []
    for file in scripts():
        name = file.relative_to(EXTENSION).as_posix()
        if name.startswith(folders) == (where == "only"):
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                if re.search(pattern, line) and not COMMENT.match(line):
                    found.append(f"{name}:{number}: {line.strip()[:80]}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("the agent knows no browser extension", "chrome.runtime.sendMessage(x)"),
        ("the agent has no network", "await fetch(url)"),
        ("only the worker talks to the companion", "new WebSocket(url)"),
        ("no markup made from text", "node.innerHTML = text"),
        ("no code made from text", "eval(text)"),
    ],
)
def test_the_rules_would_notice(rule: str, line: str) -> None:
    assert re.search(RULES[rule][0], line)


def test_no_module_comes_back_to_itself_through_those_it_imports() -> None:
    """Neither when it is loaded nor for its types: two modules that need each other are one."""
    graph = grimp.build_graph("companion", cache_dir=None)
    TopologicalSorter({name: graph.find_modules_directly_imported_by(name) for name in graph.modules}).prepare()


def test_rooms_know_only_the_rooms_below() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_what_shares_a_world_stays_on_one_worker() -> None:
    assert group_of("tests/web/test_board.py::test_x") == group_of("tests/web/test_jobs.py::test_y") == "web"
    assert group_of("tests/notify/test_notify.py::test_x[1]") == "tests/notify/test_notify.py"
    floors = [f"tests/test_eval_floors.py::test_floor[{name}]" for name in ("forms", "mails")]
    assert len({group_of(name) for name in floors}) == 2
    assert "_split_scope" in vars(LoadScopeScheduling), "xdist asks another method now: Groups must answer that one"
