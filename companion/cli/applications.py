"""`companion applications`: where every application stands, and why."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from companion.api.messages import UserRequest
from companion.cli.asking import ask, message
from companion.cli.ats_keys import app as keys_app
from companion.cli.client import show
from companion.cli.options import DataDir, Json, User
from companion.cli.portals import app as portals_app
from companion.jobtracker.messages import (
    ApplicationReply,
    ApplicationsReply,
    ApplicationsRequest,
    ApplicationView,
    DecidePortalRequest,
    FollowUpRequest,
    FollowUpsReply,
    FollowUpView,
    NewApplicationRequest,
    PortalReply,
    StatusUpdateRequest,
)
from companion.store.tracker_rows import PortalRowView

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="Where every application stands, and why."
)
app.add_typer(keys_app, name="keys")
app.add_typer(portals_app, name="portal")


@app.command("list")
def list_applications(
    status: Annotated[str | None, typer.Option(help="Only those that stand here.")] = None,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """List applications, the newest first."""
    body = ApplicationsRequest(user=user, status=status)
    reply: ApplicationsReply = ask(
        data_dir, "POST", "/api/jobtracker/applications/", body, ApplicationsReply,
        lambda services: services.tracker.lists.list(body),
    )  # fmt: skip
    show(reply, as_json, lambda: "\n".join(map(_line, reply.applications)) or "No application is known yet.")


@app.command("show")
def show_application(application: int, user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Show one application with its timeline."""
    reply: ApplicationReply = ask(
        data_dir, "GET", f"/api/jobtracker/application/{application}/status/?user={user}", None, ApplicationReply,
        lambda services: services.tracker.applications.get(user, application),
    )  # fmt: skip
    show(reply, as_json, lambda: _describe(reply))


@app.command()
def add(
    company: Annotated[str | None, typer.Option(help="The employer.")] = None,
    title: Annotated[str | None, typer.Option(help="The job.")] = None,
    url: Annotated[str | None, typer.Option(help="The posting's address.")] = None,
    posting: Annotated[int | None, typer.Option(help="Number of a stored posting.")] = None,
    status: Annotated[str, typer.Option(help="Where it stands.")] = "applied",
    at: Annotated[datetime | None, typer.Option(help="When that was (UTC); now when not given.")] = None,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Tell of an application made elsewhere."""
    body = message(
        NewApplicationRequest, user=user, company=company, title=title, url=url, posting_id=posting, status=status,
        at=f"{at.isoformat()}+00:00" if at else None,
    )  # fmt: skip

    async def direct(services: Any) -> ApplicationReply:
        applications = services.tracker.applications
        reply: ApplicationReply = await applications.get(user, await applications.create(body))
        return reply

    reply: ApplicationReply = ask(data_dir, "POST", "/api/jobtracker/applications/add/", body, ApplicationReply, direct)
    show(reply, as_json, lambda: _describe(reply))


@app.command()
def set_status(
    application: int,
    status: str,
    note: Annotated[str, typer.Option(help="Why; kept as the evidence.")] = "",
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Say where an application stands: your word wins."""
    body = message(StatusUpdateRequest, user=user, status=status, note=note)
    _update(application, body, data_dir, as_json)


@app.command()
def undo(application: int, event: str, user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Undo one event of the timeline (its key, as shown)."""
    _update(application, StatusUpdateRequest(user=user, undo=event), data_dir, as_json)


def _update(application: int, body: StatusUpdateRequest, data_dir: Path | None, as_json: bool) -> None:
    reply: ApplicationReply = ask(
        data_dir, "PATCH", f"/api/jobtracker/application/{application}/status/", body, ApplicationReply,
        lambda services: services.tracker.applications.update(application, body),
    )  # fmt: skip
    show(reply, as_json, lambda: _describe(reply))


@app.command()
def follow_ups(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """List what is to be done, the most urgent first."""
    reply: FollowUpsReply = ask(
        data_dir, "POST", "/api/jobtracker/follow-ups/", UserRequest(user=user), FollowUpsReply,
        lambda services: services.tracker.follow_ups.list(user),
    )  # fmt: skip
    lines = [
        f"{one.id:>4}  application {one.application}  {one.rule}  since {one.due:%Y-%m-%d}" for one in reply.follow_ups
    ]
    show(reply, as_json, lambda: "\n".join(lines) or "Nothing is to be done.")


@app.command()
def follow_up(
    number: int,
    action: Annotated[str, typer.Argument(help="done, drop or snooze")],
    days: Annotated[int, typer.Option(help="How long to snooze.")] = 3,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Say that a follow-up is done, not wanted, or for later."""
    body = message(FollowUpRequest, user=user, follow_up=number, action=action, days=days)
    reply: FollowUpView = ask(
        data_dir, "POST", "/api/jobtracker/follow-ups/act/", body, FollowUpView,
        lambda services: services.tracker.follow_ups.act(body),
    )  # fmt: skip
    show(reply, as_json, lambda: f"{reply.rule}: {reply.state}, due {reply.due:%Y-%m-%d}")


def _line(view: ApplicationView) -> str:
    name = " · ".join(part for part in (view.title, view.company) if part) or view.url or ""
    return f"{view.id:>4}  {view.status or 'unknown':<12} {f'{view.since:%Y-%m-%d}' if view.since else '':<10}  {name}"


def _describe(reply: ApplicationReply) -> str:
    lines = [_line(reply.application)]
    for step in reply.timeline:
        mark = "*" if step.moved else " "
        evidence = f"  “{step.evidence}”" if step.evidence else ""
        lines.append(f"  {mark} {step.happened_at:%Y-%m-%d %H:%M}  {step.status:<12} {step.source:<6}{evidence}")
        lines.append(f"      {step.reason}; undo with: {step.key}")
    for meeting in reply.interviews:
        when = f"{meeting.start:%Y-%m-%d %H:%M} UTC" if meeting.start else meeting.wall_start or "time not known"
        zone = "" if meeting.start else " (time zone not known)"
        state = "  called off" if meeting.cancelled else ""
        lines.append(f"  interview {when}{zone}  {meeting.location or meeting.url or ''}{state}")
    return "\n".join([*lines, reply.official_status])


@app.command()
def portals(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """List what candidate portals showed of your applications when you visited them."""
    reply: PortalReply = ask(
        data_dir, "POST", "/api/jobtracker/portals/", UserRequest(user=user), PortalReply,
        lambda services: services.tracker.portals.list(user),
    )  # fmt: skip
    show(reply, as_json, lambda: "\n".join(map(_portal_row, reply.rows)) or "No candidate portal was read yet.")


@app.command("portal-row")
def portal_row(
    row: int,
    application: int,
    means: Annotated[str | None, typer.Option(help="The status that the portal's words stand for.")] = None,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Say which application a row of a portal is about, and what its words mean where they are not known."""
    body = message(DecidePortalRequest, user=user, row=row, application=application, status=means)
    reply: PortalRowView = ask(
        data_dir, "POST", "/api/jobtracker/portals/decide/", body, PortalRowView,
        lambda services: services.tracker.portals.decide(body),
    )  # fmt: skip
    show(reply, as_json, lambda: _portal_row(reply))


def _portal_row(row: PortalRowView) -> str:
    target = f"application {row.application}" if row.application else "which application?"
    return f"{row.id:>4}  {row.seen_at:%Y-%m-%d}  {row.title} ({row.company or row.ats}): {row.words}  {row.note}  {target}"
