"""What people of different trades see first of the real postings: their own work, or that of others.

`python -m tests.eval.eval_ranking [person…]` lists the best postings of each.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np

from companion.jobmatcher.lazy import LazyMatcher
from companion.jobmatcher.places import place_reader
from companion.jobmatcher.ranking.arithmetic import Arithmetic
from companion.jobmatcher.ranking.block import build_block
from companion.jobmatcher.ranking.record import Compiler
from companion.jobmatcher.ranking.terms import Terms
from companion.profile.importer import read_resume_bytes
from companion.profile.model import Profile
from tests.eval.table import DATA, Row

NAME = "ranking"
FLOORS: dict[str, float] = {
    "top ten/own work": 0.75,
    "max:top ten/work of others": 0.06,
    "all/own before others": 0.98,
}
IN_TESTS: dict[str, int] = {"every": 3}
PEOPLE = Path(__file__).with_name("ranking_people.toml")
TODAY = date(2026, 11, 30)
TOP = 10


@dataclass(frozen=True)
class Person:
    """One of `ranking_people.toml`."""

    name: str
    fits: re.Pattern[str]
    near: re.Pattern[str]
    resume: str

    def kind(self, title: str) -> str:
        """ "own" work, "near" to it, or that of "others"."""
        return "own" if self.fits.search(title) else "near" if self.near.search(title) else "others"


@dataclass(frozen=True)
class Seen:
    """How a person sees the postings."""

    person: Person
    titles: list[str]
    order: list[int]
    """Numbers of postings, best first."""
    tenths: list[int]

    @cached_property
    def kinds(self) -> list[str]:
        """What each posting is to the person."""
        return [self.person.kind(title) for title in self.titles]

    def share(self, kind: str) -> tuple[int, int]:
        """(how many of the first ten are of a kind, of how many): of fewer where there are fewer of one's own work."""
        count = min(TOP, self.kinds.count("own"))
        return sum(self.kinds[number] == kind for number in self.order[:count]), count

    def own_before_others(self) -> float:
        """Share of pairs of an own and another's posting in which the own one is ahead."""
        ahead = others = 0
        for number in reversed(self.order):
            if self.kinds[number] == "own":
                ahead += others
            others += self.kinds[number] == "others"
        own = self.kinds.count("own")
        return ahead / (own * others) if own * others else 1.0


def evaluate(data: Path, every: int = 1) -> list[Row]:
    """Rank every n-th posting for everybody."""
    seen = list(see(data, every, people([])))
    own = [one.share("own") for one in seen]
    others = [one.share("others") for one in seen]
    hits, possible = sum(hit for hit, _ in own), sum(most for _, most in own)
    wrong, shown = sum(hit for hit, _ in others), sum(most for _, most in others)
    order = sum(one.own_before_others() for one in seen) / len(seen)
    return [
        Row("top ten", "own work", hits / possible, f"{hits} of {possible} for {len(seen)} people"),
        Row("top ten", "work of others", wrong / shown, f"{wrong} of {shown}"),
        Row("all", "own before others", order, "area under the curve, mean of the people"),
    ]


def people(names: list[str]) -> list[Person]:
    """The people of these names; all where none is given."""
    rows = tomllib.loads(PEOPLE.read_text(encoding="utf-8"))
    return [
        Person(name, re.compile(row["fits"], re.IGNORECASE), re.compile(row["near"], re.IGNORECASE), row["resume"])
        for name, row in rows.items()
        if not names or name in names
    ]


def see(data: Path, every: int, persons: list[Person]) -> list[Seen]:
    """Rank every n-th posting of the bulk set for each person, by the arithmetic that ranks them in the product."""
    reader, scorer = LazyMatcher().load()
    lines = (line for file in sorted((data / "postings_bulk").glob("*.jsonl")) for line in file.open(encoding="utf-8"))
    rows = [json.loads(line) for line in islice(lines, 0, None, every)]
    postings = [
        reader.read_text(row["description"], row["title"], row["company"], row["location"] or "") for row in rows
    ]
    terms = Terms()
    compiler = Compiler(terms, place_reader)
    block = build_block(range(len(postings)), [compiler.compile(posting) for posting in postings])
    arithmetic = Arithmetic(terms, scorer.skills)
    seen = []
    for person in persons:
        profile = Profile(resume=read_resume_bytes(person.resume.encode()).resume)
        tenths = arithmetic.score(block, scorer.person(profile, TODAY)).tenths
        order = np.argsort(-tenths, kind="stable").tolist()
        seen.append(Seen(person, [row["title"] for row in rows], order, tenths.tolist()))
    return seen


def main() -> None:
    for one in see(DATA, 1, people(sys.argv[1:])):
        print(f"== {one.person.name}: {one.share('own')} own, {one.own_before_others():.3f}")
        for number in one.order[: 2 * TOP]:
            print(f"  {one.tenths[number] / 10:5.1f} {one.kinds[number]:6} {one.titles[number]}")


if __name__ == "__main__":
    main()
