"""Who employs, where the page's title names only the job or the job site."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("title", "body", "company"),
    [
        (
            "Staff Nurse | Findwork Jobs",
            "<h1>Staff Nurse</h1><p>Nuffield Oaks Health is one of the largest charities of the region. We are looking for a nurse.</p>"
            "<p>As a nurse at Nuffield Oaks Health you will care for patients. Salary £30,000 per annum.</p>",
            "Nuffield Oaks Health",
        ),
        (
            "Lehrer (m/w/d)",
            "<h1>Lehrer (m/w/d)</h1><p>Wir suchen Sie in Vollzeit.</p><p>Die Lernwerk Harz gGmbH sucht zum nächsten Schuljahr eine Lehrkraft.</p>"
            "<h2>Ihre Aufgaben</h2><p>Sie unterrichten Mathematik in kleinen Gruppen und begleiten die Kinder durch das Schuljahr.</p><h2>Ihr Profil</h2><p>Berufserfahrung</p>",
            "Lernwerk Harz gGmbH",
        ),
        (
            "Research Engineer",
            "<h1>Research Engineer</h1><p>Holt River Trading (HRT) is seeking an engineer to join our team.</p>"
            "<p>HRT is an equal opportunity employer. At HRT you will build systems.</p><h2>Qualifications</h2><p>Three years of experience</p>",
            "Holt River Trading",
        ),
        (
            "Support Worker",
            "<h1>Support Worker</h1><p>Kerwin Court Clinic is part of Elder Healthcare. Kerwin Court Clinic has 20 beds.</p>"
            "<p>Elder Healthcare is recruiting. Benefits of joining Elder Healthcare: annual leave and a pension.</p>",
            "Elder Healthcare",
        ),
    ],
)
def test_the_name_most_signs_speak_for(understand, title: str, body: str, company: str) -> None:
    reading = understand(title, body, url="https://www.example.org/jobs/4711", apply_controls=["Apply now"])
    assert reading.posting is not None
    assert reading.posting.company == company


def test_no_sign_no_name(understand) -> None:
    body = "<h1>Cook</h1><p>We are looking for a cook. You will have two years of experience. Full-time, per hour £13.</p><h2>Responsibilities</h2><p>You plan and cook lunch for sixty children and keep the kitchen clean.</p>"
    reading = understand("Cook", body, url="https://www.example.org/jobs/4711", apply_controls=["Apply now"])
    assert reading.posting is not None
    assert reading.posting.company is None


def test_a_name_is_surer_the_more_speaks_for_it_and_against_no_other(understand) -> None:
    body = "<h1>Cook</h1><p>{}</p><p>Full-time, per hour £13. You will cook with two years of experience.</p><h2>Responsibilities</h2><p>You plan and cook lunch for sixty children.</p>"
    told = (
        "Harbour Meals is looking for a cook. At Harbour Meals you will feed a school. Harbour Meals has two kitchens."
    )
    clear = understand("Cook | Harbour Meals", body.format(told), apply_controls=["Apply"]).posting
    split = understand(
        "Cook",
        body.format("Harbour Meals is looking for a cook. Mill Kitchens is looking for a cook."),
        apply_controls=["Apply"],
    ).posting
    stated = understand(
        "Cook",
        body.format(told),
        json_ld=['{"@type": "JobPosting", "title": "Cook", "hiringOrganization": "Mill Kitchens"}'],
    ).posting
    assert clear.company_confidence > 0.95
    assert clear.title_confidence > 0.8
    assert split.company_confidence < 0.6
    assert (stated.company, stated.company_confidence, stated.title_confidence) == ("Mill Kitchens", 1.0, 1.0)
