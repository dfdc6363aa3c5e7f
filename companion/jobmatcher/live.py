"""The list of postings with their current scores: filtered, sorted, by pages."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from companion.errors import CompanionError
from companion.jobmatcher.messages import LiveScore, LiveScoresReply, LiveScoresRequest
from companion.jobmatcher.ranking.service import Ranking
from companion.store.boards import Boards
from companion.store.rankings import Rankings

if TYPE_CHECKING:
    from companion.jobmatcher.ranking.listing import Listing
    from companion.jobmatcher.ranking.openings import Openings


class CursorUnreadable(CompanionError):
    """The cursor was not given out for this order."""

    status = 422
    code = "invalid"

    def __init__(self) -> None:
        super().__init__("cursor: give the one of the last page, with the same sort")


class LiveScores:
    """Answers from memory; only what is shown of a page's postings comes from the store."""

    def __init__(self, ranking: Ranking, store: Rankings, boards: Boards) -> None:
        self._ranking = ranking
        self._store = store
        self._boards = boards
        self._openings: dict[int, tuple[int, Openings]] = {}

    async def find(self, asked: LiveScoresRequest) -> LiveScoresReply:
        """One page of the list. Raises CursorUnreadable."""
        listing = await self.listing(asked.user)
        board = listing.board
        passing = listing.passing(asked)
        ordered = listing.in_order(passing, asked.sort)
        rows, next_ = listing.page(ordered, asked.sort, _position(asked), asked.limit)
        others = listing.others(rows, passing)
        shown = await self._store.shown([int(board.block.ids[row]) for row in rows])
        scores = [self._one(listing, row, others[row], shown) for row in rows]
        return LiveScoresReply(
            total=len(ordered),
            next=f"{asked.sort}:{next_[0]}:{next_[1]}" if next_ else None,
            profile_version=board.profile_version,
            scores=[score for score in scores if score is not None],
        )

    async def dropped(self, user: int, posting: int) -> bool:
        """Whether every board that a posting was seen on dropped it."""
        return (await self._openings_of(user)).is_closed(posting)

    async def listing(self, user: int) -> Listing:
        """The user's postings as they stand now."""
        from companion.jobmatcher.ranking.listing import Listing

        board = await self._ranking.settled(user)
        return Listing(self._ranking.tools.terms, board, await self._openings_of(user))

    async def _openings_of(self, user: int) -> Openings:
        """What the user's boards say, asked anew once they changed."""
        from companion.jobmatcher.ranking.openings import Openings

        changes = self._boards.changes(user)
        known = self._openings.get(user)
        if known is None or known[0] != changes:
            known = changes, await asyncio.to_thread(Openings, await self._boards.listed(user))
            self._openings[user] = known
        return known[1]

    @staticmethod
    def _one(listing: Listing, row: int, others: list[int], shown: dict[int, Any]) -> LiveScore | None:
        id_ = int(listing.board.block.ids[row])
        if id_ not in shown:
            return None
        return LiveScore(
            posting=id_,
            title=shown[id_].title,
            company=shown[id_].company,
            url=shown[id_].url,
            **listing.facts(row),
            **listing.same_job(row, others),
        )


def _position(asked: LiveScoresRequest) -> tuple[int, int] | None:
    if asked.cursor is None:
        return None
    sort, _, rest = asked.cursor.partition(":")
    key, _, id_ = rest.partition(":")
    if sort != asked.sort or not key.lstrip("-").isdecimal() or not id_.isdecimal():
        raise CursorUnreadable
    return int(key), int(id_)
