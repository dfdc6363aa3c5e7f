"""What a sentence is about, in languages other than English: `data/topics.toml`, found in one pass."""

from __future__ import annotations

import tomllib
from pathlib import Path

import ahocorasick

WORDS = Path(__file__).parent / "data" / "topics.toml"


class Topics:
    """Tells the topics of sentences. Load once and share; it keeps nothing of what it reads."""

    def __init__(self, table: dict[str, list[str]]) -> None:
        by_part: dict[str, set[str]] = {}
        for topic, parts in table.items():
            for part in parts:
                by_part.setdefault(part, set()).add(topic)
        self._automaton = ahocorasick.Automaton()
        for part, topics in by_part.items():
            self._automaton.add_word(part, frozenset(topics))
        self._automaton.make_automaton()

    @classmethod
    def load(cls) -> Topics:
        """The words that ship with the package."""
        return cls(tomllib.loads(WORDS.read_text(encoding="utf-8")))

    def of(self, sentence: str) -> frozenset[str]:
        """The topics of a normalised sentence, by their names in the data file."""
        return frozenset(topic for _, topics in self._automaton.iter(sentence) for topic in topics)
