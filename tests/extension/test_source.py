"""Rules that the extension's files keep, read from the files themselves."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from companion.paths import extension_dir
from tests.extension.desk import ID

ROOT = extension_dir()
MANIFEST = json.loads((ROOT / "manifest.json").read_text())
SCRIPTS = sorted(ROOT.rglob("*.js"))
OWN = [path for path in SCRIPTS if path.parent.name != "agent"]
MAX_LINES = 420
PORTS = (8731, 8732, 8733)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_key_gives_the_id_that_pairings_are_tied_to() -> None:
    digest = hashlib.sha256(base64.b64decode(MANIFEST["key"])).hexdigest()[:32]
    assert "".join(chr(ord("a") + int(letter, 16)) for letter in digest) == ID


def test_permissions_are_no_more_than_what_is_used() -> None:
    assert set(MANIFEST["permissions"]) == {
        "activeTab", "alarms", "notifications", "scripting", "sidePanel", "storage", "webNavigation",
    }  # fmt: skip
    assert MANIFEST["host_permissions"] == [f"http://127.0.0.1:{port}/*" for port in PORTS]
    code = "\n".join(path.read_text() for path in OWN)
    for api in ("alarms", "notifications", "scripting", "sidePanel", "storage", "webNavigation"):
        assert f"chrome.{api}." in code


def test_nothing_of_ours_is_open_to_pages_or_other_extensions() -> None:
    assert "web_accessible_resources" not in MANIFEST
    assert "externally_connectable" not in MANIFEST


def test_content_scripts_keep_off_this_machine_s_own_servers() -> None:
    (entry,) = MANIFEST["content_scripts"]
    assert {"*://localhost/*", "*://*.localhost/*", "*://127.0.0.1/*", "*://[::1]/*"} <= set(entry["exclude_matches"])
    assert entry["all_frames"] is True


def test_the_policy_allows_own_scripts_and_the_companion_only() -> None:
    policy = {
        part.split()[0]: set(part.split()[1:])
        for part in MANIFEST["content_security_policy"]["extension_pages"].split("; ")
    }
    assert policy["default-src"] == {"'none'"}
    assert policy["script-src"] == {"'self'"}
    assert policy["style-src"] == {"'self'"}
    assert policy["frame-ancestors"] == {"'none'"}
    assert policy["connect-src"] == {f"{scheme}://127.0.0.1:{port}" for port in PORTS for scheme in ("http", "ws")}


def test_every_file_the_manifest_names_is_there() -> None:
    (entry,) = MANIFEST["content_scripts"]
    named = [
        *entry["js"], *MANIFEST["icons"].values(), MANIFEST["action"]["default_popup"],
        MANIFEST["side_panel"]["default_path"], MANIFEST["options_ui"]["page"], MANIFEST["background"]["service_worker"],
    ]  # fmt: skip
    assert [file for file in named if not (ROOT / file).is_file()] == []
    assert {name(path) for path in (ROOT / "agent").glob("*.js")} == {f for f in entry["js"] if f.startswith("agent/")}


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_scripts_are_typed_short_and_write_no_markup(path: Path) -> None:
    text = path.read_text()
    assert text.startswith("// @ts-check\n")
    assert len(text.splitlines()) <= MAX_LINES
    assert not re.search(
        r"\.(?:inner|outer)HTML\s*\+?=|insertAdjacentHTML|document\.write|\beval\(|new Function\(", text
    )


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_only_the_worker_speaks_to_the_network(path: Path) -> None:
    if path.parent.name != "background":
        assert not re.search(r"\bfetch\(|\bWebSocket\b|XMLHttpRequest|EventSource|sendBeacon", path.read_text())


@pytest.mark.parametrize("path", sorted((ROOT / "agent").glob("*.js")), ids=name)
def test_the_agent_knows_nothing_of_the_extension(path: Path) -> None:
    assert not re.search(r"\bchrome\.(?!dom\b)", path.read_text())


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.html")), ids=name)
def test_pages_have_no_inline_code(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|<style|https?://", text)
    assert '<html lang="en">' in text


def test_every_message_has_exactly_one_handler() -> None:
    declared = (ROOT / "shared" / "messages.d.ts").read_text()
    page_part, _, rest = declared.partition("interface SurfaceMessages")
    surface_part, _, document_part = rest.partition("interface DocumentMessages")
    key = re.compile(r"^  '?([\w.]+)'?: \{ ask", re.M)
    handled = (ROOT / "background" / "messages.js").read_text()
    handlers = re.findall(r"^    '([\w.]+)': (?:async )?\(", handled, re.M)
    assert sorted(handlers) == sorted(key.findall(page_part) + key.findall(surface_part))
    answers = (ROOT / "content" / "answer.js").read_text()
    table = answers[answers.index("const answers = {") : answers.index("\n  };\n")]
    assert sorted(re.findall(r"^    (\w+): ", table, re.M)) == sorted(key.findall(document_part))
