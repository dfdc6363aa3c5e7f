"""A user's metrics in memory: counted once, then kept current by each change."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from companion.analytics.facts import Dimension, Facts, TimelineLike, facts_of
from companion.analytics.tallies import Metrics
from companion.store.analytics import AnalyticsStore, AppliedScore
from companion.store.tracker import Tracker
from companion.store.tracker_rows import StoredApplication, StoredStatusEvent

EVERY_APPLICATION = 1_000_000
Fold = Callable[[Sequence[StoredStatusEvent]], TimelineLike]
"""The tracker's fold over the stored status events of one application."""
Family = Callable[[str], str | None]
"""Which family of jobs a title belongs to."""


class State:
    """One user's applications and postings as counted so far."""

    def __init__(self, user: int, store: AnalyticsStore, tracker: Tracker, fold: Fold, family: Family) -> None:
        self._user = user
        self._store = store
        self._tracker = tracker
        self._fold = fold
        self._family = family
        self.metrics = Metrics()
        self.seen: Counter[date] = Counter()
        """Postings by the day they were seen first."""
        self._newest_posting = 0
        self._resumes: list[tuple[datetime, str | None]] = []

    async def count(self) -> None:
        """Count everything from scratch."""
        self._resumes = await self._store.resumes(self._user)
        self.metrics = Metrics.counted(await self.facts())
        self.seen, self._newest_posting = await self._store.postings_by_day(self._user)

    async def facts(self) -> list[Facts]:
        """The facts of all applications as they are stored now."""
        applications = await self._tracker.applications(self._user, limit=EVERY_APPLICATION)
        events: dict[int, list[StoredStatusEvent]] = {}
        for event in await self._tracker.status_events(self._user, [one.id for one in applications]):
            events.setdefault(event.application, []).append(event)
        scores = await self._store.applied_scores(self._user)
        return [self._facts(one, events.get(one.id, []), scores.get(one.id)) for one in applications]

    async def refresh(self, application: int) -> tuple[bool, StoredApplication | None]:
        """Count one application as it is stored now; whether that changed anything, and the application."""
        stored = await self._tracker.application(self._user, application)
        if stored is None:
            return self.metrics.remove(application), None
        events = await self._tracker.status_events(self._user, [application])
        score = (await self._store.applied_scores(self._user, [application])).get(application)
        return self.metrics.put(self._facts(stored, events, score)), stored

    async def refresh_postings(self) -> int:
        """Count the postings that are new. Returns how many."""
        days, self._newest_posting = await self._store.postings_by_day(self._user, self._newest_posting)
        self.seen.update(days)
        return days.total()

    def _facts(
        self, application: StoredApplication, events: Sequence[StoredStatusEvent], score: AppliedScore | None
    ) -> Facts:
        circumstances: Mapping[Dimension, str | None] = {
            "source": application.origin,
            "ats": application.ats,
            "company": (application.company or "").strip() or None,
            "role": self._family(application.title) if application.title else None,
            "score": score.band if score else None,
            "resume": self._resume_at(application.applied_at or application.created),
            "workplace": score.workplace if score else None,
        }
        return facts_of(application.id, application.applied_at, self._fold(events), circumstances)

    def _resume_at(self, moment: datetime) -> str | None:
        """The resume file that was the profile's at a moment; the first one for what was sent before it."""
        if not self._resumes:
            return None
        number = bisect_right(self._resumes, moment, key=lambda entry: entry[0])
        return self._resumes[max(0, number - 1)][1]
