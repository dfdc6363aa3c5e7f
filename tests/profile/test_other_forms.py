"""Resumes in Chinese, in the first form of JSON Resume, as the European CV, and with entries written as dated items or sentences."""

from __future__ import annotations

import json

import pytest

from companion.profile.document import Line
from companion.profile.importer import read_resume_bytes
from companion.profile.model import Education, Work
from companion.profile.parse.dates import find_range
from companion.profile.parse.doubts import work_doubts
from companion.profile.parse.names import split_name
from companion.profile.parse.skills import parse_certificates
from companion.profile.readers.glyphs import Glyph, segments_of

CHINESE = """李晓梅
电话：13812345678 | 邮箱：xiaomei@example.cn

教育背景
2012年9月 – 2016年6月 南京护理大学 护理学 本科

工作经历
江宁中心医院 | 护士 | 2019.3 - 至今
- 负责病房护理
栖霞人民医院 | 实习护士 | 2016.07-2019.02

专业技能
静脉输液，急救

语言能力
英语 (CET-6)
"""


def _text(text: str) -> tuple[list[Work], list[Education], list[str]]:
    read = read_resume_bytes(text.encode())
    return read.resume.work, read.resume.education, read.warnings


def test_a_chinese_resume_is_read() -> None:
    resume = read_resume_bytes(CHINESE.encode()).resume
    assert (resume.basics.name, resume.basics.phone) == ("李晓梅", "13812345678")
    assert [(w.name, w.position, w.startDate, w.endDate) for w in resume.work] == [
        ("江宁中心医院", "护士", "2019-03", None),
        ("栖霞人民医院", "实习护士", "2016-07", "2019-02"),
    ]
    (study,) = resume.education
    assert (study.institution, study.startDate, study.endDate) == ("南京护理大学", "2012-09", "2016-06")
    assert "本科" in f"{study.studyType} {study.area}"
    assert [language.language for language in resume.languages] == ["英语"]


def test_a_chinese_name_has_its_family_name_first() -> None:
    assert (split_name("李晓梅").family, split_name("李晓梅").given) == ("李", "晓梅")
    assert (split_name("欧阳娜").family, split_name("欧阳娜").given) == ("欧阳", "娜")
    assert split_name("高级护士").family == ""


def test_chinese_dates_and_words_before_dates() -> None:
    for text, start, end in [
        ("2019年3月至今", "2019-03", None),
        ("2010至2014", "2010", "2014"),
        ("2019.3-2020.12", "2019-03", "2020-12"),
        ("2009 年 – 2013 年", "2009", "2013"),
    ]:
        found = find_range(text)
        assert found is not None, text
        assert (found.start, found.end) == (start, end), text
    aide = find_range("Ward Aide 01/2015 to 03/2015")
    assert aide is not None
    assert aide.begin == len("Ward Aide ")


def test_the_first_form_of_json_resume_is_read() -> None:
    old = {
        "basics": {"name": "Nia Okoro", "website": "https://nia.example", "phone": 4930123, "location": "Jena"},
        "work": [
            {"company": "Saalebau", "position": "Plumber", "startDate": 2014, "endDate": "", "highlights": None},
            {"position": "Apprentice", "startDate": "2011", "endDate": "2014", "location": {"city": "Gera"}},
        ],
        "education": None,
        "skills": ["Soldering", {"name": "Pipes", "keywords": "copper"}],
    }
    read = read_resume_bytes(json.dumps(old).encode())
    first, second = read.resume.work
    assert (first.name, first.startDate, first.endDate, first.highlights) == ("Saalebau", "2014", None, [])
    assert second.location == "Gera"
    assert (read.resume.basics.url, read.resume.basics.location.city) == ("https://nia.example", "Jena")
    assert [(skill.name, skill.keywords) for skill in read.resume.skills] == [("Soldering", []), ("Pipes", ["copper"])]
    assert read.warnings == ["no employer found for Apprentice"]


def test_items_that_begin_with_their_dates_are_entries() -> None:
    work, studies, _ = _text(
        "Ada Brandt\nada@example.org\n\nAusbildung\n"
        "* 2005-2010: Abitur am Schiller-Gymnasium Gera.\n"
        "* 2010 - September 2013: Bachelor Chemie an der Universität Jena.\n\nBerufserfahrung\n"
        "* 6/2011- 9/2011: Laborantin bei Novalux GmbH.\n* 2/2014- 5/2016: Verkäuferin bei Optik Hahn.\n"
    )
    assert [(s.institution, s.endDate) for s in studies] == [
        ("Schiller-Gymnasium Gera", "2010"),
        ("Universität Jena", "2013-09"),
    ]
    assert [(w.name, w.position, w.startDate) for w in work] == [
        ("Novalux GmbH", "Laborantin", "2011-06"),
        ("Optik Hahn", "Verkäuferin", "2014-02"),
    ]


def test_a_sentence_below_its_dates_names_the_job() -> None:
    work, _, _ = _text(
        "Theo Maas\n\nExperience\n----------\n\n2016-2019\n"
        "    Analyst for Korvex (Ghent, Belgium). Counted parcels.\n\n2014-2016\n    Technician at Lumafab (Lyon, France).\n"
    )
    assert [(w.name, w.position, w.location) for w in work] == [
        ("Korvex", "Analyst", "Ghent, Belgium"),
        ("Lumafab", "Technician", "Lyon, France"),
    ]


def test_a_date_between_degree_and_school_parts_them() -> None:
    _, studies, _ = _text(
        "Ida Voss\n\nEducation\n\nKnowledge Road Technical Academy August 2016 High School Diploma : General Education and Trades\n"
    )
    assert [(s.institution, s.studyType, s.endDate) for s in studies] == [
        ("Knowledge Road Technical Academy", "High School Diploma", "2016-08")
    ]


def test_doubtful_names_are_told() -> None:
    works = [
        Work(name="Support", position="Senior Developer", startDate="2020-01"),
        Work(name="Acme Ltd", position="Developer. acme.com 2", startDate="2019-01"),
        Work(name="Acme Ltd", position="Developer", startDate="2018-02", endDate="2018-02"),
        Work(name="Acme Ltd", position="Developer", startDate="2016-02", endDate="2018-01"),
    ]
    mixed, once = work_doubts(works)
    assert "Support" in mixed
    assert "acme.com" in mixed
    assert mixed.count(";") == 1
    assert once == "only one date was found: Developer, Acme Ltd"


def test_a_line_tells_by_its_own_gaps_how_wide_its_spaces_are() -> None:
    glyphs: list[Glyph] = []
    left = 0.0
    for word, gap in [
        ("Mit", 1.4),
        ("mir", 1.8),
        ("gewinnen", 1.8),
        ("Sie", 1.8),
        ("einen", 1.4),
        ("Mitarbeiter", 0.0),
    ]:
        for char in word:
            glyphs.append(Glyph(char, left, left + 5, 0, 8, 10, False))
            left += 5
        left += gap
    assert [segment.text for segment in segments_of(glyphs)] == ["Mit mir gewinnen Sie einen Mitarbeiter"]


EUROPEAN = {
    "en": """Work experience
Dates: 01/09/2018 - present
Occupation or position held: Accountant
Main activities and responsibilities: VAT returns, year-end closing of four firms
Name and address of employer: Moravia Trade s.r.o., Brno
Type of business or sector: Wholesale

Dates: 01/02/2015 - 31/08/2018
Occupation or position held: Junior accountant
Name and address of employer: Ucto Praha a.s., Praha

Education and training
Dates: 2010 - 2014
Title of qualification awarded: Bachelor (Bc.) in Finance
Name and type of organisation providing education and training: University of Economics
""",
    "de": """Berufserfahrung
Datum\t01/09/2018 - heute
Beruf oder Funktion\tAccountant
Wichtigste Tätigkeiten und Zuständigkeiten\tVAT returns, year-end closing of four firms
Name und Adresse des Arbeitgebers\tMoravia Trade s.r.o., Brno
Datum\t01/02/2015 - 31/08/2018
Beruf oder Funktion\tJunior accountant
Name und Adresse des Arbeitgebers\tUcto Praha a.s., Praha

Schul- und Berufsbildung
Datum\t2010 - 2014
Bezeichnung der erworbenen Qualifikation\tBachelor (Bc.) in Finance
Name und Art der Bildungs- oder Ausbildungseinrichtung\tUniversity of Economics
""",
}


@pytest.mark.parametrize("language", EUROPEAN)
def test_the_european_cv_names_what_is_what(language: str) -> None:
    text = f"Katarina Novotna\nkatarina.novotna@example.cz\n\n{EUROPEAN[language]}"
    resume = read_resume_bytes(text.encode()).resume
    assert [(one.position, one.name, one.location, one.startDate, one.endDate) for one in resume.work] == [
        ("Accountant", "Moravia Trade s.r.o.", "Brno", "2018-09-01", None),
        ("Junior accountant", "Ucto Praha a.s.", "Praha", "2015-02-01", "2018-08-31"),
    ]
    assert resume.work[0].highlights == ["VAT returns, year-end closing of four firms"]
    (study,) = resume.education
    assert (study.studyType, study.area, study.institution) == ("Bachelor (Bc.)", "Finance", "University of Economics")
    assert (study.startDate, study.endDate) == ("2010", "2014")


def test_certificates_in_one_line() -> None:
    lines = (
        "BLS, ACLS, PALS – American Heart Association",
        "First aid at work, Fire marshal, Forklift certificate",
        "Certified welder, AWS",
        "Driving licence B, C, C+E",
    )
    found = parse_certificates([Line(text) for text in lines], None)
    assert [(one.name, one.issuer) for one in found] == [
        ("BLS", "American Heart Association"),
        ("ACLS", "American Heart Association"),
        ("PALS", "American Heart Association"),
        ("First aid at work", None),
        ("Fire marshal", None),
        ("Forklift certificate", None),
        ("Certified welder", "AWS"),
        ("Driving licence B", "C, C+E"),
    ]


def test_the_town_goes_with_its_state_and_the_thesis_not_with_the_school() -> None:
    text = """Trevor Banks
trevor.banks@example.org

Work experience
Warehouse Associate
FastShip LLC - Grove City, OH
May 2017 to January 2020

Education
2017   PhD in Marine Ecology, University of Oslo. Thesis: Krill in a warming sea
"""
    resume = read_resume_bytes(text.encode()).resume
    assert [(one.name, one.location) for one in resume.work] == [("FastShip LLC", "Grove City, OH")]
    assert [one.institution for one in resume.education] == ["University of Oslo"]
