"""Whom each field asks about, decided for the whole form: the applicant, a job, a school, somebody else."""

from __future__ import annotations

from companion.contracts import FieldDescriptor
from tests.autofill.build import field
from tests.autofill.test_sections import under, values


def _named(heading: str, *fields: tuple[str, str]) -> list[FieldDescriptor]:
    """Boxes below one heading, each with its label and what its makers call it."""
    return [field(label, section=heading, name=name) for label, name in fields]


def test_what_only_applicants_are_asked_ends_the_run_of_another_person() -> None:
    asked = _named(
        "Emergency contact",
        ("Name", "emergency_name"),
        ("Relationship", "emergency_relation"),
        ("Mobile", "emergency_mobile"),
        ("Nationality", "applicant_nationality"),
        ("Date of birth", "applicant_birth"),
    )
    assert values(*asked) == [None, None, None, "United States", "1990-05-10"]
    unnamed = under("Emergency contact", "Name", "Relationship", "Nationality", "Mobile")
    assert values(*unnamed) == [None, None, None, None]


def test_bare_labels_below_the_heading_of_an_employer_are_the_jobs() -> None:
    labels = (("Name", "Name"), ("Phone", "Phone"), ("Post held", "Post"), ("From", "From"), ("To", "To"))
    first = _named("Current employer (latest)", *((label, f"now{name}") for label, name in labels))
    second = _named("Previous employer 1", *((label, f"before{name}") for label, name in labels))
    filled = values(*first, *second)
    assert filled[0] == "Engine Works"
    assert filled[5] == "Loom Ltd"
    assert filled[1] is None
    assert filled[6] is None
    assert filled[8:] == ["01/2016", "02/2020"]


def test_prose_over_a_table_of_referees_keeps_the_applicant_out_of_it() -> None:
    own = under("Personal data", "Full name", "Phone")
    referees = under(
        "Give us three professional references who are not related to you, with address and telephone of each",
        "Name", "Address", "Phone", "Relationship",
    )  # fmt: skip
    assert values(*own, *referees) == ["Ada Marie Lovelace", "+1 415-555-2671", None, None, None, None]


def test_a_word_about_work_within_prose_makes_no_job_of_what_follows() -> None:
    heading = "Please answer every question; you will not be considered for employment if you leave one out"
    assert values(*under(heading, "Full name", "City", "Phone")) == [
        "Ada Marie Lovelace",
        "San Francisco",
        "+1 415-555-2671",
    ]


def test_one_box_for_both_days_is_left_open() -> None:
    assert values(*under("Employment history", "Company", "Job title", "From - To", "Duties"))[2] is None
