"""`companion searches`: saved searches. `companion jobs … --save-search NAME` makes one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel

from companion.cli.asking import InputUnusable, ask
from companion.cli.client import show
from companion.cli.options import DataDir, Json, User
from companion.jobmatcher.messages import JobFilters
from companion.jobmatcher.searches.messages import (
    SearchesReply,
    SearchesRequest,
    SearchInfo,
    SearchRequest,
    SearchSaveRequest,
)

app = typer.Typer(add_completion=False, rich_markup_mode=None, invoke_without_command=True)
PATH = "/api/jobmatcher/searches/"
Search = Annotated[str, typer.Argument(help="Number or name of the search, as the list shows it.")]


@app.callback()
def searches(context: typer.Context, data_dir: DataDir = None, user: User = 1, as_json: Json = False) -> None:
    """List your saved searches, with how many jobs each finds and how many of them are new."""
    if context.invoked_subcommand is None:
        reply = all_searches(data_dir, user)
        show(reply, as_json, lambda: _table(reply))


@app.command()
def tell(
    search: Search,
    on: Annotated[bool, typer.Option("--on/--off", help="Whether new jobs are told of.")] = True,
    data_dir: DataDir = None,
    user: User = 1,
    as_json: Json = False,
) -> None:
    """Tell of new jobs for a search, or do no longer."""
    one = find_search(data_dir, user, search)
    body = SearchSaveRequest(user=user, search=one.search, name=one.name, filters=one.filters, tell=on)
    reply = save_search(data_dir, body)
    show(reply, as_json, lambda: _table(reply))


@app.command()
def remove(search: Search, data_dir: DataDir = None, user: User = 1, as_json: Json = False) -> None:
    """Forget a search. Its postings stay."""
    body = SearchRequest(user=user, search=find_search(data_dir, user, search).search)
    reply = _ask(data_dir, "remove/", body, lambda services: services.searches.remove(body))
    show(reply, as_json, lambda: _table(reply))


def all_searches(data_dir: Path | None, user: int) -> SearchesReply:
    """A user's searches."""
    return _ask(data_dir, "", SearchesRequest(user=user), lambda services: services.searches.list(user))


def find_search(data_dir: Path | None, user: int, wanted: str) -> SearchInfo:
    """The search of this number or name. Raises InputUnusable."""
    for one in all_searches(data_dir, user).searches:
        if wanted in (str(one.search), one.name):
            return one
    raise InputUnusable(f"there is no search {wanted}: `companion searches` lists them")


def save_search(data_dir: Path | None, body: SearchSaveRequest) -> SearchesReply:
    """Keep or change a search."""
    return _ask(data_dir, "save/", body, lambda services: services.searches.save(body))


def look_at(data_dir: Path | None, user: int, search: int) -> None:
    """What the search finds is new no longer."""
    body = SearchRequest(user=user, search=search)
    _ask(data_dir, "looked/", body, lambda services: services.searches.looked(body))


def _ask(
    data_dir: Path | None, path: str, body: BaseModel, direct: Callable[[Any], Awaitable[SearchesReply]]
) -> SearchesReply:
    reply: SearchesReply = ask(data_dir, "POST", f"{PATH}{path}", body, SearchesReply, direct)
    return reply


def _table(reply: SearchesReply) -> str:
    lines = [_line(one) for one in reply.searches]
    return "\n".join(lines) or "No search is saved: `companion jobs --title nurse --min-score 60 --save-search NAME`."


def _line(one: SearchInfo) -> str:
    told = "" if one.tell else "  [not told of]"
    jobs = f"{one.jobs} {'job' if one.jobs == 1 else 'jobs'}, {one.new} new"
    return f"{one.search:>4}  {one.name}: {_filters(one.filters)} ({jobs}){told}"


def _filters(filters: JobFilters) -> str:
    given = filters.model_dump(mode="json", exclude_none=True)
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in given.items())
