"""A visa of one's own is not an employer's sponsorship: what is said of each, and when nothing is."""

from __future__ import annotations

import pytest

from companion.contracts import Posting
from companion.profile.model import Profile, WorkAuthorization
from tests.autofill.build import field, value
from tests.eval.eval_forms import APPLICANT

POSTING = Posting(title="Data Engineer", company="Acme", locations=["San Francisco, CA, United States"])
STATUSES = ("US Citizen", "Canadian citizen", "Permanent resident", "H-1B visa", "Other")


def person(status: str | None, *, sponsorship: bool = False) -> Profile:
    """The usual applicant with this status in the United States."""
    entry = WorkAuthorization(country="US", authorized=True, needs_sponsorship=sponsorship, status=status)
    return APPLICANT.model_copy(
        update={"applicant": APPLICANT.applicant.model_copy(update={"work_authorization": [entry]})}
    )


def answer(label: str, profile: Profile, options: tuple[str, ...] = ("Yes", "No")) -> object:
    """What is planned for the question."""
    return value(field(label, "radio", options, required=True), profile=profile, posting=POSTING)


@pytest.mark.parametrize(
    ("status", "sponsorship", "needed"),
    [("citizen", False, "No"), ("permanent resident", False, "No"), ("H-1B", True, "Yes"), ("OPT", False, None), (None, False, None)],
)  # fmt: skip
def test_a_visa_is_needed_unless_a_settled_status_is_stated(
    status: str | None, sponsorship: bool, needed: str | None
) -> None:
    assert answer("Do you need a visa to work in the United States?", person(status, sponsorship=sponsorship)) == needed


def test_may_work_without_a_visa_is_not_answered_from_may_work() -> None:
    label = "Are you eligible to work in the United States without a visa?"
    assert answer(label, person("citizen")) == "Yes"
    assert answer(label, person("H-1B", sponsorship=True)) == "No"
    assert answer(label, person("OPT")) is None


def test_a_us_person_is_only_who_states_a_settled_status() -> None:
    label = "Are you a U.S. Person as defined by 22 CFR 120.62?"
    assert answer(label, person("citizen")) == "Yes"
    assert answer(label, person("OPT")) is None
    assert answer("Are you not a U.S. Person?", person("citizen")) is None


def test_a_status_is_chosen_for_the_country_it_was_stated_for() -> None:
    label = "What is your current work authorization status?"
    assert answer(label, person("citizen"), STATUSES) == "US Citizen"
    assert answer(label, person("citizen"), ("Canadian citizen", "Other")) is None
    assert answer(label, person("citizen"), ("US citizen or permanent resident", "Other")) is None


def test_a_text_field_that_asks_for_names_gets_no_yes_or_no() -> None:
    assert value(field("Names under which you have previously worked for us"), posting=POSTING) is None


def test_a_county_is_a_region_in_britain_but_not_in_the_united_states() -> None:
    british = APPLICANT.model_copy(
        update={"applicant": APPLICANT.applicant.model_copy(update={"country": "GB", "region": "Kent"})}
    )
    assert value(field("County"), profile=british) == "Kent"
    assert value(field("County")) is None
