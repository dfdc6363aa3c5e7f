"""`companion open`: the dashboard, signed in."""

from __future__ import annotations

import webbrowser
from typing import Annotated

import typer

from companion.api.messages import TicketReply, UserRequest
from companion.cli.client import need_client, settings_of, show
from companion.cli.options import DataDir, Json, User

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def open_dashboard(
    print_only: Annotated[bool, typer.Option("--print", help="Print the address instead of opening it.")] = False,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Open the dashboard in your browser. The address signs one browser in, once, within a minute."""
    client = need_client(settings_of(data_dir))
    reply = client.call("POST", "/api/session/ticket/", UserRequest(user=user), TicketReply)
    opened = not (print_only or as_json) and webbrowser.open(reply.url)
    show(reply, as_json, lambda: "Opened in your browser." if opened else f"Open within a minute:  {reply.url}")
