"""What tells the jobs of a section: the weights for `division`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from companion.profile.document import FULL_LINE, Line
from companion.profile.parse.cells import MAX_HEADER_CHARS, TRIM
from companion.profile.parse.dates import DateRange, find_range
from companion.profile.parse.division import Entry, Manner, ReadLine, look_signs
from companion.profile.parse.division import divide as divide_section
from companion.profile.parse.headers import MAX_TITLE_CHARS, is_header_like
from companion.profile.parse.job_parts import parts_of
from companion.profile.parse.job_roles import POSITION_FIRST, Part, assign, is_without_employer, told
from companion.profile.parse.lexicon import company_score, school_score, title_score
from companion.profile.parse.roles import Assigned

Job = Entry[Part]
BOTH, UNTOLD = 2.0, 0.5
"""What speaks for a header that names a position and its employer, or a position below one that named it; where no word
tells the position."""
BESIDE = -2.5
"""What speaks against another employer beside a position below one that was named above several."""
NO_EMPLOYER, NO_POSITION, NEITHER = -2.5, -1.0, -6.0
"""What speaks against a header that names not both, where no employer was named above several positions."""
UNDATED = -1.5
"""What speaks against a header without dates that names not both, where others have some."""
MAX_PROSE = 70
"""Characters beside a date in a line of prose."""
_DATE_LABEL = re.compile(
    r"(?:^|(?<=[\s|]))(?:dates?|from|duration|period|zeitraum|dauer|périodes?|dates|fechas?|per[ií]odo|durata|data|periode|curso)\s*:?\s*$",
    re.I,
)
"""A label that stands before the dates of a header."""
_BARS = "|·•\t"
_STOP = re.compile(r"\S+\s+[a-zà-ÿ]{4,}[.;]$")
"""The end of a sentence."""


def _complete(assigned: Assigned, parts: Sequence[Part], dates: str, carried: bool) -> tuple[float, bool]:
    position, employer = ("position" in assigned.roles, "employer" in assigned.roles)
    if not position and not employer:
        return NEITHER, carried
    apart = employer and (not position or _is_above(assigned, parts))
    both = BOTH if any(told(part.text)[0] for part in assigned.of("position", parts)) else UNTOLD
    if position and employer:
        return both + BESIDE * (carried and not apart), apart
    if position and any(is_without_employer(part.text) for part in parts):
        return 0.0, False
    lone = both if carried and both == BOTH else NO_EMPLOYER + both - BOTH
    worth = lone if position else NO_POSITION
    return worth + UNDATED * (dates == "none"), apart if employer else carried


def _is_above(assigned: Assigned, parts: Sequence[Part]) -> bool:
    """Whether the employer stands on a line above the position, so that it may be that of several."""
    position, employer = (min(part.row for part in assigned.of(role, parts)) for role in ("position", "employer"))
    return employer < position


MANNER: Manner[Part] = Manner(
    entry=-6.0,
    dated={"range": 4.0, "single": 1.5, "none": -3.0, "several": -7.0, "undated": 0.5},
    first={"gap": 0.7, "bold": 0.8, "bullet": -8.0, "usual": 1.2, "unusual": -0.6, "low": -2.0, "flush": -6.0},
    further={"gap": -1.5, "bold": -0.8, "bullet": -5.0, "usual": -1.2, "low": -1.0, "plain": -0.6},
    anywhere={"sentence": -5.5, "column": -1.2, "full": -2.0},
    body={"head": -0.8, "range": -4.5, "single": -0.3, "alone": -1.5, "usual": -1.0, "both": -1.0, "title": -0.8},
    shape=1.0,
    lean=2.0,
    usual_order=POSITION_FIRST,
    bias=3.0,
    names=("position", "employer"),
    told=told,
    slot=lambda part, row: (part.label or row, part.face),
    assign=assign,
    complete=_complete,
)


def divide(lines: Sequence[Line], day_first: bool | None) -> list[Job]:
    """The jobs of a section, in the order written."""
    return divide_section([_read(line, day_first) for line in lines], MANNER)


def _read(line: Line, day_first: bool | None) -> ReadLine[Part]:
    dates = _dates_of(line, day_first)
    text = line.text
    if dates is not None:
        before = _DATE_LABEL.sub("", text[: dates.begin]).rstrip(TRIM.replace(")", ""))
        text = f"{before}\t{text[dates.stop :].lstrip(TRIM.replace('(', '') + '.')}"
    parts = parts_of(line, text) if len(text) <= MAX_HEADER_CHARS + MAX_TITLE_CHARS else []
    short = is_header_like(line) and not _STOP.search(line.text)
    title = short and title_score(line.text) > 0
    employer = short and company_score(line.text) + school_score(line.text) > 0
    signs = {
        **look_signs(line, dates, parts),
        "sentence": not is_header_like(replace(line, bullet=False)) or _STOP.search(line.text) is not None,
        "full": len(line.text) > MAX_PROSE and line.fill >= FULL_LINE and "\t" not in line.text and dates is None,
        "plain": dates is None and not title and not employer and not any(part.place for part in parts),
        "head": short and line.gap and dates is None and len(line.text) <= MAX_TITLE_CHARS and line.text[:1].isupper(),
        "title": title,
        "both": title and employer,
        "may_head": dates is not None and not dates.single,
    }
    return ReadLine(line, dates, parts, signs)


def _dates_of(line: Line, day_first: bool | None) -> DateRange | None:
    """The dates of a line that is not a sentence that mentions one."""
    found = find_range(line.text, day_first)
    if found is None:
        return None
    before, after = _DATE_LABEL.sub("", line.text[: found.begin]).strip(TRIM), line.text[found.stop :].strip(TRIM + ".")
    barred = line.text[: found.begin].rstrip(" ")[-1:] in _BARS and line.text[found.stop :].lstrip(" ")[:1] in _BARS
    apart = line.text[: found.begin].rstrip(" ")[-1:] in _BARS
    at_edge = not before or not after or barred or (apart and found.single)
    if found.single and not at_edge:
        return None
    return (
        found
        if at_edge or (is_header_like(replace(line, bullet=False)) and len(before) + len(after) <= MAX_PROSE)
        else None
    )
