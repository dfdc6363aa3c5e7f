"""Wrapped lines joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from companion.profile.document import FULL_LINE, Line
from companion.profile.parse.contacts import begins_address
from companion.profile.parse.dates import find_range
from companion.profile.parse.headings import INLINE, heading_kind, told_kind
from companion.profile.parse.labelled import begins_with_label
from companion.profile.parse.lexicon import degree_score
from companion.profile.parse.skills import spoken

WIDE = 0.7
"""Share of its column from which a line that ends with such a word may be wrapped."""
_JOINS_ON = re.compile(
    r"\s(?:of|the|and|de|do|da|dos|das|del|della|degli|di|du|des|et|y|e|der|die|und|für|van|voor|en|och|för)$"
)
"""Words with which no line ends that is whole."""
_CUT_NUMBER = re.compile(r"\d-$")
"""A number broken at its hyphen, as a postal code at the end of a line."""
SAME_LEFT = 2.0
"""Points by which lines of one cell begin apart."""
PROSE_CHARS = 60
"""A line of plain text of this length may be wrapped."""


def join_wrapped(lines: Sequence[Line]) -> list[Line]:
    """Lines with the parts of wrapped bullets and paragraphs put together, hyphenation undone."""
    joined: list[Line] = []
    tail: Line | None = None
    for line in lines:
        if joined and tail is not None and _goes_on(joined[-1], tail, line):
            joined[-1] = replace(joined[-1], text=_glue(joined[-1].text, line.text))
        else:
            joined.append(line)
        tail = line
    return joined


def _glue(text: str, more: str) -> str:
    if _CUT_NUMBER.search(text) and more[:1].isdigit():
        return text + more
    if text.endswith("-") and len(text) > 1 and text[-2].isalpha() and more[:1].islower():
        last = text.split()[-1]
        return text + more if "/" in last or "@" in last else text[:-1] + more
    return f"{text} {more}"


def _goes_on(whole: Line, before: Line, line: Line) -> bool:
    """Whether `line` continues the paragraph or bullet that `before` is the last line of."""
    if line.bullet or line.heading or line.column != before.column or heading_kind(line.text) or told_kind(line.text):
        return False
    if whole.heading or heading_kind(whole.text) or told_kind(whole.text) or (line.gap and not whole.bullet):
        return False
    if line.size and before.size and abs(line.size - before.size) > 0.6:
        return False
    if "\t" in line.text or (line.bold and not before.bold):
        return False
    if (
        _CUT_NUMBER.search(before.text)
        and line.text[:1].isdigit()
        and before.fill >= FULL_LINE
        and not find_range(line.text)
    ):
        return True
    if _ends_range(before.text, line.text) or _is_rest_of_cell(before, line):
        return True
    if _JOINS_ON.search(before.text) and before.fill >= WIDE and not line.gap and find_range(line.text) is None:
        return True
    if _stands_alone(line.text):
        return False
    lower = line.text[:1].islower()
    hyphen = before.text.endswith("-") and lower
    if whole.bullet:
        if line.gap:
            return False
        hung = line.left > whole.left + 1.5 and not line.bold
        return hung or hyphen or (lower and len(before.text) > 30)
    if find_range(line.text) is not None and not lower:
        return False
    if "\t" in before.text or " | " in before.text or find_range(before.text) is not None:
        return False
    full = before.fill >= FULL_LINE if before.fill else len(before.text) >= PROSE_CHARS
    prose = len(before.text) >= PROSE_CHARS
    if not before.fill and before.text.endswith(".") and not lower:
        return False  # nothing but its length speaks for a wrapped line, and a sentence ends with it
    return hyphen or (full and prose and not (before.bold and not line.bold)) or (lower and prose)


def _ends_range(text: str, more: str) -> bool:
    """Whether a range of dates was broken at its dash: "… October 2018 –", "September 2021"."""
    if not text.rstrip().endswith(("-", "–", "—")):
        return False
    end = find_range(more)
    whole = find_range(f"{text} {more}")
    present = end is None and whole is not None and not whole.single and whole.stop > len(text)
    return present or (end is not None and end.begin == 0 and whole is not None and not whole.single)


def _is_rest_of_cell(before: Line, line: Line) -> bool:
    """Whether the last cell of a row goes on in a line of its own below it."""
    below = before.cell > before.left and abs(line.left - before.cell) < SAME_LEFT
    told = before.text.endswith((",", "&", "/")) or line.text[:1] in "(&/" or line.text[:1].islower()
    return "\t" in before.text and below and told and before.fill >= FULL_LINE and find_range(line.text) is None


def _stands_alone(text: str) -> bool:
    """A line that begins something by its own words: "Languages: …", "English (fluent), …", an address."""
    label = INLINE.match(text)
    if label and (heading_kind(label.group(1)) is not None or len(label.group(1).split()) == 1):
        return True
    if begins_with_label(text):
        return True
    first = text.partition(",")[0]
    return spoken(first) is not None or begins_address(text) or (len(first) < len(text) and degree_score(first) > 0)
