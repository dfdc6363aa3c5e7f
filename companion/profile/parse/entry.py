"""One entry of a section of dated things: the cells of its header, its dates and its description."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from companion.profile.document import Line
from companion.profile.parse.cells import MAX_HEADER_CHARS, TRIM, Cell, split_cells
from companion.profile.parse.commas import ends_with_legal_form
from companion.profile.parse.dates import DateRange
from companion.profile.parse.faces import face_of
from companion.profile.parse.lexicon import company_score, school_score, title_score
from companion.profile.parse.places import place_reader

SHORTENED = (" Inc.", "Ltd.", "Co.", "Corp.", "e.V.", "S.A.", "S.L.", "B.V.", "L.L.C.", "S.p.A.", "S.r.l.")
"""Ends of names that are no ends of sentences."""
MAX_HEADER_LINES = 3
MAX_TITLE_CHARS = 60
_DATE_LABEL = re.compile(
    r"(?:^|(?<=[\s|]))(?:dates?|from|duration|period|zeitraum|dauer|périodes?|dates|fechas?|per[ií]odo|durata|data|periode)\s*:?\s*$",
    re.I,
)
"""A label that stands before the dates of a header."""
FIRST_SENTENCE = re.compile(r"(?<=[a-zà-ÿ)]{2})[.!]\s+(?=[A-ZÀ-Þ])")


@dataclass
class Entry:
    """One job or study: the cells of its header in order, its dates, its lines of description."""

    cells: list[Cell] = field(default_factory=list)
    dates: DateRange | None = None
    body: list[Line] = field(default_factory=list)
    lead: int = 0
    """Header lines above the one with the dates."""

    @property
    def pieces(self) -> list[str]:
        """The pieces of all cells."""
        return [piece for cell in self.cells for piece in cell.pieces]


def is_header_like(line: Line) -> bool:
    """Short, no bullet, no sentence."""
    text = line.text.rstrip()
    long = len(text) > 45 or len(text.split()) > 5
    sentence = text.endswith((".", ";")) and long and not text.endswith(SHORTENED)
    return not line.bullet and len(text) <= MAX_HEADER_CHARS and not sentence


def undated_entry(lines: Sequence[Line], start: int, stop: int) -> Entry:
    """The entry that begins at `start` without dates, and ends before `stop`."""
    after = start + 1
    while after < min(stop, start + MAX_HEADER_LINES) and is_header_like(lines[after]) and not lines[after].gap:
        after += 1
    cells = [cell for n in range(start, after) for cell in _cells_of(lines[n], lines[n].text, n - start)]
    return Entry(cells, None, list(lines[after:stop]))


def dated_entry(
    lines: Sequence[Line], start: int, anchor: int, stop: int, dates: DateRange, complete: Callable[[list[str]], bool]
) -> Entry:
    """The entry from `start` to before `stop` whose dates stand in line `anchor`."""
    made = Entry([], dates, [], anchor - start)
    for number in range(start, anchor + 1):
        text = lines[number].text
        if number == anchor:
            text = (
                _DATE_LABEL.sub("", text[: dates.begin]).rstrip(TRIM.replace(")", ""))
                + "\t"
                + text[dates.stop :].lstrip(TRIM.replace("(", "") + ".")
            )
        made.cells += _cells_of(lines[number], text, number - anchor)
    after = anchor + 1
    while after < stop and after - anchor <= 2 and is_header_like(lines[after]):
        line = lines[after]
        cell = _place_cell(line.text)
        if cell is not None and (complete(made.pieces) or _is_lone_title(made)):
            made.cells.append(Cell(cell, [cell]))
            after += 1
            break
        if cell is None and (
            (
                complete(made.pieces)
                and not _employer_below(lines, after, stop, made)
                and not _names_the_title(made.pieces, line)
                and not _names_the_employer(made.pieces, line)
            )
            or (lines[after].gap and made.cells and after > anchor + 1)
        ):
            break
        made.cells += _cells_of(line, line.text, after - anchor)
        after += 1
    if not made.cells and after < stop and not lines[after].bullet:
        head, *rest = FIRST_SENTENCE.split(lines[after].text, maxsplit=1)
        if (
            len(head) <= MAX_HEADER_CHARS + MAX_TITLE_CHARS
        ):  # below its dates alone, an entry begins with a sentence that names it
            made.cells = split_cells(head.rstrip(" ."))
            made.body = [replace(lines[after], text=text) for text in rest]
            after += 1
    made.body += lines[after:stop]
    return made


def _cells_of(line: Line, text: str, row: int) -> list[Cell]:
    """The cells of `text`, what of `line` is no date, with where and how they are set."""
    return [replace(cell, row=row, face=face_of(line, cell.text)) for cell in split_cells(text)]


def _employer_below(lines: Sequence[Line], number: int, stop: int, entry: Entry) -> bool:
    """Whether a line between a header's own and its place is the employer: "Developer, SFDC", "Pingwind", "Reno, NV"."""
    told = any(company_score(piece) or school_score(piece) for piece in entry.pieces)
    lone = len(entry.cells) == 1 and title_score(entry.cells[0].text) > 0 and len(lines[number].text) <= MAX_TITLE_CHARS
    return lone and not told and number + 1 < stop and _place_cell(lines[number + 1].text) is not None


def _is_lone_title(entry: Entry) -> bool:
    """Whether the header is a position in the line above its dates: its employer stands above several such."""
    return entry.lead == 1 and len(entry.cells) == 1 and title_score(entry.cells[0].text) > 0


def _names_the_title(pieces: Sequence[str], line: Line) -> bool:
    """Whether a line below names the position that no piece of the header does: "Bosch – Werk Linz", "Mechaniker"."""
    short = len(line.text) <= MAX_TITLE_CHARS and not line.bullet
    return short and title_score(line.text) > 0 and not any(title_score(piece) for piece in pieces)


def _names_the_employer(pieces: Sequence[str], line: Line) -> bool:
    """Whether a line below is a firm by its legal form and no piece of the header is one: "Manager, Support", "Acme Ltd."."""
    short = len(line.text) <= MAX_TITLE_CHARS and not line.bullet
    return short and ends_with_legal_form(line.text) and not any(company_score(p) or school_score(p) for p in pieces)


def _place_cell(text: str) -> str | None:
    """The place that a line names by its first cell, without the street before it, or None."""
    parts = text.partition("\t")[0].split(",")
    while len(parts) > 1 and any(map(str.isdigit, parts[0])):
        parts = parts[1:]
    cell = ",".join(parts).strip()
    return cell if "|" not in cell and place_reader().place(cell) is not None else None
