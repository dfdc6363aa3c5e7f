"""Flags that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DataDir = Annotated[
    Path | None, typer.Option("--data-dir", help="The data folder (default: COMPANION_DATA_DIR or the system's).")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
User = Annotated[int, typer.Option("--user", help="Which user (number).")]
