"""Studies and training: institution, degree, field, dates, grade."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from companion.gazetteer import fold
from companion.profile.document import Line
from companion.profile.model import Education
from companion.profile.parse.cells import MAX_HEADER_CHARS, split_pieces, unbracket
from companion.profile.parse.commas import comma_parts
from companion.profile.parse.dates import DateRange, find_range
from companion.profile.parse.entries import split_entries
from companion.profile.parse.entry import Entry, is_header_like
from companion.profile.parse.lexicon import company_score, degree_score, school_score, title_score
from companion.profile.parse.places import place_reader
from companion.profile.parse.tables import table_of
from companion.profile.parse.votes import by_vote

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
    r"\b(?:graduat(?:ed|ion)(?: date)?|expected(?: graduation)?|anticipated|completed|conferred|awarded|class of|obtained|(?:data da |previsão de )?conclusão|grad\.|abgeschlossen|voraussichtlich|fecha de (?:graduación|titulación)|diplômée? en)(?!\w)\s*:?",
    re.I,
)
_ABBREVIATED = re.compile(r"(?<=\w) \((?:[A-Z]\.?[A-Za-z]{0,2}\.?){2,3}\)")
"""A degree said again in short: "Master of Science (M.S.)"."""
_AREA_LABEL = re.compile(
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
    r"|Associate(?:[’']?s)? [Dd]egree|HBO(?:[- ]Bachelor)?|WO(?:[- ](?:Bachelor|Master))?|MBO(?: niveau)?(?: \d)?"
    r"|[A-Z]\.?\s?[A-Za-z]{0,5}\.?(?:[A-Za-z]{1,4}\.?)?|Abitur|Diplom|Magister|Laurea(?: magistrale| triennale)?|Licence|Licenciatura|Grado|Máster|Mestrado"
    r"|Bachelor(?:[’']?s)?(?: [Dd]egree)?|Master(?:[’']?s)?(?: [Dd]egree)?|Associate(?:[’']?s)?(?: [Dd]egree)?|\w{4,}studium|Diploma|Certificate|Certificado|Técnico superior|PhD|Pg(?:Cert|Dip)|Master [12]|Honours B\.?[AS]\.?)"
    r"(?:\s+\((?:Hons|Honours|Honors)\.?\)|\s+(?:Hons|Honours)|\s+(?:Level|Niveau|Stufe|Nivel) \d)?)[,\s]+(?P<area>(?!of\b|de\b|[Dd]egree$)[A-ZÀ-Þ].{2,80})$"
)
_COLUMNS = {
    "year": "year passing passout date dates period duration jahr jahre zeitraum annee periode ano fecha anno",
    "score": "percentage marks cgpa gpa grade score result aggregate % note nota percent class division mention",
    "school": "institution institute institutions college school schule hochschule etablissement ecole centro istituto instituicao",
    "board": "board university universite universidad universidade",
    "area": "specialization specialisation branch discipline stream subject subjects field fach fachrichtung specialite especialidad",
    "degree": "course degree examination exam qualification qualifications standard level program programme abschluss diplome titulo curso",
}
"""Words that name the columns of a table of studies."""
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
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{3,8}(?=$|[\s,.(-])")
_STATUS = re.compile(
    r"\s*(?:\((?:completo|completa|conclu[ií]d[oa]|cursando|em (?:andamento|curso)|incompleto|trancado|en curso|finalizado|laufend|"
    r"abgebrochen|abgeschlossen|ongoing|completed|in progress|en cours|in corso)\)|\b(?:nicht abgeschlossen|ohne abschluss)\b)\s*",
    re.I,
)
"""Whether studies are over, which is neither degree nor school; what it stands between are two things."""
_ABOUT_DEGREE = re.compile(
    r"^(?:angestrebter )?(?:abschlu(?:ss|ß)|abscluss)\s*:\s*|^(?:studiengang|studienfach)\s*:\s*", re.I
)
MAX_PLAIN_SCHOOL_WORDS = 3
"""Words after a degree's colon that are a school and no field before one."""
DEGREE_LINES = 3
"""Lines below a school's header in which its degree is looked for."""
_CLAUSE = re.compile(r"[.;]\s|[.;]$|\s(?:with|con|mit|avec|com)\s")
_PLACE_AFTER = re.compile(r"\s*\(([^()]{3,40})\)\.?$")
_PREPOSITION = re.compile(
    r"^(?:in|en|em|of|im|major(?:ing)? in|major:|fachrichtung|schwerpunkt:?|specialit[àé]:?)\s+", re.I
)


def parse_education(lines: Sequence[Line], day_first: bool | None) -> list[Education]:
    """The studies of one section in the order written, by their dates or else by their degrees and schools."""
    table = table_of(lines, _COLUMNS)
    if table is not None:
        return [_row(row, day_first) for row in table]
    lines = [_without_bullet(_without_status(line), day_first) for line in lines]
    entries = split_entries(lines, day_first, singles=True, complete=_is_complete, items=False)
    if entries:
        made = _studies(entries)
        head = _undated_before(lines, day_first)
        return [part for part in [*head, *made] if part.institution or part.studyType or part.area]
    return _undated(lines)


def _studies(entries: Sequence[Entry]) -> list[Education]:
    """The studies of dated entries. What no word tells is told by the others: where they have their degrees and schools."""
    names = [[cell.text for cell in entry.cells if not _is_place(cell.text)] for entry in entries]
    votes = by_vote(names, entries, lambda name: degree_score(name) - school_score(name))
    made: list[Education] = []
    for entry, own, roles in zip(entries, names, votes, strict=True):
        body = [line.text for line in entry.body]
        pieces = [*entry.pieces, *_degree_below(entry.pieces, body)]
        study = _education(pieces, entry.dates, body)
        if roles is not None and not any(degree_score(piece) for piece in pieces):
            degree, school = (" ".join(own[n] for n in role) for role in roles)
            if not school_score(degree) and (school_score(school) or not school_score(study.institution or "")):
                study.institution = _without_place_after(", ".join(_without_town(comma_parts(school))))
                study.studyType, study.area = _degree(", ".join(_parts([degree])))
        made.append(study)
    return made


def _without_town(parts: list[str]) -> list[str]:
    return [part for n, part in enumerate(parts) if n == 0 or not _is_place(part)]


def _degree_below(pieces: Sequence[str], body: Sequence[str]) -> list[str]:
    """The degree of a header that names a school alone, from the first lines below it."""
    if any(degree_score(piece) for piece in pieces) or not any(school_score(piece) for piece in pieces):
        return []
    clauses = [_CLAUSE.split(text.replace("\t", " "))[0].strip() for text in body[:DEGREE_LINES]]
    told = [clause for clause in clauses if _begins_with_degree(clause) and len(clause) <= MAX_HEADER_CHARS]
    return told[:1] if told and not school_score(told[0]) else []


def _begins_with_degree(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and ":" not in text and degree_score(" ".join(words[:3])) > 0


def _row(row: dict[str, str], day_first: bool | None) -> Education:
    """A study from a row of a table."""
    dates = find_range(row.get("year", ""), day_first)
    study, area = _degree(row.get("degree", ""))
    return Education(
        institution=row.get("school") or row.get("board"),
        studyType=study,
        area=row.get("area") or area,
        startDate=None if dates is None or dates.single else dates.start,
        endDate=dates.end if dates else None,
        score=row.get("score"),
    )


def _without_status(line: Line) -> Line:
    text = _ABOUT_DEGREE.sub("", _STATUS.sub("\t", line.text).strip("\t ,"))
    return replace(line, text=text) if text and text != line.text else line


def _without_bullet(line: Line, day_first: bool | None) -> Line:
    """A list item that names a dated degree is a study, not part of one's description."""
    names_study = line.bullet and degree_score(line.text) and find_range(line.text, day_first) is not None
    names_study = names_study and not title_score(line.text)
    return replace(line, text=line.text.rstrip(" ."), bullet=False) if names_study else line


def _undated_before(lines: Sequence[Line], day_first: bool | None) -> list[Education]:
    """Entries without a date above the first dated one."""
    first = next((n for n, line in enumerate(lines) if find_range(line.text, day_first)), 0)
    return _undated(lines[: first - 2]) if first > 4 else []


def _undated(lines: Sequence[Line]) -> list[Education]:
    groups: list[list[Line]] = []
    for line in lines:
        new_degree = degree_score(line.text) > 0
        new_school = school_score(line.text) > 0
        if not (new_degree or new_school) and groups:
            groups[-1].append(line)
            continue
        if not (new_degree or new_school):
            continue
        known = " ".join(part.text for part in groups[-1]) if groups else ""
        twice = (new_degree and degree_score(known) > 0) or (new_school and school_score(known) > 0)
        # In DOCX each paragraph has space before it: what the group lacks belongs to it all the same.
        if not groups or twice or (line.gap and degree_score(known) and school_score(known)):
            groups.append([])
        groups[-1].append(line)
    return [_undated_study(group) for group in groups]


def _undated_study(group: Sequence[Line]) -> Education:
    """A study from its lines; a year may stand at the end of one of them."""
    dates = None
    texts: list[str] = []
    for line in group[:3]:
        found = find_range(line.text) if dates is None else None
        at_end = found is not None and found.stop >= len(line.text.rstrip(" .)"))
        dates = found if at_end else dates
        texts.append(line.text[: found.begin] if found is not None and at_end else line.text)
    return _education([p for text in texts for p in split_pieces(text)], dates, [line.text for line in group[1:]])


def _is_complete(pieces: list[str]) -> bool:
    parts = _parts(pieces)
    return (any(degree_score(p) for p in parts) and any(school_score(p) and not degree_score(p) for p in parts)) or len(
        parts
    ) >= 4


def _parts(pieces: Sequence[str]) -> list[str]:
    """Pieces divided at commas and freed of grades and places."""
    parts: list[str] = []
    for piece in [side for whole in pieces for side in _around_at(whole)]:
        if _is_address(piece):
            continue
        piece = _ABBREVIATED.sub(lambda found: "" if degree_score(found.group()) else found.group(), piece)
        piece = _GRADUATED.sub("", piece)
        plain = _HONOURS.sub("", _BARE_SCORE.sub("", _SCORE.sub("", piece)))
        plain = unbracket(plain.replace("()", "").strip(" ,;"))
        # "University of California, Berkeley" and "Bachelor of Arts, English" part at the comma alike.
        parts += _with_area(_without_states(comma_parts(plain)), pieces, piece)
    return parts


def _around_at(piece: str) -> list[str]:
    """ "Bachelor of Arts at the University of Ulm", "Postgraduate: Seneca College" in their two names."""
    degree, colon, school = piece.partition(": ")
    plain = school.startswith("The ") or len(school.split()) <= MAX_PLAIN_SCHOOL_WORDS
    both = degree_score(degree) > 0 and school_score(school) > 0
    if colon and plain and both and not school_score(degree) and not degree_score(school):
        return [degree.strip(), school.strip()]
    found = _AT_SCHOOL.search(piece)
    if found is None or not degree_score(piece[: found.start()]):
        return _before_school(piece)
    after = piece[found.end() :].strip(' „“"')
    told = school_score(after) or company_score(after) or _PLACE_AFTER.search(after) or _ACRONYM.match(after)
    return [piece[: found.start()], after] if told and not degree_score(after) else [piece]


def _before_school(piece: str) -> list[str]:
    """A degree and the school that follows it without a sign between: "BA : Education Clarendon College"."""
    found = _SCHOOL_AFTER.search(piece)
    before = piece[: found.start()] if found else ""
    if found is None or "," in before or not degree_score(before) or school_score(before):
        return [piece]
    return [before.rstrip(" :"), found.group().strip()]


def _with_area(parts: list[str], pieces: Sequence[str], piece: str) -> list[str]:
    """A field that lists several ("BSc in Automation, Electronics and Control") whole where another piece is the school."""
    elsewhere = any(school_score(other) for other in pieces if other is not piece)
    first = parts[0] if parts else ""
    if not (elsewhere and len(parts) > 1 and degree_score(first) and re.search(r"\s(?:in|en|em)\s", first)):
        return parts
    rest = [part for part in parts[1:] if degree_score(part) or school_score(part) or _is_place(part)]
    return parts if rest else [", ".join(parts)]


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


def _is_place(text: str) -> bool:
    if school_score(text) or degree_score(text):
        return False
    gaz = place_reader()
    place = gaz.place(text)
    with_region = place is not None and place.region and gaz.city_country(place.city)  # "Omaha NE"
    return bool(gaz.city_country(text) or gaz.country(text) or (gaz.region(text)[0] and len(text) <= 20) or with_region)


def _education(pieces: Sequence[str], dates: DateRange | None, body: Sequence[str]) -> Education:
    parts = _parts([piece for piece in pieces if not _AREA_LABEL.match(piece)])
    told = next((_AREA_LABEL.sub("", piece) for piece in pieces if _AREA_LABEL.match(piece)), None)
    degree = max(
        [part for part in parts if not _is_named_school(part, parts)] or parts,
        key=lambda p: (degree_score(p) - school_score(p) * (not degree_score(p)), -parts.index(p)),
        default="",
    )
    degree = degree if degree_score(degree) and not _is_named_school(degree, parts) else ""
    schools = [p for p in parts if p != degree]
    school = max(schools, key=lambda p: (school_score(p) - degree_score(p), -schools.index(p)), default="")
    rest = [p for p in schools if p != school and not _is_place(p) and not (degree and _is_abbreviation(p))]
    if school and not school_score(school) and _is_place(school):
        school = rest.pop(0) if rest else ""
    elif school and not school_score(school):
        school, rest = _unmarked_school(pieces, degree, [p for p in schools if not _is_place(p)])
    school = _without_place_after(school)
    study, area = _degree(degree)
    if area is None and rest:
        area = _PREPOSITION.sub("", rest[0])
    area = area or told
    whole = "\n".join([*pieces, *body])
    return Education(
        institution=school or None,
        studyType=study,
        area=area,
        startDate=None if dates is None or dates.single else dates.start,
        endDate=dates.end if dates else None,
        score=_score(whole),
        courses=[],
    )


def _without_place_after(school: str) -> str:
    """Without the place in brackets after a school's name: "University of Central Florida (Orlando, FL)"."""
    found = _PLACE_AFTER.search(school)
    place = place_reader().place(found.group(1)) if found else None
    known = place is not None and (place.city or place.country_code)
    return school[: found.start()].rstrip(" ,") if found and known else school


def _is_abbreviation(part: str) -> bool:
    """The degree said again in short, as LinkedIn does: "Bachelor of Arts - BA"."""
    return len(part) <= 6 and part.isupper() and degree_score(part) > 0


def _is_named_school(degree: str, parts: Sequence[str]) -> bool:
    """ "Millard South High School" names a school, though "high school" alone is what one finished."""
    only_school = not any(school_score(part) for part in parts if part != degree)
    words = degree.split()
    return only_school and len(words) > 2 and fold(" ".join(words[-2:])) in ("high school", "secondary school")


def _score(text: str) -> str | None:
    """The grade or honours as written."""
    for pattern in (_SCORE, _HONOURS, _BARE_SCORE):
        found = pattern.search(text)
        if found:
            return next((group for group in found.groups() if group), found.group()).strip()
    return None


def _unmarked_school(pieces: Sequence[str], degree: str, rest: list[str]) -> tuple[str, list[str]]:
    """A school whose name says not that it is one: what stands in another piece than the degree."""
    followed = [part for part in rest if any(_has_place_after(part, p) for p in pieces)]
    if followed and _degree(degree)[1] is None:
        return followed[0], [part for part in rest if part != followed[0]]
    if not degree and len(rest) > 1 and any(all(part in piece for part in rest) for piece in pieces):
        return rest[-1], rest[:-1]  # "Industrial Sciences, GTI Beveren": as degrees stand before their schools
    elsewhere = [part for part in rest if not any(degree and degree in p and part in p for p in pieces)]
    school = elsewhere[0] if elsewhere else rest[-1] if len(rest) > 1 else ""
    return school, [part for part in rest if part != school]


def _has_place_after(part: str, piece: str) -> bool:
    """Whether a town stands after `part` in its piece, as after a school and never after a field."""
    parts = comma_parts(piece)
    return any(a == part and _is_place(b) for a, b in itertools.pairwise(parts))


def _degree(text: str) -> tuple[str | None, str | None]:
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


def looks_like_education(line: Line) -> bool:
    """A header line that names a degree or a school."""
    return is_header_like(line) and (degree_score(line.text) > 0 or school_score(line.text) > 0)
