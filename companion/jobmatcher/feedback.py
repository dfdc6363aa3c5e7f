"""Feedback of the person: stored, learned from, seen in every score at once; and forgotten on demand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import cast

from companion.errors import CompanionError
from companion.jobmatcher.learning.messages import FeedbackRequest, LearnedReply, LearnedWeight
from companion.jobmatcher.messages import State
from companion.jobmatcher.ranking.service import Ranking
from companion.store.rankings import Rankings

MAX_WEIGHTS = 40
"""Weights that a reply lists."""
LEAST_POINTS = 0.05


class NotStored(CompanionError):
    """Feedback on a posting that this user does not have."""

    status = 404
    code = "posting_unknown"


class FeedbackService:
    """`rescore` scores all postings of a user anew."""

    def __init__(self, ranking: Ranking, store: Rankings, rescore: Callable[[int], Awaitable[int]]) -> None:
        self._ranking = ranking
        self._store = store
        self._rescore = rescore

    async def give(self, asked: FeedbackRequest) -> LearnedReply:
        """Take one reaction. Raises NotStored."""
        board = await self._ranking.settled(asked.user)
        if not board.has(asked.posting):
            raise NotStored(f"no stored posting {asked.posting}: see `companion jobs`")
        reason = asked.reason if asked.kind == "dismissed" else ""
        await self._store.add_feedback(asked.user, asked.posting, asked.kind, reason)
        self._ranking.react(board, asked.posting, asked.kind, reason)
        await self._rescore(asked.user)
        return await self.learned(asked.user)

    async def state(self, user: int, posting: int) -> State:
        """The person's last word on a posting, `new` without one. Raises NotStored."""
        board = await self._ranking.board(user)
        if not board.has(posting):
            raise NotStored(f"no stored posting {posting}: see `companion jobs`")
        reaction = board.reactions.get(posting)
        return "new" if reaction is None or reaction.kind == "cleared" else cast(State, reaction.kind)

    async def learn_from_applications(self, user: int) -> int:
        """Take what the user's applications say: applied, or answered by an interview or an offer. Returns how many.

        Safe to call again at any time: each application's word is taken once.
        """
        board = await self._ranking.settled(user)
        learned = await self._store.learn_from_applications(user)
        for one in learned:
            if board.has(one.posting):
                self._ranking.react(board, one.posting, one.kind, one.reason)
        if learned:
            await self._rescore(user)
        return len(learned)

    async def users_to_learn_from(self) -> list[int]:
        """Users whose applications moved while nobody listened."""
        return await self._store.users_to_learn_from()

    async def users_with_feedback(self) -> list[int]:
        """Users with reactions that count: what these teach lies in memory, and a new start has to learn it again."""
        return await self._store.users_with_feedback()

    async def reset(self, user: int) -> LearnedReply:
        """Forget what was learned; which postings are saved or dismissed stays."""
        board = await self._ranking.board(user)
        await self._store.forget_feedback(user)
        board.forget()
        await self._rescore(user)
        return await self.learned(user)

    async def learned(self, user: int) -> LearnedReply:
        """What was learned so far."""
        from companion.jobmatcher.learning.features import label_of
        from companion.jobmatcher.learning.model import POINTS

        learned = (await self._ranking.board(user)).learned
        strongest = sorted(learned.weights.items(), key=lambda item: -abs(item[1]))[:MAX_WEIGHTS]
        weights = [
            LearnedWeight(feature=name, label=label_of(name), points=round(POINTS * weight, 2))
            for name, weight in strongest
            if abs(POINTS * weight) >= LEAST_POINTS
        ]
        return LearnedReply(reactions=learned.reactions, weights=weights)
