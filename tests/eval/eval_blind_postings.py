"""Whole posting pages that were written down before the rules were looked at: each fact a person reads on them.

`python -m tests.eval.eval_blind_postings dev` lists the misses of one part.

Before anything was changed for them 275 of 329 facts of the first part were right and 218 of 336 of the second (25 of 29
pages recognised). After the first had been learnt from, and before a miss of the second was looked at, 282 of 338 of the
second were; then that was learnt from too. The third part, 15 pages of other trades and languages in our own words, was
written after 68 real pages of other sites had been learnt from, whose manners some of it shares: 170 of its 180 facts were
right at first sight. Of those real pages' own facts (they are not kept here) 335 of 474 were right at first sight, and of
the half that had not been learnt from 184 of 257 after the other had been. On pages seen by nobody expect about that, not
what the floors say. Of 95 further real pages of 61 sites without structured data 334 of 402 easier facts (titles, employers,
places, pay, dates, terms) were right at first sight.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from companion.contracts import Posting
from companion.jobmatcher.skills.detect import SkillDetector
from companion.jobmatcher.understand.reader import PostingReader
from tests.eval.table import Row
from tests.jobmatcher.understand import blind_pages

NAME = "blind postings"
FLOORS: dict[str, float] = {
    "blind dev/all facts": 0.96,
    "blind dev/recognised": 1.0,
    "blind dev/company": 0.92,
    "blind held/all facts": 0.94,
    "blind held/recognised": 1.0,
    "blind held/company": 0.92,
    "blind third/all facts": 0.97,
    "blind third/recognised": 1.0,
    "blind third/company": 0.92,
}

Check = tuple[str, str, bool, str]
"""Page, fact, right, what was read."""


def checks(part: str) -> Iterator[Check]:
    """Every fact of every page of `part`; a page taken for no posting has none of its facts right."""
    reader = PostingReader(SkillDetector.load())
    truths = blind_pages.truths(part)
    for name, snapshot in asyncio.run(blind_pages.snapshots(part)).items():
        reading = reader.read(snapshot)
        yield name, "recognised", reading.is_posting, reading.reason
        for fact, right, seen in blind_pages.compare(truths[name], reading.posting or Posting()):
            yield name, fact, right and reading.posting is not None, seen


def evaluate(data: Path) -> list[Row]:
    """A row for each fact of each part, and one for all of them."""
    rows = []
    for part in blind_pages.PARTS:
        facts: dict[str, list[bool]] = {}
        for _, fact, right, _ in checks(part):
            facts.setdefault(fact, []).append(right)
            facts.setdefault("all facts", []).append(right)
        rows += [Row(f"blind {part}", fact, sum(r) / len(r), f"{sum(r)} of {len(r)}") for fact, r in facts.items()]
    return rows


def main() -> None:
    """List what was read wrong."""
    for name, fact, right, seen in checks(sys.argv[1]):
        if not right:
            print(f"{name:22} {fact:16} {seen[:150]}")


if __name__ == "__main__":
    main()
