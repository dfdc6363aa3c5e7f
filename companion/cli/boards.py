"""`companion boards`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from companion.cli.asking import ask
from companion.cli.client import show
from companion.cli.options import DataDir, Json, User
from companion.contracts import Done
from companion.jobmatcher.boards.messages import (
    BoardAddRequest,
    BoardCheckRequest,
    BoardInfo,
    BoardRemoveRequest,
    BoardsReply,
    BoardsRequest,
)

app = typer.Typer(add_completion=False, rich_markup_mode=None, invoke_without_command=True)


@app.callback()
def boards(context: typer.Context, data_dir: DataDir = None, user: User = 1, as_json: Json = False) -> None:
    """List the watched boards, with what the last reading of each brought."""
    if context.invoked_subcommand is None:
        _list(data_dir, user, as_json)


@app.command("list")
def list_boards(data_dir: DataDir = None, user: User = 1, as_json: Json = False) -> None:
    """List the watched boards, with what the last reading of each brought."""
    _list(data_dir, user, as_json)


def _list(data_dir: Any, user: int, as_json: bool) -> None:
    async def alone(services: Any) -> BoardsReply:
        reply: BoardsReply = await services.boards.list(user)
        return reply

    reply: BoardsReply = ask(data_dir, "POST", "/api/boards/", BoardsRequest(user=user), BoardsReply, alone)
    show(reply, as_json, lambda: _table(reply))


@app.command()
def add(
    url: str,
    data_dir: DataDir = None,
    user: User = 1,
    every: Annotated[int | None, typer.Option(help="Minutes between two readings.")] = None,
    as_json: Json = False,
) -> None:
    """Watch a board: any careers page's, board's or posting's address, or that of a search on NHS Jobs, Platsbanken or Remotive."""

    async def alone(services: Any) -> BoardInfo:
        info: BoardInfo = await services.boards.add(user, url, every)
        return info

    body = BoardAddRequest(user=user, url=url, interval_minutes=every)
    info: BoardInfo = ask(data_dir, "POST", "/api/boards/add/", body, BoardInfo, alone)
    show(info, as_json, lambda: f"Watching board {info.board}: {info.url} ({info.ats}).")


@app.command()
def remove(board: int, data_dir: DataDir = None, user: User = 1, as_json: Json = False) -> None:
    """Watch a board no longer. Its postings stay."""

    async def alone(services: Any) -> Done:
        await services.boards.remove(user, board)
        return Done()

    ask(data_dir, "POST", "/api/boards/remove/", BoardRemoveRequest(user=user, board=board), Done, alone)
    show({"removed": board}, as_json, lambda: f"Board {board} is watched no longer.")


@app.command()
def check(
    board: Annotated[int | None, typer.Argument(help="Only this board.")] = None,
    data_dir: DataDir = None,
    user: User = 1,
    now: Annotated[bool, typer.Option("--now", help="Also boards that are not due yet.")] = False,
    as_json: Json = False,
) -> None:
    """Read the boards that are due, and list them."""

    async def alone(services: Any) -> BoardsReply:
        await services.matching.check(user, board, now=now)
        reply: BoardsReply = await services.boards.list(user)
        return reply

    body = BoardCheckRequest(user=user, board=board, now=now)
    reply: BoardsReply = ask(data_dir, "POST", "/api/boards/check/", body, BoardsReply, alone)
    show(reply, as_json, lambda: _table(reply))


def _table(reply: BoardsReply) -> str:
    if not reply.boards:
        return "No board is watched: add one with `companion boards add URL`."
    lines = []
    for board in reply.boards:
        checked = f"asked {board.checked:%Y-%m-%d %H:%M} UTC" if board.checked else "not asked yet"
        lines.append(f"{board.board:3}  {board.state:8} {board.ats:16} {board.title}  {board.url}")
        lines.append(f"     {board.note} ({checked}; {board.open} open, {board.jobs} jobs, {board.closed} closed)")
    if reply.running:
        lines.append("Boards are being read now: look again in a while.")
    return "\n".join(lines)
