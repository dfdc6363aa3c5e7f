"""What each line of a resume says for and against the kinds of section: as a heading, and as what stands under one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from companion.profile.document import Line
from companion.profile.parse.contacts import REACHED
from companion.profile.parse.dates import DateRange, find_range
from companion.profile.parse.headers import is_header_like
from companion.profile.parse.headings import (
    INLINE,
    Kind,
    heading_kind,
    is_of_dated,
    misspelt_kind,
    stem_kind,
    told_kind,
)
from companion.profile.parse.labelled import names_employer
from companion.profile.parse.lexicon import company_score, degree_score, school_score, title_score
from companion.profile.parse.skills import items_of, spoken

State = Kind | str
"""A kind of section; "head" is what stands above the first heading, "service" what is no work but dated as work is."""

CONTENT: Mapping[str, Mapping[State, float]] = {
    "job": {"work": 2.0, "service": 1.0, "projects": 0.0, "education": -2.0, "": -2.5},
    "study": {"education": 1.5, "service": 0.0, "certificates": -0.5, "work": -0.5, "other": -0.5, "": -1.5},
    "school": {"education": 0.3, "service": 0.0, "work": 0.0, "other": 0.0, "": -0.3},
    "degree": {"education": 1.0, "service": 0.0, "certificates": 0.0, "": -1.0},
    "address": {"contact": 3.5, "head": 1.0, "personal": 1.0, "service": 0.0, "": -0.5},
    "language": {"languages": 1.0, "": 0.0},
}
"""What a line that tells of one of these says for and against the kinds of section it may stand in; "": all others."""
BEGINS: Mapping[str, State] = {
    "job": "work", "study": "education", "school": "education", "degree": "education", "address": "contact",
}  # fmt: skip
"""The kind of section that such a line may begin without a heading."""
BEGIN = -5.0
"""What it costs to begin a section at a heading, so that something must speak for it."""
WORDS = {"known": 8.0, "misspelt": 6.0, "told": 6.0, "noun": 4.0, "stem": 2.5, "other": 0.5, "unknown": 0.0}
"""What the words of a heading say: known as written or nearly so, its last word, the stem of its noun or of any word."""
LOOK = {
    "styled": 4.0, "plain": -3.0, "bullet": -3.0, "repeated": -8.0, "gap": 0.5, "bold": 0.5, "upper": 0.5, "marked": 1.0, "larger": 1.0,
}  # fmt: skip
"""What the look of a line says: in the style of most headings or of the text, behind a bullet, there several times, …"""
SURE = 6.0
"""What it says besides that a known heading looks as most headings do."""
MIN_KNOWN_SHARE, MIN_SMALLER_SHARE = 0.4, 0.7
"""Share of the lines in one style that are known headings, from which the others in it are headings too; and of those in a
style smaller than another one of headings."""
MIN_REPEATED = 2
"""Times that a line with a colon at its end stands in a resume, from which it is a label within entries."""
MAX_HEADINGS = 15
"""More lines of one style are no headings of sections."""
MAX_HEADING_CHARS, MAX_HEADING_WORDS = 40, 5
MAX_ADDRESS_CHARS, MAX_DEGREE_CHARS = 60, 120
SMALLER = 1.0
"""Points by which the heading of a part is smaller than that of the whole."""
LARGER = 0.5
_NEVER_INLINE: frozenset[State] = frozenset({"contact", "personal"})
_BESIDE_TAB: frozenset[State] = frozenset({"work", "projects"})
"""Headings that other matter follows after a tab alone."""
_BY_NOUN: frozenset[State] = frozenset({"work", "education", "languages", "certificates"})
"""Kinds whose headings are known by the stem of a noun where they do not look like one."""
_UNKNOWN: tuple[Kind, ...] = ("work", "education", "languages", "skills")
"""Kinds that headings of unknown words may begin, besides "other"."""
_STATE = re.compile(r",\s*[A-Z]{2}\b(?![&\w])")
"""The code of a state after a town: "MA" is no degree there."""
_HIGH_SCHOOL = re.compile(r"(?<=[a-z] )High School\b")
"""In the name of one, where a teacher works, it is no certificate."""

Style = tuple[float, bool, bool, bool]


@dataclass(frozen=True)
class Option:
    """A way in which a line begins a section."""

    kind: State
    score: float
    rest: str | None = None
    """What stands on its line after the heading."""
    inline: bool = False
    """It may as well be a label within a section."""
    unknown: bool = False
    """Its words tell of no section: it may as well name an employer."""


class Signs:
    """The signs of all lines of a resume."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._known = [None if line.bullet else heading_kind(line.text) for line in lines]
        self._styles = [_style(line) for line in lines]
        self._usual = Counter(self._styles).most_common(1)[0][0]
        self._times = Counter(line.text for line in lines if len(line.text) <= MAX_HEADING_CHARS)
        self._labels = Counter(line.text.partition("\t")[0] for line in lines if "\t" in line.text)
        self._heading_styles: frozenset[Style] = frozenset()
        self._heading_styles = self._styles_of_headings()
        self.options = [self._options(number) for number in range(len(lines))]
        self.headed = {one.kind for options in self.options for one in options if not one.unknown}
        """The kinds of section that a heading of known words may begin."""
        self.content: list[Mapping[State, float]] = [{} for _ in lines]
        self.may_begin: list[set[State]] = [set() for _ in lines]
        self._read_content()

    def is_styled(self, number: int) -> bool:
        """Whether the line looks as most of the known headings do."""
        return self._styles[number] in self._heading_styles

    def may_be_label(self, number: int) -> bool:
        """Whether the line has not the look of a heading and may as well name a part of its section."""
        text = self.lines[number].text
        plain = self._styles[number] == self._usual and bool(self._heading_styles)
        return (plain or len(text.split()) == 1 or text.endswith(":")) and not self.is_styled(number)

    def _stands_out(self, number: int) -> bool:
        """Whether a line behind an icon has the look of a heading: "★ EXPERIENCE"."""
        line = self.lines[number]
        told = line.gap and (line.bold or line.text.isupper() or line.size > self._usual[0] + LARGER)
        return self.is_styled(number) or (told and self._styles[number] != self._usual)

    def _styles_of_headings(self) -> frozenset[Style]:
        """The styles in which most lines are known headings, or the one that stands out where all in it is short."""
        plain = [n for n, line in enumerate(self.lines) if not line.bullet]
        alike = Counter(self._styles[n] for n in plain)
        known = {self._styles[n] for n in plain if self._known[n] is not None}
        told = Counter(self._styles[n] for n in plain if self._styles[n] in known and self._told(n))
        found = {style for style, times in told.items() if times >= 2 and times >= alike[style] * MIN_KNOWN_SHARE}
        largest = max((style[0] for style in found), default=0)
        found = {s for s in found if s[0] >= largest or told[s] >= alike[s] * MIN_SMALLER_SHARE}
        for style in () if found else known - {self._usual}:
            own = [self.lines[n] for n in plain if self._styles[n] == style]
            if 1 < len(own) <= MAX_HEADINGS and style[0] > 0 and all(map(_is_plain, own)):
                found.add(style)
        return frozenset(found)

    def _look(self, number: int, *, inline: bool = False) -> float:
        """What the look of a line says for a heading. `inline`: of one with its matter beside it, set as the text is."""
        line = self.lines[number]
        styled = self.is_styled(number)
        told = {
            "styled": styled,
            "plain": not (inline or styled) and bool(self._heading_styles) and self._styles[number] == self._usual,
            "bullet": line.bullet and not self._stands_out(number),
            "repeated": self._times[line.text] >= MIN_REPEATED + (not line.text.endswith(":")),
            "gap": line.gap,
            "bold": line.bold,
            "upper": line.text.isupper(),
            "marked": line.heading,
            "larger": line.size > self._usual[0] + LARGER,
        }
        return sum(LOOK[name] for name, is_so in told.items() if is_so)

    def _options(self, number: int) -> list[Option]:
        line = self.lines[number]
        found: list[Option] = []
        if (told := self._told(number)) is not None:
            how, kind = told
            once = self._times[line.text] < MIN_REPEATED
            sure = SURE * (how == "known" and once and self.is_styled(number))
            found = [Option(_dated_or_not(kind, line.text), BEGIN + self._look(number) + WORDS[how] + sure)]
            if kind == "other" and self._is_part_of_work(number):
                found.append(replace(found[0], kind="work"))
        elif number > 1 and self.is_styled(number) and _is_plain(line) and not _names(line.text):
            look = BEGIN + self._look(number)
            found = [Option(kind, look + WORDS["unknown"], unknown=True) for kind in _UNKNOWN]
            found.append(Option("other", look + WORDS["other"]))
            found += [Option("service", look + WORDS["known"])] if is_of_dated(line.text) else []
        inline = self._inline(number)
        return [*found, inline] if inline is not None else found

    def _inline(self, number: int) -> Option | None:
        """ "Languages: English, German" on one line begins a section of its own."""
        line = self.lines[number]
        found = None if line.bullet else INLINE.match(line.text)
        kind = heading_kind(found.group(1)) if found else None
        if found is None or kind is None or kind in _NEVER_INLINE:
            return None
        beside_tab = kind in _BESIDE_TAB
        at_tab = line.text[found.end(1)] == "\t"
        if (beside_tab and not at_tab) or self._labels[found.group(1)] >= MIN_REPEATED:
            return None
        score = BEGIN + WORDS["known"] + self._look(number, inline=True)
        return Option(_dated_or_not(kind, line.text), score, found.group(2), inline=not beside_tab)

    def _is_part_of_work(self, number: int) -> bool:
        """Whether the nearest larger heading above is that of the work: "Teaching" below "Experience"."""
        larger = self.lines[number].size + SMALLER
        above = (n for n in range(number - 1, -1, -1) if self._known[n] is not None and self.lines[n].size > larger)
        return self.lines[number].size > 0 and self._known[next(above, number)] == "work"

    def _told(self, number: int) -> tuple[str, Kind] | None:
        """How the words of the line tell of a section, and of which."""
        line = self.lines[number]
        text = line.text
        if line.bullet and len(text.split()) == 1 and not self._stands_out(number):
            return None
        if (kind := heading_kind(text)) is not None:
            return "known", kind
        if "\t" in text or line.bullet:
            return None
        if (kind := told_kind(text)) is not None:
            return "told", kind
        if not _is_plain(line) or title_score(text) or company_score(text) or text.endswith("."):
            return None
        if (kind := misspelt_kind(text)) is not None:
            return "misspelt", kind
        if (kind := stem_kind(text, nouns=True)) in _BY_NOUN:
            return ("told" if kind == "certificates" and len(text.split()) == 1 else "noun"), kind
        return ("stem", kind) if (kind := stem_kind(text)) is not None else None

    def _read_content(self) -> None:
        """What the lines tell under a heading, and where sections may begin without one."""
        dates = [find_range(line.text) for line in self.lines]
        for number, line in enumerate(self.lines):
            near = [
                n
                for n in (number - 1, number + 1)
                if 0 <= n < len(dates) and not dates[n] and self._may_head(n, number)
            ]
            sign = _sign(line, dates[number], " ".join(self.lines[n].text for n in sorted([*near, number])))
            if sign is None:
                continue
            self.content[number] = CONTENT[sign]
            if sign == "address":
                for top in self._tops(number):
                    self.may_begin[top].add(BEGINS[sign])
            elif sign in BEGINS:
                above = number - 1 in near and _names(self.lines[number - 1].text) and not _names(line.text)
                self.may_begin[number - above].add(BEGINS[sign])

    def _tops(self, number: int) -> list[int]:
        """Of the line and the two above it that which begins a column, if any."""
        return [n for n in range(max(1, number - 2), number + 1) if self.lines[n - 1].column != self.lines[n].column]

    def _may_head(self, number: int, dated: int) -> bool:
        """Whether a line may belong to the header of the `dated` one beside it."""
        line = self.lines[number]
        return (
            not line.bullet
            and is_header_like(line)
            and self._known[number] is None
            and line.column == self.lines[dated].column
        )


def _sign(line: Line, dates: DateRange | None, header: str) -> str | None:
    """What a line tells of; `header`: with what stands around it, which counts where the line names no position or degree."""
    text = line.text
    at_edge = dates is not None and (dates.begin == 0 or dates.stop >= len(text.rstrip(" )")))
    if dates is not None and (is_header_like(line) or (at_edge and "\t" in text)):
        whole = title_score(text) or degree_score(text)
        return _sign_of_header(text if whole else header, single=dates.single)
    if names_employer(line):
        return "job"
    if len(text) <= MAX_DEGREE_CHARS and degree_score(text) and school_score(text):
        return "degree"
    if len(text) > MAX_ADDRESS_CHARS:
        return None
    if REACHED.search(text):
        return "address"
    items = items_of(text)
    return "language" if items and spoken(items[0]) is not None else None


def _sign_of_header(header: str, *, single: bool) -> str | None:
    """Whether a dated header tells of a job or of a study; None where it says nothing."""
    header = _STATE.sub("", header)
    title, school = title_score(header), school_score(header)
    degree = degree_score(_HIGH_SCHOOL.sub("", header) if title else header)
    if degree and not title:
        return "study"
    if (title and not degree) or company_score(header) > school:
        return None if single else "job"
    return "school" if school else None


def _dated_or_not(kind: Kind, text: str) -> State:
    return "service" if kind == "other" and is_of_dated(text) else kind


def _names(text: str) -> bool:
    """Whether a line names a position, an employer, a school or a degree."""
    return bool(title_score(text) or company_score(text) or school_score(text) or degree_score(text))


def _is_plain(line: Line) -> bool:
    """A few words and nothing else."""
    text = line.text.rstrip(" .:")
    few = len(text) <= MAX_HEADING_CHARS and len(text.split()) <= MAX_HEADING_WORDS
    return few and not line.bullet and not any(char.isdigit() or char in "\t,|@." for char in text)


def _style(line: Line) -> Style:
    return round(line.size), line.bold, line.text.isupper(), line.heading
