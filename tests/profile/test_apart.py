"""Jobs told in one breath, and resumes made of nothing else."""

from __future__ import annotations

import pytest

from companion.profile.document import Line
from companion.profile.importer import read_resume_bytes
from companion.profile.parse.apart import headers_apart


@pytest.mark.parametrize(
    ("line", "parted"),
    [
        (
            "Kitchen assistant, Nordlicht Hotel, 2018 - 2020: breakfast for two hundred guests.",
            ["Kitchen assistant, Nordlicht Hotel, 2018 - 2020", "breakfast for two hundred guests."],
        ),
        ("Electrician, Voltis Ltd, May 2015 to date.", ["Electrician, Voltis Ltd, May 2015 to date"]),
        (
            "Staff Nurse, Eastfield Hospital Trust. Jan 2018 to date.",
            ["Staff Nurse, Eastfield Hospital Trust, Jan 2018 to date"],
        ),
        (
            "Driver | Halden Freight (2011-2014). Long distance, ADR.",
            ["Driver | Halden Freight (2011-2014)", "Long distance, ADR."],
        ),
        ("We grew sales by a third, from 2018 to 2020. Then we stopped.", None),
        ("Painter, Brandt & Sons, 2017.", None),
        ("Between 2015 and 2017: studies of the coast", None),
        ("Cook, The Inn, 2018 - 2020", None),
    ],
)
def test_headers_apart(line: str, parted: list[str] | None) -> None:
    assert [one.text for one in headers_apart([Line(text=line)])] == (parted or [line])


def test_a_bullet_is_never_a_header() -> None:
    line = Line(text="Driver, Halden Freight, 2011 - 2014: long distance", bullet=True)
    assert list(headers_apart([line])) == [line]


def test_a_resume_without_headings_whose_jobs_are_one_line_each() -> None:
    text = (
        "Ida Falk\nLeeds | ida.falk@example.org\n\n"
        "Office manager, Halden Freight, 2014-present. Rotas and invoices for forty people.\n"
        "Network technician, AT&T, Leeds — 2011 to 2014\nFibre, switches, change windows.\n"
    )
    work = read_resume_bytes(text.encode()).resume.work
    assert [(one.position, one.name, one.startDate, one.endDate) for one in work] == [
        ("Office manager", "Halden Freight", "2014", None),
        ("Network technician", "AT&T", "2011", "2014"),
    ]
    assert "Rotas" in (work[0].summary or "") + " ".join(work[0].highlights)
