"""Tables with a row of column names: "Course | Institution | Year | Percentage"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from companion.gazetteer import fold
from companion.profile.document import Line

MIN_COLUMNS = 3
MAX_NAME_CHARS = 40


def table_of(lines: Sequence[Line], names: Mapping[str, str]) -> list[dict[str, str]] | None:
    """The rows below a row of column names, each as column -> text, or None when there is no such table.

    `names` maps the columns to the folded words that name them, the more telling columns first. Rows with another
    number of cells are left out.
    """
    for number, line in enumerate(lines):
        columns = _columns(line, names)
        if columns is not None:
            rows = [cells for other in lines[number + 1 :] if len(cells := other.text.split("\t")) == len(columns)]
            made = [{key: cell for key, cell in zip(columns, cells, strict=True) if key} for cells in rows]
            return made or None
    return None


def _columns(line: Line, names: Mapping[str, str]) -> list[str] | None:
    cells = line.text.split("\t")
    if len(cells) < MIN_COLUMNS or any(len(cell) > MAX_NAME_CHARS or re.search(r"\d", cell) for cell in cells):
        return None
    columns: list[str] = []
    for cell in cells:
        words = set(re.findall(r"[^\W_]+|%", fold(cell)))
        key = next((key for key, known in names.items() if key not in columns and words & set(known.split())), "")
        columns.append(key)
    return columns if sum(map(bool, columns)) >= max(MIN_COLUMNS, len(cells) - 1) else None
