"""The records of many postings as columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from companion.jobmatcher.ranking.record import GROUP_START, HEADER, REQUIRED, SKILL

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Block:
    """Columns over postings, over their requirements (groups of alternatives) and over single skills. Immutable."""

    ids: NDArray[np.int64]
    header: dict[str, NDArray[Any]]
    """Fields of HEADER."""
    skill: Ints
    """Number of the skill term, for each skill of each posting in order."""
    group_start: NDArray[np.int64]
    """Where each requirement begins in `skill`."""
    group_row: Ints
    group_share: Floats
    group_required: Flags
    timed: NDArray[np.int64]
    """Places in `skill` that ask for years."""
    timed_years: Floats

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def totals(self) -> tuple[Doubles, Doubles]:
        """Sum of the shares of each posting's required, and preferred, requirements."""
        return self.gather(self.group_share, True), self.gather(self.group_share, False)

    @cached_property
    def row_of_skill(self) -> Ints:
        """The posting of each place in `skill`."""
        lengths = np.diff(np.append(self.group_start, len(self.skill)))
        return np.repeat(self.group_row, lengths)

    @cached_property
    def first_mentions(self) -> NDArray[np.int64]:
        """Places in `skill` without those that repeat a skill of the same posting."""
        pairs = self.row_of_skill.astype(np.int64) << 32 | self.skill
        places: NDArray[np.int64] = np.unique(pairs, return_index=True)[1]
        return places

    def gather(self, values: NDArray[Any], required: bool) -> Doubles:
        """Sums over the required, or preferred, requirements of each posting."""
        mask = self.group_required if required else ~self.group_required
        return np.bincount(self.group_row[mask], weights=values[mask], minlength=len(self)).astype(np.float64)

    @cached_property
    def bytes(self) -> int:
        """Memory of the columns."""
        columns: list[NDArray[Any]] = [
            self.ids, self.skill, self.group_start, self.group_row, self.group_share, self.group_required,
            self.timed, self.timed_years, *self.header.values(), *self.totals,
        ]  # fmt: skip
        return sum(int(column.nbytes) for column in columns)


def build_block(ids: Sequence[int], records: Sequence[bytes]) -> Block:
    """Columns of records, in the order given."""
    lengths = np.fromiter(map(len, records), np.int64, len(records))
    content = np.frombuffer(b"".join(records), np.uint8)
    starts = np.cumsum(lengths) - lengths
    spots = (starts[:, None] + np.arange(HEADER.itemsize)).reshape(-1)
    heads = np.ascontiguousarray(content[spots]).view(HEADER)
    rest = np.ones(len(content), bool)
    rest[spots] = False
    skills = np.ascontiguousarray(content[rest]).view(SKILL)
    counts = (lengths - HEADER.itemsize) // SKILL.itemsize
    row = np.repeat(np.arange(len(records), dtype=np.int32), counts)
    group_start = np.flatnonzero(skills["flags"] & GROUP_START)
    timed = np.flatnonzero(skills["years"] > 0)
    return Block(
        ids=np.array(ids, np.int64),
        header={name: np.ascontiguousarray(heads[name]) for name in HEADER.names or ()},
        skill=np.ascontiguousarray(skills["skill"]),
        group_start=group_start,
        group_row=row[group_start],
        group_share=np.ascontiguousarray(skills["share"][group_start]),
        group_required=(skills["flags"][group_start] & REQUIRED) > 0,
        timed=timed,
        timed_years=skills["years"][timed].astype(np.float32),
    )


def select_rows(block: Block, keep: Flags) -> Block:
    """The block with some of its postings, in the same order."""
    group_keep = keep[block.group_row]
    lengths = np.diff(np.append(block.group_start, len(block.skill)))
    skill_keep = np.repeat(group_keep, lengths)
    kept_lengths = lengths[group_keep]
    timed_keep = skill_keep[block.timed]
    new_row = np.cumsum(keep, dtype=np.int32) - 1
    new_place = np.cumsum(skill_keep) - 1
    return Block(
        ids=block.ids[keep],
        header={name: column[keep] for name, column in block.header.items()},
        skill=block.skill[skill_keep],
        group_start=np.cumsum(kept_lengths) - kept_lengths,
        group_row=new_row[block.group_row[group_keep]].astype(np.int32),
        group_share=block.group_share[group_keep],
        group_required=block.group_required[group_keep],
        timed=new_place[block.timed[timed_keep]],
        timed_years=block.timed_years[timed_keep],
    )


def join_blocks(first: Block, second: Block) -> Block:
    """The postings of both."""
    return Block(
        ids=np.concatenate([first.ids, second.ids]),
        header={name: np.concatenate([column, second.header[name]]) for name, column in first.header.items()},
        skill=np.concatenate([first.skill, second.skill]),
        group_start=np.concatenate([first.group_start, second.group_start + len(first.skill)]),
        group_row=np.concatenate([first.group_row, second.group_row + np.int32(len(first))]),
        group_share=np.concatenate([first.group_share, second.group_share]),
        group_required=np.concatenate([first.group_required, second.group_required]),
        timed=np.concatenate([first.timed, second.timed + len(first.skill)]),
        timed_years=np.concatenate([first.timed_years, second.timed_years]),
    )
