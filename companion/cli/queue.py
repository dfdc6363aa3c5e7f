"""`companion queue`: what is to be applied to, and in which order."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from companion.cli.asking import InputUnusable, message
from companion.cli.client import need_client, settings_of, show
from companion.cli.options import DataDir, Json, User
from companion.jobapplier.messages import (
    AttemptView,
    QueueAddReply,
    QueueAddRequest,
    QueueOrderRequest,
    QueueRemoveReply,
    QueueRemoveRequest,
    QueueReply,
    QueueRequest,
)

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="What is to be applied to, and in which order.",
)
PATH = "/api/jobapplier/queue/"
TOGETHER = 20
"""Addresses of one request: each may be fetched, which takes a moment."""


@app.command()
def add(
    targets: Annotated[list[str] | None, typer.Argument(help="Addresses, or numbers of stored postings.")] = None,
    file: Annotated[Path | None, typer.Option(help="A file with one address or number a line.")] = None,
    score_above: Annotated[float | None, typer.Option(help="All stored postings from this score on.")] = None,
    auto: Annotated[
        bool, typer.Option("--auto", help="Send by itself what leaves no doubt; else stop for review.")
    ] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Also in spite of a blocker, or the same job elsewhere.")
    ] = False,
    first: Annotated[bool, typer.Option("--first", help="At the head of the queue.")] = False,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Queue postings. Says why others may not be queued."""
    given = [*(targets or []), *_lines(file)]
    if not given and score_above is None:
        raise InputUnusable("give addresses, numbers of postings, --file or --score-above")
    client = need_client(settings_of(data_dir))
    whole = QueueAddReply(added=[], refused=[])
    parts = [given[start : start + TOGETHER] for start in range(0, len(given), TOGETHER)] or [[]]
    with typer.progressbar(parts, label="Reading", hidden=as_json or len(parts) < 2) as bar:
        for number, part in enumerate(bar):
            body = message(
                QueueAddRequest, user=user, mode="auto" if auto else "review", anyway=anyway, first=first,
                postings=[int(one) for one in part if one.isdecimal()],
                urls=[one for one in part if not one.isdecimal()], score_above=score_above if number == 0 else None,
            )  # fmt: skip
            reply = client.call("POST", f"{PATH}add/", body, QueueAddReply)
            whole.added += reply.added
            whole.refused += reply.refused
    show(whole, as_json, lambda: _added(whole))


def _lines(file: Path | None) -> list[str]:
    if file is None:
        return []
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputUnusable(f"{file} cannot be read: {error}") from None
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@app.command("list")
def list_queue(
    everything: Annotated[bool, typer.Option("--all", help="Also what failed or was given up.")] = False,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """List attempts: the queue in its order, then what waits for you or was sent."""
    from companion.jobapplier.states import STATES

    body = QueueRequest(user=user, states=list(STATES) if everything else [])
    reply = need_client(settings_of(data_dir)).call("POST", PATH, body, QueueReply)
    show(reply, as_json, lambda: _table(reply))


@app.command()
def remove(attempts: list[int], user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Take attempts out of the queue."""
    _remove(QueueRemoveRequest(user=user, attempts=attempts), data_dir, as_json)


@app.command()
def clear(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Take out everything that waits in the queue."""
    _remove(QueueRemoveRequest(user=user, all=True), data_dir, as_json)


@app.command()
def move(
    attempt: int,
    to: Annotated[str, typer.Argument(help="first or last")],
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Bring one attempt to the head or to the end of the queue."""
    body = message(QueueOrderRequest, user=user, attempt=attempt, to=to)
    view = need_client(settings_of(data_dir)).call("POST", f"{PATH}order/", body, AttemptView)
    show(view, as_json, lambda: line_of(view))


def _remove(body: QueueRemoveRequest, data_dir: Path | None, as_json: bool) -> None:
    reply = need_client(settings_of(data_dir)).call("POST", f"{PATH}remove/", body, QueueRemoveReply)
    show(reply, as_json, lambda: f"{len(reply.removed)} taken out.")


def line_of(view: AttemptView) -> str:
    """One attempt in one line."""
    name = " · ".join(part for part in (view.title, view.company) if part) or view.url
    score = "  --" if view.score is None else f"{view.score:4.0f}"
    why = view.waits or view.note
    return f"{view.id:>5}  {view.state:<11} {view.mode:<6} {score}  {name}" + (f"\n       {why}" if why else "")


def _table(reply: QueueReply) -> str:
    head = f"Applying is {'on' if reply.settings.on else 'off'}; {reply.sent_today} of {reply.settings.daily_cap} sent today; the runner is {reply.runner}."
    return "\n".join(
        [head, *map(line_of, reply.attempts)]
        if reply.attempts
        else [head, "The queue is empty: `companion queue add URL`."]
    )


def _added(reply: QueueAddReply) -> str:
    lines = [line_of(one) for one in reply.added]
    for one in reply.refused:
        hint = " (--anyway queues it)" if one.may_insist else ""
        lines.append(f"not queued: {one.url or f'posting {one.posting}'}: {one.message}{hint}")
    return "\n".join(lines) or "Nothing to queue."
