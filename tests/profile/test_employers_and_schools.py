"""What stands beside or above its position or degree without a sign: employers above several positions, schools."""

from __future__ import annotations

import pytest

from companion.profile.document import Line
from companion.profile.model import Education, Work
from companion.profile.parse.doubts import work_doubts
from tests.profile.sections import parse_education, parse_work


def _lines(*texts: str, gap: bool = False) -> list[Line]:
    return [Line(text, gap=gap) for text in texts]


@pytest.mark.parametrize("whole", ["4 years 2 months", "4 ans 2 mois", "4 år 2 måneder", "11 meses"])
def test_how_long_one_was_with_an_employer_is_neither_position_nor_employer(whole: str) -> None:
    lines = [
        Line("Havnlund Boats", gap=True),
        Line(whole),
        Line("Boat Carpenter"),
        Line("March 2018 - May 2020 (2 years 3 months)"),
        Line("Apprentice Welder", gap=True),
        Line("April 2016 - March 2018 (2 years)"),
        Line("Oslo, Norway"),
        Line("Mostly small craft"),
    ]
    works = parse_work(lines, None)
    assert [(work.name, work.position) for work in works] == [
        ("Havnlund Boats", "Boat Carpenter"),
        ("Havnlund Boats", "Apprentice Welder"),
    ]


def test_an_employer_below_its_position_is_no_department_of_the_one_before() -> None:
    lines = [
        Line("Pastry Chef"),
        Line("May 2019 - Present"),
        Line("Quillon's | Boston, MA"),
        Line("Ran the pastry section.", bullet=True),
        Line("Kitchen Intern\tJune - August 2017", gap=True),
        Line("Tavora | Boston, MA"),
        Line("Prepared vegetables for the line.", bullet=True),
    ]
    assert [(work.name, work.position) for work in parse_work(lines, None)] == [
        ("Quillon's", "Pastry Chef"),
        ("Tavora", "Kitchen Intern"),
    ]


def test_an_employer_left_open_is_parted_from_the_position() -> None:
    (work,) = parse_work(_lines("08/2011 to 06/2015", "School Nurse Company Name\tCity , State"), None)
    assert (work.name, work.position) == ("Company Name", "School Nurse")


def test_school_and_degree_in_paragraphs_set_apart_are_one_study() -> None:
    studies = parse_education(
        _lines("Millbrook University", "M.S. in Nursing", "Oakham College", "B.S. in Biology", gap=True), None
    )
    assert [(study.institution, study.studyType, study.area) for study in studies] == [
        ("Millbrook University", "M.S.", "Nursing"),
        ("Oakham College", "B.S.", "Biology"),
    ]


@pytest.mark.parametrize(
    ("text", "school", "degree"),
    [
        ("Postgraduate: Fernhill College", "Fernhill College", "Postgraduate"),
        ("Master of Arts : Music Education University of Lorton", "University of Lorton", "Master of Arts"),
        ("Associate of Science : Welding Tarrow Community College", "Tarrow Community College", "Associate of Science"),
    ],
)
def test_a_school_is_parted_from_the_degree_before_it(text: str, school: str, degree: str) -> None:
    (study,) = parse_education(_lines(f"{text}\t2014"), None)
    assert (study.institution, study.studyType) == (school, degree)


def test_a_degree_that_names_schooling_stays_whole() -> None:
    (study,) = parse_education(_lines("Bachelor of Arts in High School Education\tHollin University\t2012"), None)
    assert study == Education(
        institution="Hollin University", studyType="Bachelor of Arts", area="High School Education", endDate="2012"
    )


def test_no_doubt_is_told_where_the_employer_says_that_it_is_one() -> None:
    plain = Work(name="Corran Hospital", position="Front Desk", startDate="2015-08", endDate="2021-10")
    bare = Work(name="Corran", position="Front Desk", startDate="2015-08", endDate="2021-10")
    assert work_doubts([plain]) == []
    assert work_doubts([bare]) == ["check which is the employer and which the position: Front Desk, Corran"]
