"""Other trackers' lists: what the columns of a CSV mean, and its rows as applications. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import get_args

from companion.exchange.cells import unsafe_cell
from companion.exchange.dates import Dates
from companion.exchange.sheet import ListUnreadable, Sheet, plain, read_sheet
from companion.statuses import Status

_FILE = Path(__file__).parent / "data" / "trackers.toml"
MOST_CELL = 2_000
OURS = "Job Companion"
"""The tracker whose lists are our own exports: what they mark as a text comes back without the mark."""
LONG_NAME = 6
"""Letters of a column's name that may be followed by more."""
DATES = ("applied_at", "updated_at")
FIELDS = ("company", "title", "url", "status", "applied_at", "updated_at", "note")


@dataclass(frozen=True)
class ListedApplication:
    """One row of a list."""

    line: int
    company: str | None
    title: str | None
    url: str | None
    status: Status
    applied_at: datetime | None
    updated_at: datetime | None
    note: str


@dataclass(frozen=True)
class ReadList:
    """What a list says, and what of it was not understood."""

    tracker: str | None
    """Whose export it seems to be."""
    mapping: dict[str, str]
    """Field to column."""
    unused: tuple[str, ...]
    """Columns that are left out."""
    rows: tuple[ListedApplication, ...]
    faults: tuple[str, ...] = field(default=())
    """Rows left out or understood in part, each with its line and why."""


def read_list(content: bytes, now: datetime, given: Mapping[str, str] | None = None) -> ReadList:
    """Read a CSV; `given` says which column a field is in, where the names do not. Raises ListUnreadable."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    fields = {name: [plain(one) for one in names] for name, names in table["fields"].items()}
    known = {one for names in fields.values() for one in names} | {plain(one) for one in (given or {}).values()}
    sheet = read_sheet(content, lambda line: sum(plain(cell) in known for cell in line))
    mapping = _mapping(sheet, fields, given or {})
    columns = {name: sheet.header.index(column) for name, column in mapping.items()}
    stages = _Stages(table["statuses"])
    tracker = _tracker(sheet.header, table["tracker"])
    meant = unsafe_cell if tracker == OURS else str
    lines = [
        (number, {name: meant(line[at].strip())[:MOST_CELL] for name, at in columns.items() if at < len(line)})
        for number, line in enumerate(sheet.rows, sheet.first)
        if any(cell.strip() for cell in line)
    ]
    dates = {name: Dates((cells.get(name, "") for _, cells in lines), sheet.european, now) for name in DATES}
    rows, faults = [], []
    for number, cells in lines:
        row, said = _row(number, cells, stages, dates)
        faults += said
        if row is not None:
            rows.append(row)
    unused = tuple(name for name in sheet.header if name and name not in mapping.values())
    return ReadList(tracker, mapping, unused, tuple(rows), tuple(faults))


def _mapping(sheet: Sheet, fields: Mapping[str, Iterable[str]], given: Mapping[str, str]) -> dict[str, str]:
    header = sheet.header
    for name, column in given.items():
        if name not in FIELDS:
            raise ListUnreadable(f"there is no field {name}: use {', '.join(FIELDS)}")
        if column not in header:
            raise ListUnreadable(f"the list has no column {column}: it has {', '.join(header)}")
    mapping = dict(given)
    for fits in (_named, _begins):
        for name, wanted in fields.items():
            columns = (column for one in wanted for column in header if fits(one, plain(column), name))
            free = (column for column in columns if column not in mapping.values())
            found = next((column for column in free if name not in DATES or sheet.has_numbers(column)), None)
            if name not in mapping and found is not None:
                mapping[name] = found
    if "company" not in mapping and "title" not in mapping:
        raise ListUnreadable(
            f"no column names the employer or the job; say which: --map company=COLUMN (there are {', '.join(header)})"
        )
    return mapping


def _named(wanted: str, column: str, _: str) -> bool:
    return column == wanted


def _begins(wanted: str, column: str, name: str) -> bool:
    """“Position applied for” is the position. Dates are too many kinds for that."""
    return name not in DATES and len(wanted) >= LONG_NAME and column.startswith(f"{wanted} ")


class _Stages:
    """What the words of a stage stand for."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._order = list(groups)
        alone: dict[str, str] = {plain(word): status for status, words in groups.items() for word in words}
        self._alone: dict[str, str] = alone | {plain(status): status for status in get_args(Status)}
        self._within: dict[str, str] = {
            f" {plain(word)} ": status for status, words in groups.items() for word in words if not word.startswith("=")
        }

    def read(self, said: str) -> str | None:
        """The status, None where no word is known."""
        words = plain(said)
        if words in self._alone:
            return self._alone[words]
        found = [phrase for phrase in self._within if phrase in f" {words} "]
        whole = [one for one in found if not any(one in other for other in found if other != one)]
        return min((self._within[one] for one in whole), key=self._order.index, default=None)


def _row(
    line: int, cells: Mapping[str, str], stages: _Stages, dates: Mapping[str, Dates]
) -> tuple[ListedApplication | None, list[str]]:
    faults: list[str] = []
    company, title = cells.get("company") or None, cells.get("title") or None
    if not company and not title:
        return None, [f"line {line}: left out, it names neither employer nor job"]
    applied, updated = (reader.read(cells.get(name, "")) for name, reader in dates.items())
    for name, moment in (("applied_at", applied), ("updated_at", updated)):
        if moment is None and cells.get(name):
            faults.append(f"line {line}: “{cells[name]}” is no date")
    said = cells.get("status", "").strip()
    status = stages.read(said)
    if status is None:
        status = "applied" if applied or not said else "saved"
        if said:
            faults.append(f"line {line}: the stage “{said}” is not known and counts as {status}")
    url = cells.get("url") or None
    if url and not url.lower().startswith(("http://", "https://")):
        url = None
    row = ListedApplication(line, company, title, url, status, applied, updated, cells.get("note", ""))  # type: ignore[arg-type]
    return row, faults


def _tracker(header: list[str], known: Iterable[Mapping[str, object]]) -> str | None:
    names = {plain(name) for name in header}
    fits = [one for one in known if isinstance(one["columns"], list) and names >= set(one["columns"])]
    best = max(fits, key=lambda one: len(one["columns"]), default=None)  # type: ignore[arg-type]
    return str(best["name"]) if best else None
