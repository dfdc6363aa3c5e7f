"""When and where an interview is: from a calendar invitation (RFC 5545), else from the mail's own words.

A time without a known zone stays without one: the person is asked rather than given a guess. Zone words such
as "ET" mean the region's zone on that date; "IST", "CST" and "BST" name several regions and count as unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from companion.jobtracker.mail.message import MailMessage
from companion.jobtracker.mail.text import sentences

MAX_SCANNED_CHARS = 8_000
MEETING_HOSTS = ("zoom.us", "meet.google.com", "teams.microsoft.com", "teams.live.com", "webex.com", "whereby.com",
                 "calendly.com", "goodtime.io", "modernloop.io", "gotomeeting.com", "chime.aws", "bluejeans.com")  # fmt: skip

ZONE_WORDS = {
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York", "eastern": "America/New_York",
    "ct": "America/Chicago", "cdt": "America/Chicago", "central": "America/Chicago",
    "mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver", "mountain": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "gmt": "Etc/GMT", "utc": "Etc/UTC", "cet": "Europe/Paris",
    "cest": "Europe/Paris", "mez": "Europe/Berlin", "mesz": "Europe/Berlin", "eet": "Europe/Helsinki",
    "eest": "Europe/Helsinki", "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "jst": "Asia/Tokyo",
    "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong", "uk time": "Europe/London", "wet": "Europe/Lisbon",
}  # fmt: skip

_CLOCK = r"(?:(?:[01]?\d|2[0-3])(?::|\.|h)[0-5]\d(?:\s?[ap]\.?m\.?)?|(?:1[0-2]|0?[1-9])\s?[ap]\.?m\.?|noon|(?:[01]?\d|2[0-3])\s?uhr)"
MONTH = (
    r"(?:jan(?:uar[y]?|vier)?|feb(?:ruar[y]?)?|février|mar(?:ch|s|zo)?|märz|apr(?:il)?|avril|abril|ma[iy]o?|june?|juni|juin|july?|juli"
    r"|juillet|aug(?:ust)?|août|agosto|sep(?:t(?:ember|embre)?)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|de[cz](?:ember|embre)?|décembre)"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miércoles|jueves|viernes)"
)
DAY = re.compile(
    rf"\b(?:(?P<weekday>{WEEKDAY})\b[.,]?\s*(?:(?:the|den|le|el|dem)\s)?)?"
    rf"(?P<date>{MONTH}\b\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+20\d\d)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?{MONTH}\b\.?(?:,?\s+(?:de\s+)?20\d\d)?"
    rf"|20\d\d-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]20\d\d|\d{{1,2}}/\d{{1,2}})",
    re.IGNORECASE,
)
_BARE_WEEKDAY = re.compile(
    rf"\b(?:on|this|next|for|am|kommenden|nächsten|ce|este|tomorrow)?\s*(?P<weekday>{WEEKDAY})\b", re.IGNORECASE
)
_TIMES = re.compile(rf"(?P<start>{_CLOCK})(?:\s*(?:-|–|—|to|until|bis|till|à)\s*(?P<end>{_CLOCK}))?", re.IGNORECASE)
_WINDOW = re.compile(r"\b(?:between|zwischen|entre|tra|tussen|any time|anytime)\b.{0,12}\d", re.IGNORECASE)
"""A span to choose a time from is no appointment."""
_LENGTH = re.compile(
    r"\b(?P<n>15|20|25|30|40|45|50|60|75|90|120)[ -]?min(?:ute)?s?\b|\b(?P<hour>an|one|1)[ -]hour\b", re.IGNORECASE
)
_ZONE = re.compile(r"\(?\b(?P<iana>[A-Z][a-z]+/[A-Z][A-Za-z_]+)\b|\b(?P<word>" + "|".join(sorted(ZONE_WORDS, key=len, reverse=True))
                   + r")\b(?:\s*(?:standard|daylight)?\s*time)?", re.IGNORECASE)  # fmt: skip
_PLACE = re.compile(
    r"^(?:location|where|place|address|ort|lieu|lugar|adresse)\s*[:=]\s*(?P<place>\S.{2,160})$",
    re.IGNORECASE | re.MULTILINE,
)
_MEETING = re.compile(
    r"\b(?:interviews?|calls?|meetings?|conversation|appointment|chat|gespräch\w*|vorstellungsgespräch\w*|termin|entretien|entrevista|colloquio)\b",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"\b(?:has been|have been|had to be|was|is|wurde|ist|a été|ha sido|è stato)\s+(?:now\s+)?(?:cancel+ed|called off|abgesagt|annulée?|cancelad[oa]|annullato)\b"
    r"|\bwe(?: now)? (?:have|need|had|must) to (?:cancel|call off)\b|\bmüssen\b.{0,80}\babsagen\b|\b(?:cancel+ed|cancellation|absage):",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:has been|have been|had to be|was|is|wurde|ist|a été|ha sido|è stato)\s+(?:now\s+)?(?:rescheduled|moved|postponed|brought forward|verschoben"
    r"|verlegt|reportée?|déplacée?|reprogramad[oa]|spostato)\b|\bwe(?: now)? (?:have|need|had|must|would like) to (?:reschedule|move|postpone)\b"
    r"|\bmüssen\b.{0,80}\b(?:verschieben|verlegen)\b|\brescheduled (?:to|for)\b|\b(?:rescheduled|new time|updated invitation):",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:if|should you|in case|would you like|you (?:may|can|need|want|wish|have) to|wenn|falls|sollten sie|si (?:vous|necesita|desea)|se (?:desidera|vuole))\b",
    re.IGNORECASE,
)
_WEEKDAY_STEMS = {
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6, "die": 1, "mit": 2, "don": 3, "fre": 4,
    "sam": 5, "lun": 0, "mar": 1, "mer": 2, "jeu": 3, "ven": 4, "mié": 2, "jue": 3, "vie": 4,
}  # fmt: skip


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
    """Whether a sentence about a meeting says so; what it offers ("should you need to reschedule") says nothing."""
    return any(
        what.search(sentence) and _MEETING.search(sentence) and not _OFFERED.search(sentence)
        for sentence in sentences(text)
    )


def _from_calendar(data: bytes) -> Interview | None:
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(data)
        events = [part for part in calendar.walk() if part.name == "VEVENT"]
        if not events:
            return None
        event = events[0]
        start = event.decoded("dtstart") if "dtstart" in event else None
        end = event.decoded("dtend") if "dtend" in event else None
        if end is None and "duration" in event and isinstance(start, datetime):
            end = start + event.decoded("duration")
    except (ValueError, KeyError, IndexError, AttributeError):
        return None
    start_time, zone = _moment(start)
    end_time, _ = _moment(end)
    location = str(event.get("location") or "").strip() or None
    described = f"{location or ''}\n{event.get('url') or ''}\n{event.get('description') or ''}"
    method = str(calendar.get("method") or "").upper()
    return Interview(
        start=start_time,
        end=end_time,
        timezone=zone,
        location=location,
        url=_meeting_link(tuple(re.findall(r"https?://[^\s<>\"\\]{4,400}", described[:MAX_SCANNED_CHARS]))),
        uid=str(event.get("uid") or "") or None,
        sequence=int(event.get("sequence") or 0),
        cancelled=method == "CANCEL" or str(event.get("status") or "").upper() == "CANCELLED",
    )


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
    link = _meeting_link(mail.links)
    place = found["place"].strip() if (found := _PLACE.search(text)) else None
    days = _days(text, mail.date)
    if len({day for _, day in days}) > 1:
        # Several days offered: nothing is fixed until the person picks one.
        return Interview(location=place, url=link) if (place or link) else None
    for position, day in days:
        window = text[max(0, position - 60) : position + 160]
        clock = _TIMES.search(text, position, position + 160) or _TIMES.search(window)
        if clock and not _WINDOW.search(text[position : position + 160]):
            return _at(day, clock, text, place, link)
    return Interview(location=place, url=link) if (place or link) else None


def _at(day: date, clock: re.Match[str], text: str, place: str | None, link: str | None) -> Interview | None:
    ends = clock["end"]
    start_clock = _clock(clock["start"], ends)
    if start_clock is None:
        return None
    zone_name = _zone(text)
    zone = ZoneInfo(zone_name) if zone_name else None
    start = datetime.combine(day, start_clock, tzinfo=zone)
    end = None
    if ends and (end_clock := _clock(ends, None)):
        end = datetime.combine(day, end_clock, tzinfo=zone)
    elif length := _LENGTH.search(text):
        end = start + timedelta(minutes=int(length["n"]) if length["n"] else 60)
    return Interview(start, end, zone_name, place, link)


def _days(text: str, sent: datetime | None) -> list[tuple[int, date]]:
    import dateparser

    reference = (sent or datetime.now(UTC)).replace(tzinfo=None)
    days: list[tuple[int, date]] = []
    for found in DAY.finditer(text):
        words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\b(?:of|de)\b", " ", found["date"])
        parsed = dateparser.parse(words, settings={"RELATIVE_BASE": reference, "PREFER_DATES_FROM": "future"})
        if parsed is not None:
            days.append((found.end(), parsed.date()))
    if days or sent is None:
        return days
    return [(found.end(), next_weekday(found["weekday"], reference.date())) for found in _BARE_WEEKDAY.finditer(text)
            if _TIMES.search(text, found.end(), found.end() + 60)]  # fmt: skip


def next_weekday(weekday: str, after: date) -> date:
    wanted = _WEEKDAY_STEMS[weekday.lower()[:3]]
    return after + timedelta(days=(wanted - after.weekday() - 1) % 7 + 1)


def _clock(words: str, partner: str | None) -> time | None:
    text = words.lower().replace(".", ":" if re.search(r"\d\.\d", words) else "").replace(" ", "")
    if text == "noon":
        return time(12)
    found = re.match(r"(\d{1,2})(?:[:h](\d{2}))?(am|pm|uhr)?", text)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half not in ("am", "pm") and partner and (other := re.search(r"([ap])\.?m", partner.lower())):
        half = other[1] + "m"
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 else None


def _zone(text: str) -> str | None:
    for found in _ZONE.finditer(text):
        if found["iana"]:
            try:
                return ZoneInfo(found["iana"]).key
            except (ZoneInfoNotFoundError, ValueError):
                continue
        word = found["word"]
        # "et", "ct" and the like are words of other languages too: as zones they are written in capitals.
        if len(word) > 3 or word.isupper():
            return ZONE_WORDS[word.lower()]
    return None


def _meeting_link(links: tuple[str, ...]) -> str | None:
    for link in (link.rstrip(".,;:!?)>\"'") for link in links):
        host = re.sub(r"^https?://([^/:?#]+).*$", r"\1", link).lower()
        if any(host == known or host.endswith("." + known) for known in MEETING_HOSTS):
            return link
    return None
