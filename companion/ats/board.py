"""What a board is and how one is read: the small interface behind which every ATS looks the same."""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Literal

from companion.ats.fetch import PoliteFetch, Validators

Workplace = Literal["remote", "hybrid", "onsite"]
MAX_POSTINGS = 60_000
"""Postings kept of one board; what lies beyond is not read, and the note says so."""


@dataclass(frozen=True)
class BoardRef:
    """One employer's board, or a search of a public one: `key` is what the ATS calls it, `url` what a person opens."""

    ats: str
    key: str
    url: str


@dataclass(frozen=True)
class Pay:
    """Pay as the board states it; `unit` is HOUR, DAY, WEEK, MONTH or YEAR."""

    min: float | None = None
    max: float | None = None
    currency: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class BoardPosting:
    """One posting as its board gives it. `external_id` is the ATS's own number or code."""

    external_id: str
    url: str
    title: str
    company: str | None = None
    locations: tuple[str, ...] = ()
    updated_at: str | None = None
    posted_at: str | None = None
    closes_at: str | None = None
    workplace: Workplace | None = None
    employment: str | None = None
    pay: Pay | None = None
    group: str | None = None
    """Number of the job behind several postings, where the ATS has one."""
    description: str = ""
    """HTML or plain text; empty where only the posting's own address has it."""

    @property
    def digest(self) -> str:
        """Changes whenever anything the board says of the posting does."""
        plain = {name: getattr(self, name) for name in _SAID}
        if self.pay is not None:
            plain["pay"] = asdict(self.pay)
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


_SAID: tuple[str, ...] = tuple(one.name for one in fields(BoardPosting))
"""What a board says of a posting: read one by one, which takes a fifth of the time of `asdict`."""


@dataclass(frozen=True)
class BoardPage:
    """What a board answered."""

    postings: tuple[BoardPosting, ...] = ()
    complete: bool = True
    """Everything open is in it: what is missing is closed."""
    unchanged: bool = False
    """The board said that nothing changed since the validators given."""
    validators: Mapping[str, Validators] = field(default_factory=dict)
    note: str = ""
    """What could not be read, in words; empty when all was well."""


class BoardReader(ABC):
    """Reads the boards of one ATS. Holds nothing that changes."""

    name: str
    has_details: bool = False
    """The list leaves the description out: `posting` asks for it, one request each."""
    every_seconds: int = 0
    """How often a board may be read at most, whatever the interval is."""

    def title(self, ref: BoardRef) -> str | None:
        """What a person calls the board, where it is not one employer's; None for the name that its postings give."""
        return None

    @abstractmethod
    def matches(self, url: str) -> BoardRef | None:
        """The board an address belongs to (a board's, a posting's or an interface's), or None."""

    @abstractmethod
    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        """Everything open now. Raises FetchFailed kinds."""

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        """The posting with its description. Raises FetchFailed kinds."""
        return posting
