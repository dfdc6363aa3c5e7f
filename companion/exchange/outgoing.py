"""Applications as CSV, dates as iCalendar. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from companion.analytics.messages import CalendarItem
from companion.exchange.cells import safe_cell
from companion.store.tracker_rows import StoredApplication

if TYPE_CHECKING:
    from icalendar import Event

COLUMNS = (
    "id", "company", "title", "status", "since", "applied_at", "created", "origin", "ats", "url", "posting_state",
)  # fmt: skip
DEFAULT_LENGTH = timedelta(hours=1)


def applications_csv(applications: Iterable[StoredApplication]) -> str:
    """One line an application, with a header; times in UTC, ISO 8601."""
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for application in applications:
        writer.writerow([_cell(getattr(application, name)) for name in COLUMNS])
    return sink.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    return safe_cell(value.isoformat() if isinstance(value, datetime) else str(value))


def calendar_ics(items: Iterable[CalendarItem], made: datetime) -> bytes:
    """Interviews, follow-ups and last days as an iCalendar (RFC 5545); the same thing keeps its UID."""
    from icalendar import Calendar  # takes longer to load than the rest of a start

    calendar = Calendar()
    calendar.add("prodid", "-//Job Companion//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Job search")
    for item in items:
        calendar.add_component(_event(item, made))
    return bytes(calendar.to_ical())


def _event(item: CalendarItem, made: datetime) -> Event:
    from icalendar import Event

    event = Event()
    job = " · ".join(part for part in (item.title, item.company) if part)
    event.add("uid", f"{item.id.replace(':', '-')}@job-companion")
    event.add("dtstamp", made)
    event.add("summary", f"{item.text}: {job}" if job else item.text)
    if item.at is not None:
        event.add("dtstart", item.at)
        event.add(
            "dtend", item.end or item.at + (DEFAULT_LENGTH if item.kind == "interview" else timedelta(minutes=15))
        )
    elif item.local is not None:
        # A local time without a zone is a floating one; a day alone lasts the whole day.
        event.add(
            "dtstart", date.fromisoformat(item.local) if len(item.local) == 10 else datetime.fromisoformat(item.local)
        )
    if item.location:
        event.add("location", item.location)
    if item.url:
        event.add("url", item.url)
    event.add("status", "CANCELLED" if item.cancelled else "CONFIRMED")
    return event
