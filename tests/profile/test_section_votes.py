"""What one section's entries tell of each other: where positions and employers stand, how they are set, and which lines
begin an entry though no date stands there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion.profile.document import Line
from companion.profile.importer import read_resume_bytes
from companion.profile.parse.dates import find_range
from companion.profile.parse.headings import heading_kind, misspelt_kind
from companion.profile.parse.outline import sections_of
from companion.profile.readers.glyphs import Glyph, faces_of, segments_of
from tests.profile.sections import parse_education, parse_work

ROMAN, BOLD, ITALIC = 1, 2, 3


def _jobs(*lines: Line) -> list[tuple[str | None, str | None]]:
    return [(work.position, work.name) for work in parse_work(lines, None)]


def _set(dates: str, position: str, employer: str, town: str) -> Line:
    """A header whose position is bold and whose employer is slanted."""
    faces = ((dates, ROMAN), (f"{position},", BOLD), (f"{employer},", ITALIC), (town, ROMAN))
    return Line(f"{dates}\t{position}, {employer}, {town}", size=10, gap=True, faces=faces)


def test_fonts_tell_positions_no_list_of_words_knows() -> None:
    jobs = _jobs(
        _set("2015–2017", "Manager", "Duvet & Fils", "Lyon"),
        _set("2013–2015", "Cordeur de raquettes", "Maison Olaf", "Lyon"),
        _set("2010–2013", "Dompteuse", "Cirque Marbot", "Lyon"),
    )
    assert jobs == [
        ("Manager", "Duvet & Fils"),
        ("Cordeur de raquettes", "Maison Olaf"),
        ("Dompteuse", "Cirque Marbot"),
    ]


def test_a_stressed_word_in_one_header_parts_nothing() -> None:
    stressed = replace(_set("2015–2017", "Manager", "Oak, Elm and Ash", "Cork"), faces=(("Manager, Oak,", ROMAN),))
    assert _jobs(stressed) == [("Manager", "Oak, Elm and Ash")]


def test_the_line_of_the_employers_is_the_same_in_every_entry() -> None:
    jobs = _jobs(
        Line("Brightwater Logistics Ltd\t2019 – 2021", gap=True), Line("Stock Controller"),
        Line("Director's Cut\t2017 – 2019", gap=True), Line("Projectionist"),
        Line("Oxley Clinic\t2015 – 2017", gap=True), Line("Receptionist"),
    )  # fmt: skip
    assert ("Projectionist", "Director's Cut") in jobs


def test_a_label_names_the_position() -> None:
    jobs = _jobs(
        Line("05.2019 – 06.2021 NORDWIND", gap=True), Line("Gdynia"), Line("Stanowisko: Programista"),
        Line("01.2016 – 04.2019 KANTOREK", gap=True), Line("Stanowisko: Sprzedawca"),
        Line("01.2014 – 12.2015 OLCHA", gap=True), Line("Stanowisko: Strażnik nocny"),
    )  # fmt: skip
    assert jobs == [("Programista", "NORDWIND"), ("Sprzedawca", "KANTOREK"), ("Strażnik nocny", "OLCHA")]


def test_an_employer_beside_its_position_is_not_that_of_the_next_entry() -> None:
    jobs = _jobs(
        Line("Security Analyst presso Meridiana SpA\t2018 – 2019", gap=True),
        Line("Libero professionista\t2012 – 2018", gap=True),
    )
    assert jobs[1] == ("Libero professionista", None)


def test_a_list_of_employers_is_no_list_of_positions_under_the_first() -> None:
    lines = [
        Line("Cofounder\tPegari\t2015 – 2016"), Line("Built it, sold it.", bullet=True),
        Line("Stackline\t2013 – 2014"), Line("Many projects.", bullet=True),
        Line("Palpita\t2012 – 2013"), Line("A social platform.", bullet=True),
    ]  # fmt: skip
    assert _jobs(*lines) == [("Cofounder", "Pegari"), (None, "Stackline"), (None, "Palpita")]


def test_entries_without_dates_are_told_by_the_look_of_their_first_lines() -> None:
    head = {"size": 13.0, "bold": True, "gap": True}
    lines = [
        Line("Network Technician", **head), Line("Atrium", size=10), Line("Laid cables.", size=10, bullet=True),
        Line("Support Technician", **head), Line("Oxley Clinic", size=10), Line("Answered.", size=10, bullet=True),
        Line("Cleaner", **head), Line("Brightwater Ltd | 02/2020 – 03/2021", size=10),
    ]  # fmt: skip
    assert _jobs(*lines) == [
        ("Network Technician", "Atrium"),
        ("Support Technician", "Oxley Clinic"),
        ("Cleaner", "Brightwater Ltd"),
    ]


def test_a_firm_below_a_position_with_its_department_is_the_employer() -> None:
    jobs = _jobs(Line("04/2012 – 03/2014\tManager, Field Support", gap=True), Line("Kessel Rohrbau GmbH"))
    assert jobs[0][1] == "Kessel Rohrbau GmbH"


def test_a_label_in_every_entry_begins_no_section() -> None:
    lines = [
        Line("Experience", bold=True, gap=True), Line("Welder, Acme Ltd\t2015 – 2018"), Line("Highlights:", bold=True, gap=True),
        Line("Welded hulls.", bullet=True), Line("Fitter, Brig Ltd\t2012 – 2015"), Line("Highlights:", bold=True, gap=True),
        Line("Fitted pipes.", bullet=True),
    ]  # fmt: skip
    assert [section.kind for section in sections_of(lines, None)] == ["work"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Experience (2.4)", "work"),
        ("Work History & Responsibilities", "work"),
        ("PROJECTS (the ones I am proud of, and some more of them besides)", "projects"),
        ("Responsibilities", None),
    ],
)
def test_what_a_heading_adds_to_its_words(text: str, kind: str | None) -> None:
    assert heading_kind(text) == kind


def test_headings_written_wrong() -> None:
    assert misspelt_kind("Work Experiance") == "work"
    assert misspelt_kind("BERUFSERFARUNG") == "work"
    assert misspelt_kind("Harbour Office") is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Été - 2019", "2019", None),
        ("Verano de 2017 - Hoy", "2017", None),
        ("Finales de 2015 – Otoño de 2018", "2015", "2018"),
        ("(Aug’ 2011 – Aug’ 2016)", "2011-08", "2016-08"),
        ("30/06/2012– alla data attuale", "2012-06-30", None),
    ],
)
def test_parts_of_years(text: str, start: str, end: str | None) -> None:
    found = find_range(text, day_first=True)
    assert found is not None
    assert (found.start, found.end if not found.single else None) == (start, end)


def test_degrees_and_schools_stand_where_those_of_the_other_entries_do() -> None:
    studies = parse_education(
        [
            Line("Bachelor of Science\t2018 – 2021", gap=True), Line("University of Ulm"),
            Line("F.Sc Pre-Engineering\t2016 – 2018", gap=True), Line("Harbour Education System"),
            Line("Master of Arts\t2021 – 2023", gap=True), Line("University of Kiel"),
        ],
        None,
    )  # fmt: skip
    assert (studies[1].studyType, studies[1].institution) == ("F.Sc Pre-Engineering", "Harbour Education System")


def test_the_degree_of_a_school_from_the_lines_below_it() -> None:
    (study,) = parse_education(
        [
            Line("National University of Iceland\t2006 – 2010", gap=True),
            Line("Bachelor of Business Administration with honours.", bullet=True),
        ],
        None,
    )
    assert study.institution == "National University of Iceland"
    assert study.studyType == "Bachelor of Business Administration"


def test_the_state_of_studies_parts_degree_and_school() -> None:
    studies = parse_education([Line("Ensino médio (CURSANDO) EE Rosa Lima", gap=True)], None)
    assert [(study.studyType, study.institution) for study in studies] == [("Ensino médio", "EE Rosa Lima")]


def test_dated_groups_without_headings_are_jobs_and_studies() -> None:
    lines = [
        Line("Geburtsort\tUlm"),
        Line("11/2017 – 08/2019\tProduktionsmitarbeiter", gap=True), Line("Kessel Rohrbau GmbH – Ulm"),
        Line("08/2017 – 10/2017\tKüchenhilfe", gap=True), Line("Hotel Anker – Ulm"),
        Line("KENNTNISSE", gap=True), Line("Java"),
        Line("Diplom, Universität am Fluss\t2008 – 2012", column=1), Line("Abitur, Gymnasium am Fluss\t2004 – 2006", column=1),
    ]  # fmt: skip
    assert [(section.kind, section.title, len(section.lines)) for section in sections_of(lines, None)] == [
        ("head", "", 1),
        ("work", "", 4),
        ("skills", "KENNTNISSE", 1),
        ("education", "", 2),
    ]


def test_words_of_one_font_are_one_stretch() -> None:
    glyphs = []
    for number, char in enumerate("Nurse, Oxley"):
        solid = Glyph(char, 5.0 * number, 5.0 * number + 5, 0, 10, 10, False, face=BOLD if number < 6 else ITALIC)
        glyphs.append(solid if char != " " else Glyph(" ", 0, 0, 0, 0, 0, False))
    (segment,) = segments_of(glyphs)
    assert faces_of(segment) == [("Nurse,", BOLD), ("Oxley", ITALIC)]


UNHEADED = {
    "studies below the jobs": (
        """Noor Haddad
Leeds | noor.haddad@example.org

Registered Social Worker
Senior Social Worker, City of Bradford Council, Jan 2020 - present
Social Worker, Kirklees Council, 2016 - 2019
MA Social Work, University of Leeds, 2016
BSc Psychology, University of Hull, 2013
""",
        [("Senior Social Worker", "City of Bradford Council"), ("Social Worker", "Kirklees Council")],
        [("MA", "University of Leeds"), ("BSc", "University of Hull")],
    ),
    "a school where one teaches is no study": (
        """Ines Falk
Dayton, OH | ines.falk@example.org

Physics Teacher, Riverside High School, 2017 - present
Student Teacher, Lakeview High School, 2016 - 2017
B.S. Physics, Wright State University, 2015
""",
        [("Physics Teacher", "Riverside High School"), ("Student Teacher", "Lakeview High School")],
        [("B.S.", "Wright State University")],
    ),
    "a certificate below the last job": (
        """Tomas Reyes
Tucson, AZ | tomas.reyes@example.org

Bus Driver, Pima Transit, August 2015 - present
Delivery Driver, Saguaro Foods, 2010 - 2015
High school diploma, Desert View High School
""",
        [("Bus Driver", "Pima Transit"), ("Delivery Driver", "Saguaro Foods")],
        [("High school diploma", "Desert View High School")],
    ),
    "a study above the jobs": (
        """Lena Brandt
Austin, TX | lena.brandt@example.org
B.S. Civil Engineering, Baylor University, May 2024, GPA 3.6

Experience
Site Engineer, Lone Star Bridges Inc., June 2024 - present
- Checked the formwork of two bridges
""",
        [("Site Engineer", "Lone Star Bridges Inc.")],
        [("B.S.", "Baylor University")],
    ),
}


@pytest.mark.parametrize("name", UNHEADED)
def test_what_no_heading_of_the_resume_tells_of_is_found_by_what_it_says(name: str) -> None:
    text, jobs, studies = UNHEADED[name]
    resume = read_resume_bytes(text.encode()).resume
    assert [(one.position, one.name) for one in resume.work] == jobs
    assert [(one.studyType, one.institution) for one in resume.education] == studies
