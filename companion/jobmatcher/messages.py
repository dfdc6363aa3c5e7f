"""Messages of the list of postings with their scores."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from companion.contracts import Band, Message, Workplace

State = Literal["new", "saved", "dismissed", "applied", "answered"]
Sort = Literal["score", "newest", "posted"]
MAX_PAGE = 200


class JobFilters(Message):
    """Which postings to list; every filter given must hold. Texts are compared without case."""

    min_score: float | None = Field(default=None, ge=0, le=100)
    max_score: float | None = Field(default=None, ge=0, le=100)
    band: Band | None = None
    title: str | None = Field(default=None, max_length=200)
    """Words that must all stand in the title."""
    company: str | None = Field(default=None, max_length=200)
    place: str | None = Field(default=None, max_length=200)
    workplace: Workplace | None = None
    ats: str | None = Field(default=None, max_length=60)


class LiveScoresRequest(JobFilters):
    """A page of the list of postings."""

    user: int = 1
    state: State | Literal["open", "all"] = "open"
    """`open` and `new`: none that was dismissed or is closed."""
    sort: Sort = "score"
    cursor: str | None = Field(default=None, max_length=60)
    """`next` of the page before."""
    limit: int = Field(default=50, ge=1, le=MAX_PAGE)


class LiveScore(Message):
    """One posting of the list."""

    posting: int
    score: float | None
    band: Band | None
    title: str | None
    company: str | None
    places: list[str]
    workplace: Workplace | None
    ats: str | None
    url: str
    state: State
    closed: bool
    """Its page, or every board it was seen on, says that it is gone."""
    also: int
    """Other postings of the same job that pass the filters: in other places, or at other addresses."""
    also_in: list[str]
    """The places of those, as far as they are others."""


class LiveScoresReply(Message):
    total: int
    """Jobs that pass the filters: postings of the same job count once."""
    next: str | None
    """Cursor of the next page; None at the end."""
    profile_version: int
    """The profile the scores are for; 0 when there is none."""
    scores: list[LiveScore]


class RealtimeReply(Message):
    """Where to go on from: list the scores, then follow the events after `seq`."""

    seq: int
    postings: int
    profile_version: int
