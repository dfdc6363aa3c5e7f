"""Everything as CSV: a file for each kind of record, zipped, and back. Pure.

What a cell holds is written for a person: texts as they are, nothing for what is not known, all else as JSON. Which columns are
texts stands in the manifest, so that the same values come back.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from companion.exchange.cells import MARK, safe_cell, unsafe_cell
from companion.exchange.sheet import ListUnreadable

MANIFEST = "manifest.json"
FILES = "files/"
MOST_BYTES = 2_000_000_000
"""Of an archive, unpacked."""
MOST_CELL = 100_000_000
Row = Mapping[str, Any]


class ArchiveDamaged(ListUnreadable):
    """The archive is not what this program wrote."""

    code = "import_refused"


def is_archive(content: bytes) -> bool:
    """Whether this is a ZIP file."""
    return content.startswith(b"PK\x03\x04")


def to_archive(document: Mapping[str, Any]) -> bytes:
    """An export, as `export_all` makes it, as a ZIP of CSV files."""
    sink = io.BytesIO()
    tables: Mapping[str, list[Row]] = document["tables"]
    texts = {name: _texts(rows) for name, rows in tables.items()}
    about = {key: value for key, value in document.items() if key not in ("tables", "files")}
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, json.dumps({**about, "texts": texts}))
        for name, rows in tables.items():
            archive.writestr(f"{name}.csv", _csv(rows, set(texts[name])))
        for name, content in document["files"].items():
            archive.writestr(FILES + name, base64.b64decode(content))
    return sink.getvalue()


def from_archive(content: bytes) -> dict[str, Any]:
    """The export that an archive holds. Raises ArchiveDamaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise ArchiveDamaged("the archive is larger than any export: give a file made by this program")
            about = json.loads(archive.read(MANIFEST))
            texts = about.pop("texts")
            tables = {name: _rows(archive.read(f"{name}.csv").decode(), set(texts[name])) for name in texts}
            files = {
                name.removeprefix(FILES): base64.b64encode(archive.read(name)).decode()
                for name in archive.namelist() if name.startswith(FILES)
            }  # fmt: skip
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, csv.Error) as error:
        raise ArchiveDamaged(f"the archive is damaged ({error}): export it again") from None
    return {**about, "tables": tables, "files": files}


def _texts(rows: Iterable[Row]) -> list[str]:
    """The columns that hold nothing but texts."""
    columns: dict[str, bool] = {}
    for row in rows:
        for name, value in row.items():
            columns[name] = columns.get(name, True) and (value is None or isinstance(value, str))
    return [name for name, text in columns.items() if text]


def _csv(rows: list[Row], texts: set[str]) -> str:
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\r\n")
    if rows:
        writer.writerow(rows[0])
        writer.writerows([[_cell(value, name in texts) for name, value in row.items()] for row in rows])
    return sink.getvalue()


def _cell(value: Any, text: bool) -> str:
    if value is None:
        return ""
    # A text without letters is a mark alone: an empty cell is what is not known.
    return safe_cell(value) or MARK if text else json.dumps(value, ensure_ascii=False)


def _rows(content: str, texts: set[str]) -> list[dict[str, Any]]:
    csv.field_size_limit(MOST_CELL)
    # What stands at the end of a line belongs to the cell: the reader gets the lines as they were written.
    lines = list(csv.reader(io.StringIO(content, newline=""), strict=True))
    return [
        {name: _value(cell, name in texts) for name, cell in zip(lines[0], line, strict=True)} for line in lines[1:]
    ]


def _value(cell: str, text: bool) -> Any:
    if not cell:
        return None
    return unsafe_cell(cell) if text else json.loads(cell)
