"""Cells that a spreadsheet opens as the texts they are. Pure."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the beginning of a cell."""
MARK = "'"
"""Before such a text: the spreadsheet's own sign for “this is a text”."""


def safe_cell(text: str) -> str:
    """The text, marked where it would be taken for a formula, or for a marked one."""
    return MARK + text if text.lstrip(MARK).startswith(FORMULA) or (text and not text.strip(MARK)) else text


def unsafe_cell(cell: str) -> str:
    """What `safe_cell` was given."""
    marked = cell.startswith(MARK) and (cell.lstrip(MARK).startswith(FORMULA) or not cell.strip(MARK))
    return cell[1:] if marked else cell
