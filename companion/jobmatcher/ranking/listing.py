"""Filters, order and pages over a board's columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from companion.jobmatcher.ranking.board import UNSCORED, Board
from companion.jobmatcher.ranking.record import WORKPLACES
from companion.jobmatcher.ranking.terms import TermKind, Terms
from companion.jobmatcher.score.card import band

if TYPE_CHECKING:
    from companion.jobmatcher.messages import LiveScoresRequest

Flags = NDArray[np.bool_]


class Listing:
    """One look at a settled board."""

    def __init__(self, terms: Terms, board: Board) -> None:
        self._terms = terms
        self._block = board.block
        self._tenths = board.tenths
        self._states = {id_: one.kind for id_, one in board.reactions.items() if one.kind != "cleared"}

    def passing(self, asked: LiveScoresRequest) -> Flags:
        """Which postings pass every filter."""
        header, tenths = self._block.header, self._tenths
        passes = self._in_state(asked.state)
        if asked.min_score is not None:
            passes &= tenths >= round(asked.min_score * 10)
        if asked.max_score is not None:
            passes &= (tenths <= round(asked.max_score * 10)) & (tenths != UNSCORED)
        if asked.band is not None:
            bands = np.array([band(value / 10) == asked.band for value in range(1001)] + [False])
            passes &= bands[tenths]
        if asked.workplace is not None:
            passes &= header["workplace"] == WORKPLACES.index(asked.workplace)
        if asked.ats is not None:
            passes &= self._texts("ats", lambda text: text == asked.ats)[header["ats"]]
        if asked.title:
            words = asked.title.lower().split()
            passes &= self._texts("title", lambda text: all(word in text for word in words))[header["title"]]
        if asked.company:
            company = asked.company.lower().strip()
            passes &= self._texts("company", lambda text: company in text)[header["company"]]
        if asked.place:
            passes &= self._in_place(asked.place.lower().strip())[header["places"]]
        return passes

    def _texts(self, kind: TermKind, fits: Callable[[str], bool]) -> Flags:
        """Of each term of a kind whether it fits; the last entry stands for none."""
        return np.array([*(fits(text.lower()) for text in self._terms.texts(kind)), False], bool)

    def _in_place(self, place: str) -> Flags:
        fits = self._texts("place", lambda text: place in text)
        sets = self._terms.texts("places")
        return np.array([*(any(fits[int(one)] for one in text.split(",")) for text in sets), False], bool)

    def _in_state(self, state: str) -> Flags:
        if state == "all":
            return np.ones(len(self._block), bool)
        if state in ("open", "new"):
            out = [id_ for id_, kind in self._states.items() if state == "new" or kind == "dismissed"]
            return ~np.isin(self._block.ids, out)
        return np.isin(self._block.ids, [id_ for id_, kind in self._states.items() if kind == state])

    def page(
        self, passing: Flags, sort: str, after: tuple[int, int] | None, limit: int
    ) -> tuple[list[int], tuple[int, int] | None]:
        """Rows of one page in order, largest key first, newest first among equals; and where the next begins."""
        rows = np.flatnonzero(passing)
        ids = self._block.ids[rows]
        keys = {"score": self._tenths, "posted": self._block.header["posted"], "newest": self._block.ids}[sort][rows]
        if after is not None:
            later = (keys < after[0]) | ((keys == after[0]) & (ids < after[1]))
            rows, ids, keys = rows[later], ids[later], keys[later]
        order = np.lexsort((-ids, -keys.astype(np.int64)))[:limit]
        chosen: list[int] = rows[order].tolist()
        last = (int(keys[order[-1]]), int(ids[order[-1]])) if len(rows) > limit else None
        return chosen, last

    def facts(self, row: int) -> dict[str, Any]:
        """What a list says of a posting, without what the store holds."""
        header, tenths = self._block.header, int(self._tenths[row])
        places, workplace, ats = (int(header[name][row]) for name in ("places", "workplace", "ats"))
        names = self._terms.texts("place")
        numbers = self._terms.texts("places")[places].split(",") if places >= 0 else []
        return {
            "score": None if tenths == UNSCORED else tenths / 10,
            "band": None if tenths == UNSCORED else band(tenths / 10),
            "places": [names[int(number)] for number in numbers],
            "workplace": WORKPLACES[workplace] if workplace >= 0 else None,
            "ats": self._terms.texts("ats")[ats] if ats >= 0 else None,
            "state": self._states.get(int(self._block.ids[row]), "new"),
        }
