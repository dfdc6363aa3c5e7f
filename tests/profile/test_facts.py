"""Facts derived from a profile."""

from __future__ import annotations

from datetime import date

from companion.profile.experience import experience_years
from companion.profile.facts import current_work, full_name, latest_education, latest_work, name_parts, years_by_skill
from companion.profile.model import Applicant, Basics, Education, Profile, Resume, Work

TODAY = date(2024, 1, 1)


def test_parallel_jobs_count_once() -> None:
    resume = Resume(
        work=[
            Work(startDate="2020-01", endDate="2021-12"),
            Work(startDate="2021-01", endDate="2022-12"),
            Work(startDate="2023-01"),
        ]
    )
    assert experience_years(resume, TODAY) == 4.0


def test_bare_years_count_from_middle_to_middle_and_unknown_is_not_zero() -> None:
    assert experience_years(Resume(work=[Work(startDate="2019", endDate="2021")]), TODAY) == 2.0
    assert experience_years(Resume(work=[Work(name="Acme")]), TODAY) is None
    assert experience_years(Resume(), TODAY) is None


def test_the_future_is_not_experience() -> None:
    assert experience_years(Resume(work=[Work(startDate="2023-01", endDate="2030-01")]), TODAY) == 1.0


def test_current_and_latest() -> None:
    old, new = Work(name="Old", startDate="2015", endDate="2018"), Work(name="New", startDate="2019")
    assert current_work(Resume(work=[old, new])) is new
    assert current_work(Resume(work=[old])) is None
    assert latest_work(Resume(work=[old])) is old
    first, last = Education(institution="A", endDate="2010"), Education(institution="B", endDate="2014")
    assert latest_education(Resume(education=[first, last])) is last
    assert latest_education(Resume()) is None


def test_what_the_person_stated_wins_over_the_resume() -> None:
    profile = Profile(
        resume=Resume(basics=Basics(name="Jane van Doe")), applicant=Applicant(first_name="Janet", last_name="Doe")
    )
    assert full_name(profile) == "Janet Doe"
    assert (name_parts(profile).given, name_parts(profile).family) == ("Janet", "Doe")
    assert name_parts(Profile(resume=profile.resume)).family == "van Doe"


def test_years_by_skill_unites_the_works_that_mention_it() -> None:
    a = Work(startDate="2020-01", endDate="2020-12")
    b = Work(startDate="2020-07", endDate="2021-12")
    assert years_by_skill([("Python", a), ("Python", b), ("SQL", a), ("Go", Work())], TODAY) == {
        "Python": 2.0,
        "SQL": 1.0,
    }
