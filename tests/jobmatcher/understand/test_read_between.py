"""What only sounds like remote work, pay or a degree that is asked for; and pay as other countries write it."""

from __future__ import annotations

import pytest

from companion.jobmatcher.understand.reader import PostingReader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ability to work from home when required.", None),
        ("The surgery offers the ability to work remotely to undertake administrative tasks.", None),
        ("Some of the sites are remote and difficult to reach by bus.", None),
        ("Classes are held on campus, with possible remote work as needed.", None),
        ("For information on remote work at the college, see the notice.", None),
        ("We have great success with remote working.", None),
        ("Lessons are mostly given in the hall, occasionally they may be hybrid.", None),
        ("Groups are taught (in-person, by phone or by video).", None),
        ("Onsite/Remote: Remote", "remote"),
        ("Opportunity to work remotely from anywhere.", "remote"),
        ("Remote working will be considered.", "hybrid"),
        ("This is a hybrid role.", "hybrid"),
    ],
)
def test_a_chance_to_work_at_home_is_no_remote_work(reader: PostingReader, text: str, expected: str | None) -> None:
    assert reader.read_text(f"<p>{text}</p>", "Clerk").workplace == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CTC: 13-15L", (1_300_000, 1_500_000, "INR", "year")),
        ("Salary: 8-12 LPA", (800_000, 1_200_000, "INR", "year")),
        ("Salary: ₹4,50,000 - ₹6,00,000 per year", (450_000, 600_000, "INR", "year")),
        ("給与: 310,000円～480,000円", (310_000, 480_000, "JPY", "month")),
        ("月給25〜30万円", (250_000, 300_000, "JPY", "month")),
        ("年収420万円～610万円", (4_200_000, 6_100_000, "JPY", "year")),
        ("時給1,250円", (1_250, 1_250, "JPY", "hour")),
        ("Pay of £10,710 - £14,280 for 3 or 4 days per week", (10_710, 14_280, "GBP", "year")),
        ("Pay: $1,390 per credit hour", (1_390, 1_390, "USD", None)),
        ("単価120万円以上の営業経験", None),
        ("Salary as agreed. Refer a friend and both earn £500.", None),
        ("You earn well, and work in a £7,000,000 annual theatre programme.", None),
    ],
)
def test_pay_as_it_is_told_elsewhere(reader: PostingReader, text: str, expected: tuple[object, ...] | None) -> None:
    salary = reader.read_text(f"<p>{text}</p>", "Clerk").salary
    assert (salary and (salary.min, salary.max, salary.currency, salary.period)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>The college offers one associate degree.</p><h3>Requirements</h3><p>Master's degree required.</p>", "master"),
        ("<h3>Requirements</h3><p>A degree equivalent to a Norwegian doctoral degree.</p>", "doctorate"),
        ("<h3>Requirements</h3><p>A bachelor's degree; a doctoral degree will be appreciated.</p>", "bachelor"),
    ],
)  # fmt: skip
def test_the_degree_is_the_one_that_is_asked_for(reader: PostingReader, text: str, expected: str) -> None:
    education = reader.read_text(text, "Lecturer").education
    assert education is not None
    assert education.value == expected


def test_several_places_in_one_text_are_several(reader: PostingReader) -> None:
    posting = reader.read_text("<p>Trading.</p>", "Trader", location="London, United Kingdom; Chicago, IL")
    assert posting.locations == ["London, United Kingdom", "Chicago, IL"]


def test_licences_of_germany_and_japan(reader: PostingReader) -> None:
    text = "<h3>Voraussetzungen</h3><p>Approbation als Apotheker</p>"
    assert [one.value for one in reader.read_text(text, "Apotheker").licences] == ["Pharmacist licence"]
    text = "<h3>応募資格</h3><p>普通自動車運転免許</p>"
    assert [one.value for one in reader.read_text(text, "営業").licences] == ["Driving licence"]


@pytest.mark.parametrize(
    "text",
    [
        "Children from 0-19 years of the Harbour service.",
        "Our 20+ year service at the site is well known.",
        "You are led by people boasting over 25 years of surgical experience.",
        "We have 30 years of experience in our sector.",
        "Work with children (6 weeks to 12 years) and gain experience.",
    ],
)
def test_years_of_others_are_not_asked_for(reader: PostingReader, text: str) -> None:
    assert reader.read_text(f"<p>{text}</p>", "Nurse").experience_years is None


def test_speakers_of_a_language_may_be_welcome_without_being_asked_for(reader: PostingReader) -> None:
    text = "The ability to speak Welsh is desirable; Welsh and/or English speakers are equally welcome to apply."
    assert [(one.value, one.required) for one in reader.read_text(text, "Nurse").languages] == [("Welsh", False)]


@pytest.mark.parametrize(
    ("title", "level"),
    [("Chief Physiologist", "lead"), ("Chief Digital and Information Officer", "executive"), ("Chief of Staff", None)],
)
def test_not_every_chief_is_an_executive(reader: PostingReader, title: str, level: str | None) -> None:
    assert reader.read_text("<p>Work.</p>", title).seniority == level
