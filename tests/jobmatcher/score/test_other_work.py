"""Work of another profession: what keeps it from the top of a person's list, and what does not."""

from __future__ import annotations

import pytest

from companion.contracts import Posting, SkillRequirement
from companion.jobmatcher.score.professions import PROFESSIONS, profession_of
from companion.profile.model import Profile
from tests.jobmatcher.score.conftest import TODAY


def asks(name: str, category: str = "x") -> SkillRequirement:
    return SkillRequirement(name=name, category=category, required=True)


def profile_of(position: str | None, study: str = "", certificate: str = "") -> Profile:
    work = [{"name": "Acme", "position": position, "startDate": "2019-01"}] if position else []
    education = [{"studyType": "Bachelor", "area": study}] if study else []
    certificates = [{"name": certificate}] if certificate else []
    return Profile.model_validate({"resume": {"work": work, "education": education, "certificates": certificates}})


@pytest.mark.parametrize(
    ("posting", "person", "blocked"),
    [
        ("Staff Nurse, Ward 7", profile_of("Hospital Porter"), True),
        ("Staff Nurse, Ward 7", profile_of("Healthcare Assistant"), True),
        ("Staff Nurse, Ward 7", profile_of("Nursing Assistant"), True),
        ("Staff Nurse, Ward 7", profile_of("Healthcare Assistant", study="Adult Nursing"), False),
        ("Staff Nurse, Ward 7", profile_of("Team Leader", certificate="NMC registration"), False),
        ("Staff Nurse, Ward 7", profile_of(None), False),
        ("Consultant Psychiatrist", profile_of("Mental Health Nurse"), True),
        ("Consultant Psychiatrist", profile_of("Specialty Doctor in Psychiatry"), False),
        ("Clinical Pharmacist", profile_of("Pharmacy Technician"), True),
        ("Pharmacy Technician", profile_of("Shop Assistant"), False),
        ("Student Nurse Placement Coordinator", profile_of("Receptionist"), False),
        ("Dental Nurse", profile_of("Receptionist"), False),
        ("Nursery Nurse", profile_of("Nanny"), False),
    ],
)
def test_registered_professions(scorer, posting, person, blocked) -> None:
    card = scorer.score(Posting(title=posting, skills=[asks("Patient care")]), person, TODAY)
    told = [one for one in card.blockers if one.kind == "licence"]
    assert bool(told) == blocked
    assert not told or "nothing in your profile shows" in card.summary


def test_every_profession_can_be_told_of_a_title_and_of_a_person() -> None:
    assert all(one.name.startswith(("a ", "an ")) for one in PROFESSIONS)
    for title in ("Registered Nurse", "Midwife", "Surgeon", "Pharmacist", "Dentist", "Veterinarian", "Physiotherapist",
                  "Radiographer", "Paramedic", "Clinical Psychologist", "Solicitor"):  # fmt: skip
        place = profession_of(title)
        assert place >= 0, title
        assert PROFESSIONS[place].shown_by.search(title.lower()), title


def test_the_town_and_a_skill_do_not_make_up_for_another_profession(scorer, profile) -> None:
    own = Posting(title="Software Engineer", locations=["Edinburgh, GB"], skills=[asks("Python"), asks("Kubernetes")])
    strange = Posting(
        title="Music Teacher", locations=["Leeds, GB"], skills=[asks("Communication", "communication"), asks("Python")]
    )
    assert scorer.score(own, profile, TODAY).score > scorer.score(strange, profile, TODAY).score + 10


def test_soft_skills_do_not_outweigh_the_one_that_makes_the_work(scorer, profile) -> None:
    names = ("Teamwork", "Empathy", "Motivation", "Time management", "Adaptability", "Communication")
    soft = [asks(name, "teamwork") for name in names]
    with_soft, without = (
        scorer.score(Posting(title="Backend Developer", skills=[asks("Python"), *more]), profile, TODAY)
        for more in (soft, [])
    )
    assert without.score - with_soft.score < 15
    assert [one.name for one in with_soft.missing_required] == list(names)


def test_hard_gaps_are_named_before_soft_ones(scorer, profile) -> None:
    posting = Posting(title="Backend Developer", skills=[asks("Empathy", "teamwork"), asks("Kafka"), asks("Python")])
    assert [one.name for one in scorer.score(posting, profile, TODAY).missing_required] == ["Kafka", "Empathy"]


def test_a_graduate_is_known_by_the_study_and_one_who_has_worked_by_the_work(scorer) -> None:
    posting = Posting(title="Hardware Design Engineer", skills=[asks("Verilog")])
    graduate = profile_of("Intern", study="Electrical Engineering")
    graduate.resume.work[0].startDate = "2026-03"
    part = next(one for one in scorer.score(posting, graduate, TODAY).components if one.name == "title")
    assert part.value >= 0.7
    assert "study of Electrical Engineering" in part.reason
    baker = profile_of("Baker", study="Electrical Engineering")
    part = next(one for one in scorer.score(posting, baker, TODAY).components if one.name == "title")
    assert part.value < 0.4


def test_abroad_weighs_though_the_posting_states_no_workplace(scorer, profile) -> None:
    home, abroad = (
        scorer.score(Posting(title="Software Engineer", locations=[place], skills=[asks("Python")]), profile, TODAY)
        for place in ("Bristol, GB", "New York, NY, US")
    )
    assert abroad.score < home.score - 10
    assert abroad.band == "poor"
