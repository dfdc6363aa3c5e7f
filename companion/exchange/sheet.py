"""A table saved as text by whatever program: its encoding, its separator, the row that names its columns. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass

from companion.accents import without_accents
from companion.errors import CompanionError

MOST_ROWS = 20_000
SEPARATORS = ",;\t|"
HEADER_ROWS = 10
"""The columns are named in one of the first rows: some sheets have a title above."""
_TOLD = re.compile(r'\A"?sep=(.)"?[ \t]*\r?\n')
"""Excel's own way to say the separator."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ODD = re.compile(r"[\W_]+")
_STROKES = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
)
"""Letters that are no letter with a sign, and are typed without it all the same."""


class ListUnreadable(CompanionError):
    """The file is no list of applications, or the mapping does not fit it."""

    exit_code = 2
    status = 422
    code = "list_unreadable"


@dataclass(frozen=True)
class Sheet:
    """A header and its rows."""

    header: list[str]
    rows: list[list[str]]
    first: int
    """Line of the first row, as a spreadsheet counts."""
    european: bool
    """Semicolons separate: a spreadsheet of a country that writes the day before the month."""

    def has_numbers(self, column: str) -> bool:
        """Whether a cell of this column holds a digit, or none holds anything."""
        at = self.header.index(column)
        cells = [row[at] for row in self.rows if at < len(row) and row[at].strip()]
        return not cells or any(letter.isdigit() for cell in cells for letter in cell)


def plain(text: str) -> str:
    """A name without case, accents and signs, so that it is found however it was written."""
    return _ODD.sub(" ", without_accents(text.translate(_STROKES)).casefold()).strip()


def read_sheet(content: bytes, weight: Callable[[list[str]], int]) -> Sheet:
    """Read a table; `weight` says how many column names of a row are known. Raises ListUnreadable."""
    text = _text(content)
    told = _TOLD.match(text)
    text = text[told.end() :] if told else text
    found = [_table(text, separator) for separator in (told.group(1) if told else SEPARATORS)]
    best, lines = max(
        ((_header(lines, weight), lines) for lines in found),
        key=lambda one: (one[0][1], len(one[1][0]) if one[1] else 0),
    )
    if len(lines) > MOST_ROWS:
        raise ListUnreadable(f"the list has more than {MOST_ROWS:,} rows: split it")
    at, _ = best
    if len(lines) - at < 2:
        raise ListUnreadable(
            "the list has no rows: the first line names the columns, each further one is an application"
        )
    header = [name.strip() for name in lines[at]]
    rows = lines[at + 1 :]
    return Sheet(header, rows, at + 2, european=text.count(";") > text.count(",") and "," not in "".join(header))


def _text(content: bytes) -> str:
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), None)
    if encoding is None and len(content) > 1 and content.count(0) * 3 > len(content):
        encoding = "utf-16-le" if content[1] == 0 else "utf-16-be"
    try:
        text = content.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise ListUnreadable("this is no CSV: save the sheet as CSV (comma separated) first")
    return text


def _table(text: str, separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise ListUnreadable(f"this is no CSV ({error}): save the sheet as CSV first") from None


def _header(lines: list[list[str]], weight: Callable[[list[str]], int]) -> tuple[int, int]:
    """Which row names the columns, and how many of them are known; the first row where none is."""
    weights = [weight(line) for line in lines[:HEADER_ROWS]]
    most = max(weights, default=0)
    return (weights.index(most), most) if most else (0, 0)
