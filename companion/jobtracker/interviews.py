"""Interviews as records: new, moved, called off, by calendar UID and SEQUENCE (RFC 5545, 3.8.7.4)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from companion.jobtracker.mail.invitation import Interview
from companion.store.tracker import TrackerUnit
from companion.store.tracker_rows import StoredApplication, StoredInterview

PAST = timedelta(hours=12)
"""An interview that began longer ago is neither moved nor called off."""


def interview_as_json(interview: Interview) -> dict[str, Any]:
    """An interview as it is kept with its mail."""
    return {
        "start": interview.start.isoformat() if interview.start else None,
        "end": interview.end.isoformat() if interview.end else None,
        "timezone": interview.timezone,
        "location": interview.location,
        "url": interview.url,
        "uid": interview.uid,
        "sequence": interview.sequence,
        "cancelled": interview.cancelled,
        "moved": interview.moved,
    }


async def apply_interview(
    unit: TrackerUnit, application: StoredApplication, message_id: str, found: dict[str, Any]
) -> None:
    """Store what a mail says of an interview, unless a newer word of it is known; tell when that changed something."""
    uid = str(found["uid"] or f"mail:{message_id}")[:600]
    known = await unit.interview(application.id, uid)
    if known is None and found["uid"] is None and (found["cancelled"] or found.get("moved")):
        known = await _meant(unit, application)
        found = {**found, "sequence": known.sequence if known else 0}
    if known is not None and (known.sequence, known.cancelled) > (found["sequence"], found["cancelled"]):
        return
    values = {
        **_times(found), "timezone": found["timezone"], "location": found["location"], "url": found["url"],
        "sequence": found["sequence"], "cancelled": found["cancelled"],
    }  # fmt: skip
    if known is not None and found.get("moved"):
        # A new time says nothing against the place.
        values |= {name: values[name] or getattr(known, name) for name in ("location", "url")}
    if known is not None and all(getattr(known, name) == value for name, value in values.items()):
        return
    if known is None:
        id_ = await unit.add(
            "interviews", application.user, application_id=application.id, uid=uid, changed=unit.now, **values
        )
        if found["cancelled"]:
            return
    else:
        id_ = known.id
        if found["cancelled"]:
            # A cancellation may leave out what it calls off: the record keeps it.
            values = {"sequence": found["sequence"], "cancelled": True}
        await unit.change("interviews", id_, changed=unit.now, **values)
    data = {
        "application": application.id, "interview": id_, "start": found["start"], "timezone": found["timezone"],
        "location": found["location"], "url": found["url"], "cancelled": found["cancelled"], "changed": known is not None,
    }  # fmt: skip
    await unit.emit("interview.detected", application.user, data)


async def _meant(unit: TrackerUnit, application: StoredApplication) -> StoredInterview | None:
    """The one interview that lies ahead: what words without a calendar's UID move or call off. None where several do."""
    ahead = [
        one
        for one in await unit.interviews(application.id)
        if not one.cancelled and (one.start is None or one.start >= unit.now - PAST)
    ]
    return ahead[0] if len(ahead) == 1 else None


def _times(found: dict[str, Any]) -> dict[str, Any]:
    """A time with a zone is a moment; one without stays the words of the mail."""
    values: dict[str, Any] = {}
    for name in ("start", "end"):
        moment = datetime.fromisoformat(found[name]) if found[name] else None
        aware = moment is not None and moment.tzinfo is not None
        values[name] = moment if aware else None
        values[f"wall_{name}"] = None if aware else found[name]
    return values
