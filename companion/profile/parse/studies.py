"""What tells the studies of a section: the weights for `division`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from companion.profile.document import Line
from companion.profile.parse.cells import TRIM, split_cells
from companion.profile.parse.dates import DateRange, find_range
from companion.profile.parse.division import Entry, Manner, ReadLine, look_signs
from companion.profile.parse.division import divide as divide_section
from companion.profile.parse.headers import is_header_like
from companion.profile.parse.lexicon import degree_score, school_score
from companion.profile.parse.roles import Assigned
from companion.profile.parse.study_parts import AREA_LABEL, parts_of
from companion.profile.parse.study_roles import DEGREE_FIRST, Part, assign

Study = Entry[Part]
COMPLETE: Mapping[str, float] = {"degree": 2.0, "field": 1.0}
"""What speaks for a header that names a school and one of these."""
NO_SCHOOL = -3.0
"""What speaks against a header without dates, where others have some, that names no school."""
_OPEN = TRIM.replace(")", "")
MAX_PROSE = 70
"""Characters beside a date in a line of prose."""


def _complete(assigned: Assigned, parts: Sequence[Part], dates: str, carried: bool) -> tuple[float, bool]:
    named = max((worth for role, worth in COMPLETE.items() if role in assigned.roles), default=0.0)
    school = "school" in assigned.roles
    return named * school + NO_SCHOOL * (dates == "none" and not school), False


MANNER: Manner[Part] = Manner(
    entry=-7.0,
    dated={"range": 2.5, "single": 1.5, "none": -1.0, "several": -6.0, "undated": 1.5},
    first={"gap": 0.7, "bold": 0.8, "bullet": -5.0, "usual": 1.2, "unusual": -0.6, "low": -2.0},
    further={"gap": -0.7, "bold": -1.0, "bullet": -2.5, "usual": -1.2, "low": -0.5},
    anywhere={"sentence": -2.5, "column": -1.5},
    body={
        "both": -5.0, "degree": -1.5, "school": -1.0, "range": -3.0, "single": -0.7, "alone": -2.0, "usual": -1.0,
    },
    shape=0.8,
    lean=2.0,
    usual_order=DEGREE_FIRST,
    bias=3.0,
    names=("degree", "school"),
    told=lambda text: (float(degree_score(text) > 0), float(school_score(text) > 0)),
    slot=lambda part, row: part.row,
    assign=assign,
    complete=_complete,
)  # fmt: skip


def divide(lines: Sequence[Line], day_first: bool | None) -> list[Study]:
    """The studies of a section, in the order written."""
    return divide_section([_read(line, day_first) for line in lines], MANNER)


def _read(line: Line, day_first: bool | None) -> ReadLine[Part]:
    dates = _dates_of(line, day_first)
    text = (
        line.text
        if dates is None
        else f"{line.text[: dates.begin].rstrip(_OPEN)}\t{line.text[dates.stop :].lstrip(TRIM)}"
    )
    pieces = [piece for cell in split_cells(text) for piece in cell.pieces]
    parts = [] if AREA_LABEL.match(line.text) else parts_of(pieces)
    degree, school = degree_score(line.text) > 0, school_score(line.text) > 0
    both = degree and school
    signs = {
        **look_signs(line, dates, parts),
        "both": both,
        "degree": degree and not both,
        "school": school and not both,
        "may_head": both or ((degree or school) and dates is not None),
    }
    return ReadLine(line, dates, parts, signs)


def _dates_of(line: Line, day_first: bool | None) -> DateRange | None:
    """The dates of a line that is not a sentence that mentions one."""
    found = find_range(line.text, day_first)
    if found is None:
        return None
    before, after = line.text[: found.begin].strip(TRIM), line.text[found.stop :].strip(TRIM + ".")
    plain = not before or not after or is_header_like(replace(line, bullet=False))
    return found if plain or len(before) + len(after) <= MAX_PROSE else None
