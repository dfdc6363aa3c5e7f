"""Texts as words: one spelling for comparison, for every script, for labels and for identifiers.

Latin letters lose case and accents; Chinese, Japanese and Korean characters are words of one character, so
that phrases can be looked up in any language in the same way.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_CHARS = 600
"""Longest part of a text that is looked at."""
MAX_WORDS = 80

_ONE_BY_ONE = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(rf"[{_ONE_BY_ONE}]|[^\W\d_{_ONE_BY_ONE}]+|\d+")
_LOWER_THEN_UPPER = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)")
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ё": "е",
        "ό": "ο",
        "\u0307": "",
    }
)
_LAST_ALPHABETIC = "\u0530"
"""Accents are taken off Latin, Greek and Cyrillic letters only: elsewhere they make another letter."""


def _bare(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0] if char < _LAST_ALPHABETIC or "\u1e00" <= char < "\u2000" else char


def fold(text: str) -> str:
    """`text` in one spelling: no case, no accents on alphabetic letters, full-width forms made plain."""
    text = text[:MAX_CHARS]
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    return "".join(char if char.isascii() else _bare(char) for char in plain).translate(_LETTERS)


def words(text: str) -> tuple[str, ...]:
    """The words of a text a person reads."""
    return tuple(_WORD.findall(fold(text))[:MAX_WORDS])


_RUN_TOGETHER = frozenset(
    [
        "first",
        "last",
        "middle",
        "full",
        "given",
        "family",
        "maiden",
        "preferred",
        "name",
        "father",
        "mother",
        "spouse",
        "husband",
        "wife",
        "guardian",
        "parent",
        "emergency",
        "contact",
        "reference",
        "referee",
        "relative",
        "nominee",
        "kin",
        "company",
        "employer",
        "organization",
        "job",
        "title",
        "position",
        "designation",
        "school",
        "college",
        "university",
        "institute",
        "degree",
        "qualification",
        "course",
        "address",
        "street",
        "line",
        "city",
        "town",
        "state",
        "province",
        "country",
        "zip",
        "postal",
        "pin",
        "code",
        "phone",
        "mobile",
        "cell",
        "tel",
        "telephone",
        "email",
        "mail",
        "birth",
        "date",
        "day",
        "month",
        "year",
        "place",
        "gender",
        "nationality",
        "citizenship",
        "marital",
        "status",
        "resume",
        "upload",
        "file",
        "cover",
        "letter",
        "photo",
        "linkedin",
        "github",
        "portfolio",
        "url",
        "link",
        "website",
        "profile",
        "salary",
        "expected",
        "desired",
        "current",
        "present",
        "permanent",
        "previous",
        "last",
        "home",
        "work",
        "office",
        "alternate",
        "secondary",
        "primary",
        "notice",
        "period",
        "start",
        "end",
        "joining",
        "experience",
        "skills",
        "language",
        "languages",
        "marks",
        "passing",
        "of",
        "no",
        "number",
        "id",
    ]
)
"""Words that makers of forms write without a gap between them."""
_SHORTEST = 5
"""An identifier below this many letters is no two words."""


@lru_cache(maxsize=4096)
def _apart(word: str) -> tuple[str, ...]:
    """The words that `word` is run together of ("presentaddress"), the fewest; itself where it is none."""
    if len(word) < _SHORTEST or not word.isascii() or word in _RUN_TOGETHER:
        return (word,)
    best: list[tuple[str, ...] | None] = [(), *[None] * len(word)]
    for end in range(2, len(word) + 1):
        for begin in range(end - 1):
            before = best[begin]
            if before is None or word[begin:end] not in _RUN_TOGETHER:
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = (*before, word[begin:end])
    return best[-1] or (word,)


def code_words(text: str) -> tuple[str, ...]:
    """The words of an identifier: "billing[firstName]" is billing, first, name, and so is "billing_firstname"."""
    found = _WORD.findall(fold(_LOWER_THEN_UPPER.sub(" ", text[:MAX_CHARS])))[:MAX_WORDS]
    return tuple(part for word in found for part in _apart(word))


_IDEOGRAPH = "[\u4e00-\u9fff]"


def within_a_word(char: str, text: str) -> bool:
    """Whether `char` is a Chinese character that stands in `text` only between or beside others: there it is a part of
    their word (名 is a given name alone, and a name of whatever in 会社名)."""
    if not "\u4e00" <= char <= "\u9fff":
        return False
    return re.search(f"(?<!{_IDEOGRAPH}){char}(?!{_IDEOGRAPH})", text) is None
