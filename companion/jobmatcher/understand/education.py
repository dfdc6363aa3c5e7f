"""Education asked for: the lowest level that satisfies the posting, and whether experience may stand in."""

from __future__ import annotations

import re

from companion.contracts import Note
from companion.guarded import Guarded, GuardedTable
from companion.jobmatcher.understand.document import Document, Sentence

LEVELS: tuple[str, ...] = ("none", "high_school", "vocational", "associate", "bachelor", "master", "doctorate")
"""From low to high."""

_LEVEL_TABLE: tuple[tuple[str, str], ...] = (
        ("none", r"no (?:formal )?(?:degree|education|qualifications?)(?: is| are)? (?:required|necessary|needed)|degree (?:is )?not required|kein (?:abschluss|studium) (?:nötig|erforderlich)|sans diplôme|no se requiere(?:n)? (?:estudios|titulación)"),
        ("high_school", r"high[- ]?school|\bged\b|secondary (?:school|education)|\bgcses?\b|\ba[- ]levels?\b(?! (?:of|\d))|\babitur\b|(?:haupt|real)schulabschluss|schulabschluss|mittlere reife|fachhochschulreife|baccalauréat|niveau bac\b|\bbac\b(?! ?\+| pro)|bachillerato|batxillerat|\beso\b|maturit(?:a|ou|u|ní)\b|wykształcenie średnie|středoškol|middelbare|gymnasie(?!n)|diploma di (?:maturità|perit|ragioni|geometr|scuola superiore)|perito (?:meccanic|elettr|industrial|agrari|chimic|informatic)|ensino médio|12th (?:grade|pass)|matric\b"),
        ("vocational", r"vocational|trade school|technical (?:school|diploma|certificate)|\bnvq\b|city (?:&|and) guilds|completed (?:an )?apprenticeship|apprentice[- ]trained|time[- ]served|(?:abgeschlossene|erfolgreiche|kaufmännische|technische|handwerkliche|gewerbliche|einschlägige)[rsn]? (?:(?!studium).){0,45}ausbildung|berufsausbildung|ausbildung (?:als|zum|zur|im|in|oder)|\w{3,}ausbildung\b|\bgesellenbrief|facharbeiter|lehrabschluss|lehre als|(?<!-)\bcap\b(?!,? (?:of|on|and|the|table|en vigor|vigente|boots))|\bbep\b|bac pro|formation professionnelle|\bfp\b|formación profesional|ciclo formativo|grado medio|cicle formatiu|\bmbo\b|diplôme d.état|výuční|zawodowe|yrkesutbildning|diploma in\b|culinary (?:degree|diploma|school)|cosmetology"),
        ("associate", r"associate.?s?(?= (?:or|/|and) bachelor)|associate.?s? degree|associates? in(?= (?:an? |applied|arts|sciences?|nursing|engineering|business|accounting|related|computer|early|health|(?:\w+ )?technology))|associate of|\ba\.?a\.?s?\b(?= degree|/)|foundation degree|\bhnd\b|\bhnc\b|2[- ]year degree|two[- ]year (?:college )?degree|\bbts\b|\bdut\b|bac ?\+ ?2|grado superior|cfgs|técnico superior|some college"),
        ("bachelor", r"bachelor|baccalaureate|\bb\.?\s?sc?\b\.?(?:/| degree| in|,? or|\)|\.|,|$)|\bbs/ms\b|\bba/bs\b|\bbs/ba\b|\bb\.?a\b\.?(?:/| degree| in\b|,? or)|\bbsn\b|\bb\.?eng\b|\bllb\b|\bb\.?\s?tech\b|\bb\.?\s?e\b\.?(?= or\b|/| in\b)|\bb\.?com\b|\bbba\b|\bbfa\b|undergraduate degree|(?:college|university|uni|academic|four[- ]year|4[- ]year|relevant|technical|science|engineering|honou?rs|related|business|law|nursing|teaching|education|first|good|recognised|numerate|quantitative|stem) degree|degrees? (?:in|or|from|level|qualified|educated|required|is required|preferred|with)|degree[- ](?:level|qualified|educated)|an? degree\b|graduate (?:in|of|from)|studium|hochschulabschluss|studienabschluss|universitätsabschluss|akademisch|\bhochschul|diplom[- ]?(?:ingenieur|\(fh\))|dipl\.|bac ?\+ ?[34]|\blicence\b(?= (?:en|de|professionnelle))|licenciatura|licenciad[oa]|graduad[oa] (?:en|universitari)|grado (?:universitario|en)|título (?:universitario|oficial|de)|titulación (?:universitaria|superior|en)|titulado|diplomatura|grau (?:universitari|en)|\bhbo\b|laurea|vysokošk|wykształcenie wyższe|studia wyższe|högskole|universitetsutb|kandidat|ensino superior|staatsexamen|bac\.? degree|matura académica"),
        ("master", r"master.?s\b(?! of cerem)|master degree|masters? (?:degree|in|of (?:science|arts|business|engineering|social|public|education|fine|laws))|\bm\.?sc?\b\.?(?:/| degree| in|,? or|\)|,|$)|\bms degree|\bmba\b|\bmsw\b|\bm\.?pharm\b|\bmsci\b|\bmchem\b|\bmsn\b|\bm\.?eng\b|\bllm\b|\bm\.?ed\b|postgraduate (?:degree|qualification)|graduate degree|advanced degree|\bmaster(?:abschluss|studium|studiengang)|master \(|(?:bachelor|diplom|fh)[- ]?(?:/|oder|or|,|and|ou|o) ?master|diplôme d.ingénieur|école d.ingénieurs?|école de commerce|bac ?\+ ?5|\bmaster\b(?= (?:en|in|1|2|ou|o)\b)|máster|magister|\bwo\b(?=[- /])|laurea magistrale|mgr\b"),
        ("doctorate", r"\bph\.?\s?d(?:s?\b|\.)|doctora(?:te|l|do|t)\b|doctor of|promotion (?:in|im|oder|abgeschlossen|von vorteil)|promovier|\bpharm\.?\s?d|juris doctor|\bj\.?d\b\.?(?: degree| from|,|/| or|$)|\bm\.?d\.?(?: degree| or |/do)|medical degree|doktors?(?:examen|grad)|disputerad|\bdvm\b|\bdpt\b|\bdnp\b|\bdds\b|\bdmd\b"),
)  # fmt: skip
_LEVELS = GuardedTable((rank, pattern) for rank, (_, pattern) in enumerate(_LEVEL_TABLE))
_NOT = Guarded(
    r"(?:to|at|for|teach|teaching|key stage \d and|up to) gcses?\b|gcse (?:class|course|student|level|curricul|exam|result|teach|pupil)|(?:to|at|teach|teaching) a[- ]levels?|360[- ]degree|(?:\ba|the|any|certain|greater|varying|reasonable) degrees? of (?!bachelor|master|doctor|science|arts)|vocational (?:and technical )?(?:skills|training|rehab|interest|centre|center)|high degree|degree of (?:autonomy|freedom|accuracy|independ|flexib|profic|responsib|detail|initiative|confiden)|some degree|large degree|master data|scrum master|webmaster|head ?master|master (?:the|your|new|planning|plan|service|schedule)|mastery|masterclass|degrees? (?:fahrenheit|celsius|c\b|f\b)|tuition|promotion opportun|award (?:the |an? )?(?:associate|bachelor|master)|\\d+ (?:associate|bachelor|master|undergraduate|graduate)|years of (?:elementary|secondary|high)|(?:degree|certificate) programs? (?:are|is|in\b|at\b|offered)|offers? (?:\\w+ ){0,3}(?:associate|bachelor|master)|bachelor party"
)
_EQUIVALENT = Guarded(
    r"or equivalent|equivalent (?:work|practical|professional|relevant|combination|experience|education|qualif|training)|(?:or|and/or) (?:commensurate|related|relevant|comparable|equal) (?:work |professional )?experience|in lieu of|combination of education|oder (?:eine )?(?:vergleichbar|gleichwertig|ähnlich)|vergleichbare (?:qualif|ausbildung)|ou équivalent|équivalent|o (?:similar|equivalente)|or (?:similar|commensurate)|gelijkwaardig|motsvarande|\(or equivalent|lub pokrewne|qualified by experience|or demonstrable"
)
_PREFERRED = Guarded(
    r"prefer(?!ably \d)|desir|a plus\b|nice to have|ideally|bonus|advantage|helpful|idealerweise|wünschenswert|von vorteil|souhait|idéalement|deseable|valorable|se valora|an asset|would be|appreciat"
)
_WANTED = Guarded(
    r"require|must|minimum|essential|or (?:higher|equivalent|above)|\bhave\b|hold|complet|qualif|abgeschlossen|erforderlich|titulaire|diplôm|imprescindible|necesari|education|studies|studium|estudios|formación|formation|degree"
)


def read_education(document: Document, sentences: list[Sentence]) -> tuple[Note | None, bool]:
    """(lowest level asked for, whether equivalent experience is accepted)."""
    required: list[tuple[int, int, int, Sentence]] = []
    preferred: list[tuple[int, int, int, Sentence]] = []
    for sentence in sentences:
        if sentence.section in ("benefits", "legal", "about", "apply") or sentence.line.heading:
            continue
        for rank, start, end, nice in _levels(document, sentence):
            (preferred if nice else required).append((rank, start, end, sentence))
    chosen = required or preferred
    if not chosen:
        return None, False
    if required:
        first = next((one for one in required if one[3].section == "must"), required[0])[3]
        near = [one for one in required if one[3] is first or one[3].line is first.line]
        rank, start, end, sentence = min(near, key=lambda one: one[0])
    else:
        rank, start, end, sentence = min(preferred, key=lambda one: one[0])
    text = document.lower[sentence.start : sentence.end]
    note = Note(value=LEVELS[rank], required=bool(required), evidence=[document.evidence(start, end)])
    return note, bool(_EQUIVALENT.search(text))


def _levels(document: Document, sentence: Sentence) -> list[tuple[int, int, int, bool]]:
    """(rank, start, end, preferred) of each level the sentence names."""
    text = document.lower[sentence.start : sentence.end]
    found: list[tuple[int, int, int, bool]] = []
    nice_section = sentence.section == "nice"
    for rank, pattern, branches in _LEVELS.candidates(text):
        found_here = pattern.finditer(text, branches)
        match = next((one for one in found_here if _is_level(document, sentence, text, one)), None)
        if match is None:
            continue
        if sentence.section == "duties" and not _WANTED.search(text):
            continue
        clause = text[match.start() : match.start() + 110].partition(";")[0]
        lead = text[max(0, match.start() - 30) : match.start()]
        nice = nice_section or bool(_PREFERRED.search(clause) or _PREFERRED.search(lead))
        if nice and not nice_section and _another_level(text, match, clause):
            nice = False
        found.append((rank, sentence.start + match.start(), sentence.start + match.end(), nice))
    return found


def _is_level(document: Document, sentence: Sentence, text: str, match: re.Match[str]) -> bool:
    """Whether the words name a level here: not "master data", "Tucker High School" or the degree of a master's."""
    if _NOT.search(text, max(0, match.start() - 12), min(len(text), match.end() + 14)):
        return False
    words = match[0]
    if words.endswith("degree") and _EQUALS.match(text, match.end()):
        return False
    if words.startswith("degree") and _HIGHER.search(text, max(0, match.start() - 14), match.start()):
        return False
    if words.startswith(("high school", "secondary school")):
        start = sentence.start + match.start()
        named = document.text[max(0, start - 12) : start].rstrip().rpartition(" ")[2]
        if sentence.start == 0 or _OF_PUPILS.match(text, match.end()):
            return bool(_OF_SCHOOL.match(text, match.end()))
        return not (named[:1].isupper() and start > sentence.start and not _OF_SCHOOL.match(text, match.end()))
    return True


_HIGHER = re.compile(r"master|associate|doctor|graduate|ph\.?d|advanced|foundation")
_EQUALS = re.compile(r" equivalent to (?:an? )?(?:[\w-]+ )?(?:master|doctor|ph\.?d)")
"""What a degree without a name must amount to."""
_OF_PUPILS = re.compile(
    r"\W*(?:\w+ ){0,3}?(?:teach|children|levels\b|dual enrol|programs\b|social stud|chem|physic|biolog|history|tutor|students?\b|pupils|math|scien|english|counsel|principal|coach|age\b)"
)
_OF_SCHOOL = re.compile(r"\W*(?:diploma|graduat|degree|education|or\b|ged|equivalent|level\b|transcript)")


def _another_level(text: str, level: re.Match[str], clause: str) -> bool:
    """Whether "preferred" after a level belongs to a later level: "Bachelor's degree, Master's preferred"."""
    preferred = _PREFERRED.search(clause)
    if not preferred:
        return False
    between = text[level.end() : level.start() + preferred.start()]
    later = re.search(
        r"[,;.(]\s*(?:an? )?(?:master|mba|ph\.?d|bachelor|advanced|graduate|degree|doctor|bs|ms|m\.s)", between
    )
    return bool(later) or bool(re.search(r"required", between))
