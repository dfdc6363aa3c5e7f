"""How close two job titles are: by their words, and by the family of work they belong to."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz

from companion.jobmatcher.score.families import FAMILIES, NEIGHBOURS

_NOISE = re.compile(
    r"\([^)]{0,60}\)|\b(?:senior|sr|junior|jr|lead|principal|staff|chief|head of|trainee|graduate|intern(?:ship)?|associate|assistant|deputy|mid[- ]?level|entry[- ]level|experienced|i{1,3}|iv|v|remote|hybrid|onsite|full[- ]time|part[- ]time|contract|temporary|permanent|m/w/d|w/m/d|h/f|m/f/d|f/m/d|level \d|band \d\w?|nights?|days?)\b\.?"
)
_WORD = re.compile(r"[^\w+#/& ]+")
_REST = re.compile(r"\s(?:[-–|@]|at|for|in)\s.*$")


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(r"\b(?:" + pattern + ")")) for name, pattern in FAMILIES.items()]


@lru_cache(maxsize=2048)
def _family(lower: str) -> str | None:
    """Cached: a score compares one title with each of a person's, and the next score the same ones again."""
    best: tuple[int, str] | None = None
    for name, pattern in _patterns():
        match = pattern.search(lower)
        if match and (best is None or len(match[0]) > best[0]):
            best = len(match[0]), name
    return best[1] if best else None


class TitleMatcher:
    """Immutable; compares titles of any language as far as its families know them."""

    def family(self, title: str) -> str | None:
        """The family of work a title belongs to."""
        return _family(title.lower())

    def similarity(self, one: str, other: str) -> float:
        """0 to 1: the same work under another name is near 1, neighbouring work about a half."""
        first, second = core(one), core(other)
        if not first or not second:
            return 0.0
        words = fuzz.token_set_ratio(first, second) / 100
        ordered = fuzz.token_sort_ratio(first, second) / 100
        text = max(0.0, (0.4 * words + 0.6 * ordered - 0.45) / 0.55)
        family, other_family = self.family(one), self.family(other)
        if family is None or other_family is None:
            return round(text, 3)
        if family == other_family:
            return round(max(text, 0.8 + 0.2 * text), 3)
        if other_family in NEIGHBOURS.get(family, ()) or family in NEIGHBOURS.get(other_family, ()):
            return round(max(min(text, 0.85), 0.5), 3)
        return round(min(text, 0.6), 3)


@lru_cache(maxsize=2048)
def core(title: str) -> str:
    """The title without level, contract and place words."""
    text = _NOISE.sub(" ", title.lower())
    text = _REST.sub(" ", text)
    return " ".join(_WORD.sub(" ", text).split())
