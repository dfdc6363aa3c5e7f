"""Lines put together: wrapped lines joined again, sections told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from companion.profile.document import Line
from companion.profile.parse.dates import find_range
from companion.profile.parse.headings import Kind, heading_kind

FULL_LINE = 0.85
"""Share of its column from which a line counts as full, so that the next one may go on."""
PROSE_CHARS = 60
"""A line of plain text of this length may be wrapped."""
_ENDS = (".", "!", "?", ":", ";")
_INLINE = re.compile(r"^([^:\t]{3,40}):\s+(\S.*)$")
_INLINE_KINDS: frozenset[Kind] = frozenset({"summary", "languages", "certificates", "skills", "education", "other"})


@dataclass
class Section:
    """The lines under one heading; kind "head" is what stands above the first one."""

    kind: Kind | str
    title: str
    lines: list[Line] = field(default_factory=list)


def join_wrapped(lines: Sequence[Line]) -> list[Line]:
    """Lines with the parts of wrapped bullets and paragraphs put together, hyphenation undone."""
    joined: list[Line] = []
    tail: Line | None = None
    for line in lines:
        if joined and tail is not None and _goes_on(joined[-1], tail, line):
            joined[-1] = replace(joined[-1], text=_glue(joined[-1].text, line.text))
        else:
            joined.append(line)
        tail = line
    return joined


def _glue(text: str, more: str) -> str:
    if text.endswith("-") and len(text) > 1 and text[-2].isalpha() and more[:1].islower():
        return text[:-1] + more
    return f"{text} {more}"


def _goes_on(whole: Line, before: Line, line: Line) -> bool:
    """Whether `line` continues the paragraph or bullet that `before` is the last line of."""
    if line.bullet or line.heading or line.column != before.column or heading_kind(line.text) is not None:
        return False
    if whole.heading or heading_kind(whole.text) is not None or (line.gap and not whole.bullet):
        return False
    if line.size and before.size and abs(line.size - before.size) > 0.6:
        return False
    if "\t" in line.text or (line.bold and not before.bold):
        return False
    lower = line.text[:1].islower()
    hyphen = before.text.endswith("-") and lower
    if whole.bullet:
        if line.gap:
            return False
        hung = line.left > whole.left + 1.5 and not line.bold
        return hung or hyphen or (lower and len(before.text) > 30)
    if find_range(line.text) is not None and not lower:
        return False
    if "\t" in before.text or " | " in before.text or find_range(before.text) is not None:
        return False
    full = before.fill >= FULL_LINE if before.fill else len(before.text) >= PROSE_CHARS
    prose = len(before.text) >= PROSE_CHARS
    if not before.fill and before.text.endswith(".") and not lower:
        return False  # nothing but its length speaks for a wrapped line, and a sentence ends with it
    return hyphen or (full and prose and not (before.bold and not line.bold)) or (lower and prose)


def sections_of(lines: Sequence[Line], name_index: int | None) -> list[Section]:
    """The resume's sections in order. The line of the name begins a "head" section wherever it stands."""
    sections = [Section("head", "")]
    for number, line in enumerate(lines):
        kind = heading_kind(line.text) if not (line.bullet and len(line.text.split()) < 2) else None
        if number == name_index:
            if sections[-1].lines or sections[-1].title:
                sections.append(Section("head", ""))
            sections[-1].lines.append(line)
        elif kind is not None and not _is_group_label(sections[-1], line, kind, lines[number + 1 : number + 2]):
            sections.append(Section(kind, line.text))
        elif line.heading and line.size and sections[-1].kind == "other" and not line.bullet:
            sections[-1].lines.append(line)
        elif (inline := _inline_heading(line, sections[-1])) is not None:
            sections.append(inline)
        else:
            sections[-1].lines.append(line)
    return [section for section in sections if section.lines]


def _is_group_label(section: Section, line: Line, kind: Kind, following: Sequence[Line]) -> bool:
    """ "Languages" or "Tools" as the label of a group among the skills, not as a section of its own."""
    return (
        kind == "skills"
        and section.kind == "skills"
        and bool(section.lines)
        and line.text.endswith(":")
        and bool(following)
    )


def _inline_heading(line: Line, section: Section) -> Section | None:
    """ "Languages: English, German" on one line begins a section of its own."""
    if line.bullet or section.kind in ("skills", "projects", "work", "education", "contact", "personal"):
        return None
    found = _INLINE.match(line.text)
    kind = heading_kind(found.group(1)) if found else None
    if found is None or kind not in _INLINE_KINDS:
        return None
    return Section(kind, found.group(1), [replace(line, text=found.group(2))])
