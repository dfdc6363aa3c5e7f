"""Whether a text asks about the applicant, or about somebody or something else.

"Phone" is the person's; "Company phone", "Spouse's phone", "Phone of your manager", "Notfallnummer" are not. The words
are data (`data/whose.toml`); the grammar that makes a thing somebody's is here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from companion.autofill.fields.lexicon import read_table
from companion.autofill.fields.words import code_words, words

_POSSESSIVE = re.compile(r"\b([^\W\d_]+)['’]s?\s", re.IGNORECASE)
_OWN_POSSESSIVE = frozenset(
    words(
        "applicant candidate driver drivers bachelor bachelors master masters associate it what who where that let here there "
        "today d l s n c j m t qu jusqu aujourd dell nell all sull un dall quell company employer organization veteran men women"
    )
)
"""What may stand before 's, or before an apostrophe in French and Italian, without another owner."""
_OF_YOUR = re.compile(
    r"\b(?:of|for|from)\s+(?:your|the)\s+(?:present |current |previous |last |former )?(\w+)"
    r"|\b(?:ihre[sr]|deine[sr])\s+(\w+)|\bde\s+(?:votre|ton|ta|su|tu|sua|seu)\s+(\w+)|\b(?:della|del)\s+(?:tuo|tua|suo|sua)\s+(\w+)",
    re.IGNORECASE,
)

_PARTS = re.compile(r"[:(),/–—-]")
"""What stands between whose a datum is and which datum: "Vater: Name", "Name (Vater)"."""
_NUMBERS = re.compile(r"\d+")
_REFERENCE_NUMBER = re.compile(
    r"\br[ée]f[ée]r[ea]n[a-z]*[- ]?(?:nummer|number|num[ée]ro|n[úu]mero|no|nr|code|kod|kode|id)\b\.?|#\s?ref\w*",
    re.IGNORECASE,
)
"""The reference of a posting, not the one of a person."""
_MAX_LABEL_CHARS = 60
_REMEMBERED = 4096
"""Texts whose reading is kept: forms repeat their headings and labels."""
MAX_HEADING_WORDS = 10

_WHOLE_WORD = 5
"""Words up to this length begin too many others ("pere", "perekonnanimi"): they count whole."""


@cache
def _people(part: Literal["all", "headings", "contacts"] = "all") -> re.Pattern[str]:
    table = read_table("whose")
    left = {
        "all": (),
        "headings": table["headings"]["not"],
        "contacts": table["people"].keys() - table["headings"]["contacts"],
    }[part]
    groups = [stems for name, stems in table["people"].items() if name not in left]
    spaced: set[str] = set()
    unspaced: set[str] = set()
    for stem in (" ".join(words(stem)) for stems in groups for stem in stems):
        (spaced if stem.isascii() or re.match(r"[\u0370-\u04ff]", stem) else unspaced).add(stem)
    begun = [re.escape(stem) + ("" if len(stem) > _WHOLE_WORD else r"s?\b") for stem in spaced]
    if part != "contacts":
        begun += [rf"{' '.join(words(whole))}\b" for whole in table["whole"]["words"]]
    # By their first letters, lest each of hundreds is tried at each word.
    initials = sorted({stem[0] for stem in begun})
    pattern = "|".join(
        f"{letter}(?:{'|'.join(sorted((stem[1:] for stem in begun if stem[0] == letter), reverse=True))})"
        for letter in initials
    )
    letters = "|".join(sorted(unspaced))
    return re.compile(rf"\b(?:{pattern})|{letters}")


@cache
def _alone(place: str) -> frozenset[tuple[str, ...]]:
    return frozenset(words(phrase) for phrase in read_table("whose")["alone"][place])


@cache
def _own() -> frozenset[str]:
    return frozenset(word for name in read_table("whose")["owners"]["own"] for word in words(name))


@lru_cache(maxsize=_REMEMBERED)
def someone_elses(text: str) -> bool:
    """Whether `text` names another person: a relative, a referee, a contact for emergencies, a manager, a recipient."""
    if _people().search(" ".join(words(text))) is not None:
        return True
    if len(text) > _MAX_LABEL_CHARS or _PARTS.search(text) is None:
        return False
    parts = [words(part) for part in _PARTS.split(_NUMBERS.sub(" ", text))]
    return any(part in _alone("words") or part in _alone("labels") for part in parts)


@lru_cache(maxsize=_REMEMBERED)
def heads_someone_else(heading: str, most: int = MAX_HEADING_WORDS) -> bool:
    """Whether what stands below a heading of at most `most` words is asked of another person ("References", "Vater", "Ahli waris")."""
    spoken = words(_NUMBERS.sub(" ", _REFERENCE_NUMBER.sub(" ", heading)))
    if not 0 < len(spoken) <= most:
        return False
    if spoken in _alone("words"):
        return True
    return _people("headings").search(" ".join(spoken)) is not None


@lru_cache(maxsize=_REMEMBERED)
def heads_contacts(heading: str) -> bool:
    """Whether a heading names people of whom no form asks more than how to reach them: for emergencies, referees, superiors."""
    return _people("contacts").search(" ".join(words(heading))) is not None


@lru_cache(maxsize=_REMEMBERED)
def code_names_someone_else(code: str) -> bool:
    """Whether what makers call a field names another person ("opiekun_tel", "spouse[phone]")."""
    spoken = code_words(code)
    return 1 < len(spoken) <= MAX_HEADING_WORDS and _people("headings").search(" ".join(spoken)) is not None


def others_thing(text: str) -> bool:
    """Whether what `text` asks for is said to belong to another person or thing ("of your school", "Employer's")."""
    owner = _POSSESSIVE.search(text)
    if owner and not _OWN_POSSESSIVE.intersection(words(owner.group(1))):
        return True
    return any(
        word is not None and not _own().intersection(words(word))
        for found in _OF_YOUR.finditer(text)
        for word in found.groups()
    )
