"""Text cut into words, and the other ways to write a surface form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from companion.accents import without_accents

_WORD = re.compile(
    r"([^\W](?:\w*+(?![+#])|\w*(?:\+\+|#|\+(?!\w)|(?=\+)))"  # most words end without a sign: their way is the short one
    r"|'s\b|\.(?:net|js|io|ai)\b|&)"
)
"""Words with C++, C#, A+ and .NET kept whole; a possessive 's is a word of its own."""

_PLAIN_WORD = re.compile(r"(\w++|'s\b|\.(?:net|js|io|ai)\b|&)")
"""The same for a text without "+" and "#"."""

_APOSTROPHES = "’ʼ´`\x92"
"""The last one is the typographic one of Windows, read as Latin-1."""

SOFT = frozenset({" ", "-", "/", "", " / ", "/ ", " /", "  ", "\u00a0", "‐", "‑", "–", ".", "'", "\u00ad", ". "})
"""Separators that may stand inside a skill's name. ". " is checked apart: only after an initial."""

LIST_SEPARATORS = frozenset(",;/|•\x95·()\n:–")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, lower-cased; `gaps[i]` stands before word i, `starts` and `ends` are code points."""

    text: str
    words: list[str]
    gaps: list[str]
    starts: list[int]


def cut(text: str) -> Words:
    """Cut `text`. Offsets are those of `text` itself."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # İ is the one letter whose lower case has two code points.
        lowered = text.replace("İ", "I").lower()
    for apostrophe in _APOSTROPHES:
        if apostrophe in lowered:
            lowered = lowered.replace(apostrophe, "'")
    pieces = (_WORD if "+" in lowered or "#" in lowered else _PLAIN_WORD).split(lowered)
    starts = list(itertools.accumulate(map(len, pieces)))
    return Words(text, pieces[1::2], pieces[0::2], starts[0::2])


def first_word(form: str) -> tuple[str, bool]:
    """The first word of a form, and whether it is the only one. Raises ValueError for a form without words."""
    found = _WORD.search(form.lower())
    if found is None:
        raise ValueError(f"no word in the form {form!r}")
    return found.group(), found.end() == len(form) and found.start() == 0


def joins(gap: str, before: str, initial: str) -> bool:
    """Whether two words with `gap` between them can belong to one name.

    A line break joins only where the line was wrapped: the next line goes on in lower case.
    """
    if gap in SOFT:
        return gap != ". " or len(before) == 1
    if "\n" in gap:
        return not gap.strip() and gap.count("\n") == 1 and not initial.isupper()
    return not gap.strip(" \t-/\u00a0\u200b\u00ad") and len(gap) <= 3 and gap.strip() != "-"


_PAIRS = (
    ("centre", "center"), ("programme", "program"), ("fibre", "fiber"), ("paed", "ped"), ("anaes", "anes"),
    ("haem", "hem"), ("gynaec", "gynec"), ("catalogue", "catalog"), ("licence", "license"),
    ("modelling", "modeling"), ("labelling", "labeling"), ("counselling", "counseling"), ("defence", "defense"),
    ("aluminium", "aluminum"), ("tyre", "tire"), ("jewellery", "jewelry"), ("mould", "mold"), ("cheque", "check"),
    ("theatre", "theater"), ("foetal", "fetal"), ("signalling", "signaling"), ("tunnelling", "tunneling"),
    ("travelling", "traveling"), ("ageing", "aging"), ("oedema", "edema"), ("leukaemia", "leukemia"),
    ("fulfilment", "fulfillment"), ("judgement", "judgment"), ("enrolment", "enrollment"), ("sulph", "sulf"),
    ("artefact", "artifact"), ("counsellor", "counselor"), ("draughting", "drafting"),
)  # fmt: skip
"""British and American spelling, as parts of words."""

_OUR_WORDS = "(col|behavi|lab|harb|hon|fav|neighb|vap|tum|flav|hum|rig|arm)"
_OUR = re.compile(_OUR_WORDS + "our")
_OR = re.compile(r"\b" + _OUR_WORDS + r"or(?=s|ing|ed|al|\b)")
_ENDING = r"(?=(?:ation|ations|ational|able|ing|e|ed|er|ers|es)$)"
_SWAPS = (
    (_OUR, r"\1or"),
    (_OR, r"\1our"),
    (re.compile(r"(?<=[a-z]{3})is" + _ENDING), "iz"),
    (re.compile(r"(?<=[a-z]{3})iz" + _ENDING), "is"),
    (re.compile(r"(?<=[a-z]{3})ys(?=(?:e|ing|ed|er|ers)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{3})yz(?=(?:e|ing|ed|er|ers)$)"), "ys"),
)


def spellings(word: str) -> Iterator[str]:
    """The British and the American spelling of a lower-case word, and the word without accents."""
    yield word
    if len(word) < 4:
        return
    if not word.isascii():
        yield without_accents(word)
    for british, american in _PAIRS:
        if british in word:
            yield word.replace(british, american)
        elif american in word:
            yield word.replace(american, british)
    for pattern, new in _SWAPS:
        swapped = pattern.sub(new, word)
        if swapped != word:
            yield swapped


_NO_SINGULAR = ("ss", "us", "is", "ics", "'s")


def numbers(word: str, alone: bool) -> Iterator[str]:
    """The last word of a form, in singular and plural. A form of one word keeps its singular to itself."""
    yield word
    if len(word) < 3 or not word[-1].isalpha():
        return
    if word[-1] == "s":
        if not alone and len(word) > 4 and not word.endswith(_NO_SINGULAR):
            yield word[:-3] + "y" if word.endswith("ies") else word[:-1]
    elif word[-1] == "y" and word[-2] not in "aeiou":
        yield word[:-1] + "ies"
    elif word.endswith(("x", "ch", "sh", "z")):
        yield word + "es"
    else:
        yield word + "s"
