"""Messages about watched boards."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from companion.contracts import Message


class BoardInfo(Message):
    """A watched board and how reading it goes."""

    board: int
    ats: str
    key: str
    url: str
    title: str
    added: datetime
    state: str
    """new, ok, partial, waiting, failed or gone."""
    note: str
    """The state in words."""
    checked: datetime | None
    read: datetime | None
    failed: datetime | None
    due: datetime
    interval_minutes: float
    open: int
    """Postings open now."""
    closed: int
    jobs: int
    """Jobs behind the open postings: one under many cities counts once."""


class BoardsRequest(Message):
    user: int = 1


class BoardsReply(Message):
    boards: list[BoardInfo]
    running: bool = False
    """A reading is under way."""


class BoardAddRequest(Message):
    user: int = 1
    url: str = Field(max_length=2_000)
    interval_minutes: int | None = Field(None, ge=1, le=10_080)
    """None takes the loop's own."""


class BoardRemoveRequest(Message):
    user: int = 1
    board: int


class BoardCheckRequest(Message):
    user: int = 1
    board: int | None = None
    """None means all of the user's."""
    now: bool = True
    """False reads only what is due."""
