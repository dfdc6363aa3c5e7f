"""Words and pieces of lines, from the characters of a page and their places."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

WORD_GAP_EM = 0.16
"""White between two words, in parts of the font size."""
CELL_GAP_EM = 1.5
"""White that parts a line into separate pieces of text."""
SAME_LINE = 0.5
"""Share of the smaller height by which two pieces of one line overlap."""


@dataclass(frozen=True)
class Glyph:
    """One character and its box in points; a space has no box."""

    char: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool


@dataclass(frozen=True)
class Segment:
    """A piece of one line without wide gaps."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool


def segments_of(glyphs: Sequence[Glyph]) -> list[Segment]:
    """Glyphs in the file's order -> pieces of lines, top to bottom and left to right."""
    runs: list[list[Glyph]] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        last = next((g for g in reversed(run) if g.char != " "), None)
        if glyph.char != " " and last is not None and not _continues(last, glyph):
            runs.append(run)
            run = []
        run.append(glyph)
    runs.append(run)
    made = [segment for piece in runs if (segment := _segment(piece)) is not None]
    return sorted(made, key=lambda s: (-s.top, s.left))


def _continues(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size, 1.0)
    gap = glyph.left - last.right
    return overlap(last, glyph) and -0.5 * size < gap < CELL_GAP_EM * size


def overlap(a: Glyph | Segment, b: Glyph | Segment) -> bool:
    shared = min(a.top, b.top) - max(a.bottom, b.bottom)
    return shared > SAME_LINE * min(a.top - a.bottom, b.top - b.bottom)


def _segment(run: list[Glyph]) -> Segment | None:
    solid = [glyph for glyph in run if glyph.char != " "]
    if not solid:
        return None
    gaps = [b.left - a.right for a, b in itertools.pairwise(solid)]
    size = median(glyph.size for glyph in solid)
    usual = median(gaps) if len(gaps) >= 4 else 0.0
    spaced = usual > WORD_GAP_EM * size
    limit = max(usual * 1.7, usual + 0.12 * size) if spaced else WORD_GAP_EM * size
    text = ""
    previous: Glyph | None = None
    space = False
    for glyph in run:
        if glyph.char == " ":
            space = True
            continue
        if previous is not None and (glyph.left - previous.right > limit or (space and not spaced)):
            text += " "
        text += glyph.char
        previous, space = glyph, False
    return Segment(
        text,
        min(glyph.left for glyph in solid),
        max(glyph.right for glyph in solid),
        min(glyph.bottom for glyph in solid),
        max(glyph.top for glyph in solid),
        round(size, 1),
        sum(glyph.bold for glyph in solid) > len(solid) * 0.6,
    )
