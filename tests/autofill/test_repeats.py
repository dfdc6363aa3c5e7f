"""How many entries a section is given, and what stands around an address, a signature, a list of sources."""

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
