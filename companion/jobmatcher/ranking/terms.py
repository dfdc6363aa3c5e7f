"""Texts that postings share (titles, places, skills …), numbered once, with what is derived from them."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from typing import Literal, NamedTuple, get_args

TermKind = Literal["title", "company", "ats", "place", "places", "skill", "languages", "licences", "currency"]
KINDS: tuple[str, ...] = get_args(TermKind)
SEPARATOR = "\x1f"
"""Between the parts of a term that is a list, and of derived data."""


class Term(NamedTuple):
    """One numbered text: `number` counts from 0 within its kind; `data` holds facts derived from the text."""

    kind: str
    number: int
    text: str
    data: str


class Terms:
    """The numbering. It only grows; threads may share it."""

    def __init__(self, stored: Iterable[Term] = ()) -> None:
        self._texts: dict[str, list[str]] = {kind: [] for kind in KINDS}
        self._data: dict[str, list[str]] = {kind: [] for kind in KINDS}
        self._numbers: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
        self._unsaved: list[Term] = []
        self._lock = Lock()
        for term in sorted(stored):
            self._add(term.kind, term.text, term.data)

    def number(self, kind: TermKind, text: str) -> int | None:
        """The number of a known text."""
        return self._numbers[kind].get(text)

    def add(self, kind: TermKind, text: str, data: str = "") -> int:
        """The number of a text; a new one is numbered, and is `unsaved` until `saved` is called."""
        with self._lock:
            known = self._numbers[kind].get(text)
            if known is not None:
                return known
            number = self._add(kind, text, data)
            self._unsaved.append(Term(kind, number, text, data))
            return number

    def renew(self, kind: TermKind, number: int, data: str) -> Term:
        """Put `data` in place of what was derived from a text before."""
        self._data[kind][number] = data
        return Term(kind, number, self._texts[kind][number], data)

    def _add(self, kind: str, text: str, data: str) -> int:
        number = len(self._texts[kind])
        self._texts[kind].append(text)
        self._data[kind].append(data)
        self._numbers[kind][text] = number
        return number

    def texts(self, kind: TermKind) -> list[str]:
        """Texts by number; grows while it is held."""
        return self._texts[kind]

    def data(self, kind: TermKind) -> list[str]:
        """Derived facts by number; grows while it is held."""
        return self._data[kind]

    def unsaved(self) -> list[Term]:
        """Terms that the store does not hold yet."""
        with self._lock:
            return list(self._unsaved)

    def saved(self, terms: Iterable[tuple[str, int, str, str]]) -> None:
        """The store holds these now."""
        with self._lock:
            done = set(terms)
            self._unsaved = [term for term in self._unsaved if term not in done]
