"""The places of a posting, where no structured data names them."""

from __future__ import annotations

import re

from companion.contracts import Evidence
from companion.jobmatcher.places import PlaceReader
from companion.jobmatcher.understand.document import Document, Sentence
from companion.jobmatcher.understand.guard import Guarded, split_branches
from companion.jobmatcher.understand.labels import Fact, Facts, is_label
from companion.jobmatcher.understand.naming import names_job

MAX_PLACES = 12
HEAD_LINES = 14
"""Lines under the title that may be the place without a label."""

_SEVERAL = re.compile(r"\s*(?:;|\||•|·|\n| or | oder | ou | and (?=[A-Z])| & (?=[A-Z])|/(?=\s?[A-Z]))\s*")
_MARKED_APART = re.compile(r"\s*[;|•·\n\u2600-\u27bf\U0001f300-\U0001faff\ufe0f]+\s*|\s[—–]\s(?![^(]*\))")
_REMOTE_IN = re.compile(
    r"^(?:fully |100% )?(?:remote|hybrid|on-?site|home[- ]?office)\s*(?:\(|[-–—:,])\s*(?P<place>[A-ZÀ-Ý][^()]*)\)?$",
    re.IGNORECASE,
)
_CODED = re.compile(r"^(?P<country>[A-Z]{2})-(?P<region>[A-Z]{2})-(?P<city>[A-Z][A-Za-z .'-]{2,40})$")
_AROUND = re.compile(
    r"\b(?:in|im|à|en|around) (?P<place>[A-ZÀ-Ý][\wÀ-ÿ'’-]+(?: (?:am|an|der|sur|de|la|del|[A-ZÀ-Ý][\wÀ-ÿ'’-]+)){0,3}) (?:und Umgebung|and (?:the )?surrounding areas?|et (?:ses )?(?:environs|alentours)|y alrededores)"
)
"""A town with what lies around it: believed also where the gazetteer does not know it."""
_PAGE_TITLE_PLACE = re.compile(r"\sin (?P<place>[A-ZÀ-Ý][\wÀ-ÿ' .,-]{2,60}?)(?:\s*[|–—].*|\s-\s.*)?$")
_NEAR = re.compile(
    r"\b(?:in|à|te) (?!(?i:(?:teil|voll)zeit|festanstellung|ausbildung|part|full|remote|deeltijd|voltijd|cd[id]\b))(?P<place>[A-ZÀ-Ý][\wÀ-ÿ'’-]+(?: [A-ZÀ-Ý][\wÀ-ÿ'’-]+)?) (?:bei|near|nahe|près de|cerca de|vicino a|nabij) (?P<known>[A-ZÀ-Ý][\wÀ-ÿ'’-]+)"
)
"""A town too small for the gazetteer, beside one that it knows."""
_PAGE_TITLE_PARTS = re.compile(r"\s+[|–—-]\s+")
_JUST_WORK = re.compile(
    r"^(?:fully |100% )?(?:remote|hybrid|on-?site|in[- ]office|flexible|home[- ]?office|various|multiple locations?|\d+ locations?|n/a|anywhere|see (?:below|description)|select.*|all|any|field[- ]based)$",
    re.IGNORECASE,
)
_BEFORE_PLACE = r"based (?:in|at|out of)|located (?:in|at)|location is|office in|position in|role in|job in|work (?:from|in|at) our|am standort|an unserem standort(?: in)?|standort|in unserer (?:filiale|niederlassung|klinik) in|am Standort|an unserem Standort(?: in)?|unser(?:en|em)? Standort(?: in)?|Standort|in unserer (?:Filiale|Niederlassung|Klinik) in|(?:GmbH|AG|KG|mbH) (?:aus|in)|(?:su|nuestra|la) (?:tienda|oficina|sede|fábrica|planta) (?:de|en)|(?:pour|sur|dans|de) (?:son|sa|notre|nos) (?:site|agence|implantation|boutique|magasin|établissement|bureaux?) d[e'’] ?|nuestro centro de|basé(?:e)? à|situé(?:e)? à|poste à|ubicad[oa] en|en nuestr[oa] (?:oficina|sede|centro) (?:de|en)|trabajar(?:ás)? en|zentrum von|raum|in"
_IN_TEXT = Guarded(
    "|".join(
        rf"(?:{lead}) (?:the |our |unserem |downtown |central |sunny )?(?P<place>[A-ZÀ-Ý][\wÀ-ÿ'’.-]+(?:[ -](?:[A-ZÀ-Ý][\wÀ-ÿ'’.-]+|am|an|der|upon|sur|de|la|del)){{0,3}}(?:,\s?(?:[A-Z]{{2}}\b|[A-ZÀ-Ý][\wÀ-ÿ.]+(?: [A-ZÀ-Ý][\wÀ-ÿ]+)?))?)"
        for lead in split_branches(_BEFORE_PLACE)
    )
)
"""Words that lead to a place, and the place: each way is tried where its words occur."""
_EMPLOYER_IN = re.compile(
    r" (?:in|à|en|te|i|a) (?P<place>[A-ZÀ-Ý][a-zà-ÿ'’-]{2,}(?:[ -][A-ZÀ-Ý][a-zà-ÿ'’-]{2,}){0,2})(?P<end>[.,;:!?)\n]|$)?"
)
_TITLE_PLACE = re.compile(r"(?:\s[-–—|]\s|\(|,\s| in )(?P<place>[A-ZÀ-Ý][\wÀ-ÿ' .-]{2,40}(?:,\s?[A-Z]{2}\b)?)\)?\s*$")
_LEAD = re.compile(
    r"^(?:(?:on-?site|remote|hybrid|in[- ]office|in[- ]person),(?=[A-ZÀ-Ý])|(?:on-?site|remote|hybrid|in[- ]office|in[- ]person)\b[,:]?\s*(?:[-–—(]\s*)?)?(?:based (?:in|at)|located in|in|office in)?\s+(?=[A-ZÀ-Ý])",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*\((?:remote|hybrid|on-?site|office|in[- ]office|presencial|híbrid[oa]|hybride|[^)]{0,30}days?[^)]{0,60})\)\s*$"
    r"|\s*[-–/,]\s*(?:remote|hybrid|on-?site|agile)(?: working)?\s*$|,? (?:with|mit|avec|con) (?:agile|hybrid|flexible|remote|home)\b.*$|\s+office$",
    re.IGNORECASE,
)
_IN_TAIL = re.compile(r"\)\s*$|remote|hybrid|site|agile|office|with|mit|avec|con", re.IGNORECASE)
"""In every tail; a search for plain words is much the faster one."""


_TOWN_AND_STATE = re.compile(r"^[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}, [A-Z]{2}(?: \d{5})?$")
_TOWN_OF_STATE = re.compile(
    r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}, (?:A[KLRZ]|C[AOT]|DC|FL|GA|HI|I[ADLN]|K[SY]|LA|M[AEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
)
"""A line that is nothing else: no letters that stand behind a name as a title, such as MD, are among the states'."""
_POSTAL = re.compile(r", [A-Z]{2} \d{5}\b")
_ZIPPED = re.compile(r"(?P<place>[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,2}, [A-Z]{2}),? \d{5}(?:-\d{4})?\b")
"""A town of the United States with its ZIP code, within a sentence."""
_FIVE_DIGITS = re.compile(r"\d{5}")
"""In every place with a postal code: most texts have none."""
MAX_FACTS_CHARS = 200
MAX_TOWN_WORDS = 3
_PAY_FACT = re.compile(r"[£$€]\s?\d")
_PAIR = re.compile(r"(?P<town>(?:[A-Z][\w'-]+ ){0,5}[A-Z][\w'-]+), (?P<area>[A-Z][\w'-]+)")
_FRENCH = re.compile(
    r"(?P<department>\d[\dAB]\d?) - (?P<town>[A-ZÀ-Ý][A-ZÀ-Ýa-zà-ÿ' -]{2,40}?)(?: (?:Cedex|\d{1,2}))?(?: - .*)?$"
)
_HOUSE = re.compile(
    r"(?:[A-ZÀ-Ý][\w&'’.-]*|of|and|the|&|de|du|la)(?: (?:[A-ZÀ-Ý][\w&'’.-]*|of|and|the|&|de|du|la)){0,5}, (?P<town>[A-ZÀ-Ý][\w'-]+(?:[ -][A-ZÀ-Ý][\w'-]+){0,2}(?:, [A-ZÀ-Ý][\w.'-]+(?: [A-ZÀ-Ý][\w'-]+)?)?)$"
)
_WORK_FACT = re.compile(
    r"[|·•]\s*(?:on-?site|hybrid|remote|in[- ]office|full[- ]time|part[- ]time|permanent|contract)\b", re.IGNORECASE
)
"""What stands beside a place in a line of facts: a town too small for the gazetteer is believed there."""


def read_places(
    document: Document,
    facts: Facts,
    sentences: list[Sentence],
    title: str | None,
    gazetteer: PlaceReader,
    page_title: str = "",
    company: str = "",
) -> tuple[list[str], list[Evidence]]:
    """Places by label, then by a line under the title, then by the running text."""
    found: list[str] = []
    evidence: list[Evidence] = []
    for fact in _of_this_job(facts.by_kind.get("location", []), document):
        for text in [place for town in _towns(fact.text, gazetteer) for place in _split(town)]:
            if fact.further and not gazetteer.is_place(text):
                continue
            if found and _STREET.search(text) and not gazetteer.is_place(text):
                continue  # the address of the office, below the place of the work
            if _plausible(text, gazetteer) and not any(_same(text, known) for known in found):
                found.append(text)
                if fact.evidence:
                    evidence.append(fact.evidence)
        if len(found) >= MAX_PLACES:
            break
    if found:
        return found[:MAX_PLACES], evidence
    for line in document.lines[:HEAD_LINES]:
        shown = line.text.removeprefix(company).lstrip(" ,|–—·•-") if company else line.text
        parts = _split(shown) if len(shown) < 120 and line.text != title else []
        stated = len(line.text) < 120 and bool(
            _POSTAL.search(line.text) or _WORK_FACT.search(line.text) or _TOWN_OF_STATE.fullmatch(line.text)
        )
        for text in parts:
            if text in company or _JUST_WORK.match(text):
                continue
            quarter = shown != line.text and gazetteer.is_place(text.partition(", ")[2])
            if gazetteer.is_place(text) or quarter or (stated and _TOWN_AND_STATE.match(text)):
                found.append(text)
                evidence.append(document.evidence(line.start, line.end))
        if not found and line.text != title and _town_with_code(shown, document.text):
            found = [shown]
            evidence = [document.evidence(line.start, line.end)]
        if not found and line.text != title:
            found = _town_at_end(shown, gazetteer)
            evidence = [document.evidence(line.start, line.end)] if found else []
        if not found and len(line.text) <= MAX_FACTS_CHARS and _PAY_FACT.search(line.text):
            found = _within_facts(line.text, gazetteer)
            evidence = [document.evidence(line.start, line.end)] if found else []
        if found:
            return found, evidence
    if title and (match := _TITLE_PLACE.search(title)) and gazetteer.is_place(match["place"]):
        return [match["place"].strip()], []
    if (match := _PAGE_TITLE_PLACE.search(page_title)) and gazetteer.is_place(match["place"]):
        return [match["place"].strip()], []
    if (match := _NEAR.search(page_title)) and gazetteer.is_place(match["known"]):
        return [match["place"]], []
    if town := next((part for part in _PAGE_TITLE_PARTS.split(page_title)[1:] if gazetteer.is_place(part)), None):
        return [town], []
    coded = _FIVE_DIGITS.search(document.text) is not None
    for match in _ZIPPED.finditer(document.text) if coded else ():
        section = document.sentences[document.sentence_index(match.start())].section
        if section not in ("about", "benefits", "legal", "apply") and gazetteer.is_place(match["place"]):
            return [match["place"]], [document.evidence(match.start("place"), match.end("place"))]
    for sentence in sentences[:40]:
        if sentence.section in ("benefits", "legal", "nice"):
            continue
        text = document.text[sentence.start : sentence.end]
        if sentence.section != "about" and (around := _AROUND.search(text[:1_500])):
            start = sentence.start + around.start("place")
            return [around["place"]], [document.evidence(start, sentence.start + around.end("place"))]
        for match in _IN_TEXT.finditer(text[:1_500]):
            place = match["place"].rstrip(".,")
            if not gazetteer.is_place(place):
                place = place.partition(",")[0]
            if gazetteer.is_place(place) and not _whole_country(match, place, gazetteer):
                return [place], [
                    document.evidence(
                        sentence.start + match.start("place"), sentence.start + match.start("place") + len(place)
                    )
                ]
    for match in _ZIP_TOWN.finditer(document.text) if coded else ():
        words = match["place"].split()
        names = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        if place := next((name for name in names if gazetteer.is_place(name)), None):
            return [place], [document.evidence(match.start("place"), match.start("place") + len(place))]
    return _of_employer(document, company, gazetteer)


def without_regions(places: list[str], gazetteer: PlaceReader) -> list[str]:
    """Places that data lists one by one, without the regions around its towns: "Chennai", "Tamil Nadu" are one place."""
    if len(places) == 1 or any("," in place for place in places):
        return places
    parsed = [gazetteer.parse(place) for place in places]
    countries = {place.country for place in parsed if place.city and place.country}
    return [
        text
        for text, place in zip(places, parsed, strict=True)
        if place.city or not place.region or place.country not in countries
    ]


def _of_this_job(facts: list[Fact], document: Document) -> list[Fact]:
    """The labelled places up to the first heading that names a job behind one of them: what follows is another job's."""
    first = next((fact.evidence.start for fact in facts if fact.evidence), None)
    if first is None:
        return facts
    other = next(
        (
            line.start
            for line in document.lines
            if line.kind == "heading" and line.start > first and names_job(line.text)
        ),
        None,
    )
    return [fact for fact in facts if other is None or fact.evidence is None or fact.evidence.start < other]


def _of_employer(document: Document, company: str, gazetteer: PlaceReader) -> tuple[list[str], list[Evidence]]:
    """Where the text says the employer is: "Fysio Hart in Hilversum". A town too small for the gazetteer is believed."""
    at = document.text.find(f"{company} ") if company else -1
    while at >= 0:
        match = _EMPLOYER_IN.match(document.text, at + len(company))
        believed = match and (match["end"] is not None or gazetteer.is_place(match["place"]))
        if match and believed and not _whole_country(match, match["place"], gazetteer):
            return [match["place"]], [document.evidence(match.start("place"), match.end("place"))]
        at = document.text.find(f"{company} ", at + 1)
    *_, last = company.split() or [""]
    return ([last], []) if last != company and gazetteer.town(last) and gazetteer.is_place(last) else ([], [])


def _whole_country(match: re.Match[str], place: str, gazetteer: PlaceReader) -> bool:
    """Whether a text merely says "in Germany": where an employer has its sites, not where the work is."""
    found = gazetteer.parse(place)
    return match[0].startswith("in ") and found.country is not None and found.city is None and found.region is None


def _town_with_code(text: str, whole: str) -> bool:
    """Whether a short line is a town that the page also writes with a postal code before it ("8274 Tägerwilen")."""
    if not _TOWN.fullmatch(text):
        return False
    named = f" {text}"
    at = whole.find(named)
    while at >= 0:
        if _CODE_AT_END.search(whole, max(0, at - MAX_CODE_DIGITS - 1), at) and _WORD_END.match(whole, at + len(named)):
            return True
        at = whole.find(named, at + 1)
    return False


def _town_at_end(text: str, gazetteer: PlaceReader) -> list[str]:
    """The town behind the name of a house ("The Wharfside, Bristol"), or with its department ("41 - BLOIS - map")."""
    if match := _FRENCH.match(text):
        return [f"{match['town'].title()} ({match['department']})"]
    match = _HOUSE.match(text)
    return [match["town"]] if match and gazetteer.is_place(match["town"]) else []


def _within_facts(text: str, gazetteer: PlaceReader) -> list[str]:
    """The place in a line of facts that lost the marks between them: "Mill Clinic Exeter, Devon £30,000 Part time"."""
    for match in _PAIR.finditer(text):
        words = match["town"].split()
        for first in range(max(0, len(words) - MAX_TOWN_WORDS), len(words)):
            place = f"{' '.join(words[first:])}, {match['area']}"
            if gazetteer.is_place(place):
                return [place]
    return []


_STREET_ALONE = re.compile(r"[^\d,]{4,}\s\d{1,3}\s?[a-z]?")
"""A street with its number, and no town."""
_STREET = re.compile(r"\d.*, ")
MAX_CODE_DIGITS = 5
_CODE_AT_END = re.compile(r"\b\d{4,5}$")
_WORD_END = re.compile(r"\b")
_TOWN = re.compile(r"[A-ZÀ-Ý][\wÀ-ÿ'’.-]+(?:[ -][A-ZÀ-Ýa-zà-ÿ][\wÀ-ÿ'’.-]+){0,3}")
_INSTITUTION = re.compile(r"\b(?:School|College|University|Academy|Hospital|Church|Trust)\b")
"""A name of a house that may hold an "&"."""
_LIST = re.compile(r"[^,()\d]{2,30}(?:, [^,()\d]{2,30}){1,10},? (?:and|und|et|y|&) [^,()\d]{2,30}$")
_ZIP_TOWN = re.compile(
    r"\b(?:[DAF]-)?\d{5} (?P<place>[A-ZÄÖÜÉ][\wäöüßéèç-]+(?: (?:[A-ZÄÖÜ][\wäöüß-]+|am|an|der|im|bei))?(?: [A-ZÄÖÜ][\wäöüß-]+)?)"
)
"""A town with its postal code before it, as it is written on the continent."""
LEAST_TOWNS = 3
"""Towns from which a list with commas is one of several places: two may be a quarter and its town."""


def _towns(text: str, gazetteer: PlaceReader) -> list[str]:
    """The towns of "Bristol, Newcastle-upon-Tyne, York" or "Wroxham, Hoveton and Stalham"; else the text itself."""
    parts = [part.strip() for part in re.split(r",? (?:and|und|et|y|&) |, ", text)]
    if _LIST.match(text) and all(part[:1].isupper() for part in parts):
        return parts
    known = all(gazetteer.town(part.replace("-", " ")) or gazetteer.town(part) for part in parts)
    return parts if len(parts) >= LEAST_TOWNS and known else [text]


def _split(text: str) -> list[str]:
    if _INSTITUTION.search(text) and "&" in text:
        return [text]
    parts = []
    for whole in _MARKED_APART.split(text):
        inner = _REMOTE_IN.match(whole)
        for part in _SEVERAL.split(inner["place"] if inner else whole):
            bare = _TAIL.sub("", _TAIL.sub("", part)) if _IN_TAIL.search(part) else part
            lead = _LEAD.match(bare)
            clean = _coded((bare[lead.end() :] if lead else bare).strip(" ,.-–"))
            if clean and not _JUST_WORK.match(clean):
                parts.append(clean)
    return parts


def _coded(text: str) -> str:
    """ "US-GA-Savannah", as iCIMS writes places, with the town first."""
    match = _CODED.match(text)
    return f"{match['city']}, {match['region']}, {match['country']}" if match else text


def _plausible(text: str, gazetteer: PlaceReader) -> bool:
    """A labelled value that reads like a place, known to the gazetteer or not."""
    if not 2 <= len(text) <= 100 or len(text.split()) > 10:
        return False
    if gazetteer.is_place(text):
        return True
    if is_label(text) or _STREET_ALONE.fullmatch(text):
        return False
    return (
        text[:1].isupper()
        and text[-1] not in ".!?"
        and not re.search(r"\b(?:you|we|our|will|the role|apply|jobs?|click|search|work)\b", text.lower())
    )


def _same(one: str, other: str) -> bool:
    """The same place, one text more detailed: "Leeds" and "Leeds, UK"."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return short in long
