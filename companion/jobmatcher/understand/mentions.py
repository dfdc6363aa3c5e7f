"""Names of organisations in a posting's running text, by how the text speaks of them: "X is hiring", "join X"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from companion.contracts import Block
from companion.guarded import GuardedTable, split_branches

MAX_BLOCKS = 200
MAX_BLOCK_CHARS = 4_000
MAX_NAME_WORDS = 9

_SMALL_OPENINGS = frozenset("tah")
"""Small letters with which "the Acme", "at Acme" and "here at Acme" begin."""
_WORD = r"[A-ZÀ-ÖØ-Þ][\w&'’+-]*(?:\.[a-z]{2,3}\b)?"
_SMALL = r"of the|of|and the|and|for the|for|the|de la|de los|del|de|du|des|di|y|e|et|und|für|van|&|at"
_FORMS = r",? (?:Inc|LLC|L\.L\.C|Ltd|Limited|LLP|PLC|plc|Corp|Co|GmbH & Co\. ?KG(?:aA)?|GmbH|gGmbH|AG|SE|SAS|SARL|S\.L\.U?|S\.A\.?|B\.V|N\.V|s\.r\.o|a\.s)\b\.?"
NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:(?:{_SMALL}) )?{_WORD}){{0,7}}(?:{_FORMS})?(?: \([A-Z][\w&.-]{{1,14}}\))?"
"""Capitalised words, with the small ones that names hold."""

_STARTS = r"(?:^|(?<=[.!?:…»”\"]\s)|(?<=[.!?]))"
"""Where a sentence begins: what `_openings` finds."""
_ENDS = re.compile(r"[.!?:…»”\"]")
_ENDS_ALONE = ".!?"
"""Those that need no blank before the next sentence."""
_SEEKS = (
    r"(?:(?:is|are|’s|'s|has|have) )?(?:currently |now |actively |also |always |presently )?(?:looking (?:for|to)|seeking|seeks?|hiring|recruiting|recruits?|wants? to (?:meet|hear|hire)|searching for|in search of|adding|growing|expanding|inviting|invites|accepting|(?:have |has )?(?:an? |several |\w+ )?(?:\w+ )?(?:opportunit|vacanc|opening|position)\w*)"
    r"|sucht\b|suchen\b|stellt ein|recherche(?:nt)?\b|recrute(?:nt)?\b|cherche\b|busca(?:mos)?\b|necesita\b|precisa\b|selecciona\b|incorpora\b|zoekt\b|söker\b|søger\b|szuka\b|hledá\b|cerca\b"
)
_IS = (
    r"(?:is|are|was|were) (?:an? |the |one |part |proud|pleased|delighted|excited|committed|dedicated|on a|where|among|home|known|not |rapidly|currently|working|building|transforming|redefining|revolution|pioneering|fast|among|owned|based|located|headquartered|in (?:its|the)|driven|passionate)"
    r"|(?:provides?|offers?|operates?|runs|serves|employs|makes|builds|develops|designs|manufactures|delivers|helps|supports|believes?|values|strives|works with|partners with|brings|combines|specialises|specializes|manages|owns|reserves|recognizes|recognises|encourages|assures|prohibits|participates|maintains|does not|will not|will (?:be|consider|provide)|follows|stands (?:as|for|out)|collects|remains|continues to|aims to|takes|gives|does|cares? for|exists|has (?:been|a |an |over|more|grown|built|provided|\w+ed\b)|have (?:been|over))\b"
    r"|(?:ist|sind|wurde|gehört|bietet|entwickelt|betreibt|steht für|zählt)\b|(?:est|sont|propose|accompagne|développe|édite|conçoit|réunit|regroupe|compte)\b|(?:es (?:una?|el|la|líder)|son|ofrece|desarrolla|somos|cuenta con|nace)\b"
)
_BEFORE = (
    r"[Aa]t|[Jj]oin(?:ing|s)?(?: us at| the team at)?|[Ww]elcome to|[Ww]ork(?:ing)? (?:for|at)|[Ww]ho (?:is|are)|[Ww]hy(?: join| work (?:at|for)| choose)?|[Ll]ife at|[Aa]bout|[Cc]areers? (?:at|with)|[Bb]ehalf of|[Ee]mployed by|(?:team|role|job|position|opportunity|career) (?:at|with|within)|(?:benefits of (?:working at|joining)|future of|vision of|values of|mission of|employees? of|policies of|hired by|provided by|working within|progress within)"
    r"|[Bb]ei(?: der| dem)?|[Ww]illkommen bei|[Cc]hez|[Rr]ejoi(?:gnez|ndre|ns)|[ÀàAa] propos (?:de|d['’]|du)|au sein (?:de|du|d['’])|[Úú]nete a|[Tt]rabajar en|[Bb]ij|[Hh]os|[Ll]avora in"
)
_EQUAL = r"(?:is|are) (?:an? |proud to be an? )?(?:[Ee]qual|EEO|EOE|affirmative)"

_PATTERNS = GuardedTable(
    (
        ((4.0, True), rf"{_STARTS}\s?(?P<name>{NAME}),? (?:{_EQUAL})"),
        ((3.5, False), rf"(?:[Pp]art|member|subsidiary|division|brand) of (?:the )?(?P<name>{NAME})"),
        (
            (3.5, True),
            rf"{_STARTS}\s?(?:[Aa]t |[Hh]ere at )?(?P<name>{NAME})(?: (?:aus|in|à|en) {_WORD})?,? (?:{_SEEKS})",
        ),
        ((2.5, True), rf"{_STARTS}\s?(?P<name>{NAME}),? (?:{_IS})"),
        (
            (2.5, True),
            rf"{_STARTS}\s?(?P<name>{NAME}), (?:an? |the |one of |part of |eine? |une? |un[ae]? |le |la |das |der |die )[a-zà-ÿ0-9UK]",
        ),
        ((2.5, True), rf"{_STARTS}\s?(?:At|En|Chez|Bei|With|Here at|Als) (?P<name>{NAME})"),
        ((2.0, False), "|".join(rf"(?<![\w’'])(?:{words})\s(?P<name>{NAME})" for words in split_branches(_BEFORE))),
    )
)
"""How much a way to speak of a name says that it is the employer's; whether it stands only where a sentence begins."""
_OWNER = re.compile(rf"(?P<name>{NAME})['’]s?\s")
_POSSESSIVE = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w&'’+.-]*|\)|plc\.?|s\.r\.o\.?|a\.s\.?)['’]s?\s")
"""The end of every match of it."""
_OWNER_WEIGHT = 1.0
_ACTS = re.compile(rf"(?P<name>{NAME}) [a-z]{{3,}}s\s")
"""A paragraph that begins with a name that does something: "Parcelhive moves 900,000 parcels a night"."""
_ACTS_WEIGHT = 1.0

_HEADED = re.compile(
    r"^(?:[Aa]bout|[Ww]ho (?:is|are)|[Ww]hy(?: join| work (?:at|for)| choose)?|[Ll]ife at|[Jj]oin|[Ww]elcome to|[Aa]t|[Üü]ber|[ÀA] propos (?:de|d['’]|du)|[Ss]obre|[Oo]ver|[Oo]m|[Oo])\s*(?P<name>[A-ZÀ-Þ0-9][\w&.,'’+ -]{1,60}?)\s*[:?!]?$"
)
"""A heading that names the employer."""
HEADED_WEIGHT = 3.5


@dataclass(frozen=True)
class Mention:
    """A name and how much the words around it say that it is the employer's."""

    name: str
    weight: float
    opens: bool = False
    """It begins a sentence, so that its first capital says nothing."""


def mentions(blocks: Iterable[Block]) -> Iterator[Mention]:
    """Every name the text speaks of as an employer, in page order; the same one as often as it does."""
    for block in list(blocks)[:MAX_BLOCKS]:
        text = block.text[:MAX_BLOCK_CHARS]
        if len(text) < 80 and (headed := _HEADED.match(text)):
            yield Mention(headed["name"], HEADED_WEIGHT)
            continue
        if block.kind == "heading" and len(text) < 80:
            continue
        taken: set[int] = set()
        for weight, match in _spoken(text):
            if match.start("name") not in taken:
                taken.add(match.start("name"))
                yield Mention(match["name"], weight, match.start() + 1 >= match.start("name"))


def _spoken(text: str) -> Iterator[tuple[float, re.Match[str]]]:
    """(weight, match) of each way in which a text speaks of a name, the weightiest ways first."""
    openings: list[int] | None = None
    for (weight, opening), pattern, branches in _PATTERNS.candidates(text):
        if opening and openings is None:
            openings = _openings(text)
        for match in pattern.finditer(text, branches, openings if opening else None):
            yield weight, match
    if ("'" in text or "’" in text) and _POSSESSIVE.search(text):
        for match in _OWNER.finditer(text):
            yield _OWNER_WEIGHT, match
    if acts := _ACTS.match(text):
        yield _ACTS_WEIGHT, acts


def _openings(text: str) -> list[int]:
    """Where a sentence begins that can open with a name, or with "at" before one."""
    places = [0]
    for match in _ENDS.finditer(text):
        end = match.end()
        if match[0] in _ENDS_ALONE:
            places.append(end)
        if text[end : end + 1].isspace():
            places.append(end + 1)
    return [place for place in places if _may_open(text[place : place + 2].lstrip()[:1])]


def _may_open(first: str) -> bool:
    return first.isupper() or first in _SMALL_OPENINGS
