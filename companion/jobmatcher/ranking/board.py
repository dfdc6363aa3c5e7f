"""All postings of one user in memory with their current scores. No clock, no store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from companion.jobmatcher.learning.model import Example, Learned, learn
from companion.jobmatcher.person import PersonFacts
from companion.jobmatcher.ranking.arithmetic import Arithmetic, Scored, cap
from companion.jobmatcher.ranking.block import Block, build_block, join_blocks, select_rows
from companion.jobmatcher.ranking.taste import Taste

UNSCORED = -1
TOP_CHANGES = 10
"""Moves that one event names."""
SMALL_MOVE = 10
"""Tenths of a point from which a move is worth naming."""

Tenths = NDArray[np.int32]


@dataclass(frozen=True)
class Reaction:
    """The person's last word on a posting; nothing is learned from what was forgotten."""

    kind: str
    reason: str
    forgotten: bool = False


@dataclass(frozen=True)
class Move:
    """How far the scores of one rescore went from those before."""

    postings: int
    changed: int
    top: list[tuple[int, float | None, float]]
    """Posting, score before (None: none), score now; largest moves first."""


@dataclass
class Board:
    """One user's postings. `put` is cheap; new postings join the columns when they are next needed."""

    block: Block = field(default_factory=lambda: build_block([], []))
    tenths: Tenths = field(default_factory=lambda: np.zeros(0, np.int32))
    """Current score of each posting of the block, UNSCORED without."""
    reactions: dict[int, Reaction] = field(default_factory=dict)
    learned: Learned = field(default_factory=Learned)
    profile_version: int = 0
    _pending: dict[int, tuple[bytes, int]] = field(default_factory=dict)
    _row_of: dict[int, int] | None = None

    def put(self, posting: int, record: bytes, score: float | None) -> None:
        """A new posting, or one that changed, with its score."""
        self._pending[posting] = record, UNSCORED if score is None else round(score * 10)

    def set_score(self, posting: int, score: float) -> None:
        """The score of a posting whose record is as before."""
        tenths = round(score * 10)
        if posting in self._pending:
            self._pending[posting] = self._pending[posting][0], tenths
        elif (row := self._row(posting)) is not None:
            self.tenths[row] = tenths

    def score_of(self, posting: int) -> float | None:
        """The current score, if it has one."""
        if posting in self._pending:
            tenths = self._pending[posting][1]
        else:
            row = self._row(posting)
            tenths = UNSCORED if row is None else int(self.tenths[row])
        return None if tenths == UNSCORED else tenths / 10

    def has(self, posting: int) -> bool:
        """Whether it is one of the user's postings."""
        return posting in self._pending or self._row(posting) is not None

    def _row(self, posting: int) -> int | None:
        if self._row_of is None:
            self._row_of = {int(id_): row for row, id_ in enumerate(self.block.ids)}
        return self._row_of.get(posting)

    def settle(self) -> None:
        """Bring what was put into the columns."""
        if not self._pending:
            return
        pending, self._pending = self._pending, {}
        ids = np.fromiter(pending, np.int64, len(pending))
        keep = ~np.isin(self.block.ids, ids)
        old, tenths = self.block, self.tenths
        if not keep.all():
            old, tenths = select_rows(old, keep), tenths[keep]
        new = build_block(ids.tolist(), [record for record, _ in pending.values()])
        self.block = join_blocks(old, new)
        self.tenths = np.concatenate([tenths, np.array([score for _, score in pending.values()], np.int32)])
        self._row_of = None

    def rescore(self, arithmetic: Arithmetic, taste: Taste, person: PersonFacts) -> tuple[Block, Tenths, Learned]:
        """New scores of the settled postings, with what the reactions teach; nothing is changed by this."""
        block = self.block
        scored = arithmetic.score(block, person)
        learned = learn(self._examples(block, scored, taste))
        return block, cap(taste.apply(block, scored, learned), scored.blocked), learned

    def _examples(self, block: Block, scored: Scored, taste: Taste) -> list[Example]:
        row_of = {int(id_): row for row, id_ in enumerate(block.ids)} if self.reactions else {}
        told = [(row_of[id_], one) for id_, one in self.reactions.items() if id_ in row_of and not one.forgotten]
        features = taste.features(block, scored, [row for row, _ in told])
        return [
            Example(what, scored.raw[row] / 10, one.kind, one.reason)
            for what, (row, one) in zip(features, told, strict=True)
        ]

    def take(self, block: Block, tenths: Tenths, learned: Learned, profile_version: int) -> Move:
        """Make the outcome of a rescore the current scores; says what moved. Not settled in between."""
        move = _moves(block.ids, self.tenths, tenths)
        self.block, self.tenths, self.learned, self.profile_version = block, tenths, learned, profile_version
        self._row_of = None
        return move

    def react(self, posting: int, reaction: Reaction) -> None:
        """The person's newest word on a posting; it counts as the latest."""
        self.reactions.pop(posting, None)
        self.reactions[posting] = reaction

    def forget(self) -> None:
        """Nothing is learned any more from the reactions so far; they stay as the state of their postings."""
        for posting, one in self.reactions.items():
            self.reactions[posting] = replace(one, forgotten=True)


def _moves(ids: NDArray[np.int64], before: Tenths, after: Tenths) -> Move:
    distance = np.where(before == UNSCORED, after, np.abs(after - before))
    changed = before != after
    count = min(TOP_CHANGES, len(ids))
    rows: list[int] = np.argsort(-distance, kind="stable")[:count].tolist() if count else []
    top = [
        (int(ids[row]), None if before[row] == UNSCORED else before[row] / 10, after[row] / 10)
        for row in rows
        if changed[row] and distance[row] >= SMALL_MOVE
    ]
    return Move(len(ids), int(changed.sum()), top)


def from_store(
    ids: Sequence[int], records: Sequence[bytes], scores: Mapping[int, float], sheet: tuple[bytes, bytes] | None
) -> Board:
    """A board as it was stored: records, the sheet of the last rescore, single scores newer than the sheet."""
    block = build_block(ids, records)
    tenths = np.full(len(block), UNSCORED, np.int32)
    if sheet is not None and len(block):
        sheet_ids, sheet_tenths = np.frombuffer(sheet[0], "<i8"), np.frombuffer(sheet[1], "<u2")
        spots = np.searchsorted(block.ids, sheet_ids)
        known = (spots < len(block)) & (block.ids[np.minimum(spots, len(block) - 1)] == sheet_ids)
        tenths[spots[known]] = sheet_tenths[known]
    board = Board(block=block, tenths=tenths)
    for posting, score in scores.items():
        board.set_score(posting, score)
    return board


def sheet_of(block: Block, tenths: Tenths) -> tuple[bytes, bytes]:
    """What the store keeps of a rescore."""
    columns: tuple[Any, Any] = block.ids.astype("<i8"), tenths.astype("<u2")
    return columns[0].tobytes(), columns[1].tobytes()
