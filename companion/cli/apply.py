"""`companion apply`: start applying, follow it, review, approve, go on by hand, stop."""

from __future__ import annotations

import time
from functools import partial
from typing import Annotated

import typer
from rich.console import Console
from rich.live import Live
from rich.table import Table

from companion.api.messages import UserRequest
from companion.cli.asking import message
from companion.cli.client import Client, need_client, settings_of, show
from companion.cli.options import DataDir, Json, User
from companion.cli.queue import PATH as QUEUE
from companion.cli.queue import line_of
from companion.jobapplier.messages import (
    ApplySettings,
    ApplySettingsRequest,
    ApproveRequest,
    AttemptDetail,
    AttemptRequest,
    AttemptView,
    QueueReply,
    QueueRequest,
    ResumeRequest,
    Review,
    ReviewEditRequest,
    ReviewItem,
    SettleRequest,
    StopReply,
)

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True,
    help="Apply from the queue: run, review, approve, resume, stop.",
)  # fmt: skip
API = "/api/jobapplier"
POLL_SECONDS = 1.0
BUSY = ("queued", "opening", "filling", "submitting")
Attempt = Annotated[int, typer.Argument(help="Number of the attempt, as `companion queue list` shows it.")]


@app.command()
def run(
    wait: Annotated[bool, typer.Option(help="Show progress until nothing more can be done at this moment.")] = True,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Switch applying on and work on the queue."""
    client = need_client(settings_of(data_dir))
    client.call("POST", f"{API}/settings/change/", ApplySettingsRequest(user=user, on=True), ApplySettings)
    reply = _queue(client, user)
    if wait and not as_json:
        with Live(_progress(reply), console=Console(stderr=True), refresh_per_second=4) as live:
            while _goes_on(reply):
                time.sleep(POLL_SECONDS)
                reply = _queue(client, user)
                live.update(_progress(reply))
    elif wait:
        while _goes_on(reply):
            time.sleep(POLL_SECONDS)
            reply = _queue(client, user)
    show(reply, as_json, lambda: _summary(reply))


def _queue(client: Client, user: int) -> QueueReply:
    return client.call("POST", QUEUE, QueueRequest(user=user), QueueReply)


def _goes_on(reply: QueueReply) -> bool:
    return any(one.state in BUSY and (one.state != "queued" or one.waits is None) for one in reply.attempts)


def _progress(reply: QueueReply) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("#", "state", "job", "note"):
        table.add_column(name, overflow="fold")
    for one in reply.attempts[:40]:
        table.add_row(
            str(one.id), one.state, " · ".join(filter(None, (one.title, one.company))) or one.url, one.waits or one.note
        )
    return table


def _summary(reply: QueueReply) -> str:
    counts: dict[str, int] = {}
    for one in reply.attempts:
        counts[one.state] = counts.get(one.state, 0) + 1
    said = ", ".join(f"{number} {state}" for state, number in counts.items()) or "nothing in the queue"
    return f"{said}. See `companion queue list`, and `companion apply review` for what waits for your yes."


@app.command()
def review(
    attempt: Annotated[int | None, typer.Argument(help="One attempt; else all that wait for you.")] = None,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Show what will be sent, question by question, with where each answer comes from."""
    client = need_client(settings_of(data_dir))
    if attempt is not None:
        return show_attempt(attempt, user, data_dir, as_json)
    body = QueueRequest(user=user, states=["ready", "needs_input", "needs_human", "unknown"])
    reply = client.call("POST", QUEUE, body, QueueReply)
    show(reply, as_json, lambda: "\n".join(map(line_of, reply.attempts)) or "Nothing waits for you.")
    return None


@app.command("show")
def show_attempt(attempt: Attempt, user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Show one attempt: its steps, what it would send or sent, its evidence."""
    client = need_client(settings_of(data_dir))
    _print(client.call("POST", f"{API}/attempt/", AttemptRequest(user=user, attempt=attempt), AttemptDetail), as_json)


@app.command()
def answer(
    attempt: Attempt,
    question: Annotated[str, typer.Argument(help="Its number in `companion apply show`, or its key.")],
    value: Annotated[str, typer.Argument(help="The answer; yes or no for a box; several choices with | between.")],
    remember: Annotated[
        str | None, typer.Option(help="Also for later: all, employer:NAME, ats:NAME, country:XX.")
    ] = None,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Answer one question of an attempt, or change an answer."""
    client = need_client(settings_of(data_dir))
    detail = client.call("POST", f"{API}/attempt/", AttemptRequest(user=user, attempt=attempt), AttemptDetail)
    items = detail.review.items if detail.review else []
    item = items[int(question) - 1] if question.isdecimal() and 0 < int(question) <= len(items) else None
    key = item.key if item else question
    kind = item.kind if item else next((one.kind for one in items if one.key == key), "text")
    body = message(ReviewEditRequest, user=user, attempt=attempt, key=key, value=_value(kind, value), scope=remember)
    _print(client.call("POST", f"{API}/review/edit/", body, AttemptDetail), as_json)


def _value(kind: str, value: str) -> str | bool | list[str]:
    if kind == "checkbox":
        return value.casefold() in ("yes", "true", "y", "1")
    return [part.strip() for part in value.split("|")] if kind in ("multiselect", "checkbox_group") else value


@app.command()
def approve(
    attempts: list[int],
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Send exactly what the review of these attempts shows, as soon as pauses and the daily cap allow."""
    client = need_client(settings_of(data_dir))
    for attempt in attempts:
        detail = client.call("POST", f"{API}/attempt/", AttemptRequest(user=user, attempt=attempt), AttemptDetail)
        digest = detail.review.digest if detail.review else ""
        body = ApproveRequest(user=user, attempt=attempt, digest=digest)
        done = client.call("POST", f"{API}/review/approve/", body, AttemptDetail)
        show(done, as_json, partial(line_of, done.attempt))


@app.command()
def resume(
    attempt: Attempt,
    window: Annotated[bool, typer.Option(help="Open a real browser window for what only you can do.")] = True,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Go on with an attempt that waits for you or failed, in a real window unless --no-window."""
    client = need_client(settings_of(data_dir))
    body = ResumeRequest(user=user, attempt=attempt, window=window)
    reply = client.call("POST", f"{API}/resume/", body, AttemptDetail)
    show(reply, as_json, lambda: line_of(reply.attempt))


@app.command()
def settle(
    attempt: Attempt,
    sent: Annotated[bool, typer.Option("--sent/--not-sent", help="What you know of it.")],
    note: Annotated[str, typer.Option(help="How you know.")] = "",
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Say whether an attempt of unknown outcome arrived."""
    client = need_client(settings_of(data_dir))
    body = message(SettleRequest, user=user, attempt=attempt, sent=sent, note=note)
    reply = client.call("POST", f"{API}/settle/", body, AttemptDetail)
    show(reply, as_json, lambda: line_of(reply.attempt))


@app.command()
def stop(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Stop applying at once; the queue stays."""
    client = need_client(settings_of(data_dir))
    reply = client.call("POST", f"{API}/stop/", UserRequest(user=user), StopReply)
    show(reply, as_json, lambda: f"Applying is off. {reply.stopping} attempts go back to the queue.")


@app.command()
def settings(
    daily_cap: Annotated[int | None, typer.Option(help="Applications sent a day at most.")] = None,
    host_pause: Annotated[int | None, typer.Option(help="Seconds between two visits to one site.")] = None,
    employer_pause: Annotated[
        int | None, typer.Option(help="Minutes between two applications to one employer.")
    ] = None,
    quiet: Annotated[str | None, typer.Option(help="Hours without applying, as 22:00-07:00; none ends them.")] = None,
    pages: Annotated[int | None, typer.Option(help="Forms at once, 1 to 4.")] = None,
    evidence_days: Annotated[int | None, typer.Option(help="How long evidence is kept; 0 for ever.")] = None,
    read_codes: Annotated[
        bool | None, typer.Option(help="Read codes that sites send by mail, and put them in; they are kept nowhere.")
    ] = None,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Show or change caps, pauses and quiet hours."""
    start, _, end = ("", "", "") if quiet in (None, "none") else str(quiet).partition("-")
    body = message(
        ApplySettingsRequest, user=user, daily_cap=daily_cap, host_pause_seconds=host_pause,
        employer_pause_minutes=employer_pause, pages=pages, evidence_days=evidence_days, read_codes=read_codes,
        quiet_from=None if quiet is None else start, quiet_to=None if quiet is None else end,
    )  # fmt: skip
    client = need_client(settings_of(data_dir))
    reply = client.call("POST", f"{API}/settings/change/", body, ApplySettings)
    show(reply, as_json, lambda: "\n".join(f"{name:<24} {value}" for name, value in reply.model_dump().items()))


def _print(detail: AttemptDetail, as_json: bool) -> None:
    show(detail, as_json, lambda: _describe(detail))


def _describe(detail: AttemptDetail) -> str:
    view: AttemptView = detail.attempt
    lines = [line_of(view), f"       {view.page_url or view.url}", ""]
    lines += [
        f"  {step.at:%Y-%m-%d %H:%M:%S}  {step.state:<11} {step.act:<8} {step.note[:120]}" for step in detail.steps
    ]
    if detail.review is not None:
        lines += ["", *_review(detail.review)]
    if detail.confirmation:
        lines += ["", f"The site said: {detail.confirmation}"]
    lines += [
        f"  evidence {one.id}: {one.kind}, {one.size_bytes} bytes" for one in detail.evidence if one.removed is None
    ]
    return "\n".join(lines)


def _review(review: Review) -> list[str]:
    lines = [f"What will be sent (button: {review.submit or 'not reached'}):"]
    lines += [_item(number, item, review) for number, item in enumerate(review.items, 1)]
    return lines + [f"  not sent by itself: {doubt}" for doubt in review.doubts]


def _item(number: int, item: ReviewItem, review: Review) -> str:
    from companion.jobapplier.review import shown

    mark = "?" if item.key in review.open else ("*" if item.required else " ")
    why = f"   [{item.source or item.reason}]" if item.source or item.reason else ""
    return f"  {number:>3}{mark} {item.label[:70]}: {shown(item)!r}{why}"
