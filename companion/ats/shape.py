"""Reading what strangers send: every look-up gives the wanted type or nothing, never an exception."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from companion.ats.fetch import FetchFailed

MAX_TEXT = 400_000
_SPACE = re.compile(r"\s+")


class Row:
    """One JSON object of an answer."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content

    def at(self, *path: str) -> Any:
        """The value at a path of keys, or None."""
        value: Any = self._content
        for key in path:
            if not isinstance(value, Mapping):
                return None
            value = value.get(key)
        return value

    def text(self, *path: str) -> str | None:
        """A string or a number at a path, as one line of text; None when empty or of another type."""
        value = self.at(*path)
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            return None
        return _SPACE.sub(" ", str(value)[:MAX_TEXT]).strip() or None

    def long(self, *path: str) -> str:
        """A text of many lines at a path; empty when there is none."""
        value = self.at(*path)
        return value[:MAX_TEXT] if isinstance(value, str) else ""

    def number(self, *path: str) -> float | None:
        """A number at a path, also one written as text."""
        value = self.at(*path)
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            return None
        try:
            return float(value)
        except ValueError:
            return None

    def moment(self, *path: str) -> str | None:
        """A moment at a path as ISO 8601: a text as it is, a number as milliseconds since 1970."""
        value = self.at(*path)
        if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < 4e12:
            return datetime.fromtimestamp(value / 1000, UTC).isoformat()
        return self.text(*path)

    def rows(self, *path: str) -> list[Row]:
        """The objects of a list at a path; what is no object is left out."""
        value = self.at(*path)
        return [Row(one) for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def rows_of(answer: Any, *path: str) -> list[Row]:
    """The list of objects an answer must hold. Raises FetchFailed when it holds no list there."""
    value = answer if not path else Row(answer).at(*path) if isinstance(answer, Mapping) else None
    rows = [Row(one) for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
    if not isinstance(value, list) or (value and not rows):
        raise FetchFailed("the board's answer is not readable (no list of postings in it)", "garbage")
    return rows


def joined(*parts: str | None) -> str | None:
    """A place from its parts, without blanks and repetitions; None when nothing is left."""
    found = list(dict.fromkeys(part.strip() for part in parts if part and part.strip()))
    return ", ".join(found) or None


def several(*parts: str | None) -> tuple[str, ...]:
    """Texts that are there, each once, in order."""
    return tuple(dict.fromkeys(part for part in parts if part))
