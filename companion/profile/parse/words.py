"""Tables of words, kept as text so that they stay readable."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The whitespace-separated words of `text`."""
    return frozenset(text.split())


def phrase_set(text: str) -> frozenset[str]:
    """The phrases of `text`, separated by commas or line ends."""
    return frozenset(part for line in text.splitlines() for p in line.split(",") if (part := p.strip()))
