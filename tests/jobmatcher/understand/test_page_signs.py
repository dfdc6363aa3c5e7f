"""Signs of whole pages: what is gone, what stands below a title, whose name a page bears."""

from __future__ import annotations

import pytest

BODY = (
    "<h2>Your tasks</h2><ul><li>Repair pumps and valves in the yards of our customers</li></ul>"
    "<h2>Requirements</h2><ul><li>Two years of experience in a workshop</li></ul><h2>Benefits</h2><p>Full-time, overtime paid, 30 days of annual leave.</p>"
)
MORE = "<p>You drive to the yards of farmers and of two towns, find what is broken and replace it there, or bring it back to our own workshop.</p>"
NOTES = (
    "Note: This vacancy has been filled. See our other vacancies.",
    "We are no longer accepting applications",
    "Diese Stelle ist leider bereits besetzt.",
    "Cette offre n'est plus disponible.",
    "Esta oferta ya no está disponible",
)


@pytest.mark.parametrize("note", NOTES)
def test_a_job_that_is_gone_is_understood_and_closed_while_it_is_shown(understand, note: str) -> None:
    reading = understand("Pump fitter", f"<h1>Pump fitter</h1><p>{note}</p>{BODY}{MORE}")
    assert reading.closed
    assert reading.posting.title == "Pump fitter"
    assert reading.posting.experience_years.min == 2


@pytest.mark.parametrize("note", NOTES)
def test_a_mere_notice_that_a_job_is_gone_is_no_posting(understand, note: str) -> None:
    reading = understand("Pump fitter", f"<h1>Pump fitter</h1><p>{note}</p><p>Full-time, Leeds.</p>")
    assert not reading.is_posting
    assert not reading.closed
    assert "gone" in reading.reason


def test_a_job_that_will_be_gone_is_one(understand) -> None:
    note = "Applications are read until the position has been filled."
    reading = understand("Pump fitter", f"<h1>Pump fitter</h1><p>{note}</p>{BODY}")
    assert reading.is_posting
    assert not reading.closed


def test_a_form_below_a_whole_posting_does_not_make_it_a_form(understand) -> None:
    assert understand("Pump fitter", f"<h1>Pump fitter</h1>{BODY}", form_fields=12).is_posting


def test_lists_of_places_are_read_below_their_heading(understand) -> None:
    places = (
        "<h2>Location</h2><ul><li>Leeds, United Kingdom</li><li>Bristol, United Kingdom</li><li>Free parking</li></ul>"
    )
    posting = understand("Pump fitter", f"<h1>Pump fitter</h1>{BODY}{places}").posting
    assert posting is not None
    assert posting.locations == ["Leeds, United Kingdom", "Bristol, United Kingdom"]


def test_a_label_and_a_street_are_no_place(understand) -> None:
    facts = "<p>Location: Address</p><p>Standort: Am Mühlbach 7</p>"
    posting = understand("Pump fitter", f"<h1>Pump fitter</h1>{facts}{BODY}").posting
    assert posting is not None
    assert posting.locations == []


def test_a_firm_may_be_called_as_a_town_is(understand) -> None:
    hints = [{"name": "copyright", "text": "Flint. All rights reserved"}]
    posting = understand("Pump fitter | Flint", f"<h1>Pump fitter</h1>{BODY}", hints=hints).posting
    assert posting is not None
    assert posting.company == "Flint"


def test_the_sites_name_behind_a_title_is_no_part_of_it(understand) -> None:
    meta = {"og:site_name": "Harbour Pumps"}
    posting = understand("Home", f"<h1>Pump fitter – Harbour Pumps</h1>{BODY}", meta=meta).posting
    assert posting is not None
    assert posting.title == "Pump fitter"


def test_a_summary_in_the_data_is_not_the_whole_posting(understand) -> None:
    summary = "Repairs pumps for our customers in the whole region, on their yards and in ours."
    data = f'{{"@type": "JobPosting", "title": "Pump fitter", "description": "{summary}"}}'
    reading = understand("Pump fitter", f"<h1>Pump fitter</h1><p>{summary}</p>{BODY}", json_ld=[data])
    assert reading.posting is not None
    assert "Two years of experience" in reading.posting.description


def test_a_region_listed_beside_its_town_is_no_second_place(understand) -> None:
    data = '{"@type": "JobPosting", "title": "Pump fitter", "jobLocation": [{"@type": "Place", "address": "Chennai"}, {"@type": "Place", "address": "Tamil Nadu"}]}'
    posting = understand("Pump fitter", f"<h1>Pump fitter</h1>{BODY}", json_ld=[data]).posting
    assert posting is not None
    assert posting.locations == ["Chennai"]


def test_a_page_that_names_several_jobs_is_none_of_them(understand) -> None:
    page = (
        "<h1>Come and join our workshop</h1><p>We are hiring, send your CV to jobs@example.org.</p>"
        "<h3>Pump fitter</h3><p>Full-time in Leeds. You repair pumps on the yards of our customers.</p>"
        "<h3>Warehouse clerk</h3><p>Part-time in York. You keep the parts in order.</p><p>We offer a competitive salary and annual leave.</p>"
    )
    assert not understand("Work with us - Harbour Pumps", page).is_posting
    assert understand(
        "Pump fitter - Harbour Pumps", page.replace("Come and join our workshop", "Pump fitter")
    ).is_posting


def test_a_page_that_still_loads_its_job_is_no_posting_yet(understand) -> None:
    page = "<h1>Loading role</h1><p>Loading job details...</p><h2>Why us</h2><p>Remote. We are hiring. Competitive salary, paid time off.</p>"
    assert not understand("Loading role | Flint", page + "<p>We like calm software.</p>" * 9).is_posting
    assert understand("Loading Bay Operative | Flint", f"<h1>Loading Bay Operative</h1>{BODY}").is_posting


def test_a_town_too_small_to_be_known_is_believed_beside_one_that_is(understand) -> None:
    posting = understand("Pumpenbauer gesucht in Oberwiesli bei Luzern", f"<h1>Pumpenbauer (m/w/d)</h1>{BODY}").posting
    assert posting.locations == ["Oberwiesli"]
    elsewhere = understand("Pumpenbauer gesucht in Teilzeit bei Flint", f"<h1>Pumpenbauer (m/w/d)</h1>{BODY}").posting
    assert elsewhere.locations == []


def test_a_shortened_word_ends_no_sentence(understand) -> None:
    posting = understand(
        "Pumpenbauer (m/w/d)",
        f"<h1>Pumpenbauer (m/w/d)</h1><h2>Anforderungen</h2><p>Führerausweis Kat. B von Vorteil</p>{BODY}",
    ).posting
    assert [note.required for note in posting.licences] == [False]


def test_pictures_are_no_part_of_an_employers_name(understand) -> None:
    posting = understand(
        "Pump fitter",
        f"<h1>Pump fitter</h1>{BODY}",
        meta={"og:site_name": "Flint Pumps ❤️"},
        hints=[{"name": "logo", "text": "Flint Pumps 🚀"}],
    ).posting
    assert posting.company == "Flint Pumps"
