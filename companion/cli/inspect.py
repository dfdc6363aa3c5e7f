"""`companion inspect`: what each reader understood, as JSON, without a running companion or the user's data.

Each sub-command lives in `companion.cli.inspect_<name>` as `run(inputs, ...)`, an iterator of one answer
an input, in the shape of its reader: an object, for skills a list.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Print what each reader understood, as JSON.",
)

Inputs = Annotated[
    list[str], typer.Argument(help="Files or addresses; the answer to each on a line of its own when several.")
]
AlwaysJson = Annotated[bool, typer.Option("--json", help="As of every command; what is printed here is JSON anyway.")]


def _print(name: str, inputs: list[str], **options: Any) -> None:
    """Print one answer a line; an object with "error" makes the exit code 1, after all inputs are done."""
    results: Iterator[dict[str, Any] | list[dict[str, Any]]] = importlib.import_module(
        f"companion.cli.inspect_{name}"
    ).run(inputs, **options)
    failed = False
    indent = 2 if len(inputs) == 1 else None
    for result in results:
        failed = failed or "error" in result
        sys.stdout.write(json.dumps(result, ensure_ascii=False, indent=indent, default=str) + "\n")
        sys.stdout.flush()
    if failed:
        raise typer.Exit(1)


@app.command()
def posting(
    inputs: Inputs,
    url: Annotated[str | None, typer.Option(help="Address the page was saved from.")] = None,
    resume: Annotated[Path | None, typer.Option(help="Resume or profile to score against.")] = None,
    as_json: AlwaysJson = True,
) -> None:
    """What a saved or live job page says, and its score against a resume."""
    _print("posting", inputs, url=url, resume=resume)


@app.command()
def form(
    inputs: Inputs,
    profile: Annotated[Path | None, typer.Option(help="Profile (JSON) to plan with.")] = None,
    fill: Annotated[bool, typer.Option("--fill", help="Fill the form in a browser and read it back.")] = False,
    as_json: AlwaysJson = True,
) -> None:
    """The fields of a form and what would be filled in."""
    _print("form", inputs, profile=profile, fill=fill)


@app.command()
def skills(inputs: Inputs, as_json: AlwaysJson = True) -> None:
    """The skills a text mentions."""
    _print("skills", inputs)


@app.command()
def resume(inputs: Inputs, as_json: AlwaysJson = True) -> None:
    """What a resume says."""
    _print("resume", inputs)


@app.command()
def mail(
    inputs: Inputs,
    applications: Annotated[
        str | None, typer.Option(metavar="FILE", help="JSON list of the applications a mail may belong to.")
    ] = None,
    as_json: AlwaysJson = True,
) -> None:
    """What a mail (.eml) says about an application, and which one."""
    _print("mail", inputs, applications=applications)
