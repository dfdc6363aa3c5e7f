"""Dates as people write them in resumes, in twelve languages, made ISO 8601 as precise as they are."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from companion.accents import without_accents
from companion.profile.document import HAN

MONTHS: tuple[str, ...] = (
    "january jan januar jänner jän jaenner janvier janv enero ene gennaio gen januari janeiro styczeń stycznia sty",
    "february feb februar février fevrier févr fevr fév febrero febbraio februari fevereiro fev luty lutego lut febr",
    "march mar mär mrz märz maerz mars marzo maart mrt março marco marzec marca marts",
    "april apr avril avr abril abr aprile kwiecień kwietnia kwi",
    "may mai mayo maggio mag mei maio maj maja",
    "june jun juni juin junio giugno giu junho czerwiec czerwca cze",
    "july jul juli juillet juil julio luglio lug julho lipiec lipca lip",
    "august aug août aout agosto ago augustus sierpień sierpnia sie augusti",
    "september sep sept septembre septiembre setiembre set settembre setembro wrzesień września wrz",
    "october oct oktober okt octobre octubre ottobre ott outubro out październik października paź",
    "november nov novembre noviembre novembro listopad listopada lis",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudzień grudnia gru decem",
)
PRESENT = (
    "present now current currently today ongoing date heute jetzt aktuell laufend gegenwart aujourd'hui aujourd’hui "
    "présent actuel actuellement maintenant presente actual actualidad actualmente hoy ahora oggi attuale "
    "attualmente heden nu momento atual atualmente hoje obecnie nå nuvarande pågående nuværende dato"
)
PRESENT_PHRASES = (
    "in progress",
    "till now",
    "laufender stand",
    "ce jour",
    "in corso",
    "en cours",
    "en curso",
    "la fecha",
    "em curso",
    "i dag",
    "o momento",
    "o presente",
    "la actualidad",
    "alla data attuale",
    "data attuale",
    "dags dato",
)
SINCE = "since|seit|ab|depuis|desde|dal|da|sinds|vanaf|od|sedan|siden|from"
SEASONS = "spring|summers?|fall|autumn|winter|frühjahr|sommer|herbst|printemps|été|automne|hiver|verano|primavera|otoño|invierno|estate|autunno|inverno|verão|outono|zomer|herfst|voorjaar|najaar|sommar(?:en)?|höst(?:en)?|sommeren|efterår|forår|lato|jesień|zima|wiosna"
PARTS = "early|late|mid|anfang|mitte|ende|début|milieu|fin|principios|mediados|finales|inizi|inizio|metà|fine|início|meados|fim|begin|midden|eind"
"""Parts of a year before its number."""
JOIN = "to|until|till|thru|through|and|bis|au|à|al|a|hasta|tot|t/m|até|ao|do|til|till"
EARLIEST, LATEST = 1940, 2045
"""Years outside are no dates of a working life."""


def _fold(word: str) -> str:
    return without_accents(word.casefold()).rstrip(".")


_MONTH_NUMBER = {_fold(word): number for number, words in enumerate(MONTHS, 1) for word in words.split()}
_NAMES = "|".join(sorted({re.escape(w) for words in MONTHS for w in words.split()}, key=len, reverse=True))
_PRESENT_WORDS = "|".join(sorted({re.escape(w) for w in [*PRESENT.split(), *PRESENT_PHRASES]}, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_ATOM = re.compile(
    rf"""(?<![^\W{HAN}])(?<!/)(?:
      (?P<han>{_YEAR}\s?年(?:\s?(?:1[0-2]|0?[1-9])\s?月(?:\s?\d{{1,2}}\s?日)?)?)
    | (?P<iso>{_YEAR}[-/.](?:0[1-9]|1[0-2])(?:[-/.](?:0[1-9]|[12]\d|3[01]))?)(?![\d/])
    | (?P<full>\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR})
    | (?P<ym>{_YEAR}(?:\s/\s|[./])(?:0?[1-9]|1[0-2])(?![\d/.]))
    | (?P<my>(?:0?[1-9]|1[0-2])\s?[./-]\s?{_YEAR})
    | (?P<dmon>(?:\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?)?(?:{_NAMES})(?:\.|['’](?=\s))?,?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,)?
        [\s/-]{{0,2}}(?:de\s+|of\s+)?(?:{_YEAR}|['’`´]\d\d))
    | (?P<season>(?:(?:{SEASONS})\s+(?:of\s+|de\s+|del?\s+|-\s+)?|(?:{PARTS})[\s-]+(?:of\s+|d[aei]l?\s+)?){_YEAR})
    | (?P<year>{_YEAR})
    | (?P<short>(?:0[1-9]|1[0-2])/\d\d(?![\d/]))
    | (?P<month>(?:{_NAMES})\b\.?)
    | (?P<now>(?:{_PRESENT_WORDS})\b|∞|至?今|现在|目前)
    )(?![^\W{HAN}])""",
    re.I | re.X,
)
_BETWEEN = re.compile(
    rf"^(?:\s*[-–—−‒~→>]+|\s*(?:\.\.+|…)|\s+/(?=\s)|\s*(?:{JOIN})(?=\s)(?:\s+(?:{JOIN})(?=\s))?|\s*[-–—]\s*(?:{JOIN})\b|\s*[-–—~]?\s*[至到](?!今)|(?=$))\s*(?:the\s+|la\s+|l[ae]\s+|à\s+|exp(?:ected|\.)?\s+|vorauss(?:ichtlich|\.)\s+|prévue?\s+)?$",
    re.I,
)
_LEAD = re.compile(rf"(?:^|[\s(,|])(?P<word>{SINCE})\s+(?:the\s+)?$", re.I)
_SHORT_END = re.compile(r"^\s*[-–—/]\s*(\d\d)(?![\d/.])")
_OPEN_END = re.compile(r"^\s*[-–—]\s*(?=$|[\t|,;)])")
_DURATION = re.compile(
    r"^\s*[·•,|]?\s*[(\[]?\s*(?:\d{1,2}\s*(?:years?|yrs?|jahre?|ans?|años?|anni|anno|jaar|anos?|年)[\s,.]*)?"
    r"(?:(?:and |und |et )?\d{1,2}\s*(?:months?|mos?|monate?|mois|meses|mes|mesi|mese|maand(?:en)?|mês|个月)\.?)?\s*[)\]]?",
    re.I,
)
_LEAD_FROM = re.compile(r"(?<!\w)(?:from|von|van|du|de|dal|da|vom)\s+$", re.I)


_YEAR_FIRST = re.compile(rf"(?<![\w/])({_YEAR})\s?[,:]\s?({_NAMES})\.?\s?[-–/]\s?({_NAMES})\b\.?", re.I)
"""A year and then its months: "2020, Jul–Okt."."""

_MONTHS_OF = re.compile(rf"(?<![\d/.-])(0[1-9]|1[0-2])\s?[-–—]\s?(0[1-9]|1[0-2])[\s.]({_YEAR})(?!\d)")
"""Two months of one year in digits: "08–09 2012", "08 - 09.2012"."""

_UNTIL = re.compile(r"(?:^|[\s(,|])(?P<word>until|till|bis|jusqu['’](?:à|en)|hasta|até|fino a|tot)\s+$", re.I)
"""What stands before an end whose beginning is not told."""


@dataclass(frozen=True)
class DateRange:
    """A stretch of time as written at `text[begin:stop]`; `end` is None while `current`."""

    start: str | None
    end: str | None
    current: bool
    begin: int
    stop: int
    single: bool = False
    """Only one date was written."""


@dataclass(frozen=True)
class _Atom:
    kind: str
    iso: str | None
    begin: int
    stop: int
    month: int = 0


def month_number(word: str) -> int | None:
    """1 to 12 for the name of a month in any known language."""
    return _MONTH_NUMBER.get(_fold(word))


def _year_of(text: str) -> str | None:
    found = re.search(_YEAR, text)
    if found:
        return found.group()
    short = re.search(r"['’`´/](\d\d)$", text.strip())
    if short is None:
        return None
    number = int(short.group(1))
    return str(2000 + number if number < 50 else 1900 + number)


def _iso(kind: str, text: str, day_first: bool | None) -> tuple[str | None, int]:
    """(ISO date or None, number of the month of a month without year)."""
    if kind == "now":
        return None, 0
    if kind == "month":
        return None, month_number(text.rstrip(".")) or 0
    year = _year_of(text)
    if year is None:
        return None, 0
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if kind == "ym":
        return f"{year}-{numbers[1]:02d}", 0
    if kind in ("iso", "han"):
        return "-".join([year, *(f"{n:02d}" for n in numbers[1:])]), 0
    if kind in ("my", "short"):
        return f"{year}-{numbers[0]:02d}", 0
    if kind == "full":
        return _full(year, numbers[0], numbers[1], "." in text or day_first), 0
    if kind == "dmon":
        word = re.search(r"[^\W\d_]{3,}", re.sub(r"\b(?:st|nd|rd|th|er)\b", "", text))
        month = month_number(word.group()) if word else None
        if month is None:
            return year, 0
        day = next((n for n in numbers if n <= 31 and f"'{n}" not in text), None)
        return f"{year}-{month:02d}" + (f"-{day:02d}" if day and len(numbers) > 1 else ""), 0
    return year, 0


def _full(year: str, first: int, second: int, day_first: bool | None) -> str:
    if first > 12 >= second or (day_first and second <= 12):
        day, month = first, second
    elif second > 12 >= first or day_first is False:
        day, month = second, first
    elif first == second:
        day, month = first, second
    else:
        return year  # 03/04/2020 may be either: the year is all that is known
    return f"{year}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else year


def _atoms(text: str, day_first: bool | None) -> list[_Atom]:
    atoms = []
    for found in _ATOM.finditer(text):
        kind = found.lastgroup or ""
        iso, month = _iso(kind, found.group(), day_first)
        if iso is not None and not EARLIEST <= int(iso[:4]) <= LATEST:
            continue
        atoms.append(_Atom(kind, iso, found.start(), found.end(), month))
    return atoms


def find_range(text: str, day_first: bool | None = None) -> DateRange | None:
    """The first range of dates in `text`, else the first single date, else None.

    `day_first` says how 03/04/2020 is read; None leaves it at the year.
    """
    if months := _YEAR_FIRST.search(text):
        year, first_month, last_month = months[1], month_number(months[2]), month_number(months[3])
        if first_month and last_month and first_month <= last_month:
            ends = f"{year}-{first_month:02d}", f"{year}-{last_month:02d}"
            return DateRange(*ends, current=False, begin=months.start(), stop=months.end())
    if (months := _MONTHS_OF.search(text)) and months[1] <= months[2]:
        ends = f"{months[3]}-{months[1]}", f"{months[3]}-{months[2]}"
        return DateRange(*ends, current=False, begin=months.start(), stop=months.end())
    atoms = _atoms(text, day_first)
    for first, second in itertools.pairwise(atoms):
        if first.stop == second.begin and text[second.begin : second.begin + 1] != "至":
            continue
        if _BETWEEN.match(text[first.stop : second.begin]) and (made := _range(first, second, text)):
            return made
    for atom in atoms:
        if atom.iso is not None and atom.kind != "short":
            return _single(atom, text)
    return None


def _range(first: _Atom, second: _Atom, text: str) -> DateRange | None:
    start = first.iso
    if first.kind == "month" and second.iso and first.month:
        start = f"{second.iso[:4]}-{first.month:02d}"
    if start is None or (second.iso is None and second.kind != "now"):
        return None
    begin = _lead_begin(text, first.begin)
    stop = _duration_stop(text, second.stop)
    backwards = second.iso is not None and second.iso < start[: len(second.iso)]
    if backwards and not (first.kind == second.kind == "dmon"):
        return None  # months and years written out are dates whatever their order; numbers may be anything
    return DateRange(start, second.iso, second.kind == "now", begin, stop)


def _lead_begin(text: str, begin: int) -> int:
    lead = _LEAD.search(text[:begin]) or _LEAD_FROM.search(text[:begin])
    if lead is None:
        return begin
    return lead.start("word") if "word" in lead.re.groupindex else lead.start()


def _duration_stop(text: str, stop: int) -> int:
    found = _DURATION.match(text[stop:])
    return stop + (found.end() if found and any(c.isdigit() for c in found.group()) else 0)


def _single(atom: _Atom, text: str) -> DateRange:
    since = _LEAD.search(text[: atom.begin])
    tail = text[atom.stop :]
    if since is not None and since.group("word").casefold() not in ("from", "a"):
        return DateRange(atom.iso, None, True, since.start("word"), atom.stop)
    if (until := _UNTIL.search(text[: atom.begin])) is not None:
        return DateRange(None, atom.iso, False, until.start("word"), atom.stop)
    short = _SHORT_END.match(tail)
    if short and atom.kind == "year" and atom.iso and int(atom.iso[2:]) <= int(short.group(1)):
        return DateRange(atom.iso, atom.iso[:2] + short.group(1), False, atom.begin, atom.stop + short.end())
    begun = _OPEN_END.match(tail)
    if begun:
        return DateRange(atom.iso, None, True, atom.begin, atom.stop + begun.end())
    return DateRange(atom.iso, atom.iso, False, atom.begin, _duration_stop(text, atom.stop), single=True)


def day_comes_first(text: str) -> bool | None:
    """Whether the full dates of `text` put the day first: known from one that cannot be read otherwise."""
    for found in re.finditer(rf"(?<![\d/.-])(\d{{1,2}})[/-](\d{{1,2}})[/-]{_YEAR}", text):
        first, second = int(found.group(1)), int(found.group(2))
        if first > 12 >= second:
            return True
        if second > 12 >= first:
            return False
    return None


def is_date(text: str) -> bool:
    """Nothing but a date or a range of dates."""
    found = find_range(text)
    return found is not None and len(text) - (found.stop - found.begin) <= 3
