"""Pages of small firms: one job on a page of their own making, and pages that only invite to apply."""

from __future__ import annotations

import pytest

from companion.contracts import Posting
from companion.jobmatcher.understand.sections import classify_heading
from tests.jobmatcher.understand.conftest import Understand

DUTIES = (
    "<h2>Wat ga je doen?</h2><ul><li>Ramen plaatsen bij particulieren</li><li>Kozijnen herstellen</li></ul>"
    "<h2>Wie zoeken wij</h2><ul><li>Ervaring met kitten</li><li>Rijbewijs B</li></ul>"
    "<h2>Wat bieden wij</h2><ul><li>Fulltime dienstverband en een goed salaris</li></ul>"
)
WORK = (
    "<h2>What you will do</h2><ul><li>Tune pianos in homes and halls</li><li>Replace strings and hammers</li></ul>"
    "<h2>Requirements</h2><ul><li>3 years to 5 years of experience with grand pianos</li>"
    "<li>Fluent Telugu and English, optionally Tamil</li></ul><h2>Benefits</h2><p>Full-time, pension, own van.</p>"
)


def _posting(understand: Understand, title: str, markup: str, **more: object) -> Posting:
    reading = understand(title, markup, **more)
    assert reading.is_posting, reading.reason
    assert reading.posting is not None
    return reading.posting


def test_somebody_wanted_at_a_place_with_a_pin(understand: Understand) -> None:
    posting = _posting(
        understand,
        "Vacatures | Kozijnbedrijf Wouda",
        f"<h1>Kozijnmonteur gezocht!</h1><p>💼 Fulltime</p><p>📍 Ferwert en omstreken · Noord</p>{DUTIES}",
    )
    assert posting.title == "Kozijnmonteur"
    assert posting.locations == ["Ferwert en omstreken"]
    assert [note.value for note in posting.licences] == ["Driving licence"]


@pytest.mark.parametrize(
    "heading",
    ["Vacature", "Stellenausschreibung", "Detalhe da vaga", "Fiche de poste", "Job advertisement", "Platsannons"],
)
def test_what_every_posting_is_called_is_no_title(understand: Understand, heading: str) -> None:
    posting = _posting(understand, f"{heading} | Wouda", f"<h1>{heading}</h1><h2>Kozijnmonteur</h2>{DUTIES}")
    assert posting.title == "Kozijnmonteur"


def test_the_town_stands_behind_the_employer(understand: Understand) -> None:
    intro = "<h1>Monteur</h1><p>Zin in vakwerk? Dan past Kozijnbedrijf Wouda in Ferwert. Wij zoeken een monteur.</p>"
    posting = _posting(understand, "Monteur | Kozijnbedrijf Wouda", intro + DUTIES)
    assert posting.company == "Kozijnbedrijf Wouda"
    assert posting.locations == ["Ferwert"]


def test_the_title_of_every_page_of_a_site_is_the_employer(understand: Understand) -> None:
    markup = f"<h2>Piano Technician</h2><p>Lumen Grand Pianos was founded in a barn. We are hiring.</p>{WORK}"
    posting = _posting(understand, "Lumen Grand Pianos", markup)
    assert (posting.title, posting.company) == ("Piano Technician", "Lumen Grand Pianos")
    assert posting.experience_years is not None
    assert (posting.experience_years.min, posting.experience_years.max) == (3, 5)
    assert {note.value: note.required for note in posting.languages} == {
        "Telugu": True,
        "English": True,
        "Tamil": False,
    }


def test_applications_go_to_the_employers_domain(understand: Understand) -> None:
    markup = f"<h1>Piano Technician</h1>{WORK}<p>We are hiring: send your CV to careers@tonewerk.com</p>"
    assert _posting(understand, "Piano Technician", markup).company == "Tonewerk"


def test_a_sites_own_name_is_no_title(understand: Understand) -> None:
    markup = f"<h1>Tonewerk Halls</h1><p>Piano Technician</p><p>We are looking for you.</p>{WORK}"
    posting = _posting(understand, "Tonewerk Website", markup, url="https://www.tonewerk.com/jobs/technician")
    assert posting.title == "Piano Technician"


def test_structured_data_that_only_sums_up_does_not_hide_the_page(understand: Understand) -> None:
    data = '{"@type": "JobPosting", "title": "Piano Technician", "description": "As our technician you keep pianos in tune."}'
    posting = _posting(understand, "Piano Technician", f"<h1>Piano Technician</h1>{WORK}", json_ld=[data])
    assert "Replace strings" in posting.description


@pytest.mark.parametrize("heading", ["Join our team", "Freie Stellen", "Rejoignez notre équipe", "Posizioni aperte", "Wir bauen, was andere nur zeichnen."])  # fmt: skip
def test_a_page_that_invites_in_general_is_no_posting(understand: Understand, heading: str) -> None:
    markup = (
        f"<h1>{heading}</h1><p>We are looking for people who like pianos. Full-time or part-time.</p>"
        "<h3>Piano Technician</h3><p>Tune and mend.</p><h3>Driver</h3><p>Carry pianos with care.</p>"
        "<h2>Benefits</h2><ul><li>Pension</li></ul><p>Send your CV to post@halls.example</p>"
    )
    assert not understand(f"{heading} - Halls", markup).is_posting


def test_a_page_about_an_occupation_is_no_posting(understand: Understand) -> None:
    markup = (
        "<h1>Piano technician</h1><h2>A day in the life</h2><ul><li>Tune pianos</li><li>Replace strings</li></ul>"
        "<h2>How to get there</h2><ul><li>Study time: two years</li></ul><h2>Skills and requirements</h2>"
        "<ul><li>Good hearing</li></ul><p>Salary: $40,000 - $60,000 a year. Full-time.</p>"
    )
    assert not understand("Piano technician — Careers atlas", markup).is_posting


def test_a_heading_asks_for_years_itself(understand: Understand) -> None:
    markup = f"<h1>Piano Tuner</h1><h4>Experience required: 2 to 4 years</h4>{DUTIES}"
    posting = _posting(understand, "Piano Tuner | Lumen", markup)
    assert posting.experience_years is not None
    assert (posting.experience_years.min, posting.experience_years.max) == (2, 4)


def test_places_of_other_jobs_and_of_the_office_are_not_the_work_s(understand: Understand) -> None:
    markup = (
        f"<h1>Piano Tuner</h1><p>Location: Leeds</p>{WORK}<p>Location: 12 Mill Row, Exeter, EX1 1AA</p>"
        "<h4>Piano Cleaner</h4><p>Location: Bristol</p><h4>Piano Technician</h4><p>Location: Cardiff</p>"
    )
    assert _posting(understand, "Piano Tuner | Lumen", markup).locations == ["Leeds"]


def test_a_language_required_in_its_own_clause_is_so_whatever_the_next_says(understand: Understand) -> None:
    markup = (
        "<h1>Pianostämmare</h1><p>Vi söker en pianostämmare. Heltid.</p><h2>Kvalifikationer</h2>"
        "<ul><li>Svenska och engelska är ett krav, ett tredje språk är meriterande i våra hem</li></ul>"
        f"<h2>Vi erbjuder</h2><p>Egen bil.</p>{WORK.replace('Telugu', 'ordinary')}"
    )
    posting = _posting(understand, "Pianostämmare | Lumen", markup)
    assert {note.value for note in posting.languages if note.required} >= {"Swedish", "English"}


def test_a_posting_that_calls_itself_an_article_is_one_if_it_says_that_it_hires(understand: Understand) -> None:
    markup = f"<h1>Piano Tuner</h1>{WORK}"
    assert understand("We're hiring: Piano Tuner | Lumen", markup, meta={"og:type": "article"}).is_posting


@pytest.mark.parametrize(
    ("wanted", "duties", "language"),
    [
        ("Изисквания", "Задължения", "Bulgarian"),
        ("応募資格", "業務内容", "Japanese"),
        ("Elvárások", "Feladatok", "Hungarian"),
        ("Cerințe", "Responsabilități", "Romanian"),
    ],
)
def test_headings_of_further_languages_say_what_is_asked(wanted: str, duties: str, language: str) -> None:
    assert (classify_heading(wanted), classify_heading(duties)) == ("must", "duties"), language
