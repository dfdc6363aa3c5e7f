"""Who can tell an application's official status, by ATS: said plainly, and never pretended."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "official.toml"


@cache
def _texts() -> dict[str, str]:
    return {str(name): str(text) for name, text in tomllib.loads(_FILE.read_text(encoding="utf-8")).items()}


def official_status(ats: str | None) -> str:
    """What this ATS tells candidates about where they stand."""
    texts = _texts()
    return texts.get(ats or "", texts["unknown"])
