"""A section of education is divided into its studies, and each header into its roles, by one decision over all its lines."""

from __future__ import annotations

import pytest

from companion.profile.document import Line
from companion.profile.parse.fields import field_score
from companion.profile.parse.study_parts import parts_of
from companion.profile.parse.study_roles import assign
from tests.profile.sections import parse_education


def _studies(*lines: Line | str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    made = [Line(line) if isinstance(line, str) else line for line in lines]
    return [(study.studyType, study.area, study.institution, study.endDate) for study in parse_education(made, None)]


def _roles(*pieces: str) -> list[tuple[str, str]]:
    parts = parts_of(pieces)
    return [(role, part.text) for role, part in zip(assign(parts)[0].roles, parts, strict=True)]


@pytest.mark.parametrize(
    ("pieces", "roles"),
    [
        (
            ["Doctor of Education, School Leadership, Curriculum", "Larkfield University"],
            ["degree", "field", "field", "school"],
        ),
        (["Larkfield University, Omaha", "Master of Arts"], ["school", "place", "degree"]),
        (["Bachelor of Arts, Fine Arts", "Hollin Lyceum, Ulm"], ["degree", "field", "school", "place"]),
    ],
)
def test_roles_of_a_header(pieces: list[str], roles: list[str]) -> None:
    assert [role for role, _ in _roles(*pieces)] == roles


def test_what_a_label_tells_is_no_field() -> None:
    found = _roles("Bachelor of Science in Physics", "Relevant Coursework: Optics, Mechanics", "Larkfield University")
    assert [role for role, _ in found] == ["degree", "aside", "aside", "school"]


def test_studies_without_dates_among_dated_ones() -> None:
    assert _studies(
        Line("Larkfield University", gap=True), "Web Developer Certificate, April 2022 to October 2022",
        Line("Hollin Health University, Omaha, NE", gap=True), "Certificate in Massage Therapy",
        Line("University of Kiel", gap=True), "B.A. in Anthropology",
    ) == [
        ("Web Developer Certificate", None, "Larkfield University", "2022-10"),
        ("Certificate", "Massage Therapy", "Hollin Health University", None),
        ("B.A.", "Anthropology", "University of Kiel", None),
    ]  # fmt: skip


def test_dates_above_what_they_date() -> None:
    assert _studies(
        Line("December 2021", gap=True), "Harbour Community College", "ESL certificate",
        Line("May 2018", gap=True), "Larkfield High School", "High school diploma",
    ) == [
        ("ESL certificate", None, "Harbour Community College", "2021-12"),
        ("High school diploma", None, "Larkfield High School", "2018-05"),
    ]  # fmt: skip


def test_fields_of_unmarked_degrees_stay_with_their_schools() -> None:
    found = _studies(
        "Larkfield University, Taiwan\tAugust 2014 – July 2016", "Computer Science & Engineering",
        "Hollin University, Taiwan\tAugust 2010 – July 2014", "Marine Biology",
    )  # fmt: skip
    assert [(area or kind, school) for kind, area, school, _ in found] == [
        ("Computer Science & Engineering", "Larkfield University"),
        ("Marine Biology", "Hollin University"),
    ]


def test_a_school_and_a_degree_with_a_hyphen_between() -> None:
    assert _studies("Harbour Community College-Associate Degree\t2021") == [
        ("Associate Degree", None, "Harbour Community College", "2021")
    ]


def test_a_list_of_courses_begins_no_study() -> None:
    found = _studies(
        Line("M.Sc. Physics, University of Kiel\t2012 – 2014", gap=True),
        Line("Courses at the University of Ulm in optics and a thesis for the master's degree", bullet=True),
        Line("Awarded the university's medal 2013", bullet=True),
        Line("B.Sc. Physics, University of Ulm\t2009 – 2012", gap=True),
        Line("Tutor of the college", bullet=True),
    )
    assert [school for _, _, school, _ in found] == ["University of Kiel", "University of Ulm"]


def test_studies_as_items_of_a_list() -> None:
    assert _studies(
        Line("Técnico em Enfermagem - Escola do Porto (2019 - 2020)", bullet=True),
        Line("Graduação em Direito - Universidade do Sul (2015 - 2018)", bullet=True),
    ) == [
        ("Técnico em Enfermagem", None, "Escola do Porto", "2020"),
        ("Graduação", "Direito", "Universidade do Sul", "2018"),
    ]


@pytest.mark.parametrize("text", ["Informatique", "Maschinenbau", "Ciencias Sociales", "Marine Biology", "Law"])
def test_fields(text: str) -> None:
    assert field_score(text) > 0


@pytest.mark.parametrize("text", ["Larkfield", "Omaha", "Lawrence", "Grade 92"])
def test_no_fields(text: str) -> None:
    assert field_score(text) == 0
