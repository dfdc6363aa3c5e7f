"""Ways of writing jobs that the laid-out people do not have."""

from __future__ import annotations

from companion.profile.importer import read_resume_bytes
from companion.profile.model import Work


def _works(section: str, heading: str = "EXPERIENCE") -> list[Work]:
    return read_resume_bytes(f"Jane Doe\njane@example.org\n\n{heading}\n{section}".encode()).resume.work


def test_positions_under_one_employer_share_its_name() -> None:
    works = _works(
        "Acme Corporation, Boston, MA\n"
        "Senior Engineer | Jan 2020 - Present\n- Led things\n"
        "Engineer | Mar 2016 - Dec 2019\n- Built things\n"
    )
    assert [(w.name, w.position) for w in works] == [
        ("Acme Corporation", "Senior Engineer"),
        ("Acme Corporation", "Engineer"),
    ]


def test_labels_and_values_are_read() -> None:
    works = _works(
        "Company: Bright Motors\nDesignation: Sales Manager\nDuration: June 2017 to date\nResponsibilities: Sold cars\n"
        "Company: Old Garage\nDesignation: Mechanic\nDuration: 2012 - 2017\n"
    )
    assert [(w.name, w.position, w.startDate, w.endDate) for w in works] == [
        ("Bright Motors", "Sales Manager", "2017-06", None),
        ("Old Garage", "Mechanic", "2012", "2017"),
    ]
    assert works[0].highlights == ["Sold cars"]


def test_position_at_employer() -> None:
    (work,) = _works("Line Cook at The Blue Door, Portland, OR (Summer 2020)\n- Grilled\n")
    assert (work.position, work.name, work.location) == ("Line Cook", "The Blue Door", "Portland, OR")
    assert (work.startDate, work.endDate) == ("2020", "2020")


def test_a_spaced_out_heading_and_a_wrapped_bullet() -> None:
    works = _works(
        "Welder, Ironworks LLC, 2018 - 2020\n• Welded pipe to a high stand-\n  ard every day\n", "E X P E R I E N C E"
    )
    assert works[0].highlights == ["Welded pipe to a high standard every day"]
