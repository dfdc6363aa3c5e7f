"""Until when a mail wants something done: an assessment finished, an offer answered. Pure.

Only a sentence that asks for an act and names a day or a span counts; the earliest one that lies ahead is the deadline.
A day without a time lasts until its end.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

from companion.jobtracker.mail.moments import DAY, MONTH, WEEKDAY, day_of, next_weekday
from companion.jobtracker.mail.text import sentences

MAX_CHARS = 8_000
LONGEST = timedelta(days=120)
"""What lies further ahead is a start date or a year, not a deadline."""
_ACT = re.compile(
    r"\b(?:complet\w*|submit\w*|finish\w*|respon\w*|repl(?:y|ies)|sign(?:ed)?|accept\w*|return\w*|take (?:the|this)|deadline|due"
    r"|expir\w*|valid|decision|decide|let us know|get back|abschlie\w*|absolvier\w*|bearbeit\w*|einreich\w*|zurück\w*|unterschr\w*"
    r"|antwort\w*|rückmeld\w*|frist|gültig|termin(?:er|ez)|complét\w*|répon\w*|sign(?:er|ez)|retourn\w*|valable|realizar?|respond\w*"
    r"|firm\w*|envi\w*|válid\w*|plazo|compil\w*|rispond\w*|scadenza|voltooi\w*|reageer\w*|teken\w*)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|deadline(?: is| of|:)?|due(?: on| by)?|expires?(?: on)?|valid (?:through|until)"
    r"|bis(?: zum| spätestens)?|spätestens(?: am)?|vor dem|avant le|jusqu'au|d'ici (?:le|au)|antes del?|hasta el|entro(?: il)?|uiterlijk"
    r"|vóór|tot)\b[\s:,]*(?:(?:end of(?: the)? day|eod|cob|close of business|midnight|\d{1,2}(?::\d\d|\s?[ap]\.?m\.?))[\s,]*(?:on\s)?)?"
    r"(?:the\s|den\s|dem\s|el\s|le\s)?",
    re.IGNORECASE,
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "fourteen": 14,
            "zwei": 2, "drei": 3, "fünf": 5, "sieben": 7, "deux": 2, "trois": 3, "cinq": 5, "dos": 2, "tres": 3, "cinco": 5}  # fmt: skip
_WITHIN = re.compile(
    r"\b(?:within|in|innerhalb(?: von)?|binnen|sous|dans(?: les| un délai de)?|en(?: un plazo de)?|dentro de|entro)\s+(?:the\s+)?(?:next\s+|nächsten\s+)?"
    rf"(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)})\s*(?:\(\d+\)\s*)?(?P<work>business\s|working\s|werk|arbeits)?"
    r"(?P<unit>hours?|stunden?|heures?|horas?|ore|days?|tagen?|jours?|días?|giorni|dagen|weeks?|wochen?|semaines?|semanas?|settimane|weken)\b",
    re.IGNORECASE,
)
_WORKWEEK, _WEEK = 5, 7
_ORDINAL = re.compile(rf"(?<=\d)\.(?=\s{{1,3}}{MONTH}\b)", re.IGNORECASE)
"""The dot of "12. November", which ends no sentence."""
_BARE_WEEKDAY = re.compile(
    rf"(?:this|next|coming|kommenden|nächsten|ce|este)?\s*(?P<weekday>{WEEKDAY})\b", re.IGNORECASE
)


def read_deadline(text: str, sent: datetime | None) -> datetime | None:
    """The earliest deadline after `sent` (a moment with its zone) that a mail's text names; None without one."""
    if sent is None:
        return None
    found = [
        moment
        for sentence in sentences(_ORDINAL.sub("", text[:MAX_CHARS]))
        if _ACT.search(sentence)
        for moment in (_span(sentence, sent), _day(sentence, sent))
        if moment is not None and sent < moment <= sent + LONGEST
    ]
    return min(found, default=None)


def _span(sentence: str, sent: datetime) -> datetime | None:
    match = _WITHIN.search(sentence)
    if match is None:
        return None
    words = match["n"].lower()
    count, unit = _NUMBERS.get(words) or int(words), match["unit"].lower()
    if unit.startswith(("hour", "stunde", "heure", "hora", "ore")):
        return sent + timedelta(hours=count)
    if unit.startswith(("week", "woche", "semaine", "semana", "settiman", "weke")):
        count *= _WEEK
    elif match["work"]:
        # Five working days are a week, whichever day it is today.
        count = count // _WORKWEEK * _WEEK + count % _WORKWEEK
    return _end_of(sent + timedelta(days=count))


def _day(sentence: str, sent: datetime) -> datetime | None:
    for until in _UNTIL.finditer(sentence):
        day = DAY.match(sentence, until.end())
        if day is not None:
            found = day_of(day, sent.date(), sentence)
            if found is not None:
                return _end_of(datetime.combine(found, time(), UTC))
        weekday = _BARE_WEEKDAY.match(sentence, until.end())
        if weekday is not None:
            return _end_of(datetime.combine(next_weekday(weekday["weekday"], sent.date()), time(), UTC))
    return None


def _end_of(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(hour=23, minute=59, second=0, microsecond=0)
