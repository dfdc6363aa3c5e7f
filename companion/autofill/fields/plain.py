"""Words of a text that its topic does not explain.

"Gender" asks for the person's; "Gender of the patient" does not, and no list of all other owners will ever be complete.
So the words that may stand around a topic are listed instead (`data/plain.toml`): any further word is a reason to ask.
"""

from __future__ import annotations

import re
from functools import cache

from companion.autofill.fields.lexicon import read_table
from companion.autofill.fields.words import words

_LATIN = re.compile(r"^[^\u0370-\u1dff\u2e80-\uffff]*$")
_ENGLISH = frozenset(words("you your do does are is will would have has did the of"))
_CAPITAL_INSIDE = re.compile(r"(?<=[\w,;:)/] )[A-ZÀ-Þ][\w.'’&-]*")
"""Names of places and companies; not the word a sentence begins with."""


@cache
def _listed(topic: str) -> frozenset[str]:
    return frozenset(word for part in read_table("plain")[topic]["words"].split() for word in words(part))


def is_latin(text: str) -> bool:
    """Whether `text` has letters of no other script."""
    return _LATIN.match(text) is not None


def unexplained(text: str, topic: str, known: frozenset[str] = frozenset()) -> frozenset[str]:
    """Words of `text` that neither `topic` of the table nor `known` explains; none for scripts other than Latin."""
    if not is_latin(text):
        return frozenset()
    spoken = frozenset(word for word in words(_CAPITAL_INSIDE.sub(" ", text)) if not word.isdigit())
    return spoken - _listed("everywhere") - _listed(topic) - known


_EXAMPLES = re.compile(r"\((?:e\.?\s?g\.?|such as|for example|for instance)\b[^()]*\)", re.IGNORECASE)


def without_examples(text: str) -> str:
    """`text` without what brackets give as examples: they narrow nothing."""
    return _EXAMPLES.sub(" ", text)


def is_english(text: str) -> bool:
    """Whether `text` has words that only English questions have."""
    return bool(_ENGLISH.intersection(words(text)))
