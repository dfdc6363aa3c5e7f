"""Fields that ask for somebody else, or for no person at all, told by the fields and headings around them."""

from __future__ import annotations

import pytest

from companion.contracts import FieldDescriptor, Posting
from tests.autofill.build import APPLICANT, field, plan, value
from tests.autofill.other_people import DATA, OTHERS
from tests.eval.eval_forms import DEMOGRAPHICS


def _filled(*fields: FieldDescriptor) -> list[str]:
    """The labels of the fields that get a value, in order."""
    at = {f"f{number}": one.label for number, one in enumerate(fields)}
    return [at[item.field_id] for item in plan(*fields).items]


def test_the_address_right_after_an_employer_is_the_employers_where_nobody_is_named() -> None:
    asked = [field(label) for label in ("Employer", "Address", "Phone number", "Reason for leaving", "Referee name")]
    assert _filled(*asked) == ["Employer"]
    assert "Phone number" in _filled(field("Full name"), *asked)


def test_a_mere_name_after_first_and_last_name_is_another_persons_and_so_is_what_comes_again() -> None:
    own = [field(label) for label in ("First name", "Last name", "Phone", "City")]
    assert _filled(*own, field("Name"), field("Phone"), field("City")) == ["First name", "Last name", "Phone", "City"]


@pytest.mark.parametrize("about", ["Emergency contact", "Parentesco", "Степень родства", "Name of your brother"])
def test_what_comes_again_after_a_field_about_a_relative_is_theirs(about: str) -> None:
    asked = [field(label) for label in ("Full name", "Address", "Job title", about, "Address", "Job title")]
    assert _filled(*asked) == ["Full name", "Address", "Job title"]


def test_what_a_form_sends_under_the_same_name_is_another_tab_or_use_and_no_second_person() -> None:
    labels = ("First name", "Last name", "Email", "City")
    headings = ("Send message", "Start project", "Ask us")
    tabs = [field(label, section=heading, name=label) for heading in headings for label in labels]
    assert _filled(*tabs) == [*labels, *labels, *labels]
    uses = [field(label, section="Billing details", name=label) for _ in range(2) for label in labels]
    assert _filled(*uses) == [*labels, *labels]
    people = [field(label, section="Personal details", name=label) for _ in range(2) for label in labels]
    assert _filled(*people) == [*labels]


def test_a_school_beside_a_university_and_a_name_among_skills_are_left_open() -> None:
    assert _filled(field("School"), field("University")) == ["University"]
    assert _filled(field("School")) == ["School"]
    assert _filled(field("School or university")) == ["School or university"]
    assert _filled(field("Nom", section="Les compétences")) == []


def test_the_state_of_a_licence_or_a_conviction_is_not_where_one_lives() -> None:
    licence = [field(label) for label in ("Driver's license #", "State", "Expiration date", "Street", "City", "State")]
    assert [value(*licence, at=at) for at in (1, 5)] == [None, "California"]
    assert _filled(field("State", section="Conviction 1"), field("Penalty", section="Conviction 1")) == []


def test_what_the_pages_makers_call_an_employers_is_not_the_persons() -> None:
    labels = {"Name": "currentEmployerName", "Phone": "currentEmployerPhone", "Salary": "currentEmployerSalary"}
    assert _filled(*(field(label, name=name) for label, name in labels.items())) == []
    assert _filled(field("Employer", name="employer"), field("Name", name="applicantName")) == ["Employer", "Name"]


def test_years_beside_one_skill_are_not_those_of_the_whole_career() -> None:
    assert value(field("Skill"), field("Years of experience"), at=1) is None
    assert value(field("City"), field("Years of experience"), at=1) == "10"


def test_a_supervisors_title_below_a_job_is_not_the_persons() -> None:
    job = [field(label, group="work/0") for label in ("Company", "Job title", "Name and title of supervisor")]
    assert _filled(*job) == ["Company", "Job title"]


def test_a_second_number_of_the_same_kind_is_another_one() -> None:
    assert _filled(field("Mobile no"), field("Mobile no. 2")) == ["Mobile no"]
    assert _filled(field("Phone 1"), field("Phone 2:")) == ["Phone 1"]


def test_a_box_for_words_below_choices_is_for_what_they_lack() -> None:
    asked = "How did you hear about this job?"
    among = field(asked, "checkbox_group", ("LinkedIn", "A friend"), legend=asked)
    other = field("Other", legend=asked, name="source_other")
    assert _filled(among, other) == [asked]
    assert _filled(field(asked)) == [asked]


def test_a_bare_position_right_after_the_employer_is_the_one_held_there() -> None:
    assert value(field("Company name"), field("Position"), at=1) == "Data Engineer"
    assert value(field("Full name"), field("Position"), at=1) is None
    assert value(field("Company name"), field("Position applied for"), at=1) is None


def test_a_later_row_below_a_heading_of_jobs_is_the_next_job_of_the_resume() -> None:
    rows = [
        field(f"{label} {row}", section="Employment history")
        for row in (1, 2, 3)
        for label in ("Company", "Position held")
    ]
    assert [value(*rows, at=at) for at in (0, 2, 4)] == ["Engine Works", "Loom Ltd", None]


def test_a_list_of_people_gets_nobody() -> None:
    many = [field(label, name=f"{label}{number}") for number in range(1, 5) for label in ("Name", "E-mail")]
    assert _filled(*many) == []
    assert _filled(*(field(f"{label} {number}") for number in range(1, 4) for label in ("Guest", "E-mail"))) == []
    assert _filled(*many[:2]) == ["Name", "E-mail"]


def test_where_all_names_are_anothers_so_is_the_rest() -> None:
    labels = ("Co-applicant's first name", "Co-applicant's last name", "10-digit mobile number", "Date of birth")
    assert _filled(*map(field, labels)) == []


def test_an_address_asked_again_is_an_earlier_one_unless_it_has_a_use_of_its_own() -> None:
    parts = ("Address", "City", "Postcode")
    now = [field(label, section="Addresses", name=f"current{label}") for label in parts]
    before = [field(label, section="Addresses", name=label) for label in parts]
    mailing = [field(label, section="Addresses", name=f"mailing_{label}") for label in parts]
    assert _filled(*now, *before) == list(parts)
    assert _filled(*now, *mailing) == [*parts, *parts]


def test_jobs_and_schools_after_the_first_are_not_the_latest() -> None:
    assert _filled(field("Company 1"), field("Company 2"), field("Company 3")) == ["Company 1"]
    levels = [field("Degree received", section="Studies so far") for _ in range(3)]
    assert _filled(*levels) == []


def test_where_a_paper_was_issued_is_no_home() -> None:
    assert _filled(field("Country of issue"), field("State issued"), field("Lugar de expedición")) == []


@pytest.mark.parametrize(
    ("heading", "labels"),
    [
        ("Añadir vacante", ("País", "Ciudad", "Código postal", "Calle")),
        ("Vacature plaatsen", ("Functie", "Plaats")),
        ("", ("Title", "City", "Number of vacancies", "Application deadline", "Job category")),
        ("Registrarse como empresa", ("Nombre de la empresa", "País", "Ciudad", "Celular")),
    ],
)
def test_a_form_that_describes_a_job_or_an_employer_is_not_filled(heading: str, labels: tuple[str, ...]) -> None:
    assert _filled(*(field(label, section=heading) for label in labels)) == []


def test_an_employers_account_is_opened_by_a_person() -> None:
    labels = ("Full name", "Email", "Company name", "Company website", "City")
    assert _filled(*(field(label, section="Employer registration") for label in labels)) == ["Full name", "Email"]


def test_an_application_that_speaks_of_job_descriptions_stays_one() -> None:
    history = [field(label) for label in ("Job description", "Employment type", "Job category", "City")]
    assert "City" in _filled(field("Resume", "file"), *history)


def test_the_class_of_a_licence_is_not_whether_there_is_one() -> None:
    assert value(field("Driving licence: class", required=True)) is None
    assert value(field("Do you have a driving licence?", "radio", ("Yes", "No"))) == "Yes"


def test_a_name_asked_for_in_parts_below_one_label() -> None:
    first = field("Nome completo: primeiro nome")
    assert value(first, field("Sobrenome")) == APPLICANT.applicant.first_name


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Okul adı", "University of London"), ("Adı", "Ada"), ("Ev adresi", "12 Analytical Way")],
)
def test_turkish_names_of_things_are_not_first_names(label: str, expected: str) -> None:
    around = [] if label == "Ev adresi" else [field("Soyadı")]
    assert value(field(label), *around) == expected


def test_a_whatsapp_alone_is_a_telephone() -> None:
    assert value(field("WhatsApp", required=True)) == value(field("Phone"))
    assert value(field("WhatsApp group link")) is None


def test_a_search_gets_nothing_unless_it_asks_where_the_person_lives() -> None:
    asked = [field(label, searches=True) for label in ("Job title", "City", "Skills")]
    assert _filled(*asked) == []
    assert _filled(field("Street", searches=True), field("City", searches=True)) == ["Street", "City"]


def test_elsewhere_than_in_an_application_a_country_shown_without_an_address_stays_as_it_is() -> None:
    country = field("Country", "select", ("Norway", "United States"), value="Norway", parsed=True)
    assert value(field("Email"), country, at=1, ats=None) is None
    assert value(field("City"), country, at=1, ats=None) == "United States"
    assert value(field("Email"), country, at=1) == "United States"


def test_what_makers_call_a_field_may_hold_words_of_theirs() -> None:
    bare = field("customer country", name="customer_country")
    unlabelled = bare.model_copy(update={"texts": bare.texts.model_copy(update={"label": ""})})
    assert value(unlabelled) == "United States"
    assert value(field("Customer country", required=True)) is None


@pytest.mark.parametrize("about", ["Recado", "Opiekun", "Size ulaşılamaması durumunda"])
def test_a_telephone_of_somebody_who_takes_messages_or_cares_is_not_the_persons(about: str) -> None:
    assert value(field(f"{about}: telefon")) is None


@pytest.mark.parametrize("label", ["About me", "Über mich", "O mnie", "Hakkımda", "О себе", "自己紹介"])
def test_a_word_about_oneself_is_the_summary_but_a_longer_question_is_not(label: str) -> None:
    assert value(field(label, "textarea")) == APPLICANT.resume.basics.summary
    assert value(field(f"{label}: hobbies, prizes, courses, clubs, travels", "textarea")) is None
    assert value(field(label, "textarea"), ats=None) is None


_IDENTIFIED = APPLICANT.model_copy(
    update={"applicant": APPLICANT.applicant.model_copy(update={"demographics": DEMOGRAPHICS})}
)


def _of(language: str, wording: str = "{datum}", **more: str) -> list[FieldDescriptor]:
    """A field for each datum of a person, the last one their gender."""
    *data, gender = (wording.format(datum=datum) for datum in DATA[language])
    return [*(field(datum, **more) for datum in data), field(gender, "radio", ("M", "F"), **more)]


@pytest.mark.parametrize("language", DATA)
def test_nothing_is_filled_below_a_heading_about_another_person(language: str) -> None:
    own = _of(language, section="Form")
    for who in OTHERS[language]:
        filled = plan(*own, *_of(language, section=f"{who} 1"), profile=_IDENTIFIED).items
        assert {item.field_id for item in filled} <= {f"f{at}" for at in range(len(own))}, who
        assert plan(*_of(language, section=who), profile=_IDENTIFIED).items == [], who


@pytest.mark.parametrize("language", DATA)
def test_nothing_is_filled_where_the_label_names_another_person(language: str) -> None:
    assert len(plan(*_of(language), profile=_IDENTIFIED).items) >= len(DATA[language]) - 1
    for who in OTHERS[language]:
        for one in _of(language, f"{who}: {{datum}}"):
            assert plan(one, profile=_IDENTIFIED).items == [], one.label


def test_a_heading_over_the_whole_application_is_about_the_applicant() -> None:
    whole = [field("Name", section="Family support worker"), field("Resume", "file", section="Family support worker")]
    assert _filled(*whole) == ["Name", "Resume"]
    assert _filled(field("Name", section="Posting: reference number 2034")) == ["Name"]
    titled = Posting(title="Emergency nurse", company="St. Mary")
    assert plan(field("Name", section="Apply: emergency nurse"), posting=titled).items
    assert not plan(field("Name", section="Emergency contact"), posting=titled).items


def test_how_a_referee_identifies_and_where_they_work_is_not_the_applicants() -> None:
    own = [field("Full name"), field("Phone")]
    referee = [field("Name"), field("Relationship"), field("Company"), field("Gender", "select", ("Male", "Female"))]
    filled = plan(*own, *referee, profile=_IDENTIFIED).items
    assert [item.field_id for item in filled] == ["f0", "f1"]


def test_a_mailing_list_beside_an_application_is_left_alone() -> None:
    own = [field(label, form="apply") for label in ("Full name", "Email", "Phone")]
    for mailing in (
        field("Your email", "email", form="footer"),
        field("Email", "email", form="footer", section="Subscribe to our newsletter"),
    ):
        assert _filled(*own, mailing) == ["Full name", "Email", "Phone"]
    named = [field("Name", form="footer"), field("E-Mail", "email", form="footer", section="Newsletter abonnieren")]
    assert _filled(*own, *named) == ["Full name", "Email", "Phone"]
    assert _filled(field("Email", "email", form="start")) == ["Email"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("Ensino Médio", "Ensino Superior Incompleto", "Ensino Superior Completo"), "Ensino Superior Completo"),
        (("SMA/SMK", "D3", "S1", "S2"), "S1"),
        (("Lise", "Önlisans", "Lisans", "Yüksek Lisans"), "Lisans"),
        (("Среднее", "Неоконченное высшее", "Высшее"), "Высшее"),
        (("高中", "大专", "本科", "硕士"), "本科"),
        (("Średnie", "Wyższe"), "Wyższe"),
        (("Bachelor's (in progress)", "Some college"), None),
    ],
)
def test_a_degree_is_found_among_the_levels_of_a_country(options: tuple[str, ...], expected: str | None) -> None:
    assert value(field("Highest level of education", "select", options)) == expected


def test_what_makers_call_a_field_may_name_another_person() -> None:
    for name in ("opiekun_tel", "spouse[phone]", "namaAyahKandung", "ref_referee_phone"):
        assert value(field("Telefon", name=name)) is None, name
    assert value(field("Telefon", name="contact_telefon")) is not None


def test_the_state_beside_a_licence_is_where_that_was_issued_unless_it_ends_an_address() -> None:
    assert _filled(field("State"), field("License number"), field("Class")) == []
    asked = [field(label) for label in ("Street", "City", "State", "License number")]
    assert _filled(*asked) == ["Street", "City", "State"]


@pytest.mark.parametrize("heading", ["Post your first job", "Create a new job", "Register your company now"])
def test_what_stands_between_the_words_of_a_heading_hides_no_purpose(heading: str) -> None:
    assert _filled(field("Company name", section=heading), field("City", section=heading)) == []


def test_a_colleague_and_a_person_contacted_are_others_and_a_link_is_no_colleague() -> None:
    assert _filled(field("Email del collega"), field("Name of person contacted")) == []
    assert _filled(field("Collegamento LinkedIn")) == ["Collegamento LinkedIn"]
