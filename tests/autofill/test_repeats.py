"""How many entries a section is given, and what the fields around an address, a signature or an amount of pay mean."""

from __future__ import annotations

import pytest

from companion.autofill.adding import MAX_ENTRIES
from companion.contracts import FieldDescriptor
from companion.profile.model import Profile
from tests.autofill.build import APPLICANT, field, item, plan, value


def _adder(group: str) -> FieldDescriptor:
    return field("Add another", "add", group=group)


def test_an_entry_is_added_while_the_profile_has_one_more() -> None:
    count = len(APPLICANT.resume.work)
    press = item(_adder(f"work/{count - 1}"))
    assert press is not None
    assert (press.value, press.source) == (True, f"profile:work[{count - 1}]")
    assert item(_adder(f"work/{count}")) is None


def test_no_more_entries_than_a_form_is_patient_with() -> None:
    many = APPLICANT.model_dump(mode="json")
    many["resume"]["work"] = many["resume"]["work"][:1] * 9
    profile = Profile.model_validate(many)
    assert item(_adder(f"work/{MAX_ENTRIES - 1}"), profile=profile) is not None
    assert item(_adder(f"work/{MAX_ENTRIES}"), profile=profile) is None


def test_outside_of_an_application_nothing_is_added() -> None:
    assert item(_adder("work/0"), ats=None) is None


def test_an_add_button_is_no_question() -> None:
    assert plan(_adder("education/9")).questions == []


def test_an_address_alone_takes_town_and_code_too() -> None:
    whole = value(field("Address"))
    home = APPLICANT.applicant
    assert all(part in whole for part in (home.street, home.city, home.postal_code))
    assert value(field("Address"), field("City")) == home.street


def test_a_name_under_e_signature_is_not_written() -> None:
    assert value(field("Full Name", section="E-Signature", required=True)) is None
    assert value(field("Full Name", section="About you")) == APPLICANT.resume.basics.name


@pytest.mark.parametrize(
    ("stated", "options", "expected"),
    [
        ("Company website", ("Karriereseite", "LinkedIn", "Empfehlung"), "Karriereseite"),
        ("Employee referral", ("Web site", "A friend or colleague", "Job board"), "A friend or colleague"),
        ("Job board", ("Careers page", "Indeed", "Glassdoor"), None),
    ],
)
def test_where_one_heard_of_a_job_is_chosen_by_meaning(stated: str, options: tuple[str, ...], expected: str) -> None:
    profile = APPLICANT.model_copy(update={"applicant": APPLICANT.applicant.model_copy(update={"referral": stated})})
    assert value(field("How did you hear about us?", "select", options), profile=profile) == expected


CURRENCIES = ("US Dollar ($)", "Euro (€)", "Pound Sterling (£)")
PERIODS = ("Hourly", "Weekly", "Monthly", "Yearly")
PAID = Profile.model_validate(
    APPLICANT.model_dump(mode="json") | {"applicant": APPLICANT.applicant.model_dump(mode="json") | {"pay_expected": {"amount": 90000, "currency": "EUR", "period": "year"}}}
)  # fmt: skip


def test_pay_in_three_fields_is_currency_amount_and_period() -> None:
    parts = (
        field("Desired Salary", "select", CURRENCIES),
        field("Desired Salary"),
        field("", "select", PERIODS),
    )
    assert [value(*parts, at=at, profile=PAID) for at in range(3)] == ["Euro (€)", "90000", "Yearly"]


def test_pay_in_one_field_says_all_of_it() -> None:
    assert (
        value(field("Desired Salary"), field("Country", "select", ("Germany", "France")), profile=PAID)
        == "90,000 EUR per year"
    )


def test_a_currency_that_is_not_offered_is_left_open() -> None:
    parts = (field("Desired Salary"), field("Currency", "select", ("US Dollar ($)", "Pound Sterling (£)")))
    assert value(*parts, at=1, profile=PAID) is None


def test_a_list_that_shows_the_right_option_first_is_left_as_it_is() -> None:
    options = ["United States", "Norway", "Zambia"]
    assert value(field("Country", "select", options=options, value="United States", parsed=True)) is None
    assert value(field("Country", "select", options=options, value="Norway", parsed=True)) == "United States"


def test_what_the_sites_parser_wrote_may_be_written_over() -> None:
    assert value(field("Email", "email", value="wrong@parser.example", parsed=True)) == APPLICANT.resume.basics.email
    assert value(field("Email", "email", value="mine@example.com")) is None
