"""Descriptions that came without a page: what is asked for, and what only sounds like it."""

from __future__ import annotations

import pytest

from companion.contracts import Posting
from companion.jobmatcher.understand.reader import PostingReader

RUN_TOGETHER = (
    "The team builds a satellite network that brings the internet to places without it, from ships to schools. "
    "Our engineers own what they write from the first idea to the last line of the report on how it went in orbit. "
    "Key job responsibilities - Write the software of ground stations - Review the code of others - Keep the network up "
    "About the team We are twelve people in two offices who like to explain to each other how things work, and who meet "
    "for lunch when the antennas allow it, which is not as often as we would like it to be in a better world. "
    "- 3+ years of professional Python development - 2+ years of Kubernetes - Bachelor's degree in computer science or "
    "equivalent Orbital Wires is an equal opportunity employer and does not discriminate on the basis of protected veteran "
    "status. We also offer Mental Health Support. ORBIT - 100,000.00 - 120,000.00 USD annually"
)


def _skills(posting: Posting) -> dict[str, bool]:
    return {skill.name: skill.required for skill in posting.skills}


def test_bullets_that_lost_their_lines_still_ask_for_things(reader: PostingReader) -> None:
    posting = reader.read_text(RUN_TOGETHER, "Software engineer", "Orbital Wires")
    assert _skills(posting)["Kubernetes"]
    assert "Mental health" not in _skills(posting)
    assert posting.experience_years is not None
    assert posting.experience_years.min == 3.0
    assert posting.education is not None
    assert posting.education.value == "bachelor"
    assert posting.salary is not None
    assert (posting.salary.min, posting.salary.max) == (100_000.0, 120_000.0)


def test_a_short_text_asks_for_what_its_title_names(reader: PostingReader) -> None:
    assert _skills(reader.read_text("Join us in Leeds.", "Python developer")) == {"Python": True}


def test_the_colleagues_professions_are_not_asked_for(reader: PostingReader) -> None:
    text = "You will work with physiotherapists, nurses and occupational therapists. Wheelchairs are pushed every day."
    assert not {"Physiotherapy", "Registered Nurse", "Occupational therapy"} & set(
        _skills(reader.read_text(text, "Porter"))
    )
    sought = reader.read_text("We are looking for nurses to join the ward.", "Come and work with us")
    assert "Registered Nurse" in _skills(sought)


def test_a_sentence_on_hiring_asks_for_papers_only(reader: PostingReader) -> None:
    text = "Any offer is subject to a DBS check, Occupational Health clearance and references."
    assert set(_skills(reader.read_text(text, "Gate keeper"))) == {"DBS check"}


def test_a_short_requirement_is_no_heading(reader: PostingReader) -> None:
    text = (
        "<h3>Qualifications</h3><p>BS/BA degree in Special Education</p><p>Master's degree preferred (not required)</p>"
    )
    education = reader.read_text(text, "Teacher").education
    assert education is not None
    assert (education.value, education.required) == ("bachelor", True)


@pytest.mark.parametrize(
    "text",
    [
        "A competitive package: health insurance, and 401k with company match.",
        "A package with a welcome payment of £2,500.",
    ],
)
def test_extras_are_no_pay(reader: PostingReader, text: str) -> None:
    assert reader.read_text(text, "Clerk").salary is None


def test_the_ages_of_children_are_no_experience(reader: PostingReader) -> None:
    text = "The team works with children and young people from 0 – 19 years in a variety of settings, with experience."
    assert reader.read_text(text, "Therapist").experience_years is None


def test_a_town_with_its_zip_code_is_the_place(reader: PostingReader) -> None:
    assert reader.read_text("The work is in Boise, ID 83702. Bring boots.", "Surveyor").locations == ["Boise, ID"]


def test_weekends_that_stay_free_are_no_shifts(reader: PostingReader) -> None:
    text = "No nights and weekends! You will enjoy time for yourself in the evenings and weekends."
    posting = reader.read_text(text, "Teacher")
    assert posting.shifts is None
    assert "Flexibility in shifts" not in _skills(posting)


def test_criteria_after_an_introduction_are_requirements(reader: PostingReader) -> None:
    posting = reader.read_text(
        "We run hospitals all over the country.\n\nApplicants should meet the following criteria:\n\n"
        "- Registered with the HCPC\n- Two years of work in outpatient clinics\n\nWhat you will get:\n\n- Free parking\n- Wellbeing support",
        title="Physiotherapist",
    )
    assert [section.kind for section in posting.sections] == ["other", "must", "benefits"]
    assert [(note.value, note.required) for note in posting.licences] == [("HCPC registration", True)]


def test_the_register_of_colleagues_is_not_asked_for(reader: PostingReader) -> None:
    text = "Conduct yourself within the standards of the NMC and the HCPC."
    assert [note.value for note in reader.read_text(text, title="Staff Nurse").licences] == ["NMC registration"]
    assert [note.value for note in reader.read_text(text, title="Paramedic").licences] == ["HCPC registration"]


def test_words_inside_the_employers_name_are_no_skill(reader: PostingReader) -> None:
    posting = reader.read_text(
        "Harbour Teaching Hospitals is hiring.\n\nRequirements\n\n- Phlebotomy",
        title="Ward clerk",
        company="Harbour Teaching Hospitals",
    )
    assert "Teaching" not in {skill.name for skill in posting.skills}


def test_a_list_of_requirements_ends_where_the_employer_speaks_of_itself(reader: PostingReader) -> None:
    posting = reader.read_text(
        "Essential:\n\n- Phlebotomy\n\nOakfield Care has been providing psychotherapy and rehabilitation to people for thirty years in its own homes.",
        title="Nurse",
        company="Oakfield Care",
    )
    assert not {"Psychotherapy", "Rehabilitation medicine"} & {skill.name for skill in posting.skills}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Working 37.5 hours a week on the ward.", "full_time"),
        ("Salary £27,000 pro rata, 0.6 WTE.", "part_time"),
        ("Status Full Time or Part Time Part Time in term.", "part_time"),
        ("There is scope for part-time and flexible working.", None),
    ],
)
def test_employment_by_hours_and_wording(reader: PostingReader, text: str, expected: str | None) -> None:
    assert reader.read_text(text, title="Nurse").employment_type == expected


def test_the_length_of_a_contract_and_the_age_of_patients_are_no_experience(reader: PostingReader) -> None:
    text = "The post is for an initial period of 6 months. The age range of our patients is 18 years +."
    assert reader.read_text(text, title="Locum").experience_years is None


def test_the_day_applications_close_is_not_the_day_they_open(reader: PostingReader) -> None:
    text = "The application window opens on 5th November 2026 and closes on Tuesday 1st December 2026."
    assert reader.read_text(text, title="Doctor").closes_at == "2026-12-01"


def test_what_the_employer_does_is_not_asked_for(reader: PostingReader) -> None:
    text = "Halden Labs teaches mathematics to children. Halden Labs is looking for people who know Kubernetes."
    posting = reader.read_text(text, title="Platform engineer", company="Halden Labs")
    assert {"Kubernetes"} == {skill.name for skill in posting.skills} - {"Platform engineering"}


def test_years_of_work_with_data_are_experience(reader: PostingReader) -> None:
    posting = reader.read_text("Requirements\n\n- 2+ years of data engineering experience", title="Data engineer")
    assert posting.experience_years is not None
    assert posting.experience_years.min == 2.0


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("<h3>Dein Background</h3><ul><li>Abgeschlossene Ausbildung als Triebfahrzeugführer</li></ul>", "Train driver licence"),
        ("<h3>Ihr Profil</h3><ul><li>Bestandenes Steuerberaterexamen</li></ul>", "Tax adviser qualification"),
        ("<h3>Das bringst du mit</h3><ul><li>Führerausweis Kat. B</li></ul>", "Driving licence"),
        ("<h3>Requirements</h3><ul><li>An in-date CCNSG card</li></ul>", "Safety passport"),
        ("<h3>Qualifications</h3><ul><li>Forklift operation certification</li></ul>", "Forklift licence"),
    ],
)  # fmt: skip
def test_papers_of_many_trades(reader: PostingReader, text: str, licence: str) -> None:
    assert [note.value for note in reader.read_text(text, "Opening").licences] == [licence]


@pytest.mark.parametrize(
    ("heading", "required"), [("Pré-requisitos", True), ("Vos atouts", True), ("Diferencial", False)]
)
def test_headings_that_ask_in_other_languages(reader: PostingReader, heading: str, required: bool) -> None:
    posting = reader.read_text(f"<h2>{heading}</h2><ul><li>Kubernetes</li></ul>", "Opening")
    assert _skills(posting) == {"Kubernetes": required}


def test_a_question_answered_with_no_is_no_remote_work(reader: PostingReader) -> None:
    assert reader.read_text("<table><tr><td>Work remotely</td><td>No</td></tr></table>", "Roofer").workplace is None
    assert reader.read_text("<p>You work remotely.</p>", "Editor").workplace == "remote"


def test_either_of_two_degrees_is_the_lower_one(reader: PostingReader) -> None:
    note = reader.read_text(
        "<h3>Requirements</h3><p>Associate's or Bachelor's degree in nursing.</p>", "Nurse"
    ).education
    assert note is not None
    assert note.value == "associate"


def test_both_halves_of_a_label_are_its_name(reader: PostingReader) -> None:
    text = "<table><tr><td>Location Name</td><td>Hoboken, NJ</td></tr></table>"
    assert reader.read_text(text, "Stocker").locations == ["Hoboken, NJ"]


def test_a_town_the_gazetteer_lacks_is_known_by_its_postal_code(reader: PostingReader) -> None:
    text = "<p>Oberhofstetten</p><p>Wir suchen Verstärkung.</p><p>Brunner AG, Seestrasse 4, 8267 Oberhofstetten</p>"
    assert reader.read_text(text, "Sanitärinstallateur").locations == ["Oberhofstetten"]


def test_a_town_with_its_surroundings_is_the_place(reader: PostingReader) -> None:
    text = "<p>Für unsere Häuser in Oberhofstetten und Umgebung suchen wir Verstärkung.</p><p>Bewerbung an die Zentrale in Berlin.</p>"
    assert reader.read_text(text, "Hausmeister (m/w/d)").locations == ["Oberhofstetten"]
