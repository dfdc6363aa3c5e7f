"""What the ranking works with, in one place: loaded when the first board is, because it takes a while to import."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from companion.contracts import Posting, ScoreCard
from companion.jobmatcher.learning.card import with_learning
from companion.jobmatcher.learning.features import features_of
from companion.jobmatcher.learning.model import Learned
from companion.jobmatcher.places import place_reader
from companion.jobmatcher.ranking.arithmetic import Arithmetic
from companion.jobmatcher.ranking.board import Board, Reaction, from_store, sheet_of
from companion.jobmatcher.ranking.record import Compiler
from companion.jobmatcher.ranking.taste import Taste
from companion.jobmatcher.ranking.terms import Term, Terms
from companion.jobmatcher.ranking.titles import renew_titles
from companion.jobmatcher.score.scorer import Scorer
from companion.jobmatcher.score.titles import TitleMatcher
from companion.profile.model import Profile
from companion.store.rankings import Sheet, StoredFeedback, TermRow


class Outcome:
    """New scores of a board, not taken yet."""

    def __init__(self, tools: Tools, board: Board, profile: Profile, version: int, today: date) -> None:
        person = tools.scorer.person(profile, today)
        self._version = version
        self._block, self._tenths, self._learned = board.rescore(tools.arithmetic, tools.taste, person)

    def take(self, board: Board) -> tuple[Sheet, dict[str, object], list[tuple[int, float | None, float]]]:
        """Make them current: what to store, what to tell, and the moves to name."""
        move = board.take(self._block, self._tenths, self._learned, self._version)
        told: dict[str, object] = {"profile_version": self._version, "postings": move.postings, "changed": move.changed}
        return Sheet(self._version, *sheet_of(self._block, self._tenths)), told, move.top


class Tools:
    """Terms, compiler and arithmetic of all users."""

    def __init__(self, terms: Iterable[TermRow], scorer: Scorer) -> None:
        self.scorer = scorer
        self.terms = Terms(Term(*row) for row in terms)
        self.renewed: list[TermRow] = list(renew_titles(self.terms))
        """Terms whose derived data an older version had stored otherwise."""
        self._compiler = Compiler(self.terms, place_reader)
        self.arithmetic = Arithmetic(self.terms, scorer.skills)
        self.taste = Taste(self.terms, self.arithmetic)
        self._titles = TitleMatcher()

    def compile(self, posting: Posting, ats: str | None, *, closed: bool = False) -> bytes:
        """The record of a posting."""
        return self._compiler.compile(posting, ats, closed=closed)

    def with_learning(self, posting: Posting, card: ScoreCard, learned: Learned) -> ScoreCard:
        """The card with what was learned."""
        if not learned.weights:
            return card
        features = features_of(posting, card.components, self._titles, self.scorer.gazetteer)
        return with_learning(card, features, learned)

    def board(
        self,
        ids: list[int],
        records: list[bytes],
        scores: dict[int, float],
        sheet: Sheet | None,
        feedback: list[StoredFeedback],
    ) -> Board:
        """A board as it was stored."""
        board = from_store(ids, records, scores, (sheet.postings, sheet.tenths) if sheet else None)
        board.profile_version = sheet.profile_version if sheet else 0
        for one in feedback:
            board.react(one.posting, Reaction(one.kind, one.reason, one.forgotten))
        return board
