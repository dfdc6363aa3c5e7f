"""The boards of all users: loaded when first needed, scored in a thread, stored as one sheet."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from companion.contracts import Posting, PostingReading, ScoreCard
from companion.profile.model import Profile
from companion.store.rankings import Rankings, TermRow

if TYPE_CHECKING:
    from companion.jobmatcher.ranking.board import Board
    from companion.jobmatcher.ranking.tools import Tools
    from companion.jobmatcher.score.scorer import Scorer

RECORD_FORMAT = 3
"""Raised when a record means something else than before: older ones are then made anew from their readings."""
COMPILE_PAGE = 200
"""Older postings whose records are made at a time."""


class Ranking:
    """Keeps every user's postings as numbers. For the event loop's thread, but `compile` and `card`."""

    def __init__(self, store: Rankings, scorer: Callable[[], Scorer]) -> None:
        self._store = store
        self._scorer = scorer
        self._lock = asyncio.Lock()
        self._boards: dict[int, Board] = {}
        self._loaded: Tools | None = None

    async def board(self, user: int) -> Board:
        """The user's board; what was put into it is not settled yet."""
        board = self._boards.get(user)
        if board is None:
            async with self._lock:
                board = self._boards.get(user) or await self._load(user)
                self._boards[user] = board
        return board

    async def settled(self, user: int) -> Board:
        """The user's board with everything in its columns."""
        board = await self.board(user)
        async with self._lock:
            board.settle()
        return board

    @property
    def tools(self) -> Tools:
        """What boards are worked with; there once a board is."""
        if self._loaded is None:
            raise RuntimeError("the ranking is used before a board was loaded")
        return self._loaded

    def compile(self, reading: PostingReading) -> bytes:
        """The record of a posting, once a board is loaded."""
        return self.tools.compile(reading.posting or Posting(), reading.ats, closed=reading.closed)

    def card(self, posting: Posting, card: ScoreCard, board: Board) -> ScoreCard:
        """The card with what the user's feedback taught."""
        return self.tools.with_learning(posting, card, board.learned)

    def unsaved(self) -> list[TermRow]:
        """Terms to store with the next records."""
        return list(self.tools.terms.unsaved())

    def saved(self, terms: list[TermRow]) -> None:
        """These are stored."""
        self.tools.terms.saved(terms)

    def react(self, board: Board, posting: int, kind: str, reason: str) -> None:
        """The person's newest word on a posting; the next rescore learns from it."""
        from companion.jobmatcher.ranking.board import Reaction

        board.react(posting, Reaction(kind, reason))

    async def rescore(self, user: int, profile: Profile, version: int, today: date) -> int:
        """Score all postings against a profile and with all feedback; one event tells what moved.

        Returns how many were scored.
        """
        from companion.jobmatcher.ranking.tools import Outcome

        board = await self.board(user)
        async with self._lock:
            board.settle()
            outcome = await asyncio.to_thread(Outcome, self.tools, board, profile, version, today)
            sheet, told, top = outcome.take(board)
            if not len(board.tenths):
                return 0
            shown = await self._store.shown([posting for posting, _, _ in top])
            moves: list[dict[str, Any]] = [
                {"posting": id_, "title": shown[id_].title, "company": shown[id_].company, "before": old, "score": new}
                for id_, old, new in top
                if id_ in shown
            ]
            await self._store.store_sheet(user, sheet, "scores.rescored", {**told, "top": moves})
        return len(board.tenths)

    async def _load(self, user: int) -> Board:
        if self._loaded is None:
            self._loaded = await self._make_tools()
        await self._make_records(user)
        ids, records = await self._store.records(user, RECORD_FORMAT)
        sheet, scores = await self._store.sheet(user), await self._store.scores(user)
        feedback = await self._store.feedback(user)
        return await asyncio.to_thread(self._loaded.board, ids, records, scores, sheet, feedback)

    async def _make_tools(self) -> Tools:
        terms = await self._store.terms()

        def work() -> Tools:
            from companion.jobmatcher.ranking.tools import Tools

            return Tools(terms, self._scorer())

        tools = await asyncio.to_thread(work)
        await self._store.renew_terms(tools.renewed)
        return tools

    async def _make_records(self, user: int) -> None:
        """Postings that an older version stored get their records from what was understood of them."""
        while found := await self._store.without_record(user, RECORD_FORMAT, COMPILE_PAGE):
            records = await asyncio.to_thread(self._compile_all, found)
            terms = self.unsaved()
            await self._store.save_records(user, RECORD_FORMAT, records, terms)
            self.saved(terms)

    def _compile_all(self, found: list[tuple[int, str | None, dict[str, Any]]]) -> list[tuple[int, bytes]]:
        return [
            (id_, self.compile(PostingReading.model_validate({**reading, "ats": ats}))) for id_, ats, reading in found
        ]
