"""The segments of one column put into rows, and what a narrow margin broke over two rows made whole."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median

from companion.profile.parse.dates import find_range, is_date
from companion.profile.parse.headings import heading_kind, stem_kind
from companion.profile.readers.glyphs import Segment, overlap

SIZE_RATIO = 1.5
"""Text so much larger than what stands beside it (a name beside an address) makes a row of its own."""
NAME_RATIO = 1.5
"""Text so much larger than usual is a name or a title, which may go on in the next row of its own."""
ALIGNED = 3.0
"""Points by which the edges of one column of cells differ."""
_DASHES = ("-", "–", "—", "→", ">", "~")
_BARS = ("|", "│", "¦")
MAIN_KINDS = frozenset({"work", "education"})

Row = list[Segment]


def rows_of(segments: Sequence[Segment]) -> list[Row]:
    """Rows from top to bottom, each from left to right."""
    rows: list[Row] = []
    for segment in sorted(segments, key=lambda s: (-s.top, s.left)):
        row = next((row for row in reversed(rows[-3:]) if _beside(row[0], segment)), None)
        if row is None:
            rows.append([segment])
        else:
            row.append(segment)
    for row in rows:
        row.sort(key=lambda s: s.left)
    return _margin_headings(_dates_whole(_timeline_whole(_titles_whole(rows))))


def _beside(first: Segment, segment: Segment) -> bool:
    smaller, larger = sorted((first.size, segment.size))
    return overlap(first, segment) and larger <= SIZE_RATIO * max(smaller, 1.0)


def _titles_whole(rows: list[Row]) -> list[Row]:
    """The second row of a large name right after its first, whatever small text stands beside both."""
    usual = median(segment.size for row in rows for segment in row)
    ordered = list(rows)
    for row in rows:
        if len(row) > 1 or row[0].size < NAME_RATIO * usual:
            continue
        at = ordered.index(row)
        for other in ordered[at + 2 : at + 8]:
            if len(other) == 1 and _goes_on_below(row[0], other[0]):
                ordered.remove(other)
                ordered.insert(at + 1, other)
                break
    return ordered


def _goes_on_below(above: Segment, below: Segment) -> bool:
    alike = abs(above.size - below.size) < 0.6 and abs(above.left - below.left) < ALIGNED
    return alike and above.bottom - below.top < 0.8 * above.size


def _dates_whole(rows: list[Row]) -> list[Row]:
    """A range of dates that a narrow margin broke ("Sept 2019 –" above "present") in the row of its beginning."""
    made: list[Row] = []
    for row in rows:
        before = made[-1] if made else []
        if len(before) > 1 and _same_cell(before[0], row[0]) and _is_broken_range(before[0].text, row[0].text):
            before[0] = replace(before[0], text=f"{before[0].text} {row[0].text}")
            row = row[1:]
        if row:
            made.append(row)
    return made


def _timeline_whole(rows: list[Row]) -> list[Row]:
    """Dates above each other in the margin with a line between ("2023", "|", "2021") in the row of the first, in order."""
    made = [list(row) for row in rows]
    for first, bar, last in zip(made, made[1:], made[2:], strict=False):
        told = all((first, bar, last)) and bar[0].text.strip() in _BARS and len(first) > 1
        if not told or not (is_date(first[0].text) and is_date(last[0].text)):
            continue
        ends = (first[0].text, last[0].text)
        orders = (" – ".join(ends), " – ".join(reversed(ends)))
        whole = next((text for text in orders if (found := find_range(text)) and not found.single), None)
        if whole is not None and abs(first[0].left - last[0].left) < 4 * ALIGNED:
            first[0] = replace(first[0], text=whole)
            del bar[0], last[0]
    return [row for row in made if row]


def _is_broken_range(first: str, second: str) -> bool:
    if is_date(first) and not first.rstrip().endswith(_DASHES) and not second.startswith(_DASHES):
        return False
    whole = find_range(f"{first} {second}")
    return whole is not None and not whole.single and is_date(f"{first} {second}")


def _same_cell(above: Segment, below: Segment) -> bool:
    """One above the other in the same column of cells, as wrapped text is."""
    aligned = abs(above.left - below.left) < ALIGNED or abs(above.right - below.right) < ALIGNED
    return aligned and above.bottom - below.top < above.size and abs(above.size - below.size) < 0.6


def _margin_headings(rows: list[Row]) -> list[Row]:
    """Headings that stand in the margin, beside the first row of their section, in rows of their own above it."""
    headings, rest = _margin_cells(rows, heading_kind)
    edges = [(segment.left, segment.right) for segment in headings.values()]
    kinds = {heading_kind(segment.text) for segment in headings.values()}
    in_margin = any(_share_edge(a, b) for a, b in itertools.pairwise(edges))
    if not (in_margin and kinds & MAIN_KINDS):
        return rows
    told, told_rest = _margin_cells(rows, stem_kind)
    for number, cell in told.items():
        if number not in headings and any(_share_edge((cell.left, cell.right), edge) for edge in edges):
            headings[number] = cell
            rest |= told_rest & {number + 1}
    made: list[Row] = []
    for number, row in enumerate(rows):
        if number in headings:
            made.append([headings[number]])
        cut = row[1:] if number in headings or number in rest else row
        if cut:
            made.append(cut)
    return made


def _margin_cells(rows: list[Row], kind_of: Callable[[str], object]) -> tuple[dict[int, Segment], set[int]]:
    """First cells that are headings by `kind_of`: (number of the row -> cell, rows whose first cell only ends one)."""
    found: dict[int, Segment] = {}
    rest: set[int] = set()
    for number, row in enumerate(rows):
        if len(row) < 2 or number in rest:
            continue
        below = rows[number + 1][0] if number + 1 < len(rows) else None
        wrapped = below is not None and _same_cell(row[0], below) and row[0].bold == below.bold
        whole = f"{row[0].text} {below.text}" if wrapped and below is not None else ""
        if whole and kind_of(whole) is not None:
            found[number] = replace(row[0], text=whole)
            rest.add(number + 1)
        elif kind_of(row[0].text) is not None:
            found[number] = row[0]
    return found, rest


def _share_edge(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return abs(a[0] - b[0]) < ALIGNED or abs(a[1] - b[1]) < ALIGNED
