"""Plain text and Markdown: decoding by content, light markup taken off."""

from __future__ import annotations

import re

from companion.profile.document import (
    MAX_LINE_CHARS,
    Document,
    Line,
    ResumeUnreadable,
    clean,
    collapse,
    strip_bullet,
)

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"^[\s\-=_*~#|:+.]{3,}$")
_TABLE_RULE = re.compile(r"^\s*\|(?:\s*:?-+:?\s*\|)+\s*$")
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\((https?://[^)\s]{1,500}|mailto:[^)\s]{1,200})\)")
_TAG = re.compile(
    r"</?(?:img|br|div|span|p|b|i|a|em|strong|font|center|sub|sup|kbd|small|u|hr|h[1-6])\b[^<>\n]{0,500}>", re.I
)
"""HTML within Markdown."""
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,300}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]{1,300}?)(?<=\S)\1(?![\w*])")
_WIDE_GAP = re.compile(r"(?<=\S) {3,}(?=\S)|\t+")
_CONTROL_LIMIT = 0.02
"""A text file with a larger share of control characters is no text."""
_BROKEN_LIMIT = 0.5
"""A larger share of characters lost in an earlier conversion leaves nothing to read."""
_LOST_BULLET = re.compile(r"^\s*\ufffd+\s*")
_GLUED_HEADING = re.compile(r"(?<=\S)\s?(?=(?:Company|Education|Skill|Project) Details\s*$)")
"""Exports that lose a line break before a heading."""


def decode(data: bytes) -> str:
    """Text of unknown encoding: byte order mark, UTF-16 by its zeros, UTF-8, else Windows-1252.

    Raises:
        ResumeUnreadable: the bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"))
    sample = data[:4096]
    if sample.count(0) > len(sample) // 5:
        odd = sample[1::2].count(0) >= sample[0::2].count(0)
        return _checked(data.decode("utf-16-le" if odd else "utf-16-be", errors="replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(data.decode("cp1252", errors="replace"))


def _checked(text: str) -> str:
    sample = text[:20_000]
    control = sum(1 for char in sample if ord(char) < 32 and char not in "\t\n\r\f")
    broken = sample.count("\ufffd")
    if control > max(2, len(sample) * _CONTROL_LIMIT) or broken > max(2, len(sample) * _BROKEN_LIMIT):
        raise ResumeUnreadable("This file is not a text: give the resume as PDF, DOCX, text or JSON Resume.")
    return text


def read_text(data: bytes) -> Document:
    """Read plain text or Markdown.

    Raises:
        ResumeUnreadable: the bytes are no text.
    """
    links: list[str] = []
    lines: list[Line] = []
    blank = False
    table = False
    for raw in decode(data).splitlines():
        if (
            _TABLE_RULE.match(raw)
            and table
            and lines
            and lines[-1].text.count("\t") == raw.strip().strip("|").count("|")
        ):
            lines.pop()  # the row of the columns' names
        table = raw.lstrip().startswith("|")
        marked = _LOST_BULLET.sub("• ", raw[:MAX_LINE_CHARS]) + raw[MAX_LINE_CHARS:]
        for piece in _pieces(clean(marked)):
            line = _line(piece, blank, links)
            blank = line is None
            if line is not None:
                lines.append(line)
    return Document(lines, links)


def _pieces(raw: str) -> list[str]:
    if len(raw) <= MAX_LINE_CHARS:
        return _GLUED_HEADING.split(raw)
    return [raw[i : i + MAX_LINE_CHARS] for i in range(0, len(raw), MAX_LINE_CHARS)]


def _line(raw: str, blank: bool, links: list[str]) -> Line | None:
    if not raw.strip() or _RULE.match(raw):
        return None
    heading = _HEADING.match(raw)
    text = heading.group(2) if heading else raw
    left = len(raw) - len(raw.lstrip())
    text = _TAG.sub("", text)
    text = _LINK.sub(lambda found: _keep_link(found, links), text)
    if text.strip().startswith("|") and text.count("|") > 1:
        text = "\t".join(text.strip().strip("|").split("|"))
    plain = _STRONG.sub(r"\2", text)
    bold = plain != text and text.strip().startswith(("**", "__"))
    plain, bullet = strip_bullet(_EMPHASIS.sub(r"\2", plain))
    plain = collapse(_WIDE_GAP.sub("\t", plain.strip()))
    if not plain:
        return None
    return Line(plain, bold=bold, left=left, bullet=bullet, heading=heading is not None, gap=blank)


def _keep_link(found: re.Match[str], links: list[str]) -> str:
    links.append(found.group(2))
    return found.group(1)
