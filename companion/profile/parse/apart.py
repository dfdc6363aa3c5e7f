"""Jobs told in one breath: "Cook, The Inn, 2018 - 2020: menus for two hundred guests" is a header and what was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from companion.profile.document import Line
from companion.profile.parse.cells import MAX_HEADER_CHARS
from companion.profile.parse.dates import find_range
from companion.profile.parse.lexicon import company_score, title_score

_PARTED = re.compile(r",\s|\s[|–—-]\s|\t|\.\s")
"""What stands between a position and its employer."""
_REST = re.compile(r"(\s*\)?)\s*[.:;]\s*")
"""What ends the header after its dates."""
_END = re.compile(r"[\s.,]+$")


def headers_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with each dated header on a line of its own and without a full stop at its end."""
    for line in lines:
        found = None if line.bullet else find_range(line.text)
        if found is None or found.single or not 0 < found.begin <= MAX_HEADER_CHARS:
            yield line
            continue
        head, told = line.text[: found.begin], line.text[found.stop :]
        parted, rest = _PARTED.search(head), _REST.match(told)
        if rest is None or parted is None or not (title_score(head) or company_score(head)):
            yield line
            continue
        # A sentence before the dates ends there: "Fitter, Acme Ltd. May 2018 to date."
        start = _END.sub("", head) + ", " if head.rstrip().endswith(".") else head
        yield replace(line, text=start + line.text[found.begin : found.stop] + rest[1], faces=())
        if told[rest.end() :].strip():
            yield replace(line, text=told[rest.end() :].strip(), gap=False, faces=())
