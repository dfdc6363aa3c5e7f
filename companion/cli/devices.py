"""`companion pair` and `companion devices`."""

from __future__ import annotations

import typer

from companion.api.messages import DevicesReply, Nothing, PairingReply, RevokeRequest, UserRequest
from companion.cli.client import need_client, settings_of, show
from companion.cli.options import DataDir, Json, User
from companion.contracts import Done

pair_app = typer.Typer(add_completion=False, rich_markup_mode=None)
app = typer.Typer(add_completion=False, rich_markup_mode=None, help="List and revoke paired browsers.")


@pair_app.command()
def pair(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Show a code to type into the extension's options page: valid five minutes, five tries."""
    client = need_client(settings_of(data_dir))
    reply = client.call("POST", "/api/devices/pairing/", UserRequest(user=user), PairingReply)
    code = f"{reply.code[:4]}-{reply.code[4:]}"
    show(
        reply,
        as_json,
        lambda: f"Enter this code in the extension's options page:  {code}\n(valid until {reply.expires:%H:%M} UTC)",
    )


@app.callback(invoke_without_command=True)
def devices(context: typer.Context, data_dir: DataDir = None, as_json: Json = False) -> None:
    """List paired browsers."""
    if context.invoked_subcommand is not None:
        return
    reply = need_client(settings_of(data_dir)).call("POST", "/api/devices/", Nothing(), DevicesReply)
    show(reply, as_json, lambda: _table(reply))


@app.command()
def revoke(device: str, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Take a pairing back: its token ends at once."""
    client = need_client(settings_of(data_dir))
    client.call("POST", "/api/devices/revoke/", RevokeRequest(device=device), Done)
    show({"revoked": device}, as_json, lambda: f"Revoked {device}.")


def _table(reply: DevicesReply) -> str:
    if not reply.devices:
        return "No browser is paired: run `companion pair`."
    lines = []
    for device in reply.devices:
        used = f"last used {device.last_used:%Y-%m-%d}" if device.last_used else "not used yet"
        state = "revoked" if device.revoked else used
        lines.append(f"{device.device}  user {device.user}  {device.name}  {state}")
    return "\n".join(lines)
