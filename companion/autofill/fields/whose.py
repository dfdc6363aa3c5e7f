"""Whether a text asks about the applicant, or about somebody or something else.

"Phone" is the person's; "Company phone", "Spouse's phone", "Phone of your manager", "Notfallnummer" are not. The words
are data (`data/whose.toml`); the grammar that makes a thing somebody's is here.
"""

from __future__ import annotations

import re
from functools import cache

from companion.autofill.fields.lexicon import read_table
from companion.autofill.fields.words import words

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

_WHOLE_WORD = 5
"""Words up to this length begin too many others ("pere", "perekonnanimi"): they count whole."""


@cache
def _people() -> re.Pattern[str]:
    spaced: set[str] = set()
    unspaced: set[str] = set()
    for stems in read_table("whose")["people"].values():
        for stem in stems:
            (spaced if stem.isascii() or re.match(r"[\u0370-\u04ff]", stem) else unspaced).add(stem)
    begun = sorted((re.escape(stem) + ("" if len(stem) > _WHOLE_WORD else r"s?\b") for stem in spaced), reverse=True)
    pattern = "|".join(begun)
    # In scripts without spaces a word is taken apart into its characters: join them again.
    letters = "|".join(sorted(" ".join(words(stem)) for stem in unspaced))
    return re.compile(rf"\b(?:{pattern})|{letters}")


@cache
def _own() -> frozenset[str]:
    return frozenset(word for name in read_table("whose")["owners"]["own"] for word in words(name))


def someone_elses(text: str) -> bool:
    """Whether `text` names another person: a relative, a referee, a contact for emergencies, a manager, a recipient."""
    return _people().search(" ".join(words(text))) is not None


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
