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


def test_a_fathers_name_makes_no_surname_of_the_applicants() -> None:
    assert values(field("Name"), field("Father's name"), field("Mobile")) == [
        "Ada Marie Lovelace",
        None,
        "+1 415-555-2671",
    ]


def test_a_box_called_full_name_by_people_and_first_by_its_makers_is_the_first_beside_the_last() -> None:
    assert values(field("Full name", html_id="firstName"), field("Surname", html_id="lastName")) == ["Ada", "Lovelace"]


def test_marks_of_a_page_that_miss_an_entry_are_numbered_anew_with_it() -> None:
    labels = ("Name", "Post held", "From", "To")
    first = under("Current employer", *labels)
    second = [one.model_copy(update={"group": "work/0"}) for one in under("Previous employer 1", *labels)]
    assert values(*first, *second)[::4] == ["Engine Works", "Loom Ltd"]
    lone = field("Job position", name="position_26").model_copy(update={"group": "work/0"})
    assert values(lone, *first)[1] == "Engine Works"


def test_previous_or_current_employment_begins_with_the_present_job() -> None:
    assert values(*under("Previous/Current employment", "Company", "Job title", "To"))[:2] == [
        "Engine Works",
        "Data Engineer",
    ]


def test_schools_under_headings_of_their_own_are_levels_below_the_universitys() -> None:
    high, college, other = (under(heading, "Course of study") for heading in ("High school", "University", "Other"))
    assert values(*high, *college, *other) == [None, "Mathematics", None]


def test_years_with_something_the_profile_does_not_know_are_left_open() -> None:
    assert values(field("Total crane experience (years)", "number")) == [None]
    assert values(field("Total experience (years)", "number")) != [None]


def test_what_makers_call_all_fields_of_an_entry_names_none_of_them() -> None:
    asked = [
        field(label, section="Current employer", name=f"nowEmployer{label}".replace(" ", ""))
        for label in ("Name", "Post held", "From", "To", "Salary")
    ]
    assert values(*asked)[4] is None


def test_two_boxes_under_one_name_are_the_first_and_the_last() -> None:
    assert values(field("Name"), field("Name"), field("Email")) == ["Ada", "Lovelace", "ada@example.org"]
    assert values(*under("Children", "Name", "Name", "Name")) == [None, None, None]


def test_a_placeholder_that_says_the_fact_alone_outweighs_words_that_nothing_ties_to_the_field() -> None:
    above = "At which we can reach you about the stay"
    asked = field(above, nearby=above, placeholder="City*")
    untied = asked.model_copy(update={"texts": asked.texts.model_copy(update={"label": ""})})
    assert values(untied) == ["San Francisco"]
    assert values(asked) == [None]


def test_a_question_that_happens_to_say_to_ends_no_span() -> None:
    assert values(field("Start date", "date"), field("Are you able to lift heavy boxes?"))[0] == "2027-01-11"


def test_what_was_asked_before_another_person_was_named_is_not_filled_again_however_much_stands_between() -> None:
    own = [field(label) for label in ("Full name", "Mobile", "Nationality")]
    between = [field("Spouse's name"), field("Hobbies"), field("Do you smoke?"), field("Driving licence number")]
    assert values(*own, *between, field("Mobile"), field("Nationality"))[-2:] == [None, None]
    assert values(*own, field("Employer"), field("Hobbies"), field("Mobile"))[-1] is None
