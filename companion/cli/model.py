"""`companion model`: the OpenAI-compatible endpoint that drafts free-text answers."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel

from companion.api.messages import UserRequest
from companion.autofill.messages import ModelChange, ModelInfo, ModelTrial
from companion.cli.asking import message
from companion.cli.client import Result, find_client, on_services, settings_of, show
from companion.cli.options import DataDir, Json, User

API = "/api/autofill/model/"
FAILED = 1
"""Exit code of a trial without an answer."""
app = typer.Typer(add_completion=False, invoke_without_command=True, rich_markup_mode=None)


def _ask(
    data_dir: Path | None, path: str, body: BaseModel, reply: type[Any], direct: Callable[[Any], Awaitable[Result]]
) -> Any:
    settings = settings_of(data_dir)
    client = find_client(settings)
    if client is not None:
        return client.call("POST", API + path, body, reply)
    return on_services(settings, lambda services: direct(services.drafts.endpoint))


@app.callback()
def model(context: typer.Context, data_dir: DataDir = None, user: User = 1, as_json: Json = False) -> None:
    """Show which model drafts come from."""
    if context.invoked_subcommand is None:
        reply: ModelInfo = _ask(data_dir, "", UserRequest(user=user), ModelInfo, lambda endpoint: endpoint.info(user))
        show(reply, as_json, lambda: _line(reply))


@app.command("set")
def set_model(
    address: Annotated[str, typer.Argument(help="Such as http://127.0.0.1:11434/v1; elsewhere it needs https.")],
    name: Annotated[str, typer.Argument(help="What the server calls the model.")],
    key: Annotated[
        bool, typer.Option("--key", help="It wants a key: it is asked for, or read from the standard input.")
    ] = False,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Use this model. The key is kept in the system's keyring, or in a file only you can read."""
    body = message(ModelChange, user=user, base_url=address, model=name, key=_key() if key else None)
    _change(data_dir, body, as_json)


@app.command()
def off(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Forget the model and its key."""
    _change(data_dir, ModelChange(user=user, key=""), as_json)


@app.command("try")
def try_model(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Ask the model for one word, and say what failed; nothing of yours is sent."""
    reply: ModelTrial = _ask(
        data_dir, "try/", UserRequest(user=user), ModelTrial, lambda endpoint: endpoint.trial(user)
    )
    show(reply, as_json, lambda: f"{reply.message} ({reply.seconds:.1f} s)")
    if not reply.ok:
        raise typer.Exit(FAILED)


def _change(data_dir: Path | None, body: ModelChange, as_json: bool) -> None:
    reply: ModelInfo = _ask(data_dir, "change/", body, ModelInfo, lambda endpoint: endpoint.change(body))
    show(reply, as_json, lambda: _line(reply))


def _key() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Key", hide_input=True, default="", show_default=False))
    return sys.stdin.readline().rstrip("\n")


def _line(info: ModelInfo) -> str:
    if not info.on:
        return "No model is set: drafts are off. Set one with: companion model set ADDRESS MODEL"
    origin = ", named in settings.toml or by the environment" if info.from_file else ""
    return f"{info.model} at {info.base_url}, {'with' if info.key_set else 'without'} a key{origin}"
