"""Which parts of a job's header are its position, employer and place: the tables for `roles`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from companion.profile.parse import roles
from companion.profile.parse.commas import DEPARTMENT, ends_with_legal_form, is_legal_form
from companion.profile.parse.dates import find_range
from companion.profile.parse.lexicon import company_score, school_score, title_score
from companion.profile.parse.places import place_reader
from companion.profile.parse.roles import Assigned, Roles

BEGINS: Mapping[str, Mapping[str, float]] = {
    "position": {
        "": -1.0, "title": 3.5, "titles": 0.8, "company": -1.5, "firm": -3.0, "school": -2.0, "place": -2.5, "at": -4.0, "for": -3.0,
        "long": -1.0, "low": -0.3, "kind": -2.0, "duration": -6.0, "url": -4.0, "says_position": 9.0, "says_employer": -9.0,
        "followed": -0.5, "bracket": -2.0, "legal": -3.0, "in": -3.0, "jobless": 4.0, "prose": -1.5, "dated": -6.0, "remote": -6.0, "street": -4.0, "form": -6.0,
    },
    "employer": {
        "": -0.5, "title": -2.5, "titles": -0.8, "company": 1.8, "firm": 1.2, "school": 2.5, "place": -5.0, "comma_place": 3.0, "at": 4.0, "for": 2.0,
        "long": -1.5, "low": -1.0, "kind": -3.0, "duration": -6.0, "says_employer": 9.0, "says_position": -9.0, "followed": 1.0,
        "department": -0.8, "acronym": 0.5, "legal": 2.0, "bracket": -2.0, "in": 0.2, "remote": -6.0, "street": -4.0, "form": -6.0,
        "prose": -9.0, "preposition": -4.0, "dated": -6.0, "jobless": -5.0, "may_be_place": -1.0,
    },
    "place": {
        "": -4.0, "place": 5.5, "may_be_place": 3.0, "address": 1.5, "street": 3.0, "title": -4.0, "company": -3.0, "school": -3.0, "remote": 8.0, "at": -3.0,
        "bracket": 0.8, "duration": -4.0, "dated": -6.0,
    },
    "aside": {
        "": -1.5, "title": -1.5, "company": -1.5, "school": -1.5, "kind": 4.0, "duration": 6.0, "low": 0.8, "long": 1.0, "url": 2.0, "prose": 0.5,
        "dated": 1.0,
        "place": -0.5, "department": 0.4, "at": -2.0, "street": 3.0,
    },
}  # fmt: skip
"""What a part's words and what stands before it say for a role; "": any part."""
GOES_ON: Mapping[str, Mapping[str, float]] = {
    "position": {
        "": -1.2, "preposition": 5.0, "title": 1.0, "in": 0.6, "slash": 1.2, "street": -4.0, "company": -0.8, "firm": -2.5, "school": -2.5, "place": -2.0, "apart": -2.5, "below": -1.5, "at": -4.0,
        "for": -1.0, "department": 2.0, "dash": -0.6, "colon": -0.3, "kind": -1.0, "low": 0.6, "other_face": -2.0, "duration": -6.0,
        "url": -4.0, "says_employer": -9.0, "followed": -1.0, "legal": -3.0, "bracket": 0.3,
    },
    "employer": {
        "": -0.6, "after_in": -2.5, "slash": 0.8, "title": -2.5, "titles": -1.0, "company": 1.8, "firm": 1.2, "legal": 2.0, "school": 2.5, "place": -1.5, "may_be_place": -0.8,
        "apart": -2.5, "below": -1.5, "at": -1.5, "for": -1.0, "dash": -0.3, "department": 0.5, "other_face": -1.5, "duration": -6.0,
        "says_position": -9.0, "kind": -2.0, "low": -0.2, "bracket": 0.2, "form": 8.0, "followed": 1.0, "street": -4.0, "remote": -6.0,
    },
    "place": {
        "": -2.0, "place": 3.5, "may_be_place": 1.0, "apart": -3.0, "title": -4.0, "company": -3.0, "school": -3.0, "at": -3.0,
        "duration": -6.0, "dash": -1.0, "address": 1.0,
    },
}  # fmt: skip
"""What a part says for going on with the role before it; "apart": it stands in another cell, "below": on another line."""
NAMED: Mapping[str, float] = {"position": 1.5, "employer": 1.5, "place": 0.0}
"""What speaks for naming these at all."""
UNKNOWN_PLACE = -1.5
"""What speaks against a place that the gazetteer does not know right after a position."""
AFTER_PLACE = {"beside": -1.5, "below": -0.75}
"""What speaks against an employer after a place, on its line or below it: its trade may stand there."""
POSITION_FIRST = 0.4
"""What the usual order, the position before its employer, is worth where nothing is known of the section."""
WEAK = 2
"""One word of an employer's name ("Logistics") may as well name a department."""
_FUNCTION = re.compile(
    r"\b(?:logistics?|consulting|health|medical|media|construction|manufacturing|software|retail|transport|services?|systems?)\b",
    re.I,
)
CLEAR = 4
"""Score of a name's words from which they leave no doubt."""
_LONG = 9
_PREPOSITION = re.compile(r"(?:in|of|for|to|für|de|en|di)\s")
"""Small words with which a name goes on."""
_SPEAKS = re.compile(r"^(?:Ich|I|We|My|Wir|Je|Nous|Io)\s|\s(?:ist|war|habe|wurde|bin|was|were|is|are|est|sono)\s")
_ROMANCE = re.compile(r"\b(?:d[eiou]|des|del|della|da|dos|et|y)\b|[’']")
"""Words of names whose others are written small."""
SHORT_WORD, PROSE_WORDS, NAME_WORDS = 3, 3, 6
_ACRONYM = re.compile(r"^[A-ZÀ-Þ&]{2,8}$")
_STREET = re.compile(
    r"^\d{1,5}[a-z]?,? [^\W\d]|\b(?:street|road|avenue|blvd|suite|straße|strasse|rue|via|calle|platz)\b.*\d|\d+(?: [NSEW]\.?)? .*\b(?:st|rd|ave|dr|ln)\.?$",
    re.I,
)
_URL = re.compile(r"https?://|www\.|\b[\w-]+\.[\w-]+/\S", re.I)
_KIND = re.compile(
    r"^\(?(?:full|part)[- ]?time\)?$|^(?:permanent|contract|temporary|freelance|vollzeit|teilzeit|seasonal|cdi|cdd|full-time co-op)$",
    re.I,
)
_DURATION = re.compile(r"^(?:about )?\d{1,2}(?:\.\d)?\s*(?:years?|yrs?|months?|mos?)\b.{0,20}$", re.I)
_REMOTE = re.compile(r"^\(?(?:remote|hybrid|on-?site|remoto|télétravail)\b.{0,10}$", re.I)


_JOBLESS = re.compile(
    r"\b(?:arbeits?suchend|arbeitslos|elternzeit|unemployed|career break|parental leave|maternity leave|sabbatical|gap year|"
    r"family break|recherche d.emploi|congé parental|en búsqueda|disoccupat|werkzoekend|desempregad|self[- ]employed|"
    r"selbst(?:st)?ändig|freiberuflich|à son compte|autónom[oa]|zzp)",
    re.I,
)


def _is_region(text: str) -> bool:
    return bool(place_reader().region(text)[0] or place_reader().country(text))


def is_without_employer(text: str) -> bool:
    """A time between jobs, or work on one's own account."""
    return _JOBLESS.search(text) is not None


@dataclass(frozen=True)
class Part:
    """A part of a header between its separators and commas."""

    text: str
    cell: int = 0
    row: int = 0
    whole: str = ""
    """The cell it was cut from."""
    face: int = 0
    """Number of its font; 0 where unknown."""
    label: str = ""
    """What a label before it says it is: "position" or "employer"."""
    sign: str = ""
    """What stands before it in its cell: "comma", "dash", "colon", "slash", "at", "for", "in" or "bracket"."""
    place: bool = False
    may_be_place: bool = False
    """The last of its piece, with the look of a place the gazetteer need not know."""
    followed: bool = False
    """A place stands after it in its piece."""
    bias: float = 0.0
    """What the other headers of the section say: above zero that positions stand there, below that employers do."""


def is_prose(text: str) -> bool:
    """Words as in a sentence: with a verb that speaks of someone, or, in English and German, half of the longer ones small."""
    if _SPEAKS.search(text):
        return True
    words = text.split()
    longer = [word for word in words if len(word) > SHORT_WORD]
    small = sum(word[0].islower() for word in longer)
    named = len(words) <= NAME_WORDS and company_score(words[-1]) + school_score(words[-1]) > 0
    if len(words) < PROSE_WORDS or named:
        return False  # "the old mill bakery"
    return small > 1 and small * 2 >= len(longer) and not _ROMANCE.search(text)


def told(text: str) -> tuple[float, float]:
    """How much the words of a text say for a position, and for an employer; 1 at most."""
    return min(1.0, title_score(text) / CLEAR), min(1.0, (company_score(text) + school_score(text)) / CLEAR)


@lru_cache(maxsize=2048)
def _signs(part: Part) -> dict[str, bool]:
    text = part.text
    title, company = title_score(text), company_score(text)
    department = DEPARTMENT.search(text) is not None
    return {
        "": True,
        "title": title > 0,
        "titles": title > 2,
        "company": company > 0 and not part.place and not (company <= WEAK and _FUNCTION.search(text)),
        "firm": company > 2,
        "legal": ends_with_legal_form(text) and not part.place,
        "jobless": is_without_employer(text),
        "form": is_legal_form(text),
        "street": _STREET.search(text) is not None,
        "address": part.may_be_place and part.followed,
        "school": school_score(text) > 0,
        "place": part.place,
        "comma_place": part.place and part.sign == "comma" and not _is_region(text),
        "may_be_place": part.may_be_place,
        "followed": part.followed,
        "department": department,
        "acronym": _ACRONYM.match(text) is not None,
        "low": text[:1].islower(),
        "preposition": _PREPOSITION.match(text) is not None,
        "long": len(text.split()) > _LONG,
        "kind": _KIND.match(text) is not None,
        "duration": _DURATION.match(text) is not None,
        "dated": find_range(text) is not None,
        "prose": is_prose(text),
        "remote": _REMOTE.match(text) is not None,
        "url": _URL.search(text) is not None,
        "says_position": part.label == "position",
        "says_employer": part.label == "employer",
        **{sign: part.sign == sign for sign in ("at", "for", "in", "slash", "dash", "colon", "comma", "bracket")},
    }


def assign(parts: Sequence[Part], lean: float = POSITION_FIRST) -> list[Assigned]:
    """The best ways to give `parts` their roles. `lean`: above zero the position stands before its employer."""

    def between(role: str, last: str, named: frozenset[str], part: Part, signs: Mapping[str, bool]) -> float:
        if role == "position":
            return part.bias - lean * ("employer" in named)
        if role == "employer":
            after = AFTER_PLACE["below" if signs["below"] else "beside"] * ("place" in named)
            return -part.bias + lean * ("position" in named) + after
        return UNKNOWN_PLACE * (role == "place" and last == "position" and not signs["place"] and not signs["apart"])

    return roles.assign(parts, Roles(BEGINS, GOES_ON, NAMED, _signs, between, _joins))


def _joins(part: Part, before: Part) -> dict[str, bool]:
    within = before.sign == "in" and part.sign == "comma" and company_score(before.text) == 0
    return {"other_face": 0 < part.face != before.face > 0, "after_in": within}


def is_told(part: Part) -> bool:
    """Whether a part left over tells something of the work, and not how long or on what contract it was."""
    signs = _signs(part)
    return not (signs["kind"] or signs["duration"])
