"""What rooms of one floor hand each other: small adapters, made by the composition root."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from companion.autofill.messages import SaveAnswerRequest
from companion.jobapplier.rules import Candidate
from companion.jobmatcher.identity import address_key, ats_key_of, job_key_of
from companion.jobmatcher.live import MAX_PAGE, LiveScoresRequest
from companion.jobmatcher.service import PostingUnknown
from companion.store.analytics import AppliedScore

if TYPE_CHECKING:
    from companion.analytics.service import TakeScore
    from companion.autofill.answer_service import AnswerService
    from companion.contracts import ScoreJobReply
    from companion.jobapplier.messages import ReviewItem
    from companion.jobapplier.review import Remember
    from companion.jobmatcher.live import LiveScores
    from companion.jobmatcher.service import PostingService
    from companion.profile.service import ProfileService
    from companion.store.attempts import Attempts
    from companion.store.postings import Postings


class PostingBook:
    """The matcher's postings, as the applier asks for them."""

    def __init__(self, service: PostingService, postings: Postings, live: LiveScores, attempts: Attempts) -> None:
        self._service = service
        self._postings = postings
        self._live = live
        self._attempts = attempts

    async def candidate(self, user: int, posting: int) -> Candidate:
        """A stored posting with its score. Raises PostingUnknown."""
        stored = await self._postings.get(user, posting)
        if stored is None:
            raise PostingUnknown(f"no stored posting {posting}: open its page again")
        reply = await self._service.score_stored(user, posting)
        closed = await self._attempts.posting_closed(user, posting)
        return _candidate(reply, stored.url, closed)

    async def candidate_at(self, user: int, url: str) -> Candidate:
        """The posting at an address; one that cannot be read from here is known by its address alone."""
        from companion.browser.public_page import PageRefused, PageUnreachable, check_address

        check_address(url)
        known = await self._postings.at_url(user, url)
        if known is not None:
            return await self.candidate(user, known)
        try:
            reply = await self._service.score_url(user, url)
        except (PageRefused, PageUnreachable):
            return Candidate(url=url, job_key=address_key(url))
        if reply.posting_id is None:
            return Candidate(url=url, job_key=address_key(url))
        return _candidate(reply, url, closed=False)

    async def above(self, user: int, score: float, limit: int) -> list[int]:
        """Stored postings from a score on that are neither dismissed nor applied to, the best first."""
        found: list[int] = []
        cursor: str | None = None
        while len(found) < limit:
            asked = LiveScoresRequest(user=user, min_score=score, cursor=cursor, limit=MAX_PAGE)
            page = await self._live.find(asked)
            found += [one.posting for one in page.scores if one.state not in ("applied", "answered")]
            cursor = page.next
            if cursor is None:
                break
        return found[:limit]


def _candidate(reply: ScoreJobReply, url: str, closed: bool) -> Candidate:
    reading = reply.reading
    posting, card = reading.posting, reading.score_card
    host = (urlsplit(url).hostname or "").lower()
    return Candidate(
        url=url,
        job_key=job_key_of(reading, host),
        posting=reply.posting_id,
        ats_key=ats_key_of(reading, host),
        ats=reading.ats,
        external_id=reading.external_id,
        company=posting.company if posting else None,
        title=posting.title if posting else None,
        closes=posting.closes_at if posting else None,
        score=card.score if card else None,
        blockers=tuple(blocker.reason for blocker in card.blockers) if card else (),
        closed=closed,
    )


def remember_with(answers: AnswerService) -> Remember:
    """Keeps an answer of a review with the remembered ones."""

    async def remember(user: int, item: ReviewItem, value: str | bool | list[str], scope: str) -> None:
        options = [option.label for option in item.options[:200]]
        await answers.save(
            SaveAnswerRequest(user=user, question=item.label, kind=item.kind, options=options, value=value, scope=scope)
        )

    return remember


def score_with(postings: PostingService, profiles: ProfileService) -> TakeScore:
    """Tells the analytics how well a posting fits the present profile; None without a profile."""

    async def take_score(user: int, application: int, posting: int) -> AppliedScore | None:
        version = (await profiles.current(user)).version
        reading = (await postings.score_stored(user, posting)).reading
        card = reading.score_card
        if card is None or reading.posting is None:
            return None
        return AppliedScore(
            application, version, card.score, card.band, card.confidence, len(card.blockers),
            reading.posting.workplace, {part.name: part.value for part in card.components if part.weight},
        )  # fmt: skip

    return take_score
