"""The words by which pages of an application are told, from data."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

DATA = Path(__file__).parent / "data"
MAX_SENTENCE = 400
"""Characters of one sentence that are looked at; longer ones are prose."""

Topic = Literal["confirmed", "duplicate", "closed", "login", "code", "error", "asks_to_send", "confirmed_address"]
_END = re.compile(r"(?<=[.!?。])\s+|\n+")


@cache
def _patterns(topic: Topic) -> tuple[re.Pattern[str], ...]:
    table = tomllib.loads((DATA / "pages.toml").read_text(encoding="utf-8"))
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in table[topic]["patterns"])


def sentences(text: str) -> list[str]:
    """The sentences and lines of a text, blanks single, each cut to the limit."""
    found = (" ".join(part.split())[:MAX_SENTENCE] for part in _END.split(text.replace("’", "'")))
    return [part for part in found if part]


def sentence_about(topic: Topic, text: str) -> str | None:
    """The first sentence that speaks of the topic."""
    for sentence in sentences(text):
        if any(pattern.search(sentence) for pattern in _patterns(topic)):
            return sentence
    return None


def asks_to_send(text: str) -> bool:
    """Whether all that a page asks back is whether the application is to be sent."""
    found = sentences(text)
    return len(found) == 1 and sentence_about("asks_to_send", text) is not None


def address_says_confirmed(url: str) -> bool:
    """Whether an address is that of a page of thanks."""
    return any(pattern.search(url) for pattern in _patterns("confirmed_address"))
