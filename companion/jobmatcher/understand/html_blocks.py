"""A description that came as HTML (JSON-LD, an ATS interface) as the same blocks the page agent makes."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from lxml import etree
from lxml import html as lxml_html

from companion.contracts import BlockKind

MAX_HTML_CHARS = 400_000
MAX_BLOCKS = 3_000


class TextBlock(Protocol):
    """What understanding asks of a block, whether the page's agent made it or this module."""

    @property
    def kind(self) -> BlockKind:
        """See `Block`."""
        ...

    @property
    def level(self) -> int:
        """See `Block`."""
        ...

    @property
    def text(self) -> str:
        """See `Block`."""
        ...

    @property
    def bold(self) -> bool:
        """See `Block`."""
        ...


class PlainBlock(NamedTuple):
    """A block of a description. Nothing of it came from outside as it is, so that nothing needs to be checked."""

    kind: BlockKind
    text: str
    level: int = 0
    bold: bool = False


_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_TAG = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]{0,2000})?/?>")
_ESCAPED_TAG = re.compile(r"&(?:amp;)?lt;/?(?:p|br|div|ul|li|b|strong|h[1-6]|span|em|a)\b", re.IGNORECASE)

_BLOCKS: dict[str, tuple[BlockKind, int]] = {
    "p": ("paragraph", 0),
    "div": ("paragraph", 0),
    "section": ("paragraph", 0),
    "article": ("paragraph", 0),
    "ul": ("paragraph", 0),
    "ol": ("paragraph", 0),
    "dl": ("paragraph", 0),
    "table": ("paragraph", 0),
    "tr": ("paragraph", 0),
    "blockquote": ("paragraph", 0),
    "pre": ("paragraph", 0),
    "li": ("item", 1),
    "dt": ("term", 0),
    "th": ("term", 0),
    "dd": ("cell", 0),
    "td": ("cell", 0),
    **{f"h{level}": ("heading", level) for level in range(1, 7)},
}
_BOLD = frozenset({"b", "strong", "th"})
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "select", "textarea", "button"})


def normalise(raw: str) -> str:
    """One line, single blanks, no invisible characters; the same as `JobAgent.text.normalise`."""
    if not raw.isascii():
        raw = _INVISIBLE.sub("", raw)
    return " ".join(raw.split())


def looks_like_html(raw: str) -> bool:
    """Whether a text carries markup, also when it was escaped once or twice."""
    return bool(("<" in raw and _TAG.search(raw)) or ("&" in raw and _ESCAPED_TAG.search(raw)))


def unescape_html(raw: str) -> str:
    """Undo the escaping some sources put around HTML (Greenhouse: twice)."""
    for _ in range(2):
        if "&" not in raw or not _ESCAPED_TAG.search(raw):
            break
        raw = html.unescape(raw)
    return raw


def text_blocks(raw: str) -> list[PlainBlock]:
    """Blocks of plain text: one a line."""
    raw = raw[:MAX_HTML_CHARS]
    if not raw.isascii():
        raw = _INVISIBLE.sub("", raw)
    texts = (" ".join(line.split()) for line in raw.splitlines())
    paragraphs = (PlainBlock("paragraph", text) for text in texts if text)
    return list(itertools.islice(paragraphs, MAX_BLOCKS))


RUN_ON_CHARS = 700
"""A block longer than this is searched for headings that lost their line."""

_RUN_ON = re.compile(
    r"(?<=[a-z.!?:;)])\s+(?P<head>(?:(?:Key|Main|Primary|Essential|Core|Job|Major|Principal|Role|Position|Minimum|Basic|Required|Preferred|Desired|Additional|General|Typical|Your|Our) )?"
    r"(?:Responsibilities(?: and Duties| & Duties)?|Duties(?: and Responsibilities| & Responsibilities)?|Requirements|Qualifications|Knowledge(?: and|,) (?:Skills|Experience)\w*|Skills(?: (?:and|&) (?:Experience|Qualifications|Abilities|Knowledge))?|Accountabilities|Job Functions|Functions|Experience)"
    r"|Nice[- ]to[- ]Haves?|Must[- ]Haves?:?|What You(?:’|')ll (?:Do|Need|Bring|Get)|What You Will (?:Do|Need|Bring)|What We(?:’|')?(?:re| Are) Looking For|What We Offer|A Day in the Life|About (?:Us|You|the (?:Role|Job|Company|Team|Position|role|job|company|team|position))|Who (?:You|We) Are|Why (?:Join|Work).{0,25}?|Benefits(?: (?:&|and) Compensation)?|Compensation(?: (?:&|and) Benefits)?|Physical (?:Job )?(?:Demands|Requirements)|Equal (?:Employment )?Opportunity(?: Employer)?|Education(?: (?:and|&) Experience)?|How to Apply|Work Authorization(?: (?:&|and) Sponsorship)?|Job (?:Summary|Description|Purpose)|Person Specification|The Role|The Company|Our Company|In This Role"
    r"|(?:Basic|Minimum|Required|Preferred|Desired|Additional) qualifications|Key (?:job )?responsibilities|What (?:you(?:’|')ll|you will) (?:do|need|bring)|Who we(?:’|')re looking for|What we(?:’|')re looking for|What we need to see|Ways to stand out)"
    r"(?P<mark>\s*:|(?=\s+[A-Z•▪●*–-]))\s*"
)
_BULLET = re.compile(
    r"\s+[•▪●‣◦·*]\s+|(?<=[.;])\s+[-–]\s+(?=[A-Z])"
    r"|(?<=[a-z)])\s+(?=(?:[A-Z][\w&.'’-]* ){1,3}is (?:an? |proud to be an? |committed to )?[Ee]qual (?:[Ee]mployment )?[Oo]pportunity)"
)
"""Where one item of a text that ran together ends: before a bullet, and before the statement of equal opportunity."""
_MARK = re.compile(r"[•▪●‣◦·*–-]\s")
"""In every bullet and dash: a text without it, and without "equal opportunity", is one piece."""
_DASH = re.compile(r"(?<![\d,])\s[-–]\s(?=[A-Z]|\d+\+?\s?(?:years?|yrs?)\b)")
MIN_DASHES = 3
"""So many dashes in one block are the bullets of a list."""


def split_run_on(block: TextBlock) -> Sequence[TextBlock]:
    """A block in which a whole description ran together, taken apart at its headings and bullets.

    Some sources (Workday's JSON-LD among them) strip the markup and leave one line.
    """
    if len(block.text) < RUN_ON_CHARS:
        return [block]
    parts: list[PlainBlock] = []
    at = 0
    for match in _RUN_ON.finditer(block.text):
        parts += _bullets(block, block.text[at : match.start()])
        parts.append(PlainBlock("heading", match["head"], 3))
        at = match.end()
    parts += _bullets(block, block.text[at:])
    return parts if len(parts) > 1 else [block]


def _bullets(block: TextBlock, text: str) -> list[PlainBlock]:
    if "qual " not in text and not _MARK.search(text):
        return [PlainBlock(block.kind, bare, block.level)] if (bare := text.strip()) else []
    pieces = _BULLET.split(text)
    if len(_DASH.findall(text)) >= MIN_DASHES:
        pieces = [part for piece in pieces for part in _DASH.split(piece)]
    first, *items = pieces
    blocks = [PlainBlock(block.kind, first.strip(), block.level)] if first.strip() else []
    return blocks + [PlainBlock("item", item.strip(), 1) for item in items if item.strip()]


def html_blocks(raw: str) -> list[PlainBlock]:
    """Blocks of an HTML fragment in reading order; plain text gives one block a line.

    Broken markup is read as far as it goes; never raises.
    """
    raw = unescape_html(raw[:MAX_HTML_CHARS])
    if not looks_like_html(raw):
        return text_blocks(html.unescape(raw) if "&" in raw else raw)
    try:
        root = lxml_html.fragment_fromstring(raw.replace("\x00", ""), create_parent="div")
    except (etree.ParserError, ValueError):
        return text_blocks(_TAG.sub("\n", raw))
    return _Walk().run(root)


class _Walk:
    def __init__(self) -> None:
        self.blocks: list[PlainBlock] = []
        self.parts: list[str] = []
        self.plain = 0
        self.strong = 0

    def run(self, root: lxml_html.HtmlElement) -> list[PlainBlock]:
        self._element(root, ("paragraph", 0), False, 0)
        self._flush(("paragraph", 0))
        return self.blocks

    def _add(self, raw: str | None, bold: bool) -> None:
        if not raw:
            return
        self.parts.append(raw)
        size = len(raw.strip())
        if bold:
            self.strong += size
        else:
            self.plain += size

    def _flush(self, kind: tuple[BlockKind, int]) -> None:
        text = normalise("".join(self.parts))
        bold = self.strong > 0 and self.plain == 0
        self.parts = []
        self.plain = self.strong = 0
        if text and len(self.blocks) < MAX_BLOCKS:
            self.blocks.append(PlainBlock(kind[0], text, kind[1], bold))

    def _element(self, element: lxml_html.HtmlElement, kind: tuple[BlockKind, int], bold: bool, depth: int) -> None:
        self._add(element.text, bold)
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag == "br" or tag == "hr":
                self._flush(kind)
            elif tag and tag not in _SILENT and depth < 200:
                inner = _BLOCKS.get(tag)
                inner_bold = bold or tag in _BOLD
                if inner is None:
                    self._element(child, kind, inner_bold, depth + 1)
                else:
                    self._flush(kind)
                    # a paragraph inside a list item or a cell stays that item
                    own = kind if inner[0] == "paragraph" and kind[0] != "paragraph" else inner
                    self._element(child, own, inner_bold, depth + 1)
                    self._flush(own)
            self._add(child.tail, bold)
