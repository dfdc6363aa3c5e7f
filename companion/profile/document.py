"""A resume as lines of text in reading order: what every reader produces and the parser consumes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from companion.errors import CompanionError

MAX_LINE_CHARS = 2_000
"""A longer line is cut into pieces of this length, so that no pattern sees more."""
MAX_TEXT_CHARS = 150_000
"""Characters of one resume that are read: some 40 full pages."""
MAX_LINES = 3_000
"""Lines of one resume that are read; the rest is left out with a warning."""

FULL_LINE = 0.85
"""Share of its column from which a line counts as full, so that the next one may go on."""

BULLETS = "•●○◦▪▫■□◆◇►▶▸▹➢➤➔→✓✔✗★☆⁃‣∙·*–—−-»§o"
_BULLET = re.compile(
    r"^\s*(?:[•●○◦▪▫■□◆◇►▶▸▹➢➤➔→✓✔★☆⁃‣∙·»]\s*|[*–—−\-+o]\s+|[*–-](?=[^\W\d_]{2})|\(?[0-9]{1,2}[.)]\s+(?=[A-Z]))"
)
PAGE_NUMBER = re.compile(
    r"^(?:(?:page|seite|página|pagina|pág\.?|p\.|blz\.?|sida|side|strona)\s*)?\d{1,2}(?:\s*(?:/|of|von|de|di|van|sur|av|af|z|\|)\s*\d{1,2})?$",
    re.I,
)
"""The number of a page, as it stands at the edge of one."""
_LIGATURES = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"}
_ODD = {
    0x00A0: " ", 0x2007: " ", 0x202F: " ", 0x2009: " ", 0x200A: " ", 0x2002: " ", 0x2003: " ", 0x3000: " ",
    0x2502: "|", 0x2503: "|", 0x00A6: "|", 0x2758: "|", 0x2223: "|", 0x200B: None, 0x200C: None, 0x200D: None, 0xFEFF: None, 0x00AD: None, 0x0002: "-", 0xFFFE: "-", 0x2010: "-",
    0x2011: "-", 0x0007: "•", 0xF0B7: "•", 0xF0A7: "•", 0xF076: "•", 0xF0D8: "•", 0xF0FC: "•", 0x7F: "•",
}  # fmt: skip
_FULL_WIDTH = {
    0xFF08: "(", 0xFF09: ")", 0xFF1A: ": ", 0xFF0C: ", ", 0x3001: ", ", 0xFF1B: "; ", 0xFF5C: " | ", 0xFF5E: "~", 0xFF0F: "/",
    0x3010: "", 0x3011: " ", 0xFF0D: "-", 0xFF0E: ".",
}  # fmt: skip
"""Signs of Chinese text, made those of others."""
_TABLE = _LIGATURES | _ODD | _FULL_WIDTH
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U000ffffd\ufffd\x00-\x06\x08\x0b\x0c\x0e-\x1f\x80-\x9f]")
_ICON = re.compile(
    r"\s*(?:[\u2300-\u23ff\u2600-\u2604\u2607-\u26ab\u26ac-\u2712\u2721-\u2756\U0001f000-\U0001faff]\ufe0f?)+\s*"
)
"""Pictures among letters: a telephone, a calendar, a pin; they part what stands around them."""
_LEADERS = re.compile(r"(?:(?<![^\s])[-–—_=~·.…]{4,}(?![^\s])|(?<=[\w)])\s?(?:[.…]{5,}|…{2,}|_{4,})|(?: \.){4,})")
"""Dashes or dots that lead the eye from a name to a place or a date at the other margin."""
HAN = "\u3400-\u9fff"
"""Chinese characters, as a range for patterns."""
_SET_APART = re.compile(rf"(?<![{HAN}])([{HAN}])[ \t]+([{HAN}])(?=\s?:)")
"""Two Chinese characters set apart to the width of longer labels: "姓    名:"."""
_MISREAD_COLON = re.compile(r"\s*ï¼[\x80-\xbf\u200b‹š]?\s*")
"""A full-width colon or bar that was read in the wrong code before it came here."""
_SPACES = re.compile(r" {2,}")


class ResumeUnreadable(CompanionError):
    """The file cannot be read as a resume; the message says what to do."""

    code = "resume_unreadable"


@dataclass(frozen=True)
class Line:
    """One visual line. A tab in `text` stands for a wide gap or the border between table cells."""

    text: str
    size: float = 0.0
    """Font size in points; 0 where unknown."""
    bold: bool = False
    left: float = 0.0
    """Where the text begins, in points (PDF) or characters (text)."""
    cell: float = 0.0
    """Where its last cell begins, in points; 0 where unknown."""
    fill: float = 0.0
    """How much of its column's width the line reaches, 0 to 1; 0 where unknown."""
    bullet: bool = False
    heading: bool = False
    """The file marks it as a heading (style, "#")."""
    gap: bool = False
    """There is more space before it than between the lines of a paragraph."""
    faces: tuple[tuple[str, int], ...] = ()
    """Stretches of words set in one font each, with its number; empty where unknown."""
    column: int = 0
    """Number of the column (PDF) it stands in; a change ends a paragraph."""


@dataclass
class Document:
    """The lines of a file, the addresses its hyperlinks point to, and what was doubtful in reading it."""

    lines: list[Line]
    links: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def clean(text: str) -> str:
    """Text with ligatures opened, odd spaces made plain, and icons and control characters left out."""
    opened = unicodedata.normalize("NFC", text.translate(_TABLE))
    return _PRIVATE.sub(" ", opened)


def collapse(text: str) -> str:
    """Runs of spaces made one, tabs kept single, ends trimmed, pictures and leaders made tabs."""
    if not text.isascii():
        text = _MISREAD_COLON.sub("\t", _SET_APART.sub(r"\1\2", text))
    cells = [_SPACES.sub(" ", cell).strip() for cell in _LEADERS.sub("\t", _ICON.sub("\t", text)).split("\t")]
    return "\t".join(cell for cell in cells if cell)


def strip_bullet(text: str) -> tuple[str, bool]:
    """The text without its bullet, and whether it had one."""
    found = _BULLET.match(text)
    return (text[found.end() :].lstrip(), True) if found else (text, False)
