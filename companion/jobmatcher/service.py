"""Postings of each user: understood, scored, stored, ranked; events only when something changed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from companion.clock import Clock
from companion.contracts import PageSnapshot, Posting, PostingReading, ScoreCard, ScoreJobReply
from companion.errors import CompanionError
from companion.jobmatcher.identity import fingerprint_of, key_of
from companion.jobmatcher.ranking.service import RECORD_FORMAT, Ranking
from companion.profile.messages import ProfileReply
from companion.profile.model import Profile
from companion.store.postings import SEEN_EVERY, KnownPosting, NewPosting, NewScore, Postings

if TYPE_CHECKING:
    from companion.jobmatcher.ranking.board import Board

STORE_TOGETHER = 200
"""Postings of one transaction when many come at once."""


class PostingUnknown(CompanionError):
    """This user has no posting of this number."""

    status = 404
    code = "posting_unknown"


class Matcher(Protocol):
    """Understanding and scoring: pure functions that may take a while the first time."""

    def read(self, snapshot: PageSnapshot) -> PostingReading:
        """What a page says."""
        ...

    def score(self, posting: Posting, profile: Profile, today: date) -> ScoreCard:
        """How well a profile fits."""
        ...


CurrentProfile = Callable[[int, int | None], Awaitable[ProfileReply]]
"""Of a user, by version; None is the newest."""
Fetch = Callable[[str], Awaitable[PageSnapshot]]


@dataclass(frozen=True)
class _Understood:
    """One page on its way into the store."""

    key: str
    url: str
    reading: PostingReading
    fingerprint: str
    record: bytes


class PostingService:
    """Understands pages, scores postings, keeps both."""

    def __init__(
        self,
        postings: Postings,
        ranking: Ranking,
        matcher: Matcher,
        profile: CurrentProfile,
        fetch: Fetch,
        clock: Clock,
    ) -> None:
        self._postings = postings
        self._ranking = ranking
        self._matcher = matcher
        self._profile = profile
        self._fetch = fetch
        self._clock = clock

    async def score_page(self, user: int, snapshot: PageSnapshot) -> ScoreJobReply:
        """Understand a page; when it is a posting, store it and score it against the profile, if there is one."""
        profile = await self._profile(user, None)
        board = await self._ranking.board(user)
        today = self._clock.now().date()

        def work() -> tuple[PostingReading, _Understood | None]:
            reading = self._scored(self._matcher.read(snapshot), profile, board, today)
            return reading, self._understood(snapshot, reading)

        reading, page = await asyncio.to_thread(work)
        if page is None:
            return ScoreJobReply(posting_id=None, reading=reading)
        known = await self._postings.known(user, page.key)
        if reading.closed and known is None:
            return ScoreJobReply(posting_id=None, reading=reading)  # it is shown, and recommended to nobody
        if self._is_news(known, page.fingerprint):
            (id_,) = await self._store(user, [page], profile.version, board, {page.key: known} if known else {})
        else:
            id_ = known.id if known is not None else 0
            await self._store_score(user, id_, reading.score_card, profile.version, board)
        return ScoreJobReply(posting_id=id_, reading=reading)

    async def add_readings(self, user: int, pages: Sequence[tuple[PageSnapshot, PostingReading]]) -> list[int | None]:
        """Store and score postings that were understood already, such as a whole board's.

        Returns the number of each, in order; None for a page that is no posting.
        """
        profile = await self._profile(user, None)
        board = await self._ranking.board(user)
        today = self._clock.now().date()
        ids: list[int | None] = []
        for start in range(0, len(pages), STORE_TOGETHER):
            some = pages[start : start + STORE_TOGETHER]

            def work(some: Sequence[tuple[PageSnapshot, PostingReading]] = some) -> list[_Understood | None]:
                return [
                    self._understood(snapshot, self._scored(reading, profile, board, today))
                    for snapshot, reading in some
                ]

            understood = await asyncio.to_thread(work)
            pages_of = [one for one in understood if one]
            known = await self._postings.known_all(user, [one.key for one in pages_of])
            stored = iter(await self._store(user, pages_of, profile.version, board, known))
            ids += [next(stored) if one else None for one in understood]
        return ids

    async def score_url(self, user: int, url: str) -> ScoreJobReply:
        """Fetch a public page and score it."""
        return await self.score_page(user, await self._fetch(url))

    async def score_stored(self, user: int, id_: int) -> ScoreJobReply:
        """Score a stored posting against the newest profile. Raises PostingUnknown."""
        reading = await self.reading(user, id_)
        profile = await self._profile(user, None)
        board = await self._ranking.board(user)
        if profile.version:
            today = self._clock.now().date()
            reading = await asyncio.to_thread(self._scored, reading, profile, board, today)
            await self._store_score(user, id_, reading.score_card, profile.version, board)
        return ScoreJobReply(posting_id=id_, reading=reading)

    async def reading(self, user: int, id_: int) -> PostingReading:
        """What was understood of a stored posting, without a score. Raises PostingUnknown."""
        stored = await self._postings.get(user, id_)
        if stored is None:
            raise PostingUnknown(f"no stored posting {id_}: open its page again")
        return PostingReading.model_validate(stored.reading)

    async def rescore(self, user: int, version: int | None = None) -> int:
        """Score every stored posting against a profile; one event says what moved. Returns how many."""
        profile = await self._profile(user, version)
        if not profile.version:
            return 0
        today = self._clock.now().date()
        return await self._ranking.rescore(user, profile.profile, profile.version, today)

    async def users_behind(self) -> list[int]:
        """Users with postings whose last rescore was for an older profile, or never."""
        return await self._postings.users_behind()

    def _scored(self, reading: PostingReading, profile: ProfileReply, board: Board, today: date) -> PostingReading:
        if not reading.is_posting or reading.posting is None or not profile.version:
            return reading
        card = self._matcher.score(reading.posting, profile.profile, today)
        card = self._ranking.card(reading.posting, card, board)
        return reading.model_copy(update={"score_card": card})

    def _understood(self, snapshot: PageSnapshot, reading: PostingReading) -> _Understood | None:
        if not reading.is_posting or reading.posting is None:
            return None
        record = self._ranking.compile(reading)
        return _Understood(key_of(snapshot, reading), snapshot.url, reading, fingerprint_of(reading), record)

    def _is_news(self, known: KnownPosting | None, fingerprint: str) -> bool:
        return known is None or known.fingerprint != fingerprint or self._clock.now() - known.seen >= SEEN_EVERY

    async def _store(
        self, user: int, pages: list[_Understood], version: int, board: Board, known: Mapping[str, KnownPosting]
    ) -> list[int]:
        new = [self._new_posting(page, version, board, known.get(page.key)) for page in pages]
        terms = self._ranking.unsaved()
        ids = await self._postings.store(user, new, terms)
        self._ranking.saved(terms)
        for id_, page in zip(ids, pages, strict=True):
            card = page.reading.score_card
            board.put(id_, page.record, None if card is None else card.score)
        return ids

    def _new_posting(self, page: _Understood, version: int, board: Board, known: KnownPosting | None) -> NewPosting:
        posting = page.reading.posting or Posting()
        card, score = page.reading.score_card, None
        if card is not None:
            before = None if known is None else board.score_of(known.id)
            score = NewScore(version, card.score, card.band, before)
        return NewPosting(
            key=page.key,
            ats=page.reading.ats,
            external_id=page.reading.external_id,
            url=page.url,
            fingerprint=page.fingerprint,
            title=posting.title,
            company=posting.company,
            reading=page.reading.model_copy(update={"score_card": None}).model_dump(mode="json"),
            format=RECORD_FORMAT,
            record=page.record,
            score=score,
        )

    async def _store_score(self, user: int, id_: int, card: ScoreCard | None, version: int, board: Board) -> None:
        if card is None:
            return
        before = board.score_of(id_)
        if before != card.score:
            await self._postings.store_score(user, id_, NewScore(version, card.score, card.band, before))
            board.set_score(id_, card.score)
