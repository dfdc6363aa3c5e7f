"""Jobs, schools and other people under headings, told apart by what stands around a field."""

from __future__ import annotations

from typing import Any

import pytest

from companion.autofill.fields.sections import kind_of
from companion.contracts import FieldDescriptor
from tests.autofill.build import field, plan, value


def under(heading: str, *labels: str | tuple[str, str], **more: Any) -> list[FieldDescriptor]:
    """Text boxes, or boxes of the kind given, below one heading."""
    named = [label if isinstance(label, tuple) else (label, "text") for label in labels]
    return [field(label, kind, section=heading, **more) for label, kind in named]


def values(*fields: FieldDescriptor) -> list[Any]:
    """What is planned for each field, None where nothing is."""
    found = {item.field_id: item.value for item in plan(*fields).items}
    return [found.get(f"f{at}") for at in range(len(fields))]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Employment History", "work"),
        ("Section C: Present post", "work"),
        ("Job 2", "work"),
        ("Experiencia laboral", "work"),
        ("الخبرات الوظيفية", "work"),
        ("Educational Background", "education"),
        ("Formação acadêmica", "education"),
        ("Job application", None),
        ("Tell us about your experience with our products", None),
        ("Personal details", None),
    ],
)
def test_a_heading_says_what_the_fields_below_it_are_about(heading: str, kind: str | None) -> None:
    assert kind_of(heading) == kind


def test_jobs_below_one_heading_are_told_apart_by_labels_that_come_again() -> None:
    asked = under("Employment history", "Company", "Position", "From", "To", "Company", "Position", "From", "To")
    assert values(*asked) == [
        "Engine Works", "Data Engineer", "03/2020", None, "Loom Ltd", "Analyst", "01/2016", "02/2020",
    ]  # fmt: skip


def test_previous_employment_begins_with_the_job_before_the_present_one() -> None:
    assert values(*under("Previous employment", "Employer", "Job title", "From", "To"))[:2] == ["Loom Ltd", "Analyst"]


def test_a_heading_over_the_whole_application_makes_no_entry_of_it() -> None:
    asked = under("Experience", "Full name", "Email", "Company", "Job title", "Description")
    assert values(*asked)[:4] == ["Ada Marie Lovelace", "ada@example.org", "Engine Works", "Data Engineer"]


def test_an_employers_address_and_telephone_are_not_the_applicants() -> None:
    asked = under("Employment history", "Company", "Position", "To", "Address", "Phone", "E-mail")
    assert values(*asked)[3:] == [None, None, None]


def test_a_town_asked_again_after_a_company_is_where_that_is() -> None:
    assert values(field("City"), field("Street"), field("Company"), field("City")) == [
        "San Francisco", "12 Analytical Way", "Engine Works", None,
    ]  # fmt: skip


def test_a_start_date_with_an_end_date_is_not_when_one_could_begin() -> None:
    assert values(field("Start date", "date"), field("End date", "date")) == [None, None]
    assert value(field("Start date", "date")) == "2027-01-11"


def test_a_name_asked_for_again_is_another_persons_and_what_follows_too() -> None:
    asked = [field(label) for label in ("Full name", "Phone", "Job title", "Full name", "Phone", "Job title")]
    assert values(*asked) == ["Ada Marie Lovelace", "+1 415-555-2671", "Data Engineer", None, None, None]


def test_a_telephone_asked_for_again_with_no_name_between_is_left_open() -> None:
    assert values(field("Name"), field("Phone"), field("Bank"), field("Phone"))[1::2] == ["+1 415-555-2671", None]


def test_a_bare_number_after_the_street_is_the_houses() -> None:
    assert values(field("Street"), field("No.")) == ["Analytical Way", "12"]
    assert value(field("No.")) is None


def test_a_telephone_box_with_a_name_of_its_own_is_no_telephone() -> None:
    assert value(field("Pension fund membership", "tel")) is None
    assert value(field("", "tel")) == "+1 415-555-2671"


def test_a_school_below_the_persons_degree_is_left_open() -> None:
    assert values(*under("Elementary school", "School", "Location")) == [None, None]
    assert values(*under("University", "School", "Degree"))[0] == "University of London"


def test_jobs_are_found_without_a_heading_by_their_first_and_last_day() -> None:
    own = [field("Full name"), field("City"), field("Email")]
    job = [field(label) for label in ("Company", "Address", "Job title", "From", "To", "Reason for leaving")]
    items = {item.field_id: item.source for item in plan(*own, *job, *job, field("Notes", "textarea")).items}
    assert items.keys() == {"f0", "f1", "f2", "f3", "f5", "f6", "f9", "f11", "f12", "f13"}
    assert items["f3"].startswith("profile:work[0]")
    assert items["f9"].startswith("profile:work[1]")


def test_a_span_without_a_job_and_a_job_without_a_span_are_none() -> None:
    assert not plan(field("From"), field("To")).items
    asked = [field(label) for label in ("Company", "Job title", "Available from", "Full name")]
    assert [item.source.partition("[")[0] for item in plan(*asked).items][:2] == ["profile:work", "profile:work"]
    referee = [field(label) for label in ("Company", "Referee job title", "From", "To")]
    assert "f1" not in {item.field_id for item in plan(*referee).items}


@pytest.mark.parametrize("heading", ["Kinh nghiệm làm việc", "Trình độ học vấn", "Work experience", "Munkatapasztalat"])
def test_when_a_job_or_a_school_began_is_not_when_the_person_could(heading: str) -> None:
    assert not plan(field("Start date", "date", section=heading)).items
    assert plan(field("Start date", "date", section="Your availability")).items


def test_jobs_and_schools_that_stand_one_after_the_other_are_told_apart_without_a_heading() -> None:
    job = ("Empresa", "Cargo", "Fecha inicio", "Fecha fin")
    school = ("Institución", "Título", "Fecha inicio", "Fecha fin")
    assert values(*(field(label) for label in ("Nombre completo", *job, *school))) == [
        "Ada Marie Lovelace", "Engine Works", "Data Engineer", "03/2020", None,
        "University of London", "Bachelor of Science", "09/2012", "06/2015",
    ]  # fmt: skip


def test_a_button_that_adds_a_job_does_not_hide_the_job_beside_it() -> None:
    asked = [field("Add experience", "add", group="work/0"), *map(field, ("Company", "Position", "From", "To"))]
    assert values(*asked)[1:] == ["Engine Works", "Data Engineer", "03/2020", None]


def test_an_employer_a_position_and_what_one_did_there_are_a_job_but_a_message_is_none() -> None:
    job = [field("Tên công ty"), field("Chức danh"), field("Mô tả công việc", "textarea")]
    assert values(*job) == ["Engine Works", "Data Engineer", "Built pipelines."]
    assert values(field("Company"), field("Position"), field("Message", "textarea"))[2] is None


def test_a_bare_name_within_a_job_is_the_employers() -> None:
    assert values(*under("Employer", "Name", "Position held", "From", "To"))[0] == "Engine Works"
    assert values(*under("University", "Name", "Degree", "Von", "Bis"))[0] == "University of London"
