"""Which line is the person's name, and what they call themselves below it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from companion.gazetteer import fold
from companion.profile.document import Line
from companion.profile.parse.contacts import EMAIL, LABEL, pieces_of
from companion.profile.parse.han import as_name as han_name
from companion.profile.parse.headings import heading_kind, told_kind
from companion.profile.parse.lexicon import company_score, degree_score, school_score, title_score
from companion.profile.parse.names import PARTICLES, is_credential, is_prefix, split_name, without_credentials
from companion.profile.parse.places import place_reader
from companion.profile.parse.skills import is_language

HEAD_LINES = 14
"""Lines from the top in which a name without a larger font is looked for."""
NAME_RATIO = 1.5
"""A line so much larger than usual may be a name also without its capitals."""
SIDEBAR_LINES = 40
"""Lines from the top in which a name that the addresses confirm is looked for."""
_PROFILE = re.compile(r"linkedin\.com/in/([\w%-]{3,80})", re.I)
DOCUMENT_TITLE = re.compile(
    r"^(?:(?:resume|résumé|curriculum vitae|curriculum|cv|lebenslauf|europass|hoja de vida|bewerbung|currículo|currículum|page \d)\b(?:\s+(?:of|von|de|di|for|vitae|europass)\b)?\W*)+",
    re.I,
)
"""What the document is, before the name or alone."""
_TITLE_AFTER = re.compile(r"(?<=\w)\s+(?:resume|résumé|curriculum vitae|cv|lebenslauf)\b.*$", re.I)
"""What the document is, after the name."""
_NAME_LABEL = re.compile(r"^(?:full name|name|姓名|(?P<family_first>cognome e nome|apellidos y nombres?|(?:nach|familien)?name,? vorname|surname,? (?:first )?name|nazwisko i imię|nom,? prénoms?|naam,? voornaam)|imię i nazwisko|vorname\s*/\s*(?:nach)?name|vorname,? (?:nach)?name|nome cognome|navn|namn|nimi|surname\(s\)\s*/?\s*first name\(s\)|first name\(s\)\s*/?\s*surname\(s\)|vor- und nachname|nombre(?: y apellidos)?|nom et prénom|nom|nome(?: e cognome)?|naam)\s*[:\t]\s*", re.I)  # fmt: skip
_SPACED_OUT = re.compile(r"^(?:[^\W\d_]\.?[ \t]+){3,}[^\W\d_]$")
_NO_NAMES = frozenset(
    {"engineering", "development", "management", "marketing", "profile", "summary", "statement", "overview"}
)
"""Last words of headings that have the look of a name: "Leadership Profile"."""
_NICKNAME = re.compile(r"^[\"“”„‘'«(][^\W\d_]{2,15}[\"”“’'»)]$")
"""What a person is called beside their name: Patricia "Trish" Lindqvist."""
_WORD = re.compile(r"^['’]?(?:[^\W\d_]+['’.-]?)+$|^[A-Z]\.$")


def find_name(lines: Sequence[Line]) -> tuple[int, str] | None:
    """(index of the line, name) or None when no line looks like a name."""
    candidates: list[tuple[float, int, str]] = []
    largest = max((line.size for line in lines), default=0.0)
    head = "\n".join(line.text for line in lines[:80])
    told = fold(" ".join([*EMAIL.findall(head), *_PROFILE.findall(head)]))
    for number, line in enumerate(lines):
        big = largest > 0 and line.size >= largest - 0.6
        if number >= HEAD_LINES and not big and number >= SIDEBAR_LINES:
            continue
        labelled = _NAME_LABEL.match(line.text)
        text = line.text[labelled.end() :] if labelled else DOCUMENT_TITLE.sub("", line.text)
        margin, _, beside = text.partition("\t")
        text = beside if beside and heading_kind(margin) == "personal" else text
        text = _TITLE_AFTER.sub("", re.split(r"\t|\s[|•·–—/]\s", text)[0]).strip(" :-–|")
        if labelled and labelled["family_first"] and "," in text:
            text = " ".join(part.strip() for part in reversed(text.split(",", 1)))
        name = _as_name(text) or (_as_name(text.title()) if big and largest > NAME_RATIO * _usual(lines) else None)
        if name is None:
            continue
        known = sum(len(part) > 2 and fold(part) in told for part in re.split(r"[\s-]", name))
        if number >= HEAD_LINES and not big and known < 2:
            continue  # below a sidebar in plain text: only what the person's own addresses bear out
        score = 4.0 * bool(labelled) + 3.0 * (big and largest > _usual(lines) + 1) + 2.0 * known - 0.12 * number
        score += 1.0 * (number == 0) - 1.5 * (len(name.split()) == 1 and name.isascii())
        candidates.append((score, number, name))
    if not candidates:
        return None
    score, number, name = max(candidates, key=lambda c: (c[0], -c[1]))
    return (number, name) if score > -0.6 else None


def with_name_whole(lines: Sequence[Line]) -> list[Line]:
    """The lines with a name that was set in two large lines ("NADIA", "OKAFOR") put into one."""
    largest = max((line.size for line in lines), default=0.0)
    if largest <= _usual(lines) + 1:
        return list(lines)
    made = list(lines)
    for number, (above, below) in enumerate(itertools.pairwise(lines)):
        large = min(above.size, below.size) >= largest - 0.6 and above.column == below.column
        whole_already = _as_name(above.text.rstrip("-")) is not None and not above.text.endswith("-")
        if not large or (whole_already and not _is_last_word(above, below)) or _as_name(below.text):
            continue
        whole = above.text + below.text if above.text.endswith("-") else f"{above.text} {below.text}"
        if _as_name(whole) is not None:
            made[number : number + 2] = [replace(above, text=whole)]
            break
    return made


def _is_last_word(above: Line, below: Line) -> bool:
    """One more word of a name, in its very letters below it: "Mauro Ezequiel", "Bender"."""
    alike = (above.size, above.bold, above.text.isupper()) == (below.size, below.bold, below.text.isupper())
    return alike and abs(above.left - below.left) < 2 and below.text.isalpha() and not title_score(below.text)


def _usual(lines: Sequence[Line]) -> float:
    sizes = sorted(line.size for line in lines)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _as_name(text: str) -> str | None:
    """The text as a name in ordinary capitals, or None when it cannot be one."""
    if not text.isascii() and (chinese := han_name(text)) is not None:
        return chinese if heading_kind(text) is None else None
    if _SPACED_OUT.match(text):
        words = re.split(r"[ \t]{2,}", text)
        text = " ".join(word.replace(" ", "") for word in words)
    head, *after = text.split(", ")
    if after and len(head.split()) > 1 and all(part.isupper() and part.isalpha() and len(part) < 7 for part in after):
        text = head  # "MEREDITH SINCLAIR, SPHR": credentials of a trade
    plain = without_credentials(text)
    words = [word for word in plain.replace(",", " ").split() if not _NICKNAME.match(word)]
    while len(words) > 2 and is_prefix(words[0]):
        words.pop(0)
    if (
        not 2 <= len(words) <= 6
        or len(plain) > 60
        or heading_kind(text) is not None
        or told_kind(text) is not None
        or fold(words[-1]) in _NO_NAMES
    ):
        return None
    if not all(_WORD.match(word) for word in words):
        return None
    if not all(word[:1].isupper() or word.casefold().replace("’", "'") in PARTICLES for word in words):
        return None
    if (
        title_score(plain)
        or (degree_score(plain.replace(". ", ".")) and not is_credential(words[-1]))
        or school_score(plain)
        or company_score(plain) > 2
    ):
        return None
    place = place_reader().place(plain)
    if (place is not None and (place.country_code or len(words) > 3)) or place_reader().country(plain):
        return None
    if place_reader().city_country(plain) or all(is_language(word) for word in words):
        return None
    return _capitals(plain)


def _capitals(name: str) -> str:
    words = name.split()
    shouted = [word for word in words if word.isupper() and len(word) > 3]
    if not name.isupper() and len(shouted) < len(words):
        # "Camille DELACROIX": the family name in capitals, as in France.
        return " ".join(_capital(word, False) if word in shouted else word for word in words)
    if len(name) < 4:
        return name
    return " ".join(_capital(word, bool(n)) for n, word in enumerate(words))


def _capital(word: str, inside: bool) -> str:
    if inside and word.casefold() in PARTICLES and len(word) > 1:
        return word.casefold()
    if word.startswith("MC") and len(word) > 4:
        return f"Mc{word[2:].capitalize()}"
    made = "".join(part.capitalize() for part in re.split(r"([-'’])", word))
    return made if word.casefold().strip(".") not in ("ii", "iii", "iv") else word


def find_label(head: Sequence[Line], name: str | None) -> str | None:
    """The professional title below the name ("Registered Nurse"), or None."""
    family = split_name(name or "").family
    for line in head:
        for piece in pieces_of(line.text):
            if family and fold(family) in fold(piece):
                continue
            if (
                title_score(piece)
                and len(piece) <= 100
                and not any(map(str.isdigit, piece))
                and not EMAIL.search(piece)
                and not piece.endswith(".")
            ):
                return piece
    return None


def is_prose(line: Line) -> bool:
    """A sentence about the person, as in a summary without a heading."""
    return len(line.text) > 90 and not EMAIL.search(line.text) and LABEL.match(line.text) is None
