"""Title similarity of one person's titles against every distinct title, as `TitleMatcher` has it pair by pair."""

from __future__ import annotations

from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from companion.jobmatcher.ranking.terms import SEPARATOR, Term, Terms
from companion.jobmatcher.score.families import CLOSE_PAIRS, FAMILIES, NEIGHBOUR_PAIRS
from companion.jobmatcher.score.professions import PROFESSIONS, profession_of
from companion.jobmatcher.score.specialties import SPECIALTIES, specialties
from companion.jobmatcher.score.titles import (
    ALIKE,
    NEAR_MOST,
    NEIGHBOURING,
    NOISE,
    OTHER_MOST,
    OTHER_SPECIALTY,
    SAME_FAMILY,
    TitleMatcher,
    core,
)

Array = NDArray[Any]
KEPT = 64
"""Person's titles whose similarities are kept: a new version of a profile mostly has the same titles."""
_FAMILY = {name: number for number, name in enumerate(FAMILIES)}
_TABLES = repr((FAMILIES, SPECIALTIES, [one.title.pattern for one in PROFESSIONS], NOISE.pattern))
TITLE_FORMAT = f"{crc32(_TABLES.encode()):08x}"
"""First part of what is derived from a title: with other tables it would be another."""


def title_data(title: str, matcher: TitleMatcher) -> str:
    """What the ranking keeps of a title."""
    parts = TITLE_FORMAT, matcher.family(title) or "", core(title), specialties(title), profession_of(title)
    return SEPARATOR.join(map(str, parts))


def renew_titles(terms: Terms) -> list[Term]:
    """Derive anew what an older version derived from titles; what changed, to be stored."""
    matcher = TitleMatcher()
    return [
        terms.renew("title", number, title_data(text, matcher))
        for number, (text, data) in enumerate(zip(terms.texts("title"), terms.data("title"), strict=True))
        if not data.startswith(TITLE_FORMAT + SEPARATOR)
    ]


def _paired(own: str, pairs: frozenset[tuple[str, str]]) -> list[int]:
    return [_FAMILY[other] for one, other in pairs if one == own]


class Derived(NamedTuple):
    """One entry for each title."""

    core: Array
    family: Array
    """Number of its family; -1 for none."""
    specialties: Array
    """The mask of `specialties`."""
    profession: Array
    """The place in `PROFESSIONS`; -1 for none."""


class TitleColumns:
    """Distinct titles, prepared for comparison; grows with the terms."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._matcher = TitleMatcher()
        self._cores: dict[str, int] = {}
        self._sorted: list[str] = []
        self._by_word: dict[str, list[int]] = {}
        self._repeating: list[int] = []
        self._rows: list[tuple[int, int, int, int]] = []
        self._derived: Derived | None = None
        self._kept: dict[tuple[str, int], Array] = {}

    def derived(self) -> Derived:
        """What is derived from each title, by number; those numbered since the last call are taken in."""
        data = self._terms.data("title")
        if self._derived is None or len(self._rows) < len(data):
            for number in range(len(self._rows), len(data)):
                _, family, text, mask, profession = data[number].split(SEPARATOR)
                self._rows.append((self._core(text), _FAMILY.get(family, -1), int(mask), int(profession)))
            self._kept.clear()
            self._derived = Derived(*np.array(self._rows, np.int64).reshape(-1, 4).T)
        return self._derived

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

    def similarity(self, title: str, held: int | None = None) -> Array:
        """`TitleMatcher.similarity(each, title, held)` by title number."""
        self.derived()
        mask = specialties(title) if held is None else held
        kept = self._kept.get((title, mask))
        if kept is None:
            kept = self._compare(title, mask)
            if len(self._kept) < KEPT:
                self._kept[title, mask] = kept
        return kept

    def _compare(self, title: str, mask: int) -> Array:
        own_core = core(title)
        if not own_core or not self._sorted:
            return np.zeros(len(self._rows))
        derived = self.derived()
        text = self._texts(own_core)[derived.core]
        own = self._matcher.family(title)
        if own is None:
            return np.round(text, 3)
        family, masks = derived.family, derived.specialties
        apart = (masks & mask == 0) & (masks != 0) & (mask != 0)
        value = np.select(
            [
                family == -1,
                family == _FAMILY[own],
                np.isin(family, _paired(own, CLOSE_PAIRS)),
                np.isin(family, _paired(own, NEIGHBOUR_PAIRS)),
            ],
            [
                text,
                np.where(apart, OTHER_SPECIALTY, SAME_FAMILY) + 0.2 * text,
                np.clip(text, ALIKE, NEAR_MOST),
                np.clip(text, NEIGHBOURING, NEAR_MOST),
            ],
            np.minimum(text, OTHER_MOST),
        )
        empty = np.array([not one for one in self._sorted], bool)
        if empty.any():
            value[empty[derived.core]] = 0.0
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
