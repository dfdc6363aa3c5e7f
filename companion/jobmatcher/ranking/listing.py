"""Filters, order and pages over a board's columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from companion.jobmatcher.ranking.board import UNSCORED, Board
from companion.jobmatcher.ranking.openings import Flags, Numbers, Openings
from companion.jobmatcher.ranking.record import CLOSED, WORKPLACES
from companion.jobmatcher.ranking.terms import TermKind, Terms
from companion.jobmatcher.score.card import band

if TYPE_CHECKING:
    from companion.jobmatcher.messages import LiveScoresRequest

MOST_PLACES = 20
"""Places named of the other postings of a job."""


class Listing:
    """One look at a settled board."""

    def __init__(self, terms: Terms, board: Board, openings: Openings) -> None:
        self.board = board
        self.newest = openings.newest
        """Number of the boards' entry that came last; 0 where there is none."""
        self._terms = terms
        self._block = board.block
        self._tenths = board.tenths
        self._closed: Flags = openings.closed(self._block.ids) | (self._block.header["flags"] & CLOSED > 0)
        self._entries: Numbers = openings.entries(self._block.ids)
        self._jobs: Numbers = openings.jobs(self._block.ids)
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
            return ~np.isin(self._block.ids, out) & ~self._closed
        return np.isin(self._block.ids, [id_ for id_, kind in self._states.items() if kind == state])

    def in_order(self, passing: Flags, sort: str) -> NDArray[np.intp]:
        """Rows of what passes, largest key first, newest first among equals; of postings that are one job the first."""
        rows = np.flatnonzero(passing)
        rows = rows[np.lexsort((-self._block.ids[rows], -self._keys(sort)[rows].astype(np.int64)))]
        _, first = np.unique(self._jobs[rows], return_index=True)
        ordered: NDArray[np.intp] = rows[np.sort(first)]
        return ordered

    def page(
        self, rows: NDArray[np.intp], sort: str, after: tuple[int, int] | None, limit: int
    ) -> tuple[list[int], tuple[int, int] | None]:
        """One page of the rows `in_order`, and where the next begins."""
        ids, keys = self._block.ids[rows], self._keys(sort)[rows]
        start = 0
        if after is not None:
            start = int(np.count_nonzero((keys > after[0]) | ((keys == after[0]) & (ids >= after[1]))))
        chosen: list[int] = rows[start : start + limit].tolist()
        last = (int(keys[start + limit - 1]), int(ids[start + limit - 1])) if len(rows) > start + limit else None
        return chosen, last

    def _keys(self, sort: str) -> NDArray[Any]:
        return {"score": self._tenths, "posted": self._block.header["posted"], "newest": self._block.ids}[sort]

    def others(self, rows: list[int], passing: Flags) -> dict[int, list[int]]:
        """Of each of these rows the other rows that pass and are the same job."""
        jobs = self._jobs[rows]
        of_job = {int(job): row for job, row in zip(jobs, rows, strict=True)}
        found: dict[int, list[int]] = {row: [] for row in rows}
        for row in np.flatnonzero(passing & np.isin(self._jobs, jobs)).tolist():
            shown = of_job[int(self._jobs[row])]
            if row != shown:
                found[shown].append(row)
        return found

    def arrived(self, asked: LiveScoresRequest, after: int) -> NDArray[np.intp]:
        """The jobs that pass these filters, whatever their state, and that boards offer only since the entry `after`.

        One row each, the best first. A job known before under another place is none of them, nor one reacted to.
        """
        passing = self.passing(asked.model_copy(update={"state": "all"})) & (self._entries > 0)
        late = self._entries > after
        fresh = passing & late & self._in_state("new")
        fresh &= ~np.isin(self._jobs, self._jobs[passing & ~late])
        return self.in_order(fresh, "score")

    def facts(self, row: int) -> dict[str, Any]:
        """What a list says of a posting, without what the store holds."""
        header, tenths = self._block.header, int(self._tenths[row])
        workplace, ats = (int(header[name][row]) for name in ("workplace", "ats"))
        return {
            "score": None if tenths == UNSCORED else tenths / 10,
            "band": None if tenths == UNSCORED else band(tenths / 10),
            "places": self.places(row),
            "workplace": WORKPLACES[workplace] if workplace >= 0 else None,
            "ats": self._terms.texts("ats")[ats] if ats >= 0 else None,
            "state": self._states.get(int(self._block.ids[row]), "new"),
            "closed": bool(self._closed[row]),
        }

    def places(self, row: int) -> list[str]:
        """Where the work is, as the posting says it."""
        places = int(self._block.header["places"][row])
        names = self._terms.texts("place")
        numbers = self._terms.texts("places")[places].split(",") if places >= 0 else []
        return [names[int(number)] for number in numbers]

    def same_job(self, row: int, others: list[int]) -> dict[str, Any]:
        """What a list says of the other postings of a job."""
        own = self.places(row)
        places = list(dict.fromkeys(place for other in others for place in self.places(other) if place not in own))
        return {"also": len(others), "also_in": places[:MOST_PLACES]}
