"""Which parts of a header play which roles, decided for all of them at once.

Each part may go on with the role of the part before it or begin another; some roles are named once. What the words of
each part say for each role is summed with what its neighbours say, and of all ways the one with the highest sum is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Generic, Protocol, TypeVar

Weights = Mapping[str, float]


class Part(Protocol):
    """A part of a header between its separators and commas."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def cell(self) -> int:
        """Number of the piece it was cut from."""

    @property
    def row(self) -> int:
        """Number of the line it stands on."""


P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Roles(Generic[P]):
    """The tables of one kind of header."""

    begins: Mapping[str, Weights]
    """For each role what the signs of a part say for it; "": any part."""
    goes_on: Mapping[str, Weights]
    """For each role that is named once what a part's signs say for going on with it; "apart": it stands in another cell,
    "below": on another line."""
    named: Weights
    """What speaks for naming these roles at all."""
    signs: Callable[[P], Mapping[str, bool]]
    between: Callable[[str, str, frozenset[str], P, Mapping[str, bool]], float]
    """What the role before, the roles named and the part say for a role: (role, role before, named, part, signs)."""
    joins: Callable[[P, P], Mapping[str, bool]] = lambda part, before: {}
    """The signs of a part beside the one before it."""
    mark: Callable[[str, P], str] = lambda role, part: ""
    """What is told besides the role by a part that plays it, remembered among the roles named."""


@dataclass(frozen=True)
class Assigned:
    """The roles of the parts in order, and how much speaks for them."""

    roles: tuple[str, ...]
    score: float

    def of(self, role: str, parts: Sequence[P]) -> list[P]:
        """The parts of `role`."""
        return [part for part, own in zip(parts, self.roles, strict=True) if own == role]


KEPT = 16
"""Ways that are kept after each part."""

_Way = tuple[float, str, frozenset[str], tuple[str, ...]]
"""Sum, last role, what is named, and the roles."""


def total(weights: Weights, signs: Mapping[str, bool]) -> float:
    """What the signs that hold say together."""
    return sum([weight for name, weight in weights.items() if signs.get(name)])


def assign(parts: Sequence[P], tables: Roles[P]) -> list[Assigned]:
    """The best ways to give `parts` their roles, the best first: one for each set of roles named."""
    ways: list[_Way] = [(0.0, "", frozenset(), ())]
    before: P | None = None
    for part in parts:
        signs = {
            **tables.signs(part),
            **(tables.joins(part, before) if before is not None else {}),
            "apart": before is not None and before.cell != part.cell,
            "below": before is not None and before.row != part.row,
        }
        first = {role: total(weights, signs) + tables.named.get(role, 0.0) for role, weights in tables.begins.items()}
        on = {role: total(weights, signs) for role, weights in tables.goes_on.items()}
        made: dict[tuple[str, frozenset[str]], _Way] = {}
        for score, last, named, path in ways:
            for role in tables.begins:
                if role in on and role == last:
                    way = (score + on[role], role, named, (*path, role))
                elif role in on and role in named:
                    continue
                else:
                    worth = score + first[role] + tables.between(role, last, named, part, signs)
                    told = {role, tables.mark(role, part)} - {""} if role in on else set()
                    way = (worth, role, named | told, (*path, role))
                known = made.get(way[1:3])
                if known is None or way[0] > known[0]:
                    made[way[1:3]] = way
        ways = sorted(made.values(), key=itemgetter(0), reverse=True)[:KEPT]
        before = part
    best: dict[frozenset[str], Assigned] = {}
    for score, _, named, path in ways:
        best.setdefault(named, Assigned(path, score))
    return list(best.values())
