"""Detection: word boundaries, spellings, offsets, and words that mean a skill only sometimes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.jobmatcher.skills.detect import ASKED, SkillDetector

detector = SkillDetector.load()


def skills(text: str) -> list[str]:
    return [mention.skill for mention in detector.find(text)]


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("We write C++ and more", "C++"),
        ("We use C#, mostly", "C#"),
        ("a service on .NET Core", ".NET"),
        ("F# is nice", "F#"),
        ("node.js services", "Node.js"),
        ("NodeJS services", "Node.js"),
        ("work in R&D", "Research"),
        ("CI / CD pipelines", "CI/CD"),
        ("ci-cd", "CI/CD"),
        ("machine\nlearning methods", "Machine learning"),
        ("relational\u00a0databases", "Relational databases"),
        ("organizational skills and more", "Organisational skills"),
        ("pediatric nursing", "Paediatric nursing"),
        ("data modeling", "Data modelling"),
        ("React.js developer", "React"),
        ("current NMC PIN required", "NMC PIN"),
        ("CSCS card holders", "CSCS card"),
        ("a valid driver’s license", "Driving licence"),
        ("MIG/TIG welding", "MIG welding"),
        ("experience with venipuncture", "Venepuncture"),
        ("Class A CDL", "CDL"),
        ("CPA preferred", "CPA"),
        ("manage accounts payable", "Accounts payable"),
        ("knowledge of HACCP", "Food safety"),
        ("phlebotomy and triage", "Venepuncture"),
        ("registered with the HCPC", "HCPC registration"),
        ("teaching certificate in Virginia", "Teaching licence"),
        ("experience of A&E", "Emergency care"),
        ("Excel and Power Query", "Power Query"),
        ("trained in performing PCI for a cardiology service", "Cardiology"),
    ],
)
def test_found(text: str, skill: str) -> None:
    assert skill in skills(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Experience with Java, Go, Rust and Kotlin", "Go"),
        ("You know Go and gRPC", "Go"),
        ("Experience in R and SAS", "R"),
        ("C/C++ development", "C"),
        ("Swift and Objective-C for iOS", "Swift"),
        ("Proficient in Word, Excel and PowerPoint", "Microsoft Excel"),
        ("Java, Spring and Hibernate", "Spring"),
        ("Puppet, Chef or Ansible", "Chef"),
        ("MS Office (Word, Excel, Access)", "Microsoft Access"),
        ("CSS, Sass and Less", "Less"),
        ("Comfortable with Slack, Teams and Zoom", "Microsoft Teams"),
        ("python sql dbt airflow", "Airflow"),
        ("A degree in business or economics", "Business management"),
        ("fluent in French and German", "French"),
        ("Gestión de proyectos, Excel y SAP, Excel", "Microsoft Excel"),
    ],
)
def test_an_ambiguous_word_is_a_skill_here(text: str, skill: str) -> None:
    assert skill in skills(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Ready to go to market with us? Go above and beyond.", "Go"),
        ("You excel at talking to people. Excel in your career!", "Microsoft Excel"),
        ("We react to change quickly", "React"),
        ("Our head Chef de Partie works in the spring term", "Chef"),
        ("Vitamin C and hepatitis C", "C"),
        ("in less than three days", "Less"),
        ("access to all buildings. Access for everyone", "Microsoft Access"),
        ("from scratch to finish", "Scratch"),
        ("a swift response to callers", "Swift"),
        ("In Spring we plant trees", "Spring"),
        ("You know how Product Teams work", "Microsoft Teams"),
        ("You have a thorough understanding of the details", "Attention to detail"),
        ("Skills needed to meet business needs", "Business management"),
        ("Experience of accounting for individual differences", "Accounting"),
        ("Knowledge of Caldicott principles", "HIPAA"),
        ("In line with advice issued by Public Health England", "Public health"),
        ("Toys R Us shops", "R"),
        ("word of mouth", "Microsoft Word"),
        ("the French doors and french fries", "French"),
        ("mail us at java@example.com or www.python.org", "Java"),
        ("mail us at java@example.com or www.python.org", "Python"),
        ("javascripting", "JavaScript"),
        ("write to jo@nhs.net soon", ".NET"),
        ("see http://example.com", "HTTP"),
        ("English at GCSE grade A to C or above", "C"),
        ("after the probation period", "Probation work"),
        ("You love turning messy data into decisions", "Machining"),
        ("Skilled at interpreting raw data and translating findings", "Interpreting"),
        ("Skilled at interpreting raw data and translating findings", "Translation"),
        ("Your pay will be determined by your experience", "Motivation"),
        ("Lambda, S3, Redshift, EMR and Kinesis", "Electronic health records"),
        ("Excel and Power Query", "Power BI"),
        ("a doctor with experience in A&E and general surgery", "Emergency nursing"),
        ("a doctor with experience in A&E and general surgery", "Medical-surgical nursing"),
        ("You work with patients under the Care Programme Approach (CPA).", "CPA"),
        ("Ambulance care assistants (ACA) drive patients home.", "ACA"),
        ("The eradication of Hep C in prisons", "C"),
        ("DBT and CBT for psychosis", "dbt"),
        ("A patient-facing role with difficulties to face", "Merchandising"),
        ("Their combined energy and expertise", "Energy"),
        ("Ten minutes from the railway station", "Rail engineering"),
        ("A city of maritime heritage", "Maritime law"),
        ("CT, MRI and other diagnostic equipment", "Vehicle diagnostics"),
        ("AWS welder certification", "AWS"),
        ("A terminal degree (MFA) in sculpture", "Identity and access management"),
        ("Knowledge of intergenerational programming", "Programming"),
        ("Reliable WiFi at home", "Wireless networking"),
        ("diving into academic papers", "Diving"),
        ("as a service worker of the wellbeing team", "Progressive web apps"),
        ("vineyards, hiking and kayaking near the campus", "Viticulture"),
        ("learners, caretakers and coaches", "Janitorial work"),
        ("pruning and quantization of models", "Gardening"),
        ("Computer, printer and other equipment operation", "Machine operation"),
    ],
)
def test_an_ambiguous_word_is_no_skill_here(text: str, skill: str) -> None:
    assert skill not in skills(text)


def test_the_longest_name_wins() -> None:
    assert skills("Microsoft SQL Server 2019") == ["SQL Server"]


def test_a_statement_of_equal_opportunity_asks_for_nothing() -> None:
    text = "All applicants are considered without regard to race, religion, gender, disability or mental health."
    assert skills(text) == []


def test_a_list_of_benefits_asks_for_nothing() -> None:
    assert skills("We offer paid vacation, dental, vision, 401k, a gym, sports and health insurance.") == []


def test_part_of_a_job_title_is_less_certain() -> None:
    (title,) = [m for m in detector.find("Java developer") if m.skill == "Java"]
    (asked,) = [m for m in detector.find("Experience with Java") if m.skill == "Java"]
    assert title.confidence < 0.6 <= asked.confidence


@pytest.mark.parametrize("text", ["", " ", "İstanbul Java", "ﬁnance 🙂 Python", "a" * 300_000, "\u0000 SQL \ud800"])
def test_any_text_is_read_with_offsets_of_its_own(text: str) -> None:
    for mention in detector.find(text):
        assert text[mention.start : mention.end] == mention.text


@given(st.text(max_size=300))
def test_offsets_hold_and_mentions_do_not_overlap(text: str) -> None:
    text = f"{text} Python, İ {text} accounts payable"
    end = 0
    for mention in detector.find(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        assert 0 < mention.confidence <= 1
        end = mention.end


@pytest.mark.parametrize(
    "text", ["at the Department of Physics and Chemistry", "You join our supply chain organisation"]
)
def test_a_field_that_names_a_part_of_an_organisation_is_hardly_asked_for(text: str) -> None:
    assert all(mention.confidence < ASKED for mention in detector.find(text))
    assert all(mention.confidence >= ASKED for mention in detector.find("a degree in physics"))


@pytest.mark.parametrize(
    "text",
    [
        "Our strong logistics arm has moved steel and Docker images since 1990.",
        "Marlow is a trusted provider of background checks, data governance and project management.",
        "The foundation develops Python courses with passion.",
    ],
)
def test_what_the_employer_says_of_itself_is_not_asked_for(text: str) -> None:
    found = detector.find(text)
    assert found
    assert all(mention.confidence < ASKED for mention in found)


@pytest.mark.parametrize(
    "text",
    [
        "Our ideal candidate brings Python and Docker.",
        "Our services are built on Python, so expertise in it is desirable.",
        "About you: Python and Docker.",
        "The position is for someone with Python.",
    ],
)
def test_a_sentence_that_begins_with_the_employer_may_still_ask(text: str) -> None:
    assert any(mention.skill == "Python" and mention.confidence >= ASKED for mention in detector.find(text))


def test_signs_of_windows_read_as_latin_1_are_what_they_were() -> None:
    (degree,) = detector.find("A master\x92s degree")
    assert degree.text == "master\x92s degree"
