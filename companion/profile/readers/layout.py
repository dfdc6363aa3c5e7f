"""Reading order of a page: words from glyphs, lines from words, columns from the white between them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from companion.profile.document import PAGE_NUMBER, Line, clean, collapse, strip_bullet
from companion.profile.parse.dates import is_date
from companion.profile.parse.headings import heading_kind, stem_kind
from companion.profile.readers.glyphs import CELL_GAP_EM, Segment, faces_of, overlap, parted_by_weight
from companion.profile.readers.rows import rows_of

MIN_COLUMN_LINES = 4
MARGIN = 0.12
"""Columns are not looked for in this part of the page at each side."""
CROSSING_LIMIT = 0.35
"""Share of a page's pieces that may cross the white between two columns (name and summary above them)."""
LOWEST_CROSSING = 0.45
"""Height, as a share of the page, below which no line may cross: the columns would be torn apart."""
EDGE = 0.08
"""Share of the page's height at its top and bottom where running headers and page numbers stand."""
MARK_EM = 0.55
"""A bullet's height in parts of the font size; icons and pictures are larger."""
MARK_GAP_EM = 2.5
"""How far before its text a bullet stands."""
MARGIN_DATES = 0.25
"""Share of dates from which what stands at the left is the margin of one text."""
OWN_DATES = 0.3
"""Share of dates below which a column that has some beside another with dates is a text of its own."""
MAX_FACED_CHARS = 160
"""A longer row is a sentence in which a word is stressed, not a header."""
MARGIN_SHARE = 0.75
"""Share of what stands at the left that ends at one edge and beside a line, from which it is a margin."""
FLUSH = 2.0
"""Points by which the ends of a margin's labels differ."""
GRID = 120
"""Places across the page where white between columns is looked for."""

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Mark:
    """A small drawn thing, in points."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    segments: list[Segment]
    marks: Sequence[Mark] = ()


def reading_order(pages: Sequence[Page]) -> list[Line]:
    """The lines of all pages, columns one after the other, running headers and page numbers left out."""
    cleaned = _without_running(pages)
    lines: list[Line] = []
    number = 0
    waiting: list[Line] = []
    gutter_before: float | None = None
    for page in cleaned:
        gutter = _gutter(page)
        bands = _bands(page, gutter)
        # The same columns go on from page to page: all left ones first, then all right ones.
        if gutter is None or gutter_before is None or abs(gutter - gutter_before) > 0.05 * page.width:
            lines += waiting
            waiting = []
        for whole, left, right in bands:
            number += 3
            lines += _lines(whole, number, page.marks)
            lines += _lines(left, number + 1, page.marks)
            waiting += _lines(right, number + 2, page.marks)
            if gutter is None:
                lines += waiting
                waiting = []
        gutter_before = gutter
    return lines + waiting


Band = tuple[list[Segment], list[Segment], list[Segment]]


def _bands(page: Page, gutter: float | None) -> list[Band]:
    """(across, left, right): the part above the columns, then the columns; one band without columns."""
    if gutter is None:
        return [(page.segments, [], [])]
    columns = [s for s in page.segments if not _crosses(s, gutter)]
    across = [s for s in page.segments if _crosses(s, gutter)]
    # What stands beside a crossing line belongs to it.
    across += [s for s in columns if any(overlap(s, other) for other in across)]
    # A short line above the columns falls into one of them only by chance: what is above the lowest of the
    # crossing lines goes with these.
    lowest = min((s.bottom for s in across if s.top > EDGE * page.height), default=page.height)
    across += [s for s in columns if s not in across and s.bottom > lowest]
    inside = [s for s in columns if s not in across]
    left = [s for s in inside if s.right <= gutter + 1]
    right = [s for s in inside if s.right > gutter + 1]
    return [(sorted(across, key=lambda s: (-s.top, s.left)), left, right)]


def _crosses(segment: Segment, gutter: float) -> bool:
    return segment.left < gutter - 1 and segment.right > gutter + 1


def _gutter(page: Page) -> float | None:
    """Where the white between two columns of the page is, or None when it has one column."""
    step = page.width / GRID
    ranked = [
        (rank, number * step)
        for number in range(int(MARGIN * GRID), int((1 - MARGIN) * GRID))
        if (rank := _rank(page, number * step)) is not None
    ]
    return max(ranked)[1] if ranked else None


def _rank(page: Page, x: float) -> tuple[int, float] | None:
    """How well `x` parts the page into columns (higher is better), None when it does not."""
    crossing = [s for s in page.segments if _crosses(s, x)]
    if len(crossing) > CROSSING_LIMIT * len(page.segments):
        return None
    if any(EDGE < s.top / page.height < LOWEST_CROSSING for s in crossing):
        return None
    left = [s for s in page.segments if s.right <= x + 1]
    right = [s for s in page.segments if s.right > x + 1 and s not in crossing]
    if not _are_columns(left, right):
        return None
    white = min(s.left for s in right) - max(s.right for s in left)
    return -len(crossing), white


def _are_columns(left: list[Segment], right: list[Segment]) -> bool:
    """Two texts side by side, not one text with dates or labels in its margin."""
    if min(len(left), len(right)) < MIN_COLUMN_LINES or _is_margin(left, right):
        return False
    dated = sum(is_date(s.text) and any(overlap(s, other) for other in right) for s in left)
    own = sum(is_date(s.text) for s in right)
    headed = all(any(map(_looks_like_heading, side)) for side in (left, right))
    if dated >= 2 and own >= 2 and headed and dated < len(left) * OWN_DATES and own < len(right) * OWN_DATES:
        return True
    if dated >= 2 and dated >= len(left) * MARGIN_DATES:
        return False
    if any(_is_heading(s) for s in left) and any(_is_heading(s) for s in right):
        return True
    if dated >= 2:
        return False
    fewer, more = sorted((left, right), key=len)
    dates = sum(is_date(s.text) for s in fewer)
    beside = sum(any(overlap(s, other) for other in more) for s in fewer)
    return len(fewer) >= 2 * MIN_COLUMN_LINES and dates < len(fewer) / 4 and beside < len(fewer) * 0.4


def _is_margin(left: list[Segment], right: list[Segment]) -> bool:
    """Labels and dates that end at one edge, each beside a line of the text they belong to."""
    ends = Counter(round(s.right) for s in left)
    edge = max(ends, key=lambda x: ends[x - 1] + ends[x] + ends[x + 1])
    flush = sum(abs(s.right - edge) <= FLUSH for s in left)
    ragged = len({round(s.left) for s in left}) > 2
    beside = sum(any(overlap(s, other) for other in right) for s in left)
    return ragged and flush >= MARGIN_SHARE * len(left) and beside >= MARGIN_SHARE * len(left)


def _looks_like_heading(segment: Segment) -> bool:
    """A known heading, or one in capitals by its stem: "BILDUNGSABSCHLÜSSE"."""
    return _is_heading(segment) or (segment.text.isupper() and stem_kind(segment.text) is not None)


def _is_heading(segment: Segment) -> bool:
    return heading_kind(segment.text) is not None


def _without_running(pages: Sequence[Page]) -> list[Page]:
    """Pages without page numbers and without the lines repeated at the edge of each page."""
    edges = [_edge_texts(page) for page in pages]
    repeated = {text for n, texts in enumerate(edges) for text in texts if n and text in edges[n - 1]}
    kept = []
    for number, page in enumerate(pages):
        rows = [s for s in page.segments if not _at_edge_number(page, s)]
        # The first page keeps its header: it may be the only place of the name.
        rows = [s for s in rows if number == 0 or _key(s) not in repeated or not _at_edge(page, s)]
        kept.append(replace(page, segments=rows))
    return kept


def _key(segment: Segment) -> str:
    return _DIGITS.sub("0", segment.text)


def _at_edge(page: Page, segment: Segment) -> bool:
    return segment.bottom > page.height * (1 - EDGE) or segment.top < page.height * EDGE


def _at_edge_number(page: Page, segment: Segment) -> bool:
    return _at_edge(page, segment) and PAGE_NUMBER.match(segment.text.strip()) is not None


def _edge_texts(page: Page) -> set[str]:
    return {_key(s) for s in page.segments if _at_edge(page, s)}


def _lines(segments: list[Segment], column: int, marks: Sequence[Mark]) -> list[Line]:
    """The segments of one column as lines."""
    if not segments:
        return []
    rows = rows_of(segments)
    width = max(s.right for s in segments) - min(s.left for s in segments)
    start = min(s.left for s in segments)
    steps = [above[0].bottom - below[0].top for above, below in itertools.pairwise(rows)]
    usual = sorted(steps)[len(steps) // 3] if steps else 0.0
    made: list[Line] = []
    for number, row in enumerate(rows):
        step = steps[number - 1] if number else 0.0
        gap = number > 0 and step > usual + 0.35 * max(row[0].size, 1.0)
        fill = (max(s.right for s in row) - start) / width if width > 0 else 0.0
        line = _line(row, gap, fill, column)
        made.append(line if line.bullet or not _is_marked(row[0], marks) else replace(line, bullet=True))
    return [line for line in made if line.text]


def _is_marked(segment: Segment, marks: Sequence[Mark]) -> bool:
    """Whether a bullet is drawn before the text: small, at the height of its line, close to it."""
    return any(
        mark.top - mark.bottom <= MARK_EM * segment.size
        and mark.right - mark.left <= MARK_EM * segment.size
        and 0 < segment.left - mark.right < MARK_GAP_EM * segment.size
        and segment.bottom < (mark.bottom + mark.top) / 2 < segment.top
        for mark in marks
    )


def _line(row: list[Segment], gap: bool, fill: float, column: int) -> Line:
    text = _joined(row)
    plain, bullet = strip_bullet(text)
    if not bullet and len(row) == 1:
        plain = strip_bullet(parted_by_weight(row[0]))[0]
    main = max(row, key=lambda s: len(s.text))
    return Line(
        collapse(plain),
        faces=_faces(row) if not bullet and len(text) <= MAX_FACED_CHARS else (),
        size=main.size,
        bold=row[0].bold if len(row[0].text) > 2 else main.bold,
        left=row[0].left,
        cell=row[-1].left,
        fill=fill,
        bullet=bullet,
        gap=gap,
        column=column,
    )


def _faces(row: list[Segment]) -> tuple[tuple[str, int], ...]:
    """What of a row is set in which font."""
    runs = [(collapse(clean(text)), face) for segment in row for text, face in faces_of(segment)]
    return tuple(run for run in runs if run[0])


def _joined(row: list[Segment]) -> str:
    text = row[0].text
    for before, after in itertools.pairwise(row):
        near = after.left - before.right < CELL_GAP_EM * max(before.size, after.size) and not after.at_stop
        text += (" " if near else "\t") + after.text
    return text
