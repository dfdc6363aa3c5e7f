"""Jobs and schools that a form asks for one after another, without numbers in their fields' names.

"Employment history: Company, Position, From, To, Company, Position …" is two jobs: a label that comes again, or a heading of its
own over a whole entry, begins the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from companion.autofill.fields.sections import kind_of
from companion.autofill.fields.understand import PRESENT
from companion.autofill.fields.words import words
from companion.autofill.read import Read
from companion.contracts import FieldDescriptor

Kind = Literal["work", "education"]
Entry = tuple[str, Read]

_KINDS: tuple[Kind, ...] = ("work", "education")
_DIGITS = re.compile(r"\d+")
_BELIEVED = 0.5
"""Below this a fact heard of a field proves nothing."""
_DESCRIPTIONS = frozenset({"work_description", "summary", "message"})
_SPAN = (frozenset({"work_start", "education_start"}), frozenset({"work_end", "education_end", "graduation_date"}))
_JOB = (frozenset({"company", "work_company"}), frozenset({"job_title", "work_title"}))
_NAMED: dict[Kind, frozenset[str]] = {
    "work": frozenset({"work_company", "work_title", "company", "job_title"}),
    "education": frozenset({"school"}),
}
_MORE: dict[Kind, frozenset[str]] = {
    "work": frozenset({"work_current", "work_end"}) | _DESCRIPTIONS,
    "education": frozenset({"education_start", "education_end", "graduation_date", "field_of_study", "degree"}),
}
"""What only an entry of this kind asks for: without one of these a heading proves nothing."""
_EARLIER = frozenset(words("previous former past prior earlier bisherige frühere précédents anteriores tidigare"))
_BRACKETS = re.compile(r"\([^()]*\)?")


def mark(
    reads: Sequence[Read], owners: Sequence[str], count: dict[str, int], *, employed: bool
) -> Iterator[tuple[Read, FieldDescriptor]]:
    """The reads that are parts of entries, each with its field so marked; `count` (kind -> entries so far) goes on.

    Entries that the page marks itself stay as they are where no other is found beside them; else all are numbered anew.
    `employed`: the first job listed is the present one, so that a list of previous ones begins with the second.
    """
    listed = [(owner, read) for owner, read in zip(owners, reads, strict=True) if read.field.kind != "add"]
    for kind in _KINDS:
        marked, stray = _marked(reads, kind)
        keys = {id(read): (group, 0) for group, entry in marked.items() for read in entry}
        runs = list(_runs([(owner, read) for owner, read in listed if id(read) not in keys], kind))
        if not runs:
            continue
        for run in runs:
            for read, entry in zip(run, _entries(run), strict=True):
                keys[id(read)] = (str(id(run)), entry)
        heading = set(words(runs[0][0].field.texts.section))
        skips = employed and kind == "work" and not marked and bool(_EARLIER & heading) and not PRESENT & heading
        first = count[kind] or int(skips)
        order: dict[tuple[str, int], int] = {}
        for read in reads:
            if id(read) in keys:
                number = order.setdefault(keys[id(read)], first + len(order))
                yield read, read.field.model_copy(update={"group": f"{kind}/{number}"})
        for read in stray:
            if id(read) in keys:
                continue
            yield read, read.field.model_copy(update={"group": None})
        count[kind] = first + len(order)


def _marked(reads: Sequence[Read], kind: Kind) -> tuple[dict[str, list[Read]], list[Read]]:
    """The entries of this kind that the page marks itself, and lone fields that only the numbers in their names mark."""
    found: dict[str, list[Read]] = {}
    for read in reads:
        if read.field.group and read.field.group.startswith(f"{kind}/") and read.field.kind != "add":
            found.setdefault(read.field.group, []).append(read)
    lone = [entry[0] for entry in found.values() if len(entry) == 1]
    return {group: entry for group, entry in found.items() if len(entry) > 1}, lone


def _runs(listed: Sequence[Entry], kind: Kind) -> Iterator[list[Read]]:
    """Fields in a row of this kind that prove to be entries; parts under headings of their own that all do apart."""
    for owner, run in groupby(listed, key=lambda entry: entry[0]):
        if owner != kind:
            continue
        reads = [read for _, read in run]
        parts = [list(part) for _, part in groupby(reads, key=lambda read: read.field.texts.section)]
        if len(parts) > 1 and all(_proves(part, kind) for part in parts):
            yield from parts
        elif _proves(reads, kind):
            yield reads


def _proves(run: Sequence[Read], kind: Kind) -> bool:
    """Whether these fields name a job or a school and tell more of it; without a heading that says so, both its days."""
    heard = {fact for read in run for fact, score in read.understanding.heard.items() if score >= _BELIEVED}
    job = kind == "work" and all(heard & part for part in _JOB)
    headed = any(kind_of(_BRACKETS.sub(" ", read.field.texts.section)) == kind for read in run)
    if headed and job:
        return True
    if not heard & _NAMED[kind] and not (headed and "full_name" in heard):
        return False
    if headed:
        return bool(heard & _MORE[kind])
    return all(heard & days for days in _SPAN) or (job and bool(heard & _DESCRIPTIONS))


def _entries(run: Iterable[Read]) -> Iterator[int]:
    """The number of the entry that each field of a run is of: a label that comes again begins the next."""
    seen: set[tuple[str, str]] = set()
    entry = 0
    for read in run:
        field = read.field
        key = (_DIGITS.sub("", field.label).strip(), "" if field.texts.label else _DIGITS.sub("", field.texts.name))
        if key in seen:
            seen = set()
            entry += 1
        seen.add(key)
        yield entry
