"""Studies and training: institution, degree, field, dates, grade."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from companion.profile.document import Line
from companion.profile.model import Education
from companion.profile.parse.dates import find_range
from companion.profile.parse.labelled import labelled_studies
from companion.profile.parse.studies import Study, divide
from companion.profile.parse.study_parts import (
    ABOUT_DEGREE,
    AREA_LABEL,
    PREPOSITION,
    degree_of,
    score_of,
    without_place_after,
)
from companion.profile.parse.study_roles import Part
from companion.profile.parse.tables import table_of
from companion.profile.parse.tidy import tidied

_COLUMNS = {
    "year": "year passing passout date dates period duration jahr jahre zeitraum annee periode ano fecha anno",
    "score": "percentage marks cgpa gpa grade score result aggregate % note nota percent class division mention",
    "school": "institution institute institutions college school schule hochschule etablissement ecole centro istituto instituicao",
    "board": "board university universite universidad universidade",
    "area": "specialization specialisation branch discipline stream subject subjects field fach fachrichtung specialite especialidad",
    "degree": "course degree examination exam qualification qualifications standard level program programme abschluss diplome titulo curso",
}
"""Words that name the columns of a table of studies."""
_STATUS = re.compile(
    r"\s*(?:\((?:completo|completa|conclu[ií]d[oa]|cursando|em (?:andamento|curso)|incompleto|trancado|en curso|finalizado|laufend|"
    r"abgebrochen|abgeschlossen|ongoing|completed|in progress|en cours|in corso)\)|\b(?:nicht abgeschlossen|ohne abschluss)\b)\s*",
    re.I,
)
"""Whether studies are over, which is neither degree nor school; what it stands between are two things."""

_THESIS = re.compile(
    r"(?<=\w)[.;,]\s*(?:(?:\w+(?:'s)?\s)?(?:thesis|dissertation)|(?:diplom|bachelor|master|abschluss)arbeit|mémoire|tesis?|tesi)\b.*$"
    r"|(?<=[a-zà-ÿ]{5})\.$",
    re.IGNORECASE,
)
"""What was written there, behind the school's name; and the full stop of the line."""


def read_education(lines: Sequence[Line], day_first: bool | None) -> tuple[list[Education], list[Education]]:
    """The studies of one section in the order written, by their dates, degrees and schools, and those of them that may as
    well be read otherwise."""
    table = table_of(lines, _COLUMNS)
    if table is not None:
        return [_row(row, day_first) for row in table], []
    labelled = labelled_studies(lines)
    if labelled is not None:
        return [_row({**row, "year": row.get("dates", "")}, day_first) for row in labelled], []
    lines = tidied([_without_status(line) for line in lines], day_first)
    found = [(_education(study), study.unsure) for study in divide(lines, day_first)]
    made = [(study, unsure) for study, unsure in found if study.institution or study.studyType or study.area]
    return [study for study, _ in made], [study for study, unsure in made if unsure]


def _row(row: dict[str, str], day_first: bool | None) -> Education:
    """A study from a row of a table, or from labels and values."""
    dates = find_range(row.get("year", ""), day_first)
    study, area = degree_of(row.get("degree", ""))
    return Education(
        institution=row.get("school") or row.get("board"),
        studyType=study,
        area=row.get("area") or area,
        startDate=None if dates is None or dates.single else dates.start,
        endDate=dates.end if dates else None,
        score=row.get("score"),
    )


def _without_status(line: Line) -> Line:
    text = ABOUT_DEGREE.sub("", _STATUS.sub("\t", line.text).strip("\t ,"))
    return replace(line, text=text) if text and text != line.text else line


def _education(study: Study) -> Education:
    degree, named, school = (_joined(study.assigned.of(role, study.parts)) for role in ("degree", "field", "school"))
    kind, area = degree_of(degree)
    told = next((AREA_LABEL.sub("", line.text) for line in study.header if AREA_LABEL.match(line.text)), None)
    dates = study.dates
    return Education(
        institution=without_place_after(_THESIS.sub("", school)) or None,
        studyType=kind,
        area=", ".join(part for part in (area, PREPOSITION.sub("", named)) if part) or told,
        startDate=None if dates is None or dates.single else dates.start,
        endDate=dates.end if dates else None,
        score=score_of("\n".join(line.text for line in [*study.header, *study.body])),
        courses=[],
    )


def _joined(parts: Sequence[Part]) -> str:
    return ", ".join(part.text for part in parts)
