"""Which postings are still open, and which of them are one job in several places: what the watched boards say."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]


class Openings:
    """One user's, as the boards stood when it was made."""

    def __init__(self, listed: Iterable[tuple[int, int, str, bool]] = ()) -> None:
        """`listed`: of each entry of a board, the oldest first, its number, its posting, the key of its job, whether it is open."""
        numbers: dict[str, int] = {}
        jobs: dict[int, int] = {}
        entries: dict[int, int] = {}
        gone: set[int] = set()
        self.newest = 0
        """Number of the entry that came last."""
        for entry, posting, key, is_open in listed:
            self.newest = entry
            if is_open:
                jobs[posting] = numbers.setdefault(key, len(numbers))
                entries.setdefault(posting, entry)
            else:
                gone.add(posting)
        self._closed = np.array(sorted(gone - jobs.keys()), np.int64)
        self._ids = np.array(sorted(jobs), np.int64)
        self._jobs = np.array([jobs[posting] for posting in self._ids.tolist()], np.int64)
        self._entries = np.array([entries[posting] for posting in self._ids.tolist()], np.int64)

    def closed(self, postings: Numbers) -> Flags:
        """Which of these closed on every board they were seen on."""
        return np.isin(postings, self._closed)

    def is_closed(self, posting: int) -> bool:
        """Whether it closed on every board it was seen on."""
        return bool(np.isin(posting, self._closed))

    def entries(self, postings: Numbers) -> Numbers:
        """The number of the first entry that offers each posting; 0 where none does."""
        return self._of(self._entries, postings, np.zeros_like(postings))

    def jobs(self, postings: Numbers) -> Numbers:
        """The number of each posting's job: postings with the same one are the same job, wherever it is offered."""
        return self._of(self._jobs, postings, -1 - postings)

    def _of(self, known: Numbers, postings: Numbers, otherwise: Numbers) -> Numbers:
        """What is known of the postings that are offered, and something else for the rest."""
        if not len(self._ids):
            return otherwise
        at = np.minimum(np.searchsorted(self._ids, postings), len(self._ids) - 1)
        return np.where(self._ids[at] == postings, known[at], otherwise)
