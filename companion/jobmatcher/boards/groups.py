"""Which postings are one job: the same work under many cities or addresses."""

from __future__ import annotations

import hashlib
import re

from companion.ats.board import BoardPosting
from companion.contracts import Posting

MIN_WORDS = 30
"""Descriptions shorter than this say too little to tell two jobs apart."""
_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_TAIL = re.compile(r"\s[-–—|,/]\s.{0,80}$")
_BLIND = frozenset({"remote", "hybrid", "onsite", "homeoffice", "m", "w", "f", "d", "h", "x"})


def group_key_of(ats: str, board: str, entry: BoardPosting, posting: Posting | None) -> str:
    """The job a posting is one of, blind to places.

    The ATS's own job number where it has one; else employer, title and text, all without the names of the posting's
    places; a posting with hardly any text is a job of its own.
    """
    if entry.group:
        return _digest(ats, board, entry.group)
    places = {
        word for place in (*entry.locations, *(posting.locations if posting else ())) for word in _words(place)
    } | _BLIND
    text = [word for word in _words(posting.description if posting else "") if word not in places]
    if len(text) < MIN_WORDS:
        return _digest(ats, board, "posting", entry.external_id)
    employer = (posting.company if posting else None) or board
    return _digest("", " ".join(_words(employer)), " ".join(title_words(entry.title, places)), " ".join(text))


def title_words(title: str, places: frozenset[str] | set[str] = _BLIND) -> list[str]:
    """The title's words without places, brackets and, where it names one, the place at its end."""
    plain = _BRACKETS.sub(" ", title)
    tail = _TAIL.search(plain)
    if tail and set(_words(tail[0])) <= places:
        plain = plain[: tail.start()]
    return [word for word in _words(plain) if word not in places]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
