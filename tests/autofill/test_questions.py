"""Questions: authorisation by country, sponsorship with negations, pay, self-identification; and what stays open."""

from __future__ import annotations

import pytest

from companion.autofill.context import Answer, AnswerBook
from companion.contracts import Posting
from companion.profile.model import Profile
from tests.autofill.build import APPLICANT, field, item, plan, value
from tests.eval.eval_forms import DEMOGRAPHICS

YN = ("Yes", "No")
STATED = APPLICANT.model_copy(
    update={"applicant": APPLICANT.applicant.model_copy(update={"demographics": DEMOGRAPHICS})}
)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Are you legally authorized to work in the United States?", "Yes"),
        ("Are you authorised to work in the UK?", "No"),
        ("Do you have the right to work in Germany?", None),
        ("Are you legally authorized to work in the country in which you are applying?", None),
        ("Are you authorized to work in the US or Canada?", None),
        ("Will you now or in the future require sponsorship for employment visa status in the U.S.?", "No"),
        ("Will you require visa sponsorship to work in the United Kingdom?", "Yes"),
        ("Can you work in the US without sponsorship?", "Yes"),
        ("Are you authorized to work in the UK without sponsorship?", "No"),
        ("Are you authorized to work in the US, and will you require sponsorship?", None),
        ("Are you at least 18 years of age?", "Yes"), ("Are you at least 21 years of age?", None), ("Are you under 18?", None),
        ("Are you willing to relocate?", "Yes"), ("Do you require relocation assistance?", None),
        ("Do you have a valid driver's license?", "Yes"), ("Are you currently located in Canada?", "No"),
        ("Are you located in Paris?", None), ("Have you ever been convicted of a felony?", None),
        ("Do you have 5 years of experience with Kubernetes?", None),
        ("The salary is $110k-$140k. Does this meet your expectations?", "Yes"),
        ("The salary is $80,000 - $95,000. Does this meet your expectations?", None),
        ("The salary is €110,000 - €140,000. Does this meet your expectations?", None),
        ("The pay is $11,000 - $14,000 a month. Does this meet your expectations?", None),
        ("We pay well. Does the salary meet your expectations?", None),
        ("Are you a US citizen?", "Yes"), ("Are you a citizen of Canada?", None), ("Are you not a US citizen?", None),
        ("Are you a US citizen, refugee or asylee?", None),
        ("¿Tiene permiso de trabajo en la Unión Europea?", None), ("Avez-vous un permis de travail dans l'Union européenne ?", None),
        ("Haben Sie eine Arbeitserlaubnis für die Europäische Union?", None),
    ],
)  # fmt: skip
def test_yes_no(label: str, expected: str | None) -> None:
    assert value(field(label, "radio", YN)) == expected


def test_when_one_can_start_is_chosen_by_the_notice_period_where_no_day_is_stated() -> None:
    asked = field("When can you start?", "select", ("Immediately", "2 weeks notice", "1 month notice", "2-3 months"))
    dayless = APPLICANT.applicant.model_copy(update={"start_date": None})
    assert value(asked, profile=APPLICANT.model_copy(update={"applicant": dayless})) == "1 month notice"
    assert value(asked) is None
    nothing = dayless.model_copy(update={"notice_period": None})
    assert value(asked, profile=APPLICANT.model_copy(update={"applicant": nothing})) is None


def test_how_long_one_has_worked_beside_wanted_pay_is_no_period_of_pay() -> None:
    years = field("Years of experience", "select", ("1-5 years", "5-10 years", "10+ years"))
    assert value(years, field("Expected salary (USD/year)")) == "10+ years"


def test_one_class_of_a_licence_and_words_about_military_service_are_left_open() -> None:
    assert value(field("Kat. A", "checkbox", nearby="Prawo jazdy")) is None
    served = field("Military service", "textarea", placeholder="If other than honorable, please explain")
    assert value(served, profile=STATED) is None


def test_the_posting_says_which_country() -> None:
    label = "Are you legally authorized to work in the country in which you are applying?"
    here = Posting(company="Acme", locations=["Austin, TX"])
    found = item(field(label, "select", YN), posting=here)
    assert found is not None
    assert (found.value, found.source) == ("Yes", "profile:applicant.work_authorization[US]")
    assert found.sensitive
    assert value(field(label, "select", YN), posting=Posting(locations=["London, UK"])) == "No"
    assert value(field(label, "select", YN), posting=Posting(locations=["London, UK", "Austin, TX"])) is None


@pytest.mark.parametrize(
    "label", ["Gender", "Race", "Veteran status", "Disability status", "Are you Hispanic or Latino?", "Pronouns"]
)
def test_self_identification_only_from_the_persons_own_statement(label: str) -> None:
    options = ("Yes", "No", "Female", "Male", "White", "I am not a veteran", "She/her")
    assert value(field(label, "select", options)) is None
    assert value(field(label, "text")) is None


@pytest.mark.parametrize(
    ("label", "options", "expected"),
    [
        ("Gender", ("Male", "Female", "Decline to self-identify"), "Female"),
        ("Geschlecht", ("männlich", "weiblich", "divers"), "weiblich"),
        ("Race", ("Hispanic or Latino", "White (Not Hispanic or Latino)", "Asian", "Two or More Races"), "White (Not Hispanic or Latino)"),
        ("Veteran status", ("I am a veteran", "I am not a veteran", "Decline to answer"), "I am not a veteran"),
        ("Are you Hispanic/Latino?", ("Yes", "No", "Decline To Self Identify"), "No"),
    ],
)  # fmt: skip
def test_self_identification_as_stated(label: str, options: tuple[str, ...], expected: str) -> None:
    assert value(field(label, "select", options), profile=STATED) == expected


def test_a_person_who_declines_declines() -> None:
    declined = Profile.model_validate({"applicant": {"demographics": {"gender": "I prefer not to say"}}})
    assert (
        value(field("Gender", "select", ("Male", "Female", "Decline to self-identify")), profile=declined)
        == "Decline to self-identify"
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (field("Salary expectations"), "120,000 USD per year"), (field("Desired salary", "number"), "120000"),
        (field("Expected salary (EUR)"), None), (field("Desired hourly rate", "number"), None), (field("Current salary"), None),
        (field("Expected salary", "select", ("Under $100k", "$100k-$119k", "$120k-$139k")), "$120k-$139k"),
        (field("Are you comfortable with the salary range?", "radio", YN), None),
    ],
)  # fmt: skip
def test_pay(asked, expected) -> None:
    assert value(asked) == expected


def test_worked_here_only_when_stated() -> None:
    asked = field("Have you ever worked for Acme?", "radio", YN)
    assert value(asked, posting=Posting(company="Acme")) == "No"
    assert value(asked, posting=Posting(company="Engine Works Inc.")) == "Yes"
    assert value(asked) is None
    assert value(asked, posting=Posting(company="Acme"), profile=Profile()) is None


def test_how_did_you_hear() -> None:
    assert value(field("How did you hear about us?", "select", ("Indeed", "LinkedIn", "Friend"))) == "LinkedIn"
    assert value(field("How did you hear about us?", "select", ("Indeed", "Friend"))) is None


BOOK = AnswerBook(
    [
        Answer(1, "Why are you interested in this position?", "Because."),
        Answer(2, "Do you have 3 years of experience with Go?", True),
        Answer(3, "Which team do you prefer?", "Platform", "employer:Acme"),
    ]
)


@pytest.mark.parametrize(
    ("label", "company", "expected"),
    [
        ("Why are you interested in this position?", None, "Because."),
        ("Please tell us: why are you interested in the position", None, "Because."),
        ("Why are you not interested in this position?", None, None),
        ("Do you have 5 years of experience with Go?", None, None),
        ("Which team do you prefer?", "Acme", "Platform"),
        ("Which team do you prefer?", "Other", None),
    ],
)
def test_remembered(label: str, company: str | None, expected: str | None) -> None:
    posting = Posting(company=company) if company else None
    assert value(field(label, "textarea"), answers=BOOK, posting=posting) == expected


def test_every_open_question_says_why() -> None:
    made = plan(field("Do you have the right to work in Germany?", "radio", YN, required=True))
    assert made.questions[0].reason == "you have not said whether you may work in Germany"


@pytest.mark.parametrize(
    "label", ["Expected salary (MAD)", "EXPECTED SALARY (MAD)", "Desired salary in SEK", "Expected salary ₦"]
)
def test_pay_in_another_currency_than_the_stated_one_is_left_open(label: str) -> None:
    assert value(field(label, "number")) is None


@pytest.mark.parametrize("label", ["Expected salary (USD)", "EXPECTED SALARY FOR ALL", "Expected salary"])
def test_pay_in_the_stated_currency_or_in_none_is_answered(label: str) -> None:
    assert value(field(label, "number")) == "120000"


def test_years_of_experience_in_a_listed_wording_of_any_language_name_no_skill() -> None:
    assert value(field("سنوات الخبرة", "number")) == value(field("Deneyim (Yıl)", "number")) == "10"
