"""When and where an interview is: from a calendar invitation (RFC 5545), else from the mail's own words (`moments`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from companion.jobtracker.mail.message import MailMessage
from companion.jobtracker.mail.moments import (
    BARE_WEEKDAY,
    DAY,
    RELATIVE,
    TIMES,
    clock,
    day_of,
    next_weekday,
    relative_day,
    zone_in,
    zone_named,
)
from companion.jobtracker.mail.rooms import meeting_link
from companion.jobtracker.mail.text import sentences

if TYPE_CHECKING:
    from icalendar import Component

MAX_SCANNED_CHARS = 8_000
_WINDOW = re.compile(r"\b(?:between|zwischen|entre|tra|tussen|any time|anytime)\b.{0,12}\d", re.IGNORECASE)
"""A span to choose a time from is no appointment."""
_LENGTH = re.compile(
    r"\b(?P<n>15|20|25|30|40|45|50|60|75|90|120)[ -]?min(?:ute)?s?\b|\b(?P<hour>an|one|1)[ -]hour\b", re.IGNORECASE
)
_TZID = re.compile(rb';TZID=("[^"\r\n]*"|[^:;\r\n]*\([^\r\n]*?\)[^:;\r\n]*(?:\([^)\r\n]*\))?|[^:;\r\n]*)')
_CONFERENCES = (
    "conference",
    "x-google-conference",
    "x-microsoft-skypeteamsmeetingurl",
    "x-microsoft-onlinemeetingexternallink",
)
_CALLED_OFF_PREFIX = re.compile(
    r"^(?:cancel+ed|cancelled event|abgesagt|annulé|cancelado|annullato|geannuleerd)\s?:\s*", re.IGNORECASE
)
_PLACE = re.compile(
    r"^\W{0,4}(?:location|where|place|venue|address|ubicación|emplacement|endereço|ort|adresse|treffpunkt|lieu|lugar|dirección|local|luogo|indirizzo|sede|locatie|adres|plats|adress|sted|miejsce|adres|lokasi|tempat)\s*[:=]\s*(?P<place>(?!.{0,60}:[ \t]*$)\S.{2,160})$",
    re.IGNORECASE | re.MULTILINE,
)
_MEETING = re.compile(
    r"\b(?:interviews?|calls?|meetings?|conversation|appointment|chat|gespräch\w*|vorstellungsgespräch\w*|termin|entretien|rendez-vous|entrevista|cita|colloquio"
    r"|gesprek|sollicitatiegesprek|kennismaking\w*|reunião|intervjun?|samtalen?|rozmow\w+|spotkani\w+|wawancara|phỏng vấn|mülakat\w*|görüşme\w*|собеседован\w*|інтерв\w*|pohovor\w*|haastattelu\w*|interviu\w*)\b|面试|面試|面接|면접|مقابلة",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"\b(?:has been|have been|had to be|was|is|wurde|ist|a été|est|sera|ha sido|queda|está|foi|è stato|è|is|är|er)\s+(?:now\s+|helaas\s+)?"
    r"(?:cancel+ed|called off|abgesagt|annulée?|cancelad[oa]|annullato|geannuleerd|afgezegd|inställd|avlyst|aflyst)\b|\b(?:gaat niet door|został\w* odwołan\w+)\b|取消.{0,30}面[试試]|面[试試].{0,20}取消|面接.{0,20}(?:中止|キャンセル|取り消し)|면접.{0,20}취소|إلغاء (?:ال)?مقابل"
    r"|\binterview (?:is |was |has been )?cancel+(?:ed|ation)\b|\bcancel+(?:ed|ing|ation of) (?:the |your |our |this )?(?:\w+ ){0,3}interview\b|\b(?:will|can) ?(?:not|no longer) (?:take place|go ahead|be held)\b"
    r"|\bfindet\b.{0,40}\bnicht statt\b|\b(?:fällt|muss)\b.{0,60}\b(?:aus|ausfallen|entfallen)\b|\bentfällt\b|\bn'aura pas lieu\b|\bne pourra pas avoir lieu\b|\bno (?:se realizará|tendrá lugar|podrá realizarse)\b|\bnon (?:avrà luogo|si terrà)\b"
    r"|\bnão (?:será realizad[oa]|acontecerá|ocorrerá|vai acontecer)\b|\b(?:foi|fue) cancelad[oa]\b|\b(?:kan niet doorgaan|komt te vervallen|vervalt)\b|\biptal (?:edil|oldu)|\bотмен(?:ено|ён|ить|яется)|\bскасован|\bdibatalkan\b|\b(?:đã )?(?:bị )?(?:hủy|huỷ)\b|\bzrušen\w*|\bperu(?:ttu|taan)\b|\bwe(?: now)? (?:have|need|had|must) to (?:cancel|call off)\b|\bmüssen\b.{0,140}\babsagen\b|\babsagen müssen\b|\b(?:cancel+ed|cancellation|absage):",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:has been|have been|had to be|was|is|wurde|ist|a été|est|sera|ha sido|queda|foi|è stato|è|är|er)\s+(?:now\s+)?(?:rescheduled|moved|postponed|brought forward"
    r"|verschoben|verlegt|reportée?|déplacée?|reprogramad[oa]|aplazad[oa]|remarcad[oa]|adiad[oa]|spostato|rinviato|verplaatst|verzet|flyttad|flyttet|przełożon\w+)\b|\bwe(?: now)? (?:have|need|had|must|would like) to (?:reschedule|move|postpone)\b"
    r"|\bmüssen\b.{0,140}\b(?:verschieben|verlegen|umlegen)\b|\b(?:verschieben|verlegen|umlegen) müssen\b|\brescheduled (?:to|for)\b|\b(?:rescheduled|new time|updated invitation):",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:if|should you|in case|would you like|you (?:may|can|need|want|wish|have) to|wenn|falls|sollten sie|si (?:vous|necesita|desea)|se (?:desidera|vuole))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Interview:
    """An interview as a mail tells it. `start` and `end` are aware when `timezone` is known, else naive."""

    start: datetime | None = None
    end: datetime | None = None
    timezone: str | None = None
    location: str | None = None
    url: str | None = None
    uid: str | None = None
    sequence: int = 0
    cancelled: bool = False
    moved: bool = False
    """The words say that it takes the place of one told before; a calendar says so by its UID."""


def read_interview(mail: MailMessage) -> Interview | None:
    """The interview that `mail` is about, or None when it names no time, place or link."""
    for data in mail.calendars:
        if found := _from_calendar(data):
            return found
    found = _from_words(mail)
    text = f"{mail.subject}\n{mail.body}"[:MAX_SCANNED_CHARS]
    if _says(_CALLED_OFF, text):
        return replace(found or Interview(), cancelled=True)
    if found is not None and _says(_MOVED, text):
        return replace(found, moved=True)
    return found


def _says(what: re.Pattern[str], text: str) -> bool:
    return next(_saying(what, text), None) is not None


def _saying(what: re.Pattern[str], text: str) -> Iterator[str]:
    """Sentences about a meeting that say so; what one offers ("should you need to reschedule") says nothing."""
    for sentence in sentences(text):
        if what.search(sentence) and _MEETING.search(sentence) and not _OFFERED.search(sentence):
            yield sentence


def called_off(mail: MailMessage) -> str | None:
    """The sentence that calls an interview off by words; None where nothing does."""
    text = f"{mail.subject}\n{mail.body}"[:MAX_SCANNED_CHARS]
    return next(_saying(_CALLED_OFF, text), None)


def calendar_sentence(data: bytes) -> str | None:
    """What a calendar part does, in a sentence; None for one that cannot be read, and for a reply to an invitation."""
    found = _event_of(data)
    if found is None or found[0] in ("REPLY", "COUNTER", "DECLINECOUNTER"):
        return None
    method, event = found
    title = _CALLED_OFF_PREFIX.sub("", " ".join(str(event.get("summary") or "").split()))[:120]
    called = f' "{title}"' if title else ""
    if _is_cancelled(method, event):
        return f"It calls off the appointment{called} in your calendar."
    return f"It carries a calendar invitation{f' to{called}' if title else ''}."


def _event_of(data: bytes) -> tuple[str, Component] | None:
    """The METHOD of a calendar and its first event."""
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(_with_known_zones(data))
        events = [part for part in calendar.walk() if part.name == "VEVENT"]
    except (ValueError, KeyError, IndexError, AttributeError):
        return None
    return (str(calendar.get("method") or "").upper(), events[0]) if events else None


def _is_cancelled(method: str, event: Component) -> bool:
    return method == "CANCEL" or str(event.get("status") or "").upper() == "CANCELLED"


def _from_calendar(data: bytes) -> Interview | None:
    found = _event_of(data)
    if found is None:
        return None
    method, event = found
    try:
        start = event.decoded("dtstart") if "dtstart" in event else None
        end = event.decoded("dtend") if "dtend" in event else None
        if end is None and "duration" in event and isinstance(start, datetime):
            end = start + event.decoded("duration")
    except (ValueError, KeyError, IndexError, AttributeError):
        return None
    start_time, zone = _moment(start)
    end_time, _ = _moment(end)
    location = str(event.get("location") or "").strip() or None
    told = "\n".join(str(event.get(name) or "") for name in ("location", "url", *_CONFERENCES, "description"))
    return Interview(
        start=start_time,
        end=end_time,
        timezone=zone,
        location=location,
        url=meeting_link(tuple(re.findall(r"https?://[^\s<>\"\\]{4,400}", told[:MAX_SCANNED_CHARS]))),
        uid=str(event.get("uid") or "") or None,
        sequence=int(event.get("sequence") or 0),
        cancelled=_is_cancelled(method, event),
    )


def _with_known_zones(data: bytes) -> bytes:
    """The calendar with its programs' own names of zones ("(UTC-05:00) Eastern Time (US & Canada)") as IANA calls them;
    those that it describes itself (VTIMEZONE) are left alone."""
    described = set(re.findall(rb"(?m)^TZID:([^\r\n]+)", data))

    def named(found: re.Match[bytes]) -> bytes:
        if found[1].strip(b'"') in described:
            return found[0]
        zone = zone_named(found[1].decode("utf-8", "replace"))
        return b";TZID=" + zone.encode() if zone else found[0] if b"(" not in found[1] else b""

    return _TZID.sub(named, data)


def _moment(value: object) -> tuple[datetime | None, str | None]:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            return value, None
        name = getattr(value.tzinfo, "key", None) or getattr(value.tzinfo, "zone", None)
        return value, str(name) if name else ("UTC" if value.utcoffset() == timedelta(0) else str(value.tzname()))
    if isinstance(value, date):
        return datetime.combine(value, time()), None
    return None, None


def _from_words(mail: MailMessage) -> Interview | None:
    text = f"{mail.subject}\n{mail.body}"[:MAX_SCANNED_CHARS]
    link = meeting_link(mail.links)
    place = found["place"].strip() if (found := _PLACE.search(text)) else None
    days = _days(text, mail.date)
    if len({day for _, day in days}) == 2 and _says(_MOVED, text):
        # From one day to another: the later named is the new one.
        days = [one for one in days if one[1] == days[-1][1]]
    if len({day for _, day in days}) > 1:
        # Several days offered: nothing is fixed until the person picks one.
        return Interview(location=place, url=link) if (place or link) else None
    for position, day in days:
        window = text[max(0, position - 60) : position + 160]
        clock = TIMES.search(text, position, position + 160) or TIMES.search(window)
        if clock and not _WINDOW.search(text[position : position + 160]):
            return _at(day, clock, text, place, link)
    return Interview(location=place, url=link) if (place or link) else None


def _at(day: date, clocks: re.Match[str], text: str, place: str | None, link: str | None) -> Interview | None:
    ends = clocks["end"]
    start_clock = clock(clocks["start"], ends)
    if start_clock is None:
        return None
    zone = zone_in(text)
    start = datetime.combine(day, start_clock, tzinfo=zone[1] if zone else None)
    end = None
    if ends and (end_clock := clock(ends)):
        end = datetime.combine(day, end_clock, tzinfo=start.tzinfo)
    elif length := _LENGTH.search(text):
        end = start + timedelta(minutes=int(length["n"]) if length["n"] else 60)
    return Interview(start, end, zone[0] if zone else None, place, link)


def _days(text: str, sent: datetime | None) -> list[tuple[int, date]]:
    """Each day that is named, with the place in the text behind it."""
    reference = (sent or datetime.now(UTC)).date()
    named = list(DAY.finditer(text))
    # Beside a day written out, "3/2" is the number of a house or a version.
    full = [found for found in named if not found["first5"]]
    days = [
        (found.end(), day)
        for found in full or named
        if (day := day_of(found, reference, text[max(0, found.start() - 40) : found.end() + 60]))
    ]
    if days or sent is None:
        return days
    meant = [(found.end(), next_weekday(found["weekday"], reference)) for found in BARE_WEEKDAY.finditer(text)]
    meant += [(found.end(), relative_day(found, reference)) for found in RELATIVE.finditer(text)]
    return [(end, day) for end, day in meant if TIMES.search(text, end, end + 60)]
