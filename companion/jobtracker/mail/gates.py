"""Regular expressions that are tried only where they can match: one pass over a text tells for all of them at once.

Every match of most patterns holds one of a few literals ("recruit", "salary"). They are read off the parsed patterns; one
Aho-Corasick pass finds them, and a pattern of which none stands in the text is not searched. Most sentences of most mails
hold none of most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import ahocorasick

MIN_LITERAL = 2
"""Shorter literals stand in any text."""


class Gates:
    """What many patterns share: the automaton of their literals, and which were found in the text last asked about."""

    def __init__(self) -> None:
        self._patterns: list[frozenset[str]] = []
        self._automaton: ahocorasick.Automaton | None = None
        self._last: tuple[str, frozenset[int]] = ("", frozenset())

    def add(self, literals: frozenset[str]) -> int:
        """A pattern more, by its literals. Returns its number."""
        self._patterns.append(literals)
        self._automaton, self._last = None, ("", frozenset())
        return len(self._patterns) - 1

    def found(self, text: str) -> frozenset[int]:
        """The numbers of the patterns of which a literal stands in a lower-case `text`."""
        last, known = self._last
        if last is text:
            return known
        automaton = self._automaton or self._made()
        known = frozenset(number for _, numbers in automaton.iter(text) for number in numbers)
        self._last = (text, known)
        return known

    def _made(self) -> ahocorasick.Automaton:
        by_literal: dict[str, list[int]] = {}
        for number, literals in enumerate(self._patterns):
            for literal in literals:
                by_literal.setdefault(literal, []).append(number)
        automaton = ahocorasick.Automaton()
        for literal, numbers in by_literal.items():
            automaton.add_word(literal, tuple(numbers))
        automaton.make_automaton()
        self._automaton = automaton
        return automaton


_GATES = Gates()


class Gated:
    """A pattern for lower-case texts. Only `search`; one without literals is always tried."""

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(pattern)
        literals = literals_of(pattern)
        self._number = _GATES.add(literals) if literals else None

    def search(self, text: str) -> re.Match[str] | None:
        """Like that of a compiled pattern."""
        if self._number is not None and self._number not in _GATES.found(text):
            return None
        return self.pattern.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Like that of a compiled pattern."""
        closed = self._number is not None and self._number not in _GATES.found(text)
        return iter(()) if closed else self.pattern.finditer(text)


def literals_of(pattern: str) -> frozenset[str]:
    """Literals of which each match of a pattern holds at least one; empty where there are no such."""
    return _needed(_parser.parse(pattern)) or frozenset()


def _needed(items: Iterable[Any]) -> frozenset[str] | None:
    """Of a sequence: those of the item that asks most."""
    best: frozenset[str] | None = None
    run = ""
    for kind, value in [*items, (None, None)]:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        for asked in (frozenset({run}) if run else None, _of_item(kind, value)):
            if asked and min(map(len, asked)) >= MIN_LITERAL and (best is None or _worth(asked) > _worth(best)):
                best = asked
        run = ""
    return best


def _of_item(kind: Any, value: Any) -> frozenset[str] | None:
    if kind is op.SUBPATTERN:
        return _needed(value[3])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] > 0:
        return _needed(value[2])
    if kind is op.BRANCH:
        branches = [_needed(branch) for branch in value[1]]
        return frozenset().union(*filter(None, branches)) if all(branches) else None
    return None


def _worth(literals: frozenset[str]) -> tuple[int, int]:
    """Long and few are rarest."""
    return min(map(len, literals)), -len(literals)
