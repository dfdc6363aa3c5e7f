"""Towns, regions and countries, recognised in short texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pycountry

from companion.gazetteer import Gazetteer, fold, gazetteer

_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}-)?(?:\d{6}|\d{3}\s\d{3}|\d{5}-\d{3}|\d{5}(?:-\d{4})?|\d{4}-\d{3}|\d{4}\s?[A-Z]{2}|\d{4}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[AC-FHKNPRTV-Y]\d[\dW]\s?[0-9AC-FHKNPRTV-Y]{4}|\d{2}-\d{3}|\d{3}\s\d{2})\b"
)
_EIRCODE = re.compile(r"[AC-FHKNPRTV-Y]\d[\dW]\s?[0-9AC-FHKNPRTV-Y]{4}")
"""Ireland's codes: a routing key and four characters."""
_OUTWARD = re.compile(r"^(?P<town>[A-Z][\w' -]{2,30}) (?P<code>[A-Z]{1,2}\d{1,2}[A-Z]?)$")
"""The first half of a British code after its town: "London SE15"."""
_DISTRICT = re.compile(r"\b(København|Aarhus|Odense|Aalborg|Frederiksberg) (?:[CKNSVØ]|N[VØ]|S[VØ])\b")
"""Danish towns name their postal district by a letter."""
_REMOTE = re.compile(r"^(?:remote|hybrid|home\s?office|télétravail|remoto|on-?site)\b", re.I)


@dataclass(frozen=True)
class Place:
    """A place as far as it is known; empty where not."""

    city: str = ""
    region: str = ""
    postal_code: str = ""
    country_code: str = ""


class PlaceReader:
    """Reads the places of resumes and addresses. Immutable."""

    def __init__(self, names: Gazetteer) -> None:
        self._names = names
        self._alpha_3 = {fold(country.alpha_3): country.alpha_2 for country in pycountry.countries}

    def country(self, text: str) -> str:
        """ISO 3166-1 alpha-2 of a country's name, "" when it is none."""
        return self._names.country(text) or self._alpha_3.get(fold(text.strip(" .,()")), "")

    def region(self, text: str) -> tuple[str, str]:
        """(region as written, country) of a state or province; ("", "") when it is none."""
        own, country = self._names.region(text)
        return (text.strip(" .,()"), country) if own else ("", "")

    def city_country(self, text: str) -> str:
        """Country of the largest town of that name, "" when no town is known."""
        town = self._names.town(text)
        return town.country if town else ""

    def place(self, text: str) -> Place | None:
        """The place a short text names ("Austin, TX 78701", "80331 München", "Lyon, France"), else None."""
        text = text.strip(" .,;()")
        if not 2 < len(text) <= 80 or any(char in text for char in "@:\t"):
            return None
        if _REMOTE.match(text):
            return Place(city="")
        outward = _OUTWARD.match(text)
        if outward and self.city_country(outward["town"]) == "GB":
            return Place(outward["town"], "", outward["code"], "GB")
        text = _DISTRICT.sub(r"\1", text)
        found = _POSTCODE.search(text)
        code = found.group() if found else ""
        rest = text.replace(code, " ", 1) if code else text
        parts = [part for p in re.split(r"[,/()]|\s[-–—]\s", rest) if (part := " ".join(p.split()).strip(" .,-"))]
        return self._from_parts(parts, code) if 0 < len(parts) <= 4 else None

    def _from_parts(self, parts: list[str], code: str) -> Place | None:
        city = region = country = ""
        if len(parts) == 1 and not self.city_country(parts[0]) and (alone := self.country(parts[0])):
            return Place("", "", code, alone)
        for number, part in enumerate(parts):
            name, of_country = self.region(part)
            if number and name and not region:
                region, country = name, country or of_country
            elif number and self.country(part):
                country = self.country(part)
            elif not city and self._may_be_city(part):
                city = part
            elif (
                number
                and city
                and not region
                and part[:1].isupper()
                and len(part) < 30
                and (code or self.city_country(city))
            ):
                region = part
            elif not number and self.country(part) and len(parts) == 1:
                country = self.country(part)
            else:
                return self._state_at_end(parts, code)
        known = bool(region or country or code) or (bool(city) and self.city_country(city) != "")
        if not known or (code and not city and not region):
            return None
        if len(parts) == 1 and city and not self.city_country(city) and not code:
            return None
        return Place(city, region, code, country or ("IE" if _EIRCODE.fullmatch(code) else ""))

    def _state_at_end(self, parts: list[str], code: str) -> Place | None:
        """ "Austin TX" without a comma."""
        if len(parts) != 1:
            return None
        head, _, tail = parts[0].rpartition(" ")
        name, country = self.region(tail)
        return Place(head, name, code, country) if head and name and tail.isupper() else None

    def _may_be_city(self, part: str) -> bool:
        words = part.split()
        if not words or len(words) > 5 or any(char.isdigit() for char in part):
            return False
        tail = words[-1]
        if len(words) > 1 and tail.isupper() and len(tail) == 2 and self.region(tail)[0]:
            return False
        return words[0][:1].isupper() or self.city_country(part) != ""


@cache
def place_reader() -> PlaceReader:
    """The one reader of the process, on the one gazetteer."""
    return PlaceReader(gazetteer())
