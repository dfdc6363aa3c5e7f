"""Candidate portals: rows in the portal's own words become status events of the applications they surely belong to.

An employer writes its own portal: rows of one host change only applications made at that host (or, for portals shared
by all employers of a vendor, applications at that vendor). Unknown wording is kept and shown as it is.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from companion.ats.recognise import recognise
from companion.contracts import PortalRow, PortalSnapshot
from companion.errors import CompanionError
from companion.jobtracker.folding import add_event
from companion.jobtracker.mail.link import plain_company
from companion.jobtracker.messages import DecidePortalRequest, PortalReply, PortalRowView
from companion.jobtracker.service import ApplicationUnknown
from companion.jobtracker.timeline import Status, StatusEvent
from companion.store.tracker import Tracker, TrackerUnit
from companion.store.tracker_rows import StoredApplication, StoredPortalRow

SHARED_HOSTS = frozenset({"my.greenhouse.io", "my.smartrecruiters.com", "smartr.me", "www.smartr.me"})
"""Portals that the vendor keeps for all employers."""
_FILE = Path(__file__).parent / "data" / "portal_statuses.toml"


class PortalRowUnknown(CompanionError):
    """This user has no portal row of this number."""

    status = 404
    code = "portal_row_unknown"


class PortalUnknown(CompanionError):
    """The page is no candidate portal of the vendor it is said to be of."""

    status = 422
    code = "portal_unknown"


@cache
def _wordings() -> tuple[tuple[re.Pattern[str], Status | None], ...]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple((re.compile(rule["is"]), rule.get("status")) for rule in table["wording"])


def status_of(words: str) -> Status | None:
    """What a portal's words stand for; None for words that are not known. Pure."""
    text = " ".join(words.casefold().split())[:300]
    return next((status for pattern, status in _wordings() if pattern.search(text)), None)


class PortalService:
    """Takes what portals showed, answers what became of it, and hears which application a row is about."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    async def take(self, user: int, snapshot: PortalSnapshot) -> PortalReply:
        """Store the rows of a portal and move what they surely belong to. Raises PortalUnknown."""
        host = (urlsplit(snapshot.url).hostname or "").lower()
        address = recognise(snapshot.url)
        if host not in SHARED_HOSTS and (address is None or address.ats != snapshot.ats):
            raise PortalUnknown(f"{host or 'the page'} is no candidate portal of {snapshot.ats}")
        async with self._tracker.write() as unit:
            known = [one for one in await unit.known(user) if _may_speak(host, snapshot.ats, one)]
            for row in snapshot.rows:
                await self._row(unit, user, snapshot, row, known)
        reply = await self.list(user)
        return reply.model_copy(update={"signed_in": snapshot.signed_in})

    async def _row(
        self, unit: TrackerUnit, user: int, snapshot: PortalSnapshot, row: PortalRow, known: list[StoredApplication]
    ) -> None:
        host = urlsplit(snapshot.url).hostname or ""
        key = f"{host}|{row.requisition or ''}|{row.title.casefold()}|{(row.company or '').casefold()}"[:600]
        stored = await unit.portal_row(user, key)
        if stored is not None and stored.words == row.status:
            return
        status = status_of(row.status)
        application = next((one for one in known if stored and one.id == stored.application), None) or match(row, known)
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

    async def list(self, user: int) -> PortalReply:
        """What portals showed last, the newest first."""
        return PortalReply(signed_in=True, rows=[_view(row) for row in await self._tracker.portal_rows(user)])

    async def decide(self, decision: DecidePortalRequest) -> PortalRowView:
        """The user says which application a row is about. Raises PortalRowUnknown, ApplicationUnknown."""
        async with self._tracker.write() as unit:
            row = next((one for one in await self._tracker.portal_rows(decision.user) if one.id == decision.row), None)
            if row is None:
                raise PortalRowUnknown(f"no portal row {decision.row}: see `companion applications portals`")
            application = await unit.application(decision.user, decision.application)
            if application is None:
                raise ApplicationUnknown(decision.application)
            status = status_of(row.words)
            state = "applied" if status else "unknown"
            await unit.change("portal_rows", row.id, application_id=application.id, state=state, note="chosen by you")
            if status is not None:
                await add_event(unit, application, _event(unit, row.key, row.words, status))
        return next(_view(one) for one in await self._tracker.portal_rows(decision.user) if one.id == decision.row)


_NOTES = {
    "applied": "read on the portal",
    "unknown": "the portal's words are not known: shown as they are",
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


def _may_speak(host: str, ats: str, application: StoredApplication) -> bool:
    if application.ats != ats:
        return False
    return host in SHARED_HOSTS or (urlsplit(application.url or "").hostname or "").lower() == host


def _event(unit: TrackerUnit, key: str, words: str, status: Status) -> StatusEvent:
    return StatusEvent(
        f"portal:{key}:{words}"[:600], status, "portal", unit.now, unit.now, 1.0, f"The portal says: {words}"
    )


def _view(row: StoredPortalRow) -> PortalRowView:
    return PortalRowView(**{name: getattr(row, name) for name in PortalRowView.model_fields})
