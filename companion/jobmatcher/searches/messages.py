"""Messages about saved searches."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field, field_validator

from companion.contracts import Message
from companion.jobmatcher.messages import JobFilters

MAX_NAME = 80


class SearchesRequest(Message):
    user: int = 1


class SearchInfo(Message):
    """A saved search and what it finds now."""

    search: int
    name: str
    filters: JobFilters
    tell: bool
    """Whether new jobs are told of, as notifications."""
    created: datetime
    jobs: int
    """Open jobs that pass its filters."""
    new: int
    """Of those the ones that boards brought since the person looked at it."""
    fresh: list[int]
    """Postings that stand for those, the best first, 100 at most."""


class SearchesReply(Message):
    searches: list[SearchInfo]


class SearchSaveRequest(Message):
    user: int = 1
    search: int | None = None
    """The search to change; None makes a new one."""
    name: str = Field(max_length=MAX_NAME)
    filters: JobFilters
    tell: bool = True

    @field_validator("name")
    @classmethod
    def check_name(cls, name: str) -> str:
        """A line with something on it."""
        line = " ".join(name.split())
        if not line:
            raise ValueError("give the search a name")
        return line


class SearchRequest(Message):
    user: int = 1
    search: int
