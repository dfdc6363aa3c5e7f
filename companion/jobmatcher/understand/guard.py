"""Long alternations of regular expressions, tried only where one of their literal parts occurs.

An alternation costs a try of every branch at every character. Here one pass of an automaton finds the literals
that occur, and only the branches they belong to are searched, which the regex engine does fast one by one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import ahocorasick

MIN_LITERAL_CHARS = 2
"""Shorter literals occur nearly everywhere and guard nothing."""


class Guarded:
    """A pattern that finds what `re.compile(pattern)` finds in lower-case text. Immutable; share it.

    Named groups are those of the branch that matched: ask a match for `lastgroup`, not for another branch's group.
    """

    def __init__(self, pattern: str) -> None:
        self.literals = _literals(_parser.parse(pattern))
        branches = split_branches(pattern)
        self._branches = [re.compile(branch) for branch in branches]
        self._always: list[int] = []
        owners: dict[str, list[int]] = {}
        for index, branch in enumerate(branches):
            literals = _literals(_parser.parse(branch))
            if literals is None:
                self._always.append(index)
            for literal in literals or ():
                owners.setdefault(literal, []).append(index)
        self._automaton: Any = None
        if owners:
            self._automaton = ahocorasick.Automaton()
            for literal, indices in owners.items():
                self._automaton.add_word(literal, tuple(indices))
            self._automaton.make_automaton()

    def _candidates(self, text: str) -> list[int]:
        """Branches that could match, in the order of the pattern."""
        if self._automaton is None:
            return self._always
        hits = {indices for _, indices in self._automaton.iter(text)}
        if not hits:
            return self._always
        return sorted({index for indices in hits for index in indices}.union(self._always))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._first(self._candidates(text), text, start, end)

    def _first(self, candidates: list[int], text: str, start: int, end: int) -> re.Match[str] | None:
        """The leftmost match, of the earliest branch among those that start there."""
        best: re.Match[str] | None = None
        for index in candidates:
            match = self._branches[index].search(text, start, end)
            if match is not None and (best is None or match.start() < best.start()):
                best = match
        return best

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Matches from left to right, none overlapping another, as `re.finditer` gives them."""
        ahead = {index: match for index in self._candidates(text) if (match := self._branches[index].search(text))}
        while ahead:
            first = min(ahead, key=lambda index: (ahead[index].start(), index))
            found = ahead[first]
            yield found
            at = max(found.end(), found.start() + 1)
            for index in [index for index, match in ahead.items() if match.start() < at]:
                following = self._branches[index].search(text, at)
                if following is None:
                    del ahead[index]
                else:
                    ahead[index] = following


def split_branches(pattern: str) -> list[str]:
    """The alternatives of a pattern's top level."""
    branches = [""]
    depth, in_class, escaped = 0, False, False
    for char in pattern:
        if char == "|" and not (depth or in_class or escaped):
            branches.append("")
            continue
        branches[-1] += char
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        else:
            depth += (char == "(") - (char == ")")
    return branches


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
