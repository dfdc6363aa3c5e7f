"""Ways of writing jobs that the laid-out people do not have."""

from __future__ import annotations

import pytest

from companion.profile.importer import read_resume_bytes
from companion.profile.model import Resume, Work


def _works(section: str, heading: str = "EXPERIENCE") -> list[Work]:
    return read_resume_bytes(f"Jane Doe\njane@example.org\n\n{heading}\n{section}".encode()).resume.work


def test_positions_under_one_employer_share_its_name() -> None:
    works = _works(
        "Acme Corporation, Boston, MA\n"
        "Senior Engineer | Jan 2020 - Present\n- Led things\n"
        "Engineer | Mar 2016 - Dec 2019\n- Built things\n"
    )
    assert [(w.name, w.position) for w in works] == [
        ("Acme Corporation", "Senior Engineer"),
        ("Acme Corporation", "Engineer"),
    ]


def test_labels_and_values_are_read() -> None:
    works = _works(
        "Company: Bright Motors\nDesignation: Sales Manager\nDuration: June 2017 to date\nResponsibilities: Sold cars\n"
        "Company: Old Garage\nDesignation: Mechanic\nDuration: 2012 - 2017\n"
    )
    assert [(w.name, w.position, w.startDate, w.endDate) for w in works] == [
        ("Bright Motors", "Sales Manager", "2017-06", None),
        ("Old Garage", "Mechanic", "2012", "2017"),
    ]
    assert works[0].highlights == ["Sold cars"]


def test_position_at_employer() -> None:
    (work,) = _works("Line Cook at The Blue Door, Portland, OR (Summer 2020)\n- Grilled\n")
    assert (work.position, work.name, work.location) == ("Line Cook", "The Blue Door", "Portland, OR")
    assert (work.startDate, work.endDate) == ("2020", "2020")


def test_a_spaced_out_heading_and_a_wrapped_bullet() -> None:
    works = _works(
        "Welder, Ironworks LLC, 2018 - 2020\n• Welded pipe to a high stand-\n  ard every day\n", "E X P E R I E N C E"
    )
    assert works[0].highlights == ["Welded pipe to a high standard every day"]


def _read(text: str) -> Resume:
    return read_resume_bytes(text.encode()).resume


def test_an_employer_with_its_whole_time_is_no_job_beside_its_positions() -> None:
    works = _works(
        "Summit Brands, Denver, CO    2019 to Present\nController (2021 to Present)\n• Close the books\n"
        "Assistant Controller (2019 to 2021)\n• Led a migration\n"
    )
    assert [(w.position, w.name, w.location, w.startDate) for w in works] == [
        ("Controller", "Summit Brands", "Denver, CO", "2021"),
        ("Assistant Controller", "Summit Brands", "Denver, CO", "2019"),
    ]


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [("July 2020 to till date", "2020-07", None), ("Mar 2018 – till now", "2018-03", None)],
)
def test_until_now_in_two_words(written: str, start: str, end: str | None) -> None:
    (work,) = _works(f"Design Engineer, Tejas Components Ltd\n{written}\n- Drew parts\n")
    assert (work.startDate, work.endDate) == (start, end)


def test_a_title_with_a_slash_is_one_title() -> None:
    (work,) = _works("FORKLIFT OPERATOR / LEAD\nOhio Valley Foods\nJanuary 2017 - February 2021 | Dayton, OH\n")
    assert (work.position, work.name) == ("FORKLIFT OPERATOR / LEAD", "Ohio Valley Foods")


def test_a_sentence_is_not_glued_to_the_next_employer() -> None:
    works = _works(
        "Delta Freight, Atlanta GA\nTruck Driver, 2018 - Present\n"
        "Haul dry van and reefer loads across 48 states; 900,000 accident-free miles.\n"
        "Swift River Transport, Macon GA\nTruck Driver, 2014 - 2018\n"
    )
    assert [w.name for w in works] == ["Delta Freight", "Swift River Transport"]


def test_the_export_of_a_network_as_plain_text() -> None:
    resume = _read(
        "Contact\nSeattle, Washington, United States\ndaniel.okafor@example.com\n\nTop Skills\nAgile\nBudgeting\n\n"
        "Languages\nEnglish\nIgbo\n\nCertifications\nPMP\nCSM\nITIL\n\nDaniel Okafor\n"
        "Senior Project Manager | PMP | Delivering healthcare IT programs\nSeattle, Washington, United States\n\n"
        "Experience\n\nEvergreen Health Systems\nSenior Project Manager\nMay 2019 - Present (7 years 7 months)\n"
        "Seattle, Washington, United States\nLead a rollout.\n\nCascade Software\nBusiness Analyst\n"
        "February 2015 - December 2016 (1 year 11 months)\nBellevue, Washington\n\nEducation\nUniversity of Washington\n"
        "Bachelor of Arts - BA, Information Systems · (2010 - 2014)\n"
    )
    assert resume.basics.name == "Daniel Okafor"
    assert (resume.basics.location.city, resume.basics.location.region) == ("Seattle", "Washington")
    assert [(w.position, w.name, w.location) for w in resume.work] == [
        ("Senior Project Manager", "Evergreen Health Systems", "Seattle, Washington, United States"),
        ("Business Analyst", "Cascade Software", "Bellevue, Washington"),
    ]
    assert [(e.studyType, e.area) for e in resume.education] == [("Bachelor of Arts", "Information Systems")]


def test_studies_as_a_list_with_single_years_and_bare_grades() -> None:
    resume = _read(
        "Wei Chen\nwei@example.org\n\nEducation\n- **Ph.D. in Statistics**, University of Washington, 2016\n"
        "- B.E. Mechanical, RV College of Engineering, 2011, 8.4 CGPA\n- 12th, Kendriya Vidyalaya, 2007, 92%\n"
    )
    assert [(e.studyType, e.area, e.institution, e.endDate, e.score) for e in resume.education] == [
        ("Ph.D.", "Statistics", "University of Washington", "2016", None),
        ("B.E.", "Mechanical", "RV College of Engineering", "2011", "8.4"),
        ("12th", None, "Kendriya Vidyalaya", "2007", "92%"),
    ]


def test_a_high_school_by_its_name_is_a_school() -> None:
    resume = _read("Bo Klein\nbo@example.org\n\nEducation\nMillard South High School, Omaha NE    Graduated May 2018\n")
    assert [(e.institution, e.studyType, e.area) for e in resume.education] == [
        ("Millard South High School", None, None)
    ]


def test_the_phone_tells_the_country_of_a_town_without_one() -> None:
    location = _read("Lena Hoffmann\nMusterweg 4\n80331 München\n0171 2345678\nlena@example.de\n").basics.location
    assert (location.city, location.countryCode) == ("München", "DE")


def test_a_phone_before_the_town_is_no_street() -> None:
    location = _read("Priya Nair\npriya@example.com, +91 98450 12345, Bengaluru, India\n").basics.location
    assert (location.address, location.city, location.countryCode) == (None, "Bengaluru", "IN")


@pytest.mark.parametrize(
    ("line", "city", "country"),
    [
        ("Bristol  maria@mail.example  07700 900123", "Bristol", None),
        ("Andover, MN, (763)-555-0164, al@mail.example", "Andover", "US"),
        ("Amman, Jordan ∙ a.m@mail.example ∙ (+962) 799 555 123", "Amman", "JO"),
        ("Lyon, France (open to relocation anywhere in Europe)", "Lyon", "FR"),
        ("Springfield, IL 62704-1234", "Springfield", "US"),
    ],
)
def test_a_town_beside_other_contacts(line: str, city: str, country: str | None) -> None:
    location = _read(f"Priya Nair\n{line}\n\nEXPERIENCE\n\nBuyer, Acme Ltd, 2019 - 2021\n").basics.location
    assert (location.city, location.countryCode) == (city, country)


def test_brackets_stay_whole() -> None:
    resume = _read(
        "Amélie Roux\na@example.fr\n\nLANGUES\nAnglais : courant (TOEIC 920)\n\n"
        "CERTIFICATIONS\nALS (Resuscitation Council, UK), 2021\n"
    )
    assert [(x.language, x.fluency) for x in resume.languages] == [("Anglais", "courant (TOEIC 920)")]
    assert [(c.name, c.date) for c in resume.certificates] == [("ALS (Resuscitation Council, UK)", "2021")]


def test_initials_on_one_line_are_several_certificates() -> None:
    resume = _read(
        "Grace Kim\ngrace@example.org\n\nCERTIFICATIONS\nBLS, ACLS, PALS\nCNOR, AORN\nEPA 608, Acme School\n"
    )
    assert [c.name for c in resume.certificates] == ["BLS", "ACLS", "PALS", "CNOR", "AORN", "EPA 608"]


def test_a_handle_of_linkedin_alone() -> None:
    resume = _read("Nadia Petrova\nChicago, IL | nadia@example.com | in/nadiapetrova\n")
    assert [p.url for p in resume.basics.profiles] == ["https://linkedin.com/in/nadiapetrova"]


def _jobs(section: str, heading: str = "EXPERIENCE") -> list[tuple[str | None, str | None, str | None]]:
    return [(work.name, work.position, work.location) for work in _works(section, heading)]


def test_dashes_that_lead_to_a_place_at_the_margin_are_no_part_of_a_name() -> None:
    section = "2018-2023 Nordlys Shipping ------------------- Bergen\n2016-2018 Fjell Bakery ............. Oslo\n"
    assert _jobs(section) == [("Nordlys Shipping", None, "Bergen"), ("Fjell Bakery", None, "Oslo")]


def test_a_dash_stays_within_a_name_where_the_next_line_names_the_other_thing() -> None:
    section = "Ministry of Labour – Statistics    2019 - 2021\nClerk\n- Counted\nPort of Cork – Harbour Office    2015 - 2018\nAccountant\n- Booked\n"
    assert _jobs(section) == [
        ("Ministry of Labour – Statistics", "Clerk", None),
        ("Port of Cork – Harbour Office", "Accountant", None),
    ]


def test_a_colon_parts_an_employer_and_a_position() -> None:
    assert _jobs("Haldane Group: Senior Buyer    Oct 2021 – Present\n- Bought\n") == [
        ("Haldane Group", "Senior Buyer", None)
    ]


def test_a_town_with_its_state_is_the_place_beside_an_employer_called_as_a_town() -> None:
    section = "SOFIA | Software Engineer\nMay 2013 – Aug 2013 | Mountain View, CA\n- Coded\n"
    assert _jobs(section) == [("SOFIA", "Software Engineer", "Mountain View, CA")]
    assert _jobs("Squad Member    United Kingdom\nSkills League    Nov 2022 - Aug 2024\n") == [
        ("Skills League", "Squad Member", "United Kingdom")
    ]


def test_labels_before_dates_and_places_are_no_names() -> None:
    section = "Director of Nursing\nAlder Hospital\nDate: July 2012 – Ongoing    Location: Sunnyvale, CA\n"
    assert _jobs(section) == [("Alder Hospital", "Director of Nursing", "Sunnyvale, CA")]


def test_years_before_a_position_are_not_part_of_it() -> None:
    section = (
        "* 9 years as Developer at Harbour Defence From 2005 to 2014\n* 2 years as Baker at Fjell from 2003 to 2005\n"
    )
    assert [work.position for work in _works(section)] == ["Developer", "Baker"]


def test_the_state_of_a_town_is_no_degree() -> None:
    text = "EDUCATION\nTufts University, Medford, MA    December 2014\nMaster of Science, Computer Science\n"
    (study,) = _read(f"Jane Doe\njane@example.org\n\n{text}").education
    assert (study.institution, study.studyType, study.area) == (
        "Tufts University",
        "Master of Science",
        "Computer Science",
    )


def test_a_field_may_list_several_and_a_degree_be_said_again_in_short() -> None:
    text = (
        "EDUCATION\nMaster's Degree in Automation, Electronics and Control\nUniversity of Deusto    2019 - 2020\n"
        "Master of Science (M.S.) – Data Analytics    2015 - 2017\nUniversity of Leeds\n"
    )
    first, second = _read(f"Jane Doe\njane@example.org\n\n{text}").education
    assert first.area == "Automation, Electronics and Control"
    assert (second.studyType, second.area) == ("Master of Science", "Data Analytics")


def test_skills_learnt_in_one_study_do_not_end_the_studies() -> None:
    text = "EDUCATION\nBSc Physics\nUniversity of Leeds    2015 - 2018\nSkills: R, Python\n\nA-levels\nLeeds Grammar School    2013 - 2015\n"
    assert len(_read(f"Jane Doe\njane@example.org\n\n{text}").education) == 2


def test_doubtful_readings_are_told() -> None:
    text = "Jane Doe\njane@example.org\n+44 20 7946 0123\n\nEXPERIENCE\nBlue Heron    Kestrel    2019 - 2021\nNurse, Alder Hospital    Nov. 2021 - May 2021\n"
    warnings = read_resume_bytes(text.encode()).warnings
    assert [warning.partition(":")[0] for warning in warnings] == [
        "check which is the employer and which the position",
        "the dates run backwards",
    ]


def test_what_a_document_is_called_is_no_part_of_the_name() -> None:
    assert _read("JANE DOE RESUME Registered Nurse\njane@example.org\nEXPERIENCE\n").basics.name == "Jane Doe"
    assert _read("JANE Q. DOE, SPHR, GPHR\njane@example.org\nEXPERIENCE\n").basics.name == "Jane Q. Doe"


def test_a_trade_is_no_name_and_hours_are_no_part_of_an_employer() -> None:
    assert _read("Jane Doe\nSoftware Engineering\njane@example.org\nEXPERIENCE\n").basics.name == "Jane Doe"
    assert _jobs("Lead Developer    06/2015 – present\nUniversity of Geneva (80%)    Geneva\n- Coded\n") == [
        ("University of Geneva", "Lead Developer", "Geneva")
    ]
