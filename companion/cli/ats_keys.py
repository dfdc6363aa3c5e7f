"""`companion applications keys`: employers' keys to their ATS, which tell the true status."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from companion.api.messages import UserRequest
from companion.ats.employer import NEEDED
from companion.cli.asking import InputUnusable, ask, message
from companion.cli.client import show
from companion.cli.options import DataDir, Json, User
from companion.contracts import Done
from companion.jobtracker.messages import AddAtsKeyRequest, AtsKeysReply, RemoveAtsKeyRequest
from companion.store.tracker_rows import AtsKeyView

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True,
    help="Employers' keys to Greenhouse, Lever or Ashby, for those who were given one.",
)  # fmt: skip


@app.command("list")
def list_keys(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """List keys and how reading with them goes."""
    reply: AtsKeysReply = ask(
        data_dir, "POST", "/api/jobtracker/ats-keys/", UserRequest(user=user), AtsKeysReply,
        lambda services: services.tracker.ats_keys.list(user),
    )  # fmt: skip
    show(reply, as_json, lambda: "\n".join(map(_line, reply.keys)) or "No employer's key is kept.")


@app.command()
def add(
    ats: Annotated[str, typer.Argument(help="greenhouse, lever or ashby.")],
    company: Annotated[str, typer.Argument(help="The employer's name.")],
    email: Annotated[str, typer.Option(help="The address you applied with.")],
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Add a key; its secret is asked for, or read line by line from the standard input. It is never shown or logged."""
    if ats not in NEEDED:
        raise InputUnusable(f"ats: {ats} gives no keys: use {', '.join(NEEDED)}")
    secret = {name: _secret(name) for name in NEEDED[ats]}
    body = message(AddAtsKeyRequest, user=user, ats=ats, company=company, email=email, secret=secret)
    reply: AtsKeyView = ask(
        data_dir,
        "POST",
        "/api/jobtracker/ats-keys/add/",
        body,
        AtsKeyView,
        lambda services: services.tracker.ats_keys.add(body),
    )
    show(reply, as_json, lambda: _line(reply))


@app.command()
def remove(key: int, user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Remove a key and its secret."""
    body = RemoveAtsKeyRequest(user=user, key=key)
    ask(
        data_dir, "POST", "/api/jobtracker/ats-keys/remove/", body, Done,
        lambda services: services.tracker.ats_keys.remove(user, key),
    )  # fmt: skip
    show({"removed": key}, as_json, lambda: f"Removed key {key} and its secret.")


def _secret(name: str) -> str:
    if sys.stdin.isatty():
        return str(typer.prompt(name.replace("_", " "), hide_input=True))
    return sys.stdin.readline().strip()


def _line(view: AtsKeyView) -> str:
    return f"{view.id:>3}  {view.ats:<10} {view.company}  {view.email}  {view.state}: {view.note}"
