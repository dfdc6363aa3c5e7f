"""`companion score`: one posting against the profile."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from companion.cli.client import find_client, on_services, run_async, settings_of, show
from companion.cli.options import DataDir, Json, User
from companion.contracts import PageSnapshot, ScoreCard, ScoreJobReply, ScoreJobRequest
from companion.errors import CompanionError

MAX_FILE = 20_000_000

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class FileUnusable(CompanionError):
    """The file is no page that can be read."""

    exit_code = 2
    code = "input_unusable"


@app.command()
def score(
    page: Annotated[str, typer.Argument(metavar="FILE_OR_URL", help="A saved page, or a public address.")],
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Score one posting against the profile, with the reasons."""
    settings = settings_of(data_dir)
    client = find_client(settings)
    if page.startswith(("http://", "https://")):
        body = ScoreJobRequest(user=user, url=page)
    else:
        body = ScoreJobRequest(user=user, snapshot=_snapshot(Path(page)))
    if client is not None:
        reply = client.call("POST", "/api/jobmatcher/score-job/", body, ScoreJobReply)
    elif body.snapshot is not None:
        snapshot = body.snapshot
        reply = on_services(settings, lambda services: services.postings.score_page(user, snapshot), user)
    else:
        reply = on_services(settings, lambda services: services.postings.score_url(user, page), user)
    show(reply, as_json, lambda: describe(reply))


def _snapshot(file: Path) -> PageSnapshot:
    from companion.browser.saved_page import snapshot_of_html

    try:
        content = file.read_bytes()
    except OSError as error:
        raise FileUnusable(f"{file} cannot be read ({error.strerror}): give a saved page or an address") from None
    if len(content) > MAX_FILE:
        raise FileUnusable(f"{file} is larger than {MAX_FILE // 1_000_000} MB")
    html = content.decode("utf-8", errors="replace")
    return run_async(snapshot_of_html(html, "http://saved.page.invalid/"))


def describe(reply: ScoreJobReply) -> str:
    """A scored posting for a person."""
    reading = reply.reading
    if reading.posting is None:
        return f"Not a job posting: {reading.reason}"
    title = " · ".join(part for part in (reading.posting.title, reading.posting.company) if part)
    card = reading.score_card
    if card is None:
        return f"{title}\nNo profile to score against yet: run `companion import RESUME`."
    return "\n".join([f"{card.score:.0f}  {card.band}  {title}", card.summary, *_reasons(card)])


def _reasons(card: ScoreCard) -> list[str]:
    lines = [f"  ! {blocker.reason}" for blocker in card.blockers]
    lines += [f"{part.contribution:+6.1f}  {part.label}: {part.reason}" for part in card.components]
    if card.missing_required:
        lines.append("missing: " + ", ".join(skill.name for skill in card.missing_required))
    return lines
