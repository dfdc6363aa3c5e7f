"""The routes of watched boards."""

from __future__ import annotations

import asyncio

from companion.api.access import Access
from companion.api.routes import Call, Route
from companion.contracts import Done
from companion.jobmatcher.boards.messages import (
    BoardAddRequest,
    BoardCheckRequest,
    BoardInfo,
    BoardRemoveRequest,
    BoardsReply,
    BoardsRequest,
)

CHECK_SECONDS = 30.0
"""How long a reply waits for boards to be read; the reading goes on without it."""


async def boards(call: Call, body: BoardsRequest) -> BoardsReply:
    """Watched boards and how reading them goes."""
    return await call.house.boards.list(body.user, call.house.matching.running)


async def add_board(call: Call, body: BoardAddRequest) -> BoardInfo:
    """Watches the board behind a careers page's or a posting's address; it is read at once, in the background."""
    board = await call.house.boards.add(body.user, body.url, body.interval_minutes)
    call.house.matching.start(body.user)
    return board


async def remove_board(call: Call, body: BoardRemoveRequest) -> Done:
    """Watches a board no longer; its postings stay."""
    await call.house.boards.remove(body.user, body.board)
    return Done()


async def check_boards(call: Call, body: BoardCheckRequest) -> BoardsReply:
    """Reads boards now; replies with their states when that is done, or after half a minute."""
    matching = call.house.matching
    task = matching.spawn(body.user, body.board, now=body.now)
    await asyncio.wait({task}, timeout=CHECK_SECONDS)
    return await call.house.boards.list(body.user, matching.running)


ROUTES = (
    Route("POST", "/api/boards/", boards, Access.PAIRED),
    Route("POST", "/api/boards/add/", add_board, Access.PAIRED),
    Route("POST", "/api/boards/remove/", remove_board, Access.PAIRED),
    Route("POST", "/api/boards/check/", check_boards, Access.PAIRED),
)
