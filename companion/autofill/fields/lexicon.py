"""The phrases of `data/*.toml` as one tree of words: every phrase of a text is found in one walk."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from companion.autofill.fields.words import code_words, words

Source = Literal["phrase", "maybe", "whole", "code"]

TABLES = ("person", "address", "work", "never", "questions")
MAX_PHRASES_AT_ONE_PLACE = 32

_SETTINGS = frozenset({"autocomplete", "leave", "within", "whole", "maybe", "code"})


@dataclass(frozen=True)
class Hit:
    """A phrase found in a text: what it asks for and which words it covers."""

    fact: str
    start: int
    length: int
    source: Source


@dataclass(frozen=True)
class FactRule:
    """What is known of one fact besides its phrases."""

    name: str
    leave: bool = False
    """No question of an application: left alone without a word."""
    within: str | None = None
    """Asked for only inside a repeated section of this kind."""


@dataclass
class Lexicon:
    """Phrases, terms and autocomplete tokens with what they mean. Built once, then only read."""

    rules: dict[str, FactRule] = field(default_factory=dict)
    autocomplete: dict[str, str] = field(default_factory=dict)
    overlapping: bool = False
    """Whether phrases may share words, as the parts of a question do."""
    _spoken: dict[str, set[str]] = field(default_factory=dict)
    _labels: dict[str, Any] = field(default_factory=dict)
    _codes: dict[str, Any] = field(default_factory=dict)

    def in_label(self, text: tuple[str, ...]) -> list[Hit]:
        """The phrases in a text a person reads, without those that are part of a longer one."""
        hits = _find(self._labels, text, overlapping=self.overlapping)
        return [hit for hit in hits if hit.source != "whole" or hit.length == len(text)]

    def words_of(self, facts: Iterable[str]) -> frozenset[str]:
        """The words of all phrases for these facts that people read."""
        return frozenset(word for fact in facts for word in self._spoken.get(fact, ()))

    def in_code(self, text: tuple[str, ...]) -> list[Hit]:
        """The phrases in an identifier."""
        return _find(self._codes, text, overlapping=self.overlapping)

    def add_table(self, table: Mapping[str, Mapping[str, Any]], prefix: str = "") -> None:
        """Take in one data table; names get `prefix` (terms are told from facts by it)."""
        for name, entry in table.items():
            fact = prefix + name
            self.rules[fact] = FactRule(fact, bool(entry.get("leave")), entry.get("within"))
            for token in entry.get("autocomplete", ()):
                self.autocomplete[token] = fact
            for language, phrases in entry.items():
                if language in _SETTINGS:
                    continue
                self._spoken.setdefault(fact, set()).update(word for phrase in phrases for word in words(phrase))
                for phrase in phrases:
                    self._add(self._labels, words(phrase), fact, "phrase")
                    if language == "en":
                        self._add(self._labels, words(phrase.replace(" ", "")), fact, "phrase")
                        self._add(self._codes, code_words(phrase), fact, "code")
                        self._add(self._codes, code_words(phrase.replace(" ", "")), fact, "code")
            for phrase in entry.get("maybe", ()):
                self._add(self._labels, words(phrase), fact, "maybe")
            for phrase in entry.get("whole", ()):
                self._add(self._labels, words(phrase), fact, "whole")
            for phrase in entry.get("code", ()):
                self._add(self._codes, code_words(phrase), fact, "code")

    @staticmethod
    def _add(tree: dict[str, Any], phrase: tuple[str, ...], fact: str, source: Source) -> None:
        node = tree
        for word in phrase:
            node = node.setdefault(word, {})
        entries: list[tuple[str, Source]] = node.setdefault("", [])
        if all(fact != known for known, _ in entries):
            entries.append((fact, source))


def _find(tree: dict[str, Any], text: tuple[str, ...], *, overlapping: bool) -> list[Hit]:
    found: list[Hit] = []
    reached = 0
    for start in range(len(text)):
        if start < reached and not overlapping:
            continue
        longest = list(_longest(tree, text, start))
        if not longest:
            continue
        end = start + longest[0].length
        if end > reached:
            found += longest
            reached = end
    return found


def _longest(tree: dict[str, Any], text: tuple[str, ...], start: int) -> Iterator[Hit]:
    """All meanings of the longest phrase that begins at `start`; a "whole" one counts only as the whole text."""
    node: dict[str, Any] | None = tree
    best: tuple[int, list[tuple[str, Source]]] | None = None
    for at in range(start, len(text)):
        node = node.get(text[at]) if node else None
        if not node:
            break
        entries = node.get("")
        if entries:
            whole = start == 0 and at == len(text) - 1
            usable = [entry for entry in entries if entry[1] != "whole" or whole]
            if usable:
                best = (at - start + 1, usable)
    if best:
        for fact, source in best[1][:MAX_PHRASES_AT_ONE_PLACE]:
            yield Hit(fact, start, best[0], source)


def read_table(name: str) -> dict[str, Any]:
    """One table of the data folder."""
    text = files("companion.autofill").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def build(tables: Iterable[tuple[str, Mapping[str, Mapping[str, Any]]]], *, overlapping: bool = False) -> Lexicon:
    """A lexicon from (prefix, table) pairs."""
    lexicon = Lexicon(overlapping=overlapping)
    for prefix, table in tables:
        lexicon.add_table(table, prefix)
    return lexicon


@cache
def load() -> Lexicon:
    """The lexicon of the program's own tables. Read once; nothing changes it afterwards."""
    return build([*(("", read_table(name)) for name in TABLES), ("~", read_table("terms"))])
