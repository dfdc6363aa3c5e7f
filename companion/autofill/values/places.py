"""Whether a place that a question names is where the person lives, by names alone: what cannot be told stays untold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from companion.autofill.fields.words import words
from companion.autofill.values.countries import country_code, is_country, region_code

_VAGUE = frozenset(words("the greater area metro metropolitan region city of in near our bay downtown county state"))
"""Words about a place that name none."""
_ABOUT = frozenset(words("area metro metropolitan greater region near bay within commutable"))
"""Words that stretch a place over its borders: a neighbour may live there too."""
_OTHER_TOWN = frozenset(words("south north east west new upper lower port fort lake saint mount heights"))
"""Words that make another town's name of a town's name."""


@dataclass(frozen=True)
class Home:
    """Where a person lives or would go to work."""

    city: str
    region: str | None = None
    """Name or code."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""


ADDRESS_IN_PARTS = re.compile(
    r"^\W*(?:[\w]+ ){0,2}(?:street|address|adresse|stra(?:ß|ss)e|direcci[oó]n|calle|rue|indirizzo|via|endere[cç]o|rua|adres|straat)\b[^,/]*[,/(&+].{0,20}"
    r"\b(?:city|town|ville|stadt|ort|ciudad|citt[aà]|cidade|plaats|miasto)\b",
    re.IGNORECASE,
)
"""One box for the whole address that lists its parts: "Address, City, State, Zip"."""


def same_place(text: str, home: Home) -> bool:
    """Whether "City, Region, Country" is this town: the town first, and every further part agreeing with it."""
    first, *rest = [part.strip() for part in text.split(",")]
    return words(first) == words(home.city) != () and all(_agrees(part, home) for part in rest)


def _agrees(part: str, home: Home) -> bool:
    if home.country and (country_code(part) == home.country or is_country(part, home.country)):
        return True
    if not (home.country and home.region):
        return False
    code = region_code(home.region, home.country)
    return code is not None and region_code(part, home.country) == code


def lives_in(text: str, home: Home) -> bool | None:
    """Whether `home` lies in the place that `text` names; None when names alone do not tell."""
    spoken = words(text)
    city = words(home.city)
    at = next((at for at in range(len(spoken)) if city and spoken[at : at + len(city)] == city), None)
    rest = [part.strip() for part in text.split(",")[1:] if part.strip()]
    if at is not None:
        around = spoken[max(0, at - 1) : at] + spoken[at + len(city) : at + len(city) + 1]
        if _OTHER_TOWN & set(around) or not all(_agrees(_named(part), home) for part in rest):
            return None
        return True
    whole = "" if rest else _named(text)
    code = country_code(whole)
    if code is not None and len(whole) > 3 and not region_code(whole, home.country or ""):
        return code == home.country if home.country else None
    region = _region_of(whole, home) or next(
        (found for part in rest if (found := _region_of(_named(part), home))), None
    )
    if region is None or home.region is None or home.country is None:
        return None
    if region == region_code(home.region, home.country):
        return True if _region_of(whole, home) else None
    return None if _ABOUT & set(spoken) else False


def _named(part: str) -> str:
    return " ".join(word for word in re.split(r"[\s.]+", part) if word and word.lower() not in _VAGUE)


def _region_of(part: str, home: Home) -> str | None:
    return region_code(part, home.country) if home.country and part else None
