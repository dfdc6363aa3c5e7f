"""The clause rules of `data/clauses.toml`, compiled: which rules speak in a sentence.

One Aho-Corasick pass over a sentence finds the anchors; only their patterns are tried.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import ahocorasick

Strength = Literal["decisive", "strong", "weak"]
MAX_SENTENCE_CHARS = 600
"""Patterns look at no more of one sentence: bounds their time on hostile text."""

_CONTRACTIONS = (
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bcan't\b|\bcannot\b"), "can not"),
    (re.compile(r"\bshan't\b"), "shall not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"\b(i)'m\b"), r"\1 am"),
    (re.compile(r"\b(we|i|you|they|he|she)'d\b"), r"\1 would"),
)

_WORD = re.compile(r"<(\w+)>")
"""A group of words in a pattern, by its name in the table `words`."""


@dataclass(frozen=True)
class Clause:
    """One rule: `pattern` found in a sentence says `kind` with `strength`."""

    kind: str
    strength: Strength
    anchors: tuple[str, ...]
    pattern: re.Pattern[str] | None
    """None when an anchor alone is the rule."""


def normalise(sentence: str) -> str:
    """Lower case, contractions written out, one spelling of email, clipped."""
    text = sentence[:MAX_SENTENCE_CHARS].lower().replace("e-mail", "email")
    if "'" in text or "cannot" in text:
        for pattern, plain in _CONTRACTIONS:
            text = pattern.sub(plain, text)
    return text


class ClauseRules:
    """All rules, ready to be asked. Load once; it holds no state of a mail."""

    def __init__(self, clauses: list[Clause]) -> None:
        by_anchor: dict[str, list[Clause]] = {}
        for clause in clauses:
            for anchor in clause.anchors:
                by_anchor.setdefault(anchor, []).append(clause)
        self._automaton = ahocorasick.Automaton()
        for anchor, group in by_anchor.items():
            self._automaton.add_word(anchor, tuple(group))
        self._automaton.make_automaton()

    @classmethod
    def load(cls) -> ClauseRules:
        """Read the rules that ship with the package."""
        path = Path(__file__).parent / "data" / "clauses.toml"
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        words = tables.pop("words")
        return cls([_clause(kind, strength, rule, words)
                    for kind, groups in tables.items()
                    for strength, rules in groups.items()
                    for rule in rules])  # fmt: skip

    def spoken(self, sentence: str) -> list[Clause]:
        """The rules that match a normalised sentence."""
        found: dict[int, Clause] = {}
        for _, group in self._automaton.iter(sentence):
            for clause in group:
                if id(clause) not in found and (clause.pattern is None or clause.pattern.search(sentence)):
                    found[id(clause)] = clause
        return list(found.values())


def _clause(kind: str, strength: Strength, rule: str, words: dict[str, str]) -> Clause:
    anchors, _, pattern = rule.partition(" :: ")
    written = _WORD.sub(lambda found: words[found[1]], pattern)
    return Clause(kind, strength, tuple(anchors.split("|")), re.compile(written) if written else None)
