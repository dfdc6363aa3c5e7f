"""`companion track`: tracking on, through the running companion, or as a service on its own."""

from __future__ import annotations

import asyncio
import signal
from typing import Annotated, Any

import typer

from companion.api.messages import Nothing, UserRequest
from companion.cli.asking import InputUnusable, message
from companion.cli.client import find_client, settings_of, show
from companion.cli.options import DataDir, Json
from companion.jobtracker.messages import StartTrackingRequest, TrackingReply
from companion.profile.messages import UsersReply
from companion.profile.users import UserUnknown

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def track(
    users: Annotated[str, typer.Option("--users", help="Numbers, separated by blanks or commas.")] = "1",
    more: Annotated[list[int] | None, typer.Argument(metavar="[USER]...", help="Further users.")] = None,
    check_interval: Annotated[int | None, typer.Option(help="Seconds between checks of follow-ups.")] = None,
    email_interval: Annotated[int | None, typer.Option(help="Seconds between readings of mailboxes.")] = None,
    ats_interval: Annotated[int | None, typer.Option(help="Seconds between looks at postings.")] = None,
    stop: Annotated[bool, typer.Option("--stop", help="Stop tracking these users.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Track applications of these users. Runs until Ctrl-C when no companion runs."""
    numbers = [*_numbers(users), *(more or [])]
    requests = [
        message(
            StartTrackingRequest, user=user, check_interval=check_interval, email_interval=email_interval,
            ats_interval=ats_interval,
        )
        for user in numbers
    ]  # fmt: skip
    settings = settings_of(data_dir)
    client = find_client(settings)
    if client is not None:
        _need(numbers, {one.user for one in client.call("POST", "/api/users/", Nothing(), UsersReply).users})
        method = "DELETE" if stop else "POST"
        bodies = [UserRequest(user=user) for user in numbers] if stop else requests
        replies = [client.call(method, "/api/jobtracker/tracking/", body, TrackingReply) for body in bodies]
        for reply in replies:
            show(reply, as_json, lambda reply=reply: _line(reply))  # type: ignore[misc]
        return
    asyncio.run(_alone(settings, numbers, requests, stop, as_json))


def _numbers(users: str) -> list[int]:
    try:
        return [int(part) for part in users.replace(",", " ").split()]
    except ValueError:
        raise InputUnusable("--users takes numbers, such as --users 1 2 3: see `companion profile users`") from None


def _need(numbers: list[int], known: set[int]) -> None:
    """All of them, before anything is switched for one. Raises UserUnknown."""
    for number in numbers:
        if number not in known:
            raise UserUnknown(number)


async def _alone(
    settings: Any, numbers: list[int], requests: list[StartTrackingRequest], stop: bool, as_json: bool
) -> None:
    """The tracking service without the server: opens the store, turns the switches, runs the loops until stopped."""
    from companion.app import STOP_SECONDS, TRACKING_SECONDS, Services
    from companion.clock import SystemClock
    from companion.loops import Loop, Loops

    services = await Services(settings, SystemClock()).open()
    tracker = services.tracker
    loops = Loops([Loop("tracking", TRACKING_SECONDS, tracker.loops.look)])
    try:
        _need(numbers, {one.user for one in (await services.users.all()).users})
        for request in requests:
            reply = await (tracker.tracking.stop(request.user) if stop else tracker.tracking.start(request))
            show(reply, as_json, lambda reply=reply: _line(reply))  # type: ignore[misc]
        if stop:
            return
        ended = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, ended.set)
        loops.start()
        await ended.wait()
    finally:
        await loops.stop(STOP_SECONDS)
        await tracker.loops.stop()
        await services.close()


def _line(reply: TrackingReply) -> str:
    state = "on" if reply.settings.on else "off"
    waiting = reply.mails.get("review", 0)
    return f"user {reply.user}: tracking is {state}; {reply.tracked} applications, {waiting} mails to decide"
