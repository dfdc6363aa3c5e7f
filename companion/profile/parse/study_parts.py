"""The parts of a study's header, cut where a degree, its field, its school and its place may part, and freed of grades."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from companion.profile.parse.cells import unbracket
from companion.profile.parse.commas import comma_parts, may_be_place
from companion.profile.parse.lexicon import company_score, degree_score, school_score
from companion.profile.parse.places import place_reader
from companion.profile.parse.study_roles import Part

_SCORE = re.compile(
    r"\(?\b(?:c?gpa|grade|abschlussnote|gesamtnote|note|notendurchschnitt|durchschnitt|score|mention|voto|votazione|nota(?: media)?|promedio|cijfer|moyenne)\b"
    r"\.?\s*(?:\([^)]{1,20}\))?\s*[:=-]?\s*(?:of\s+)?(\d{1,3}(?:[.,]\d{1,2})?\s*%?(?:\s*(?:/|out of|von|sur)\s*\d{1,3}(?:[.,]\d{1,2})?)?|(?:très |assez )?bien|[A-F][+-]?\b)(?:\s*e lode)?\)?",
    re.I,
)
_BARE_SCORE = re.compile(
    r"(?<![\w.])(\d{1,3}(?:[.,]\d{1,2})?\s?%)|(?<![\w.])(\d{1,2}(?:[.,]\d{1,2})?(?:\s?/\s?\d{1,3})?)\s?c?gpa\b", re.I
)
"""A grade without a word before it: "92%", "8.4 CGPA"."""
_HONOURS = re.compile(
    r"\b(?:summa|magna)? ?cum laude\b|\bfirst[- ]class(?: honou?rs)?|\bsecond (?:upper|lower)(?:[- ]class)?(?: honou?rs)?|\bupper second(?:[- ]class)?(?: honou?rs)?|\b2[:.][12]\b(?: honou?rs)?|\b110(?: e lode)?/110(?: e lode)?|\bwith (?:distinction|honou?rs)\b",
    re.I,
)
_GRADUATED = re.compile(
    r"\b(?:graduat(?:ed|ion)(?: date)?|expected(?: graduation)?|anticipated|completed|conferred|awarded|class of|obtained|(?:data da |previsão de )?conclusão|conclu[ií]d[oa] em|grad\.|abgeschlossen|voraussichtlich|fecha de (?:graduación|titulación)|diplômée? en)(?!\w)\s*:?",
    re.I,
)
_ABBREVIATED = re.compile(r"(?<=\w) \((?:[A-Z]\.?[A-Za-z]{0,2}\.?){2,3}\)")
"""A degree said again in short: "Master of Science (M.S.)"."""
_SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ]{4})\.\s+(?=[A-ZÀ-Þ\d])")
ABOUT_DEGREE = re.compile(
    r"^(?:angestrebter )?(?:abschlu(?:ss|ß)|abscluss)\s*:\s*|^(?:studiengang|studienfach)\s*:\s*", re.I
)
_LABEL = re.compile(r"^[^\W\d][\w &’'/-]{2,30}:(?:\s|$)")
"""What tells more of the studies: "Thesis: …"."""
_MORE = re.compile(
    r",?\s+\(?(?:with|con|mit|avec|com|parcours)\s+(?:an?\s+|der\s+)?(?:focus|speciali|concentration|emphasis|schwerpunkt|minor|spécialit|\d).*$",
    re.I,
)
"""What a degree was with: a focus, a speciality, so many credits."""
_COUNTED = re.compile(r"\s+\((?:[^()]*:\s*)?\d[\d.,/]*(?:\s+\w+)?\)$")
"""Credits or a result in brackets: "(184 CFU)", "(99/120)"."""
AREA_LABEL = re.compile(
    r"^(?:schwerpunkte?|fachbereich|fachrichtung|vertiefung|tätigkeitsbereich|area|field|majors?|minors?|specialization|spécialité|"
    r"spécialisation|option|indirizzo|especialidad|kierunek|profil|advisors?|supervisors?|betreuer|director)\s*:\s*",
    re.I,
)
"""A line that tells more of the studies, never the school."""
_IN = re.compile(
    r"^(?P<type>.{2,70}?)(?:\s+(?:in|en|im|em|i|inom|im fach|major in|majoring in)\s+|\s*:\s+|\s+\((?!hon|cum)(?=[^()]+\)$))(?P<area>\S.{1,90})$",
    re.I,
)
_SHORT = re.compile(
    r"^(?P<type>(?:(?:Bachelor|Master|Associate|Doctor)(?:[’']?s)? of (?:Applied )?(?:Science|Arts|Engineering|Technology|Education|Laws|Music|Fine Arts)"
    r"|Associate(?:[’']?s)? [Dd]egree|Honours B\.?[AS]\.?|HBO(?:[- ]Bachelor)?|WO(?:[- ](?:Bachelor|Master))?|MBO(?: niveau)?(?: \d)?"
    r"|[A-Z]\.?\s?[A-Za-z]{0,5}\.?(?:[A-Za-z]{1,4}\.?)?|Abitur|Diplom|Magister|Laurea(?: magistrale| triennale)?|Licence|Licenciatura|Grado|Máster|Mestrado"
    r"|Bachelor(?:[’']?s)?(?: [Dd]egree)?|Master(?:[’']?s)?(?: [Dd]egree)?|Associate(?:[’']?s)?(?: [Dd]egree)?|\w{4,}studium|Diploma|Certificate|Certificado|Técnico superior|PhD|Pg(?:Cert|Dip)|Master [12])"
    r"(?:\s+\((?:Hons|Honours|Honors)\.?\)|\s+(?:Hons|Honours)|\s+(?:Level|Niveau|Stufe|Nivel) \d)?)[,\s]+(?P<area>(?!of\b|de\b|[Dd]egree$)[A-ZÀ-Þ].{2,80})$"
)
_QUALIFIER = re.compile(r"[A-Z]{2,5}|.*\d.*")
"""What brackets after a degree hold besides a field: a status in capitals, a number of passes."""
_AT_SCHOOL = re.compile(
    r"\s+(?:at(?: the)?|from(?: the)?|bei(?: der| dem)?|beim|an der|am|à l['’]|à la|à|all['’]|alla|presso(?: l['’])?|en la|en el|aan de|bij|na|no|pela)(?:\s+|(?<=['’]))(?=[„“\"A-ZÀ-Þ])",
    re.I,
)
"""Prepositions between a degree and its school."""
_SCHOOL_AFTER = re.compile(
    r"(?<=[a-z)]) (?:(?:University|College|Institute) (?:of|at) [A-Z]"
    r"|[A-Z][\w'’.-]+ (?:(?:State|Community|Technical|Junior|High) )?(?:University|College|School)(?= ?$)).*$"
)
"""An English school at the end of a line, where nothing parts it from the degree before it."""
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])-(?=[A-ZÀ-Þ])")
"""A hyphen that may part a school and a degree: "Ivy College-Diploma"."""
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{3,8}(?=$|[\s,.(-])")
MAX_PLAIN_SCHOOL_WORDS = 3
"""Words after a degree's colon that are a school and no field before one."""
_PLACE_AFTER = re.compile(r"\s*\(([^()]{3,40})\)\.?$")
PREPOSITION = re.compile(
    r"^(?:in|en|em|of|im|major(?:ing)? in|major:|fachrichtung|schwerpunkt:?|specialit[àé]:?)\s+", re.I
)


def parts_of(pieces: Sequence[str]) -> list[Part]:
    """Pieces divided at commas and freed of grades and addresses."""
    parts: list[Part] = []
    sides = (side for whole in pieces for told in _SENTENCE_END.split(whole) for side in _around_at(told))
    for cell, piece in enumerate(sides):
        if _is_address(piece):
            continue
        piece = _ABBREVIATED.sub(lambda found: "" if degree_score(found.group()) else found.group(), piece)
        piece = _MORE.sub("", _GRADUATED.sub("", piece))
        plain = _HONOURS.sub("", _BARE_SCORE.sub("", _SCORE.sub("", piece)))
        plain = unbracket(_COUNTED.sub("", plain).replace("()", "").strip(" ,;*").removesuffix(" ."))
        # "University of California, Berkeley" and "Bachelor of Arts, English" part at the comma alike.
        texts = [ABOUT_DEGREE.sub("", text) for text in comma_parts(plain)]
        places = [is_place(text) for text in texts]
        label = next((n for n, text in enumerate(texts) if _LABEL.match(text) and not _names(text)), len(texts))
        kept = _without_states(texts)
        parts += [
            Part(
                text,
                cell,
                place=places[n],
                followed=n + 1 < len(texts) and places[n + 1] and not places[n],
                may_be_place=0 < n == len(texts) - 1 and not places[n] and may_be_place(text),
                preposition=PREPOSITION.match(text) is not None,
                labelled=n >= label,
                tells_field=degree_score(text) > 0 and degree_of(text)[1] is not None,
            )
            for n, text in enumerate(texts)
            if text in kept and sum(map(str.isalpha, text)) > 1
        ]
    return parts


def _names(text: str) -> bool:
    return degree_score(text) > 0 or school_score(text) > 0


def _around_at(piece: str) -> list[str]:
    """ "Bachelor of Arts at the University of Ulm", "Postgraduate: Seneca College" in their two names."""
    degree, colon, school = piece.partition(": ")
    plain = school.startswith("The ") or len(school.split()) <= MAX_PLAIN_SCHOOL_WORDS
    both = degree_score(degree) > 0 and school_score(school) > 0
    if colon and plain and both and not school_score(degree) and not degree_score(school):
        return [degree.strip(), school.strip()]
    for found in _AT_SCHOOL.finditer(piece):
        before, after = piece[: found.start()], piece[found.end() :].strip(' „“"')
        told = school_score(after) or company_score(after) or _PLACE_AFTER.search(after) or _ACRONYM.match(after)
        if degree_score(before) and not school_score(before) and told and not degree_score(after):
            return [before, after]
    return _before_school(piece)


def _before_school(piece: str) -> list[str]:
    """A degree and the school beside it without a sign between: "BA : Education Clarendon College", "Ivy College-BA"."""
    sides = [(piece[: found.start()], piece[found.end() :]) for found in _HYPHEN.finditer(piece)]
    school = _SCHOOL_AFTER.search(piece)
    if school is not None:
        sides.append((piece[: school.start()].rstrip(" :"), school.group().strip()))
    for before, after in sides:
        told = [(degree_score(side) > 0, school_score(side) > 0) for side in (before, after)]
        if told in ([(True, False), (False, True)], [(False, True), (True, False)]) and "," not in piece:
            return [before.strip(), after.strip()]
    return [piece]


def _without_states(parts: list[str]) -> list[str]:
    """Without a town and the code of its state: the MA of "Medford, MA" is no degree."""
    gaz = place_reader()
    codes = [n for n, (a, b) in enumerate(itertools.pairwise(parts), 1) if _is_code(b) and gaz.city_country(a)]
    return [part for n, part in enumerate(parts) if n not in codes and n + 1 not in codes]


def _is_address(piece: str) -> bool:
    """ "La Roche sur Yon, France": a place, though the gazetteer knows not its town."""
    place = place_reader().place(piece) if "," in piece else None
    known = place is not None and place.city and (place.region or place.country_code)
    return bool(known) and not school_score(piece) and len(comma_parts(piece)) == 2


def _is_code(part: str) -> bool:
    return len(part) == 2 and part.isupper() and bool(place_reader().region(part)[0])


def is_place(text: str) -> bool:
    if school_score(text) or degree_score(text):
        return False
    gaz = place_reader()
    place = gaz.place(text)
    with_region = place is not None and place.region and gaz.city_country(place.city)  # "Omaha NE"
    return bool(gaz.city_country(text) or gaz.country(text) or (gaz.region(text)[0] and len(text) <= 20) or with_region)


def degree_of(text: str) -> tuple[str | None, str | None]:
    """(degree, field) of "B.Sc. in Nursing", "Master of Science in Physics", "MSc Informatik"."""
    if not text:
        return None, None
    for pattern in (_IN, _SHORT):
        found = pattern.match(text)
        if found and degree_score(found.group("type")) and not _is_qualifier(text, found.group("area")):
            return found.group("type").strip(), unbracket(found.group("area").strip(" ,."))
    return text, None


def _is_qualifier(text: str, area: str) -> bool:
    return text.endswith(")") and f"({area}" in text and _QUALIFIER.fullmatch(area.strip(" )")) is not None


def score_of(text: str) -> str | None:
    """The grade or honours as written."""
    for pattern in (_SCORE, _HONOURS, _BARE_SCORE):
        found = pattern.search(text)
        if found:
            return next((group for group in found.groups() if group), found.group()).strip()
    return None


def without_place_after(school: str) -> str:
    """Without the place in brackets after a school's name: "University of Central Florida (Orlando, FL)"."""
    found = _PLACE_AFTER.search(school)
    place = place_reader().place(found.group(1)) if found else None
    known = place is not None and (place.city or place.country_code)
    return school[: found.start()].rstrip(" ,") if found and known else school
