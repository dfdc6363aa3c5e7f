"""A person's name: its parts, and how to tell one from other short lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from companion.profile.parse.han import split_han_name
from companion.profile.parse.words import word_set

MAX_NAME = 200
"""Characters of a name that are looked at."""

PARTICLES = word_set("""
    van von vom zu zum zur der den del della delle dello dei degli de di da das do dos du la le las los el al
    bin ibn ben bint binti abu af av ter ten tot te 't 's op ap y e i und st. st saint san santa mac
""")
"""Words that belong to the family name that follows them."""

JOINERS = word_set("y e i und")
"""Particles that also join two family names: "Ortega y Gasset"."""

GIVEN_NAMES_TOO = word_set("san santa saint st st. mac ben abu el al i e y do ten")
"""Particles that are also names or initials when capitalised: "Ben Miller", "Al Gore"."""

PREFIXES = word_set("""
    mr mrs ms miss mx dr prof professor sir dame lord lady rev fr hon capt maj col lt sgt ing dipl-ing
    herr frau hr fru m mme mlle sra srta don dona doña dott dottssa arch avv drs ir mag
""")
_TITLE_ADDITIONS = word_set("ret techn rer nat med phil habil hc jur pol oec mont dent vet theol dipl univ")
"""What stands behind "Dr." and "Dipl." in German titles."""
SUFFIXES = word_set("jr sr ii iii iv esq jnr snr junior senior")
CREDENTIALS = word_set("""
    phd md do mba ma ms msc bsc ba bs beng meng mphil jd llb llm rn bsn msn dnp np lpn cna crna fnp fnp-c
    fnp-bc rgn rmn cpa cfa cma acca aca fca pmp cissp csm pe eit pharmd dds dmd dvm dpt ot pt otr lcsw lmsw
    med edd ceng ccrn cen acls bls cscs shrm-cp shrm-scp sphr phr cipd aia leed chfc cfp ea ccna itil
    prince2 pgce qts mrics
""")

_TOKEN = re.compile(r"[^\s,]+")
_COMMA_SUFFIX = re.compile(r"\s*,\s*")


@dataclass(frozen=True)
class NameParts:
    """The parts of one name; empty where it has none."""

    given: str = ""
    middle: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""


def _bare(word: str) -> str:
    return word.strip(".,()").replace(".", "").casefold()


def is_credential(word: str) -> bool:
    """Whether `word` is a degree or licence written after a name ("RN", "Ph.D.")."""
    return word.strip(".,()").casefold() in CREDENTIALS or _bare(word) in CREDENTIALS


def without_credentials(name: str) -> str:
    """The name without degrees after a comma or at its end: "Jane Doe, RN, BSN" -> "Jane Doe"."""
    head, *rest = _COMMA_SUFFIX.split(name[:MAX_NAME].strip())
    kept = [head]
    for part in rest:
        words = part.split()
        if not words or all(is_credential(w) for w in words):
            continue
        kept.append(part)
    words = ", ".join(kept).split()
    while len(words) > 2 and is_credential(words[-1]) and (words[-1].isupper() or "." in words[-1]):
        words.pop()
    return " ".join(words).strip(" ,")


def is_prefix(word: str) -> bool:
    """Whether `word` is a title before a name, in capitals or not: "Dr.", "ir.", "Dipl.-Ing.", "techn."."""
    return _bare(word) in PREFIXES or (word.strip("()").endswith(".") and _bare(word) in _TITLE_ADDITIONS)


def _is_suffix(word: str) -> bool:
    return _bare(word) in SUFFIXES


def _is_prefix(word: str) -> bool:
    bare = _bare(word)
    if len(bare) == 1 and not word.endswith("."):
        return False
    return bare in PREFIXES and (word.endswith(".") or len(bare) > 1) and word[:1].isupper()


def _take_affixes(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    prefix: list[str] = []
    while len(words) > 1 and _is_prefix(words[0]) and not (_bare(words[0]) == "m" and len(words) > 2):
        prefix.append(words.pop(0))
    suffix: list[str] = []
    while len(words) > 2 and _is_suffix(words[-1]):
        suffix.insert(0, words.pop().strip(","))
    return words, prefix, suffix


def _family_start(words: list[str]) -> int:
    """Index where the family name begins, taking the particles before it along."""
    start = len(words) - 1
    while start > 1:
        word = words[start - 1]
        folded = word.casefold()
        if folded not in PARTICLES or (word[:1].isupper() and folded in GIVEN_NAMES_TOO):
            break
        if folded in JOINERS and start > 2:
            start -= 1
        start -= 1
    return max(start, 1)


def split_name(name: str) -> NameParts:
    """Split a full name into given, middle and family names, prefix and suffix.

    Understands "Family, Given", particles ("Ludwig van der Berg", "María de la Cruz"), prefixes ("Dr.") and
    suffixes ("Jr."); degrees after the name are left out. A single word is the given name. Two family names
    cannot be told from a middle name without knowing the person: the last word is the family name then.
    """
    text = " ".join(without_credentials(name).split())
    if not text:
        return NameParts()
    if not text.isascii() and (chinese := split_han_name(text)) is not None:
        return NameParts(given=chinese[1], family=chinese[0])
    head, comma, tail = (part.strip() for part in text.partition(","))
    if comma and tail and all(_is_suffix(word) for word in tail.split()):
        text = f"{head} {tail}"
    elif comma and tail:
        return _split_reversed(head, tail)
    words, prefix, suffix = _take_affixes(_TOKEN.findall(text))
    if len(words) == 1:
        # After a title, the one name a person gives is the family name: "Dr. Smith".
        given, family = ("", words[0]) if prefix else (words[0], "")
        return NameParts(given=given, family=family, prefix=" ".join(prefix), suffix=" ".join(suffix))
    start = _family_start(words)
    return NameParts(
        given=words[0],
        middle=" ".join(words[1:start]),
        family=" ".join(words[start:]),
        prefix=" ".join(prefix),
        suffix=" ".join(suffix),
    )


def _split_reversed(family: str, rest: str) -> NameParts:
    words, prefix, _ = _take_affixes(_TOKEN.findall(rest.replace(",", " ")))
    suffix: list[str] = []
    while len(words) > 1 and _is_suffix(words[-1]):
        suffix.insert(0, words.pop())
    family_words = family.split()
    while len(family_words) > 1 and _is_suffix(family_words[-1]):
        suffix.insert(0, family_words.pop())
    # "Berg, Ludwig van der": the particles at the end go before the family name.
    tail: list[str] = []
    while len(words) > 1 and words[-1].casefold() in PARTICLES and words[-1][:1].islower():
        tail.insert(0, words.pop())
    return NameParts(
        given=words[0] if words else "",
        middle=" ".join(words[1:]),
        family=" ".join([*tail, *family_words]),
        prefix=" ".join(prefix),
        suffix=" ".join(suffix),
    )
