"""`companion extension-path`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from companion.paths import extension_dir

app = typer.Typer(add_completion=False)


@app.command()
def extension_path(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Print the folder to give to "Load unpacked" in chrome://extensions."""
    folder = str(extension_dir())
    print(json.dumps({"path": folder}) if as_json else folder)
