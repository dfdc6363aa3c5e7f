"""The metrics of every user, kept current by the events, and the answers made from them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from companion.analytics import reports
from companion.analytics.facts import UNKNOWN, Dimension
from companion.analytics.messages import (
    ActivityReply,
    ActivityRequest,
    BreakdownReply,
    BreakdownRequest,
    FunnelReply,
    FunnelRequest,
    ResponseTimesReply,
    ResponseTimesRequest,
    SankeyReply,
    SilentApplication,
    SilentReply,
    SilentRequest,
    SummaryReply,
)
from companion.analytics.state import Family, Fold, State
from companion.analytics.tallies import EVERYTHING, Group
from companion.clock import Clock
from companion.contracts import Event
from companion.errors import CompanionError
from companion.logs import get_logger
from companion.store.analytics import AnalyticsStore, AppliedScore
from companion.store.tracker import Tracker
from companion.store.users import Users

COALESCE_SECONDS = 0.5
"""Changes that come within this are told together."""
OF_APPLICATIONS = frozenset({"application.created", "status.changed", "timeline.changed"})
"""Events after which an application is counted anew."""
SOURCE_LABELS = {"posting": "A page you saw", "hand": "Told by hand", "mail": "Found in mail", "submit": "Sent by us"}
TakeScore = Callable[[int, int, int], Awaitable[AppliedScore | None]]
"""The score of a user's posting now, for an application: user, application, posting."""


class GroupUnknown(CompanionError):
    """A group was asked for without its dimension, or the other way round."""

    status = 422
    code = "invalid"


@dataclass
class _News:
    """What changed for a user and is not counted yet, and what was counted and not told yet."""

    applications: set[int] = field(default_factory=set)
    postings: bool = False
    everything: bool = False
    changed: int = 0
    seen: int = 0


class Analytics:
    """Answers from memory. `note` hears of every stored event; answers count what was noted before them."""

    def __init__(
        self, store: AnalyticsStore, tracker: Tracker, users: Users, fold: Fold, family: Family, take_score: TakeScore,
        clock: Clock,
    ) -> None:  # fmt: skip
        self._store = store
        self._tracker = tracker
        self._users = users
        self._fold = fold
        self._family = family
        self._take_score = take_score
        self._clock = clock
        self._states: dict[int, State] = {}
        self._news: dict[int, _News] = {}
        self._lock = asyncio.Lock()
        self._wake = asyncio.Event()
        self._closing = asyncio.Event()

    def note(self, events: Iterable[Event]) -> None:
        """Stored events: what they touch is counted anew before the next answer. Never waits."""
        for event in events:
            news = self._news.setdefault(event.user, _News())
            if event.type in OF_APPLICATIONS:
                news.applications.add(int(str(event.data["application"])))
            elif event.type == "posting.seen" and not event.data["changed"]:
                news.postings = True
            elif event.type == "profile.changed":
                news.everything = True
            else:
                continue
            self._wake.set()

    async def state(self, user: int) -> State:
        """The user's state with everything that was noted counted."""
        async with self._lock:
            state = self._states.get(user)
            if state is None:
                state = State(user, self._store, self._tracker, self._fold, self._family)
                await state.count()
                self._states[user] = state
            await self._settle(state, self._news.setdefault(user, _News()))
        return state

    async def _settle(self, state: State, news: _News) -> None:
        if news.everything:
            news.everything = False
            before = state.metrics
            await state.count()
            news.changed += before != state.metrics
        while news.applications:
            application = news.applications.pop()
            changed, stored = await state.refresh(application)
            news.changed += changed
            if stored and stored.posting_id is not None and changed and stored.applied_at is not None:
                kept = await self._store.applied_scores(stored.user, [stored.id])
                if not kept and await self._keep_scores(stored.user, [(stored.id, stored.posting_id)]):
                    await state.refresh(application)
        if news.postings:
            news.postings = False
            news.seen += await state.refresh_postings()

    async def _keep_scores(self, user: int, applied: Iterable[tuple[int, int]]) -> bool:
        """Keep how well postings fit now that they are applied to, of applications and their postings; whether any did."""
        found = []
        for application, posting in applied:
            try:
                score = await self._take_score(user, application, posting)
            except CompanionError as error:
                get_logger("analytics").warning(
                    "no score at the application", application=application, reason=str(error)
                )
                continue
            if score is not None:
                found.append(score)
        if found:
            await self._store.keep_scores(user, found)
        return bool(found)

    async def tell(self) -> int:
        """Count what was noted and tell it, one event for each user with changes. Returns how many were told."""
        self._wake.clear()
        told = 0
        for user in list(self._news):
            await self.state(user)
            news = self._news[user]
            if news.changed or news.seen:
                data = {"applications": news.changed, "postings": news.seen}
                news.changed = news.seen = 0
                await self._store.emit("analytics.updated", user, data)
                told += 1
        return told

    async def follow(self) -> None:
        """Tell of changes as they come, those that come together at once. Runs until `close`."""
        while True:
            await self._wake.wait()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), COALESCE_SECONDS)
            if self._closing.is_set():
                return
            try:
                await self.tell()
            except Exception as error:
                get_logger("analytics").error("counting failed", exc_info=error)

    def close(self) -> None:
        """End `follow`; what was not told is counted anew at the next start."""
        self._closing.set()
        self._wake.set()

    async def refresh(self, user: int) -> int:
        """The 15-minute run: count from scratch, and keep scores that are missing. Returns how much changed.

        A difference to what the events gave is a defect, or a change that no event tells of: it is logged.
        """
        state = await self.state(user)
        async with self._lock:
            before = state.metrics
            await state.count()
            drift = len({id_ for id_, _ in before.facts.items() ^ state.metrics.facts.items()})
            if await self._keep_scores(user, await self._store.without_score(user)):
                await state.count()
        if drift:
            get_logger("analytics").info("counted anew", user=user, differs=drift)
            self._news.setdefault(user, _News()).changed += drift
        await self.tell()
        return drift

    async def users(self) -> list[int]:
        """Every user there is."""
        return await self._users.numbers()

    # ------------------------------------------------------------ answers

    async def summary(self, user: int) -> SummaryReply:
        """The search at a glance."""
        seq = await self._store.newest()
        state = await self.state(user)
        now, metrics = self._clock.now(), state.metrics
        sums = metrics.group()
        quiet = reports.silent(metrics, now)
        follow_ups, reviews = await self._store.counts(user)
        meetings = await self._tracker.interviews(user)
        return SummaryReply(
            at=now,
            seq=seq,
            postings=state.seen.total(),
            applications=len(metrics.facts),
            by_status=reports.by_status(metrics, quiet),
            applied=sums["applied",],
            silent=len(quiet),
            responses=reports.share(sums["responded",], sums["applied",]),
            interviews=reports.share(sums["came", "interview"], sums["applied",]),
            offers=reports.share(sums["came", "offer"], sums["applied",]),
            time_to_response=reports.waiting(sums, "response", now),
            upcoming_interviews=sum(
                not one.cancelled and one.start is not None and (one.end or one.start) >= now for one in meetings
            ),
            follow_ups=follow_ups,
            reviews=reviews,
        )

    async def funnel(self, asked: FunnelRequest) -> FunnelReply:
        """How many came how far. Raises GroupUnknown."""
        return reports.funnel((await self.state(asked.user)).metrics, _group(asked.by, asked.group))

    async def sankey(self, user: int) -> SankeyReply:
        """The pipeline to where each application stands."""
        metrics = (await self.state(user)).metrics
        return reports.sankey(metrics, reports.silent(metrics, self._clock.now()))

    async def breakdown(self, asked: BreakdownRequest) -> BreakdownReply:
        """The metrics by one dimension."""
        metrics = (await self.state(asked.user)).metrics
        return reports.breakdown(metrics, asked.by, asked.limit, self._clock.now(), _label)

    async def response_times(self, asked: ResponseTimesRequest) -> ResponseTimesReply:
        """Times to response and between stages. Raises GroupUnknown."""
        metrics = (await self.state(asked.user)).metrics
        return reports.response_times(metrics, self._clock.now(), _group(asked.by, asked.group))

    async def activity(self, asked: ActivityRequest) -> ActivityReply:
        """What happened in the last weeks."""
        state = await self.state(asked.user)
        return reports.activity(state.metrics, state.seen, asked.weeks, self._clock.now())

    async def silent(self, asked: SilentRequest) -> SilentReply:
        """Applications nothing was heard of for long."""
        now = self._clock.now()
        quiet = reports.silent((await self.state(asked.user)).metrics, now)
        some = [one for one in quiet[: asked.limit] if one.heard is not None]
        names = await self._store.named(asked.user, [one.id for one in some])
        return SilentReply(
            total=len(quiet),
            applications=[
                SilentApplication(
                    application=one.id, title=names.get(one.id, (None, None))[0],
                    company=names.get(one.id, (None, None))[1], status=str(one.status), heard=one.heard,
                    days=(now - one.heard).days,
                )
                for one in some if one.heard is not None
            ],
        )  # fmt: skip


def _group(by: Dimension | None, group: str | None) -> Group:
    if (by is None) != (group is None):
        raise GroupUnknown("give both `by` and `group`, or neither")
    return EVERYTHING if by is None or group is None else (by, group)


def _label(by: Dimension, group: str) -> str:
    """A group's name for a person."""
    if group == UNKNOWN:
        return "Not known"
    if by == "source":
        return SOURCE_LABELS.get(group, group)
    return group.replace("_", " ").capitalize() if by in ("role", "score", "workplace") else group
