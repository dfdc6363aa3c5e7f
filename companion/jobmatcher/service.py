"""Postings of each user: understood, scored, stored; events only when something changed."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

from companion.clock import Clock
from companion.contracts import PageSnapshot, Posting, PostingReading, ScoreCard, ScoreJobReply
from companion.errors import CompanionError
from companion.profile.messages import ProfileReply
from companion.profile.model import Profile
from companion.store.postings import SEEN_EVERY, NewPosting, Postings, StoredPosting, StoredScore

RESCORE_PAGE = 500
TRACKING = ("utm_", "gh_src", "lever-source", "source", "src", "ref", "fbclid", "gclid", "trk")
"""Starts of query parameters that say where a visitor came from, not which posting it is."""


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


class PostingService:
    """Understands pages, scores postings, keeps both."""

    def __init__(
        self, postings: Postings, matcher: Matcher, profile: CurrentProfile, fetch: Fetch, clock: Clock
    ) -> None:
        self._postings = postings
        self._matcher = matcher
        self._profile = profile
        self._fetch = fetch
        self._clock = clock

    async def score_page(self, user: int, snapshot: PageSnapshot) -> ScoreJobReply:
        """Understand a page; when it is a posting, store it and score it against the profile, if there is one."""
        profile = await self._profile(user, None)
        today = self._clock.now().date()
        reading = await asyncio.to_thread(self._read_and_score, snapshot, profile, today)
        if not reading.is_posting or reading.posting is None:
            return ScoreJobReply(posting_id=None, reading=reading)
        fingerprint = fingerprint_of(reading)
        known = await self._postings.known(user, key_of(snapshot, reading))
        if known is None or known[1] != fingerprint or self._clock.now() - known[2] >= SEEN_EVERY:
            id_ = await self._store(user, snapshot, reading)
        else:
            id_ = known[0]
        if reading.score_card is not None:
            new = _stored_score(id_, fingerprint, profile.version, today, reading.score_card)
            if known is None or known[3] != new:
                await self._postings.store_scores(user, [new], rescore=False)
        return ScoreJobReply(posting_id=id_, reading=reading)

    async def score_url(self, user: int, url: str) -> ScoreJobReply:
        """Fetch a public page and score it."""
        return await self.score_page(user, await self._fetch(url))

    async def score_stored(self, user: int, id_: int) -> ScoreJobReply:
        """Score a stored posting against the newest profile. Raises PostingUnknown."""
        reading = await self.reading(user, id_)
        profile = await self._profile(user, None)
        if reading.posting is not None and profile.version:
            today = self._clock.now().date()
            card = await asyncio.to_thread(self._matcher.score, reading.posting, profile.profile, today)
            reading = reading.model_copy(update={"score_card": card})
            await self._store_score(user, id_, fingerprint_of(reading), profile.version, card)
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
        today = self._clock.now().date()
        scores: list[StoredScore] = []
        last = 0
        while page := await self._postings.page(user, last, RESCORE_PAGE):
            scores += await asyncio.to_thread(self._score_page_of, page, profile, today)
            last = page[-1].id
        if profile.version:
            await self._postings.store_scores(user, scores, rescore=True)
        return len(scores)

    async def users_behind(self) -> list[int]:
        """Users with postings whose score is missing or from an older profile."""
        return await self._postings.users_behind()

    def _read_and_score(self, snapshot: PageSnapshot, profile: ProfileReply, today: date) -> PostingReading:
        reading = self._matcher.read(snapshot)
        if reading.is_posting and reading.posting is not None and profile.version:
            card = self._matcher.score(reading.posting, profile.profile, today)
            return reading.model_copy(update={"score_card": card})
        return reading

    def _score_page_of(self, page: list[StoredPosting], profile: ProfileReply, today: date) -> list[StoredScore]:
        scores = []
        for stored in page:
            posting = PostingReading.model_validate(stored.reading).posting
            if posting is not None:
                card = self._matcher.score(posting, profile.profile, today)
                scores.append(_stored_score(stored.id, stored.fingerprint, profile.version, today, card))
        return scores

    async def _store(self, user: int, snapshot: PageSnapshot, reading: PostingReading) -> int:
        posting = reading.posting or Posting()
        new = NewPosting(
            key=key_of(snapshot, reading),
            ats=reading.ats,
            external_id=reading.external_id,
            url=snapshot.url,
            fingerprint=fingerprint_of(reading),
            title=posting.title,
            company=posting.company,
            reading=reading.model_copy(update={"score_card": None}).model_dump(mode="json"),
        )
        return await self._postings.store(user, new)

    async def _store_score(self, user: int, id_: int, fingerprint: str, version: int, card: ScoreCard) -> None:
        new = _stored_score(id_, fingerprint, version, self._clock.now().date(), card)
        before = await self._postings.score_of(user, id_)
        if before != new:
            await self._postings.store_scores(user, [new], rescore=False)


def _stored_score(id_: int, fingerprint: str, version: int, day: date, card: ScoreCard) -> StoredScore:
    return StoredScore(id_, version, fingerprint, day.isoformat(), card.score, card.model_dump(mode="json"))


def key_of(snapshot: PageSnapshot, reading: PostingReading) -> str:
    """What makes two pages the same posting: the ATS's own number, else the address without tracking.

    A canonical address counts only on the page's own host: a page may not speak for another site.
    """
    if reading.ats and reading.external_id:
        return f"{reading.ats}:{reading.external_id}"[:600]
    url = urlsplit(snapshot.url)
    canonical = urlsplit(snapshot.canonical_url or "")
    if canonical.scheme in ("http", "https") and canonical.netloc == url.netloc and canonical.path.strip("/"):
        url = canonical
    if url.scheme not in ("http", "https"):
        return f"text:{fingerprint_of(reading)}"
    query = "&".join(part for part in url.query.split("&") if not part.lower().startswith(TRACKING))
    plain = urlunsplit((url.scheme, url.netloc.lower(), url.path.rstrip("/"), query, ""))
    return plain if len(plain) <= 600 else f"url:{hashlib.sha256(plain.encode()).hexdigest()}"


def fingerprint_of(reading: PostingReading) -> str:
    """Digest of the content a person would call the posting: title, employer, places, text."""
    posting = reading.posting or Posting()
    parts = [posting.title or "", posting.company or "", *posting.locations, posting.description]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
