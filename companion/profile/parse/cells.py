"""A header line cut into its cells and pieces: between tabs, bars and bullets, dashes and slashes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from companion.gazetteer import fold
from companion.profile.parse.han import BETWEEN
from companion.profile.parse.lexicon import company_score, title_score
from companion.profile.parse.words import phrase_set

MAX_HEADER_CHARS = 120
"""A longer line is no header."""
_STRONG = re.compile(
    r"\s*\t\s*|\s+[|•·●▪—–‒]\s+|\s*[|•·—]\s*|\s+-{1,2}\s+|(?<![&/,])(?<!\bund)(?<!\band)\s+-(?=[A-ZÀ-Þ][a-zà-ÿ])|\s+@\s+|\s{3,}|;\s+"
)
_CELLS = re.compile(r"\s*\t\s*|\s+[|•·●▪]\s+|\s+@\s+|\s{3,}|;\s+")
"""Separators that no name holds; a dash or a slash may be part of one."""
_SLASH = re.compile(r"\s+/\s+")
TRIM = " \t,;:|–—-·•()[]/@"
"""What is left at the ends of a part when its separators are gone."""
_LABEL = re.compile(
    r"^(?:company|employer|organi[sz]ation|client|position|role|title|job title|designation|duration|period|dates?|location|"
    r"arbeitgeber|firma|stelle|funktion|zeitraum|employeur|poste|empresa|puesto|cargo|azienda|ruolo|"
    r"lieu|ort|place|lugar|luogo|stanowisko|pozycja|lokalizacja|name and address of employer|occupation or position held|institution|school|university|degree|course|abschluss|diplom|titel)\s*(?::|\s-)\s*",
    re.I,
)
_ROLES = {
    "position": phrase_set(
        """position, role, title, job, designation, stelle, funktion, poste, puesto, cargo, ruolo, stanowisko, pozycja
        job title, occupation or position held"""
    ),
    "employer": phrase_set(
        """company, employer, organization, organisation, arbeitgeber, firma, employeur, empresa, azienda
        name and address of employer"""
    ),
}
"""Labels that say which of the two a piece is."""
_ROLE_OF = {label: role for role, labels in _ROLES.items() for label in labels}
_YEARS_AS = re.compile(r"^\d{1,2}\+? (?:years?|yrs?|months?) (?:as (?:an? |the )?)?(?=\S)", re.I)
"""How long before what: "9 years as Developer"."""
_ASIDE = re.compile(
    r"^(?:website\b|(?:https?://|www\.)\S+$|level in eqf|eqf level|field(?:\(s\))? of study\b|national classification|\d{1,2} hours per week|"
    r"salary:|supervisor:)",
    re.I,
)
"""What headers of Europass and of US federal resumes hold besides names."""
_PLACEHOLDER = re.compile(r"(?:,\s*)?(?<!\w)City\s*,\s*State\b(?:\s*,\s*(?:USA?|Country|Zip(?: Code)?)\b)?", re.I)
"""A place that a template or an anonymised resume left open."""
_ANONYMOUS = re.compile(r"(?<=\w) (?=(?:Company|Employer) Name\b)")
"""Before an employer that was left open or made anonymous, as "City, State" is."""
_EMPTY_BRACKETS = re.compile(r"\(\s*[-–,;]*\s*\)|\[\s*\]")


@dataclass(frozen=True)
class Cell:
    """A part of a header line that no tab, bar or bullet divides, and its pieces between dashes and slashes."""

    text: str
    pieces: list[str]
    role: str = ""
    """What a label before it says it is: "position" or "employer"."""


def split_cells(text: str) -> list[Cell]:
    """The cells of a header line between tabs, bars and bullets."""
    text = _ANONYMOUS.sub("\t", _PLACEHOLDER.sub("\t", text))
    cells = _CELLS.split(text if text.isascii() else BETWEEN.sub("\t", text))
    made: list[Cell] = []
    label = ""
    for number, cell in enumerate(cells):
        told = _ROLE_OF.get(fold(cell.strip(TRIM))) if number + 1 < len(cells) else None
        label = told or _role(cell) or label
        if told:
            continue
        if pieces := split_pieces(cell):
            made.append(Cell(_LABEL.sub("", cell.strip(TRIM)), pieces, role=label))
            label = ""
    return made


def _role(text: str) -> str:
    """What a label at the beginning of `text`, or that `text` is, says of what follows; empty without one."""
    label = _LABEL.match(text.lstrip(TRIM))
    told = fold(label.group()).strip(" :-") if label else ""
    return next((role for role, labels in _ROLES.items() if told in labels), "")


def split_pieces(text: str) -> list[str]:
    """The parts of a header line between its separators, labels ("Employer:") taken off."""
    plain = _EMPTY_BRACKETS.sub(" ", _PLACEHOLDER.sub(" | ", text))
    parts = [_LABEL.sub("", part.strip(" \t,;|–—-·•")) for part in _slashed(_parted(plain))]
    parts = [_YEARS_AS.sub("", part) for part in parts if not _ASIDE.match(part)]
    return [bare for part in parts if (bare := unbracket(part.strip(" ,;:|")))]


def _parted(text: str) -> list[str]:
    """The parts between separators; brackets stay whole: "Maîtrise (Psychiatrie – sociale)"."""
    parts: list[str] = []
    begin = 0
    for found in _STRONG.finditer(text):
        before = text[begin : found.start()]
        if before.count("(") <= before.count(")") or ")" not in text[found.end() :]:
            parts.append(before)
            begin = found.end()
    return [*parts, text[begin:]]


def _slashed(parts: list[str]) -> list[str]:
    """The sides of a slash where nothing else parts them; "Forklift Operator / Lead" is one title and stays whole."""
    named = [part for part in parts if part.strip(TRIM)]
    sides = _SLASH.split(named[0]) if len(named) == 1 else []
    one_title = len(sides) > 1 and all(title_score(side) > company_score(side) for side in sides)
    return parts if len(sides) < 2 or one_title else sides


def unbracket(text: str) -> str:
    """Without brackets around the whole, or those whose other half was cut off."""
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip()
    if text.count("(") != text.count(")"):
        return text.strip("() ")
    return text
