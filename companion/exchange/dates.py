"""Dates as people and programs write them into lists. A column is read in one order of day and month. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl"]
"""Whose names of months are known."""
_NUMBERS = re.compile(
    r"(\d{1,4})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{1,2})(?:,?[ T]+(\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?))?\.?"
)
_EAST = str.maketrans({"年": "-", "月": "-", "日": ""})
"""2026年9月14日."""
_SERIAL = re.compile(r"[34567]\d{4}")
"""Days since Excel's first: 1982 to 2119."""
_EXCEL_START = datetime(1899, 12, 30, tzinfo=UTC)
_CLOCKS = ("%H:%M", "%H:%M:%S", "%I:%M%p", "%I:%M:%S%p")


class Dates:
    """Reads the dates of a list. Days without a time are at noon, UTC; one in the future is none."""

    def __init__(self, cells: Iterable[str], european: bool, now: datetime) -> None:
        self._now = now
        self._day_first = _day_first(cells, european)

    def read(self, text: str) -> datetime | None:
        """The moment that a cell says, None where it says none."""
        text = " ".join(text.translate(_EAST).split())
        moment = self._numbers(text) or _iso(text) or _serial(text) or _words(text)
        if moment is None:
            return None
        if (moment.hour, moment.minute) == (0, 0):
            moment = moment.replace(hour=12)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        return min(moment, self._now) if moment.date() <= self._now.date() else None

    def _numbers(self, text: str) -> datetime | None:
        """A date of three numbers: the year first, or day and month in the column's order."""
        match = _NUMBERS.fullmatch(text)
        if match is None:
            return None
        first, sign, second, last, clock = match.groups()
        if len(first) == 4:
            year, month, day = int(first), int(second), int(last)
        else:
            year = int(last) + (2000 if len(last) == 2 else 0)
            day_first = self._day_first or sign == "."
            day, month = (int(first), int(second)) if day_first else (int(second), int(first))
        try:
            return _at(datetime(year, month, day), clock)
        except ValueError:
            return None


def _day_first(cells: Iterable[str], european: bool) -> bool:
    """A number beyond twelve tells where the days stand; where none does, the kind of sheet."""
    pairs = [(int(match[1]), int(match[3])) for match in map(_NUMBERS.match, cells) if match and len(match[1]) < 3]
    if any(first > 12 for first, _ in pairs):
        return True
    return european and not any(second > 12 for _, second in pairs)


def _at(day: datetime, clock: str | None) -> datetime:
    said = (clock or "").replace(" ", "").replace(".", "").upper()
    for form in _CLOCKS if said else ():
        try:
            time = datetime.strptime(said, form)
        except ValueError:
            continue
        return day.replace(hour=time.hour, minute=time.minute, second=time.second)
    return day


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _serial(text: str) -> datetime | None:
    return _EXCEL_START + timedelta(days=int(text)) if _SERIAL.fullmatch(text) else None


def _words(text: str) -> datetime | None:
    """A date whose month is written out."""
    if not any(letter.isalpha() for letter in text) or not any(letter.isdigit() for letter in text):
        return None
    import dateparser

    return dateparser.parse(text, settings={"STRICT_PARSING": True}, languages=LANGUAGES)
