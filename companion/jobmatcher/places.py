"""Places: what a place text names (city, region, country), and whether two are near each other by name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from companion.gazetteer import MAX_CODE_CHARS, Gazetteer, Town, gazetteer
from companion.postal_areas import POST_TOWNS, WIDE, postal_area

MAX_PLACE_CHARS = 200


_SPLIT = re.compile(r"\s*[,;|/()•·]\s*|\s+[-–—]\s+")
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{5}(?:-\d{4})?|\d{4} ?[A-Z]{2})\b")
_DIGIT = re.compile(r"\d")
_CODED = re.compile(r"^USA?\s?-\s?(?P<state>[A-Z]{2})\s?-\s?(?P<town>[A-Z][A-Za-z .']+)")
"""Places as applicant systems write them: "US-CA-Fremont (1003)"."""
_WORDS = ("us", "la")
"""Codes of countries that are words or towns where they stand alone."""
AREA_KM = 60.0
"""A town further than that from the one after which its postal area is called is another of its name."""
_AUSTRALIAN = re.compile(r" (?<=[a-z] )(?:NSW|VIC|QLD|TAS)\b")
"""States that Australians write after the town without a comma."""
_REMOTE = re.compile(
    r"\b(?:remote|hybrid|on-?site|anywhere|worldwide|home[- ]?(?:based|office)|télétravail|remoto)\b", re.IGNORECASE
)


EARTH_KM = 6371.0
Degrees = float | NDArray[np.float64]


@dataclass(frozen=True)
class Place:
    """A place text understood. All parts lower case, `country` ISO 3166-1 alpha-2."""

    city: str | None = None
    region: str | None = None
    country: str | None = None
    at: tuple[float, float] | None = field(default=None, compare=False)
    """Latitude and longitude in degrees of a town that is known."""


def distance_km(one: Place, other: Place) -> float | None:
    """As the crow flies; None where it is not known where one of them lies."""
    if one.at is None or other.at is None:
        return None
    return float(crow_km(*one.at, *other.at))


def crow_km(north: Degrees, east: Degrees, other_north: Degrees, other_east: Degrees) -> NDArray[np.float64]:
    """As the crow flies between two points, or between columns of them; NaN where a number is."""
    north, east, other_north, other_east = map(np.radians, (north, east, other_north, other_east))
    half = np.sin((other_north - north) / 2) ** 2
    half += np.cos(north) * np.cos(other_north) * np.sin((other_east - east) / 2) ** 2
    found: NDArray[np.float64] = 2 * EARTH_KM * np.arcsin(np.sqrt(half))
    return found


class PlaceReader:
    """Reads the place texts of postings. Immutable."""

    def __init__(self, names: Gazetteer) -> None:
        self._names = names

    def town(self, name: str) -> Town | None:
        """The largest town called `name`, in any language."""
        return self._names.town(name)

    def parse(self, text: str) -> Place:
        """Take a place text such as "Leeds, LS1 4AP, GB" apart; unknown parts stay None.

        The town may stand behind a house or a quarter ("Russells Hall Hospital, Dudley"); where no part is a known
        town, a postal code of the United Kingdom tells the town that is near.
        """
        text = _CODED.sub(r"\g<town>, \g<state>, US", text[:MAX_PLACE_CHARS])
        area = postal_area(text) if _DIGIT.search(text) else None
        text = _without_codes(text)
        parts = [part.strip(" .") for part in _SPLIT.split(_REMOTE.sub("", text)) if part.strip(" .")]
        region = country = None
        named: list[str] = []
        for index, part in enumerate(parts):
            last = index == len(parts) - 1
            alone = len(parts) == 1 and self._names.town(part) is None
            own, of_country = self._names.region(part.upper() if index and len(part) <= MAX_CODE_CHARS else part)
            if last and named and part.isupper() and len(part) == 2 and self._town_lies_in(named[0], part):
                # "Berlin, DE" is in Germany and "Wilmington, DE" in Delaware: the town tells which code it is.
                country = part
            elif of_country == "US" and (index or alone):
                region, country = own, country or "US"
            elif (found := self._names.country(part)) and (index or part.lower() not in _WORDS or len(parts) > 1):
                country = found
            elif own and (index or alone):
                region, country = own, country or of_country
            elif len(part) == 2 and part.isupper() and last:
                country = country or part
            else:
                named.append(part)
        known = self._town_of(named, region, country, area)
        if known:
            return Place(known.name, region, known.country, (known.latitude, known.longitude))
        return Place(named[0].lower() if named else None, region, country)

    def _town_of(self, named: list[str], region: str | None, country: str | None, area: str | None) -> Town | None:
        """The first of the parts that is a town of that country, and of that postal area where a code is written."""
        if area and country in (None, "GB"):
            centre = self._names.town(POST_TOWNS[area], "GB")
            near = [town for name in named if (town := self._names.town(name, "GB")) and _within(town, centre)]
            return near[0] if near else None if area in WIDE else centre
        for name in named:
            town = self._names.town(name, country or "", region or "")
            if town and (country is None or town.country == country):
                return town
        return None

    def _town_lies_in(self, town: str, code: str) -> bool:
        known = self._names.town(town, code)
        return known is not None and known.country == code

    def is_place(self, text: str) -> bool:
        """Whether a short text is a place: a known city, region or country, nothing else in it."""
        text = _without_codes(text)
        if len(text) > 90:
            return False
        bare = text.strip(" .")
        first = _SPLIT.split(bare, maxsplit=1)[0]
        if first and not self._known(first):
            return False  # most lines of a page go no further
        parts = [part for part in _SPLIT.split(bare) if part]
        if not parts or len(parts) > 6:
            return False
        known = sum(self._known(part) for part in parts)
        return known * 2 >= len(parts) and self._known(parts[0])

    def _known(self, part: str) -> bool:
        bare = part.strip(" .")
        if not part[:1].isupper():
            return False
        names = self._names
        return bool(
            (len(bare) > 2 and names.town(bare))
            or names.country(bare)
            or names.region(bare)[0]
            or _REMOTE.fullmatch(bare)
        )


def _within(town: Town, centre: Town | None) -> bool:
    """Whether a town can lie in the postal area called after another."""
    if centre is None or town.country != centre.country:
        return False
    return float(crow_km(town.latitude, town.longitude, centre.latitude, centre.longitude)) <= AREA_KM


def _without_codes(text: str) -> str:
    """A place text without postal codes, and with a comma before an Australian state."""
    if _DIGIT.search(text):
        text = _POSTCODE.sub("", text)
    return _AUSTRALIAN.sub(r", \g<0>", text)


@cache
def place_reader() -> PlaceReader:
    """The one reader of the process, on the one gazetteer."""
    return PlaceReader(gazetteer())
