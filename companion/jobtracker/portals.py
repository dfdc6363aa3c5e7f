"""Candidate portals: rows in the portal's own words become status events of the applications they surely belong to.

An employer writes its own portal: rows of one host change only applications made at that host (or, for portals shared
by all employers of a vendor, applications at that vendor). Unknown wording is kept and shown as it is.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from companion.ats.recognise import recognise
from companion.contracts import PortalRow, PortalSnapshot
from companion.errors import CompanionError
from companion.jobtracker.folding import add_event
from companion.jobtracker.mail.employer_names import plain_company
from companion.jobtracker.messages import DecidePortalRequest, PortalReply
from companion.jobtracker.service import ApplicationUnknown
from companion.jobtracker.status_words import status_of
from companion.jobtracker.timeline import Status, StatusEvent
from companion.store.tracker import Tracker, TrackerUnit
from companion.store.tracker_rows import PortalRowView, StoredApplication, StoredPortalRow, shown

SHARED_HOSTS = {
    "my.greenhouse.io": "greenhouse",
    "my.smartrecruiters.com": "smartrecruiters",
    "smartr.me": "smartrecruiters",
    "www.smartr.me": "smartrecruiters",
}
"""Portals that the vendor keeps for all employers."""
VENDORS = frozenset({"workday", "greenhouse", "smartrecruiters", "icims", "successfactors", "taleo", "oracle", "ashby"})
"""Systems whose candidate portals the agent reads (`extension/agent/portal.js`)."""


class PortalRowUnknown(CompanionError):
    """This user has no portal row of this number."""

    status = 404
    code = "portal_row_unknown"


class PortalUnknown(CompanionError):
    """The page is no candidate portal of the vendor it is said to be of."""

    status = 422
    code = "portal_unknown"


def portal_ats(url: str) -> str | None:
    """The system whose candidate portal an address may be; None for other addresses. Pure."""
    shared = SHARED_HOSTS.get(host_of(url))
    address = recognise(url)
    ats = shared or (address.ats if address else None)
    return ats if ats in VENDORS else None


def host_of(url: str) -> str:
    """The host of an address, in small letters."""
    return (urlsplit(url).hostname or "").lower()


class PortalService:
    """Takes what portals showed, answers what became of it, and hears which application a row is about."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    async def take(self, user: int, snapshot: PortalSnapshot) -> PortalReply:
        """What the user saw on a visit: stored, and the portal is known from now on. Raises PortalUnknown."""
        await self.read(user, snapshot)
        if snapshot.signed_in:
            async with self._tracker.write() as unit:
                await _visited(unit, user, snapshot)
        reply = await self.list(user)
        return reply.model_copy(update={"signed_in": snapshot.signed_in})

    async def read(self, user: int, snapshot: PortalSnapshot) -> int:
        """Store the rows of a portal and move what they surely belong to; how many rows are new or worded anew.

        Raises PortalUnknown.
        """
        host = host_of(snapshot.url)
        async with self._tracker.write() as unit:
            known = [one for one in await unit.known(user) if _may_speak(host, snapshot.ats, one)]
            if not _is_portal(snapshot, known):
                raise PortalUnknown(f"{host or 'the page'} is no candidate portal of {snapshot.ats}")
            return sum([await self._row(unit, user, snapshot, row, known) for row in snapshot.rows])

    async def _row(
        self, unit: TrackerUnit, user: int, snapshot: PortalSnapshot, row: PortalRow, known: list[StoredApplication]
    ) -> bool:
        """Whether the row is new, or its words are, or the application that it is about has become known."""
        host = host_of(snapshot.url)
        key = f"{host}|{row.requisition or ''}|{row.title.casefold()}|{(row.company or '').casefold()}"[:600]
        stored = await unit.portal_row(user, key)
        application = next((one for one in known if stored and one.id == stored.application), None) or match(row, known)
        if stored is not None and stored.words == row.status and (application is None or stored.application):
            return False
        status = status_of(row.status, snapshot.ats)
        state = "review" if application is None else "applied" if status else "unknown"
        values = {
            "ats": snapshot.ats, "url": row.url or snapshot.url, "company": row.company, "title": row.title,
            "requisition": row.requisition, "words": row.status, "status": status, "state": state, "seen_at": unit.now,
            "application_id": application.id if application else None, "note": _NOTES[state],
        }  # fmt: skip
        if stored is None:
            id_ = await unit.add("portal_rows", user, key=key, **values)
        else:
            id_ = stored.id
            await unit.change("portal_rows", id_, **values)
        if application is not None and status is not None:
            await add_event(unit, application, _event(unit, key, row.status, status))
        data = {
            "row": id_, "application": values["application_id"], "title": row.title, "words": row.status, "status": status,
            "state": state,
        }  # fmt: skip
        await unit.emit("portal.read", user, data)
        return True

    async def list(self, user: int) -> PortalReply:
        """What portals showed last, the newest first."""
        return PortalReply(signed_in=True, rows=[_view(row) for row in await self._tracker.portal_rows(user)])

    async def decide(self, decision: DecidePortalRequest) -> PortalRowView:
        """The user says which application a row is about, and what words mean that are not known.

        Raises PortalRowUnknown, ApplicationUnknown.
        """
        async with self._tracker.write() as unit:
            row = next((one for one in await self._tracker.portal_rows(decision.user) if one.id == decision.row), None)
            if row is None:
                raise PortalRowUnknown(f"no portal row {decision.row}: see `companion applications portals`")
            application = await unit.application(decision.user, decision.application)
            if application is None:
                raise ApplicationUnknown(decision.application)
            status = status_of(row.words, row.ats) or decision.status
            state = "applied" if status else "unknown"
            await unit.change(
                "portal_rows", row.id, application_id=application.id, status=status, state=state, note="chosen by you"
            )
            if status is not None:
                await add_event(unit, application, _event(unit, row.key, row.words, status))
        return next(_view(one) for one in await self._tracker.portal_rows(decision.user) if one.id == decision.row)


async def _visited(unit: TrackerUnit, user: int, snapshot: PortalSnapshot) -> None:
    """Remember a portal, and whether it could be read. One that is read by itself tells that itself."""
    host, count = host_of(snapshot.url), len(snapshot.rows)
    portal = await unit.portal_at(user, host)
    before, known = (portal.state, portal.rows) if portal else (None, 0)
    if (portal is not None and portal.watched) or count == known == 0:
        return
    values = {"state": "seen", "note": "read when you visit it", "rows": count, "checked": unit.now}
    if count == 0:
        values |= {"state": "changed", "note": none_of(known), "rows": known}
    if portal is None:
        id_ = await unit.add(
            "portals", user, ats=snapshot.ats, host=host, url=snapshot.url, watched=False, pause=0, **values
        )
    else:
        id_ = portal.id
        await unit.change("portals", id_, **values)
    if values["state"] != before:
        data = {"portal": id_, "host": host, "state": values["state"], "note": values["note"]}
        await unit.emit("portal.state", user, data)


def none_of(known: int) -> str:
    """What is said of a portal that lists nothing where it listed something before."""
    return f"could not be read: it shows none of the {known} applications it listed before; open it and look"


_NOTES = {
    "applied": "read on the portal",
    "unknown": "the portal's words are not known: say what they mean",
    "review": "not sure which application it is about",
}


def match(row: PortalRow, known: list[StoredApplication]) -> StoredApplication | None:
    """By the job's number in the row or its address, else by the very title (and employer); None unless one fits. Pure."""
    address = recognise(row.url) if row.url else None
    numbers = {text for text in (row.requisition, address.external_id if address else None) if text}
    by_number = [one for one in known if one.external_id and one.external_id in numbers]
    if by_number:
        return by_number[0] if len(by_number) == 1 else None
    title = " ".join(row.title.casefold().split())
    same = [one for one in known if " ".join((one.title or "").casefold().split()) == title]
    if row.company:
        same = [one for one in same if plain_company(one.company or "") == plain_company(row.company)]
    # Another number than the application's own is another opening of the same name.
    same = [one for one in same if not (one.external_id and row.requisition and one.external_id != row.requisition)]
    return same[0] if len(same) == 1 else None


def _is_portal(snapshot: PortalSnapshot, known: list[StoredApplication]) -> bool:
    """Whether a page is believed to be a portal: by its vendor's address, else by the vendor's marks that the agent saw on
    it, where the user applied at that very host. `known`: the applications it may speak for."""
    told = portal_ats(snapshot.url)
    return told == snapshot.ats or (told is None and snapshot.ats in VENDORS and bool(known))


def _may_speak(host: str, ats: str, application: StoredApplication) -> bool:
    if host in SHARED_HOSTS:
        return application.ats == ats
    # An employer's own domain in front of a portal leaves the system of an application made there unknown.
    return application.ats in (ats, None) and host_of(application.url or "") == host


def _event(unit: TrackerUnit, key: str, words: str, status: Status) -> StatusEvent:
    return StatusEvent(
        f"portal:{key}:{words}"[:600], status, "portal", unit.now, unit.now, 1.0, f"The portal says: {words}"
    )


def _view(row: StoredPortalRow) -> PortalRowView:
    return shown(PortalRowView, row)
