"""`companion jobs`: the stored postings by score, and what to do with them."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

import typer
from pydantic import ValidationError

from companion.cli.asking import message
from companion.cli.client import find_client, on_services, settings_of, show
from companion.cli.options import DataDir, Json, User
from companion.cli.searches import find_search, look_at
from companion.cli.searches import save_search as keep
from companion.contracts import ScoreJobReply, ScoreJobRequest
from companion.errors import CompanionError
from companion.jobmatcher.learning.messages import FeedbackRequest, LearnedReply
from companion.jobmatcher.messages import JobFilters, LiveScore, LiveScoresReply, LiveScoresRequest
from companion.jobmatcher.searches.messages import SearchSaveRequest

app = typer.Typer(add_completion=False, rich_markup_mode=None, invoke_without_command=True)
Posting = Annotated[int, typer.Argument(help="Number of the posting, as the list shows it.")]


class Unusable(CompanionError):
    """An option has a value that it cannot have."""

    exit_code = 2
    code = "input_unusable"


@app.callback()
def jobs(
    context: typer.Context,
    min_score: Annotated[float | None, typer.Option(help="Only from this score.")] = None,
    max_score: Annotated[float | None, typer.Option(help="Only up to this score.")] = None,
    band: Annotated[str | None, typer.Option(help="excellent, good, fair or poor.")] = None,
    title: Annotated[str | None, typer.Option(help="Words of the title.")] = None,
    company: Annotated[str | None, typer.Option(help="Part of the employer's name.")] = None,
    place: Annotated[str | None, typer.Option(help="Part of a place.")] = None,
    workplace: Annotated[str | None, typer.Option(help="remote, hybrid or onsite.")] = None,
    ats: Annotated[str | None, typer.Option(help="Where it was found: greenhouse, lever, …")] = None,
    state: Annotated[str, typer.Option(help="open, all, new, saved, dismissed, applied or answered.")] = "open",
    sort: Annotated[str, typer.Option(help="score, newest or posted.")] = "score",
    limit: Annotated[int, typer.Option(help="Postings of one page.")] = 20,
    cursor: Annotated[str | None, typer.Option(help="Go on where a page ended.")] = None,
    search: Annotated[
        str | None,
        typer.Option(help="A saved search, by number or name; filters given besides count in place of its own."),
    ] = None,
    save_search: Annotated[str | None, typer.Option(help="Save these filters as a search of this name.")] = None,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """List stored postings by score. `show`, `save` and `dismiss` take the number of one."""
    if context.invoked_subcommand is not None:
        return
    given = {
        "user": user, "min_score": min_score, "max_score": max_score, "band": band, "title": title, "company": company,
        "place": place, "workplace": workplace, "ats": ats, "state": state, "sort": sort, "limit": limit, "cursor": cursor,
    }  # fmt: skip
    given = {name: value for name, value in given.items() if value is not None}
    saved = None if search is None else find_search(data_dir, user, search)
    if saved is not None:
        given = saved.filters.model_dump(mode="json", exclude_none=True) | given
    try:
        asked = LiveScoresRequest.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]).replace("_", "-") if first["loc"] else "option"
        raise Unusable(f"--{name}: {first['msg']}") from None
    if save_search is not None:
        filters = JobFilters.model_validate(asked.model_dump(include=set(JobFilters.model_fields)))
        keep(data_dir, message(SearchSaveRequest, user=user, name=save_search, filters=filters))
    settings = settings_of(data_dir)
    client = find_client(settings)
    if client is not None:
        path = f"/api/jobmatcher/live-scores/?{urlencode(given)}"
        reply = client.call("GET", path, None, LiveScoresReply)
    else:
        reply = on_services(settings, lambda services: services.live.find(asked), asked.user)
    if saved is not None:
        look_at(data_dir, user, saved.search)
    show(reply, as_json, lambda: _list(reply, frozenset(saved.fresh if saved is not None else ())))


@app.command(name="show")
def show_one(posting: Posting, user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Show one posting's score with its reasons."""
    from companion.cli.score import describe

    settings = settings_of(data_dir)
    client = find_client(settings)
    if client is not None:
        body = ScoreJobRequest(user=user, posting_id=posting)
        reply = client.call("POST", "/api/jobmatcher/score-job/", body, ScoreJobReply)
    else:
        reply = on_services(settings, lambda services: services.postings.score_stored(user, posting), user)
    show(reply, as_json, lambda: describe(reply))


@app.command()
def save(posting: Posting, user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Save a posting for later; scores learn from it."""
    _give({"user": user, "posting": posting, "kind": "saved"}, data_dir, as_json)


@app.command()
def dismiss(
    posting: Posting,
    reason: Annotated[str, typer.Option(help="title, skills, place, pay, company, level or other.")] = "",
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Take a posting off the list; scores learn from the reason."""
    _give({"user": user, "posting": posting, "kind": "dismissed", "reason": reason}, data_dir, as_json)


@app.command()
def clear(posting: Posting, user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Take back what was said of a posting."""
    _give({"user": user, "posting": posting, "kind": "cleared"}, data_dir, as_json)


def _give(given: dict[str, object], data_dir: DataDir, as_json: bool) -> None:
    try:
        body = FeedbackRequest.model_validate(given)
    except ValidationError as error:
        raise Unusable(f"--reason: {error.errors(include_url=False)[0]['msg']}") from None
    settings = settings_of(data_dir)
    client = find_client(settings)
    if client is not None:
        reply = client.call("POST", "/api/jobmatcher/feedback/", body, LearnedReply)
    else:
        reply = on_services(settings, lambda services: services.feedback.give(body), body.user)
    show(reply, as_json, lambda: _learned(reply))


def _learned(reply: LearnedReply) -> str:
    named = ", ".join(f"{weight.label} {weight.points:+.1f}" for weight in reply.weights[:5])
    return "Noted." + (f" Learned from {reply.reactions}: {named}." if named else "")


def _list(reply: LiveScoresReply, fresh: frozenset[int]) -> str:
    lines = [_line(score, score.posting in fresh) for score in reply.scores]
    if reply.next:
        lines.append(f"{len(reply.scores)} of {reply.total}; more: --cursor {reply.next}")
    return "\n".join(lines) or "No posting fits. Open job pages, or watch boards: `companion boards add URL`."


def _line(one: LiveScore, fresh: bool) -> str:
    score = "  --" if one.score is None else f"{one.score:4.0f}"
    places = ", ".join(one.places[:2]) + (f" +{one.also}" if one.also else "")
    facts = " · ".join(part for part in (one.title, one.company, places, one.workplace) if part)
    marks = [mark for mark, holds in (("new", fresh), (one.state, one.state != "new"), ("closed", one.closed)) if holds]
    return f"{one.posting:>6} {score}  {facts}" + "".join(f"  [{mark}]" for mark in marks)
