"""How close two job titles are: by their words, and by the family of work they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from rapidfuzz import fuzz

from companion.jobmatcher.score.families import CLOSE_PAIRS, FAMILIES, NEIGHBOUR_PAIRS
from companion.jobmatcher.score.specialties import specialties

NOISE = re.compile(
    r"\([^)]{0,60}\)|\b(?:senior|sr|junior|jr|lead|principal|staff|chief|head of|trainee|graduate|intern(?:ship)?|associate|assistant|deputy|mid[- ]?level|entry[- ]level|experienced|i{1,3}|iv|v|remote|hybrid|onsite|full[- ]time|part[- ]time|contract|temporary|permanent|m/w/d|w/m/d|h/f|m/f/d|f/m/d|level \d|band \d\w?|nights?|days?)\b\.?"
)
"""Words of level, contract and place, which say nothing of the work."""
_WORD = re.compile(r"[^\w+#/& ]+")
SAME_FAMILY = 0.8
"""Least similarity of two titles of one family."""

OTHER_SPECIALTY = 0.5
"""The same where both name specialties and share none."""

ALIKE = 0.5
"""Least similarity of two titles of families that are close: from here on years of work count in full, and the licences
that it needs may be taken as held."""

NEIGHBOURING = 0.38
"""The same of families that are neighbours."""

NEAR_MOST, OTHER_MOST = 0.85, 0.6
"""Most that shared words make of titles of two families, near ones and others."""

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


_specialties = lru_cache(maxsize=2048)(specialties)


class TitleMatcher:
    """Immutable; compares titles of any language as far as its families know them."""

    def family(self, title: str) -> str | None:
        """The family of work a title belongs to."""
        return _family(title.lower())

    def held_specialties(self, titles: Iterable[str]) -> dict[str, int]:
        """The specialties of a person's titles: one that names none is of those of the others of its family.

        Who was a student teacher and teaches mathematics is no more a teacher of art for it.
        """
        own = {title: _specialties(title) for title in titles}
        of_family: dict[str | None, int] = {}
        for title, mask in own.items():
            of_family[self.family(title)] = of_family.get(self.family(title), 0) | mask
        return {title: mask or of_family[self.family(title)] for title, mask in own.items()}

    def similarity(self, wanted: str, own: str, held: int | None = None) -> float:
        """0 to 1: the same work under another name is near 1, neighbouring work about a half.

        `held`: the specialties of the person's title `own`, where these are known from others as well.
        """
        first, second = core(wanted), core(own)
        if not first or not second:
            return 0.0
        words = fuzz.token_set_ratio(first, second) / 100
        ordered = fuzz.token_sort_ratio(first, second) / 100
        text = max(0.0, (0.4 * words + 0.6 * ordered - 0.45) / 0.55)
        family, other_family = self.family(wanted), self.family(own)
        if family is None or other_family is None:
            return round(text, 3)
        if family == other_family:
            asked, has = _specialties(wanted), _specialties(own) if held is None else held
            least = OTHER_SPECIALTY if asked and has and not asked & has else SAME_FAMILY
            return round(least + 0.2 * text, 3)
        pair = family, other_family
        if pair in CLOSE_PAIRS or pair in NEIGHBOUR_PAIRS:
            return round(max(min(text, NEAR_MOST), ALIKE if pair in CLOSE_PAIRS else NEIGHBOURING), 3)
        return round(min(text, OTHER_MOST), 3)


@lru_cache(maxsize=2048)
def core(title: str) -> str:
    """The title without level, contract and place words."""
    text = NOISE.sub(" ", title.lower())
    text = _REST.sub(" ", text)
    return " ".join(_WORD.sub(" ", text).split())
