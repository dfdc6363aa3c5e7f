"""Comma-separated parts of short texts: brackets and legal forms stay with what they belong to, and which may be a place."""

from __future__ import annotations

import re

from companion.profile.parse.lexicon import company_score, school_score, title_score

_COMMA = re.compile(r"\s*,\s*(?![^()]*\))")
_LEGAL_FORM = re.compile(
    r"^(?:inc|incorporated|llc|l\.l\.c|ltd|limited|plc|llp|lp|pllc|p\.?c|co|corp|pty(?: ltd)?|pvt(?:\.? ltd)?|gmbh|ag|kg|se|"
    r"s\.?a|s\.?l|s\.?l\.?u|s\.?r\.?l|s\.?p\.?a|s\.?a\.?s|sarl|sasu|b\.?v|n\.?v|ltda|s/a|a/s|aps|a\.?s|oy|ab|sp\. ?z ?o\.? ?o|s\.r\.o|lda)\.?$",
    re.I,
)

_BRACKETS_AFTER = re.compile(r"\s*\([^()]*\)$")
DEPARTMENT = re.compile(
    r"\b(?:depart|dept|division|group|team|branch|facult|abteilung|institut|service|direction|unit\b|regiment|corps|office|cent(?:er|re)|"
    r"section|ward|program|studio|lab\b|laborator|bereich|filiale|ressort|afdeling|servicio|ufficio|reparto|sector|setor|operations|"
    r"finance|logistics|procurement|purchasing|production|quality|communications|accounting|supply|sales|marketing|research|engineering|support|development|technology|security|intern|remote)",
    re.I,
)
"""Words of a part of an employer."""
MAX_PLACE_WORDS = 3


def comma_parts(text: str) -> list[str]:
    """ "Gestamp, S.A., Bilbao (Bizkaia, Spain)" -> "Gestamp, S.A.", "Bilbao (Bizkaia, Spain)"."""
    parts: list[str] = []
    for part in _COMMA.split(text):
        bare = part.strip()
        if parts and _LEGAL_FORM.match(_BRACKETS_AFTER.sub("", bare)):
            parts[-1] = f"{parts[-1]}, {bare}"
        elif bare:
            parts.append(bare)
    return parts


def is_legal_form(text: str) -> bool:
    """ "GmbH", "Co."."""
    return _LEGAL_FORM.match(text) is not None


def ends_with_legal_form(text: str) -> bool:
    """ "Acme Logistics GmbH", "Acme S.A."."""
    words = text.split()
    return len(words) > 1 and _LEGAL_FORM.match(words[-1]) is not None


def may_be_place(text: str) -> bool:
    """The look of a place's name that the gazetteer need not know."""
    words = text.split()
    named = any((title_score(text), company_score(text), school_score(text), DEPARTMENT.search(text)))
    return (
        0 < len(words) <= MAX_PLACE_WORDS
        and not named
        and not any(map(str.isdigit, text))
        and words[0][:1].isupper()
        and words[-1][:1].isupper()
        and not (text.isupper() and len(text) < 6)
        and "." not in text
        and "&" not in text
    )
