"""What a page tells besides its words: tab stops, weights, drawn bullets, broken dates, margins, columns' names."""

from __future__ import annotations

import pytest

from companion.profile.document import Line, collapse
from companion.profile.parse.commas import comma_parts, may_be_place
from companion.profile.parse.headings import stem_kind
from companion.profile.parse.outline import sections_of
from companion.profile.parse.skills import parse_certificates, parse_languages
from companion.profile.parse.tables import table_of
from companion.profile.readers.glyphs import Glyph, Segment, parted_by_weight, segments_of
from companion.profile.readers.layout import Page, reading_order
from companion.profile.readers.rows import rows_of
from tests.profile.sections import parse_work


def _glyphs(text: str, left: float, top: float, bold: str = "") -> list[Glyph]:
    """Characters 5 points wide, 10 points high; a space of 3 points."""
    made: list[Glyph] = []
    for number, char in enumerate(text):
        x = left + 5 * number - 2 * text[:number].count(" ")
        solid = Glyph(char, x, x + 5, top - 10, top, 10, number < len(bold))
        made.append(solid if char != " " else Glyph(" ", 0, 0, 0, 0, 0, False))
    return made


def _segment(text: str, left: float, top: float, size: float = 10) -> Segment:
    return Segment(text, left, left + 5 * len(text), top - size, top, size, False)


def test_words_that_begin_below_each_other_after_a_wide_gap_are_cells() -> None:
    glyphs: list[Glyph] = []
    for row, label in enumerate(("2011", "2013", "2015", "2019")):
        glyphs += [*_glyphs(label, 10, 100 - 15 * row), *_glyphs("Nurse in Cork", 38, 100 - 15 * row)]
    assert {segment.text for segment in segments_of(glyphs)} == {"2011", "2013", "2015", "2019", "Nurse in Cork"}


@pytest.mark.parametrize(
    ("text", "bold", "parted"),
    [
        ("Pharmacist Ahepa Hospital", "Pharmacist", "Pharmacist\tAhepa Hospital"),
        ("Languages: Java", "Languages:", "Languages: Java"),
        ("Pharmacist Ahepa Hospital", "", "Pharmacist Ahepa Hospital"),
    ],
)
def test_a_change_of_weight_parts_a_line(text: str, bold: str, parted: str) -> None:
    (segment,) = segments_of(_glyphs(text, 0, 100, bold))
    assert parted_by_weight(segment) == parted


def test_dates_broken_in_a_narrow_margin_are_one_range() -> None:
    rows = rows_of(
        [
            _segment("Sept 2019 –", 10, 100), _segment("Engineer", 90, 100),
            _segment("present", 10, 88), _segment("Acme, Lyon", 90, 88),
        ]
    )  # fmt: skip
    assert [[s.text for s in row] for row in rows] == [["Sept 2019 – present", "Engineer"], ["Acme, Lyon"]]


def test_headings_in_the_margin_stand_above_their_sections() -> None:
    rows = rows_of(
        [
            _segment("Experience", 10, 100), _segment("Driver", 90, 100),
            _segment("Education", 10, 60), _segment("Abitur", 90, 60),
        ]
    )  # fmt: skip
    assert [[s.text for s in row] for row in rows] == [["Experience"], ["Driver"], ["Education"], ["Abitur"]]


def test_labels_that_end_at_one_edge_are_a_margin_and_no_column() -> None:
    labels = ("2017 – 2021", "Project", "Main tasks", "2015 – 2017", "Project", "Languages")
    texts = ("Work experience", "Monitoring of wells", "Building of pumps", "Fitter, Brig", "Repair of pumps", "Polish")
    segments: list[Segment] = []
    for row, (label, text) in enumerate(zip(labels, texts, strict=True)):
        segments += [_segment(label, 90 - 5 * len(label), 700 - 20 * row), _segment(text, 120, 700 - 20 * row)]
    lines = reading_order([Page(400, 800, segments)])
    assert [line.text for line in lines] == [f"{a}\t{b}" for a, b in zip(labels, texts, strict=True)]


def test_a_large_name_is_no_cell_beside_an_address() -> None:
    rows = rows_of([_segment("Ewa Durand", 10, 100, 28), _segment("Rue 17", 200, 98)])
    assert [[s.text for s in row] for row in rows] == [["Ewa Durand"], ["Rue 17"]]


def test_pictures_part_what_stands_around_them() -> None:
    assert collapse("☎ 0113 496 0123 ✉ a@b.example") == "0113 496 0123\ta@b.example"


def test_brackets_and_legal_forms_stay_with_their_names() -> None:
    assert comma_parts("Gestamp, S.A., Bilbao (Bizkaia, Spain)") == ["Gestamp, S.A.", "Bilbao (Bizkaia, Spain)"]
    assert may_be_place("Ocho Rios")
    assert not any(map(may_be_place, ("Audit Manager", "Institute of Hydrology", "82nd Division", "SAP")))


def test_a_table_is_read_by_the_names_of_its_columns() -> None:
    lines = [Line("Degree\tInstitute\tYear"), Line("MBA\tIIM\t2021"), Line("a note")]
    names = {"year": "year", "school": "institute", "degree": "degree"}
    assert table_of(lines, names) == [{"degree": "MBA", "school": "IIM", "year": "2021"}]
    assert table_of(lines[1:], names) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Berufliche Tätigkeiten", "work"),
        ("Formación complementaria", "education"),
        ("Language competences", "languages"),
        ("Strengths and hobbies", "other"),
        ("Ocean", None),
    ],
)
def test_a_heading_is_known_by_the_stems_of_its_words(text: str, kind: str | None) -> None:
    assert stem_kind(text) == kind


def test_a_heading_of_unknown_words_is_known_by_what_stands_below_it() -> None:
    lines = [
        Line("Languages", 13, True), Line("Korean", 11),
        Line("Where I’ve earned my bread", 13, True, gap=True), Line("Store Manager, H Mart\t2018 – 2020", 11),
        Line("Where I’ve sat in class", 13, True, gap=True), Line("B.S., Business\t2012", 11), Line("and more", 11),
    ]  # fmt: skip
    assert [section.kind for section in sections_of(lines, None)] == ["languages", "work", "education"]


def test_languages_and_certificates_in_a_row_are_parted() -> None:
    spoken = parse_languages([Line("Korean – Native English – Fluent")])
    assert [(s.language, s.fluency) for s in spoken] == [("Korean", "Native"), ("English", "Fluent")]
    held = parse_certificates([Line("CKA (2020), AWS SysOps Administrator (2019)")], None)
    assert [(c.name, c.date) for c in held] == [("CKA", "2020"), ("AWS SysOps Administrator", "2019")]


def test_dates_above_each_other_with_a_bar_between_are_one_range() -> None:
    rows = rows_of(
        [
            _segment("2023", 10, 100), _segment("Data Scientist", 90, 100),
            _segment("|", 18, 88), _segment("Acme, Lyon", 90, 88),
            _segment("2021", 10, 76), _segment("Forecasts", 90, 76),
        ]
    )  # fmt: skip
    assert [[s.text for s in row] for row in rows] == [["2021 – 2023", "Data Scientist"], ["Acme, Lyon"], ["Forecasts"]]


def test_items_of_a_list_above_indented_dated_lines_are_employers() -> None:
    lines = [
        Line("Google\tDublin, Ireland", left=36, bullet=True, gap=True),
        Line("Software Engineer\tOct 2016 – Present", left=47),
        Line("Kept a service running", left=60, bullet=True),
        Line("Coursera\tDublin, Ireland", left=36, bullet=True),
        Line("Data Scientist\tJan 2014 – Oct 2016", left=47),
        Line("Built a model", left=60, bullet=True),
    ]
    works = parse_work(lines, None)
    assert [(w.name, w.position, len(w.highlights)) for w in works] == [
        ("Google", "Software Engineer", 1),
        ("Coursera", "Data Scientist", 1),
    ]


def test_two_columns_with_dates_of_their_own_are_read_one_after_the_other() -> None:
    def column(left: float, heading: str, words: str) -> list[Segment]:
        made = [_segment(heading, left, 700)]
        for row in range(3):
            made += [_segment(f"10/201{row} - 07/201{row + 1}", left, 680 - 60 * row)]
            made += [_segment(f"{words} {line}", left, 665 - 60 * row - 12 * line) for line in range(3)]
        return made

    segments = [*column(40, "EDUCATION", "Studied"), *column(320, "EXPERIENCE", "Worked")]
    lines = [line.text for line in reading_order([Page(600, 800, segments)])]
    assert lines.index("EXPERIENCE") == len(lines) // 2
