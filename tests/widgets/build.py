"""Installs and bundles the gallery once, into `tests/widgets/build/`, which git ignores."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
BUILD = HERE / "build"
ENTRIES = (
    "react_select.jsx",
    "mui.jsx",
    "antd.jsx",
    "listboxes.jsx",
    "plain.js",
    "more.jsx",
    "react_more.jsx",
    "parts.js",
    "vue_more.js",
    "jquery_more.js",
    "angular.ts",
    "calendars.jsx",
    "newer.jsx",
)
BUN = "bun@^1.2"
INSTALL_SECONDS = 600
DECORATORS = {"compilerOptions": {"experimentalDecorators": True, "useDefineForClassFields": False}}
"""Angular's components are made in the browser here, from decorators."""


class GalleryMissing(Exception):
    """The gallery cannot be had here, for want of npm or of its registry; the message says which."""


class GalleryBroken(Exception):
    """The gallery's own pages cannot be bundled."""


def build() -> Path:
    """The folder with one bundle per page, built when a source is newer. Raises GalleryMissing and GalleryBroken."""
    npm = shutil.which("npm")
    if npm is None:
        raise GalleryMissing("npm is not installed: the widget gallery is not tried")
    BUILD.mkdir(exist_ok=True)
    package = (HERE / "package.json").read_text()
    if not (BUILD / "installed").is_file() or (BUILD / "installed").read_text() != package:
        _install(npm, package)
    sources = list((HERE / "gallery").iterdir())
    newest = max(source.stat().st_mtime for source in sources)
    bundles = [BUILD / "out" / f"{Path(entry).stem}.js" for entry in ENTRIES]
    if not all(bundle.is_file() and bundle.stat().st_mtime >= newest for bundle in bundles):
        shutil.copytree(HERE / "gallery", BUILD / "gallery", dirs_exist_ok=True)
        options = ["--bundle", "--outdir=out", "--loader:.png=dataurl", "--loader:.webp=dataurl", "--log-level=error"]
        options.append(f"--tsconfig-raw={json.dumps(DECORATORS)}")
        options += ['--define:process.env.NODE_ENV="production"', "--jsx=transform"]
        command = [
            str(BUILD / "node_modules" / ".bin" / "esbuild"),
            *[f"gallery/{entry}" for entry in ENTRIES],
            *options,
        ]
        if _said(command) is not None:
            # An installer was seen to leave packages half unpacked, and to say nothing.
            shutil.rmtree(BUILD / "node_modules", ignore_errors=True)
            _install(npm, package)
            said = _said(command)
            if said is not None:
                raise GalleryBroken(f"the pages cannot be bundled: {said}")
    return BUILD / "out"


def _install(npm: str, package: str) -> None:
    """By bun, which npm brings: of the 130,000 files of the libraries npm itself makes a hundred seconds of work."""
    shutil.copy(HERE / "package.json", BUILD / "package.json")
    for what, command in (
        ("bun", [npm, "install", "--prefix=tools", "--no-audit", "--no-fund", "--loglevel=error", BUN]),
        ("the widgets", [str(BUILD / "tools" / "node_modules" / ".bin" / "bun"), "install", "--ignore-scripts"]),
    ):
        said = _said(command)
        if said is not None:
            raise GalleryMissing(f"{what} cannot be installed, so the widgets are not tried: {said}")
    (BUILD / "installed").write_text(package)


def _said(command: list[str]) -> str | None:
    """Runs a command; what it said when it failed, None when it did not."""
    try:
        subprocess.run(command, cwd=BUILD, check=True, capture_output=True, text=True, timeout=INSTALL_SECONDS)
    except (OSError, subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        said = getattr(error, "stderr", None)
        return said.strip()[:500] if isinstance(said, str) and said.strip() else str(error)
    return None
