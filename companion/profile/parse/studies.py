"""A section of education divided into its studies, decided for all its lines at once.

A study is a header of one to a few lines and the lines that tell of it. How well the parts of a header fill the roles of
degree, field and school (`study_roles`) is summed with what its dates and its look say (the weights stand below); of all
ways to divide the section the one with the highest sum is taken. What the first lines of most headers look like is then
known, and the section is divided once more with that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from companion.profile.document import Line
from companion.profile.parse.cells import TRIM, split_cells
from companion.profile.parse.dates import DateRange, find_range
from companion.profile.parse.entry import is_header_like
from companion.profile.parse.lexicon import degree_score, school_score
from companion.profile.parse.study_parts import AREA_LABEL, parts_of
from companion.profile.parse.study_roles import DEGREE_FIRST, Assigned, Part, assign

MAX_LINES = 4
"""Lines of one header."""
ENTRY = -7.0
"""What it costs to begin a study, so that something must speak for it."""
COMPLETE: Mapping[str, float] = {"degree": 2.0, "field": 1.0}
"""What speaks for a header that names a school and one of these."""
NO_SCHOOL = -3.0
"""What speaks against a header without dates, where others have some, that names no school."""
LEAN = 2.0
"""What the order of degree and school in the other headers may say for the same here."""
BIAS = 3.0
"""What the other headers may say for schools or degrees on one line."""
SHAPE = 0.8
"""What speaks for a header of as many lines, with the dates on the same one, as most have."""
DATED: Mapping[str, float] = {"range": 2.5, "single": 1.5, "none": -1.0, "several": -6.0, "undated": 1.5}
"""What the dates of a header say for it; "undated": none in the whole section."""
FIRST: Mapping[str, float] = {"gap": 0.7, "bold": 0.8, "bullet": -5.0, "usual": 1.2, "unusual": -0.6, "low": -2.0}
"""What the look of its first line says; "usual": as most first lines look."""
FURTHER: Mapping[str, float] = {"gap": -0.7, "bold": -1.0, "bullet": -2.5, "usual": -1.2, "low": -0.5}
"""What the look of a further line says for the header."""
ANY: Mapping[str, float] = {"sentence": -2.5, "column": -1.5}
"""What speaks against a line of a header, wherever it stands in it."""
BODY: Mapping[str, float] = {
    "both": -5.0,
    "degree": -1.5,
    "school": -1.0,
    "range": -3.0,
    "single": -0.7,
    "alone": -2.0,
    "usual": -1.0,
}
"""What speaks against a line of the description."""
ITEM = 0.2
"""Share of that for a list item."""
COMMON = 0.7
"""Share of the lines with a sign from which it says nothing."""
_OPEN = TRIM.replace(")", "")
MAX_PROSE = 70
"""Characters beside a date in a line of prose."""


@dataclass(frozen=True)
class Study:
    """A study's header and description."""

    assigned: Assigned
    parts: list[Part]
    dates: DateRange | None
    header: list[Line]
    body: list[Line]


@dataclass
class _Read:
    """A line with its parts and signs."""

    line: Line
    dates: DateRange | None
    parts: list[Part]
    signs: dict[str, bool] = field(default_factory=dict)


def divide(lines: Sequence[Line], day_first: bool | None) -> list[Study]:
    """The studies of a section, in the order written."""
    read = [_read(line, day_first) for line in lines]
    _compare(read)
    section = _Section(read)
    spans = section.best()
    if len(spans) > 1:
        section.know(spans)
        spans = section.best()
    stops = [*(start for start, _ in spans[1:]), len(lines)]  # one too many where nothing begins
    return [section.study(start, length, stop) for (start, length), stop in zip(spans, stops, strict=False)]


def _read(line: Line, day_first: bool | None) -> _Read:
    dates = _dates_of(line, day_first)
    text = (
        line.text
        if dates is None
        else f"{line.text[: dates.begin].rstrip(_OPEN)}\t{line.text[dates.stop :].lstrip(TRIM)}"
    )
    pieces = [piece for cell in split_cells(text) for piece in cell.pieces]
    made = _Read(line, dates, [] if AREA_LABEL.match(line.text) else parts_of(pieces))
    degree, school = degree_score(line.text) > 0, school_score(line.text) > 0
    made.signs = {
        "gap": line.gap,
        "bold": line.bold,
        "bullet": line.bullet,
        "low": line.text[:1].islower(),
        "sentence": not is_header_like(replace(line, bullet=False)),
        "both": degree and school,
        "degree": degree,
        "school": school,
        "alone": dates is not None and not any(part.text for part in made.parts),
        "range": dates is not None and not dates.single,
        "single": dates is not None and dates.single,
    }
    return made


def _dates_of(line: Line, day_first: bool | None) -> DateRange | None:
    """The dates of a line that is not a sentence that mentions one."""
    found = find_range(line.text, day_first)
    if found is None:
        return None
    before, after = line.text[: found.begin].strip(TRIM), line.text[found.stop :].strip(TRIM + ".")
    plain = not before or not after or is_header_like(replace(line, bullet=False))
    return found if plain or len(before) + len(after) <= MAX_PROSE else None


def _compare(read: Sequence[_Read]) -> None:
    """Signs that most lines have say nothing; items say nothing against a study where studies are items."""
    for sign in ("gap", "bold"):
        if sum(one.signs[sign] for one in read) >= COMMON * len(read):
            for one in read:
                one.signs[sign] = False
    heads = [one.signs["bullet"] for one in read if _may_head(one)]
    if heads and sum(heads) * 2 > len(heads):
        for one in read:
            one.signs["bullet"] = False


def _may_head(one: _Read) -> bool:
    """Whether a line names a degree and its school, or a degree or school with its dates."""
    return one.signs["both"] or ((one.signs["degree"] or one.signs["school"]) and one.dates is not None)


def _sum(weights: Mapping[str, float], signs: Mapping[str, bool]) -> float:
    return sum(weight for name, weight in weights.items() if signs.get(name))


class _Section:
    def __init__(self, read: Sequence[_Read]) -> None:
        self._read = read
        self._none = "none" if any(one.dates is not None for one in read) else "undated"
        self._lean = DEGREE_FIRST
        self._rows: Mapping[int, float] = {}
        self._shape: tuple[int, int | None] | None = None
        self._heads: dict[tuple[int, int], tuple[float, Assigned]] = {}

    def know(self, spans: Sequence[tuple[int, int]]) -> None:
        """Learn from the first way to divide the section how its headers begin."""
        (look, times), *_ = Counter(_look(self._read[start]) for start, _ in spans).most_common(1)
        if times < 2:
            return
        (shape, times), *_ = Counter(self._shape_of(*span) for span in spans).most_common(1)
        self._shape = shape if times > 1 else None
        self._lean += max(-LEAN, min(LEAN, sum(self._order(*span) for span in spans)))
        self._rows = self._named_on(spans)
        self._heads.clear()
        for one in self._read:
            one.signs["usual"] = _look(one) == look
            one.signs["unusual"] = not one.signs["usual"]

    def _named_on(self, spans: Sequence[tuple[int, int]]) -> dict[int, float]:
        """For each line of a header whether schools (above zero) or degrees stand there, as far as words tell."""
        sums: Counter[int] = Counter()
        for start, length in spans:
            for row, one in enumerate(self._read[start : start + length]):
                sums[row] += one.signs["school"] - one.signs["degree"]
        return {row: BIAS * total / len(spans) for row, total in sums.items() if abs(total) > 1}

    def _order(self, start: int, length: int) -> int:
        """Above zero where the degree of a header stands before its school, and words tell both; below for the other order."""
        roles = self._head(start, length)[1].roles
        parts = [part.text for one in self._read[start : start + length] for part in one.parts]
        if "degree" not in roles or "school" not in roles:
            return 0
        degree, school = roles.index("degree"), roles.index("school")
        told = degree_score(parts[degree]) > school_score(parts[degree]) and school_score(parts[school]) > 0
        return (1 if degree < school else -1) if told else 0

    def best(self) -> list[tuple[int, int]]:
        """First line and number of lines of each header in the best way to divide the section."""
        count = len(self._read)
        scores = [0.0] * (count + 1)
        ways: list[int] = [0] * count
        for start in range(count - 1, -1, -1):
            scores[start] = self._body(start) + scores[start + 1]
            for length in range(1, min(MAX_LINES, count - start) + 1):
                score = self._header(start, length) + scores[start + length]
                if score > scores[start]:
                    scores[start], ways[start] = score, length
        spans: list[tuple[int, int]] = []
        at = 0
        while at < count:
            if ways[at]:
                spans.append((at, ways[at]))
            at += ways[at] or 1
        return spans

    def study(self, start: int, length: int, stop: int) -> Study:
        """The study whose header begins at `start` and whose description ends before `stop`."""
        head = self._read[start : start + length]
        _, assigned = self._head(start, length)
        parts = [part for one in head for part in one.parts]
        dated = [one.dates for one in head if one.dates is not None]
        dates = next((found for found in dated if not found.single), dated[0] if dated else None)
        body = [one.line for one in self._read[start + length : stop]]
        return Study(assigned, parts, dates, [one.line for one in head], body)

    def _body(self, number: int) -> float:
        signs = self._read[number].signs
        total = BODY["both"] if signs["both"] else _sum(BODY, {**signs, "both": False})
        return total * (ITEM if signs["bullet"] else 1.0)

    def _header(self, start: int, length: int) -> float:
        head = self._read[start : start + length]
        first, *further = head
        dated = [one for one in head if one.dates is not None]
        ranges = [one for one in dated if one.signs["range"]]
        several = len(ranges) > 1 or (len(dated) > 1 and not ranges)
        dates = "several" if several else "range" if ranges else "single" if dated else self._none
        look = _sum(FIRST, first.signs) + sum(_sum(FURTHER, one.signs) for one in further)
        look += sum(_sum(ANY, one.signs) for one in head)
        look += ANY["column"] * any(one.line.column != first.line.column for one in further)
        look += SHAPE * (self._shape_of(start, length) == self._shape)
        score, assigned = self._head(start, length)
        look += NO_SCHOOL * (dates == "none" and "school" not in assigned.roles)
        named = [worth for role, worth in COMPLETE.items() if role in assigned.roles]
        complete = max(named, default=0.0) * ("school" in assigned.roles)
        return ENTRY + DATED[dates] + look + complete + score

    def _shape_of(self, start: int, length: int) -> tuple[int, int | None]:
        """How many lines a header has, and on which of them its dates stand."""
        dated = (n for n in range(length) if self._read[start + n].dates is not None)
        return length, next(dated, None)

    def _head(self, start: int, length: int) -> tuple[float, Assigned]:
        known = self._heads.get((start, length))
        if known is None:
            assigned = assign(
                [
                    replace(part, cell=part.cell + 100 * number, row=number, bias=self._rows.get(number, 0.0))
                    for number, one in enumerate(self._read[start : start + length])
                    for part in one.parts
                ],
                self._lean,
            )
            known = self._heads[start, length] = (assigned.score, assigned)
        return known


def _look(one: _Read) -> tuple[object, ...]:
    return one.line.bold, round(one.line.size), one.line.bullet, one.dates is not None
