"""Long alternations of regular expressions, tried only where one of their literal parts occurs.

An alternation costs a try of every branch at every character. Here one pass of an automaton finds the literals
that occur, and only the branches they belong to are searched, which the regex engine does fast one by one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

import ahocorasick

Key = TypeVar("Key")

MAX_BRANCHES = 1_000
"""More than the alternatives of any one pattern."""

MIN_LITERAL_CHARS = 2
"""Shorter literals occur nearly everywhere and guard nothing."""


MAX_WAYS = 24
"""Ways to write a literal ("licence", "license") that are looked for one by one."""

_COMMON = frozenset(
    (
        "the", "to", "you", "our", "your", "this", "have", "with", "and", "for", "we", "what", "required", "require",
        "requirement", "experience", "part", "full", "time", "level", "teach", "qualif", "qualification", "regist",
        "registration", "professional", "member", "current", "active", "valid", "position", "working", "day", "com",
        "education", "school", "certif", "safety", "check", "physical", "opportunit", "is", "are", "be", "will", "in",
    )
)  # fmt: skip
"""Most postings have these: they guard hardly anything."""


class Guarded:
    """A pattern that finds what `re.compile(pattern)` finds in lower-case text. Immutable; share it.

    Named groups are those of the branch that matched: ask a match for `lastgroup`, not for another branch's group.
    """

    def __init__(self, pattern: str) -> None:
        self.branches = split_branches(pattern)
        self._branches = _Branches(self.branches)
        self.guards = [_literals(_parser.parse(branch)) for branch in self.branches]
        """Per branch the literals of which a match holds one; None where it can match without any."""
        self._literals = _Literals(((literals, index) for index, literals in enumerate(self.guards)))

    @property
    def literals(self) -> tuple[str, ...] | None:
        """A text without any of these has no match; None when that cannot be said."""
        if None in self.guards:
            return None
        return tuple(dict.fromkeys(literal for literals in self.guards for literal in literals or ()))

    def search(
        self, text: str, start: int = 0, end: int = sys.maxsize, among: Sequence[int] | None = None
    ) -> re.Match[str] | None:
        """The leftmost match, of the earliest branch among those that start there.

        `among`: the branches that can match, where a table has found that already.
        """
        best: re.Match[str] | None = None
        for index in self._literals.owners(text, start, end) if among is None else among:
            match = self._branches[index].search(text, start, end)
            if match is not None and (best is None or match.start() < best.start()):
                best = match
        return best

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of the whole text, of the earliest branch that has one."""
        matches = (self._branches[index].fullmatch(text) for index in self._literals.owners(text))
        return next(filter(None, matches), None)

    def finditer(
        self, text: str, among: Sequence[int] | None = None, starts: Sequence[int] | None = None
    ) -> Iterator[re.Match[str]]:
        """Matches from left to right, none overlapping another, as `re.finditer` gives them.

        `starts`: in rising order the only places where one can begin, where these are known.
        """
        candidates = self._literals.owners(text) if among is None else among
        if starts is not None:
            yield from self._at(text, candidates, starts)
            return
        ahead = {index: match for index in candidates if (match := self._branches[index].search(text))}
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

    def _at(self, text: str, candidates: Sequence[int], starts: Sequence[int]) -> Iterator[re.Match[str]]:
        at = 0
        for start in starts:
            matches = (self._branches[index].match(text, start) for index in candidates) if start >= at else ()
            if (found := next(filter(None, matches), None)) is not None:
                yield found
                at = max(found.end(), start + 1)


class _Branches(dict[int, re.Pattern[str]]):
    """The alternatives by number, each compiled when its literals first occur in a text: most of the thousands never do."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = patterns

    def __missing__(self, index: int) -> re.Pattern[str]:
        compiled = self[index] = re.compile(self._patterns[index])
        return compiled


class GuardedTable(Generic[Key]):
    """Several patterns, each with what it stands for: one pass over a text tells which of them could match."""

    def __init__(self, patterns: Iterable[tuple[Key, str]]) -> None:
        self.rows = [(key, Guarded(pattern)) for key, pattern in patterns]
        self._literals = _Literals(
            (literals, row * MAX_BRANCHES + index)
            for row, (_, pattern) in enumerate(self.rows)
            for index, literals in enumerate(pattern.guards)
        )

    @property
    def literals(self) -> tuple[str, ...]:
        """The literals of all patterns that have them."""
        return tuple(self._literals)

    def candidates(self, text: str) -> Iterator[tuple[Key, Guarded, list[int]]]:
        """What could match `text`, in the table's order: what it stands for, its pattern, the branches to search."""
        owners = self._literals.owners(text)
        at, count = 0, len(owners)
        while at < count:
            row = owners[at] // MAX_BRANCHES
            branches = []
            while at < count and owners[at] // MAX_BRANCHES == row:
                branches.append(owners[at] % MAX_BRANCHES)
                at += 1
            yield *self.rows[row], branches

    def first(self, text: str) -> Key | None:
        """What the first pattern that matches stands for."""
        for key, pattern, branches in self.candidates(text):
            if pattern.search(text, among=branches):
                return key
        return None


class _Literals:
    """Which owners have a literal in a text; those without literals are always among them."""

    def __init__(self, guards: Iterable[tuple[Iterable[str] | None, int]]) -> None:
        self._always: list[int] = []
        owners: dict[str, list[int]] = {}
        for literals, owner in guards:
            if literals is None:
                self._always.append(owner)
            for literal in literals or ():
                owners.setdefault(literal, []).append(owner)
        self._words = tuple(owners)
        self._owners = list(owners.values())
        self._automaton: Any = None
        if owners:
            self._automaton = ahocorasick.Automaton()
            for number, literal in enumerate(owners):
                self._automaton.add_word(literal, number)
            self._automaton.make_automaton()

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def owners(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[int]:
        """In rising order, for reading only. Nothing but what lies between `start` and `end` is looked at."""
        if self._automaton is None:
            return self._always
        size = len(text)
        hits = {number for _, number in self._automaton.iter(text, start, end if end < size else size)}
        if not hits:
            return self._always
        if len(hits) == 1 and not self._always:
            return self._owners[hits.pop()]
        return sorted(set(self._always).union(*[self._owners[number] for number in hits]))


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
    run = [""]
    for operation, argument in [*items, (None, None)]:
        ways = _ways(operation, argument)
        if ways and len(run) * len(ways) <= MAX_WAYS:
            run = [before + way for before in run for way in ways]
            continue
        best = _better(best, run)
        run = [""] if not ways or len(ways) > MAX_WAYS else ways
        if operation is _constants.SUBPATTERN:
            best = _better(best, _literals(argument[3]))
        elif operation is _constants.BRANCH:
            parts = [_of_sequence(branch) for branch in argument[1]]
            if all(part is not None for part in parts):
                best = _better(best, [literal for part in parts for literal in part or []])
        elif operation is _constants.MAX_REPEAT and argument[0] >= 1:
            best = _better(best, _of_sequence(argument[2]))
    return best


def _ways(operation: Any, argument: Any) -> list[str]:
    """What a step of a pattern can read, where that is one of a few strings: "s", "s?", "[cs]"."""
    if operation is _constants.LITERAL:
        return [chr(argument)]
    if operation is _constants.IN and all(kind is _constants.LITERAL for kind, _ in argument):
        return [chr(code) for _, code in argument]
    if operation is _constants.MAX_REPEAT and argument[:2] == (0, 1):
        inner = _ways_of_all(argument[2])
        return ["", *inner] if inner else []
    if operation is _constants.SUBPATTERN and not (argument[1] or argument[2]):
        return _ways_of_all(argument[3])
    if operation is _constants.BRANCH:
        alternatives = [_ways_of_all(branch) for branch in argument[1]]
        return [way for ways in alternatives for way in ways] if all(alternatives) else []
    return []


def _ways_of_all(items: Any) -> list[str]:
    """What some steps in a row can read, where that is one of a few strings."""
    ways = [""]
    for operation, argument in items:
        following = _ways(operation, argument)
        ways = [before + way for before in ways for way in following]
        if not following or len(ways) > MAX_WAYS:
            return []
    return ways


def _better(best: list[str] | None, other: Iterable[str] | None) -> list[str] | None:
    """The set whose weakest literal guards more."""
    found = list(other or ())
    if not found or _strength(found) < MIN_LITERAL_CHARS:
        return best
    return found if best is None or _strength(found) > _strength(best) else best


def _strength(literals: list[str]) -> int:
    return min(MIN_LITERAL_CHARS if literal.strip() in _COMMON else len(literal) for literal in literals)
