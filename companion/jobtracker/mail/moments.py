"""Days, times of day and time zones as mails name them, in a dozen languages. Pure.

A time without a known zone stays without one: the person is asked rather than given a guess. Zone words such as "ET" mean
the region's zone on that date; "IST", "CST" and "BST" name several regions and count as unknown.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, time, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

_TABLES = tomllib.loads((Path(__file__).parent / "data" / "moments.toml").read_text(encoding="utf-8"))
MONTHS = {word: int(number) for number, words in _TABLES["months"].items() for word in words.split()}
WEEKDAYS = {word: int(number) for number, words in _TABLES["weekdays"].items() for word in words.split()}
ZONE_WORDS = {
    word: zone
    for zone, words in _TABLES["zones"].items()
    for word in (words.split("|") if "|" in words else words.split())
}
RECENT = timedelta(days=30)
"""A day without a year that lies further back than this is meant to be next year's."""


def _any_of(words: dict[str, int]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


MONTH = _any_of(MONTHS)
WEEKDAY = _any_of({word: number for word, number in WEEKDAYS.items() if len(word) > 2})
"""Those of two letters ("Mi.") are words of their own in other languages: they stand before a date only."""
_CLOCK = (
    r"(?:(?<![\d.:/])(?:[01]?\d|2[0-3])(?::|\.|h)[0-5]\d(?::[0-5]\d)?(?!\d|[./]\d)(?:\s?[ap]\.?m\b\.?)?|\b(?:1[0-2]|0?[1-9])\s?[ap]\.?m\b\.?|\bnoon\b|\bmidday\b"
    r"|(?<![\d.:/])(?:[01]?\d|2[0-3])\s?(?:uhr|uur|horas|h)\b)"
)
DAY = re.compile(
    rf"\b(?:(?P<weekday>{_any_of(WEEKDAYS)})\b[.,]?\s*(?:(?:the|den|le|el|dem|dia|d\.)\s)?)?"
    rf"(?P<date>(?P<month1>{MONTH})\b\.?\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:.h]\d|\s?[ap]m\b)(?:,?\s+(?P<year1>20\d\d))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?(?P<month2>{MONTH})\b\.?(?:,?\s+(?:de\s+)?(?P<year2>20\d\d))?"
    r"|(?P<year3>20\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)|(?P<first>\d{1,2})(?P<sep>[./-])(?P<second>\d{1,2})(?P=sep)(?P<year4>20\d\d)"
    r"|(?P<first5>\d{1,2})/(?P<second5>\d{1,2})(?![\d/]))",
    re.IGNORECASE,
)
BARE_WEEKDAY = re.compile(rf"\b(?P<weekday>{WEEKDAY})\b", re.IGNORECASE)
RELATIVE = re.compile(
    "|".join(rf"\b(?P<in{number}>{words})\b" for number, words in _TABLES["relative"].items()), re.IGNORECASE
)
TIMES = re.compile(
    rf"(?P<start>{_CLOCK})(?:\s*(?:-|–|—|to|until|bis|till|à|às|alle|tot|a|do|til)\s*(?P<end>{_CLOCK}))?", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    r"\b(?:uhr|uur|gmt|bst|uk|cet|cest|mez|à|às|alle|ore|kl|godz|horas|hora|heure|le|el|il|del|den|dem|am|vom|op|om|em)\b",
    re.IGNORECASE,
)
"""Written near a date like 05/01/2027 by those who put the day first."""
_OFFSET = re.compile(
    r"\b(?:utc|gmt)\s?(?P<sign>[+\-−])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?\b", re.IGNORECASE
)
_ZONE = re.compile(r"\(?\b(?P<iana>[A-Z][a-z]+/[A-Z][A-Za-z_]+)\b|\b(?P<word>" + "|".join(sorted(map(re.escape, ZONE_WORDS), key=len, reverse=True))
                   + r")\b(?:\s*(?:standard|daylight)?\s*time)?", re.IGNORECASE)  # fmt: skip
_TIME_OF = re.compile(
    r"\b(?P<before>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?) (?:local )?time\b|\b(?:hora de|horário de|heure de|ora di|ore di|hora local de) (?P<after>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)"
    r"|\b(?P<german>[A-ZÀ-Þ]\w+?)er (?:Orts)?[Zz]eit\b"
)
_NO_CITY = frozenset({"gmt", "utc"})


def day_of(found: re.Match[str], sent: date, context: str = "") -> date | None:
    """The day that a match of DAY means in a mail of the day `sent`; `context` tells which of 05/01 is the month. None for
    a day that does not exist."""
    year, month, number = _parts(found, context)
    try:
        day = date(year or sent.year, month, number)
        return day.replace(year=day.year + 1) if year is None and day < sent - RECENT else day
    except ValueError:
        return None


def _parts(found: re.Match[str], context: str) -> tuple[int | None, int, int]:
    part = found.groupdict()
    for number in ("1", "2"):
        if word := part[f"month{number}"]:
            year = part[f"year{number}"]
            return int(year) if year else None, MONTHS[word.lower()], int(part[f"day{number}"])
    if part["year3"]:
        return int(part["year3"]), int(part["month3"]), int(part["day3"])
    first, second = int(part["first"] or part["first5"]), int(part["second"] or part["second5"])
    year = int(part["year4"]) if part["year4"] else None
    return (year, *_month_and_day(first, second, found, year, context))


def _month_and_day(first: int, second: int, found: re.Match[str], year: int | None, context: str) -> tuple[int, int]:
    if first > 12 or found["sep"] in (".", "-"):
        return second, first
    if second > 12:
        return first, second
    weekday = WEEKDAYS.get((found["weekday"] or "").lower())
    if weekday is not None and year is not None:
        return (second, first) if date(year, second, first).weekday() == weekday else (first, second)
    return (second, first) if _DAY_FIRST.search(context) else (first, second)


def next_weekday(weekday: str, after: date) -> date:
    """The next day of that name after a day."""
    return after + timedelta(days=(WEEKDAYS[weekday.lower()] - after.weekday() - 1) % 7 + 1)


def relative_day(found: re.Match[str], sent: date) -> date:
    """What "today" or "tomorrow" (a match of RELATIVE) means in a mail of the day `sent`."""
    return sent + timedelta(days=next(int(name[2:]) for name, word in found.groupdict().items() if word))


def clock(words: str, partner: str | None = None) -> time | None:
    """A time of day. `partner` is the other end of a span, which may alone say "pm"."""
    text = re.sub(r"[\s.]", "", re.sub(r"(?<=\d)\.(?=\d)", ":", words.lower()))
    if text in ("noon", "midday"):
        return time(12)
    found = re.match(r"(\d{1,2})(?:[:h](\d{2})(?::\d{2})?)?(am|pm)?", text)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half is None and partner and (other := re.search(r"([ap])\.?m", partner.lower())):
        half = other[1] + "m"
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 else None


def zone_in(text: str) -> tuple[str, tzinfo] | None:
    """The zone that a text names, with its name; None when it names none, or only one that may mean several."""
    if offset := _OFFSET.search(text):
        ahead = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        if ahead <= timedelta(hours=14):
            ahead = ahead if offset["sign"] == "+" else -ahead
            return offset.group().upper().replace(" ", "").replace("−", "-"), timezone(ahead)
    for found in _ZONE.finditer(text):
        if found["iana"]:
            if found["iana"] in _zones():
                return found["iana"], ZoneInfo(found["iana"])
            continue
        word = found["word"]
        # "et", "ct" and the like are words of other languages too: as zones they are written in capitals.
        if len(word) > 3 or word.isupper():
            name = ZONE_WORDS[word.lower()]
            return name, ZoneInfo(name)
    for named in _TIME_OF.finditer(text):
        if name_ := _cities().get((named["before"] or named["after"] or named["german"]).lower()):
            return name_, ZoneInfo(name_)
    return None


@cache
def _zones() -> frozenset[str]:
    """All there are: listing them reads the whole folder of them."""
    return frozenset(available_timezones())


@cache
def _cities() -> dict[str, str]:
    """Zones by the town that names them. "Etc" and the aliases of single words name none."""
    names = sorted(name for name in _zones() if "/" in name and not name.startswith("Etc/"))
    towns = {name.rpartition("/")[2].replace("_", " ").lower(): name for name in names}
    return {town: name for town, name in towns.items() if town not in _NO_CITY and "/" in name}


def zone_named(name: str) -> str | None:
    """The IANA zone that a calendar program means by its own name for one; None when that is not known."""
    plain = name.strip('" /').removeprefix("freeassociation.sourceforge.net/").removeprefix("Tzfile/")
    if plain in _zones():
        return plain
    words = re.sub(r"\(.*?\)", "", plain).strip()
    for town in re.split(r"[,;]", words):
        if found := _cities().get(town.strip().lower()):
            return found
    first = words.split()[0].lower() if words else ""
    return ZONE_WORDS.get(first)
