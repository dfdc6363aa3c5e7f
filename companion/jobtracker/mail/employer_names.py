"""Whether two names are one employer's: spelled alike, a known short form, or the beginning of the other."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from companion.accents import without_accents

SAME = 1.0
ALIKE = 0.95
"""How surely an employer is meant whose name is only spelled alike."""
MENTIONED = 0.93
"""The name stands where an employer's would."""
BEGINS = 0.8
"""One name begins with the other: a short form, or another firm ("Delta", "Delta Dental")."""
MIN_ALIKE_RATIO = 88
_TABLE = tomllib.loads((Path(__file__).parent / "data" / "aliases.toml").read_text(encoding="utf-8"))
_SAME_FIRM = frozenset(_TABLE["same_firm"])
_LEGAL = re.compile(
    r"\b(?:inc|llc|llp|ltd|limited|gmbh|ag|corp|corporation|co|company|plc|sa|sas|bv|b v|nv|n v|kg|se|group|holdings?|the|technologies|technology)\b\.?"
    r"|株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|주식회사"
)
_LEGAL_AT_END = re.compile(
    r" (?:lda|ltda|srl|s r l|s a s|s l u|s a r l|s r l s|s p a|sl|s l|s a|ab|as|a s|asa|oy|oyj|aps|sarl|eurl|pty ltd|pvt ltd|ug|e v|eg|kgaa|ohg|s r o|sp z o o|lp|pllc|bvba)$"
)
"""Forms that are words elsewhere."""
_AND_WORDS = ("and", "und", "et", "en", "og", "och", "e", "y")
_AND = re.compile(rf"\b(?:{'|'.join(_AND_WORDS)})\b")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"})
_STROKES = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "ł": "l"})
MAX_KEPT_NAMES = 20_000


@lru_cache(maxsize=MAX_KEPT_NAMES)
def plain_company(name: str) -> str:
    """A company's name for comparison: lower case, without legal forms and punctuation."""
    words = " ".join(default_process(name).split())
    return " ".join(_LEGAL.sub(" ", _LEGAL_AT_END.sub("", words)).split()) or words


def spelled_alike(one: str, other: str) -> bool:
    """Whether two names are one but for spaces, marks, capitals, umlauts, the word "and" and legal forms."""
    return bool(_spellings(one) & _spellings(other))


def may_own(domain: str, company: str) -> bool:
    """Whether the first word of a registrable `domain` is the company's name, with or without hyphens."""
    return re.sub(r"[^a-z0-9]", "", domain.split(".")[0]) in joined_names(company)


@lru_cache(maxsize=MAX_KEPT_NAMES)
def names_of(company: str) -> frozenset[str]:
    """All plain names an employer is known by, also without umlauts and accents."""
    return frozenset(name for one in _known_names(company) for name in _folded(plain_company(one)) if name)


@lru_cache(maxsize=MAX_KEPT_NAMES)
def joined_names(company: str) -> frozenset[str]:
    """The same in one word each, as addresses hold them; the shortest, which could be anybody's, left out."""
    return frozenset(word for name in _known_names(company) for word in _spellings(name) if len(word) > 2)


def short_names(company: str) -> frozenset[str]:
    """Names of two or three letters, most of them capitals ("IBM", "PwC"): words only where they are written so."""
    return frozenset(
        name for name in _known_names(company) if len(name) <= 3 and sum(map(str.isupper, name)) > 1 and name.isalpha()
    )


def name_fit(named: str, company: str) -> float:
    """0 to 1: how surely `named`, as a mail gives it, is `company`."""
    if any(_spellings(named) & _spellings(name) for name in _known_names(company)):
        return SAME
    said, wanted = plain_company(named), plain_company(company)
    # "Studio 5" is not "Studio 6", however alike they look.
    if (
        re.findall(r"\d+", said) == re.findall(r"\d+", wanted)
        and fuzz.token_sort_ratio(said, wanted) >= MIN_ALIKE_RATIO
    ):
        return ALIKE
    shorter, longer = sorted((said, wanted), key=len)
    if len(shorter) >= 4 and longer.startswith(f"{shorter} "):
        return MENTIONED if set(longer[len(shorter) :].split()) <= _SAME_FIRM else BEGINS
    return 0


@lru_cache(maxsize=MAX_KEPT_NAMES)
def _known_names(company: str) -> tuple[str, ...]:
    spelled = _spellings(company)
    rows = (row for row in _TABLE["same"] if any(_spellings(name) & spelled for name in row))
    return (company, *(name for row in rows for name in row))


@lru_cache(maxsize=MAX_KEPT_NAMES)
def _spellings(name: str) -> frozenset[str]:
    words = plain_company(name)
    forms = {words, " ".join(_AND.sub(" ", words).split()) or words}
    if "&" in name:
        forms |= {plain_company(name.replace("&", f" {word} ")) for word in _AND_WORDS}
    return frozenset(form.replace(" ", "") for one in forms for form in _folded(one)) - {""}


def _folded(name: str) -> tuple[str, str, str]:
    """As it is; with umlauts written out; with all accents left away."""
    return name, name.translate(_UMLAUTS), without_accents(name.translate(_STROKES))
