"""The employer's name among the first lines of a posting: what stands under the title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from companion.contracts import Block
from companion.jobmatcher.understand.body import signature
from companion.jobmatcher.understand.naming import clean_company, is_generic

HEAD_BLOCKS = 10
"""Blocks from the top in which the employer is looked for."""
MAX_WORDS = 8
MAX_BOLD_WORDS = 6

_SEGMENTS = re.compile(r"\s+[|–—·•-]\s+|\s*[|•·]\s*")
_FORM = re.compile(
    r"(?:\b(?:g?GmbH|mbH|KGaA|e\.\s?V\.|S\.A\.S?\.?|SAS|SARL|S\.L\.U?\.?|S\.p\.A\.|s\.r\.o\.|a\.s\.|B\.V\.|N\.V\.|A/S|ApS|Oy|Inc|LLC|LLP|Ltd|Limited|PLC|plc|Pty|Corp|Corporation|e\.\s?K\.|OHG|GbR|eG|SpA|EURL|S\.L\.|S\.A\.|S\.C\.?|Sp\. z o\.o\.)\.?|\b(?:AG|SE|AB|ASA|BV|KG|UG|SA|SL)\b)"
    r"(?: & Co\.? ?(?:KG|KGaA)?)?\.?$"
)
"""A legal form at the end: nobody but a company is called so."""

_ORGANISATION = re.compile(
    r"\b(?:health(?:care)?|hospital|clinic|clinique|klinik(?:um)?|medical cent(?:er|re)|university|universit\w+|college|school district|academy|council|county|trust|foundation|group|groupe|grupo|gruppe|partners|associates|solutions|systems|technologies|logistics|industries|services|holdings?|bank|studios?|consulting|laboratories|labs|foods|hotels?|restaurant|schools?|surgery|homecare|pharmacy|dental|nursery|ministry|authority|agency|society|institute|association|charity|logistik|werke?|stadtwerke|landkreis|verlag|kanzlei|spedition|universität|hochschule|hôpital|mairie|ayuntamiento|colegio|universidad|clínica|kommune?|regionen?|universitet|högskola|høgskole|sjukhus|sykehus|sygehus|lasarett|skola|skole|gemeente|zorggroep)$"
    r"|^(?:the )?(?:department (?:for|of)|ministry of|office (?:for|of) (?!the)|county of|city of|town of|borough of|state of|university of|college of|bank of|hospital|hôpital|clínica|colegio|ayuntamiento|stadt|klinikum|universität|gemeinde|landratsamt|maison|groupe|grupo|université|lycée|centre hospitalier|mairie de|commune de|region|högskolan|gemeente|stichting|zorggroep)\s\S",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(r"(?:the )?(?:department|ministry|office) (?:for|of) [A-Z]", re.IGNORECASE)
_SITE = re.compile(
    r"\b(?:hospital|clinic|school|academy|hotel|restaurant|house|centre|center|surgery|college)$", re.IGNORECASE
)
"""One place of work, which often belongs to a larger employer."""
_FACT = re.compile(
    r"\d|[$£€:?!]|\b(?:remote|hybrid|on-?site|full|part|time|permanent|contract|posted|apply|save|share|job|jobs|team|department|location|shift|today|new)\b",
    re.IGNORECASE,
)

_WHERE = re.compile(
    r"^[^\w(]*(?:remote|hybrid|on-?site)\b|[\U0001f30d-\U0001f310\U0001f4cd]|^[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}, [A-Z]{2}$",
    re.IGNORECASE,
)
"""A line that says where the work is, whether the gazetteer knows the town or not."""

IsPlace = Callable[[str], bool]


def is_organisation(name: str) -> bool:
    """Whether a name says that it is an organisation's: by its legal form, or by a word such as "Hospital"."""
    return bool(_FORM.search(name) or _ORGANISATION.search(name))


def is_site(name: str) -> bool:
    """Whether a name is that of one place of work ("Oaks Hospital")."""
    return bool(_SITE.search(name))


def without_form(name: str) -> str:
    """A name without its legal form."""
    return _FORM.sub("", name).strip(" ,.") or name


def segments(blocks: Iterable[Block]) -> list[str]:
    """The short pieces of the first lines, in order: "Marlow LLP · Chicago, IL" is two."""
    found = []
    for block in list(blocks)[:HEAD_BLOCKS]:
        if len(block.text) <= 120:
            found += [part.strip(" ,") for part in _SEGMENTS.split(block.text) if part.strip(" ,")]
    return [part for part in found if len(part.split()) <= MAX_WORDS]


def by_legal_form(blocks: list[Block], mark: str) -> str | None:
    """A name that ends in a legal form; `mark` is the title's signature."""
    return next((part for part in segments(blocks) if _FORM.search(part) and signature(part) != mark), None)


def repeated(blocks: list[Block], parts: Iterable[str], mark: str, is_place: IsPlace) -> str | None:
    """A piece of the page's own title that stands again among the first lines, and is neither title nor place."""
    shown = {signature(part) for part in segments(blocks)}
    for part in parts:
        own = signature(part)
        if own and own in shown and own != mark and not is_place(part):
            return part
    return None


def under_title(blocks: list[Block], mark: str, is_place: IsPlace) -> str | None:
    """The line right under the title, where a place follows it or its last word is one of organisations."""
    for index, block in enumerate(blocks[:HEAD_BLOCKS]):
        if not mark or signature(block.text) != mark or index + 2 >= len(blocks):
            continue
        name, following = blocks[index + 1].text, blocks[index + 2].text
        if (
            len(name.split()) > MAX_WORDS
            or not name[:1].isupper()
            or (_FACT.search(name) and not _AUTHORITY.match(name))
            or is_place(name)
        ):
            return None
        return name if _ORGANISATION.search(name) or is_place(following) or _WHERE.search(following) else None
    return None


def over_title(blocks: list[Block], mark: str, is_place: IsPlace) -> str | None:
    """The line right above the title, where its last word is one of organisations."""
    for above, block in pairwise(blocks[:HEAD_BLOCKS]):
        if mark and signature(block.text) == mark and len(above.text.split()) <= MAX_WORDS:
            name = above.text
            fact = _FACT.search(name) and not _AUTHORITY.match(name)
            return name if _ORGANISATION.search(name) and not fact and not is_place(name) else None
    return None


def above_all(blocks: list[Block], mark: str) -> str | None:
    """A bold line above everything: "CITY OF ELMIRA"."""
    first = blocks[0] if blocks else None
    if first is None or first.kind != "paragraph" or not first.bold or len(first.text.split()) > MAX_BOLD_WORDS:
        return None
    if ":" in first.text or is_generic(first.text) or (mark and mark in signature(first.text)):
        return None
    return clean_company(first.text)


def in_full(blocks: list[Block], name: str) -> str:
    """`name` as the first lines write it out: "Blackthorn Federal" where they say "Blackthorn Federal Solutions"."""
    for part in segments(blocks):
        rest = part[len(name) :]
        if part.startswith(name + " ") and len(rest.split()) <= 2 and rest.strip().istitle() and "," not in rest:
            return part
    return name
