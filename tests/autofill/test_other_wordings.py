"""Fields in the wordings of many countries and kinds of sites: what each must be filled with, or stay empty.

Written and measured before the tables were changed for them, then kept.
"""

from __future__ import annotations

from typing import Any

import pytest

from companion.autofill.context import PlanContext
from companion.autofill.planner import plan_form
from companion.autofill.values.places import Home, lives_in
from companion.contracts import FieldDescriptor, FormSnapshot, Posting
from companion.profile.model import Profile
from tests.autofill.build import TODAY, field, value
from tests.eval.eval_forms import APPLICANT, DEMOGRAPHICS

HERE = Posting(title="Data Engineer", company="Acme", locations=["San Francisco, CA, United States"])
STATED = APPLICANT.model_copy(
    update={
        "applicant": APPLICANT.applicant.model_copy(
            update={"demographics": DEMOGRAPHICS, "commute_places": ["Oakland, CA"], "travel_percent": 25}
        )
    }
)
PHONE, EMAIL = "+1 415-555-2671", "ada@example.org"
LINKEDIN, GITHUB, SITE = (
    "https://www.linkedin.com/in/ada-example",
    "https://github.com/ada-example",
    "https://ada.example.org",
)
PLACE = "San Francisco, California, United States"
EMPTY = None
YN, JN, ON, SN = ("Yes", "No"), ("Ja", "Nein"), ("Oui", "Non"), ("Sí", "No")

Row = tuple[FieldDescriptor, Any]

NAMES: list[Row] = [
    (field("Your given name as in passport", name="gn"), "Ada"),
    (field("Rufname / Vorname(n)", name="bewerber_vorname"), "Ada"),
    (field("Familienname*", name="bewerber_nachname"), "Lovelace"),
    (field("Nom de famille"), "Lovelace"),
    (field("Prénom(s)"), "Ada"),
    (field("Primer apellido"), "Lovelace"),
    (field("Nombre y apellidos"), "Ada Marie Lovelace"),
    (field("Nombre completo"), "Ada Marie Lovelace"),
    (field("Cognoms"), "Lovelace"),
    (field("Nome e cognome"), "Ada Marie Lovelace"),
    (field("Achternaam"), "Lovelace"),
    (field("Voor- en achternaam"), "Ada Marie Lovelace"),
    (field("Apelido"), "Lovelace"),
    (field("Nome próprio"), "Ada"),
    (field("Imię i nazwisko"), "Ada Marie Lovelace"),
    (field("Nazwisko"), "Lovelace"),
    (field("För- och efternamn"), "Ada Marie Lovelace"),
    (field("Fornavn og etternavn"), "Ada Marie Lovelace"),
    (field("Sukunimi"), "Lovelace"),
    (field("Jméno a příjmení"), "Ada Marie Lovelace"),
    (field("Krstné meno"), "Ada"),
    (field("Priezvisko"), "Lovelace"),
    (field("Vezetéknév"), "Lovelace"),
    (field("Keresztnév"), "Ada"),
    (field("Nume și prenume"), "Ada Marie Lovelace"),
    (field("Prenumele dumneavoastră"), "Ada"),
    (field("Adınız Soyadınız"), "Ada Marie Lovelace"),
    (field("Ονοματεπώνυμο"), "Ada Marie Lovelace"),
    (field("Επώνυμο"), "Lovelace"),
    (field("Имя и фамилия"), "Ada Marie Lovelace"),
    (field("ФИО"), "Ada Marie Lovelace"),
    (field("Прізвище"), "Lovelace"),
    (field("Ime i prezime"), "Ada Marie Lovelace"),
    (field("Priimek"), "Lovelace"),
    (field("Perekonnanimi"), "Lovelace"),
    (field("Vardas"), "Ada"),
    (field("お名前"), "Ada Marie Lovelace"),
    (field("성함"), "Ada Marie Lovelace"),
    (field("姓名"), "Ada Marie Lovelace"),
    (field("שם משפחה"), "Lovelace"),
    (field("الاسم الأول"), "Ada"),
    (field("Họ và tên"), "Ada Marie Lovelace"),
    (field("Nama lengkap"), "Ada Marie Lovelace"),
    (field("What should we call you?"), "Ada"),
    (field("Salutation", "select", ("Please select", "Mr", "Ms", "Mx")), "Ms"),
    (field("Anrede", "select", ("Bitte wählen", "Herr", "Frau", "Divers")), "Frau"),
    (field("Civilité", "radio", ("M.", "Mme")), "Mme"),
    (field("Titel", "select", ("", "Dr.", "Prof.")), EMPTY),
    (field("Name of your line manager"), EMPTY),
    (field("Mother's maiden name"), EMPTY),
    (field("Company name", section="Reference 1"), EMPTY),
]  # fmt: skip

CONTACT: list[Row] = [
    (field("Elektronische Postadresse", "email"), EMAIL),
    (field("Adresse courriel"), EMAIL),
    (field("Correu electrònic"), EMAIL),
    (field("Indirizzo e-mail"), EMAIL),
    (field("E-postadress"), EMAIL),
    (field("El. paštas"), EMAIL),
    (field("Ηλεκτρονικό ταχυδρομείο"), EMAIL),
    (field("Имейл адрес"), EMAIL),
    (field("Електронна пошта"), EMAIL),
    (field("البريد الإلكتروني"), EMAIL),
    (field("דוא״ל"), EMAIL),
    (field("電子郵件"), EMAIL),
    (field("Repite tu correo electrónico", name="email2"), EMAIL),
    (field("Handynummer"), PHONE),
    (field("Rufnummer tagsüber"), PHONE),
    (field("Portable"), PHONE),
    (field("Teléfono de contacto"), PHONE),
    (field("Cellulare"), PHONE),
    (field("Mobiel nummer"), PHONE),
    (field("Telemóvel"), PHONE),
    (field("Numer telefonu kontaktowego"), PHONE),
    (field("Telefonszám"), PHONE),
    (field("Cep telefonu"), PHONE),
    (field("Контактный телефон"), PHONE),
    (field("연락처"), PHONE),
    (field("手机号码"), PHONE),
    (field("Số điện thoại"), PHONE),
    (field("WhatsApp number", "tel"), PHONE),
    (field("Country/Region Mobile", "combobox"), "United States"),
    (field("Dial code", "select", ("+44", "+1", "+49")), "+1"),
    (field("Vorwahl", "select", ("Deutschland (+49)", "Vereinigte Staaten (+1)")), "Vereinigte Staaten (+1)"),
    (field("Phone number of your reference", "tel"), EMPTY),
    (field("Email a friend", "email"), EMPTY),
    (field("Supervisor's e-mail", "email"), EMPTY),
]  # fmt: skip

PLACES: list[Row] = [
    (field("Straße, Hausnummer"), "12 Analytical Way"),
    (field("Street Address: Line 2"), "Apt 4"),
    (field("Address (line 2)"), "Apt 4"),
    (field("Calle y número"), "12 Analytical Way"),
    (field("Código Postal / ZIP"), "94105"),
    (field("Postnummer"), "94105"),
    (field("Irányítószám"), "94105"),
    (field("Poštové smerovacie číslo"), "94105"),
    (field("Wohnort"), "San Francisco"),
    (field("Poblacion"), "San Francisco"),
    (field("Localidad de residencia"), "San Francisco"),
    (field("Şehir"), "San Francisco"),
    (field("Населений пункт"), "San Francisco"),
    (field("Bundesstaat", "select", ("Alabama", "California", "Texas")), "California"),
    (field("State/Province", "select", ("Alberta", "California (CA)")), "California (CA)"),
    (field("Country of residence", "select", ("UK", "USA", "India")), "USA"),
    (field("Country", "select", ("United Kingdom +44", "United States +1", "US Minor Outlying Islands +1")), "United States +1"),
    (field("Pays de résidence", "select", ("Allemagne", "États-Unis", "France")), "États-Unis"),
    (field("País", "select", ("España", "Estados Unidos", "México")), "Estados Unidos"),
    (field("国家/地区", "select", ("中国", "美国", "日本")), "美国"),
    (field("Where in the world are you based?"), PLACE),
    (field("Which city and country will you be working from?"), PLACE),
    (field("Location (City)", "combobox"), PLACE),
    (field("Current location", "combobox", ("San Francisco, Córdoba, Argentina", "San Francisco, CA, USA")), "San Francisco, CA, USA"),
    (field("City", "combobox", ("San Francisco, Cebu, Philippines", "San Francisco, California, United States")), "San Francisco, California, United States"),
    (field("City", "combobox", ("South San Francisco, California, United States",)), EMPTY),
    (field("Event location"), EMPTY),
    (field("Venue address"), EMPTY),
    (field("From (city)", section="Your trip"), EMPTY),
    (field("Store location", "select", ("San Francisco", "Oakland")), EMPTY),
    (field("Office location you are applying for", "select", ("San Francisco", "London")), EMPTY),
    (field("Lugar de nacimiento"), EMPTY),
    (field("Billing PO number"), EMPTY),
    (field("Località", section="Dati relativi al disservizio"), EMPTY),
    (field("Ort", section="Veranstaltungsort"), EMPTY),
]  # fmt: skip

WORK: list[Row] = [
    (field("Who do you currently work for?"), "Engine Works"),
    (field("Current or most recent company"), "Engine Works"),
    (field("Derzeitiges Unternehmen"), "Engine Works"),
    (field("Entreprise actuelle"), "Engine Works"),
    (field("Aktuelle Berufsbezeichnung"), "Data Engineer"),
    (field("Your current job title"), "Data Engineer"),
    (field("Puesto actual"), "Data Engineer"),
    (field("Link to your LinkedIn profile", "url"), LINKEDIN),
    (field("Please share your LinkedIn URL with us", "textarea"), LINKEDIN),
    (field("Perfil de LinkedIn"), LINKEDIN),
    (field("Please share a link to your GitHub or other public code", "textarea"), GITHUB),
    (field("GitHub username or profile link"), GITHUB),
    (field("Portfolio / personal website (optional)"), SITE),
    (field("Lien vers votre site personnel"), SITE),
    (field("Highest level of education", "select", ("High school diploma", "Associate's degree", "Bachelor's degree", "Master's degree", "PhD")), "Bachelor's degree"),
    (field("Höchster Bildungsabschluss", "select", ("Abitur", "Bachelor", "Master", "Promotion")), "Bachelor"),
    (field("Niveau d'études", "select", ("Bac", "Licence (Bac +3)", "Master (Bac +5)", "Doctorat")), "Licence (Bac +3)"),
    (field("Nivel de estudios", "select", ("Bachillerato", "Grado universitario", "Máster", "Doctorado")), "Grado universitario"),
    (field("University attended"), "University of London"),
    (field("What did you study?"), "Mathematics"),
    (field("How many years of professional experience do you have?", "number"), "10"),
    (field("Total years of experience", "select", ("0-2 years", "3-5 years", "6-9 years", "10+ years")), "10+ years"),
    (field("Company you are applying to"), EMPTY),
    (field("Desired position"), EMPTY),
    (field("Name of previous employer"), EMPTY),
    (field("Do you have a portfolio?", "radio", YN), EMPTY),
]  # fmt: skip

QUESTIONS: list[Row] = [
    (field("Do you have permission to work in the US on a permanent basis?", "radio", YN), "Yes"),
    (field("Are you legally allowed to work in the United States of America for any employer?", "radio", YN), "Yes"),
    (field("Besitzen Sie eine gültige Arbeitserlaubnis für die USA?", "radio", JN), "Ja"),
    (field("Êtes-vous autorisé(e) à travailler aux États-Unis ?", "radio", ON), "Oui"),
    (field("¿Está autorizado a trabajar legalmente en Estados Unidos?", "radio", SN), "Sí"),
    (field("Will you need us to sponsor a work visa (e.g. H-1B) now or later?", "radio", YN), "No"),
    (field("Do you now, or will you in the future, need immigration-related assistance to work here?", "radio", YN), "No"),
    (field("¿Necesitará patrocinio de visa ahora o en el futuro para trabajar en Estados Unidos?", "radio", SN), "No"),
    (field("Are you authorized to work in the US?", "select", ("Yes, I am authorized to work in the US", "No, I am not authorized")), "Yes, I am authorized to work in the US"),
    (field("Will you require sponsorship in the US?", "select", ("I will require sponsorship", "I will not require sponsorship")), "I will not require sponsorship"),
    (field("Work authorization (US)", "select", ("I am authorized to work", "I need sponsorship", "I am not authorized")), EMPTY),
    (field("Do you live in the San Francisco area?", "radio", YN), "Yes"),
    (field("Are you currently based in San Francisco, CA?", "radio", YN), "Yes"),
    (field("Do you currently live in Austin, Texas?", "radio", YN), "No"),
    (field("Are you able to commute to our Oakland office?", "radio", YN), "Yes"),
    (field("Are you able to commute to our Denver office?", "radio", YN), EMPTY),
    (field("Are you open to relocating for this role?", "radio", YN), "Yes"),
    (field("Sind Sie bereit umzuziehen?", "radio", JN), "Ja"),
    (field("Are you comfortable with a hybrid work model?", "radio", YN), "Yes"),
    (field("Are you comfortable working fully remote?", "radio", YN), "Yes"),
    (field("Are you able to work from our San Francisco office two days a week?", "radio", YN), "Yes"),
    (field("Are you able to work from our Denver office two days a week?", "radio", YN), EMPTY),
    (field("Are you able to work from our San Francisco office five days a week?", "radio", YN), EMPTY),
    (field("This role is in the office five days a week. Does this work for you?", "radio", YN), EMPTY),
    (field("Are you willing to travel up to 20% of the time?", "radio", YN), "Yes"),
    (field("Are you willing to travel up to 60% of the time?", "radio", YN), "No"),
    (field("What is your notice period?"), "4 weeks"),
    (field("Notice period", "select", ("Immediately", "2 weeks", "1 month", "3 months")), "1 month"),
    (field("Earliest possible start date", "date"), "2027-01-11"),
    (field("Ab wann können Sie anfangen?"), "2027-01-11"),
    (field("What are your salary expectations (USD, annual)?"), "120,000 USD"),
    (field("Expected monthly salary in USD", "number"), EMPTY),
    (field("Gehaltsvorstellung in EUR brutto/Jahr", "number"), EMPTY),
    (field("Have you previously been employed by Acme?", "radio", YN), "No"),
    (field("How did you first learn about this opening?", "textarea"), "LinkedIn"),
    (field("Come ha saputo di questa posizione?", "select", ("Indeed", "LinkedIn", "Altro")), "LinkedIn"),
    (field("Can you confirm that you are 18 years or older?", "radio", YN), "Yes"),
    (field("Sind Sie volljährig?", "radio", JN), "Ja"),
    (field("Do you hold a valid driver's licence?", "radio", YN), "Yes"),
    (field("I identify my gender as:", "radio", ("Man", "Woman", "Non-binary", "I don't wish to answer")), "Woman"),
    (field("What gender do you identify as?", "select", ("Male", "Female")), "Female"),
    (field("Please select your race", "select", ("Asian", "Black or African American", "White")), "White"),
    (field("Protected Veteran Status", "select", ("I identify as one or more of the classifications of protected veteran", "I am not a protected veteran", "I don't wish to answer")), "I am not a protected veteran"),
    (field("Please check one of the boxes below:", "radio", ("Yes, I have a disability, or have had one in the past", "No, I do not have a disability and have not had one in the past", "I do not want to answer"), section="Voluntary Self-Identification of Disability"), "No, I do not have a disability and have not had one in the past"),
    (field("Do you need any adjustments for the interview because of a disability?", "radio", YN), EMPTY),
    (field("Are you a U.S. citizen or permanent resident?", "radio", YN), EMPTY),
    (field("Do you have a security clearance?", "radio", YN), EMPTY),
    (field("Are you subject to a non-compete agreement?", "radio", YN), EMPTY),
    (field("Have you ever been convicted of a crime?", "radio", YN), EMPTY),
    (field("Are you related to anyone at Acme?", "radio", YN), EMPTY),
    (field("Do you have experience with Terraform?", "radio", YN), EMPTY),
    (field("How many years of Rust experience do you have?", "number"), EMPTY),
    (field("What is your current salary?"), EMPTY),
    (field("Age", "number"), EMPTY),
    (field("I certify that the above is true", "checkbox"), EMPTY),
    (field("Receive SMS about my application", "checkbox"), EMPTY),
    (field("Type your full name as your signature"), EMPTY),
    (field("Is the work authorization of your spouse valid in the US?", "radio", YN), EMPTY),
    (field("What are the last four digits of your SSN?"), EMPTY),
    (field("Please leave this empty", name="website"), EMPTY),
]  # fmt: skip

ROWS = [*NAMES, *CONTACT, *PLACES, *WORK, *QUESTIONS]


def got(asked: FieldDescriptor, profile: Profile = STATED) -> Any:
    """What is planned for this one field on an application form."""
    return value(asked, profile=profile, posting=HERE)


@pytest.mark.parametrize(("asked", "expected"), ROWS, ids=[f"{row[0].label[:40]}-{at}" for at, row in enumerate(ROWS)])
def test_wordings(asked: FieldDescriptor, expected: Any) -> None:
    assert got(asked) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the San Francisco Bay Area", True), ("San Francisco, CA", True), ("South San Francisco", None), ("San Francisco, Córdoba", None),
        ("Los Angeles, CA area", None), ("Austin, Texas", False), ("the greater Austin, Texas area", None), ("California", True),
        ("Texas", False), ("Canada", False), ("the United States", True), ("Springfield", None), ("", None),
    ],
)  # fmt: skip
def test_lives_in(text: str, expected: bool | None) -> None:
    assert lives_in(text, Home("San Francisco", "California", "US")) is expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("How many years of experience do you have with Python?", "6"), ("Years of experience in Machine Learning", "3"),
        ("How many years of experience do you have with Python and SQL?", None), ("Years of experience with Go", None),
    ],
)  # fmt: skip
def test_years_with_a_skill(label: str, expected: str | None) -> None:
    years = {"Python": 6.7, "SQL": 4.0, "Machine Learning": 3.2, "Learning": 1.0}
    form = FormSnapshot(url="https://jobs.example/apply", fields=[field(label, "number")])
    made = plan_form(form, APPLICANT, PlanContext("p", TODAY, skill_years=years))
    assert [one.value for one in made.items] == ([expected] if expected else [])


def test_enough_years_with_a_skill_are_a_yes_too_few_are_open() -> None:
    for years, expected in ((6.7, ["Yes"]), (2.0, [])):
        asked = field("Do you have 5 years of experience with Python?", "radio", YN)
        form = FormSnapshot(url="https://jobs.example/apply", fields=[asked])
        made = plan_form(form, APPLICANT, PlanContext("p", TODAY, skill_years={"Python": years}))
        assert [one.value for one in made.items] == expected


PARTS_OF_A_PROFILE = {
    "phone": (PHONE, "Cel.", "Celular/WhatsApp", "No. HP", "SĐT", "Telefonska številka", "Telefoninumber"),
    "street": ("12 Analytical Way", "İkametgah adresi", "Alamat domisili", "Địa chỉ liên hệ", "Vejnavn og husnummer"),
    "city": (PLACE.partition(",")[0], "Comuna", "Lakhely", "Mjesto", "Kota domisili", "Tỉnh/Thành phố"),
    "birth date": ("1990-05-10", "Tgl Lahir", "Datum rojstva", "Gimimo data", "Tarikh lahir"),
    "school": ("University of London", "Établissement de formation", "Asal sekolah", "Trường đại học", "Egyetem", "Lærested"),
    "subject": ("Mathematics", "Jurusan", "Chuyên ngành", "Studijní obor", "Titulo de la carrera", "Pääaine"),
    "skills": ("Python, SQL", "Umiejętności", "Навыки", "Kỹ năng", "Yetenekler", "Compétences techniques"),
    "title": ("Data Engineer", "Current designation", "Pekerjaan saat ini", "Nuværende stilling", "Aktualne stanowisko"),
}  # fmt: skip


@pytest.mark.parametrize("part", PARTS_OF_A_PROFILE)
def test_parts_of_a_profile_in_the_words_of_many_countries(part: str) -> None:
    expected, *labels = PARTS_OF_A_PROFILE[part]
    assert {label: value(field(label, required=True)) for label in labels} == dict.fromkeys(labels, expected)


def test_the_options_of_a_gender_in_indonesian_and_vietnamese() -> None:
    for label, options in (("Jenis kelamin", ("Laki-laki", "Perempuan")), ("Giới tính", ("Nam", "Nữ"))):
        assert value(field(label, "select", options), profile=STATED) == options[1]


@pytest.mark.parametrize(("label", "expected"), [("Notice period (days)", "28"), ("Notice period in weeks", "4")])
def test_a_period_of_notice_as_a_number_of_the_unit_named(label: str, expected: str) -> None:
    assert value(field(label, "number")) == expected
    assert value(field("Notice period", "number")) is None
    assert value(field("Notice period (months)", "number")) is None
