"""The names of positions and employers in the pieces of a header, and the place beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from companion.profile.parse.cells import Cell
from companion.profile.parse.commas import comma_parts, may_be_place
from companion.profile.parse.lexicon import company_score, school_score, title_score
from companion.profile.parse.places import place_reader

_AT = re.compile(r"\s+(?:at|for|with|@|bei|bei der|beim|bij|chez|presso|hos)\s+")
_FOREIGN_AT = re.compile(r"\s+(?:bei(?: der)?|beim|bij|chez|presso|hos)\s", re.I)
"""Prepositions that stand before an employer alone."""
_DURATION = re.compile(r"^(?:about )?\d{1,2}\s*(?:years?|yrs?|months?|mos?)\b.{0,20}$", re.I)
_DURATION_ALONE = re.compile(
    r"(?:\d{1,2} (?:years?|yrs?|ans?|années?|años?|anos?|anni|anno|Jahre?|jaar|år|lata?|rok) ?)?"
    r"(?:\d{1,2} (?:months?|mos?|mois|mes(?:es)?|mesi|mese|Monate?|maand(?:en)?|måneder|månader?|miesi[ęą]c[ey]?))?",
    re.I,
)
_KIND = re.compile(
    r"^\(?(?:full|part)[- ]?time\)?$|^(?:permanent|contract|temporary|freelance|vollzeit|teilzeit|internship|seasonal|cdi|cdd)$",
    re.I,
)
_KIND_IN_BRACKETS = re.compile(
    r"\s*\((?:(?:(?:full|part)[- ]?time|permanent|contract|temporary|freelance|vollzeit|teilzeit|befristet|seasonal|cdi|cdd|remote|hybrid|on-?site|\d{2,3}\s?%)[\s,/]*)+\)",
    re.I,
)
_DEPARTEMENT = re.compile(r"\s*\(\d{2,3}[AB]?\)$")
"""The number of a French département after a town: "Rennes (35)"."""
_BRACKETED = re.compile(r"^(?P<name>.*[^\s(])\s*\((?P<place>[^()]{3,40})\)\.?$")
WEAK = 2
"""One word of an employer's name ("Logistics") may as well name a department."""
_DEPARTMENT = re.compile(
    r"\b(?:team|unit|department|dept|division|section|branch|abteilung|equipe|équipe|service|afdeling)\b", re.I
)
_ASIDE = re.compile(
    r"(?<=\S)\s+\((?=[^()]*\b(?:working|using|based|initially|mainly|working in|unter|avec|con)\b)[^()]{5,80}\)"
)
"""What brackets after an employer tell of the work."""
_REMOTE = re.compile(r"^(?:remote|hybrid|on-?site)$", re.I)


def is_duration(text: str) -> bool:
    """How long a person was with an employer, in a line of its own between the employer and several positions there."""
    return bool(text) and _DURATION_ALONE.fullmatch(text.strip()) is not None


def is_complete(pieces: list[str]) -> bool:
    names, _ = names_of(pieces)
    return len(names) >= 2


def whole_cells(cells: Sequence[Cell]) -> list[str]:
    """The pieces of a header, but cells whole at their dashes and slashes where other cells name the other thing:
    "Ministry of Labour – Statistics" above "Clerk"; and parted at a colon between employer and position."""
    named = [cell for cell in cells if not all(_names_nothing(piece) for piece in cell.pieces)]
    names: list[str] = []
    for cell in cells:
        others = [other for other in named if other is not cell]
        names += _at_colon(cell) or (_whole(cell, others) if others else cell.pieces)
    return names


def _names_nothing(piece: str) -> bool:
    """A place, a duration or a kind of contract."""
    told = any(pattern.search(piece) for pattern in (_DURATION, _KIND, _REMOTE, _DEPARTEMENT))
    return told or (place_reader().place(piece) is not None and not lean_of(piece))


def _whole(cell: Cell, others: Sequence[Cell]) -> list[str]:
    leans = [lean_of(piece) for piece in cell.pieces]
    both = min(leans) < 0 < max(leans)
    department = min(leans) >= -WEAK and any(lean_of(other.text) < 0 for other in others)
    parted = (both and not department) or any(_names_nothing(piece) for piece in cell.pieces[1:])
    return cell.pieces if len(leans) < 2 or parted else [cell.text]


def _at_colon(cell: Cell) -> list[str]:
    """ "Acme GmbH: Lagerist" in its two names; empty where no colon parts them."""
    head, colon, tail = cell.text.partition(": ")
    parted = colon and ":" not in tail and len(cell.pieces) == 1 and lean_of(head) != lean_of(tail)
    return [head.strip(), tail.strip()] if parted else []


def names_of(pieces: Sequence[str]) -> tuple[list[str], str | None]:
    """(names of position and employer in order, place)."""
    groups: list[list[str]] = []
    places: list[str] = []
    alone = not any(_is_address(piece) for piece in pieces)
    for piece in pieces:
        if _DURATION.match(piece) or _KIND.match(piece):
            continue
        if _REMOTE.match(piece):
            places.append(piece)
            continue
        for part in _around_at(_ASIDE.sub("", _KIND_IN_BRACKETS.sub("", piece))):
            groups.append(_without_place(part, places, alone))
    return _whole_again(groups), (places[0] if places else None)


def _whole_again(groups: Sequence[list[str]]) -> list[str]:
    """What a comma parted put together where the other pieces name the other thing: "Associate, Antitrust" beside an
    employer, "Hon. Ruth Delgado, U.S. District Court" beside a position."""
    groups = [group for group in groups if group]
    titled = [any(lean_of(name) > 0 for name in group) for group in groups]
    made: list[str] = []
    for number, group in enumerate(groups):
        others = [other for n, other in enumerate(groups) if n != number]
        elsewhere = any(titled[:number] + titled[number + 1 :])
        department = titled[number] and others and not elsewhere and company_score(group[-1]) <= WEAK
        if len(group) == 2 and (department or (not titled[number] and elsewhere)):
            made.append(", ".join(group))
        else:
            made += group
    return made


def _around_at(piece: str) -> list[str]:
    found = _AT.search(piece)
    told = found is not None and (title_score(piece[: found.start()]) or _FOREIGN_AT.match(found.group()))
    if found is not None and found.group().strip() in ("for", "with"):
        after = piece[found.end() :]
        told = (told and company_score(after) > title_score(after)) or _BRACKETED.match(after) is not None
    if found is not None and told and piece[found.end() : found.end() + 1].isupper():
        return [piece[: found.start()], piece[found.end() :]]
    return [piece]


def _is_address(piece: str) -> bool:
    """A town with its region or country: no other piece is the place."""
    place = place_reader().place(piece)
    return place is not None and bool(place.city and (place.region or place.country_code)) and not lean_of(piece)


def _is_town_or_country(piece: str) -> bool:
    return bool(place_reader().city_country(piece) or place_reader().country(piece))


def _without_place(piece: str, places: list[str], alone: bool) -> list[str]:
    """The names in a piece such as "Nurse, St. Mary's Hospital, Austin, TX"; its place goes to `places`.

    `alone`: a town's name alone may be the place.
    """
    if _DEPARTEMENT.search(piece) and not places:
        places.append(_DEPARTEMENT.sub("", piece))
        return []
    piece, bracketed = _bracketed_place(piece)
    if bracketed and not places:
        places.append(bracketed)
    parts = comma_parts(piece)
    named = title_score(piece) or company_score(piece)
    whole = place_reader().place(piece) if len(parts) > 2 and not named else None
    if whole is not None and whole.region and place_reader().city_country(whole.city):
        places.append(piece)
        return []
    for start in range(1 if named or len(parts) > 2 else 0, len(parts)):
        tail = ", ".join(parts[start:])
        if start == 0 and (
            places or (len(parts) == 1 and not _is_address(piece) and not (alone and _is_town_or_country(piece)))
        ):
            continue
        if (title_score(tail) or company_score(tail)) and not place_reader().place(tail):
            continue
        place = place_reader().place(tail)
        if start == 0 and not places and _two_towns(parts):
            continue  # "Carrefour, Valencia": an employer called as a town elsewhere
        if (
            place is not None
            and len(tail) > 2
            and (place.city or place.country_code or place.region)
            and not title_score(tail)
        ):
            places.append(tail)
            parts = parts[:start]
            break
    if (
        len(parts) > 1
        and not places
        and lean_of(parts[-2]) < 0
        and lean_of(parts[-1]) == 0
        and len(parts[-1].split()) < 3
    ):
        places.append(parts.pop())  # a town too small for the gazetteer, after an employer
    return _title_and_employer(parts)


def _bracketed_place(piece: str) -> tuple[str, str | None]:
    """An employer and the place in brackets after it: "Iberdrola (Bilbao)"."""
    found = _BRACKETED.match(piece)
    if found is None or title_score(found["name"]):
        return piece, None
    inside = found["place"].strip()
    place = place_reader().place(inside)
    known = place is not None and bool(place.city or place.country_code)
    return (found["name"], inside) if known or may_be_place(inside) else (piece, None)


def _two_towns(parts: Sequence[str]) -> bool:
    """Whether two names are towns of different countries, so that they are no address."""
    countries = [place_reader().city_country(part) for part in parts[:2]]
    towns = (
        len(parts) == 2
        and all(countries)
        and not place_reader().country(parts[1])
        and not place_reader().region(parts[1])[0]
    )
    return towns and countries[0] != countries[1]


def _title_and_employer(parts: list[str]) -> list[str]:
    """Comma-separated parts joined again, but for the comma between a title and an employer."""
    if len(parts) < 2:
        return parts
    titled = [title_score(part) > 0 and company_score(part) <= title_score(part) for part in parts]
    if any(titled) and not all(titled):
        first = titled.index(True)
        if first == 0:
            stop = next(n for n, is_title in enumerate(titled) if not is_title)
            # "Manager, Operations": a department follows its title unless it looks like an employer.
            if len(parts) > stop + 1 and _DEPARTMENT.search(parts[stop]) and company_score(parts[stop]) <= WEAK:
                stop += 1  # "Analyst, Pensions Modelling Team, DWP"
            return [", ".join(parts[:stop]), ", ".join(parts[stop:])]
        return [", ".join(parts[:first]), ", ".join(parts[first:])]
    employers = [lean_of(part) < 0 for part in parts]
    if not any(titled) and any(employers[1:]) and not employers[0]:
        # "Referent, Stadtwerke Bonn": the employer is known by its words, so the rest is the position.
        first = employers.index(True)
        return [", ".join(parts[:first]), ", ".join(parts[first:])]
    return [", ".join(parts)]


def lean_of(name: str) -> int:
    """Above zero: a position; below: an employer."""
    return title_score(name) - company_score(name) - school_score(name)
