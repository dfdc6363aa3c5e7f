"""The places within a short text: several in one line, one among other facts, one behind the name of its house."""

from __future__ import annotations

import re

from companion.jobmatcher.places import PlaceReader

_SEVERAL = re.compile(r"\s*(?:;|\||•|·|\n| or | oder | ou | and (?=[A-Z])| & (?=[A-Z])|/(?=\s?[A-Z]))\s*")
_MARKED_APART = re.compile(r"\s*[;|•·\n\u2600-\u27bf\U0001f300-\U0001faff\ufe0f]+\s*|\s[—–]\s(?![^(]*\))")
_REMOTE_IN = re.compile(
    r"^(?:fully |100% )?(?:remote|hybrid|on-?site|home[- ]?office)\s*(?:\(|[-–—:,])\s*(?P<place>[A-ZÀ-Ý][^()]*)\)?$",
    re.IGNORECASE,
)
_CODED = re.compile(r"^(?P<country>[A-Z]{2})-(?P<region>[A-Z]{2})-(?P<city>[A-Z][A-Za-z .'-]{2,40})$")
JUST_WORK = re.compile(
    r"^(?:fully |100% )?(?:remote|hybrid|on-?site|in[- ]office|flexible|home[- ]?office|various|multiple locations?|\d+ locations?|n/a|anywhere|see (?:below|description)|select.*|all|any|field[- ]based)$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:on-?site|remote|hybrid|in[- ]office|in[- ]person),(?=[A-ZÀ-Ý])|(?:on-?site|remote|hybrid|in[- ]office|in[- ]person)\b[,:]?\s*(?:[-–—(]\s*)?)?(?:based (?:\w+ly )?(?:in|at)|located in|in|office in)?\s+(?=[A-ZÀ-Ý])",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*\((?:remote|hybrid|on-?site|office|in[- ]office|presencial|híbrid[oa]|hybride|[^)]{0,30}days?[^)]{0,60})\)\s*$"
    r"|\s*[-–/,]\s*(?:remote|hybrid|on-?site|agile)(?: working)?\s*$|,? (?:with|mit|avec|con) (?:agile|hybrid|flexible|remote|home)\b.*$|\s+office$",
    re.IGNORECASE,
)
_IN_TAIL = re.compile(r"\)\s*$|remote|hybrid|site|agile|office|with|mit|avec|con", re.IGNORECASE)
"""In every tail; a search for plain words is much the faster one."""
WORK_WORD = re.compile(
    r"\W*\b(?:on-?site|hybrid|remote|(?:full|part)[- ]?time|permanent|contract|internship|vollzeit|teilzeit|festanstellung|unbefristet|cd[id]|temps plein)\b.*",
    re.IGNORECASE,
)
"""The first of the other facts in such a line, and what follows it."""
MAX_TOWN_WORDS = 3
MAX_WORDS = 16
_PAIR = re.compile(r"(?P<town>(?:[A-Z][\w'-]+ ){0,5}[A-Z][\w'-]+), (?P<area>[A-Z][\w'-]+)")
_FRENCH = re.compile(
    r"(?P<department>\d[\dAB]\d?) - (?P<town>[A-ZÀ-Ý][A-ZÀ-Ýa-zà-ÿ' -]{2,40}?)(?: (?:Cedex|\d{1,2}))?(?: - .*)?$"
)
_HOUSE = re.compile(
    r"(?:[A-ZÀ-Ý][\w&'’.-]*|of|and|the|&|de|du|la)(?: (?:[A-ZÀ-Ý][\w&'’.-]*|of|and|the|&|de|du|la)){0,5}, (?P<town>[A-ZÀ-Ý][\w'-]+(?:[ -][A-ZÀ-Ý][\w'-]+){0,2}(?:, [A-ZÀ-Ý][\w.'-]+(?: [A-ZÀ-Ý][\w'-]+)?)?)$"
)
_INSTITUTION = re.compile(r"\b(?:School|College|University|Academy|Hospital|Church|Trust)\b")
"""A name of a house that may hold an "&"."""
_LIST = re.compile(r"[^,()\d]{2,30}(?:, [^,()\d]{2,30}){1,10},? (?:and|und|et|y|&) [^,()\d]{2,30}$")
LEAST_TOWNS = 3
"""Towns from which a list with commas is one of several places: two may be a quarter and its town."""


def town_at_end(text: str, gazetteer: PlaceReader) -> list[str]:
    """The town behind the name of a house ("The Wharfside, Bristol"), or with its department ("41 - BLOIS - map")."""
    if match := _FRENCH.match(text):
        return [f"{match['town'].title()} ({match['department']})"]
    match = _HOUSE.match(text)
    return [match["town"]] if match and gazetteer.is_place(match["town"]) else []


def within_facts(text: str, gazetteer: PlaceReader) -> list[str]:
    """The place in a line of facts that lost the marks between them: "Mill Clinic Exeter, Devon £30,000 Part time".

    With the name of its area, or alone where it ends the words before the other facts ("Harbour Foods Leith Full-time").
    """
    for match in _PAIR.finditer(text):
        words = match["town"].split()
        for first in range(max(0, len(words) - MAX_TOWN_WORDS), len(words)):
            place = f"{' '.join(words[first:])}, {match['area']}"
            if gazetteer.is_place(place):
                return [place]
    for part in WORK_WORD.split(text):
        words = part.split()
        for first in range(max(0, len(words) - MAX_TOWN_WORDS), len(words)):
            place = " ".join(words[first:])
            if gazetteer.is_place(place) and not JUST_WORK.match(place):
                return [place]
    return []


def town_within(text: str, gazetteer: PlaceReader) -> list[str]:
    """The first town that a short text names somewhere: "Remote, with meetings at our London rooms"."""
    words = [word.strip(",;:()") for word in text.split()[:MAX_WORDS]]
    for first, word in enumerate(words):
        for last in range(min(len(words), first + MAX_TOWN_WORDS), first, -1) if word[:1].isupper() else ():
            place = " ".join(words[first:last])
            if gazetteer.town(place) and gazetteer.is_place(place):
                return [place]
    return []


def towns(text: str, gazetteer: PlaceReader) -> list[str]:
    """The towns of "Bristol, Newcastle-upon-Tyne, York" or "Wroxham, Hoveton and Stalham"; else the text itself."""
    parts = [part.strip() for part in re.split(r",? (?:and|und|et|y|&) |, ", text)]
    if _LIST.match(text) and all(part[:1].isupper() for part in parts):
        return parts
    known = all(gazetteer.town(part.replace("-", " ")) or gazetteer.town(part) for part in parts)
    return parts if len(parts) >= LEAST_TOWNS and known else [text]


def split_places(text: str) -> list[str]:
    """The places that a text names, each without what says how one works there: "Hybrid (Leeds) | York"."""
    if _INSTITUTION.search(text) and "&" in text:
        return [text]
    parts = []
    for whole in _MARKED_APART.split(text):
        inner = _REMOTE_IN.match(whole)
        for part in _SEVERAL.split(inner["place"] if inner else whole):
            bare = _TAIL.sub("", _TAIL.sub("", part)) if _IN_TAIL.search(part) else part
            lead = _LEAD.match(bare)
            clean = _coded((bare[lead.end() :] if lead else bare).strip(" ,.-–"))
            if ")" in clean and "(" not in clean:
                clean = clean.partition(")")[0]
            if clean and not JUST_WORK.match(clean):
                parts.append(clean)
    return parts


def _coded(text: str) -> str:
    """ "US-GA-Savannah", as iCIMS writes places, with the town first."""
    match = _CODED.match(text)
    return f"{match['city']}, {match['region']}, {match['country']}" if match else text


def same_place(one: str, other: str) -> bool:
    """The same place, one text more detailed: "Leeds" and "Leeds, UK"."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return short in long
