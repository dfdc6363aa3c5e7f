"""`companion doctor`: what may be wrong, and what to do."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import typer

from companion import __version__
from companion.cli.client import settings_of, show
from companion.cli.options import DataDir, Json

app = typer.Typer(add_completion=False, rich_markup_mode=None)
MARKS = {"ok": "ok  ", "note": "note", "fail": "FAIL"}


@app.command()
def doctor(data_dir: DataDir = None, as_json: Json = False) -> None:
    """Look at browser, extension, pairing, database, mail, disk, clock and loops. Exit code 1 when something fails.

    Nothing it prints is secret.
    """
    from companion.doctor import examine

    found = examine(settings_of(data_dir), datetime.now(UTC))
    failed = [one for one in found if one.state == "fail"]
    lines = [f"{MARKS[one.state]}  {one.name:<14} {one.says}{f'  → {one.do}' if one.do else ''}" for one in found]
    show(
        {"version": __version__, "ok": not failed, "findings": [asdict(one) for one in found]},
        as_json,
        lambda: "\n".join(lines),
    )
    if failed:
        raise typer.Exit(1)
