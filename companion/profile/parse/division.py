"""A section of dated things (jobs, studies) divided into its entries, decided for all its lines at once.

An entry is a header of one to a few lines and the lines that tell of it. How well the parts of a header fill their roles
(`roles`) is summed with what its dates and its look say (a `Manner`'s weights); of all ways to divide the section the one
with the highest sum is taken. What the headers have in common (where their parts stand, how their first lines look) is
then known, and the section is divided once more with that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic

from companion.profile.document import Line
from companion.profile.parse.dates import DateRange
from companion.profile.parse.headers import is_header_like
from companion.profile.parse.roles import Assigned, P, Weights, total

MAX_LINES = 4
"""Lines of one header."""
COMMON = 0.7
"""Share of the lines with a sign from which it says nothing."""
UNSURE = 3.0
"""Margin below which an entry may as well be read otherwise: two of five such were wrong."""
ITEM = 0.2
"""Share of what speaks against a line of the description, for a list item."""


@dataclass(frozen=True)
class Manner(Generic[P]):
    """What tells the entries of one kind of section."""

    entry: float
    """What it costs to begin an entry, so that something must speak for it."""
    dated: Weights
    """What the dates of a header say for it: "range", "single", "none", "several"; "undated": none in the whole section."""
    first: Weights
    """What the look of its first line says; "usual": as most first lines look, "flush": nothing sets it apart from
    the line above, and its header has no dates."""
    further: Weights
    """What the look of a further line says for the header."""
    anywhere: Weights
    """What speaks against a line of a header, wherever it stands in it."""
    body: Weights
    """What speaks against a line of the description."""
    shape: float
    """What speaks for a header of as many lines, with the dates on the same one, as most have."""
    lean: float
    """What the order of the two names in the other headers may say for the same here."""
    usual_order: float
    """What the usual order, the first name before the second, is worth where nothing is known of the section."""
    bias: float
    """What the other headers may say for which of the two names stands at a place."""
    names: tuple[str, str]
    """The two roles whose order and places the headers have in common, in the usual order."""
    told: Callable[[str], tuple[float, float]]
    """How much the words of a part say for each of the two."""
    slot: Callable[[P, int], object]
    """What tells places of a header apart: of a part, and its line's number from the one with the dates."""
    assign: Callable[[Sequence[P], float], list[Assigned]]
    complete: Callable[[Assigned, Sequence[P], str, bool], tuple[float, bool]]
    """What the roles named say for a header: (roles, parts, kind of dates, carried) -> (worth, whether a name is carried
    on to the next header)."""


@dataclass
class ReadLine(Generic[P]):
    """A line with its dates, parts and signs: "gap", "bold", "bullet", "range", "single" and what a manner weighs more."""

    line: Line
    dates: DateRange | None
    parts: list[P]
    signs: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry(Generic[P]):
    """An entry's header and description."""

    assigned: Assigned
    parts: list[P]
    dates: DateRange | None
    header: list[Line]
    body: list[Line]
    carried: bool
    """Whether a name of an earlier header may be this one's too."""
    margin: float
    """How much more speaks for this than for the best way to divide the section without this header."""

    @property
    def unsure(self) -> bool:
        """Whether its lines may as well be read otherwise."""
        return self.margin < UNSURE


_Span = tuple[int, int, bool]
"""First line and number of lines of a header, and whether a name was carried to it."""
NEVER = float("-inf")


def look_signs(line: Line, dates: DateRange | None, parts: Sequence[Any]) -> dict[str, bool]:
    """The signs that all manners weigh."""
    return {
        "gap": line.gap,
        "bold": line.bold,
        "bullet": line.bullet,
        "low": line.text[:1].islower(),
        "sentence": not is_header_like(replace(line, bullet=False)),
        "alone": dates is not None and not any(part.text for part in parts),
        "range": dates is not None and not dates.single,
        "single": dates is not None and dates.single,
    }


def divide(read: Sequence[ReadLine[P]], manner: Manner[P]) -> list[Entry[P]]:
    """The entries of a section, in the order written."""
    _compare(read)
    section = _Section(read, manner)
    spans = section.best()
    if len(spans) > 1:
        section.know(spans)
        spans = section.best()
    stops = [*(span[0] for span in spans[1:]), len(read)]  # one too many where nothing begins
    return [section.entry(span, stop) for span, stop in zip(spans, stops, strict=False)]


def _compare(read: Sequence[ReadLine[P]]) -> None:
    """Signs that most lines have say nothing; items say nothing against an entry where entries are items."""
    for sign in ("gap", "bold"):
        if sum(one.signs[sign] for one in read) >= COMMON * len(read):
            for one in read:
                one.signs[sign] = False
    heads = [one.signs["bullet"] for one in read if one.signs.get("may_head")]
    if heads and sum(heads) * 2 > len(heads):
        for one in read:
            one.signs["bullet"] = False


class _Section(Generic[P]):
    def __init__(self, read: Sequence[ReadLine[P]], manner: Manner[P]) -> None:
        self._read = read
        self._manner = manner
        self._none = "none" if any(one.dates is not None for one in read) else "undated"
        self._lean = manner.usual_order
        self._places: Mapping[object, float] = {}
        self._shape: tuple[int, int | None] | None = None
        self._sum = NEVER
        self._heads: dict[tuple[int, int], tuple[float, str, list[P], list[Assigned]]] = {}

    def know(self, spans: Sequence[_Span]) -> None:
        """Learn from the first way to divide the section how its headers begin."""
        (look, times), *_ = Counter(_look(self._read[start]) for start, *_ in spans).most_common(1)
        (shape, alike), *_ = Counter(self._shape_of(start, length) for start, length, _ in spans).most_common(1)
        self._shape = shape if alike > 1 else None
        lean = self._manner.lean
        self._lean += max(-lean, min(lean, sum(self._order(span) for span in spans)))
        self._places = self._named_at(spans)
        self._heads.clear()
        if times < 2:
            return
        for one in self._read:
            one.signs["usual"] = _look(one) == look
            one.signs["unusual"] = not one.signs["usual"]

    def _named_at(self, spans: Sequence[_Span]) -> dict[object, float]:
        """For each place in a header how much more the words there say for the first name than for the second."""
        sums: dict[object, float] = {}
        for start, length, _ in spans:
            own: dict[object, float] = {}
            for part in self._parts(start, length):
                first, second = self._manner.told(part.text)
                place = self._slot(part, start, length)
                own[place] = own.get(place, 0.0) + first - second
            for place, told in own.items():
                sums[place] = sums.get(place, 0.0) + max(-1.0, min(1.0, told))
        return {place: self._manner.bias * told / len(spans) for place, told in sums.items() if abs(told) > 1}

    def _slot(self, part: P, start: int, length: int) -> object:
        dated = self._shape_of(start, length)[1]
        return dated is None, self._manner.slot(part, part.row - (dated or 0))

    def _order(self, span: _Span) -> int:
        """Above zero where the names of a header stand in the usual order, and words tell both; below for the other."""
        _, assigned, _ = self._head(*span)
        parts = [part.text for part in self._parts(*span[:2])]
        first, second = self._manner.names
        if first not in assigned.roles or second not in assigned.roles:
            return 0
        one, other = assigned.roles.index(first), assigned.roles.index(second)
        tells_first, tells_second = self._manner.told(parts[one]), self._manner.told(parts[other])
        told = tells_first[0] > tells_first[1] and tells_second[1] > tells_second[0]
        return (1 if one < other else -1) if told else 0

    def best(self) -> list[_Span]:
        """The headers in the best way to divide the section."""
        self._sum, spans = self._ways(None)
        return spans

    def _ways(self, but: _Span | None) -> tuple[float, list[_Span]]:
        """The sum and the headers of the best way to divide the section, or of the best without the header `but`."""
        count = len(self._read)
        scores = [[NEVER, NEVER] for _ in range(count + 1)]
        scores[0][0] = 0.0
        ways: list[list[tuple[int, bool] | None]] = [[None, None] for _ in range(count + 1)]
        for start in range(count):
            body = self._body(start)
            for carried in (False, True):
                reached = scores[start][carried]
                if reached == NEVER:
                    continue
                if reached + body > scores[start + 1][carried]:
                    scores[start + 1][carried], ways[start + 1][carried] = reached + body, (0, carried)
                for length in range(1, min(MAX_LINES, count - start) + 1):
                    if but is not None and (start, length) == but[:2]:
                        continue
                    worth, _, carries = self._head(start, length, carried)
                    stop = start + length
                    if reached + worth > scores[stop][carries]:
                        scores[stop][carries], ways[stop][carries] = reached + worth, (length, carried)
        at, state = count, scores[count][1] > scores[count][0]
        sum_of_all = scores[count][state]
        spans: list[_Span] = []
        while at > 0:
            length, before = ways[at][state] or (0, state)
            if length:
                spans.append((at - length, length, before))
            at, state = at - (length or 1), before
        return sum_of_all, spans[::-1]

    def entry(self, span: _Span, stop: int) -> Entry[P]:
        """The entry with this header whose description ends before `stop`."""
        start, length, carried = span
        head = self._read[start : start + length]
        _, assigned, _ = self._head(*span)
        dated = [one.dates for one in head if one.dates is not None]
        dates = next((found for found in dated if not found.single), dated[0] if dated else None)
        body = [one.line for one in self._read[start + length : stop]]
        margin = self._sum - self._ways(span)[0]
        parts = self._parts(start, length)
        return Entry(assigned, parts, dates, [one.line for one in head], body, carried, margin)

    def _body(self, number: int) -> float:
        signs = self._read[number].signs
        return total(self._manner.body, signs) * (ITEM if signs["bullet"] else 1.0)

    def _head(self, start: int, length: int, carried: bool) -> tuple[float, Assigned, bool]:
        """(worth of the header, its roles, whether a name is carried on from it)."""
        known = self._heads.get((start, length))
        if known is None:
            known = self._heads[start, length] = self._weighed(start, length)
        look, dates, parts, ways = known
        best: tuple[float, Assigned, bool] | None = None
        for assigned in ways:
            worth, carries = self._manner.complete(assigned, parts, dates, carried)
            if best is None or look + assigned.score + worth > best[0]:
                best = look + assigned.score + worth, assigned, carries
        return best or (NEVER, Assigned((), NEVER), carried)

    def _weighed(self, start: int, length: int) -> tuple[float, str, list[P], list[Assigned]]:
        manner = self._manner
        head = self._read[start : start + length]
        first, *further = head
        dated = [one for one in head if one.dates is not None]
        ranges = [one for one in dated if one.signs["range"]]
        several = len(ranges) > 1 or (len(dated) > 1 and not ranges)
        dates = "several" if several else "range" if ranges else "single" if dated else self._none
        flush = dates == "none" and not (first.signs["gap"] or first.signs["bold"])
        look = total(manner.first, {**first.signs, "flush": flush}) + sum(
            total(manner.further, one.signs) for one in further
        )
        look += sum(total(manner.anywhere, one.signs) for one in head)
        look += manner.anywhere["column"] * any(one.line.column != first.line.column for one in further)
        look += manner.shape * (self._shape_of(start, length) == self._shape)
        parts = self._parts(start, length)
        told = [replace(part, bias=self._places.get(self._slot(part, start, length), 0.0)) for part in parts]  # type: ignore[type-var]
        return manner.entry + manner.dated[dates] + look, dates, parts, manner.assign(told, self._lean)

    def _parts(self, start: int, length: int) -> list[P]:
        return [
            replace(part, cell=part.cell + 100 * number, row=number)  # type: ignore[type-var]
            for number, one in enumerate(self._read[start : start + length])
            for part in one.parts
        ]

    def _shape_of(self, start: int, length: int) -> tuple[int, int | None]:
        """How many lines a header has, and on which of them its dates stand."""
        dated = (n for n in range(length) if self._read[start + n].dates is not None)
        return length, next(dated, None)


def _look(one: ReadLine[P]) -> tuple[object, ...]:
    return one.line.bold, round(one.line.size), one.line.bullet, one.dates is not None
