from __future__ import annotations

import re

import pytest

from companion.jobmatcher.score.families import FAMILIES, NEIGHBOURS
from companion.jobmatcher.score.titles import TitleMatcher

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


def test_the_table_is_sound() -> None:
    assert set(NEIGHBOURS) <= set(FAMILIES)
    assert all(set(names) <= set(FAMILIES) for names in NEIGHBOURS.values())
    assert all(re.compile(pattern).search("zzz") is None for pattern in FAMILIES.values())
