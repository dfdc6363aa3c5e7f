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
)
INSTALL_SECONDS = 600
DECORATORS = {"compilerOptions": {"experimentalDecorators": True, "useDefineForClassFields": False}}
"""Angular's components are made in the browser here, from decorators."""


class GalleryMissing(Exception):
    """The gallery cannot be built here; the message says why."""


def build() -> Path:
    """The folder with one bundle per page, built when a source is newer. Raises GalleryMissing."""
    npm = shutil.which("npm")
    if npm is None:
        raise GalleryMissing("npm is not installed: the widget gallery is not tried")
    BUILD.mkdir(exist_ok=True)
    package = (HERE / "package.json").read_text()
    if not (BUILD / "installed").is_file() or (BUILD / "installed").read_text() != package:
        shutil.copy(HERE / "package.json", BUILD / "package.json")
        _run([npm, "install", "--no-audit", "--no-fund", "--loglevel=error"])
        (BUILD / "installed").write_text(package)
    sources = list((HERE / "gallery").iterdir())
    newest = max(source.stat().st_mtime for source in sources)
    bundles = [BUILD / "out" / f"{Path(entry).stem}.js" for entry in ENTRIES]
    if not all(bundle.is_file() and bundle.stat().st_mtime >= newest for bundle in bundles):
        shutil.copytree(HERE / "gallery", BUILD / "gallery", dirs_exist_ok=True)
        esbuild = BUILD / "node_modules" / ".bin" / "esbuild"
        options = ["--bundle", "--outdir=out", "--loader:.png=dataurl", "--loader:.webp=dataurl", "--log-level=error"]
        options.append(f"--tsconfig-raw={json.dumps(DECORATORS)}")
        options += ['--define:process.env.NODE_ENV="production"', "--jsx=transform"]
        _run([str(esbuild), *[f"gallery/{entry}" for entry in ENTRIES], *options])
    return BUILD / "out"


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, cwd=BUILD, check=True, capture_output=True, text=True, timeout=INSTALL_SECONDS)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        said = (error.stderr or "") if isinstance(error.stderr, str) else ""
        raise GalleryMissing(f"{Path(command[0]).name} failed: {said.strip()[:500]}") from error
