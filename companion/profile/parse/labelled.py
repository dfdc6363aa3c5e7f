"""Jobs and studies written as labels and values: "Company: …", "Designation: …", "Duration: …", "Description: …".

The European CV of before 2020 is of this kind in all its languages: "Occupation or position held: …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from companion.gazetteer import fold
from companion.profile.document import Line
from companion.profile.model import Work
from companion.profile.parse.commas import comma_parts, may_be_place
from companion.profile.parse.dates import DateRange, find_range

_LABELS = {
    "company": "company employer organization organisation firm arbeitgeber firma unternehmen employeur entreprise "
    "empresa empleador azienda werkgever bedrijf bedrijfsnaam empregador pracodawca",
    "position": "position role title designation occupation stelle funktion poste fonction puesto cargo posizione ruolo functie stanowisko função",
    "dates": "duration period dates date from tenure zeitraum période periodo periodo período periode",
    "place": "location place ort lieu lugar luogo plaats local",
    "description": "description responsibilities duties tasks aufgaben missions funciones mansioni taken",
}
_PHRASES = {
    "dates": "dates; datum; zeitraum; fechas; date; datas; daty; období; perioada; datums; datumok; időtartam",
    "company": "name and address of employer; name und adresse des arbeitgebers; name und anschrift des arbeitgebers; "
    "nom et adresse de l'employeur; nombre y dirección de la empresa o empleador; nombre y dirección del empleador; "
    "nome e indirizzo del datore di lavoro; nome e morada do empregador; nazwa i adres pracodawcy; "
    "jméno a adresa zaměstnavatele; numele și adresa angajatorului; naam en adres van de werkgever; "
    "arbetsgivarens namn och adress; a munkáltató neve és címe",
    "position": "occupation or position held; beruf oder funktion; fonction ou poste occupé; emploi ou poste occupé; "
    "profesión o cargo desempeñado; puesto o cargo ocupados; lavoro o posizione ricoperti; função ou cargo ocupado; "
    "zawód lub stanowisko; zajmowane stanowisko; povolání nebo vykonávaná funkce; funcția sau postul ocupat; beroep of functie; "
    "yrke eller befattning; foglalkozás / beosztás",
    "description": "main activities and responsibilities; wichtigste tätigkeiten und zuständigkeiten; "
    "principales activités et responsabilités; funciones y responsabilidades principales; "
    "principali attività e responsabilità; principali mansioni e responsabilità; principais actividades e responsabilidades; "
    "principais atividades e responsabilidades; główne działania i zakres obowiązków; hlavní pracovní náplň a oblasti odpovědnosti; "
    "activități și responsabilități principale; voornaamste werkzaamheden en verantwoordelijkheden; "
    "huvudsakliga arbetsuppgifter och ansvarsområden; főbb tevékenységek és feladatkörök",
    "aside": "type of business or sector; tätigkeitsbereich oder branche; type ou secteur d'activité; tipo de empresa o sector; "
    "tipo di attività o settore; tipo de empresa ou sector; tipo de empresa ou setor; rodzaj działalności lub sektor; "
    "obor činnosti či odvětví; tipul activității sau sectorul de activitate; "
    "level in national or international classification; stufe der nationalen oder internationalen klassifikation; "
    "niveau dans la classification nationale ou internationale; nivel en la clasificación nacional o internacional; "
    "livello nella classificazione nazionale o internazionale; nível segundo a classificação nacional ou internacional",
    "degree": "title of qualification awarded; bezeichnung der erworbenen qualifikation; "
    "intitulé du certificat ou diplôme délivré; título de la cualificación obtenida; titolo della qualifica rilasciata; "
    "qualifica conseguita; designação da qualificação atribuída; nazwa uzyskanych kwalifikacji; uzyskane kwalifikacje; "
    "dosažená kvalifikace; calificarea / diploma obținută; benaming van het verworven certificaat of diploma",
    "school": "name and type of organisation providing education and training; name and type of organisation; "
    "name und art der bildungs- oder ausbildungseinrichtung; nom et type de l'établissement d'enseignement ou de formation; "
    "nombre y tipo de la organización que ha impartido la educación o la formación; nombre y tipo del centro de estudios; "
    "nome e tipo d'organizzazione erogatrice dell'istruzione e formazione; nome e tipo di istituto di istruzione o formazione; "
    "nome e tipo da organização de ensino ou formação; nazwa i rodzaj organizacji dostarczającej kształcenia i szkolenia; "
    "název a typ organizace, která poskytla vzdělání; numele și tipul instituției de învățământ / furnizorului de formare",
    "area": "principal subjects/occupational skills covered; principal subjects / occupational skills covered; "
    "hauptfächer/berufliche fähigkeiten; principales matières/compétences professionnelles couvertes; "
    "principales materias o capacidades profesionales estudiadas; "
    "principali tematiche/competenze professionali possedute; principais disciplinas/competências profissionais",
}
"""The labels of the European CV (its instructions, Decision 2241/2004/EC), for both jobs and studies."""
_OF_PHRASE = {fold(phrase.strip()): key for key, phrases in _PHRASES.items() for phrase in phrases.split(";")}
_PARTED = re.compile(r"^([^:\t]{4,90}?)\s*[:\t]\s*(.*)$")
_OF_STUDIES = frozenset({"degree", "school"})
_KEYS = {fold(word): key for key, words in _LABELS.items() for word in words.split()}
_LINE = re.compile(
    r"^(?:name (?:and address )?of (?:the )?|job |company )?([^\W\d_]{3,20})(?: last)?(?: name| held| title)?\s*(?::\s*-?|\s-|-\s|\t)\s*(.*)$",
    re.I,
)
_DATED = re.compile(r"^([^\W\d_]{4,12})\s+(?=\d)(.*)$")
"""A label and dates without a colon: "Período 04/2021 – 11/2021"."""
MAX_VALUE_CHARS = 100
"""A longer value is a sentence, not the name of an employer or a position."""
DATED_LINES = 3
"""Lines of a description in which the dates of the job are looked for."""


@dataclass
class _Group:
    values: dict[str, str] = field(default_factory=dict)
    body: list[Line] = field(default_factory=list)


def begins_with_label(text: str) -> bool:
    """Whether a line begins with a label of the European CV."""
    return _phrase(text) is not None


def _phrase(text: str) -> tuple[str, str] | None:
    """Key and value of a line that begins with a label of the European CV."""
    found = _PARTED.match(text)
    key = _OF_PHRASE.get(fold(found[1])) if found else None
    return (key, found[2].strip()) if found and key else None


def _label(line: Line) -> tuple[str, str] | None:
    if (named := _phrase(line.text)) is not None:
        return named
    found = _LINE.match(line.text)
    key = _KEYS.get(fold(found.group(1))) if found else None
    if key is None and (dated := _DATED.match(line.text)) and _KEYS.get(fold(dated.group(1))) == "dates":
        return "dates", dated.group(2)
    if found and key != "description" and len(found.group(2)) > MAX_VALUE_CHARS:
        return None
    return (key, found.group(2).strip()) if found and key else None


def names_employer(line: Line) -> bool:
    """Whether a label in the line says that an employer follows: "Company: …"."""
    label = _label(line)
    return label is not None and label[0] == "company"


def is_labelled(lines: Sequence[Line]) -> bool:
    """Whether the section names its employers by labels."""
    return any(map(names_employer, lines))


def labelled_studies(lines: Sequence[Line]) -> list[dict[str, str]] | None:
    """Degree, school, area and dates of each study, where the section names its schools by labels."""
    named = [found[0] for line in lines if (found := _phrase(line.text)) is not None]
    if _OF_STUDIES.isdisjoint(named):
        return None
    return [group.values for group in _groups(lines) if not _OF_STUDIES.isdisjoint(group.values)]


def parse_labelled(lines: Sequence[Line], day_first: bool | None) -> list[Work]:
    """The jobs of such a section."""
    return [work for group in _groups(lines) if (work := _work(group, day_first)) is not None]


def _groups(lines: Sequence[Line]) -> list[_Group]:
    """The labels and values of each job or study: a label that comes again begins the next one."""
    groups: list[_Group] = []
    for line in lines:
        label = _label(line)
        if label is None:
            if groups:
                groups[-1].body.append(line)
            continue
        key, value = label
        begins = key == "company" or not line.bullet
        if not groups or (key in groups[-1].values and key != "description" and begins):
            groups.append(_Group())
        if key == "description" and value:
            groups[-1].body.append(Line(value))
        groups[-1].values.setdefault(key, value)
    return groups


def _work(group: _Group, day_first: bool | None) -> Work | None:
    company = group.values.get("company") or None
    position = group.values.get("position") or None
    if not company and not position:
        return None
    dates = _dates(group, company or "", day_first)
    place = group.values.get("place")
    parts = comma_parts(company or "")
    if place is None and len(parts) > 1 and may_be_place(parts[-1]):
        company, place = ", ".join(parts[:-1]), parts[-1]
    return Work(
        name=_without_dates(company, day_first),
        position=_without_dates(position, day_first),
        location=place or None,
        startDate=dates.start if dates else None,
        # Without dates nothing says that the person still works there, but JSON Resume has no "unknown".
        endDate=dates.end if dates else None,
        highlights=[line.text.replace("\t", " ") for line in group.body],
    )


def _dates(group: _Group, company: str, day_first: bool | None) -> DateRange | None:
    texts = [group.values.get("dates", ""), company, group.values.get("position", "")]
    texts += [line.text[:120] for line in group.body[:DATED_LINES]]
    found = [date for text in texts if (date := find_range(text, day_first)) is not None]
    return next((date for date in found if not date.single), None)


def _without_dates(text: str | None, day_first: bool | None) -> str | None:
    found = find_range(text, day_first) if text else None
    if text is None or found is None:
        return text
    return (text[: found.begin] + text[found.stop :]).strip(" ,;:()-–|\t") or None
