"""Postings without a headline, in the North and the Netherlands, and what stands near their requirements."""

from __future__ import annotations

from datetime import date

import pytest

DANISH = (
    "Lagermedarbejder - Nordhavn Fragt",
    "<h1>Lagermedarbejder</h1><p>Nordhavn Fragt søger en kollega til aftenholdet på vores lager i Aarhus. Vi pakker og "
    "sender 4.000 pakker om dagen.</p><h2>Dine opgaver</h2><ul><li>Pluk og pak af ordrer</li><li>Kundeservice på telefon"
    "</li></ul><h2>Om dig</h2><ul><li>Du er stresstålig og en holdspiller</li><li>Du taler flydende dansk</li></ul>"
    "<h2>Vi tilbyder</h2><ul><li>Løn efter kvalifikationer, 37 timer om ugen</li></ul>"
    "<p>Ansøgningsfrist: 12. marts 2027. Send din ansøgning til job@nordhavn-fragt.example</p>",
)
SWEDISH = (
    "Undersköterska - Arbetsförmedlingen",
    "<h1>Undersköterska</h1><h2>Lidköpings kommun</h2><p>Kommun: Lidköping</p><p>Omfattning: Heltid</p><p>Vi söker en "
    "kollega till hemtjänsten som arbetar kvällar och helger.</p><h2>Kvalifikationer</h2><ul><li>Körkort B</li>"
    "<li>Goda kunskaper i svenska</li><li>God samarbetsförmåga</li></ul><p>Ansök senast 2027-04-02</p>",
)


def test_a_danish_posting_is_understood(understand) -> None:
    posting = understand(*DANISH).posting
    assert posting is not None
    assert (posting.title, posting.closes_at) == ("Lagermedarbejder", date(2027, 3, 12).isoformat())
    assert {"Working under pressure", "Teamwork"} <= {skill.name for skill in posting.skills if skill.required}
    assert [note.value for note in posting.languages] == ["Danish"]


def test_a_swedish_posting_of_a_job_site_is_the_employers(understand) -> None:
    posting = understand(*SWEDISH).posting
    assert posting is not None
    assert (posting.company, posting.closes_at) == ("Lidköpings kommun", "2027-04-02")
    assert posting.locations[0].startswith("Lidköping")
    assert posting.shifts is not None


BODY = (
    "<p>We are looking for a colleague to join our team.</p><h4>Requirements</h4><ul><li>2 years of experience</li>"
    "<li>Full-time, in shifts</li></ul><h4>We offer</h4><p>Competitive pay and training. To apply send your CV.</p>"
)


@pytest.mark.parametrize(
    ("page_title", "top", "expected"),
    [
        ("Karriere · Kranz Bau", "<h1>Komm zu uns.</h1><h3>Maurer (m/w/d)</h3>", "Maurer (m/w/d)"),
        ("Harbour House Limited", "<p>Support Worker</p>", "Support Worker"),
        ("Lakeview Inn | Careers", "<h2>LINE COOK</h2>", "LINE COOK"),
        ("Home / Vacatures", "<h3>MAGAZIJNMEDEWERKER:</h3>", "MAGAZIJNMEDEWERKER"),
        ("Blog | Birch Homes", "<h1>Join the Team! Now Hiring an Estimator</h1>", "Estimator"),
        ("Birch Homes", "<h1>We're Hiring! Sales Associate</h1>", "Sales Associate"),
    ],
)
def test_the_title_is_the_job_not_the_slogan_or_the_site(understand, page_title: str, top: str, expected: str) -> None:
    posting = understand(page_title, top + BODY, apply_controls=["Apply"]).posting
    assert posting is not None
    assert posting.title == expected


def test_a_page_of_several_jobs_without_marks_of_gender_is_none(understand) -> None:
    several = "".join(
        f"<h2>{job}</h2><p>We are hiring. {'You will work in our team and report to the owner. ' * 6}</p>{BODY}"
        for job in ("Truck Driver", "Dispatcher", "Diesel Mechanic")
    )
    assert not understand("Open jobs - Hollis Haulage", several, apply_controls=["Apply"]).is_posting


@pytest.mark.parametrize("title", ["Open application", "Initiativbewerbung", "Candidature spontanée"])
def test_an_open_application_is_no_posting(understand, title: str) -> None:
    text = "<p>Send us your CV if you want to join our team in Leeds, full-time or part-time.</p>" * 4
    assert not understand(f"{title} | Acme", f"<h1>{title}</h1>{text}", apply_controls=["Apply now"]).is_posting


def test_the_last_requirements_are_no_benefits(understand) -> None:
    page = (
        "<h1>Cashier</h1><p>We are hiring a cashier to join our team in Leeds, full-time.</p><h2>Requirements</h2><ul>"
        "<li>Cash handling</li><li>Strong interpersonal skills</li></ul><h2>Benefits</h2><ul><li>Comprehensive benefits "
        "package</li><li>Retirement savings plan</li><li>Paid time off</li><li>Wellness programs</li></ul>"
    )
    posting = understand("Cashier | Acme", page, apply_controls=["Apply"]).posting
    assert posting is not None
    assert "Interpersonal skills" in {skill.name for skill in posting.skills}


def test_numbered_requirements_are_no_headings(reader) -> None:
    text = "Qualifications:\n\n1. QuickBooks\n2. Strong communication skills\n3. Organized and independent"
    assert "Communication" in {skill.name for skill in reader.read_text(text, "Bookkeeper").skills}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Legitimerad sjuksköterska", "Registered nurse licence"),
        ("Abgeschlossene Facharztausbildung in Psychiatrie", "Medical licence"),
        ("Habilitations électriques à jour", "Electrician licence"),
        ("Je bent in het bezit van VCA", "Safety certificate (VCA)"),
    ],
)
def test_licences_of_further_countries(reader, line: str, expected: str) -> None:
    posting = reader.read_text(f"Requirements\n\n{line}\nTeamwork", "Colleague")
    assert expected in {note.value for note in posting.licences}


def test_the_length_of_a_degree_is_no_experience(reader) -> None:
    posting = reader.read_text("Requirements\n\n4-year Bachelor of Nursing\n1 year of ICU experience", "Nurse")
    assert posting.experience_years is not None
    assert posting.experience_years.min == 1.0


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Work with other associates in assembly of millwork", None), ("Associate in Nursing", "associate")],
)
def test_colleagues_are_no_degree(reader, line: str, expected: str | None) -> None:
    education = reader.read_text(f"Requirements\n\n{line}\nTeamwork", "Colleague").education
    assert (education and education.value) == expected


def test_languages_of_german_postings_may_be_wishes(understand) -> None:
    page = (
        "<h1>Sozialarbeiter (m/w/d)</h1><p>Wir suchen ab sofort Verstärkung in Teilzeit.</p><h2>Dein Profil</h2><ul><li>"
        "Sichere Deutschkenntnisse</li><li>Gute Russischkenntnisse sind von Vorteil</li><li>Türkisch wünschenswert</li>"
        "</ul><h2>Wir bieten</h2><p>30 Urlaubstage. Bewerbung an job@verein.example</p>"
    )
    posting = understand("Sozialarbeiter (m/w/d)", page).posting
    assert posting is not None
    found = {note.value: note.required for note in posting.languages}
    assert found == {"German": True, "Russian": False, "Turkish": False}


@pytest.mark.parametrize("line", ["Ready to travel extensively", "Travel to sites with the team, as required"])
def test_travel_is_told_in_many_ways(reader, line: str) -> None:
    assert reader.read_text(f"Requirements\n\n{line}\nExcel", "Estimator").travel is not None


@pytest.mark.parametrize("line", ["Horaires en 3*8", "Du arbeider skiftarbeid", "Je werkt avonddiensten"])
def test_shifts_are_told_in_many_ways(reader, line: str) -> None:
    assert reader.read_text(f"Profil\n\n{line}\nExcel", "Operator").shifts is not None


def test_a_house_with_two_names_is_one_place(understand) -> None:
    page = "<h1>Teacher of Art</h1><p>Location: St Anne's School & Sixth Form College</p>" + BODY
    posting = understand("Teacher of Art | Trust", page, apply_controls=["Apply"]).posting
    assert posting is not None
    assert len(posting.locations) <= 1


def test_a_town_in_nevada_is_no_company(understand) -> None:
    page = "<h1>Warehouse Loader</h1><p>Sandstone Ridge, NV</p>" + BODY
    posting = understand("Warehouse Loader | Jobs", page, apply_controls=["Apply"]).posting
    assert posting is not None
    assert posting.company != "Sandstone Ridge, NV"
