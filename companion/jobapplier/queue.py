"""The queue: what goes in and why not, what comes out, in which order."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from typing import Protocol

from companion.clock import Clock
from companion.errors import CompanionError
from companion.jobapplier.ledger import Ledger
from companion.jobapplier.messages import (
    MAX_URL,
    ApplySettings,
    ApplySettingsRequest,
    AttemptView,
    QueueAddReply,
    QueueAddRequest,
    QueueOrderRequest,
    QueueRefusal,
    QueueRemoveRequest,
)
from companion.jobapplier.rules import (
    NOT_APPLIED,
    Candidate,
    History,
    Refused,
    longest_pause,
    namesake,
    order,
    refusal,
    waits,
)
from companion.jobapplier.states import REMOVABLE, STATES
from companion.store.apply_tables import OVER
from companion.store.attempts import AlreadyLive, Attempt, Attempts, KnownApplication, NewAttempt, Overtaken

LIVE = tuple(state for state in STATES if state not in OVER)
FIRST = 1_000_000


class AttemptUnknown(CompanionError):
    """This user has no such attempt."""

    status = 404
    code = "attempt_unknown"

    def __init__(self, id_: int) -> None:
        super().__init__(f"there is no attempt {id_}: see `companion queue list`")


class NotNow(CompanionError):
    """The attempt is in a state in which this cannot be done."""

    status = 409
    code = "not_now"


class PostingBook(Protocol):
    """What the matcher knows of postings."""

    async def candidate(self, user: int, posting: int) -> Candidate:
        """A stored posting. Raises CompanionError kinds."""
        ...

    async def candidate_at(self, user: int, url: str) -> Candidate:
        """The posting at an address, read if it can be. Raises CompanionError kinds."""
        ...

    async def above(self, user: int, score: float, limit: int) -> list[int]:
        """Stored postings from a score on that are neither dismissed nor applied to, the best first."""
        ...


LocalTime = Callable[[datetime], datetime]
"""A moment on the machine's own clock face."""


@dataclass
class _Known:
    """What speaks against a posting: attempts that are not over, and applications."""

    live: list[Attempt]
    applied: list[KnownApplication]


class QueueService:
    """Adds, lists, orders and removes attempts; keeps the settings."""

    def __init__(
        self, store: Attempts, ledger: Ledger, postings: PostingBook, clock: Clock,
        local: LocalTime = datetime.astimezone,
    ) -> None:  # fmt: skip
        self._store = store
        self._ledger = ledger
        self._postings = postings
        self._clock = clock
        self._local = local

    async def add(self, asked: QueueAddRequest) -> QueueAddReply:
        """Queue what may be queued, and say why the rest may not."""
        reply = QueueAddReply(added=[], refused=[])
        known = _Known(await self._store.find(asked.user, LIVE), await self._store.applications(asked.user))
        numbers = list(dict.fromkeys(asked.postings))
        if asked.score_above is not None:
            numbers += await self._postings.above(asked.user, asked.score_above, 500)
        for number in numbers:
            await self._add(asked, reply, known, partial(self._postings.candidate, asked.user, number), number, None)
        for url in dict.fromkeys(" ".join(url.split()) for url in asked.urls):
            await self._add(asked, reply, known, partial(self._postings.candidate_at, asked.user, url), None, url)
        return reply

    async def _add(
        self, asked: QueueAddRequest, reply: QueueAddReply, known: _Known,
        find: Callable[[], Awaitable[Candidate]], posting: int | None, url: str | None,
    ) -> None:  # fmt: skip
        def refuse(code: str, message: str, may_insist: bool = False) -> None:
            reply.refused.append(
                QueueRefusal(posting=posting, url=url, code=code, message=message, may_insist=may_insist)
            )

        if url is not None and len(url) > MAX_URL:
            return refuse("address", f"the address is longer than {MAX_URL} characters")
        try:
            wanted = await find()
        except CompanionError as error:
            return refuse(error.code, str(error))
        refused = refusal(wanted, known.live, known.applied, self._clock.now())
        if refused is not None and not (asked.anyway and refused.may_insist):
            return refuse(refused.code, refused.message, refused.may_insist)
        try:
            attempt = await self._store.add(asked.user, self._new(wanted, asked, refused is not None))
        except AlreadyLive:
            return refuse("queued", "in the queue already")
        known.live.append(attempt)
        reply.added.append(await self.view(attempt))
        return None

    async def known_already(self, attempt: Attempt, found: Candidate) -> Refused | None:
        """Why an attempt must not go on, now that its page was read: it is a posting that is live or applied to already."""
        others = [one for one in await self._store.find(attempt.user, LIVE) if one.id != attempt.id]
        refused = refusal(found, others, await self._store.applications(attempt.user), self._clock.now())
        weighty = {"applied", "queued"} if attempt.insisted else {"applied", "queued", "same_job"}
        return refused if refused is not None and refused.code in weighty else None

    async def sent_elsewhere(self, attempt: Attempt) -> KnownApplication | None:
        """The application to this very posting that did not come from this attempt: the person sent it meanwhile."""
        for known in await self._store.applications(attempt.user):
            same = (attempt.posting is not None and known.posting == attempt.posting) or known.url == attempt.url
            if same and known.status not in NOT_APPLIED and known.id != attempt.application:
                return known
        return None

    def _new(self, wanted: Candidate, asked: QueueAddRequest, insisted: bool) -> NewAttempt:
        key = wanted.job_key
        if insisted:
            # The person says that it is another job than the one it looks like.
            key = f"{key[:60]}:{hashlib.sha256(wanted.url.encode()).hexdigest()[:16]}"
        return NewAttempt(
            url=wanted.url, host=wanted.host, job_key=key, mode=asked.mode, posting=wanted.posting,
            ats_key=wanted.ats_key, company=wanted.company, title=wanted.title, ats=wanted.ats, score=wanted.score,
            closes=wanted.closes, place=FIRST if asked.first else 0, insisted=asked.anyway,
        )  # fmt: skip

    async def need(self, user: int, id_: int) -> Attempt:
        """An attempt. Raises AttemptUnknown."""
        attempt = await self._store.get(user, id_)
        if attempt is None:
            raise AttemptUnknown(id_)
        return attempt

    async def of_posting(self, user: int, posting: int) -> AttemptView | None:
        """The newest attempt at a stored posting that is not over."""
        found = [one for one in await self._store.find(user, LIVE) if one.posting == posting]
        return await self.view(found[0]) if found else None

    async def namesake(self, user: int, company: str | None, title: str | None) -> int | None:
        """The application that was made to a job of this name at this employer, if there is one."""
        known = namesake(company, title, await self._store.applications(user))
        return known.id if known else None

    async def listing(self, user: int, states: Sequence[str] = (), limit: int = 500) -> list[AttemptView]:
        """Attempts: the queue in its order, then the rest, the newest first."""
        found = await self._store.find(user, states or LIVE, limit)
        now = self._clock.now()
        queued = sorted((one for one in found if one.state == "queued"), key=lambda one: order(one, now))
        settings, history = await self.settings(user), await self.history(user)
        views = [_view(one, waits(one, settings, history, now, self._time(now))) for one in queued]
        return views + [_view(one) for one in found if one.state != "queued"]

    async def view(self, attempt: Attempt) -> AttemptView:
        """One attempt as it is shown, with why it waits."""
        if attempt.state != "queued":
            return _view(attempt)
        now = self._clock.now()
        why = waits(attempt, await self.settings(attempt.user), await self.history(attempt.user), now, self._time(now))
        return _view(attempt, why)

    async def due(self, user: int) -> list[Attempt]:
        """Queued attempts that may start now, in order."""
        now = self._clock.now()
        settings, history = await self.settings(user), await self.history(user)
        queued = sorted(await self._store.find(user, ("queued",)), key=lambda one: order(one, now))
        return [one for one in queued if waits(one, settings, history, now, self._time(now)) is None]

    async def may_send(self, attempt: Attempt) -> str | None:
        """Why the button may not be pressed at this moment; None when it may."""
        now = self._clock.now()
        settings, history = await self.settings(attempt.user), await self.history(attempt.user)
        return waits(attempt, settings, history, now, self._time(now))

    async def history(self, user: int) -> History:
        """What was done lately."""
        now = self._clock.now()
        midnight = self._local(now).replace(hour=0, minute=0, second=0, microsecond=0)
        since = now - longest_pause(await self.settings(user)) - timedelta(hours=1)
        sent = await self._store.pressed_since(user, midnight)
        return History(sent, await self._store.recent(user, since))

    def _time(self, now: datetime) -> time:
        return self._local(now).time()

    async def order(self, asked: QueueOrderRequest) -> AttemptView:
        """Bring one to the head or to the end. Raises AttemptUnknown, NotNow."""
        attempt = await self.need(asked.user, asked.attempt)
        if attempt.state != "queued":
            raise NotNow(f"attempt {attempt.id} does not wait in the queue: it is {attempt.state}")
        places = [one.place for one in await self._store.find(asked.user, ("queued",))]
        place = max(places) + 1 if asked.to == "first" else min(places) - 1
        return await self.view(await self._advance(attempt, "queued", "order", place=place))

    async def remove(self, asked: QueueRemoveRequest) -> list[int]:
        """Take attempts out of the queue. Raises AttemptUnknown, NotNow."""
        if asked.all:
            chosen = await self._store.find(asked.user, ("queued",))
        else:
            chosen = [await self.need(asked.user, id_) for id_ in dict.fromkeys(asked.attempts)]
        for attempt in chosen:
            if attempt.state not in REMOVABLE:
                raise NotNow(f"attempt {attempt.id} is {attempt.state}: it cannot be taken back")
        for attempt in chosen:
            await self._advance(attempt, "abandoned", "remove", "taken out by you", reason="removed", note="")
        return [attempt.id for attempt in chosen]

    async def _advance(self, attempt: Attempt, state: str, act: str, said: str = "", **changes: object) -> Attempt:
        try:
            return await self._ledger.advance(attempt, state, act, said, **changes)  # type: ignore[arg-type]
        except Overtaken:
            raise NotNow(f"attempt {attempt.id} is being worked on at this moment: try again") from None

    async def settings(self, user: int) -> ApplySettings:
        """What this user wants."""
        return ApplySettings.model_validate(await self._store.settings(user))

    async def change_settings(self, asked: ApplySettingsRequest) -> ApplySettings:
        """Keep what is given."""
        given = asked.model_dump(exclude={"user"}, exclude_none=True)
        given |= {name: None for name in ("quiet_from", "quiet_to") if given.get(name) == ""}
        merged = ApplySettings.model_validate({**(await self.settings(asked.user)).model_dump(), **given})
        await self._store.keep_settings(asked.user, merged.model_dump(), merged.on)
        return merged


def _view(attempt: Attempt, why: str | None = None) -> AttemptView:
    fields = {name: getattr(attempt, name) for name in AttemptView.model_fields if name != "waits"}
    return AttemptView(waits=why, **fields)
