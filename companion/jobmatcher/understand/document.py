"""The posting's text as lines and sentences with offsets: what all readers work on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from companion.contracts import BlockKind, Evidence, SectionKind
from companion.jobmatcher.understand.html_blocks import RUN_ON_CHARS, TextBlock, split_run_on

MAX_DESCRIPTION_CHARS = 60_000
"""Longer texts are cut here: no honest posting is longer."""

_SENTENCE_END = re.compile(r"[.!?;]\s+(?=[\"“'(]?[A-Z0-9ÄÖÜÉÈÀÁÍÓÚÑ•\-–¿¡])")
_SHORTENED = (
    "e.g.", "i.e.", "sr.", "jr.", "st.", "dr.", "mr.", "ms.", "mrs.", "inc.", "ltd.", "co.", "corp.", "approx.", "ca.", "z.b.",
    "bzw.", "inkl.", "mind.", "min.", "max.", "u.s.", "u.k.", "no.", "nr.", "vs.", "etc.", "p.a.", "ph.d.", "b.s.", "m.s.", "b.a.",
    "ed.", "kat.", "kl.", "evtl.", "ggf.", "u.a.", "d.h.", "o.ä.", "vgl.", "bzgl.", "zzgl.", "abs.", "env.", "núm.",
)  # fmt: skip
"""With a full stop that ends no sentence. Whether one of them stands there as a word of its own is for the pattern."""
_ABBREVIATION = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _SHORTENED))})$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Line:
    """One block of the posting within the description."""

    index: int
    start: int
    end: int
    text: str
    kind: BlockKind
    level: int
    bold: bool
    section: SectionKind = "other"
    heading: bool = False
    """Stands above a part of the text rather than saying something itself."""


@dataclass(slots=True)
class Sentence:
    """One sentence: the unit in which a cue such as "preferred" holds."""

    start: int
    end: int
    line: Line
    own_section: SectionKind | None = None
    """Set where one sentence of a longer line is boilerplate."""

    @property
    def section(self) -> SectionKind:
        return self.own_section or self.line.section


@dataclass
class Document:
    text: str
    lower: str
    """Lower case with the same offsets."""
    lines: list[Line]
    sentences: list[Sentence] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    @classmethod
    def build(cls, blocks: Iterable[TextBlock]) -> Document:
        """Join blocks into one text: a blank line around paragraphs and headings, none between list items."""
        parts: list[str] = []
        lines: list[Line] = []
        at = 0
        before: BlockKind | None = None
        for block in _parts(blocks):
            text, kind = block.text, block.kind
            if not text:
                continue
            if parts:
                gap = "\n" if kind == before and kind in ("item", "cell", "term") else "\n\n"
                parts.append(gap)
                at += len(gap)
            if at + len(text) > MAX_DESCRIPTION_CHARS:
                text = text[: max(0, MAX_DESCRIPTION_CHARS - at)]
                if not text:
                    parts.pop()
                    break
            end = at + len(text)
            lines.append(Line(len(lines), at, end, text, kind, block.level, block.bold))
            parts.append(text)
            at, before = end, kind
        joined = "".join(parts)
        document = cls(joined, same_length_lower(joined), lines)
        document._split()
        return document

    def _split(self) -> None:
        sentences, text, lower = self.sentences, self.text, self.lower
        breaks = _SENTENCE_END.finditer(text)
        found = next(breaks, None)
        for line in self.lines:
            start, line_end = line.start, line.end
            while found is not None and (after := found.end()) <= line_end:
                end = found.start() + 1
                if end - start >= 4 and not (
                    lower.endswith(_SHORTENED, start, end) and _ABBREVIATION.search(text, max(line.start, end - 8), end)
                ):
                    sentences.append(Sentence(start, end, line))
                    start = after
                found = next(breaks, None)
            if found is not None and found.start() < line_end:
                found = next(breaks, None)  # the line itself ends with this sentence
            sentences.append(Sentence(start, line_end, line))
        self._starts = [sentence.start for sentence in sentences]

    def sentence_index(self, offset: int) -> int:
        """Index of the sentence that holds an offset of the text."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for a stretch of the text, blanks at its ends left off."""
        words = self.text[start:end]
        text = words.strip()
        start += len(words) - len(words.lstrip()) if text else len(words)
        return Evidence(start=start, end=start + len(text), text=text)


def _parts(blocks: Iterable[TextBlock]) -> Iterator[TextBlock]:
    for block in blocks:
        if len(block.text) < RUN_ON_CHARS:
            yield block
        else:
            yield from split_run_on(block)


_PLAIN = (("\u2010", "-"), ("\u2011", "-"), ("\u2019", "'"), ("\u2018", "'"), ("\u00a0", " "), ("\u202f", " "))
"""Typographic characters and their plain equals; single characters, so that offsets stay."""


def same_length_lower(text: str) -> str:
    """Lower case with plain hyphens, apostrophes and blanks, character for character.

    A character whose lower case has another length ("İ") is kept as it is.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for odd, plain in _PLAIN:
        if odd in lower:
            lower = lower.replace(odd, plain)
    return lower
