"""The ATS loop: whether the postings of tracked applications are open, and what employers' keys may read.

A posting that closed is a hint in the timeline, never an answer; "unknown" leaves what was known before.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from companion.ats.employer import READS
from companion.ats.employer.status import OfficialStatus
from companion.ats.fetch import FetchFailed, PoliteFetch
from companion.ats.liveness import Liveness, Look
from companion.clock import Clock
from companion.jobtracker.ats_keys import AtsKeyService
from companion.jobtracker.folding import add_event
from companion.jobtracker.mail.employer_names import plain_company
from companion.jobtracker.timeline import ENDS, StatusEvent
from companion.store.tracker import Tracker
from companion.store.tracker_rows import StoredApplication, StoredAtsKey

AT_ONCE = 6
"""Postings looked at side by side; each host is asked in turn all the same."""
A_RUN = 200
"""Postings looked at in one run: the longest unseen first."""
ENDED_EVERY = timedelta(days=1)
"""An application that ended is looked at no oftener."""
NOT_SENT = frozenset({None, "saved", "applying", "closed"})
"""Statuses of what is not known to have reached the employer."""


class AtsLoop:
    """Looks at postings and reads official statuses, one user at a time."""

    def __init__(self, tracker: Tracker, fetch: PoliteFetch, keys: AtsKeyService, clock: Clock) -> None:
        self._tracker = tracker
        self._fetch = fetch
        self._keys = keys
        self._clock = clock

    async def run(self, user: int, interval: int) -> int:
        """One run. Returns how much was new."""
        return await self._look(user, interval) + await self._read_keys(user)

    async def _look(self, user: int, interval: int) -> int:
        now = self._clock.now()
        due = [
            application
            for application in await self._tracker.watched(user, now - timedelta(seconds=interval))
            if application.status not in ENDS
            or application.posting_checked is None
            or now - application.posting_checked >= ENDED_EVERY
        ][:A_RUN]
        liveness, turns = Liveness(self._fetch), asyncio.Semaphore(AT_ONCE)

        async def one(application: StoredApplication) -> int:
            async with turns:
                look = await liveness.look(application.url or "", application.posting_etag)
            return await self._store(application, look)

        return sum(await asyncio.gather(*map(one, due)))

    async def _store(self, application: StoredApplication, look: Look) -> int:
        async with self._tracker.write() as unit:
            current = await unit.application(application.user, application.id)
            if current is None or current.url != application.url:
                return 0
            before = current.posting_state
            if look.state == "unknown":
                kept = {"posting_state": before or "unknown", "posting_note": look.note, "posting_checked": unit.now}
                await unit.change("applications", current.id, **kept)
                return 0
            changed = bool(look.digest and current.posting_digest and look.digest != current.posting_digest)
            await unit.change(
                "applications", current.id, posting_state=look.state, posting_note=look.note, posting_checked=unit.now,
                posting_etag=look.etag[:300] if look.etag else None, posting_digest=look.digest or current.posting_digest,
            )  # fmt: skip
            moved = look.state != before and not (before in (None, "unknown") and look.state == "open")
            if not moved and not changed:
                return 0
            data = {
                "application": current.id, "state": look.state, "before": before, "note": look.note, "changed": changed,
            }  # fmt: skip
            await unit.emit("posting.state", current.user, data)
            if look.state == "closed" and moved:
                key = f"ats:closed:{unit.now.isoformat()}"
                await add_event(
                    unit,
                    current,
                    StatusEvent(key, "closed", "ats", unit.now, unit.now, 1.0, f"The posting: {look.note}"),
                )
            return 1

    async def _read_keys(self, user: int) -> int:
        found = 0
        for key in await self._tracker.ats_keys(user):
            secret = await self._keys.secret(key)
            if secret is None:
                await self._keys.note(key, "failed", "its secret is not there: add the key again")
                continue
            try:
                statuses = await READS[key.ats](self._fetch, secret, key.email)
            except FetchFailed as error:
                await self._keys.note(key, "failed", str(error))
                continue
            found += await self._take(key, statuses)
            await self._keys.note(key, "ok", f"{len(statuses)} applications of {key.email}")
        return found

    async def _take(self, key: StoredAtsKey, statuses: list[OfficialStatus]) -> int:
        moved = 0
        async with self._tracker.write() as unit:
            known = [application for application in await unit.known(key.user) if application.ats == key.ats]
            for status in statuses:
                application = _match(key, status, known)
                if application is None:
                    continue
                # What the employer's own system lists has arrived, whatever its words for it mean.
                stands = status.status or ("applied" if application.status in NOT_SENT else None)
                if stands is None:
                    continue
                event = StatusEvent(
                    f"ats:{key.ats}:{status.id}:{status.words}"[:600], stands, "ats",  # type: ignore[arg-type]
                    min(_moment(status.at) or unit.now, unit.now), unit.now, 1.0, f"{key.company}'s {key.ats}: {status.words}",
                )  # fmt: skip
                if await unit.status_event(application.id, event.id) is None:
                    await add_event(unit, application, event)
                    moved += 1
        return moved


def _match(key: StoredAtsKey, status: OfficialStatus, known: list[StoredApplication]) -> StoredApplication | None:
    """By the posting's number, else by the employer and the very title, where only one fits."""
    by_id = [application for application in known if application.external_id in status.posting_ids]
    if len(by_id) == 1:
        return by_id[0]
    company, title = plain_company(key.company), (status.title or "").casefold().strip()
    same = [
        application
        for application in known
        if title and (application.title or "").casefold().strip() == title
        and plain_company(application.company or "") == company
    ]  # fmt: skip
    return same[0] if len(same) == 1 else None


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
