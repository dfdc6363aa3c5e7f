"""Which pieces of the headers are positions and which employers, decided for a whole section at once: in one resume the
same line, place in it and font hold the same thing in every entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from operator import itemgetter

from companion.profile.parse.cells import Cell
from companion.profile.parse.entry import Entry

Place = tuple[int, int, int]
"""Line from the one with the dates, font, and number among the pieces of that line and font."""
Roles = tuple[tuple[int, ...], tuple[int, ...]]
"""Numbers of the position's and of the employer's parts among an entry's names."""

LABELLED = {"position": 100, "employer": 101}
"""In place of the line's number, of a piece that a label names."""
CLEAR = 3
"""What one name can say for or against a role, so that none outweighs the others."""
MIN_ENTRIES = 2
FURTHER = 1
"""What each name between the position and the employer says against it: a trade or a town follows the employer."""
USUAL = 0.6
"""Share of the entries in which the places of position and employer are found."""
AGAINST = 4
"""An entry whose words say so much against its section is decided by itself."""


def by_vote(names: Sequence[Sequence[str]], entries: Sequence[Entry], lean: Callable[[str], int]) -> list[Roles | None]:
    """For each entry where its position and employer stand by the vote of the whole section, or None where that says
    nothing. `lean`: above zero for a position, below for an employer."""
    by_line = [_places(own, entry) for own, entry in zip(names, entries, strict=True)]
    by_font = [_without_lines(own) for own in by_line]
    support, position, employer = _best(names, by_line, lean, by_font=False)
    places = by_line
    if (fonts := _best(names, by_font, lean, by_font=True))[0] > support:
        (support, position, employer), places = fonts, by_font
    if support <= 0:
        return [_labelled(at) for at in by_line]
    told = [_roles(own, at, position, employer, lean) for own, at in zip(names, places, strict=True)]
    if places is by_font:
        told = [_with_rest(roles, lines) for roles, lines in zip(told, by_line, strict=True)]
    return [roles or _labelled(lines) for roles, lines in zip(told, by_line, strict=True)]


NOWHERE: Place = (0, 0, -1)


def _best(
    names: Sequence[Sequence[str]], places: Sequence[Sequence[Place]], lean: Callable[[str], int], by_font: bool
) -> tuple[float, Place, Place]:
    """(support, place of the position, place of the employer) of the pair for which most speaks. `by_font`: the places
    are told by fonts alone, so that those of the two differ."""
    named = [own for own in places if len(own) > 1]
    common = Counter(place for own in named for place in own)
    usual = [place for place, times in common.items() if times >= max(MIN_ENTRIES, USUAL * len(named))]
    pairs = [(p, e) for p in usual for e in usual if p != e and (p[1] != e[1] or not by_font)]
    ranked = [(_support(names, places, position, employer, lean), position, employer) for position, employer in pairs]
    return max(ranked, key=itemgetter(0), default=(0.0, NOWHERE, NOWHERE))


def _without_lines(places: Sequence[Place]) -> list[Place]:
    """The same places told by their fonts alone, as where names go on in a second line; labelled ones stay."""
    made: list[Place] = []
    for row, face, _ in places:
        kept = row if row in LABELLED.values() else 0
        made.append((kept, face, sum(place[:2] == (kept, face) for place in made)))
    return made


def _labelled(places: Sequence[Place]) -> Roles | None:
    """The roles by the label of one of two pieces."""
    told = {row: number for number, (row, _, _) in enumerate(places) if row in LABELLED.values()}
    others = [number for number in range(len(places)) if number not in told.values()]
    position, employer = (told.get(LABELLED[role]) for role in ("position", "employer"))
    if (position is None and employer is None) or len(places) < 2:
        return None
    position = position if position is not None else next(iter(others), None)
    employer = employer if employer is not None else next(iter(others), None)
    return ((position,), (employer,)) if position is not None and employer is not None else None


def row_of(name: str, entry: Entry) -> int | None:
    """The line of the header that `name` stands on, counted from the one with the dates."""
    cell = _cell_of(name, entry)
    return cell.row if cell else None


def _cell_of(name: str, entry: Entry) -> Cell | None:
    return next((cell for cell in entry.cells if name in cell.text or cell.text in name), None)


def _places(names: Sequence[str], entry: Entry) -> list[Place]:
    made: list[Place] = []
    for name in names:
        cell = _cell_of(name, entry)
        row, face = (cell.row, cell.face) if cell else (0, 0)
        if cell and cell.role:
            row, face = LABELLED[cell.role], 0
        made.append((row, face, sum(place[:2] == (row, face) for place in made)))
    return made


def _support(
    names: Sequence[Sequence[str]],
    places: Sequence[Sequence[Place]],
    position: Place,
    employer: Place,
    lean: Callable[[str], int],
) -> float:
    """How much the words of all entries speak for these two places."""
    if position[0] == LABELLED["employer"] or employer[0] == LABELLED["position"]:
        return 0.0
    total = told = 0.0
    entries = 0
    for own, at in zip(names, places, strict=True):
        if position in at and employer in at:
            entries += 1
            others = [place for place in at if place != position]
            total -= FURTHER * others.index(employer)
            own_lean = _clear(lean(own[at.index(position)])) + CLEAR * (position[0] == LABELLED["position"])
            told += own_lean
            total += own_lean - _clear(lean(own[at.index(employer)]))
    if told <= 0:
        return 0.0  # nothing speaks for a position there
    return total if entries >= max(MIN_ENTRIES, USUAL * sum(len(at) > 1 for at in places)) else 0.0


def _clear(lean: int) -> int:
    return max(-CLEAR, min(CLEAR, lean))


def _roles(
    names: Sequence[str], at: Sequence[Place], position: Place, employer: Place, lean: Callable[[str], int]
) -> Roles | None:
    if position not in at or employer not in at:
        return None
    roles = at.index(position), at.index(employer)
    against = lean(names[roles[1]]) - lean(names[roles[0]])
    return None if against >= AGAINST else ((roles[0],), (roles[1],))


def _with_rest(roles: Roles | None, lines: Sequence[Place]) -> Roles | None:
    """The roles with what follows a name in its font on the next line, as where it is wrapped; for positions and employers
    in fonts of their own."""
    if roles is None:
        return None
    firsts = roles[0][0], roles[1][0]
    if lines[firsts[0]][1] == lines[firsts[1]][1]:
        return roles
    position, employer = (
        (n, n + 1) if n + 1 < len(lines) and lines[n + 1][:2] == (lines[n][0] + 1, lines[n][1]) else (n,)
        for n in firsts
    )
    return position, employer
