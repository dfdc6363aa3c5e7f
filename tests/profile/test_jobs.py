"""The headers of jobs, read by one decision over all their lines and parts."""

from __future__ import annotations

import pytest

from companion.profile.document import Line, clean
from companion.profile.importer import read_resume_bytes
from companion.profile.parse.job_parts import parts_of
from companion.profile.parse.job_roles import assign
from companion.profile.parse.outline import sections_of
from companion.profile.parse.work import read_work
from companion.profile.readers.glyphs import Glyph, segments_of
from tests.profile.sections import parse_work

Job = tuple[str | None, str | None, str | None]


def _jobs(*lines: Line) -> list[Job]:
    return [(work.position, work.name, work.location) for work in parse_work(lines, None)]


@pytest.mark.parametrize(
    ("header", "job"),
    [
        ("Deckhand, Tideway Ferries, Ostby, Norway", ("Deckhand", "Tideway Ferries", "Ostby, Norway")),
        ("Kranführerin im Hafen, Brackwasser GmbH", ("Kranführerin im Hafen", "Brackwasser GmbH", None)),
        ("FSJ im Haus Lindenblick, Hamburg", ("FSJ", "Haus Lindenblick", "Hamburg")),
        ("Oakmere Clinic | 7 Mill Street | Night Nurse", ("Night Nurse", "Oakmere Clinic", None)),
        ("Baker / Pastry cook @ Larkspur Mills", ("Baker / Pastry cook", "Larkspur Mills", None)),
        ("Plumber. Harbour Works, Cork Ireland", ("Plumber", "Harbour Works", "Cork Ireland")),
        ("Lecturer\tin marine biology\tOakham College", ("Lecturer in marine biology", "Oakham College", None)),
        ("Position\tMachinist\tPegari", ("Machinist", "Pegari", None)),
        ("Lunaria Store│ Buyer", ("Buyer", "Lunaria Store", None)),
        ("Kelp\tCo.\tDiver", ("Diver", "Kelp, Co.", None)),
        ("Fitter (CDI - 2 ans)\tRemote\tPegari Ltd", ("Fitter", "Pegari Ltd", "Remote")),
        ("Judge's clerk, Hon. Ada Quill, District Court", ("Judge's clerk", "Hon. Ada Quill, District Court", None)),
    ],
)
def test_the_names_of_a_header(header: str, job: Job) -> None:
    assert _jobs(Line(clean(f"{header}\t2015 – 2018"))) == [job]


def test_the_best_ways_to_read_a_header_come_one_for_each_set_of_names() -> None:
    line = Line("Harbour Pilot, Nordhavn")
    ways = assign(parts_of(line, line.text))
    assert ways[0].roles[0] == "position"
    assert sorted(ways, key=lambda way: -way.score) == ways
    assert len({frozenset(way.roles) - {"aside"} for way in ways}) == len(ways)


def test_a_sentence_below_a_position_is_no_employer() -> None:
    lines = [
        Line("Gardener\t2018 – 2020", gap=True), Line("Responsible for global supply of seedlings"),
        Line("Head Gardener\t2020 – 2022", gap=True), Line("I was the one with keys"),
    ]  # fmt: skip
    assert _jobs(*lines) == [("Gardener", None, None), ("Head Gardener", None, None)]


def test_an_employer_below_a_position_is_not_that_of_the_next_one() -> None:
    lines = [
        Line("Gardener\t2018 – 2020", gap=True), Line("Oxley Nurseries"), Line("Grew roses.", bullet=True),
        Line("Freelance Gardener\t2020 – 2022", gap=True), Line("Heidelberg"), Line("Cut hedges.", bullet=True),
    ]  # fmt: skip
    assert _jobs(*lines) == [("Gardener", "Oxley Nurseries", None), ("Freelance Gardener", None, "Heidelberg")]


def test_one_employer_above_several_positions_with_departments() -> None:
    lines = [
        Line("Tarrow Stores Ltd, Leeds\t2012 – 2019", gap=True),
        Line("Manager, Inbound Logistics (2016 – 2019)"), Line("Cut costs.", bullet=True),
        Line("Buyer, Fresh Food (2012 – 2016)"), Line("Bought.", bullet=True),
    ]  # fmt: skip
    assert _jobs(*lines) == [
        ("Manager, Inbound Logistics", "Tarrow Stores Ltd", "Leeds"),
        ("Buyer, Fresh Food", "Tarrow Stores Ltd", "Leeds"),
    ]


def test_wrapped_lines_of_a_description_are_no_jobs_without_dates() -> None:
    lines = [
        Line("Technician\t2015 – 2018"), Line("Oxley Pumps GmbH"), Line("Support for Teams of Developers and"),
        Line("Engineers at the Works in Ulm"), Line("Fitter\t2012 – 2015"), Line("Brig Pumps GmbH"),
    ]  # fmt: skip
    assert _jobs(*lines) == [("Technician", "Oxley Pumps GmbH", None), ("Fitter", "Brig Pumps GmbH", None)]


def test_employers_that_look_like_headings_stay_among_the_jobs() -> None:
    head = {"size": 12.0, "bold": True, "gap": True}
    lines = [
        Line("WORK EXPERIENCE", **head), Line("MERIDIA", **head), Line("Line Cook\tMay 2021 – 2023", 10), Line("Cooked.", 10),
        Line("HALCYON", **head), Line("Night Porter\tMay 2018 – 2021", 10), Line("Kept watch.", 10),
        Line("EDUCATION", **head), Line("Oakham College\t2010 – 2013", 10),
    ]  # fmt: skip
    work, _ = sections_of(lines, None)
    assert _jobs(*work.lines) == [("Line Cook", "MERIDIA", None), ("Night Porter", "HALCYON", None)]


def test_a_sure_heading_holds_against_what_looks_like_jobs_below_it() -> None:
    head = {"size": 16.0, "bold": True, "gap": True}
    lines = [
        Line("Experience", **head), Line("Welder, Acme Ltd\t2010 – 2014", 11),
        Line("Education", **head), Line("Trainer Programme Technology Inc\t2018 – 2019", 11), Line("Sewing", 11),
        Line("Architect Course Solutions Ltd\t2017 – 2018", 11), Line("Assistant Course Systems Ltd\t2016 – 2017", 11),
        Line("Skills", **head), Line("Sewing", 11),
    ]  # fmt: skip
    assert [section.kind for section in sections_of(lines, None)] == ["work", "education", "skills"]


def test_a_heading_of_service_holds_against_dated_titles_below_it() -> None:
    head = {"size": 16.0, "bold": True, "gap": True}
    lines = [
        Line("Experience", **head), Line("Welder, Acme Ltd\t2010 – 2014", 11), Line("Skills", **head), Line("Sewing", 11),
        Line("Experience at sea", **head), Line("Deckhand, Tideway Ltd\t2008 – 2010", 11),
        Line("Service & outreach", **head), Line("Mentor, Oakham College\t2012 – 2013", 11),
        Line("Coordinator, Harbour Festival Ltd\t2011 – 2012", 11), Line("Treasurer, Fair Ltd\t2010 – 2011", 11),
    ]  # fmt: skip
    kinds = [section.kind for section in sections_of(lines, None)]
    assert kinds == ["work", "skills", "work", "other"]


def test_jobs_that_may_as_well_be_read_otherwise_are_told() -> None:
    lines = [Line("Blue Heron\tKestrel\t2019 – 2021", gap=True), Line("Larkspur"), Line("Sandpiper Ferry", gap=True)]
    works, unsure = read_work(lines, None)
    assert unsure
    assert all(any(work is one for one in works) for work in unsure)
    assert read_work([Line("Nurse, Alder Hospital\t2019 – 2021")], None)[1] == []
    text = "Jane Doe\njane@example.org\n\nEXPERIENCE\nBlue Heron    Kestrel    2019 - 2021\nLarkspur\nSandpiper Ferry\n"
    warnings = read_resume_bytes(text.encode()).warnings
    assert any(warning.startswith("not certain, check employer, position and dates: ") for warning in warnings)


def test_words_in_letters_of_one_width_are_no_cells() -> None:
    glyphs: list[Glyph] = []
    for row in range(6):
        for number, char in enumerate("Nets mended for all boats"):
            x = 6.0 * number
            solid = Glyph(char, x, x + 4, 100 - 15 * row - 10, 100 - 15 * row, 10, False)
            glyphs.append(solid if char != " " else Glyph(" ", 0, 0, 0, 0, 0, False))
    assert {segment.text for segment in segments_of(glyphs)} == {"Nets mended for all boats"}
