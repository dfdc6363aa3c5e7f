"""Lines of a section of dated things (jobs, studies) made ready: headers apart from what follows on the same line, and with
their dates."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from companion.profile.document import Line
from companion.profile.parse.cells import MAX_HEADER_CHARS, TRIM
from companion.profile.parse.dates import find_range
from companion.profile.parse.headers import FIRST_SENTENCE, MAX_HEADER_LINES, MAX_TITLE_CHARS, is_header_like

MAX_DATED_PROSE = 70
"""A line of more characters beside its date is a sentence that mentions a date, unless it has separators."""

_RUN_IN = re.compile(r"^\s*[)\]]?\s*[.:]\s+(?=[A-ZÀ-Þ])")
"""After the dates of a header, on the same line, the description begins."""
_SENTENCE = re.compile(r"[a-zà-ÿ]{3}[.!?]\s+[A-ZÀ-Þ]")
_AFTER_DATES = re.compile(r"\s*:\s+")
MAX_ITEM_CHARS = 400
"""A longer list item that begins with a date is a paragraph."""


def _unfold(lines: Sequence[Line], day_first: bool | None, singles: bool) -> list[Line]:
    """Lines with a header and its description on one ("Paralegal, Hodge LLP (2020 to 2022). Full caseload …") parted."""
    made: list[Line] = []
    for line in lines:
        if (sentences := _in_sentences(line, day_first)) is not None:
            made.append(sentences)
            continue
        if (item := _dated_item(line, day_first, singles)) is not None:
            made += item
            continue
        found = find_range(line.text, day_first) if len(line.text) > MAX_DATED_PROSE else None
        tail = _RUN_IN.match(line.text[found.stop :]) if found and (singles or not found.single) else None
        if found and tail and found.begin <= MAX_HEADER_CHARS and not _SENTENCE.search(line.text[: found.begin]):
            cut = found.stop + tail.end()
            made.append(replace(line, text=line.text[:cut].rstrip(" .:"), bullet=False, fill=0.0))
            made.append(replace(line, text=line.text[cut:], bullet=False, bold=False, gap=False))
        else:
            made.append(line)
    return made


def tidied(lines: Sequence[Line], day_first: bool | None) -> list[Line]:
    """The lines of a section of studies with its headers apart from what follows on the same line, and with their dates."""
    return _unfold(_dates_above(lines, day_first), day_first, singles=True)


def tidied_jobs(lines: Sequence[Line], day_first: bool | None) -> list[Line]:
    """The same of a section of jobs, where a single date is none of a header's."""
    made = _unfold(_heads_unbulleted(_dates_above(lines, day_first), day_first), day_first, singles=False)
    return _names_apart(made, day_first)


def _names_apart(lines: Sequence[Line], day_first: bool | None) -> list[Line]:
    """Lines with the first sentence below dates that stand alone on a line of its own: it names the job."""
    made = list(lines[:2])
    for above, dates, line in zip(lines, lines[1:], lines[2:], strict=False):
        told = _is_date_alone(dates, day_first) and (dates.gap or not is_header_like(above)) and not line.bullet
        made += _first_apart(line) if told else [line]
    if len(lines) > 1 and _is_date_alone(lines[0], day_first):
        made[1:2] = _first_apart(lines[1])
    return made


def _is_date_alone(line: Line, day_first: bool | None) -> bool:
    found = find_range(line.text, day_first)
    return found is not None and not (line.text[: found.begin] + line.text[found.stop :]).strip(TRIM)


def _first_apart(line: Line) -> list[Line]:
    head, *rest = FIRST_SENTENCE.split(line.text, maxsplit=1)
    if line.bullet or not rest or len(head) > MAX_HEADER_CHARS + MAX_TITLE_CHARS:
        return [line]
    return [replace(line, text=head.rstrip(" .")), *(replace(line, text=text, gap=False, bold=False) for text in rest)]


def _heads_unbulleted(lines: Sequence[Line], day_first: bool | None) -> list[Line]:
    """Lines without the bullets of a list whose items are the entries: "• Acme <tab> Bonn" above an indented dated line."""
    made = list(lines)
    for number, (line, below) in enumerate(itertools.pairwise(lines)):
        outer = line.bullet and not below.bullet and 0 < line.left < below.left - 1
        if outer and is_header_like(replace(line, bullet=False)) and find_range(below.text, day_first) is not None:
            made[number] = replace(line, bullet=False, gap=True)
    return made


def _dated_item(line: Line, day_first: bool | None, singles: bool) -> list[Line] | None:
    """A list item or sentence that begins with its dates and a colon ("• 2005-2010: Abitur at the grammar school of
    Halle."): the header, and what its further sentences tell."""
    found = find_range(line.text, day_first) if len(line.text) <= MAX_ITEM_CHARS else None
    if found is None or found.begin > 0 or (found.single and not singles):
        return None
    colon = _AFTER_DATES.match(line.text[found.stop :])
    if colon is None or not (line.bullet or line.text.endswith(".") or len(line.text) > MAX_HEADER_CHARS):
        return None
    head, *rest = FIRST_SENTENCE.split(line.text[found.stop + colon.end() :], maxsplit=1)
    if len(head) > MAX_HEADER_CHARS + MAX_TITLE_CHARS:
        return None
    header = replace(line, text=f"{line.text[: found.stop]}\t{head.rstrip(' .')}", bullet=False, gap=True, fill=0.0)
    return [header, *(replace(line, text=text, bullet=False, bold=False, gap=False) for text in rest)]


def _dates_above(lines: Sequence[Line], day_first: bool | None) -> list[Line]:
    """Lines with the dates that stand at the margin beside an entry's first list item put where they belong: into the
    undated line above it."""
    made = list(lines)
    for number, (above, item) in enumerate(itertools.pairwise(lines)):
        text, tab, last = item.text.rpartition("\t")
        found = find_range(last, day_first) if item.bullet and tab and not above.bullet else None
        if found is None or found.begin > 0 or find_range(above.text, day_first) is not None:
            continue
        rest = last[found.stop :].strip()
        if is_header_like(above) and (not rest or rest[0].islower()):
            made[number] = replace(above, text=f"{above.text}\t{last[: found.stop]}")
            made[number + 1] = replace(item, text=f"{text} {rest}".rstrip())
    return made


def _in_sentences(line: Line, day_first: bool | None) -> Line | None:
    """A header in short sentences after its dates ("2012-2014. Lecturer. Université de Poitiers.") with tabs instead."""
    found = find_range(line.text, day_first) if not line.bullet else None
    if found is None or found.begin > 0 or not line.text[found.stop :].startswith(". "):
        return None
    parts = [part.strip(" .") for part in line.text[found.stop + 1 :].strip().split(". ")]
    if not 0 < len(parts) <= MAX_HEADER_LINES or any(len(part) > MAX_DATED_PROSE for part in parts):
        return None
    return replace(line, text="\t".join([line.text[: found.stop], *parts]))
