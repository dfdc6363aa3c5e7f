"""What rooms of one floor hand each other: small adapters, made by the composition root."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from companion.autofill.drafts.client import complete
from companion.autofill.messages import SaveAnswerRequest
from companion.jobapplier.rules import Candidate
from companion.jobapplier.runner.runner import Browser, Runner
from companion.jobapplier.runner.settle import Settler
from companion.jobapplier.runner.tools import Patience, RunTools, no_mark
from companion.jobmatcher.identity import address_key, ats_key_of, job_key_of
from companion.jobmatcher.messages import MAX_PAGE, LiveScoresRequest
from companion.jobmatcher.service import PostingUnknown
from companion.jobtracker.messages import NewApplicationRequest
from companion.jobtracker.opinions import Answer
from companion.store.analytics import AppliedScore
from companion.store.leases import Leases

if TYPE_CHECKING:
    from companion.analytics.service import TakeScore
    from companion.autofill.answer_service import AnswerService
    from companion.autofill.drafts.endpoint import DraftEndpoint
    from companion.autofill.service import PlanService
    from companion.browser.portals import PortalBrowser
    from companion.clock import Clock
    from companion.contracts import PageSnapshot, PortalSnapshot, Posting, ScoreJobReply
    from companion.jobapplier.desk import ApplierDesk
    from companion.jobapplier.messages import ReviewItem
    from companion.jobapplier.review import Remember
    from companion.jobmatcher.live import LiveScores
    from companion.jobmatcher.service import PostingService
    from companion.jobtracker.mail.codes import CodeDesk
    from companion.jobtracker.opinions import AskModel
    from companion.jobtracker.service import ApplicationService
    from companion.profile.service import ProfileService
    from companion.settings import Settings
    from companion.store.attempts import Attempt, Attempts
    from companion.store.database import Database
    from companion.store.folder import DataFolder
    from companion.store.postings import Postings

    Mark = Callable[[str], Awaitable[None]]


def ask_about_mail(endpoint: DraftEndpoint) -> AskModel:
    """Asks the user's model about a mail, where the user lets it see mails."""

    async def ask(user: int, messages: list[dict[str, str]]) -> Answer | None:
        found = await endpoint.for_mails(user)
        return Answer(await complete(found, messages), found.model) if found is not None else None

    return ask


class PostingBook:
    """The matcher's postings, as the applier asks for them."""

    def __init__(self, service: PostingService, postings: Postings, live: LiveScores) -> None:
        self._service = service
        self._postings = postings
        self._live = live

    async def candidate(self, user: int, posting: int) -> Candidate:
        """A stored posting with its score. Raises PostingUnknown."""
        stored = await self._postings.get(user, posting)
        if stored is None:
            raise PostingUnknown(f"no stored posting {posting}: open its page again")
        reply = await self._service.score_stored(user, posting)
        closed = reply.reading.closed or await self._live.dropped(user, posting)
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
        return _candidate(reply, url, reply.reading.closed)

    async def above(self, user: int, score: float, limit: int) -> list[int]:
        """Open postings from a score on, neither dismissed nor applied to, the best first; one of each job."""
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


class TrackerBook:
    """The tracker's applications, as the applier records and reads them."""

    def __init__(self, applications: ApplicationService, attempts: Attempts) -> None:
        self._applications = applications
        self._attempts = attempts

    async def sent(self, attempt: Attempt, arrived: bool, when: datetime) -> int:
        """Record what an attempt sent; an application that is known already gets the event, not a twin."""
        known = attempt.application
        if known is None and attempt.posting is None:
            same = [one.id for one in await self._attempts.applications(attempt.user) if one.url == attempt.url]
            known = same[0] if same else None
        new = NewApplicationRequest(
            user=attempt.user, posting_id=attempt.posting, company=attempt.company, title=attempt.title,
            url=attempt.url[:2_000], status="applied" if arrived else "applying", at=when,
        )  # fmt: skip
        words = attempt.confirmation or attempt.note
        if known is not None:
            return await self._applications.say(attempt.user, known, new, "submit", words)
        return await self._applications.create(new, origin="submit", source="submit", evidence=words)

    async def statuses(self, user: int) -> dict[int, str | None]:
        """Where each application stands."""
        return {one.id: one.status for one in await self._attempts.applications(user)}


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


class Portals:
    """The browser in which candidate portals are read, loaded with the first one: `PortalHands` of the tracker."""

    def __init__(self, profiles: Path, args: Sequence[str]) -> None:
        self._profiles = profiles
        self._args = tuple(args)
        self._browser: PortalBrowser | None = None

    def _loaded(self) -> PortalBrowser:
        if self._browser is None:
            from companion.browser.portals import PortalBrowser

            self._browser = PortalBrowser(self._profiles, self._args)
        return self._browser

    async def read(self, user: int, url: str) -> PortalSnapshot | None:
        """What the portal lists now."""
        return await self._loaded().read(user, url)

    async def sign_in(self, user: int, url: str) -> PortalSnapshot | None:
        """A window at the portal."""
        return await self._loaded().sign_in(user, url)

    async def forget(self, user: int, url: str) -> None:
        """Sign out of its site."""
        await self._loaded().forget(user, url)


def make_runner(
    desk: ApplierDesk, database: Database, plans: PlanService, profiles: ProfileService, answers: AnswerService,
    postings: PostingService, applications: ApplicationService, settings: Settings, folder: DataFolder, clock: Clock,
    codes: CodeDesk, mark: Mark | None = None, patience: Patience | None = None,
) -> Runner:  # fmt: skip
    """The runner with everything it needs from other rooms."""
    waits = patience or Patience()

    async def read_file(user: int, handle: str) -> bytes | None:
        found = await profiles.file(user, handle)
        return None if found is None else found[1]

    async def posting(user: int, number: int) -> Posting | None:
        return (await postings.reading(user, number)).posting

    def browser(profile: Path, headless: bool) -> Browser:
        from companion.browser.applying import ApplyBrowser

        return ApplyBrowser(profile, settings.browser_args, headless, waits.open)

    async def read_posting(user: int, snapshot: PageSnapshot) -> Candidate | None:
        reply = await postings.score_page(user, snapshot)
        return None if reply.posting_id is None else _candidate(reply, snapshot.url, closed=False)

    settler = Settler(desk.store, desk.ledger, desk.queue, TrackerBook(applications, desk.store), desk.evidence)
    tools = RunTools(
        ledger=desk.ledger, evidence=desk.evidence, queue=desk.queue, clock=clock, planner=plans.planner,
        posting=posting, read_posting=read_posting, read_file=read_file, note_used=answers.used, record=settler.record, codes=codes.waiting,
        mark=mark or no_mark, patience=waits,
    )  # fmt: skip
    name = f"{socket.gethostname()}:{folder.root.resolve()}"
    return Runner(
        tools, desk.store, Leases(database), hashlib.sha256(name.encode()).hexdigest(), settler,
        browser, folder.browsers,
    )  # fmt: skip
