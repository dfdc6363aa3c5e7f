"""Mail text: HTML to text, the newest part without quoted mails, sentences.

All scanning is by line with capped lengths: a public reply parser took 77 s on 72 kB of hostile text.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser

MAX_HTML_CHARS = 256_000
"""Parsers slow down by the square of nesting: 20,000 nested elements take 0.6 s, 200,000 take minutes."""
MAX_UNCLOSED_TAGS = 5_000
"""More elements left open than this is no mail a person wrote; its tags are cut out instead of parsed."""
MAX_LINE_CHARS = 2_000
MAX_LINKS = 100
BLOCK_TAGS = "p,div,br,tr,li,h1,h2,h3,h4,h5,h6,table,ul,ol,section,article,header,footer,blockquote,td"

_CONTROLS = dict.fromkeys([*range(9), *range(11, 13), *range(14, 32), 127, 65279, 173, 8203, 8204, 8205, *range(8206, 8208), *range(8234, 8239), 8288, *range(8294, 8298), 847])  # fmt: skip
_TYPOGRAPHY = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"',
                             "\u00a0": " ", "\u202f": " ", "\u2009": " "})  # fmt: skip

_HREF = re.compile(r"""<a\s[^<>]{0,300}?href\s?=\s?["']?(https?://[^"'\s<>]{1,2000})""", re.IGNORECASE)
_QUOTE_STARTS = re.compile(
    r"^(?:-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original"
    r"|messaggio originale|oorspronkelijk bericht|mensagem original)|_{20,}$"
    r"|(?:on|am|le|el|il|op|em|den)\s.{5,200}\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev)\b.{0,80}:$)",
    re.IGNORECASE,
)
_OUTLOOK_FROM = re.compile(r"^\*?(?:from|von|de|da|van|från)\*?:\s", re.IGNORECASE)
_OUTLOOK_SENT = re.compile(
    r"^\*?(?:sent|date|gesendet|envoyé|enviado|inviato|verzonden|datum|data|fecha|skickat)\*?:\s",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|^fwd?:", re.IGNORECASE
)


def strip_controls(text: str) -> str:
    """Without control, zero-width and bidi characters; typographic quotes and spaces made plain."""
    return unicodedata.normalize("NFC", text).translate(_CONTROLS).translate(_TYPOGRAPHY)


def html_to_text(html: str) -> tuple[str, tuple[str, ...]]:
    """Visible text with line breaks at blocks, and the addresses of links. Nothing is rendered or fetched."""
    clipped = html[:MAX_HTML_CHARS]
    if clipped.count("<") - 2 * clipped.count("</") > MAX_UNCLOSED_TAGS:
        return re.sub(r"<[^<>]{0,2000}>", "\n", clipped), ()
    tree = LexborHTMLParser(clipped)
    tree.strip_tags(["script", "style", "head", "title", "noscript", "template"])
    for hidden in tree.css('[style*="display:none"],[style*="display: none"],[style*="max-height:0"],[hidden]'):
        hidden.decompose()
    links = []
    for anchor in tree.css("a[href]"):
        href = anchor.attributes.get("href") or ""
        if href.startswith(("http://", "https://")) and len(href) <= 2000:
            links.append(href)
        if len(links) >= MAX_LINKS:
            break
    for block in tree.css(BLOCK_TAGS):
        block.insert_before("\n")
        block.insert_after("\n")
    body = tree.body
    text = body.text() if body is not None else ""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line), tuple(dict.fromkeys(links))


def links_of_html(html: str) -> tuple[str, ...]:
    """The addresses of links alone, without parsing the rest."""
    found = (unescape(match[1]) for match in _HREF.finditer(html[:MAX_HTML_CHARS]))
    return tuple(dict.fromkeys(found))[:MAX_LINKS]


def newest_part(text: str) -> str:
    """The text above the first quoted mail. A forwarded mail is the message itself and stays."""
    kept: list[str] = []
    lines = text.split("\n")
    forwarded = any(_FORWARDED.search(line[:200]) for line in lines[:15])
    for index, line in enumerate(lines):
        stripped = line.strip()[:MAX_LINE_CHARS]
        if stripped.startswith(">") or (forwarded and _OUTLOOK_SENT.match(stripped) and _heads(lines, index)):
            continue
        if not forwarded and kept and _starts_quote(stripped, lines, index):
            break
        kept.append(line[:MAX_LINE_CHARS])
    return "\n".join(kept).strip()


def _heads(lines: list[str], index: int) -> bool:
    """Whether a line stands among the headers of a forwarded mail: when that was sent is no appointment."""
    near = lines[max(0, index - 4) : index + 5]
    return any(_OUTLOOK_FROM.match(line.strip()[:200]) for line in near)


def _starts_quote(line: str, lines: list[str], index: int) -> bool:
    if _QUOTE_STARTS.match(line):
        return True
    if _OUTLOOK_FROM.match(line):
        return any(_OUTLOOK_SENT.match(later.strip()[:200]) for later in lines[index + 1 : index + 5])
    joined = f"{line} {lines[index + 1].strip()[:200]}" if index + 1 < len(lines) else line
    return line[:3].lower() in ("on ", "am ", "le ", "el ") and bool(_QUOTE_STARTS.match(joined))


_ABBREVIATIONS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sr|Jr|Inc|Ltd|Co|Corp|St|No|vs|e\.g|i\.e|approx|Prof|bzw|z\.B|ca|Nr)\.$"
)
FAR_SCRIPT = re.compile(r"[\u0590-\u06ff\u1100-\u11ff\u3040-\u9fff\uac00-\ud7af]")
"""A letter of a script that has no capitals and is none of the alphabets near the Latin one: Hebrew, Arabic, Chinese,
Japanese, Korean."""
_BREAK = re.compile(
    r"(?<=[.!?;])[\"')\]]?\s+(?=[\"'(\[]?(?:[^\Wa-zß-öø-ÿ_]|[¿¡]))|(?<=[。！？])[」』）\")]?\s*(?=\S)|\n+|\s[•·▪]\s"
)
"""Before whatever is no small Latin letter: most alphabets have others, and some no capitals; where none stand between words,
none stands between sentences."""
_WRAPPED = re.compile(r"(?<=[a-zß-öø-ÿĀ-ſа-яё,;])[ \t]*\n(?=[ \t]*[a-zß-öø-ÿа-яё(])")
_FULL_LINES = range(60, 101)
"""Letters of the longest line of a paragraph that was broken to a width: mail programs break at 60 to 78, some at 100."""
_NO_END = re.compile(r"[^.!?:;。！？|>]$")
_NEW_ITEM = re.compile(r"[-–—*•·▪>|#=_]|\d{1,2}[.)]\s|\w+:\s")
MAX_SENTENCES = 400


def sentences(text: str) -> list[str]:
    """Sentences and lines of a mail, in order, whitespace collapsed. Wrapped lines are joined first."""
    unwrapped = _WRAPPED.sub(" ", _unbroken(text))
    parts: list[str] = []
    for piece in _BREAK.split(unwrapped):
        piece = " ".join((piece or "").split())
        if not piece:
            continue
        if parts and _ABBREVIATIONS.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
        if len(parts) >= MAX_SENTENCES:
            break
    return parts


def _unbroken(text: str) -> str:
    """Lines that were broken because the next word had no room are one again, also before a capital ("einer negativen /
    Entscheidung"). Only a paragraph as wide as programs make them was broken so."""
    paragraphs = []
    for paragraph in re.split(r"\n[ \t]*\n", text):
        lines = paragraph.split("\n")
        width = max(map(len, lines))
        if len(lines) > 1 and width in _FULL_LINES:
            joined = lines[0]
            for before, line in pairwise(lines):
                word = line.split(maxsplit=1)[0] if line.strip() else ""
                broken = word and len(before) + len(word) >= width and _NO_END.search(before.rstrip())
                joined += (" " if broken and not _NEW_ITEM.match(line.strip()) else "\n") + line
            paragraph = joined
        paragraphs.append(paragraph)
    return "\n\n".join(paragraphs)
