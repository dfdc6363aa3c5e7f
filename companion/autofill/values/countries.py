"""Countries and their regions by every name forms use for them (ISO 3166 of pycountry, with its translations)."""

from __future__ import annotations

import gettext
import re
from functools import cache

import pycountry

from companion.autofill.fields.words import words

_ALIASES = {
    "US": "usa|u s a|u s|united states of america|the united states|america|estados unidos|etats unis|vereinigte staaten|eeuu|ee uu|stati uniti",
    "GB": "uk|u k|great britain|britain|england|scotland|wales|northern ireland|united kingdom uk|grossbritannien|royaume uni|reino unido",
    "KR": "south korea|korea|republic of korea|korea south|korea republic of",
    "KP": "north korea|korea north",
    "RU": "russia|russian federation",
    "VN": "vietnam|viet nam",
    "TW": "taiwan",
    "CZ": "czech republic|czechia",
    "IR": "iran",
    "SY": "syria",
    "LA": "laos",
    "MD": "moldova",
    "BO": "bolivia",
    "VE": "venezuela",
    "TZ": "tanzania",
    "MK": "macedonia|north macedonia",
    "PS": "palestine",
    "NL": "holland|netherlands|the netherlands|nederland",
    "AE": "uae|u a e|united arab emirates|emirates",
    "HK": "hong kong|hongkong",
    "MO": "macau|macao",
    "TR": "turkey|turkiye",
    "CI": "ivory coast|cote d ivoire",
    "CV": "cape verde",
    "SZ": "swaziland|eswatini",
    "BN": "brunei",
    "CD": "democratic republic of the congo|congo kinshasa|dr congo",
    "CG": "congo|congo brazzaville|republic of the congo",
    "FM": "micronesia",
    "MM": "burma|myanmar",
    "TL": "east timor",
    "VA": "vatican|vatican city|holy see",
    "IE": "ireland|republic of ireland|eire",
    "CN": "china|mainland china|prc|people s republic of china",
    "DE": "germany|deutschland|allemagne|alemania",
    "IN": "india|bharat",
    "CH": "switzerland|schweiz|suisse|svizzera",
    "AT": "austria|osterreich",
    "BE": "belgium|belgie|belgique",
    "NZ": "new zealand|aotearoa",
    "ZA": "south africa|rsa",
    "SA": "saudi arabia|ksa",
}  # fmt: skip
_TRANSLATIONS = (
    "de",
    "fr",
    "es",
    "it",
    "nl",
    "pt",
    "pl",
    "sv",
    "da",
    "nb_NO",
    "fi",
    "cs",
    "ro",
    "hu",
    "tr",
    "ru",
    "ja",
    "zh_CN",
    "zh_TW",
    "ko",
    "uk",
    "el",
)
_ADJECTIVES = {
    "american": "US", "british": "GB", "german": "DE", "french": "FR", "canadian": "CA", "indian": "IN", "australian": "AU",
    "irish": "IE", "dutch": "NL", "spanish": "ES", "italian": "IT", "polish": "PL", "swedish": "SE", "swiss": "CH",
    "austrian": "AT", "danish": "DK", "norwegian": "NO", "finnish": "FI", "portuguese": "PT", "belgian": "BE",
}  # fmt: skip
_DIAL = re.compile(r"\(?\+?\s?\d{1,4}(?:[-\s]\d{1,4})?\)?")
_UPPER_NAMES = (
    (re.compile(r"\bU\.?S\.?(?:A\.?)?(?![A-Za-z])"), "US"),
    (re.compile(r"\bU\.?K\.?(?![A-Za-z])"), "GB"),
    (re.compile(r"\bUAE\b"), "AE"),
)
_SMALL = frozenset(
    {
        "us",
        "uk",
        "jersey",
        "georgia",
        "chad",
        "mali",
        "guinea",
        "turkey",
        "niger",
        "america",
        "jordan",
        "cuba",
        "man",
        "in",
    }
)
"""Names that are words, other places or people too: not looked for in running text."""
EU = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "HR",
        "CY",
        "CZ",
        "DK",
        "EE",
        "FI",
        "FR",
        "DE",
        "GR",
        "HU",
        "IE",
        "IT",
        "LV",
        "LT",
        "LU",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SK",
        "SI",
        "ES",
        "SE",
    ]
)


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")):
            if name:
                names.setdefault(_key(name), country.alpha_2)
                names.setdefault(
                    _key(name.split(",")[0]), country.alpha_2
                ) if "Korea" not in name and "Congo" not in name else None
        names[country.alpha_3.lower()] = country.alpha_2
    for code, aliases in _ALIASES.items():
        names.update(dict.fromkeys(aliases.split("|"), code))
    return names


@cache
def _translated(code: str) -> frozenset[str]:
    """The country's name in the languages forms come in."""
    country = pycountry.countries.get(alpha_2=code)
    found: set[str] = set()
    if country is None:
        return frozenset()
    for language in _TRANSLATIONS:
        try:
            catalogue = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])
        except OSError:
            # This pycountry carries no names in that language: those of the others still count.
            continue
        for name in (country.name, getattr(country, "common_name", "")):
            if name:
                found.add(_key(catalogue.gettext(name)))
    return frozenset(found)


def _key(text: str) -> str:
    return " ".join(words(text))


@cache
def country_name(code: str) -> str:
    """The usual English name of an ISO 3166-1 alpha-2 code; the code itself when it is unknown."""
    country = pycountry.countries.get(alpha_2=code.upper())
    return str(getattr(country, "common_name", country.name)).split(",")[0] if country else code


def country_code(text: str) -> str | None:
    """ISO 3166-1 alpha-2 of a name, code or label with a dial code ("United States (+1)"); None when it is none."""
    bare = text.strip()
    if len(bare) == 2 and bare.isascii() and bare.isalpha() and pycountry.countries.get(alpha_2=bare.upper()):
        return "GB" if bare.upper() == "UK" else bare.upper()
    key = _key(_DIAL.sub(" ", bare)) or _key(bare)
    names = _names()
    found = names.get(key)
    if found is None and key.endswith((" the", " of")):
        found = names.get(key.rsplit(" ", 1)[0])
    if found is None and " " in key:
        # "US United States", "United States USA"
        first, _, rest = key.partition(" ")
        head, _, last = key.rpartition(" ")
        found = names.get(rest) if len(first) <= 3 else None
        found = found or (names.get(head) if len(last) <= 3 else None)
    return found


def is_country(text: str, code: str) -> bool:
    """Whether `text` names the country `code`, in English or another language of forms."""
    named = country_code(text)
    return named == code if named else any(part in _translated(code) for part in _parts(text))


def _parts(text: str) -> list[str]:
    return [_key(_DIAL.sub(" ", text)), *(_key(part) for part in re.split(r"[/()|]| - ", text))]


def dial_code(text: str) -> str | None:
    """The digits of a dial code in an option: "+49", "Germany (+49)", "0049"; None when there is none."""
    found = re.search(r"\+\s?(\d{1,4})", text) or re.fullmatch(r"\s*(?:00)?(\d{1,3})\s*", text)
    return found.group(1) if found else None


def countries_in(text: str) -> set[str]:
    """Countries that running text names. Short and ambiguous names count only as capitals ("US", "U.K.")."""
    found = {code for pattern, code in _UPPER_NAMES if pattern.search(text)}
    spoken = words(text)
    names = _names()
    at = 0
    while at < len(spoken):
        for length in (4, 3, 2, 1):
            phrase = " ".join(spoken[at : at + length])
            code = names.get(phrase)
            if code and len(phrase) > 3 and phrase not in _SMALL:
                found.add(code)
                at += length - 1
                break
        else:
            if spoken[at] in _ADJECTIVES:
                found.add(_ADJECTIVES[spoken[at]])
        at += 1
    return found


@cache
def regions(country: str) -> dict[str, str]:
    """Folded name or bare code of a region -> its bare code ("ca", "california" -> "CA")."""
    found: dict[str, str] = {}
    for region in pycountry.subdivisions.get(country_code=country) or ():  # type: ignore[no-untyped-call]
        bare = region.code.partition("-")[2]
        found[_key(region.name)] = bare
        found[_key(region.code)] = bare
        found.setdefault(bare.lower(), bare)
        for name in re.split(r"[/(\[]", region.name):
            found.setdefault(_key(name.strip(" )]")), bare)
    return found


def region_code(text: str, country: str) -> str | None:
    """Bare ISO 3166-2 code of a region's name, code, or "CA - California"; None when it is none."""
    known = regions(country)
    key = _key(text)
    found = known.get(key)
    if found is None and re.search(r"[-–,(:|]", text):
        hits = {known[_key(part)] for part in re.split(r"[-–,(:|)]", text) if _key(part) in known}
        found = hits.pop() if len(hits) == 1 else None
    return found


def region_name(text: str, country: str) -> str:
    """The full name of a region given by name or code; the text itself when it is unknown."""
    code = region_code(text, country)
    region = pycountry.subdivisions.get(code=f"{country}-{code}") if code else None  # type: ignore[no-untyped-call]
    return str(region.name) if region else text
