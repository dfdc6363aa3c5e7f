"""The list of postings with their current scores: filtered, sorted, by pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from companion.contracts import Band, Message, Workplace
from companion.errors import CompanionError
from companion.jobmatcher.ranking.service import Ranking
from companion.store.rankings import Rankings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from companion.jobmatcher.ranking.board import Board

    Flags = NDArray[np.bool_]

State = Literal["new", "saved", "dismissed", "applied", "answered"]
Sort = Literal["score", "newest", "posted"]
MAX_PAGE = 200


class CursorUnreadable(CompanionError):
    """The cursor was not given out for this order."""

    status = 422
    code = "invalid"

    def __init__(self) -> None:
        super().__init__("cursor: give the one of the last page, with the same sort")


class LiveScoresRequest(Message):
    """Which postings to list; every filter given must hold. Texts are compared without case."""

    user: int = 1
    min_score: float | None = Field(default=None, ge=0, le=100)
    max_score: float | None = Field(default=None, ge=0, le=100)
    band: Band | None = None
    title: str | None = Field(default=None, max_length=200)
    """Words that must all stand in the title."""
    company: str | None = Field(default=None, max_length=200)
    place: str | None = Field(default=None, max_length=200)
    workplace: Workplace | None = None
    ats: str | None = Field(default=None, max_length=60)
    state: State | Literal["open", "all"] = "open"
    """`open`: all but dismissed ones."""
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


class LiveScoresReply(Message):
    total: int
    """Postings that pass the filters."""
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


class LiveScores:
    """Answers from memory; only what is shown of a page's postings comes from the store."""

    def __init__(self, ranking: Ranking, store: Rankings) -> None:
        self._ranking = ranking
        self._store = store

    async def find(self, asked: LiveScoresRequest) -> LiveScoresReply:
        """One page of the list. Raises CursorUnreadable."""
        from companion.jobmatcher.ranking.listing import Listing

        board = await self._ranking.settled(asked.user)
        listing = Listing(self._ranking.tools.terms, board)
        passing = listing.passing(asked)
        rows, next_ = listing.page(passing, asked.sort, _position(asked), asked.limit)
        shown = await self._store.shown([int(board.block.ids[row]) for row in rows])
        scores = [self._one(listing, board, row, shown) for row in rows]
        return LiveScoresReply(
            total=int(passing.sum()),
            next=f"{asked.sort}:{next_[0]}:{next_[1]}" if next_ else None,
            profile_version=board.profile_version,
            scores=[score for score in scores if score is not None],
        )

    def _one(self, listing: Any, board: Board, row: int, shown: dict[int, Any]) -> LiveScore | None:
        id_ = int(board.block.ids[row])
        if id_ not in shown:
            return None
        return LiveScore(
            posting=id_, title=shown[id_].title, company=shown[id_].company, url=shown[id_].url, **listing.facts(row)
        )


def _position(asked: LiveScoresRequest) -> tuple[int, int] | None:
    if asked.cursor is None:
        return None
    sort, _, rest = asked.cursor.partition(":")
    key, _, id_ = rest.partition(":")
    if sort != asked.sort or not key.lstrip("-").isdecimal() or not id_.isdecimal():
        raise CursorUnreadable
    return int(key), int(id_)
