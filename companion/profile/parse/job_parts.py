"""The parts of a job's header, cut where a position, its employer and their place may part."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from companion.profile.document import Line
from companion.profile.parse.cells import Cell, split_cells
from companion.profile.parse.commas import comma_parts, may_be_place
from companion.profile.parse.faces import face_of
from companion.profile.parse.job_roles import Part
from companion.profile.parse.lexicon import company_score, school_score, title_score
from companion.profile.parse.places import place_reader

_AT = re.compile(
    r"\s+(?:at|@|bei(?: der| dem)?|beim|bij|chez|presso|hos)\s+(?=[^\W\d_]|\d)|\s+(?:à l['’])\s*(?=[A-ZÀ-Þ])"
)
"""Prepositions between a position and its employer."""
_IN = re.compile(r"\s+(?:im|am|an der|in der|in|i)\s+(?=[A-ZÀ-Þ])")
"""Prepositions before an employer, a department or a place."""
_FOR = re.compile(r"\s+(?:for|with)\s+(?=[A-ZÀ-Þ])")
_LEFT_OVER = re.compile(r"\s+(?:at|bei|beim|chez|presso|im|am|in|of|for)$")
"""A preposition at the end of a line."""
_SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ]{4})\.\s+(?=[A-ZÀ-Þ\d])")
_COLON = re.compile(r"(?<=[\w)])\s*:\s+(?=\S)")
_BARS = "|•·"
"""Signs that part cells, though no white stands around them."""
CELLS = 10
"""Cells of a line that tabs part, at most."""
MAX_BEFORE_IN = 4
"""Words before such a preposition, of which a position may consist."""
_ENGLISH_IN = re.compile(r"\sin\s")
_DEPARTEMENT = re.compile(r"\s*\(\d{2,3}[AB]?\)$")
"""The number of a French département after a town: "Rennes (35)"."""
_BRACKETED = re.compile(r"^(?P<name>.*[^\s(])\s*\((?P<place>[^()]{3,40})\)\.?$")
_KIND_IN_BRACKETS = re.compile(
    r"\s*\((?:(?:(?:full|part)[- ]?time|permanent|contract|temporary|freelance|vollzeit|teilzeit|befristet|seasonal|cdi|cdd|remote|remoto|hybrid|on-?site|\d{2,3}\s?%)[\s,/]*)+\)"
    r"|\s*\((?:cdi|cdd|stage|alternance|apprentissage)\s[^()]{3,30}\)",
    re.I,
)
_ASIDE = re.compile(r"(?<=\S)\s+\((?=[^()]*\b(?:working|using|based|initially|mainly|unter|avec|con)\b)[^()]{5,80}\)")
"""What brackets after an employer tell of the work."""
_DURATION_ALONE = re.compile(
    r"(?:\d{1,2} (?:years?|yrs?|ans?|années?|años?|anos?|anni|anno|Jahre?|jaar|år|lata?|rok) ?)?"
    r"(?:\d{1,2} (?:months?|mos?|mois|mes(?:es)?|mesi|mese|Monate?|maand(?:en)?|måneder|månader?|miesi[ęą]c[ey]?))?",
    re.I,
)


def is_duration(text: str) -> bool:
    """How long a person was with an employer, in a line of its own between the employer and several positions there."""
    return bool(text) and _DURATION_ALONE.fullmatch(text.strip()) is not None


def parts_of(line: Line, text: str) -> list[Part]:
    """The parts of `text`, what of `line` is no date."""
    made: list[Part] = []
    for number, cell in enumerate(split_cells(text)):
        made += _parts(cell, number, face_of(line, cell.text))
    return made


def _parts(cell: Cell, number: int, face: int) -> list[Part]:
    made: list[Part] = []
    whole = _bare(cell.text)
    bars = 0
    for piece, before in zip(cell.pieces, _separators(cell), strict=True):
        bars += any(sign in before for sign in _BARS)
        for text, sign in _sides(_bare(piece)):
            parts = [part for comma in comma_parts(text) for part in _brackets_apart(comma)]
            places = _places(parts)
            first = "" if not made else "slash" if sign == "dash" and "/" in before else sign
            made += [
                Part(
                    _DEPARTEMENT.sub("", part),
                    number + bars * CELLS,
                    whole=whole,
                    face=face,
                    label=cell.role,
                    sign=first if n == 0 else "bracket" if f"({part})" in text else "comma",
                    place=places[n],
                    may_be_place=not places[n] and _may_be_place(parts, places, n),
                    followed=n + 1 < len(parts) and places[n + 1] and not places[n],
                )
                for n, part in enumerate(parts)
                if _is_named(part)
            ]
    return made


def _is_named(part: str) -> bool:
    return sum(map(str.isalnum, part)) > 1 and any(map(str.isalpha, part))


def _bare(text: str) -> str:
    """Without what brackets tell of the contract and the work."""
    return _ASIDE.sub("", _KIND_IN_BRACKETS.sub("", text)).strip()


def _separators(cell: Cell) -> list[str]:
    """What stands before each piece of a cell."""
    made: list[str] = []
    at = 0
    for piece in cell.pieces:
        begin = cell.text.find(piece, at)
        made.append(cell.text[at:begin] if at and begin > at else "")
        at = begin + len(piece) if begin >= 0 else at
    return made


def _may_be_place(parts: Sequence[str], places: Sequence[bool], n: int) -> bool:
    """The last part, or one before a region or a country, with the look of a place."""
    last = n == len(parts) - 1
    before_region = not last and places[n + 1] and _names_region(parts[n + 1])
    return ((n > 0 and last) or before_region) and may_be_place(parts[n])


def _sides(piece: str) -> list[tuple[str, str]]:
    """A piece between its prepositions and colons, with what stands before each side: "at", "for", "colon", "dash"."""
    for pattern, sign in ((_SENTENCE_END, "dash"), (_AT, "at"), (_COLON, "colon"), (_FOR, "for"), (_IN, "in")):
        found = pattern.search(piece)
        if found is None or (sign in ("for", "in") and not _may_be_for(piece, found, sign)):
            continue
        return [*_sides(piece[: found.start()]), (piece[found.end() :], sign)]
    return [(_LEFT_OVER.sub("", piece), "dash")]


def _may_be_for(piece: str, found: re.Match[str], sign: str) -> bool:
    before, after = piece[: found.start()], piece[found.end() :]
    firm = company_score(after) + school_score(after) > title_score(after)
    if sign == "in" and not _ENGLISH_IN.search(found.group()):
        return len(before.split()) <= MAX_BEFORE_IN
    return title_score(before) > 0 and (firm or _BRACKETED.match(after) is not None)


def _brackets_apart(text: str) -> list[str]:
    """ "Iberdrola (Bilbao)" in the employer and its place."""
    found = _BRACKETED.match(text)
    if found is None or title_score(found["name"]) or _DEPARTEMENT.search(text):
        return [text]
    inside = found["place"].strip()
    place = place_reader().place(inside)
    known = place is not None and bool(place.city or place.country_code)
    return [found["name"], inside] if known or may_be_place(inside) else [text]


def _places(parts: Sequence[str]) -> list[bool]:
    """Which of the parts between commas are places: towns, and regions after them."""
    told = [is_place(part) for part in parts]
    for n, (part, after) in enumerate(itertools.pairwise(parts)):
        countries = place_reader().city_country(part), place_reader().city_country(after)
        if told[n] and all(countries) and countries[0] != countries[1] and not _names_region(after):
            told[n] = False  # "Carrefour, Valencia": an employer called as a town elsewhere
    for n, part in enumerate(parts):
        if n and not told[n] and len(part) == 2 and part.isupper() and place_reader().region(part)[0]:
            told[n] = True
    return told


def _names_region(part: str) -> bool:
    return bool(place_reader().region(part)[0] or place_reader().country(part))


def is_place(text: str) -> bool:
    """A town, region or country, alone or as an address without a comma."""
    if _DEPARTEMENT.search(text):
        return True
    reader = place_reader()
    place = reader.place(text)
    with_region = place is not None and bool(place.region) and bool(reader.city_country(place.city))
    if title_score(text) or school_score(text) or (company_score(text) and not with_region) or len(text) < 2:
        return False
    town, _, last = text.rpartition(" ")
    if town and reader.city_country(town) and reader.city_country(town) == reader.country(last):
        return True  # "Kiew Ukraine"
    coded = place is not None and place.postal_code and place.city
    known = reader.city_country(text) or reader.country(text) or (reader.region(text)[0] and len(text) <= 20)
    return bool(known or with_region or coded)
