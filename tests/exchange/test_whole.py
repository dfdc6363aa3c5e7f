"""A whole export and back: every kind of record with what people and hostile pages write, as JSON and as zipped CSV."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import JSON, Boolean, Column, Float, Integer, LargeBinary, Table, delete, insert

from companion.app import Services
from companion.exchange.cells import safe_cell, unsafe_cell
from companion.exchange.outgoing import COLUMNS, applications_csv
from companion.exchange.tables import ArchiveDamaged, from_archive, to_archive
from companion.exchange.trackers import read_list
from companion.settings import load_settings
from companion.store.columns import Moment
from companion.store.transfer import exported_tables
from tests.support.clock import SetClock
from tests.support.schema import with_schema

NOW = datetime(2026, 11, 2, 9, 30, 1, 234567, tzinfo=UTC)
NASTY = (
    '=HYPERLINK("http://x.test")', "Zażółć, gęślą; jaźń", "日本語\n二行目\r\nthird", "שלום \u202e عالم", "'=1+1", "'", "", "\t@SUM(1)", '"quoted", yes',
    "null", "12", "é e\u0301 🧑‍🌾",
)  # fmt: skip
ROWS = 3


def value(column: Column[Any], number: int) -> Any:
    """What a column of its type may hold, another one in each row."""
    text = NASTY[(number + len(column.name)) % len(NASTY)]
    if column.foreign_keys and column.name != "user_id":
        return number + 1 if isinstance(column.type, Integer) else text
    if column.name == "user_id":
        return 1
    if column.primary_key and isinstance(column.type, Integer):
        return number + 1
    if isinstance(column.type, Moment):
        return NOW - timedelta(hours=number)
    if isinstance(column.type, Boolean):
        return number % 2 == 0
    if isinstance(column.type, Integer):
        return -number
    if isinstance(column.type, Float):
        return 0.1 + number
    if isinstance(column.type, LargeBinary):
        return bytes(range(256)) + bytes([number])
    if isinstance(column.type, JSON):
        return [{"text": text, "none": None}, text, {text: [number, 0.1, True]}][number % 3]
    return f"{text}{number}"[-(getattr(column.type, "length", None) or 1000) :]


def rows(table: Table) -> list[dict[str, Any]]:
    """Rows of a table; what may be unknown is so in the last one."""
    made = [{column.name: value(column, number) for column in table.columns} for number in range(ROWS)]
    for column in table.columns:
        if column.nullable and not column.foreign_keys:
            made[-1][column.name] = None
    return made


@pytest.mark.parametrize("form", ["json", "zip"])
async def test_every_kind_of_record_comes_back_as_it_was(tmp_path: Path, form: str) -> None:
    clock = SetClock()
    documents = []
    for name in ("one", "two"):
        folder = with_schema(tmp_path / name)
        services = await Services(load_settings(data_dir=folder.root, secrets="file"), clock).open()
        try:
            if name == "one":
                async with services.database.write() as unit:
                    for table in exported_tables():
                        if table.name != "users":
                            await unit.connection.execute(delete(table))
                            await unit.connection.execute(insert(table), rows(table))
                    await unit.connection.exec_driver_sql("UPDATE users SET name = '=Łucja\n\"Ł\"'")
                documents.append(await services.data.everything(1))
                archive = await services.data.archive(1)
                content = json.dumps(documents[0]).encode() if form == "json" else archive
            else:
                await services.data.take(content)
                documents.append(await services.data.everything(1))
        finally:
            await services.close()
    before, after = documents
    assert {name: len(found) for name, found in before["tables"].items() if len(found) < ROWS} == {"users": 1}
    assert after == before


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=12) | st.sampled_from(NASTY))
def test_a_cell_is_no_formula_and_comes_back(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unsafe_cell(cell) == text


def test_our_own_list_of_applications_comes_back_with_its_marks_undone() -> None:
    class Row:
        def __init__(self, **known: Any) -> None:
            self.__dict__ = dict.fromkeys(COLUMNS) | known

    made = [
        Row(company=text.strip() or "x", title=f"{text.strip()}!", status="interview", applied_at=NOW, url="https://x.test/1")
        for text in NASTY
    ]  # fmt: skip
    found = read_list(applications_csv(made).encode(), NOW)  # type: ignore[arg-type]
    assert [(row.company, row.title, row.status, row.applied_at, row.url) for row in found.rows] == [
        (one.company, one.title, one.status, one.applied_at, one.url) for one in made
    ]
    assert found.faults == ()


@pytest.mark.parametrize("fault", ["truncated", "no manifest", "no table", "a value that is none"])
def test_a_damaged_archive_is_refused(fault: str) -> None:
    whole = to_archive({"kind": "x", "tables": {"mails": [{"id": 1, "subject": "a"}]}, "files": {}})
    assert from_archive(whole)["tables"] == {"mails": [{"id": 1, "subject": "a"}]}
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(sink, "w") as target:
        for name in source.namelist():
            if (fault, name) not in (("no manifest", "manifest.json"), ("no table", "mails.csv")):
                content = source.read(name)
                target.writestr(name, content.replace(b"1,a", b"{,a") if fault == "a value that is none" else content)
    with pytest.raises(ArchiveDamaged):
        from_archive(whole[:60] if fault == "truncated" else sink.getvalue())
