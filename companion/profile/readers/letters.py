"""Letters as a person sees them, where a PDF's fonts hold their parts: ligatures, and accents apart from their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from companion.profile.readers.glyphs import Glyph

TEX_LIGATURES = {0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl"}
"""Codes of the ligatures in TeX's T1 encoding, which a file without a table of characters hands out as they are."""
_ACCENTS = {
    "¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "˚": "\u030a",
    "¸": "\u0327", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307", "˝": "\u030b", "˛": "\u0328",
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}
SAME_BOX = 0.05
"""Points by which the boxes of one drawn ligature's letters differ."""
DOUBLE_EM = 0.45
"""Width, in parts of the font's size, from which a narrow letter drawn twice in one place is a ligature of two."""
OVER = 0.6
"""Share of an accent's width that lies over its letter."""


def whole_letters(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs with the letters of one drawn ligature put together, and accents on their letters."""
    made: list[Glyph] = []
    waiting: Glyph | None = None
    for glyph in glyphs:
        if waiting is not None:
            accented = _accented(waiting, glyph)
            made.append(accented or waiting)
            waiting = None
            if accented is not None:
                continue
        if glyph.char in _ACCENTS and made and (accented := _accented(glyph, made[-1])) is not None:
            made[-1] = accented
            continue
        if glyph.char in _ACCENTS:
            waiting = glyph
        elif made and _is_same_box(made[-1], glyph):
            made[-1] = replace(made[-1], char=made[-1].char + glyph.char)
        else:
            made.append(glyph)
    return [*made, waiting] if waiting is not None else made


def _is_same_box(a: Glyph, b: Glyph) -> bool:
    """PDFium gives each letter of a ligature the box of the whole."""
    alike = abs(a.left - b.left) < SAME_BOX and abs(a.right - b.right) < SAME_BOX and abs(a.top - b.top) < SAME_BOX
    doubled = a.char == b.char and not (a.char in "ft" and b.right - b.left > DOUBLE_EM * b.size)
    return alike and a.char.isalpha() and b.char.isalpha() and not doubled and b.left < b.right


def _accented(accent: Glyph, letter: Glyph) -> Glyph | None:
    """The letter with the accent drawn over it, or None when it stands elsewhere."""
    shared = min(accent.right, letter.right) - max(accent.left, letter.left)
    if not letter.char.isalpha() or shared < OVER * min(accent.right - accent.left, letter.right - letter.left):
        return None
    whole = unicodedata.normalize("NFC", _DOTLESS.get(letter.char, letter.char) + _ACCENTS[accent.char])
    return replace(letter, char=whole) if len(whole) == 1 else None
