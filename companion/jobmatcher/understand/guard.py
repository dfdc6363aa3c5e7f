"""Regular expressions that are tried only where one of their literal parts occurs.

A long alternation costs a try at every character; looking for its literals with `in` costs a hundredth of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

MIN_LITERAL_CHARS = 2
"""Shorter literals occur nearly everywhere and guard nothing."""


class Guarded:
    """A compiled pattern with the literals of which every match holds at least one; works on lower-case text."""

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(pattern)
        self.literals = _literals(_parser.parse(pattern))

    def possible(self, text: str) -> bool:
        """False when `text` cannot match."""
        literals = self.literals
        if literals is None:
            return True
        return any(literal in text for literal in literals)

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if self.possible(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text) if self.possible(text) else iter(())


def _literals(parsed: Any) -> tuple[str, ...] | None:
    """The longest literal of each alternative; None when an alternative has none worth looking for."""
    if (len(parsed) == 1 and parsed[0][0] is _constants.BRANCH) or (
        len(parsed) >= 1 and parsed[0][0] is _constants.BRANCH and len(parsed) == 1
    ):
        branches = parsed[0][1][1]
    else:
        branches = [parsed]
    found: list[str] = []
    for branch in branches:
        own = _of_sequence(branch)
        if own is None:
            return None
        found += own
    return tuple(dict.fromkeys(found))


def _of_sequence(items: Any) -> list[str] | None:
    """Literals of which one must occur in a match of this sequence: the best run, or those of a branch in it."""
    best: list[str] | None = None
    run = ""
    for operation, argument in [*items, (None, None)]:
        if operation is _constants.LITERAL:
            run += chr(argument)
            continue
        best = _better(best, [run])
        run = ""
        if operation is _constants.SUBPATTERN:
            best = _better(best, _literals(argument[3]))
        elif operation is _constants.BRANCH:
            parts = [_of_sequence(branch) for branch in argument[1]]
            if all(part is not None for part in parts):
                best = _better(best, [literal for part in parts for literal in part or []])
        elif operation is _constants.MAX_REPEAT and argument[0] >= 1:
            best = _better(best, _of_sequence(argument[2]))
    return best


def _better(best: list[str] | None, other: list[str] | tuple[str, ...] | None) -> list[str] | None:
    """The set whose shortest literal is longer: it guards more."""
    if not other or min(map(len, other)) < MIN_LITERAL_CHARS:
        return best
    if best is None or min(map(len, other)) > min(map(len, best)):
        return list(other)
    return best
