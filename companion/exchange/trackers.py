"""Other trackers' lists: what the columns of a CSV mean, and its rows as applications. Pure."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from companion.errors import CompanionError
from companion.statuses import Status

_FILE = Path(__file__).parent / "data" / "trackers.toml"
MOST_ROWS = 20_000
MOST_CELL = 2_000
FIELDS = ("company", "title", "url", "status", "applied_at", "updated_at", "note")


class ListUnreadable(CompanionError):
    """The file is no list of applications, or the mapping does not fit it."""

    exit_code = 2
    status = 422
    code = "list_unreadable"


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
    lines = _lines(content)
    if len(lines) < 2:
        raise ListUnreadable(
            "the list has no rows: the first line names the columns, each further one is an application"
        )
    header = [name.strip() for name in lines[0]]
    mapping = _mapping(header, table["fields"], given or {})
    columns = {name: header.index(column) for name, column in mapping.items()}
    words = {word: status for status, group in table["statuses"].items() for word in group}
    words |= {status: status for status in get_args(Status)}
    rows, faults = [], []
    for number, line in enumerate(lines[1:], 2):
        cells = {name: line[place].strip()[:MOST_CELL] for name, place in columns.items() if place < len(line)}
        if not any(cell.strip() for cell in line):
            continue
        row, said = _row(number, cells, words, now)
        faults += said
        if row is not None:
            rows.append(row)
    unused = tuple(name for name in header if name and name not in mapping.values())
    return ReadList(_tracker(header, table["tracker"]), mapping, unused, tuple(rows), tuple(faults))


def _lines(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise ListUnreadable("this is no CSV: save the sheet as CSV (comma separated) first")
    sample = text[:10_000]
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(sample.splitlines()[0] if sample else "", delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    try:
        lines = list(csv.reader(io.StringIO(text), dialect))
    except csv.Error as error:
        raise ListUnreadable(f"this is no CSV ({error}): save the sheet as CSV first") from None
    if len(lines) > MOST_ROWS:
        raise ListUnreadable(f"the list has more than {MOST_ROWS:,} rows: split it")
    return lines


def _mapping(header: list[str], fields: Mapping[str, Iterable[str]], given: Mapping[str, str]) -> dict[str, str]:
    for name, column in given.items():
        if name not in FIELDS:
            raise ListUnreadable(f"there is no field {name}: use {', '.join(FIELDS)}")
        if column not in header:
            raise ListUnreadable(f"the list has no column {column}: it has {', '.join(header)}")
    by_lower = {name.lower(): name for name in reversed(header)}
    mapping = dict(given)
    for name, wanted in fields.items():
        found = next(
            (by_lower[one] for one in wanted if one in by_lower and by_lower[one] not in mapping.values()), None
        )
        if name not in mapping and found is not None:
            mapping[name] = found
    if "company" not in mapping and "title" not in mapping:
        raise ListUnreadable(
            f"no column names the employer or the job; say which: --map company=COLUMN (there are {', '.join(header)})"
        )
    return mapping


def _row(
    line: int, cells: Mapping[str, str], words: Mapping[str, str], now: datetime
) -> tuple[ListedApplication | None, list[str]]:
    faults: list[str] = []
    company, title = cells.get("company") or None, cells.get("title") or None
    if not company and not title:
        return None, [f"line {line}: left out, it names neither employer nor job"]
    said = cells.get("status", "").strip().lower()
    applied, updated = (_moment(cells.get(name, ""), now) for name in ("applied_at", "updated_at"))
    for name, moment in (("applied_at", applied), ("updated_at", updated)):
        if moment is None and cells.get(name):
            faults.append(f"line {line}: “{cells[name]}” is no date")
    status = words.get(said)
    if status is None:
        status = "applied" if applied or not said else "saved"
        if said:
            faults.append(f"line {line}: the stage “{said}” is not known and counts as {status}")
    url = cells.get("url") or None
    if url and not url.lower().startswith(("http://", "https://")):
        url = None
    row = ListedApplication(line, company, title, url, status, applied, updated, cells.get("note", ""))  # type: ignore[arg-type]
    return row, faults


def _moment(text: str, now: datetime) -> datetime | None:
    """A date of a list; one in the future is none. Days without a time are at noon, UTC."""
    text = text.strip()
    if not text:
        return None
    import dateparser

    try:
        moment: datetime | None = datetime.fromisoformat(text)
    except ValueError:
        moment = dateparser.parse(text, settings={"STRICT_PARSING": True}, languages=["en"])
    if moment is None:
        return None
    if (moment.hour, moment.minute) == (0, 0):
        moment = moment.replace(hour=12)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return min(moment, now) if moment.date() <= now.date() else None


def _tracker(header: list[str], known: Iterable[Mapping[str, object]]) -> str | None:
    names = {name.lower() for name in header}
    fits = [one for one in known if isinstance(one["columns"], list) and names >= set(one["columns"])]
    best = max(fits, key=lambda one: len(one["columns"]), default=None)  # type: ignore[arg-type]
    return str(best["name"]) if best else None
