"""The sentences on a card read as a person would write them."""

from __future__ import annotations

import pytest

from companion.contracts import Blocker, Note, Posting, SkillRequirement
from companion.jobmatcher.person import PersonFacts, study_level
from companion.jobmatcher.score.card import Part
from companion.jobmatcher.score.fit import _years_reason, education_part
from companion.jobmatcher.score.skills import SkillMatch
from companion.jobmatcher.score.summary import write_summary


def _skill(name: str, category: str = "databases", **more: object) -> SkillRequirement:
    return SkillRequirement.model_validate({"name": name, "category": category, "required": True, **more})


@pytest.mark.parametrize(
    ("low", "high", "total", "alike", "expected"),
    [
        (5, None, 9.5, 9.4, "It asks for 5 years of experience; you have about 10, all in similar work."),
        (1, None, 8, 3.1, "It asks for 1 year of experience; you have 8, 3 of them in similar work."),
        (2, 4, 1.4, 0, "It asks for 2 to 4 years; you have about 1.5, in other work."),
        (0.5, None, 0, 0, "It asks for 6 months of experience; your profile shows none yet."),
        (None, 2, 3, 3, "It asks for no more than 2 years; you have 3, all in similar work."),
    ],
)
def test_years_are_told_as_a_person_tells_them(low, high, total, alike, expected) -> None:
    assert _years_reason(low, high, total, alike) == expected


def test_one_missing_skill_is_missing_and_two_are_missing() -> None:
    have = [_skill("Python"), _skill("SQL")]
    one = SkillMatch(matched=have, missing_required=[_skill("Kafka"), _skill("Teamwork", "teamwork")])
    assert "Kafka is missing" in write_summary(Posting(), one, [], [], 50)
    two = SkillMatch(matched=have, missing_required=[_skill("Kafka"), _skill("Redis")])
    assert "Kafka and Redis are missing" in write_summary(Posting(), two, [], [], 50)


def test_alternatives_are_one_gap() -> None:
    lack = [_skill("Tableau", alternatives=1), _skill("Power BI", alternatives=1)]
    text = write_summary(Posting(), SkillMatch(matched=[_skill("SQL")], missing_required=lack), [], [], 50)
    assert "Tableau or Power BI is missing" in text


def test_a_licence_is_named_once() -> None:
    blockers = [
        Blocker(kind="licence", reason=f"It needs this licence: {name}.") for name in ("Teaching licence", "QTS")
    ]
    match = SkillMatch(missing_required=[_skill("Teaching licence"), _skill("Teaching")])
    text = write_summary(Posting(), match, [], blockers, 20)
    assert text == ("It needs this licence: Teaching licence. It builds on Teaching, which your profile does not show.")


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("master", "Your master level covers the bachelor level it asks for."),
        ("associate", "It asks for bachelor level; yours is associate."),
    ],
)
def test_a_higher_degree_is_no_reproach(own: str, expected: str) -> None:
    part = education_part(Posting(education=Note(value="bachelor")), PersonFacts(education=own), 6.0)
    assert part.reason == expected


def test_a_posting_that_names_only_soft_skills_is_told_by_its_title() -> None:
    match = SkillMatch(missing_required=[_skill("Reliability", "self-management"), _skill("Teamwork", "teamwork")])
    parts = [
        Part("title", "Job title", 18.0, 0.0, "None of your titles is near it."),
        Part("place", "Place", 10.0, 1.0, "It is in Berlin, where you are."),
    ]
    text = write_summary(Posting(), match, parts, [], 35)
    assert text == "The title is some way from what you have done. It is in Berlin, where you are."


@pytest.mark.parametrize(
    ("kind", "area", "expected"),
    [
        ("Certificate", "Welding Technology", "vocational"),
        ("Apprenticeship", "Electrician", "vocational"),
        ("BSc (Hons)", "Adult Nursing", "bachelor"),
        ("PGCE", "Secondary Education", "bachelor"),
        ("M.A.", "German", "master"),
        ("Diplom", "Informatik", "master"),
        ("AAS", "Welding", "associate"),
        ("Intermediate", "Science", "high_school"),
        ("", "", None),
    ],
)
def test_a_study_has_the_level_its_kind_tells(kind: str, area: str, expected: str | None) -> None:
    assert study_level(kind, area) == expected
