"""Words and pieces of lines, from the characters of a page and their places."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

WORD_GAP_EM = 0.16
"""White between two words, in parts of the font size."""
CELL_GAP_EM = 1.5
"""White that parts a line into separate pieces of text."""
SOFT_GAP_EM = 0.08
"""White at which PDFium's own guess of a space is believed: narrow fonts have small spaces."""
TIGHT_GAP_EM = 0.3
"""White between words of a font whose boxes are drawn tightly around the ink (Type 3)."""
SET_TIGHT_EM = -0.02
"""Letters set closer than their widths by more than this are spaced tightly on purpose."""
SET_TIGHT_GAP_EM = 0.12
"""White between words set so, beyond that between their letters."""
WIDER, MIN_SPACES = 1.4, 3
"""How much wider than most spaces of its line that white is, where it has so many: letters of one width stand far apart."""
STOP_GAP_EM = 0.5
"""White before a word that may stand at a tab stop: wider than between words."""
STOP_ROWS = 4
"""Rows that begin or go on at a tab stop."""
STOP_NEAR = 1.0
"""Points by which words at one tab stop differ."""
MAX_PARTED_CHARS = 100
"""A longer line is a sentence in which a word is stressed."""
MAX_BEFORE_STOP = 28
"""Characters of a date or label that stands before a tab stop."""
OVERHANG_EM = 0.08
"""How far the ink of an "f" reaches over what follows, where boxes are drawn around the ink."""
MIN_LETTER_GAPS, MIN_WORD_GAPS = 15, 3
"""Gaps of each kind from which a line tells by itself how wide its spaces are."""
HOLE_EM = 0.08
"""Width, in parts of the font's size, of the hole between the gaps of letters and those of words."""
SAME_LINE = 0.5
"""Share of the smaller height by which two pieces of one line overlap."""


@dataclass(frozen=True)
class Glyph:
    """One character and its box in points; a space has no box, and is `soft` where PDFium guessed it."""

    char: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool
    soft: bool = False
    face: int = 0
    """Number of its font; the same for all characters of one."""
    tight: bool = False
    """The box is drawn around the ink and tells nothing of the white that belongs to the character."""


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
    glyphs: tuple[Glyph, ...] = ()
    at_stop: bool = False
    """It was cut off at a tab stop from what stands before it."""


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
    return sorted(_at_stops(made), key=lambda s: (-s.top, s.left))


def faces_of(segment: Segment) -> list[tuple[str, int]]:
    """The segment's words with the font that most of each is set in; words of one font that follow each other together."""
    solid = (glyph for glyph in segment.glyphs if glyph.char != " ")
    runs: list[tuple[str, int]] = []
    for word in segment.text.split():
        votes: list[int] = []
        while len(votes) < len(word) and (glyph := next(solid, None)) is not None:
            votes += [glyph.face] * len(glyph.char)
        face = max(votes, key=votes.count, default=0)
        if runs and runs[-1][1] == face:
            runs[-1] = (f"{runs[-1][0]} {word}", face)
        else:
            runs.append((word, face))
    return runs


def parted_by_weight(segment: Segment) -> str:
    """The text with a tab where it changes once from bold to not bold with no sign or a comma between: a position and its
    employer, told apart by their weight alone."""
    words = _words(segment.glyphs)
    weights = [sum(glyph.bold for glyph in word) * 2 > len(word) for word in words]
    changes = [n for n, (a, b) in enumerate(itertools.pairwise(weights), 1) if a != b]
    if len(changes) != 1 or not weights[0]:
        return segment.text
    head = "".join(glyph.char for word in words[: changes[0]] for glyph in word)
    parts = segment.text.split(" ")
    signs = head[-1].isalnum() or head[-1] in ",)"
    plain = len(parts) == len(words) and signs and words[changes[0]][0].char.isalnum()
    if not plain or len(segment.text) > MAX_PARTED_CHARS:
        return segment.text
    return " ".join(parts[: changes[0]]) + "\t" + " ".join(parts[changes[0] :])


def _words(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The glyphs of each word that the file's spaces, or PDFium's, part."""
    words: list[list[Glyph]] = [[]]
    for glyph in glyphs:
        if glyph.char != " ":
            words[-1].append(glyph)
        elif words[-1]:
            words.append([])
    return [word for word in words if word]


def _at_stops(segments: list[Segment]) -> list[Segment]:
    """Segments divided where the words of several rows begin below each other after more than a space: dates or
    labels close beside the text they belong to."""
    starts = [(segment, n, x) for segment in segments for n, x in _wide_starts(segment)]
    lefts = sorted([segment.left for segment in segments] + [x for _, _, x in starts])
    cuts: dict[int, list[int]] = {}
    for segment, number, x in starts:
        beside = sum(abs(other - x) <= STOP_NEAR for _, _, other in starts)
        rows = bisect_right(lefts, x + STOP_NEAR) - bisect_left(lefts, x - STOP_NEAR)
        if beside >= 2 and rows >= STOP_ROWS:
            cuts.setdefault(id(segment), []).append(number)
    made: list[Segment] = []
    for segment in segments:
        edges = [0, *sorted(cuts.get(id(segment), [])), len(segment.glyphs)]
        pieces = [segment.glyphs[a:b] for a, b in itertools.pairwise(edges)]
        parts = [part for piece in pieces if (part := _segment(piece)) is not None]
        made += [segment] if len(pieces) == 1 else [parts[0], *(replace(part, at_stop=True) for part in parts[1:])]
    return made


def _wide_starts(segment: Segment) -> list[tuple[int, float]]:
    """(index of the glyph, its left edge) of words after a wide gap near the segment's beginning."""
    found: list[tuple[int, float]] = []
    previous: Glyph | None = None
    wide = max(STOP_GAP_EM * segment.size, WIDER * _usual_space(segment))
    for number, glyph in enumerate(segment.glyphs[:MAX_BEFORE_STOP]):
        if glyph.char == " ":
            continue
        if previous is not None and glyph.left - previous.right >= wide:
            found.append((number, glyph.left))
        previous = glyph
    return found


def _usual_space(segment: Segment) -> float:
    """The white between most words of a segment; 0 where it has but a few."""
    words = _words(segment.glyphs)
    gaps = [after[0].left - before[-1].right for before, after in itertools.pairwise(words)]
    return median(gaps) if len(gaps) >= MIN_SPACES else 0.0


def _continues(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size, 1.0)
    gap = glyph.left - last.right
    return overlap(last, glyph) and -0.5 * size < gap < CELL_GAP_EM * size


def overlap(a: Glyph | Segment, b: Glyph | Segment) -> bool:
    shared = min(a.top, b.top) - max(a.bottom, b.bottom)
    return shared > SAME_LINE * min(a.top - a.bottom, b.top - b.bottom)


def _above_hole(gaps: Sequence[float], limit: float, size: float) -> float:
    """A lower limit for the white between words where the line's own gaps leave a wide hole below the usual one: its
    narrowest spaces stand apart from what is between its letters."""
    ordered = sorted(gaps)
    words = len(ordered) - bisect_left(ordered, limit)
    if words < MIN_WORD_GAPS or len(ordered) - words < MIN_LETTER_GAPS:
        return limit
    upper = ordered[(len(ordered) - words) * 3 // 4 : len(ordered) - words + 1]
    widest = max(((b - a, a, b) for a, b in itertools.pairwise(upper) if b < limit), default=(0.0, 0.0, 0.0))
    return (widest[1] + widest[2]) / 2 if widest[0] >= HOLE_EM * size else limit


def _segment(run: Sequence[Glyph]) -> Segment | None:
    solid = [glyph for glyph in run if glyph.char != " "]
    if not solid:
        return None
    gaps = [b.left - a.right for a, b in itertools.pairwise(solid)]
    size = median(glyph.size for glyph in solid)
    usual = median(gaps) if len(gaps) >= 4 else 0.0
    spaced = usual > WORD_GAP_EM * size
    tight = sum(glyph.tight for glyph in solid) > len(solid) / 2
    closer = min(usual, 0.0) if usual < SET_TIGHT_EM * size else 0.0
    plain = SET_TIGHT_GAP_EM if closer else TIGHT_GAP_EM if tight else WORD_GAP_EM
    limit = max(usual * 1.7, usual + 0.12 * size) if spaced else _above_hole(gaps, plain * size + closer, size)
    text = ""
    previous: Glyph | None = None
    space = soft = False
    for glyph in run:
        if glyph.char == " ":
            space, soft = space or not glyph.soft, soft or glyph.soft
            continue
        if previous is not None:
            gap = glyph.left - previous.right + (OVERHANG_EM * size if previous.tight and previous.char == "f" else 0.0)
            told = space or (soft and gap - closer > SOFT_GAP_EM * size)
            text += " " if gap > limit or (told and not spaced) else ""
        text += glyph.char
        previous, space, soft = glyph, False, False
    return Segment(
        text,
        min(glyph.left for glyph in solid),
        max(glyph.right for glyph in solid),
        min(glyph.bottom for glyph in solid),
        max(glyph.top for glyph in solid),
        round(size, 1),
        sum(glyph.bold for glyph in solid) > len(solid) * 0.6,
        tuple(run),
    )
