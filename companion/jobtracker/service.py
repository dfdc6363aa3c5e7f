"""Applications of each user: made, updated by hand, corrected, read with their timelines."""

from __future__ import annotations

import uuid
from datetime import datetime

from companion.ats.recognise import vendor_host
from companion.clock import Clock
from companion.errors import CompanionError
from companion.jobtracker.folding import add_event, as_event, refold
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.messages import (
    ApplicationReply,
    ApplicationView,
    NewApplicationRequest,
    StatusUpdateRequest,
    TimelineStep,
)
from companion.jobtracker.official import official_status
from companion.jobtracker.timeline import ENDS, Source, StatusEvent, fold, with_silence
from companion.jobtracker.waiting import offer_waiting
from companion.store.tracker import Tracker, TrackerUnit
from companion.store.tracker_rows import InterviewView, StoredApplication, StoredStatusEvent, shown


class ApplicationUnknown(CompanionError):
    """This user has no application of this number."""

    status = 404
    code = "application_unknown"

    def __init__(self, id_: int) -> None:
        super().__init__(f"no application {id_}: see `companion applications list`")


class UpdateUnusable(CompanionError):
    """The update says nothing that can be done."""

    status = 422
    code = "invalid"


class ApplicationService:
    """Applications and their timelines. All changes of one call are one transaction."""

    def __init__(self, tracker: Tracker, clock: Clock, senders: SenderBook) -> None:
        self._tracker = tracker
        self._clock = clock
        self._senders = senders

    async def create(
        self, new: NewApplicationRequest, origin: str = "hand", source: Source = "user", evidence: str = ""
    ) -> int:
        """An application to a stored posting, or one told by hand; the same posting again is the same application.

        Returns its number. Raises UpdateUnusable.
        """
        async with self._tracker.write() as unit:
            facts = {"company": new.company, "title": new.title, "url": new.url, **_system_of(new.url)}
            if new.posting_id is not None:
                known = await unit.application_of_posting(new.user, new.posting_id)
                posting = await unit.posting(new.user, new.posting_id)
                if posting is None:
                    raise UpdateUnusable(f"no stored posting {new.posting_id}: open its page again")
                if known is not None:
                    await self._say(unit, known, new, source, evidence)
                    return known.id
                facts = {name: facts[name] or value for name, value in posting.items()}
                origin = "posting" if origin == "hand" else origin
            if not (facts["company"] or facts["title"] or facts["url"]):
                raise UpdateUnusable("give a posting, or at least the employer or the job's title")
            application = await create_application(
                unit, new.user, origin, posting_id=new.posting_id, company_domain=new.company_domain,
                applied_at=None if new.status in ("saved", "applying") else new.at or unit.now, **facts,
            )  # fmt: skip
            await self._say(unit, application, new, source, evidence)
            await offer_waiting(unit, application, self._senders)
        return application.id

    async def say(self, user: int, id_: int, new: NewApplicationRequest, source: Source, evidence: str) -> int:
        """One more status event of a known application. Raises ApplicationUnknown."""
        async with self._tracker.write() as unit:
            application = await unit.application(user, id_)
            if application is None:
                raise ApplicationUnknown(id_)
            await self._say(unit, application, new, source, evidence)
        return id_

    async def _say(
        self, unit: TrackerUnit, application: StoredApplication, new: NewApplicationRequest, source: Source,
        evidence: str,
    ) -> None:  # fmt: skip
        happened = new.at or unit.now
        key = f"{source}:{new.status}:{happened.isoformat()}"
        await add_event(unit, application, StatusEvent(key, new.status, source, happened, unit.now, 1.0, evidence))

    async def update(self, id_: int, update: StatusUpdateRequest) -> ApplicationReply:
        """A manual update or an undo. Raises ApplicationUnknown, UpdateUnusable."""
        if (update.status is None) == (update.undo is None):
            raise UpdateUnusable("give either a status or the key of an event to undo")
        async with self._tracker.write() as unit:
            application = await unit.application(update.user, id_)
            if application is None:
                raise ApplicationUnknown(id_)
            if update.status is not None:
                key = f"user:{uuid.uuid4().hex}"
                note = update.note or "said by you"
                event = StatusEvent(key, update.status, "user", update.at or unit.now, unit.now, 1.0, note)
                if update.status == "applied" and application.applied_at is None:
                    await unit.change("applications", id_, applied_at=event.happened_at)
                await add_event(unit, application, event)
            else:
                await self._undo(unit, application, update.undo or "")
        return await self.get(update.user, id_)

    @staticmethod
    async def _undo(unit: TrackerUnit, application: StoredApplication, key: str) -> None:
        event = await unit.status_event(application.id, key)
        if event is None:
            raise UpdateUnusable(
                f"this application has no event {key}: see `companion applications show {application.id}`"
            )
        await unit.change("status_events", event.id, state="undone")
        await refold(unit, application)

    async def set_tracking(self, user: int, id_: int, on: bool) -> ApplicationReply:
        """Follow an application, or leave it alone. Raises ApplicationUnknown."""
        async with self._tracker.write() as unit:
            if await unit.application(user, id_) is None:
                raise ApplicationUnknown(id_)
            await unit.change("applications", id_, tracking=on)
        return await self.get(user, id_)

    async def get(self, user: int, id_: int) -> ApplicationReply:
        """One application with its timeline and interviews. Raises ApplicationUnknown."""
        application = await self._tracker.application(user, id_)
        if application is None:
            raise ApplicationUnknown(id_)
        events = await self._tracker.status_events(user, [id_])
        timeline = fold(as_event(event) for event in events)
        steps = [
            TimelineStep(
                key=step.event.id, status=step.event.status, source=step.event.source,
                happened_at=step.event.happened_at, seen_at=step.event.seen_at, confidence=step.event.confidence,
                evidence=step.event.evidence, state=step.event.state, moved=step.moved, reason=step.reason,
            )
            for step in timeline.steps
        ]  # fmt: skip
        interviews = [shown(InterviewView, found) for found in await self._tracker.interviews(user, id_)]
        return ApplicationReply(
            application=application_view(application, events, self._clock.now()),
            timeline=steps,
            interviews=interviews,
            official_status=official_status(application.ats),
        )


def _system_of(url: str | None) -> dict[str, str | None]:
    """The system that an address belongs to, and what it calls the job: by these its portal and its ATS are heard."""
    address = vendor_host(url) if url else None
    return {"ats": address.ats if address else None, "external_id": address.external_id if address else None}


async def create_application(unit: TrackerUnit, user: int, origin: str, **facts: object) -> StoredApplication:
    """Within a transaction: store a new application and tell. It is followed from the start."""
    id_ = await unit.add("applications", user, origin=origin, created=unit.now, tracking=True, **facts)
    data = {"application": id_, "company": facts.get("company"), "title": facts.get("title"), "origin": origin}
    await unit.emit("application.created", user, data)
    application = await unit.application(user, id_)
    if application is None:
        raise RuntimeError("the application just stored is not there")
    return application


def application_view(application: StoredApplication, events: list[StoredStatusEvent], now: datetime) -> ApplicationView:
    """An application as lists show it."""
    timeline = fold(as_event(event) for event in events)
    given = ApplicationView.model_fields.keys() - {"status", "stage"}
    fields = {name: getattr(application, name) for name in given}
    return ApplicationView(status=with_silence(timeline, now), stage=application.status, **fields)


def is_closed(application: StoredApplication) -> bool:
    """Whether nothing more is expected of it."""
    return application.status in ENDS
