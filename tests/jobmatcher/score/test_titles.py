from __future__ import annotations

import re

import pytest

from companion.jobmatcher.score.families import CLOSE, FAMILIES, NEIGHBOURS
from companion.jobmatcher.score.specialties import SPECIALTIES, specialties
from companion.jobmatcher.score.studies import work_of_study
from companion.jobmatcher.score.titles import ALIKE, SAME_FAMILY, TitleMatcher

MATCHER = TitleMatcher()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Senior Software Engineer", "Backend Developer"),
        ("Registered Nurse - ICU", "Staff Nurse"),
        ("Pflegefachkraft (m/w/d)", "Krankenschwester"),
        ("LKW-Fahrer (m/w/d)", "Truck Driver"),
        ("Rechtsanwalt", "Attorney"),
        ("Infirmier H/F", "Nurse"),
    ],
)
def test_the_same_work_under_another_name(one: str, other: str) -> None:
    assert MATCHER.similarity(one, other) >= 0.75


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Staff Nurse", "Software Engineer"),
        ("Welder", "Attorney"),
        ("Sales Manager", "Engineering Manager"),
        ("Chef", "Chef de projet"),
    ],
)
def test_other_work(one: str, other: str) -> None:
    assert MATCHER.similarity(one, other) <= 0.6


def test_similarity_is_symmetric_and_whole_for_equals() -> None:
    assert MATCHER.similarity("Data Analyst", "BI Developer") == MATCHER.similarity("BI Developer", "Data Analyst")
    assert MATCHER.similarity("Data Analyst", "Senior Data Analyst (remote)") == 1.0


def test_another_specialty_of_one_profession_is_further_away() -> None:
    same = MATCHER.similarity("Music Teacher", "Band and Choir Teacher")
    other = MATCHER.similarity("Music Teacher", "Mathematics Teacher")
    untold = MATCHER.similarity("Music Teacher", "Teacher")
    assert ALIKE <= other < SAME_FAMILY <= same
    assert untold >= SAME_FAMILY


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Software Engineer", "Frontend Developer", True),
        ("Registered Nurse", "Scrub Practitioner", True),
        ("Healthcare Assistant", "Staff Nurse", False),
        ("Research Assistant", "Chemist", False),
    ],
)
def test_years_count_in_close_families_and_not_in_neighbouring_ones(one: str, other: str, alike: bool) -> None:
    assert (MATCHER.similarity(one, other) >= ALIKE) == alike
    assert MATCHER.similarity(one, other) > MATCHER.similarity(one, "Bricklayer")


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Bank RGNs", "nurse"),
        ("Junior Sister - Ward 4", "nurse"),
        ("Locum Consultant in Elderly Medicine", "physician"),
        ("Management Consultant", "consulting"),
        ("Operating Department Practitioner", "theatre"),
        ("Adjunct Instructor, Biology", "lecturer"),
        ("ASIC Design Verification Engineer", "electrical"),
        ("Night Porter", "portering"),
        ("2nd Line Engineer", "it_support"),
    ],
)
def test_families(title: str, family: str) -> None:
    assert MATCHER.family(title) == family


def test_specialties_fit_into_a_number_of_64_bits() -> None:
    assert len(SPECIALTIES) <= 63
    assert specialties("Paediatric Staff Nurse") & specialties("Children's Nurse")
    assert specialties("Staff Nurse") == 0


@pytest.mark.parametrize(
    ("title", "unlike"),
    [("Bank ICT Engineer Band 4", "Band Director"), ("Math Teacher with verification", "ASIC Verification Engineer")],
)
def test_grades_and_remarks_of_a_title_are_no_specialties(title: str, unlike: str) -> None:
    assert specialties(unlike)
    assert specialties(title) & specialties(unlike) == 0


def test_a_title_without_a_specialty_has_those_of_the_others_of_its_family() -> None:
    held = MATCHER.held_specialties(["Mathematics Teacher", "Student Teacher", "Waiter"])
    assert held["Student Teacher"] == held["Mathematics Teacher"] == specialties("Mathematics Teacher")
    assert held["Waiter"] == 0
    alone = MATCHER.similarity("Art Teacher", "Student Teacher")
    assert MATCHER.similarity("Art Teacher", "Student Teacher", held["Student Teacher"]) < alone
    assert MATCHER.similarity("Teacher", "Student Teacher", held["Student Teacher"]) >= SAME_FAMILY


@pytest.mark.parametrize(
    ("area", "title"),
    [
        ("Electrical and Computer Engineering", "Hardware engineer"),
        ("Machine Learning", "Data scientist"),
        ("Laws", "Lawyer"),
        ("Ancient History", None),
    ],
)
def test_what_a_study_leads_to(area: str, title: str | None) -> None:
    assert work_of_study(area) == title


def test_the_table_is_sound() -> None:
    for table in (CLOSE, NEIGHBOURS):
        assert set(table) <= set(FAMILIES)
        assert all(set(names) <= set(FAMILIES) - {one} for one, names in table.items())
    assert all(re.compile(pattern).search("zzz") is None for pattern in FAMILIES.values())
