"""Jobs written as labels and values: "Company: …", "Designation: …", "Duration: …", "Description: …"."""

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


def _label(line: Line) -> tuple[str, str] | None:
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


def parse_labelled(lines: Sequence[Line], day_first: bool | None) -> list[Work]:
    """The jobs of such a section: a label that comes again begins the next job."""
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
    return [work for group in groups if (work := _work(group, day_first)) is not None]


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
