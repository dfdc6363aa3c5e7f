"""The arithmetic gives the score that the scorer gives: on real postings, and on any posting hypothesis makes up."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.contracts import ExperienceYears, Note, Posting, Salary, SkillRequirement
from companion.jobmatcher.places import place_reader
from companion.jobmatcher.ranking.arithmetic import Arithmetic
from companion.jobmatcher.ranking.block import build_block
from companion.jobmatcher.ranking.record import Compiler
from companion.jobmatcher.ranking.terms import Terms
from companion.jobmatcher.score.card import BLOCKED_CAP
from companion.jobmatcher.score.fit import SENIORITY
from companion.jobmatcher.score.scorer import Scorer
from companion.jobmatcher.understand.education import LEVELS
from companion.profile.model import Profile
from tests.jobmatcher.ranking import bulk
from tests.support.companion import MATCHER

TODAY = date(2026, 11, 24)
REAL = 150
TOLERANCE = 0.1001
PEOPLE = bulk.people()


def check(scorer: Scorer, postings: list[Posting], profile: Profile) -> None:
    terms = Terms()
    compiler = Compiler(terms, place_reader)
    block = build_block(range(len(postings)), [compiler.compile(posting) for posting in postings])
    person = scorer.person(profile, TODAY)
    scored = Arithmetic(terms, scorer.skills).score(block, person)
    cards = [scorer.score_facts(posting, person) for posting in postings]
    assert scored.blocked.tolist() == [bool(card.blockers) for card in cards]
    differences = scored.tenths / 10 - np.array([card.score for card in cards])
    assert np.abs(differences).max() <= TOLERANCE
    assert not scored.blocked.any() or scored.tenths[scored.blocked].max() <= BLOCKED_CAP * 10


@pytest.fixture(scope="module")
def real() -> list[Posting]:
    if not bulk.FOLDER.exists():
        pytest.skip("needs ../shared/data/postings_bulk")
    return bulk.postings(MATCHER.load()[0], REAL)


@pytest.mark.data
@pytest.mark.parametrize("who", range(len(PEOPLE)))
def test_real_postings(real: list[Posting], who: int) -> None:
    check(MATCHER.load()[1], real, PEOPLE[who])


TITLES = [
    "Senior Software Engineer", "Backend Engineer (m/w/d)", "Staff Nurse - Ward 7", "Staff Staff Nurse", "Cook", "", "Nurse",
    "Data Engineer / Data Scientist", "Krankenpfleger", "Mathematics Teacher", "Lead", "Underwater Basket Weaver", "Tutor, Tutor",
]  # fmt: skip
PLACES = [
    "Richmond, VA", "Leeds, LS1 4AP, GB", "GB", "Germany", "Remote", "Bradford", "Plymouth", "Lille, France", "Torrance, California, United States", "Paris, FR",
    "Île-de-France", "San Jose, Costa Rica", "", "nowhere at all",
]  # fmt: skip
SKILLS = [
    "Python",
    "PostgreSQL",
    "SQL",
    "Docker",
    "Kubernetes",
    "C++",
    "Leadership",
    "Wound care",
    "Software development",
    "Personal care",
    "Excel",
    "no such skill",
]
LICENCES = ["Driving licence", "NMC registration", "HGV licence", "Forklift licence"]

notes = st.builds(Note, value=st.sampled_from(["English", "Spanish (B2)", "French"]), required=st.booleans())
skills = st.builds(
    SkillRequirement,
    name=st.sampled_from(SKILLS),
    category=st.sampled_from(["databases", "communication", "languages"]),
    required=st.booleans(),
    years=st.none() | st.sampled_from([1.0, 3.0, 5.5, 12.0]),
    alternatives=st.none() | st.integers(0, 3),
)
postings = st.builds(
    Posting,
    title=st.none() | st.sampled_from(TITLES),
    locations=st.lists(st.sampled_from(PLACES), max_size=4),
    workplace=st.none() | st.sampled_from(["remote", "hybrid", "onsite"]),
    salary=st.none()
    | st.builds(
        Salary,
        min=st.none() | st.sampled_from([20.0, 3000.0, 50_000.0]),
        max=st.none() | st.sampled_from([30.0, 4000.0, 120_000.0]),
        currency=st.none() | st.sampled_from(["USD", "EUR"]),
        period=st.none() | st.sampled_from(["hour", "month", "year"]),
    ),
    skills=st.lists(skills, max_size=12),
    experience_years=st.none()
    | st.builds(
        ExperienceYears,
        min=st.none() | st.sampled_from([0.0, 2.0, 8.0, 30.0]),
        max=st.none() | st.sampled_from([1.0, 4.0, 10.0]),
    ),
    education=st.none() | st.builds(Note, value=st.sampled_from(LEVELS), required=st.booleans()),
    education_or_equivalent=st.booleans(),
    seniority=st.none() | st.sampled_from(list(SENIORITY)),
    languages=st.lists(notes, max_size=3),
    licences=st.lists(st.builds(Note, value=st.sampled_from(LICENCES), required=st.booleans()), max_size=3),
    clearance=st.none() | st.builds(Note, value=st.just("Secret"), required=st.booleans()),
    citizenship=st.none() | st.builds(Note, value=st.sampled_from(["US citizen", "US person"]), required=st.booleans()),
    sponsorship=st.none() | st.sampled_from(["offered", "refused"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(postings, min_size=1, max_size=40), st.sampled_from(PEOPLE))
def test_any_posting(made: list[Posting], profile: Profile) -> None:
    check(MATCHER.load()[1], made, profile)


def test_no_postings_at_all() -> None:
    scorer = MATCHER.load()[1]
    empty = Arithmetic(Terms(), scorer.skills).score(build_block([], []), scorer.person(PEOPLE[0], TODAY))
    assert len(empty.tenths) == 0
