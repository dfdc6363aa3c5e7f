"""What a line of a header looks like."""

from __future__ import annotations

import re

from companion.profile.document import Line
from companion.profile.parse.cells import MAX_HEADER_CHARS

SHORTENED = (" Inc.", "Ltd.", "Co.", "Corp.", "e.V.", "S.A.", "S.L.", "B.V.", "L.L.C.", "S.p.A.", "S.r.l.")
"""Ends of names that are no ends of sentences."""
MAX_HEADER_LINES = 3
MAX_TITLE_CHARS = 60
FIRST_SENTENCE = re.compile(r"(?<=[a-zà-ÿ)]{2})[.!]\s+(?=[A-ZÀ-Þ])")


def is_header_like(line: Line) -> bool:
    """Short, no bullet, no sentence."""
    text = line.text.rstrip()
    long = len(text) > 45 or len(text.split()) > 5
    sentence = text.endswith((".", ";")) and long and not text.endswith(SHORTENED)
    return not line.bullet and len(text) <= MAX_HEADER_CHARS and not sentence
