"""A section of dated things (jobs, studies) divided into its entries."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import itemgetter

from companion.profile.document import FULL_LINE, Line
from companion.profile.parse.cells import MAX_HEADER_CHARS, TRIM
from companion.profile.parse.dates import DateRange, find_range
from companion.profile.parse.entry import (
    FIRST_SENTENCE,
    MAX_HEADER_LINES,
    MAX_TITLE_CHARS,
    SHORTENED,
    Entry,
    dated_entry,
    is_header_like,
    undated_entry,
)
from companion.profile.parse.lexicon import company_score, degree_score, school_score, title_score
from companion.profile.parse.places import place_reader

MAX_DATED_PROSE = 70
"""A line of more characters beside its date is a sentence that mentions a date, unless it has separators."""

_BARS = "|·•\t"
_RUN_IN = re.compile(r"^\s*[)\]]?\s*[.:]\s+(?=[A-ZÀ-Þ])")
"""After the dates of a header, on the same line, the description begins."""
_SENTENCE = re.compile(r"[a-zà-ÿ]{3}[.!?]\s+[A-ZÀ-Þ]")
_AFTER_DATES = re.compile(r"\s*:\s+")
MAX_ITEM_CHARS = 400
"""A longer list item that begins with a date is a paragraph."""


def unfold(lines: Sequence[Line], day_first: bool | None, singles: bool) -> list[Line]:
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
    return unfold(_dates_above(lines, day_first), day_first, singles=True)


def _heads_unbulleted(lines: Sequence[Line], day_first: bool | None) -> list[Line]:
    """Lines without the bullets of a list whose items are the entries: "• Acme <tab> Bonn" above an indented dated line."""
    made = list(lines)
    for number, (line, below) in enumerate(itertools.pairwise(lines)):
        outer = line.bullet and not below.bullet and 0 < line.left < below.left - 1
        if outer and is_header_like(replace(line, bullet=False)) and _dates_of(below, day_first) is not None:
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


def _dates_of(line: Line, day_first: bool | None) -> DateRange | None:
    found = find_range(line.text, day_first)
    if found is None:
        return None
    rest = (line.text[: found.begin] + line.text[found.stop :]).strip(TRIM)
    before, after = line.text[: found.begin].rstrip(" "), line.text[found.stop :].lstrip(" ")
    at_edge = not before.strip(TRIM) or not after.strip(TRIM + ".") or (before[-1] in _BARS and after[0] in _BARS)
    if line.bullet and (found.single or not at_edge):
        return None
    if found.begin == 0 and line.text[found.stop :].startswith("\t") and len(line.text) <= MAX_ITEM_CHARS // 2:
        return found
    if len(rest) > MAX_DATED_PROSE and not ((at_edge or _parts_study(before, after)) and is_header_like(line)):
        return None
    return found if is_header_like(line) or at_edge else None


def _parts_study(before: str, after: str) -> bool:
    """Whether a date stands between a degree and its school, in either order."""
    degrees, schools = (
        [degree_score(side) > 0 for side in (before, after)],
        [school_score(side) > 0 for side in (before, after)],
    )
    return (degrees[0] and schools[1]) or (schools[0] and degrees[1])


def split_entries(
    lines: Sequence[Line],
    day_first: bool | None,
    complete: Callable[[list[str]], bool],
    undated: bool = False,
) -> list[Entry]:
    """Divide a section at its dates.

    `complete` tells whether the pieces of a header name all that a header names, so that the next line belongs to the
    description. `undated`: a line set as the first lines of the other entries begins one too.
    """
    lines = unfold(_heads_unbulleted(_dates_above(lines, day_first), day_first), day_first, singles=False)
    dated = {n: found for n, line in enumerate(lines) if (found := _dates_of(line, day_first)) is not None}
    if any(not found.single for found in dated.values()):
        dated = {
            n: f
            for n, f in dated.items()
            if not f.single or _stands_apart(lines[n], f) or _below_title(lines, n, f) or _titled(lines[n], f)
        }
    anchors = sorted(dated)
    starts = _starts(lines, anchors, day_first)
    begins: list[tuple[int, int | None]] = list(zip(starts, anchors, strict=True))
    if undated:
        begins = _with_undated(lines, begins)
    stops = [*(start for start, _ in begins[1:]), len(lines)]  # one too many where nothing begins
    return [
        undated_entry(lines, start, stop)
        if anchor is None
        else dated_entry(lines, start, anchor, stop, dated[anchor], complete)
        for (start, anchor), stop in zip(begins, stops, strict=False)
    ]


def _with_undated(lines: Sequence[Line], begins: Sequence[tuple[int, int | None]]) -> list[tuple[int, int | None]]:
    """The beginnings of the entries with those that have no dates; what stands right above a dated header is part of it."""
    made = list(begins)
    for head in _undated_heads(lines, begins):
        after = next((n for n, (start, _) in enumerate(made) if start > head), None)
        start, anchor = made[after] if after is not None else (len(lines), None)
        if after is not None and all(is_header_like(line) for line in lines[head:start]):
            made[after] = (head, anchor) if start - head <= MAX_HEADER_LINES else made[after]
        else:
            made = sorted([*made, (head, None)], key=itemgetter(0))
    return made


def _undated_heads(lines: Sequence[Line], begins: Sequence[tuple[int, int | None]]) -> list[int]:
    """Lines with the look of the dated entries' first lines, or where none is dated of positions that stand out, that
    begin an entry without dates."""
    plain = Counter(_look(line) for line in lines).most_common(1)
    firsts = [lines[start] for start, _ in begins]
    firsts = firsts or [line for line in lines if title_score(line.text) and not line.bullet and line.gap]
    looks = Counter(_look(line) for line in firsts).most_common(1)
    if not looks or looks[0] == plain[0] or looks[0][0] == plain[0][0] or not looks[0][0][0]:
        return []
    taken = {n for start, anchor in begins if anchor is not None for n in range(start, anchor + MAX_HEADER_LINES)}
    return [
        number
        for number, line in enumerate(lines)
        if number not in taken
        and _look(line) == looks[0][0]
        and line.gap
        and is_header_like(line)
        and len(line.text) <= MAX_TITLE_CHARS
        and (title_score(line.text) or company_score(line.text))
    ]


def _look(line: Line) -> tuple[bool, int]:
    return line.bold and not line.bullet, round(line.size)


def _stands_apart(line: Line, found: DateRange) -> bool:
    """A lone date beside a header ("Engineer, Acme <tab> Summer 2020")."""
    if found.begin == 0 and line.text[found.stop :].startswith(("\t", ":", " :")):
        return True
    return found.stop >= len(line.text.rstrip(" )")) and (
        line.text[: found.begin].endswith(("\t", "(", "| ", "\t(")) or found.begin == 0
    )


def _titled(line: Line, found: DateRange) -> bool:
    """A month at the end of a line with a position alone: "Category Manager Jan 2016"."""
    before = line.text[: found.begin].rstrip(" ,")
    plain = not line.bullet and len(line.text) <= MAX_TITLE_CHARS and found.stop >= len(line.text.rstrip(" )"))
    return plain and len(found.start or "") >= 7 and title_score(before) > 0 and before[:1].isupper()


def _below_title(lines: Sequence[Line], number: int, found: DateRange) -> bool:
    """A year at the end of an employer's line below the position: "Software Engineer", "Acme, Boulogne, 2022"."""
    line = lines[number]
    if not number or line.bullet or len(line.text) > MAX_TITLE_CHARS or found.stop < len(line.text.rstrip(" .")):
        return False
    above = lines[number - 1]
    named = title_score(above.text) > 0 and len(above.text) <= MAX_TITLE_CHARS and find_range(above.text) is None
    return named and line.text[: found.begin].rstrip(" ").endswith(",")


def _may_head(lines: Sequence[Line], number: int) -> bool:
    """Whether a line may belong to the header below it: not the short rest of a description."""
    line = lines[number]
    before = lines[number - 1] if number else None
    ends = line.text.endswith(".") and len(line.text.split()) > 2 and not line.text.endswith(SHORTENED)
    rest = before is not None and (before.bullet or before.fill >= FULL_LINE) and not line.gap and not line.bold
    return is_header_like(line) and not (ends and rest)


def _names_something(line: Line, day_first: bool | None) -> bool:
    """Whether a dated line says more than its dates and a place."""
    found = find_range(line.text, day_first)
    rest = (line.text[: found.begin] + " " + line.text[found.stop :]).strip(TRIM) if found else line.text
    return bool(rest) and place_reader().place(rest) is None


def _starts(lines: Sequence[Line], anchors: Sequence[int], day_first: bool | None) -> list[int]:
    """Where each entry begins: as many header lines before its date as the first entry has."""
    if not anchors:
        return []
    lead = 0
    while lead < min(anchors[0], MAX_HEADER_LINES) and _may_head(lines, anchors[0] - 1 - lead):
        lead += 1
    starts = []
    floor = 0
    for anchor in anchors:
        start = anchor
        while start > floor and anchor - start < lead and _may_head(lines, start - 1):
            start -= 1
        # A blank line or a bold line inside the stretch tells the header from the end of the description before.
        gaps = [n for n in range(start, anchor + 1) if lines[n].gap]
        if gaps and floor and gaps[-1] > start and lines[start].gap is False:
            start = gaps[0]
        if (
            lead == 0
            and floor
            and start > floor
            and lines[start - 1].bold
            and (start - 1 > floor or _names_something(lines[floor - 1], day_first))
            and is_header_like(lines[start - 1])
            and not lines[start].bold
        ):
            start -= 1
        starts.append(start)
        floor = anchor + 1
    return starts
