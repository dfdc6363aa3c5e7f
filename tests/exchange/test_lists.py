"""Lists as people's programs save them: encodings, separators, titles above, dates and stages in many forms and languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from companion.exchange.sheet import ListUnreadable
from companion.exchange.trackers import read_list

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
DAY = "2026-09-14"
Row = tuple[str | None, str | None, str, str | None]


def read(content: str | bytes) -> list[Row]:
    found = read_list(content.encode() if isinstance(content, str) else content, NOW)
    return [
        (row.company, row.title, row.status, row.applied_at and row.applied_at.date().isoformat()) for row in found.rows
    ]


SHEET = "Company{0}Position{0}Status{0}Date applied\nŁódź Café{0}Schweißer{0}Applied{0}2026-09-14\n"
ROW = ("Łódź Café", "Schweißer", "applied", DAY)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_separator_in_every_encoding(separator: str, encoding: str) -> None:
    assert read(SHEET.format(separator).encode(encoding)) == [ROW]


def test_what_excel_saves_in_the_west_and_what_it_says_of_its_separator() -> None:
    text = "sep=;\r\nFirma;Stelle;Status;Beworben am\r\nBäckerei Groß;Verkäuferin;Absage;14.9.26\r\n"
    assert read(text.encode("cp1252")) == [("Bäckerei Groß", "Verkäuferin", "rejected", DAY)]


def test_a_title_above_empty_rows_repeated_columns_and_line_breaks_in_cells() -> None:
    text = """"My search, autumn",,,,,\n,,,,,\nNotes,Company,Role,Stage,Date,Notes\n"two\nlines","Acme, Inc.","The ""big"" one",Offer,2026-09-14,x\n,,,,,\n"""
    found = read_list(text.encode(), NOW)
    assert [(row.company, row.title, row.note, row.line) for row in found.rows] == [
        ("Acme, Inc.", 'The "big" one', "two\nlines", 4)
    ]


@pytest.mark.parametrize(
    "written",
    [
        "2026-09-14", "2026/09/14", "2026-09-14 15:30", "2026-09-14T15:30:00+02:00", "2026-09-14T13:30:00Z", "14.09.2026", "14.9.26",
        "14/09/2026", "9/14/2026", "9/14/26, 3:05 PM", "9/14/2026 15:05", "14-09-2026", "14 Sep 2026", "Sep 14, 2026", "14-Sep-26",
        "September 14th, 2026", "Mon 14 Sep 2026", "14. September 2026", "14 septembre 2026", "14 de septiembre de 2026", "46279",
        "2026年9月14日", "2026. 9. 14.",
    ],
)  # fmt: skip
def test_a_day_in_many_forms(written: str) -> None:
    assert read(f'Company,Position,Date\nAcme,Engineer,"{written}"\n') == [("Acme", "Engineer", "applied", DAY)]


@pytest.mark.parametrize(
    ("separator", "dates", "days"),
    [
        (",", ("9/4/2026", "9/14/2026"), ("2026-09-04", "2026-09-14")),
        (",", ("4/9/2026", "14/9/2026"), ("2026-09-04", "2026-09-14")),
        (",", ("9/4/2026", "10/3/2026"), ("2026-09-04", "2026-10-03")),
        (";", ("4/9/2026", "3/10/2026"), ("2026-09-04", "2026-10-03")),
    ],
)
def test_a_column_tells_the_order_of_day_and_month(
    separator: str, dates: tuple[str, ...], days: tuple[str, ...]
) -> None:
    lines = [separator.join(("Company", "Applied")), *(separator.join(("Acme", day)) for day in dates)]
    assert tuple(row[3] for row in read("\n".join(lines))) == days


@pytest.mark.parametrize("written", ["Sept 2026", "soon", "2026-13-40", "31.02.2026", "2031-01-01"])
def test_what_is_no_day_of_the_past_is_said(written: str) -> None:
    found = read_list(f"Company,Applied\nAcme,{written}\nBirch,2026-09-14\n".encode(), NOW)
    assert found.rows[0].applied_at is None
    assert found.faults == (f"line 2: “{written}” is no date",)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("✅ Applied", "applied"), ("Ghosted", "applied"), ("No response yet", "applied"), ("Not yet applied", "saved"),
        ("SCREEN", "screening"), ("1st interview", "interview"), ("Rejected after interview", "rejected"), ("Not selected", "rejected"),
        ("Take-home test", "assessment"), ("Offer - negotiating", "offer"), ("Declined offer", "withdrawn"), ("Offer accepted!", "accepted"),
        ("Bookmarked", "saved"), ("Application viewed", "acknowledged"), ("Vorstellungsgespräch am 3.", "interview"), ("Refusé", "rejected"),
        ("Rechazada", "rejected"), ("Colloquio fissato", "interview"), ("Uitgenodigd voor gesprek", "interview"), ("Wysłano CV", "applied"),
        ("不採用", "rejected"), ("면접", "interview"),
    ],
)  # fmt: skip
def test_stages_in_people_s_own_words(words: str, status: str) -> None:
    found = read_list(f"Company,Status,Date\nAcme,{words},2026-09-14\n".encode(), NOW)
    assert (found.rows[0].status, found.faults) == (status, ())


@pytest.mark.parametrize(
    "header",
    [
        "Employer,Position applied for,Where it stands,Date Applied", "Entreprise;Intitulé du poste;Statut;Date de candidature",
        "Empresa,Puesto,Estado,Fecha de solicitud", "Bedrijf;Functie;Status;Datum sollicitatie", "会社名,職種,ステータス,応募日",
        "회사,직무,상태,지원일", "Company (hiring),Job Title,Stage,Apply date", "ARBEITGEBER;STELLE;STAND;BEWERBUNGSDATUM",
    ],
)  # fmt: skip
def test_columns_in_people_s_own_words(header: str) -> None:
    separator = ";" if ";" in header else ","
    text = header + "\n" + separator.join(("Acme", "Engineer", "", "2026-09-14"))
    (row,) = read(text)
    assert row[:2] == ("Acme", "Engineer")


def test_a_name_is_the_job_beside_an_employer_and_a_yes_is_no_date() -> None:
    assert read("Name,Company,Applied,Date\nEngineer,Acme,Yes,2026-09-14\n") == [("Acme", "Engineer", "applied", DAY)]


def test_a_spreadsheet_itself_is_no_list() -> None:
    with pytest.raises(ListUnreadable, match="save the sheet as CSV"):
        read(b"PK\x03\x04" + bytes(range(256)) * 4)
