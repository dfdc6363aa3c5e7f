"""Title similarity of one person's titles against every distinct title, as `TitleMatcher` has it pair by pair."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from companion.jobmatcher.ranking.terms import SEPARATOR, Terms
from companion.jobmatcher.score.families import FAMILIES, NEIGHBOURS
from companion.jobmatcher.score.titles import TitleMatcher, core

Array = NDArray[Any]
KEPT = 64
"""Person's titles whose similarities are kept: a new version of a profile mostly has the same titles."""
_FAMILY = {name: number for number, name in enumerate(FAMILIES)}


class TitleColumns:
    """Distinct titles, prepared for comparison; grows with the terms."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._matcher = TitleMatcher()
        self._cores: dict[str, int] = {}
        self._sorted: list[str] = []
        self._by_word: dict[str, list[int]] = {}
        self._repeating: list[int] = []
        self._core_of: list[int] = []
        self._family_of: list[int] = []
        self._kept: dict[str, Array] = {}

    def grow(self) -> None:
        """Take in titles numbered since the last call."""
        data = self._terms.data("title")
        if len(self._core_of) == len(data):
            return
        for number in range(len(self._core_of), len(data)):
            family, _, text = data[number].partition(SEPARATOR)
            self._family_of.append(_FAMILY.get(family, -1))
            self._core_of.append(self._core(text))
        self._kept.clear()

    def _core(self, text: str) -> int:
        known = self._cores.get(text)
        if known is not None:
            return known
        number = self._cores[text] = len(self._sorted)
        words = sorted(text.split())
        self._sorted.append(" ".join(words))
        for word in set(words):
            self._by_word.setdefault(word, []).append(number)
        if len(set(words)) < len(words):
            self._repeating.append(number)
        return number

    @property
    def families(self) -> Array:
        """Family number of each title; -1 for none."""
        self.grow()
        return np.array(self._family_of, np.int16)

    def similarity(self, title: str) -> Array:
        """`TitleMatcher.similarity(title, each)` by title number."""
        self.grow()
        kept = self._kept.get(title)
        if kept is None:
            kept = self._compare(title)
            if len(self._kept) < KEPT:
                self._kept[title] = kept
        return kept

    def _compare(self, title: str) -> Array:
        own_core = core(title)
        if not own_core or not self._sorted:
            return np.zeros(len(self._core_of))
        text = self._texts(own_core)[np.array(self._core_of, np.int64)]
        own = self._matcher.family(title)
        if own is None:
            return np.round(text, 3)
        family = np.array(self._family_of)
        near = [
            _FAMILY[name] for name in FAMILIES if name in NEIGHBOURS.get(own, ()) or own in NEIGHBOURS.get(name, ())
        ]
        value = np.select(
            [family == -1, family == _FAMILY[own], np.isin(family, near)],
            [text, np.maximum(text, 0.8 + 0.2 * text), np.maximum(np.minimum(text, 0.85), 0.5)],
            np.minimum(text, 0.6),
        )
        empty = np.array([not one for one in self._sorted], bool)
        if empty.any():
            value[empty[np.array(self._core_of)]] = 0.0
        return np.round(value, 3)

    def _texts(self, own: str) -> Array:
        """Similarity of the words alone, by core. Without a shared word both ratios of the matcher are one."""
        count = len(self._sorted)
        words = own.split()
        ordered = process.cdist([" ".join(sorted(words))], self._sorted, scorer=fuzz.ratio, dtype=np.float64)[0]
        as_set = ordered.copy()
        sharing = {number for word in words for number in self._by_word.get(word, ())}
        exact = range(count) if len(set(words)) < len(words) else sorted(sharing.union(self._repeating))
        if exact:
            chosen = [self._sorted[number] for number in exact]
            as_set[np.array(exact)] = process.cdist([own], chosen, scorer=fuzz.token_set_ratio, dtype=np.float64)[0]
        text: Array = np.maximum(0.0, (0.4 * as_set / 100 + 0.6 * ordered / 100 - 0.45) / 0.55)
        return text
