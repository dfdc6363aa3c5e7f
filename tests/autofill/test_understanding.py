"""Which fact a field asks for, in many languages and by its neighbours."""

from __future__ import annotations

import pytest

from companion.contracts import FieldDescriptor
from tests.autofill.build import field, plan, value


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("First Name *", "Ada"), ("Vorname", "Ada"), ("Prénom", "Ada"), ("Voornaam", "Ada"), ("Imię", "Ada"), ("Etunimi", "Ada"),
        ("Last name", "Lovelace"), ("Nachname", "Lovelace"), ("Apellidos", "Lovelace"), ("Cognome", "Lovelace"),
        ("Sobrenome", "Lovelace"), ("Efternamn", "Lovelace"), ("Příjmení", "Lovelace"), ("Soyadı", "Lovelace"),
        ("Фамилия", "Lovelace"), ("姓", "Lovelace"), ("Full legal name", "Ada Marie Lovelace"), ("氏名", "Ada Marie Lovelace"),
        ("E-Mail-Adresse", "ada@example.org"), ("Correo electrónico", "ada@example.org"), ("メールアドレス", "ada@example.org"),
        ("邮箱", "ada@example.org"), ("이메일", "ada@example.org"), ("Sähköposti", "ada@example.org"),
        ("Mobiltelefon", "+1 415-555-2671"), ("Numéro de téléphone", "+1 415-555-2671"), ("電話番号", "+1 415-555-2671"),
        ("PLZ", "94105"), ("Code postal", "94105"), ("郵便番号", "94105"), ("Irányítószám", "94105"),
        ("Ort", "San Francisco"), ("Ville", "San Francisco"), ("Miejscowość", "San Francisco"), ("城市", "San Francisco"),
        ("Straße und Hausnummer", "12 Analytical Way"), ("Land", "United States"), ("País", "United States"),
        ("LinkedIn Profile URL", "https://www.linkedin.com/in/ada-example"), ("GitHub", "https://github.com/ada-example"),
        ("Current employer", "Engine Works"), ("Current job title", "Data Engineer"), ("Preferred first name", "Ada"),
    ],
)  # fmt: skip
def test_labels(label: str, expected: str) -> None:
    assert value(field(label)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("user[last_name]", "Lovelace"),
        ("txtFirstName", "Ada"),
        ("candidate.emailAddress", "ada@example.org"),
        ("billing_zip", "94105"),
    ],
)
def test_names_alone(name: str, expected: str) -> None:
    assert value(field("", name=name)) == expected


def test_a_legend_over_fields_with_labels_of_their_own_is_a_heading() -> None:
    assert value(field("Sender domain", legend="Email", section="Email")) is None
    assert value(field("", legend="Email")) == "ada@example.org"


def _headed(heading: str, **texts: str) -> FieldDescriptor:
    """A field that only the heading above it and its placeholder name."""
    one = field(heading, **texts)
    return one.model_copy(update={"texts": one.texts.model_copy(update={"label": ""})})


def test_fields_under_one_heading_are_named_by_their_placeholders() -> None:
    headed = [
        _headed("Personal information", legend="Personal information", nearby="Personal information", placeholder=asked)
        for asked in ("Full name", "Phone", "Type here")
    ]
    assert [value(*headed, at=at) for at in range(3)] == ["Ada Marie Lovelace", "+1 415-555-2671", None]


def test_an_example_names_nothing_beside_a_label() -> None:
    assert value(field("District", nearby="District", placeholder="e.g. Web Designer")) is None
    assert value(field("Email", placeholder="e.g. ada@example.com")) == "ada@example.org"


def test_nom_alone_is_the_whole_name_and_a_part_beside_the_other_part() -> None:
    assert value(field("Nom")) == "Ada Marie Lovelace"
    assert value(field("Prénom"), field("Nom"), at=1) == "Lovelace"
    assert value(field("Nom"), field("Cognoms")) == "Ada"
    assert value(field("Nom d'usager")) is None


def test_a_job_and_a_school_in_vietnamese_below_their_headings() -> None:
    labels = ("Công ty", "Chức vụ", "Thời gian bắt đầu", "Thời gian kết thúc")
    job = [field(label, section="Kinh nghiệm làm việc") for label in labels]
    assert [value(*job, at=at) for at in range(3)] == ["Engine Works", "Data Engineer", "03/2020"]
    school = [field(label, section="Học vấn") for label in ("Trường", "Ngành học", "Năm tốt nghiệp")]
    assert [value(*school, at=at) for at in range(3)] == ["University of London", "Mathematics", "2015"]


def test_an_address_that_lists_its_parts_is_asked_for_as_a_whole() -> None:
    whole = "12 Analytical Way, San Francisco, CA 94105"
    assert value(field("Address, City, State, Zip Code", "textarea")) == whole
    assert value(field("Address, line 1"), field("City")) != whole


def test_schooling_in_indonesian_below_its_heading() -> None:
    labels = ("Jenjang Pendidikan", "Nama Institusi", "Tahun Masuk", "Tahun Lulus", "IPK")
    asked = [field(label, section="Riwayat Pendidikan Terakhir") for label in labels]
    values = [value(*asked, at=at) for at in range(len(asked))]
    assert values == ["Bachelor of Science", "University of London", "2012", "2015", "3.8"]


def test_autocomplete_alone() -> None:
    assert value(field("?", autocomplete="section-a shipping postal-code")) == "94105"


def test_a_bare_name_is_the_part_not_asked_elsewhere() -> None:
    assert value(field("Nom"), field("Prénom")) == "Lovelace"
    assert value(field("Nome"), field("Cognome")) == "Ada"
    assert value(field("Name")) == "Ada Marie Lovelace"


def test_confirmed_email_is_the_same_email() -> None:
    assert value(field("Email"), field("Confirm email"), at=1) == "ada@example.org"


def test_a_second_phone_is_not_the_first_again() -> None:
    assert value(field("Phone"), field("Alternate phone"), at=1) is None


@pytest.mark.parametrize(
    "label",
    ["Emergency contact name", "Reference's email", "Supervisor phone", "Spouse first name", "Name of referrer", "Maiden name",
     "City of birth", "Previous last name"],
)  # fmt: skip
def test_someone_else_or_another_time(label: str) -> None:
    assert value(field(label)) is None


@pytest.mark.parametrize(
    "label",
    ["Password", "Passwort", "Username", "Card number", "CVV", "Captcha", "One-time code", "Social Security Number", "Electronic signature",
     "Message", "Current salary", "Email or phone number", "Leave this field blank", "Fax", "Coupon code", "Search jobs"],
)  # fmt: skip
def test_never(label: str) -> None:
    assert value(field(label)) is None


@pytest.mark.parametrize(
    "label",
    ["I agree to the terms and conditions", "Subscribe to our newsletter", "I consent to text messages", "Ich stimme der Datenschutzerklärung zu",
     "I certify that I am authorized to work in the United States", "I did not use AI tools"],
)  # fmt: skip
def test_own_acts(label: str) -> None:
    assert value(field(label, "checkbox")) is None


def test_a_company_outside_of_applications_stays_open() -> None:
    assert value(field("Company"), ats=None) is None
    assert value(field("Company"), field("Resume", "file"), ats=None) == "Engine Works"


def test_repeated_sections_in_order() -> None:
    fields = [
        field("Company", group="work/0"),
        field("Job title", group="work/1"),
        field("School", group="education/0"),
    ]
    assert [one.value for one in plan(*fields).items] == ["Engine Works", "Analyst", "University of London"]


def test_what_is_left_is_asked() -> None:
    made = plan(field("Why do you want to work here?", "textarea"))
    assert [question.label for question in made.questions] == ["Why do you want to work here?"]


@pytest.mark.parametrize("label", ["企业名称", "代表者名", "企業名(愛称)"])
def test_a_character_within_a_chinese_word_names_nothing(label: str) -> None:
    assert value(field(label)) is None
    assert value(field("名")) == "Ada"


def test_a_box_for_years_beside_the_year_of_birth_is_no_part_of_it() -> None:
    items = plan(field("Doğum Yılı", "number", name="birth_year"), field("Hizmet (Yıl)", "number")).items
    assert [(item.field_id, item.value) for item in items] == [("f0", "1990")]


@pytest.mark.parametrize(
    ("label", "name"), [("Tên trường học", ""), ("Nama Universitas", ""), ("Skills (comma-separated)", "")]
)
def test_what_a_label_says_besides_is_explained_by_other_wordings_of_the_same(label: str, name: str) -> None:
    assert value(field(label, "textarea", name=name)) is not None


def test_an_identifier_that_says_the_fact_alone_explains_the_label() -> None:
    assert value(field("School or place", name="txtSchool")) == "University of London"
    assert value(field("School or place", name="school_place_x")) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("statename", "California"),
        ("txtPresentaddress", "12 Analytical Way"),
        ("appl_cellno", "+1 415-555-2671"),
        ("fathername", None),
        ("referencephone", None),
        ("workshop", None),
    ],
)
def test_words_that_makers_run_together_are_read_apart(name: str, expected: str | None) -> None:
    assert value(field("", name=name)) == expected


@pytest.mark.parametrize("label", ["Languages spoken", "Sprachkenntnisse", "Иностранные языки", "Languages/Dialects"])
def test_languages_are_listed(label: str) -> None:
    assert value(field(label)) == "English"


def test_programming_languages_are_no_languages_one_speaks() -> None:
    assert value(field("Programming languages")) is None
