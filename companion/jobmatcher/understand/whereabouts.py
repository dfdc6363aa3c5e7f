"""The places of a posting, where no structured data names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from companion.contracts import Evidence
from companion.guarded import Guarded, split_branches
from companion.jobmatcher.places import PlaceReader
from companion.jobmatcher.understand.document import Document, Sentence
from companion.jobmatcher.understand.labels import Fact, Facts, is_label
from companion.jobmatcher.understand.naming import names_job
from companion.jobmatcher.understand.place_texts import (
    JUST_WORK,
    WORK_WORD,
    same_place,
    split_places,
    town_at_end,
    town_within,
    towns,
    within_facts,
)

MAX_PLACES = 12
HEAD_LINES = 14
"""Lines under the title that may be the place without a label."""

LABELLED, UNKNOWN, BELOW_TITLE, AMONG_FACTS = 6.0, 3.4, 4.5, 3.8
"""For what stands beside a label, known or not; on a line of its own; between other facts."""
JOB_TITLE, PAGE_TITLE, PAGE_TITLE_PART = 3.6, 3.2, 3.0
ZIPPED, AROUND, SAID, ADDRESS = 2.8, 2.6, 2.4, 2.0
OF_EMPLOYER, NAME_END = 1.8, 1.4
"""For the last word of the employer's or the page's name, where it is a town."""
ECHO = 0.4
"""For each further sign that names the place."""
COMMON_WORD, NO_TOWN = 2.5, 1.2
SETTLED = 3.5
"""From here on no other sign is looked for."""
ENOUGH = 1.0

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
_TOWN_AND_STATE = re.compile(r"^[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}, [A-Z]{2}(?: \d{5})?$")
_TOWN_OF_STATE = re.compile(
    r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}, (?:A[KLRZ]|C[AOT]|DC|FL|GA|HI|I[ADLN]|K[SY]|LA|M[AEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
)
"""A line that is nothing else: no letters that stand behind a name as a title, such as MD, are among the states'."""
_POSTAL = re.compile(r", [A-Z]{2} \d{5}\b")
_ZIPPED = re.compile(r"(?P<place>[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,2}, [A-Z]{2}),? \d{5}(?:-\d{4})?\b")
"""A town of the United States with its ZIP code, within a sentence."""
_OF_AREA = re.compile(r"\S+ (?:am|an der|im|in) \S+")
"""A town with what tells it from others of its name: "Oldenburg in Holstein"."""
_FIVE_DIGITS = re.compile(r"\d{5}")
"""In every place with a postal code: most texts have none."""
MAX_FACTS_CHARS = 200
MAX_LINE_CHARS = 120
MAX_SENTENCES = 40
MAX_SAID = 2
"""Places that sentences name, beyond which none is looked for."""
MAX_SENTENCE_CHARS = 1_500
_PAY_FACT = re.compile(r"[£$€]\s?\d")
_WORK_FACT = re.compile(
    r"[|·•]\s*(?:on-?site|hybrid|remote|in[- ]office|full[- ]time|part[- ]time|permanent|contract)\b", re.IGNORECASE
)
"""What stands beside a place in a line of facts: a town too small for the gazetteer is believed there."""


@dataclass(slots=True)
class _Stated:
    """The places that one sign of a page names together, and the points for it."""

    places: list[str]
    points: float
    evidence: list[Evidence]


def read_places(
    document: Document,
    facts: Facts,
    sentences: list[Sentence],
    title: str | None,
    gazetteer: PlaceReader,
    page_title: str = "",
    company: str = "",
) -> tuple[list[str], list[Evidence]]:
    """The places of the sign with the most points; what others name too counts more.

    A place beside a label, or on a line of its own under the title, that nothing speaks against is taken at once.
    """
    page = _Page(document, title, page_title, company, gazetteer)
    stated: list[_Stated] = []
    for one in chain(_labelled(page, facts), _below_title(page), _elsewhere(page, sentences)):
        if stated and any(stated[0].places[0] in evidence.text for evidence in one.evidence):
            continue  # the same words, read less well
        one.points -= page.doubt(one.places[0])
        if one.points >= SETTLED:
            return one.places[:MAX_PLACES], one.evidence
        stated.append(one)
    if len(stated) > 1:
        keys = [{page.key(place) for place in one.places} for one in stated]
        for one, own in zip(stated, keys, strict=True):
            one.points += ECHO * (sum(bool(own & other) for other in keys) - 1)
    best = max(stated, key=lambda one: one.points, default=None)
    if best is None or best.points < ENOUGH:
        return [], []
    return best.places[:MAX_PLACES], best.evidence


@dataclass(slots=True)
class _Page:
    """What the signs of one page are looked for in."""

    document: Document
    title: str | None
    page_title: str
    company: str
    gazetteer: PlaceReader

    def key(self, place: str) -> str:
        """What two writings of a place have in common: its town, else its country."""
        parsed = self.gazetteer.parse(place)
        return parsed.city or parsed.region or parsed.country or place.lower()

    def known(self, place: str) -> bool:
        """Whether the gazetteer knows it."""
        return self.gazetteer.is_place(place) or self.gazetteer.parse(place).at is not None

    def doubt(self, place: str) -> float:
        """Points off for what the text writes as a common word elsewhere, and for a country alone."""
        if " " not in place and _as_word(place.lower(), self.document.text):
            return COMMON_WORD
        if self.gazetteer.town(place.partition(",")[0]):
            return 0.0  # told in a tenth of the time that the whole takes
        parsed = self.gazetteer.parse(place)
        return 0.0 if parsed.city or not (parsed.region or parsed.country) else NO_TOWN


def _as_word(lower: str, text: str) -> bool:
    """Whether a text holds a word in small letters."""
    return f" {lower} " in text or f" {lower}s " in text


def _labelled(page: _Page, facts: Facts) -> Iterator[_Stated]:
    found = _Stated([], LABELLED, [])
    within: list[str] = []
    for fact in _of_this_job(facts.by_kind.get("location", []), page.document):
        for text in [place for town in towns(fact.text, page.gazetteer) for place in split_places(town)]:
            known = page.gazetteer.is_place(text)
            if not known and (fact.further or (found.places and _STREET.search(text))):
                continue  # the address of the office, below the place of the work
            if _plausible(text, page.gazetteer) and not any(same_place(text, place) for place in found.places):
                found.places.append(text)
                if fact.evidence:
                    found.evidence.append(fact.evidence)
        if len(found.places) >= MAX_PLACES:
            break
        within += () if found.places or within else town_within(fact.text, page.gazetteer)
    found.places = [place for place in found.places if page.doubt(place) < COMMON_WORD] or found.places
    if found.places and not page.known(found.places[0]):
        found.points = UNKNOWN
    if found.places or within:
        yield found if found.places else _Stated(within, AMONG_FACTS, [])


def _below_title(page: _Page) -> Iterator[_Stated]:
    """What the first lines name: a place alone, or one among other facts."""
    document, company, is_place = page.document, page.company, page.gazetteer.is_place
    first = next((line.index for line in document.lines if line.text == page.title), 0)
    for line in document.lines[first : first + HEAD_LINES]:
        if line.text == page.title or len(line.text) > MAX_FACTS_CHARS:
            continue
        shown = line.text.removeprefix(company).lstrip(" ,|–—·•-") if company else line.text
        stated = len(line.text) < MAX_LINE_CHARS and bool(
            _POSTAL.search(line.text) or _WORK_FACT.search(line.text) or _TOWN_OF_STATE.fullmatch(line.text)
        )
        places = []
        for text in split_places(shown) if len(shown) < MAX_LINE_CHARS else ():
            if text in company or JUST_WORK.match(text):
                continue
            quarter = shown != line.text and is_place(text.partition(", ")[2])
            if is_place(text) or quarter or (stated and _TOWN_AND_STATE.match(text)):
                places.append(text)
        points = BELOW_TITLE
        if not places and _town_with_code(shown, document.text):
            places = [shown]
        if not places:
            places = town_at_end(shown, page.gazetteer)
        if not places and (_PAY_FACT.search(line.text) or WORK_WORD.search(line.text)):
            places, points = within_facts(shown, page.gazetteer), AMONG_FACTS
        if places:
            yield _Stated(places, points, [document.evidence(line.start, line.end)])


def _elsewhere(page: _Page, sentences: list[Sentence]) -> Iterator[_Stated]:
    """What titles and the running text name."""
    is_place = page.gazetteer.is_place
    if page.title and (match := _TITLE_PLACE.search(page.title)) and is_place(match["place"]):
        yield _Stated([match["place"].strip()], JOB_TITLE, [])
    if (match := _PAGE_TITLE_PLACE.search(page.page_title)) and is_place(match["place"]):
        yield _Stated([match["place"].strip()], PAGE_TITLE, [])
    if (match := _NEAR.search(page.page_title)) and is_place(match["known"]):
        yield _Stated([match["place"]], PAGE_TITLE, [])
    parts = _PAGE_TITLE_PARTS.split(page.page_title)
    if town := next((part for part in parts[1:] if is_place(part)), None):
        yield _Stated([town], PAGE_TITLE_PART, [])
    yield from _in_text(page, sentences)
    if employer := _of_employer(page):
        yield employer
    for part in parts:
        *rest, last = part.split() or [""]
        if rest and rest[-1][0].isupper() and page.gazetteer.town(last) and is_place(last):
            yield _Stated([last], NAME_END, [])


def _in_text(page: _Page, sentences: list[Sentence]) -> Iterator[_Stated]:
    document, is_place = page.document, page.gazetteer.is_place
    coded = _FIVE_DIGITS.search(document.text) is not None
    for match in _ZIPPED.finditer(document.text) if coded else ():
        section = document.sentences[document.sentence_index(match.start())].section
        if section not in ("about", "benefits", "legal", "apply") and is_place(match["place"]):
            yield _Stated([match["place"]], ZIPPED, [document.evidence(*match.span("place"))])
    said = 0
    for sentence in sentences[:MAX_SENTENCES]:
        if said == MAX_SAID:
            break
        if sentence.section in ("benefits", "legal", "nice"):
            continue
        start = sentence.start
        text = document.text[start : sentence.end][:MAX_SENTENCE_CHARS]
        if sentence.section != "about" and (around := _AROUND.search(text)):
            span = start + around.start("place"), start + around.end("place")
            yield _Stated([around["place"]], AROUND, [document.evidence(*span)])
        for match in _IN_TEXT.finditer(text):
            place = match["place"].rstrip(".,")
            if not is_place(place):
                place = place.partition(",")[0]
            if is_place(place) and not _whole_country(match, place, page.gazetteer):
                said += 1
                at = start + match.start("place")
                yield _Stated([place], SAID, [document.evidence(at, at + len(place))])
    for match in _ZIP_TOWN.finditer(document.text) if coded else ():
        words = match["place"].split()
        names = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        if place := next((name for name in names if is_place(name)), None):
            at = match.start("place")
            place = match["place"] if _OF_AREA.fullmatch(match["place"]) else place
            yield _Stated([place], ADDRESS, [document.evidence(at, at + len(place))])


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


def _of_employer(page: _Page) -> _Stated | None:
    """Where the text says the employer is: "Fysio Hart in Hilversum". A town too small for the gazetteer is believed."""
    document, company, gazetteer = page.document, page.company, page.gazetteer
    at = document.text.find(f"{company} ") if company else -1
    while at >= 0:
        match = _EMPLOYER_IN.match(document.text, at + len(company))
        believed = match and (match["end"] is not None or gazetteer.is_place(match["place"]))
        if match and believed and not _whole_country(match, match["place"], gazetteer):
            return _Stated([match["place"]], OF_EMPLOYER, [document.evidence(*match.span("place"))])
        at = document.text.find(f"{company} ", at + 1)
    *rest, last = company.split() or [""]
    return _Stated([last], NAME_END, []) if rest and gazetteer.town(last) and gazetteer.is_place(last) else None


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


_STREET_ALONE = re.compile(r"[^\d,]{4,}\s\d{1,3}\s?[a-z]?")
"""A street with its number, and no town."""
_STREET = re.compile(r"\d.*, ")
MAX_CODE_DIGITS = 5
_CODE_AT_END = re.compile(r"\b\d{4,5}$")
_WORD_END = re.compile(r"\b")
_TOWN = re.compile(r"[A-ZÀ-Ý][\wÀ-ÿ'’.-]+(?:[ -][A-ZÀ-Ýa-zà-ÿ][\wÀ-ÿ'’.-]+){0,3}")
_ZIP_TOWN = re.compile(
    r"\b(?:[DAF]-)?\d{5} (?P<place>[A-ZÄÖÜÉ][\wäöüßéèç-]+(?: (?:[A-ZÄÖÜ][\wäöüß-]+|am|an|der|im|in|bei))?(?: [A-ZÄÖÜ][\wäöüß-]+)?)"
)
"""A town with its postal code before it, as it is written on the continent."""


def _plausible(text: str, gazetteer: PlaceReader) -> bool:
    """A labelled value that reads like a place, known to the gazetteer or not."""
    if not 2 <= len(text) <= 100 or len(text.split()) > 10:
        return False
    if gazetteer.is_place(text) or gazetteer.parse(text).at:
        return True
    if is_label(text) or _STREET_ALONE.fullmatch(text):
        return False
    return (
        text[:1].isupper()
        and text[-1] not in ".!?"
        and not re.search(r"\b(?:you|we|our|will|the role|apply|jobs?|click|search|work)\b", text.lower())
    )
