"""The countries that a question names in running text: in any language of forms, by a region or a town, declined or not.

An authorisation is answered for the country it is asked about. A place that is named and not understood is therefore
told apart from no place at all: the first must not be taken for the country of the job.
"""

from __future__ import annotations

import gettext
import re
from functools import cache

import pycountry

from companion.autofill.fields.words import fold, words
from companion.autofill.values.countries import countries_in, country_code, region_code
from companion.profile.parse.places import place_reader

_LANGUAGES = (
    "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb_NO", "fi", "cs", "sk", "ro", "hu", "tr", "ru", "uk", "bg", "hr",
    "el", "et", "lt", "lv", "ca", "ja", "zh_CN", "zh_TW", "ko", "vi", "id", "th", "hi", "ar", "he",
)  # fmt: skip
_SHORT_FORMS = {
    "日本": "JP", "米国": "US", "アメリカ": "US", "英国": "GB", "イギリス": "GB", "韓国": "KR", "中国": "CN", "美国": "US", "美國": "US",
    "德国": "DE", "德國": "DE", "한국": "KR", "미국": "US", "영국": "GB", "일본": "JP", "США": "US", "Британи": "GB", "Holandia": "NL",
    "Países Bajos": "NL", "Países Baixos": "NL", "Paesi Bassi": "NL", "Pays-Bas": "NL", "Niederlande": "NL", "Verenigd Koninkrijk": "GB",
    "Vereinigtes Königreich": "GB", "Vereinigten Königreich": "GB", "Regno Unito": "GB", "Verenigde Staten": "US", "Stanach Zjednoczonych": "US",
    "Vereinigten Staaten": "US", "Wielkiej Brytanii": "GB", "Förenta staterna": "US", "Storbritannien": "GB", "Polsce": "PL",
}  # fmt: skip
"""Names people use that ISO's translations do not have, as they are written."""
_ONE_BY_ONE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_NAME = re.compile(r"[^\W\d_][\w-]*")
_AFTER = re.compile(
    r"(?:^|\s)(?:in|within|throughout|inside|en|em|no|na|nos|nas|im|i|au|aux|à|nel|nella|negli|w|we|v|ve|в|во|у)\s+"
    r"(?:the\s+|los\s+|las\s+|la\s+|le\s+|el\s+|der\s+|den\s+|dem\s+|het\s+|de\s+|os\s+)?"
    r"((?:[A-ZÀ-ÞĀ-ŽΑ-ΩА-ЯЁЄІЇ][\w.'’-]*)(?:\s+[A-ZÀ-ÞĀ-ŽΑ-ΩА-ЯЁЄІЇ][\w.'’-]*){0,3})"
)
_MIN_STEM = 4
_MAX_ENDING = 6


@cache
def _translated() -> tuple[dict[str, str], dict[str, str]]:
    """Folded names in languages with words apart, and names in those without, each with its country."""
    spaced: dict[str, str] = {}
    unspaced: dict[str, str] = {}
    for language in _LANGUAGES:
        try:
            catalogue = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])
        except OSError:
            # This pycountry carries no names in that language: those of the others still count.
            continue
        for country in pycountry.countries:
            for name in (country.name, getattr(country, "common_name", "")):
                told = catalogue.gettext(name) if name else ""
                if not told or told == name:
                    continue
                if _ONE_BY_ONE.search(told):
                    unspaced[told] = country.alpha_2
                else:
                    spaced[" ".join(words(told))] = country.alpha_2
    return spaced, unspaced


def countries_named(text: str, *, company: str | None = None) -> set[str] | None:
    """ISO 3166-1 alpha-2 codes of the countries that `text` names, the empty set when it names no place.

    None when it names a place whose country is not known. `company` is no place, whatever it is called.
    """
    found = countries_in(text)
    spaced, unspaced = _translated()
    found |= {code for name, code in _SHORT_FORMS.items() if name in text}
    found |= {code for name, code in unspaced.items() if name in text}
    told = [(one.group(), fold(one.group())) for one in _NAME.finditer(text)]
    for at, (written, _) in enumerate(told):
        if not written[0].isupper() and written[0].lower() != written[0].upper():
            continue
        for length in (3, 2, 1):
            code = spaced.get(" ".join(plain for _, plain in told[at : at + length]))
            if code:
                found.add(code)
                break
        else:
            code = _declined(told[at][1])
            if code:
                found.add(code)
    if found:
        return found
    for place in _AFTER.finditer(text):
        name = place.group(1).rstrip(".,")
        if company and fold(name).startswith(fold(company)):
            continue
        code = _country_of(name)
        if code is None:
            return None
        found.add(code)
    return found


@cache
def _declined(word: str) -> str | None:
    """The country of a name with another ending ("Niemczech", "Германии"); None when no or several names fit."""
    if len(word) < _MIN_STEM or country_code(word) or region_code(word, "US"):
        return None
    spaced, _ = _translated()
    fitting = {
        code
        for name, code in spaced.items()
        if " " not in name
        and len(name) > _MIN_STEM
        and word.startswith(name[:-1])
        and len(word) <= len(name) + _MAX_ENDING
    }
    return fitting.pop() if len(fitting) == 1 else None


def _country_of(name: str) -> str | None:
    """The country of a region or a town."""
    parts = name.split()
    for length in range(len(parts), 0, -1):
        place = " ".join(parts[:length])
        for country in ("US", "CA", "AU"):
            if region_code(place, country):
                return country
        known = place_reader().city_country(place)
        if known:
            return known
    return None
