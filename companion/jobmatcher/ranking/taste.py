"""What was learned, on columns: the points it moves each posting by, and the features of single rows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from companion.jobmatcher.learning.features import MIDDLE
from companion.jobmatcher.learning.model import FULL_ROOM, MOST_POINTS, POINTS, Features, Learned
from companion.jobmatcher.ranking.arithmetic import PARTS, Arithmetic, Scored
from companion.jobmatcher.ranking.block import Block
from companion.jobmatcher.ranking.record import LEVEL_NAMES, WORKPLACES
from companion.jobmatcher.ranking.terms import Terms
from companion.jobmatcher.score.families import FAMILIES

Array = NDArray[Any]
_FAMILY_NAMES: tuple[str, ...] = tuple(FAMILIES)


class Taste:
    """Learning over the postings of blocks."""

    def __init__(self, terms: Terms, arithmetic: Arithmetic) -> None:
        self._terms = terms
        self._arithmetic = arithmetic

    def apply(self, block: Block, scored: Scored, learned: Learned) -> NDArray[np.int32]:
        """The raw scores in tenths with what was learned."""
        if not learned.weights:
            return scored.raw
        points = POINTS * self._sums(block, scored, learned.weights)
        room = np.where(points > 0, 1000 - scored.raw, scored.raw) / 10
        moved = 10 * np.clip(points, -MOST_POINTS, MOST_POINTS) * np.minimum(1.0, room / FULL_ROOM)
        tenths: NDArray[np.int32] = scored.raw + np.rint(moved).astype(np.int32)
        return tenths

    def _sums(self, block: Block, scored: Scored, weights: dict[str, float]) -> Array:
        part_weights = np.array([weights.get(f"part:{name}", 0.0) for name in PARTS])
        total: Array = part_weights @ np.nan_to_num(scored.parts - MIDDLE)
        for kind, names, numbers in self._columns(block):
            table = np.array([*(weights.get(f"{kind}:{name}", 0.0) for name in names), 0.0])
            if table.any():
                total = total + table[numbers]
        skills = np.array([weights.get(f"skill:{name}", 0.0) for name in self._terms.texts("skill")])
        if skills.any():
            first = block.first_mentions
            rows = block.row_of_skill[first]
            count = np.bincount(rows, minlength=len(block))
            sums = np.bincount(rows, weights=skills[block.skill[first]], minlength=len(block))
            total = total + sums / np.sqrt(np.maximum(count, 1))
        return total

    def _columns(self, block: Block) -> tuple[tuple[str, list[str], Array], ...]:
        families = np.append(self._arithmetic.titles.derived().family, -1)
        places = self._arithmetic.places
        countries = places.countries[block.header["places"]]
        return (
            ("family", list(_FAMILY_NAMES), families[block.header["title"]]),
            ("workplace", list(WORKPLACES), block.header["workplace"]),
            ("level", list(LEVEL_NAMES), block.header["seniority"]),
            ("country", places.names, countries),
            ("company", self._terms.texts("company"), block.header["company"]),
        )

    def features(self, block: Block, scored: Scored, rows: list[int]) -> list[Features]:
        """The features of some rows, as `features_of` has them."""
        columns = self._columns(block)
        names = self._terms.texts("skill")
        starts = np.searchsorted(block.row_of_skill, np.array(rows))
        ends = np.searchsorted(block.row_of_skill, np.array(rows), side="right")
        found: list[Features] = []
        for row, start, end in zip(rows, starts, ends, strict=True):
            values = scored.parts[:, row]
            one = {
                f"part:{name}": float(value) - MIDDLE
                for name, value in zip(PARTS, values, strict=True)
                if not np.isnan(value)
            }
            skills = {names[number] for number in block.skill[start:end]}
            one |= {f"skill:{name}": 1.0 / np.sqrt(len(skills)) for name in skills}
            one |= {f"{kind}:{texts[numbers[row]]}": 1.0 for kind, texts, numbers in columns if numbers[row] >= 0}
            found.append(one)
        return found
