"""`companion model`: the OpenAI-compatible endpoint that drafts free-text answers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from companion.api.messages import UserRequest
from companion.autofill.messages import ModelChange, ModelInfo, ModelMails, ModelTrial
from companion.cli.asking import ask, message
from companion.cli.client import show
from companion.cli.options import DataDir, Json, User

API = "/api/autofill/model/"
FAILED = 1
"""Exit code of a trial without an answer."""
app = typer.Typer(add_completion=False, invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def model(context: typer.Context, data_dir: DataDir = None, user: User = 1, as_json: Json = False) -> None:
    """Show which model drafts come from."""
    if context.invoked_subcommand is None:
        reply: ModelInfo = ask(
            data_dir,
            "POST",
            API,
            UserRequest(user=user),
            ModelInfo,
            lambda services: services.drafts.endpoint.info(user),
        )
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


@app.command()
def mails(
    on: Annotated[bool, typer.Option("--on/--off", help="Whether it is asked.")],
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Ask the model about mails that the rules are not sure of: it sees them, and says what it takes them for."""
    body = ModelMails(user=user, on=on)
    reply: ModelInfo = ask(
        data_dir, "POST", f"{API}mails/", body, ModelInfo,
        lambda services: services.drafts.endpoint.show_mails(user, on),
    )  # fmt: skip
    show(reply, as_json, lambda: _line(reply))


@app.command("try")
def try_model(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Ask the model for one word, and say what failed; nothing of yours is sent."""
    reply: ModelTrial = ask(
        data_dir,
        "POST",
        f"{API}try/",
        UserRequest(user=user),
        ModelTrial,
        lambda services: services.drafts.endpoint.trial(user),
    )
    show(reply, as_json, lambda: f"{reply.message} ({reply.seconds:.1f} s)")
    if not reply.ok:
        raise typer.Exit(FAILED)


def _change(data_dir: Path | None, body: ModelChange, as_json: bool) -> None:
    reply: ModelInfo = ask(
        data_dir, "POST", f"{API}change/", body, ModelInfo, lambda services: services.drafts.endpoint.change(body)
    )
    show(reply, as_json, lambda: _line(reply))


def _key() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Key", hide_input=True, default="", show_default=False))
    return sys.stdin.readline().rstrip("\n")


def _line(info: ModelInfo) -> str:
    if not info.on:
        return "No model is set: drafts are off. Set one with: companion model set ADDRESS MODEL"
    origin = ", named in settings.toml or by the environment" if info.from_file else ""
    mails = "; asked about mails that the rules are not sure of" if info.mails else ""
    return f"{info.model} at {info.base_url}, {'with' if info.key_set else 'without'} a key{origin}{mails}"
