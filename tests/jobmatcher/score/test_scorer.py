"""What the score card promises, and what it says of plain cases."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.contracts import ExperienceYears, Note, Posting, Salary, ScoreCard, SkillRequirement, Workplace
from companion.jobmatcher.score.card import BLOCKED_CAP, Part, largest_remainder, weigh
from companion.profile.importer import read_resume_bytes
from companion.profile.model import PayWish, Profile, WorkAuthorization
from tests.jobmatcher.score.conftest import TODAY

SKILLS = [
    "Python",
    "PostgreSQL",
    "SQL",
    "Docker",
    "Java",
    "Kubernetes",
    "Wound care",
    "Forklift operation",
    "Accounting",
    "Communication",
    "Software development",
]


def skill(name: str, required: bool = True, **more: object) -> SkillRequirement:
    return SkillRequirement.model_validate({"name": name, "category": "x", "required": required, **more})


postings = st.builds(
    Posting,
    title=st.sampled_from([None, "Backend Developer", "Staff Nurse", "Welder", "Head of Finance"]),
    locations=st.lists(st.sampled_from(["Leeds", "London, UK", "Berlin, Germany", "Remote"]), max_size=2, unique=True),
    workplace=st.sampled_from([None, "remote", "hybrid", "onsite"]),
    salary=st.one_of(st.none(), st.builds(Salary, min=st.just(20_000.0), max=st.sampled_from([25_000.0, 60_000.0]), currency=st.just("GBP"), period=st.just("year"))),
    skills=st.lists(st.builds(skill, st.sampled_from(SKILLS), st.booleans(), alternatives=st.sampled_from([None, 1]), years=st.sampled_from([None, 3.0])), max_size=8, unique_by=lambda one: one.name),
    experience_years=st.one_of(st.none(), st.builds(ExperienceYears, min=st.floats(0, 20), max=st.none())),
    education=st.one_of(st.none(), st.builds(Note, value=st.sampled_from(["bachelor", "master", "high_school"]))),
    languages=st.lists(st.builds(Note, value=st.sampled_from(["English", "German"]), required=st.booleans()), max_size=2),
    sponsorship=st.sampled_from([None, "refused", "offered"]),
)  # fmt: skip
relaxed = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def with_skill(profile: Profile, name: str) -> Profile:
    grown = profile.model_copy(deep=True)
    grown.resume.skills[0].keywords.append(name)
    return grown


@relaxed
@given(posting=postings)
def test_contributions_add_up_to_the_score(scorer, profile, posting) -> None:
    card = scorer.score(posting, profile, TODAY)
    assert round(sum(round(part.contribution * 10) for part in card.components)) == round(card.score * 10)
    assert 0 <= card.score <= 100
    assert math.isclose(sum(part.weight for part in card.components), 1.0)
    assert all(0 <= part.value <= 1 for part in card.components)
    assert card.summary
    if card.blockers:
        assert card.score <= BLOCKED_CAP


@relaxed
@given(posting=postings, name=st.sampled_from(SKILLS))
def test_a_further_skill_never_lowers_the_score(scorer, profile, posting, name) -> None:
    before = scorer.score(posting, profile, TODAY).score
    assert scorer.score(posting, with_skill(profile, name), TODAY).score >= before


@relaxed
@given(posting=postings)
def test_a_blocker_less_never_lowers_the_score(scorer, profile, posting) -> None:
    refused = posting.model_copy(update={"sponsorship": "refused", "locations": ["Berlin, Germany"]})
    free = refused.model_copy(update={"sponsorship": None})
    assert scorer.score(free, profile, TODAY).score >= scorer.score(refused, profile, TODAY).score


@relaxed
@given(posting=postings, years=st.integers(1, 10))
def test_longer_work_never_lowers_the_score(scorer, profile, posting, years) -> None:
    longer = profile.model_copy(deep=True)
    longer.resume.work[-1].startDate = f"{2018 - years}-01"
    asked = posting.model_copy(update={"experience_years": ExperienceYears(min=12.0, max=None)})
    assert scorer.score(asked, longer, TODAY).score >= scorer.score(asked, profile, TODAY).score


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=12))
def test_largest_remainder_adds_up(values: list[float]) -> None:
    parts = largest_remainder(values)
    assert sum(parts) == round(math.fsum(values))
    assert all(abs(part - value) < 1.0001 for part, value in zip(parts, values, strict=True))


def test_unknown_is_not_zero() -> None:
    known, unknown = Part("a", "A", 3.0, 0.8, ""), Part("b", "B", 1.0, None, "")
    score, confidence, components = weigh([known, unknown], [])
    assert (score, confidence, len(components)) == (80.0, 0.75, 1)


def test_little_known_draws_the_score_to_the_middle_and_says_so() -> None:
    little, unknown = Part("a", "A", 1.0, 1.0, ""), Part("b", "Experience", 3.0, None, "")
    score, confidence, components = weigh([little, unknown], [])
    assert (score, confidence) == (67.9, 0.25)
    assert components[-1].name == "unknown"
    assert "experience" in components[-1].reason


def test_a_posting_that_hardly_says_more_than_its_title_is_not_perfect(scorer, profile) -> None:
    thin = Posting(title="Senior Software Engineer", locations=["Leeds"])
    whole = thin.model_copy(
        update={
            "skills": [skill(name) for name in ("Python", "PostgreSQL", "Docker", "Java")],
            "experience_years": ExperienceYears(min=4.0, max=None),
            "education": Note(value="bachelor"),
        }
    )
    assert scorer.score(thin, profile, TODAY).score < 85 < scorer.score(whole, profile, TODAY).score


def test_one_skill_says_less_than_four(scorer, profile) -> None:
    names = ("Python", "PostgreSQL", "Docker", "Java")
    one, four = (
        scorer.score(Posting(skills=[skill(name) for name in names[:count]]), profile, TODAY).components[0]
        for count in (1, 4)
    )
    assert one.value < four.value < 1.0
    assert "so few" in one.reason


def test_the_wrong_profession_is_not_made_good_by_the_town(scorer, profile) -> None:
    posting = Posting(title="Preschool Lead Teacher", locations=["Leeds"], education=Note(value="bachelor"))
    assert scorer.score(posting, profile, TODAY).band == "poor"


def test_a_fitting_posting_beats_an_unfitting_one(scorer, profile) -> None:
    fitting = Posting(
        title="Senior Python Developer", locations=["Leeds"], skills=[skill("Python"), skill("PostgreSQL")]
    )
    unfitting = Posting(title="Staff Nurse", locations=["Leeds"], skills=[skill("Wound care"), skill("Phlebotomy")])
    good, poor = scorer.score(fitting, profile, TODAY), scorer.score(unfitting, profile, TODAY)
    assert good.band == "excellent"
    assert poor.band == "poor"
    assert "Python" in good.summary
    assert [one.name for one in poor.missing_required] == ["Wound care", "Phlebotomy"]


def test_alternatives_are_one_requirement(scorer, profile) -> None:
    either = Posting(skills=[skill("Python", alternatives=1), skill("Ruby", alternatives=1)])
    card = scorer.score(either, profile, TODAY)
    assert card.missing_required == []
    assert card.components[0].reason.startswith("You have 1 of 1")


def test_a_full_bar_with_a_missing_skill_says_why(scorer, profile) -> None:
    known = ["Python", "PostgreSQL", "SQL", "Docker", "Java", "Software development", "Relational databases", "Git"]
    profile = with_skill(profile, "Git")
    asked = [skill(name) for name in [*known, "Forklift operation"]]
    card = scorer.score(Posting(title="Backend developer", skills=asked), profile, TODAY)
    part = next(one for one in card.components if one.name == "skills_required")
    assert part.value == 1.0
    assert part.reason == "You have 8 of 9, which counts as complete."


def test_a_skill_implies_its_broader_one(scorer, profile) -> None:
    card = scorer.score(Posting(skills=[skill("SQL")]), profile, TODAY)
    assert [one.name for one in card.matched] == ["SQL"]


def test_years_of_a_skill_count(scorer, profile) -> None:
    few, many = (
        scorer.score(Posting(skills=[skill("Java", years=years), skill("Rust")]), profile, TODAY)
        for years in (2.0, 9.0)
    )
    assert few.score > many.score


@pytest.mark.parametrize(
    ("posting", "change", "kind"),
    [
        (Posting(locations=["London, UK"], sponsorship="refused"), {"work_authorization": [WorkAuthorization(country="GB", needs_sponsorship=True)]}, "sponsorship"),
        (Posting(locations=["Austin, TX"], citizenship=Note(value="US citizen")), {"work_authorization": [WorkAuthorization(country="US", authorized=True, status="H-1B", needs_sponsorship=True)]}, "citizenship"),
        (Posting(clearance=Note(value="Secret")), {}, "clearance"),
        (Posting(locations=["Berlin, Germany"], workplace="onsite"), {"relocate": False}, "place"),
        (Posting(title="Staff Nurse", licences=[Note(value="NMC registration")]), {}, "licence"),
        (Posting(languages=[Note(value="German (C1)")]), {}, "language"),
        (Posting(salary=Salary(min=20_000, max=25_000, currency="GBP", period="year")), {"pay_minimum": PayWish(amount=40_000, currency="GBP")}, "salary"),
        (Posting(experience_years=ExperienceYears(min=25)), {}, "experience"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_blockers_cap_the_score(scorer, profile, posting, change, kind) -> None:
    posting = posting.model_copy(update={"skills": [skill("Python")]})
    changed = profile.model_copy(update={"applicant": profile.applicant.model_copy(update=change)})
    card = scorer.score(posting, changed, TODAY)
    assert [one.kind for one in card.blockers] == [kind]
    assert card.score <= BLOCKED_CAP
    assert card.blockers[0].reason in card.summary
    open_ended = posting.model_copy(
        update={
            "title": None,
            "sponsorship": None,
            "citizenship": None,
            "clearance": None,
            "locations": [],
            "workplace": None,
            "licences": [],
            "languages": [],
            "salary": None,
            "experience_years": None,
        }
    )
    assert scorer.score(open_ended, changed, TODAY).blockers == []


@pytest.mark.parametrize(
    ("asked", "status", "blocked"),
    [
        ("must be a U.S. citizen", "permanent resident", True),
        ("must be a U.S. citizen or permanent resident", "permanent resident", False),
        ("ITAR", "Green card", False),
        ("ITAR", "H-1B", True),
        ("must be a U.S. citizen", "US citizen", False),
        ("must be a U.S. citizen", None, False),
    ],
)
def test_permanent_residents_may_work_where_the_export_rules_count_them(
    scorer, profile, asked, status, blocked
) -> None:
    rights = [WorkAuthorization(country="US", authorized=True, status=status)]
    person = profile.model_copy(
        update={"applicant": profile.applicant.model_copy(update={"work_authorization": rights})}
    )
    posting = Posting(locations=["Austin, TX"], citizenship=Note(value=asked), skills=[skill("Python")])
    kinds = [one.kind for one in scorer.score(posting, person, TODAY).blockers]
    assert ("citizenship" in kinds) is blocked


def test_what_the_person_never_said_blocks_nothing(scorer) -> None:
    posting = Posting(
        title="Nurse", locations=["Austin, TX"], sponsorship="refused", citizenship=Note(value="US citizen"),
        salary=Salary(min=1, max=2, currency="USD", period="hour"), languages=[Note(value="German")],
        experience_years=ExperienceYears(min=10), skills=[skill("Wound care")],
    )  # fmt: skip
    assert scorer.score(posting, Profile(), TODAY).blockers == []


def test_remote_work_abroad_is_less_than_at_home(scorer, profile) -> None:
    home, abroad = (
        scorer.score(Posting(workplace="remote", locations=[place], skills=[skill("Python")]), profile, TODAY)
        for place in ("United Kingdom", "United States")
    )
    assert home.score > abroad.score


def test_work_far_away_counts_about_half_and_says_how_far(scorer, profile) -> None:
    """Leeds: Bradford is reached daily, Plymouth is not, and what is not said to be on site may be done from afar."""

    def card(place: str, workplace: Workplace | None) -> ScoreCard:
        posting = Posting(title="Backend developer", locations=[place], workplace=workplace, skills=[skill("Python")])
        return scorer.score(posting, profile, TODAY)

    near, unsaid, far = card("Bradford", "onsite"), card("Plymouth", None), card("Plymouth", "hybrid")
    assert near.score > unsaid.score + 10 > far.score + 20
    assert far.score < near.score * 0.6
    assert far.blockers == []
    place = next(part for part in far.components if part.name == "place")
    assert "km from you" in place.reason
    assert place.reason in far.summary
    assert "Bradford is about" in next(part.reason for part in near.components if part.name == "place")


def test_the_next_town_is_no_move(scorer, profile) -> None:
    stays = profile.model_copy(update={"applicant": profile.applicant.model_copy(update={"relocate": False})})
    posting = Posting(locations=["Bradford, UK"], workplace="onsite", skills=[skill("Python")])
    assert scorer.score(posting, stays, TODAY).blockers == []


def test_a_title_implies_what_is_its_work_but_less_than_saying_so(scorer) -> None:
    def nurse(position: str, summary: str = "") -> Profile:
        work = [{"name": "St. Luke's", "position": position, "startDate": "2019-01", "summary": summary}]
        return Profile.model_validate({"resume": {"work": work}})

    posting = Posting(
        title="Staff nurse", skills=[skill("Personal care"), skill("Infection control"), skill("Dialysis")]
    )
    plain, told, learning = (
        scorer.score(posting, person, TODAY)
        for person in (
            nurse("Registered Nurse"),
            nurse("Registered Nurse", "Personal care and infection control"),
            nurse("Nursing student"),
        )
    )
    assert [one.name for one in plain.missing_required] == ["Dialysis"]
    assert plain.matched == []
    assert told.score > plain.score > learning.score
    required = next(part for part in plain.components if part.name == "skills_required")
    assert "Your work as Registered Nurse implies Personal care, Infection control" in required.reason
    assert "Your title implies Personal care and Infection control; your resume should say so." in plain.summary
    assert len(learning.missing_required) == 3


def test_years_that_the_list_of_skills_states_count(scorer) -> None:
    text = "Trevor Banks\nWork experience\nClerk, Acme, 2022 - 2024\n\nSkills\n• Python (6 years)\n• Docker (less than 1 year)\n"
    resume = read_resume_bytes(text.encode()).resume
    assert [(one.name, one.level) for one in resume.skills] == [("Python", "6 years"), ("Docker", "less than 1 year")]
    facts = scorer.person(Profile(resume=resume), TODAY)
    assert facts.skills["Python"].years == 6
    assert facts.skills["Docker"].years is None


def test_the_department_of_an_employer_shows_what_was_worked_on_and_its_name_does_not(scorer) -> None:
    work = [
        {"name": "Haematology, University Hospitals of Aldermoor", "position": "Scientist", "startDate": "2019"},
        {"name": "Oracle Corporation", "position": "Clerk", "startDate": "2016", "endDate": "2018"},
    ]
    facts = scorer.person(Profile.model_validate({"resume": {"work": work}}), TODAY)
    assert facts.skills["Haematology"].years
    assert "Oracle Database" not in facts.skills
