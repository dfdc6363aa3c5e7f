"""Dates as postings write them, in eight languages; when the posting was published and when it closes."""

from __future__ import annotations

import re
from datetime import date

from companion.guarded import Guarded
from companion.jobmatcher.understand.document import Document, Sentence

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan januar jänner janvier janv enero ene gener januari leden ledna stycznia gennaio janeiro",
        "february feb februar février févr fev febrero febrer februari únor února lutego febbraio fevereiro",
        "march mar märz mrz mars marts marzo març maart březen března marca março",
        "april apr avril avr abril abr duben dubna kwietnia aprile",
        "may mai mayo maig mei maj květen května maja maggio maio",
        "june jun juni juin junio juny červen června czerwca giugno junho",
        "july jul juli juillet juil julio juliol červenec července lipca luglio julho",
        "august aug août aout agosto ago agost augustus augusti srpen srpna sierpnia",
        "september sep sept septembre septiembre setembre září września settembre setembro",
        "october oct oktober okt octobre octubre říjen října października ottobre outubro",
        "november nov novembre noviembre listopad listopadu listopada novembro",
        "december dec desember dezember dez décembre déc diciembre dic desembre prosinec prosince grudnia dicembre dezembro",
    ),
    start=1,
):
    for _name in _names.split():
        _MONTHS[_name] = _number
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    r"(?P<iso>\d{4})-(?P<im>\d{1,2})-(?P<iday>\d{1,2})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s?(?:de |of |d')?(?P<month>{_NAMES})\.?,?(?: de| del)?\s(?P<year>\d{{4}})"
    rf"|(?P<month2>{_NAMES})\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year2>\d{{4}})"
    r"|(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})(?!\d)"
)
_POSTED = Guarded(
    r"(?:date )?(?:posted|published|listed)(?: on| date| at)?|posting date|date of publication|veröffentlicht(?: am)?|online seit|publié(?:e)? (?:le|depuis)?|date de publication|publicad[ao](?: el)?|fecha de publicación|data de publicació|publicerad|eingestellt am|date listed|(?:mis )?en ligne (?:le|depuis)|publicada? el|opublikowano|zveřejněno|geplaatst op"
)
_CLOSES = Guarded(
    r"clos(?:ing|e) date|(?:application|applications?) (?:deadline|closing|closes?|close|window)|deadline|apply (?:by|before|until)|applications? (?:will )?(?:be )?(?:close|accepted until|due)|\bcloses?(?: on| date)?:|\bclos(?:es?|ing) on\b|\bcloses (?=\d)|open until|(?:accepted|considered|open) (?:up )?(?:until|till|through)|expir(?:es|y date|ation date)|valid through|bewerbungs(?:frist|schluss)|bewerben sie sich bis|bewirb dich bis|bis zum|date limite|postuler avant|avant le|fecha (?:límite|de cierre|fin)|hasta el|plazo|data límit|sista ansökningsdag|ansök(?:an)? senast|senast den|ansøgningsfrist|søknadsfrist|søk innen|sluitingsdatum|uiterlijk|solliciteren kan tot|reageren kan tot|solliciteren (?:kan|voor)|no later than|posting end date|job posting end|uzávěrka|termin składania|end date|(?:(?:cv|résumé|resume|folio|portfolio|letter|applications?|apply|expressions? of interest)\b[^!?]{0,160}?|before )\bby(?: (?:noon|midnight|\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|noon)?),?)?(?: on)?(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?(?= \d| [a-z]+ \d)|antes del?|jusqu.au|bis spätestens|inscripciones hasta"
)
_OTHER_LABEL = re.compile(r"apply|open|clos|deadline|ago|expir|start|posted|until|bis\b")
_DASH = re.compile(r"\s*(?:[-–—]|to|bis|au|until|till)\s*")
_YEARS = re.compile(r"\d{4}|/\d\d\b")
_OF_WORK = re.compile(r"duration|period|laufzeit|\bfrom\b|\bvon\b|start|beginn|durée|duración|dauer")
"""Words of how long the work lasts."""
HEAD_LINES, HEAD_CHARS = 10, 140
_NEAR = 60
"""Characters between the label and its date."""


def parse_date(text: str, month_first: bool) -> tuple[date, int, int] | None:
    """The first date of a lower-case text with its offsets. `month_first`: how 03/04/2026 is meant."""
    for match in _DATE.finditer(text):
        found = _value(match, month_first)
        if found:
            return found, match.start(), match.end()
    return None


def _value(match: re.Match[str], month_first: bool) -> date | None:
    part = match.groupdict()
    if part["iso"]:
        numbers = int(part["iso"]), int(part["im"]), int(part["iday"])
    elif part["month"]:
        numbers = int(part["year"]), _MONTHS[part["month"]], int(part["day"])
    elif part["month2"]:
        numbers = int(part["year2"]), _MONTHS[part["month2"]], int(part["day2"])
    else:
        one, two, year = int(part["a"]), int(part["b"]), int(part["y"])
        year += 2000 if year < 100 else 0
        month, day = (one, two) if month_first and part["sep"] == "/" else (two, one)
        if month > 12:
            month, day = day, month
        numbers = year, month, day
    try:
        found = date(*numbers)
    except ValueError:
        return None
    return found if 2000 <= found.year <= 2100 else None


_SLASHED = re.compile(r"/\d{1,2}/\d\d")
"""In every date of both orders; the search for a plain character is much the faster one."""
_BOTH_ORDERS = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?![\d/])")


def month_comes_first(text: str) -> bool | None:
    """How the text writes its dates, told by one that can be read one way only ("08/16/2027"); None without one."""
    if not _SLASHED.search(text):
        return None
    for match in _BOTH_ORDERS.finditer(text):
        first, second = int(match[1]), int(match[2])
        if first <= 12 < second <= 31:
            return True
        if second <= 12 < first <= 31:
            return False
    return None


def read_dates(document: Document, sentences: list[Sentence], month_first: bool) -> tuple[str | None, str | None]:
    """(posted, closes) as ISO dates, where labels in the text say so."""
    posted = closes = None
    for sentence in sentences:
        text = document.lower[sentence.start : min(len(document.lower), sentence.end + _NEAR)]
        posted = posted or _after(text, _POSTED, month_first)
        closes = closes or _after(text, _CLOSES, month_first)
    return posted, closes


def read_span(document: Document, month_first: bool) -> tuple[str | None, str | None]:
    """(posted, closes) of two dates with a dash between them among the facts below the title: "22 May 2026 - 1 June 2026"."""
    for line in document.lines[1:HEAD_LINES]:
        text = line.text.lower()
        if len(text) > HEAD_CHARS or not _YEARS.search(text) or _OF_WORK.search(text):
            continue
        first = parse_date(text, month_first)
        dash = first and _DASH.match(text, first[2])
        second = parse_date(text[dash.end() :], month_first) if dash else None
        if first and second and second[1] == 0 and first[0] < second[0]:
            return first[0].isoformat(), second[0].isoformat()
    return None, None


def _after(text: str, label: Guarded, month_first: bool) -> str | None:
    for match in label.finditer(text):
        near = text[match.end() : match.end() + _NEAR]
        found = parse_date(near, month_first)
        if found and not _OTHER_LABEL.search(near, 0, found[1]):
            return found[0].isoformat()
    return None
