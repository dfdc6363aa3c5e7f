"""`companion applications portal`: candidate portals that are read by themselves, and signing in to them."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from companion.api.messages import UserRequest
from companion.cli.asking import ask, message
from companion.cli.client import show
from companion.cli.options import DataDir, Json, User
from companion.jobtracker.messages import PortalRequest, PortalsReply, WatchPortalRequest
from companion.store.tracker_rows import PortalView

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True,
    help="Candidate portals: read by themselves where you switch that on, in a browser you signed in with.",
)  # fmt: skip
Number = Annotated[int, typer.Argument(metavar="PORTAL", help="Its number in `portal list`.")]


@app.command("list")
def list_portals(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """List portals you visited, and those that are read by themselves."""
    reply: PortalsReply = ask(
        data_dir, "POST", "/api/jobtracker/portals/known/", UserRequest(user=user), PortalsReply,
        lambda services: services.tracker.portal_watch.list(user),
    )  # fmt: skip
    show(reply, as_json, lambda: "\n".join(map(_line, reply.portals)) or "No candidate portal is known yet.")


@app.command()
def watch(
    url: Annotated[str, typer.Argument(help="The page on which the portal lists your applications.")],
    user: User = 1, data_dir: DataDir = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Read a portal by itself from now on."""
    body = message(WatchPortalRequest, user=user, url=url)
    _one(data_dir, "watch", body, as_json, lambda services: services.tracker.portal_watch.watch(body))


@app.command()
def unwatch(portal: Number, user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Read a portal only when you visit it, and sign its browser out."""
    body = PortalRequest(user=user, portal=portal)
    _one(data_dir, "unwatch", body, as_json, lambda services: services.tracker.portal_watch.unwatch(body))


@app.command("sign-in")
def sign_in(portal: Number, user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Open a window in which you sign in; it closes by itself when your applications are seen."""
    body = PortalRequest(user=user, portal=portal)

    async def here(services: Any) -> PortalView:
        watch = services.tracker.portal_watch
        view = await watch.sign_in(body)
        await watch.signed_in(user)
        found = (await watch.list(user)).portals
        after: PortalView = next((one for one in found if one.id == portal), view)
        return after

    _one(data_dir, "sign-in", body, as_json, here)


def _one(data_dir: DataDir, act: str, body: Any, as_json: bool, direct: Any) -> None:
    reply: PortalView = ask(data_dir, "POST", f"/api/jobtracker/portals/{act}/", body, PortalView, direct)
    show(reply, as_json, lambda: _line(reply))


def _line(portal: PortalView) -> str:
    how = "read by itself" if portal.watched else "read on visits"
    checked = f"  last {portal.checked:%Y-%m-%d %H:%M}" if portal.checked else ""
    return f"{portal.id:>4}  {portal.host}  {how}  {portal.state.replace('_', ' ')}  {portal.note}{checked}"
