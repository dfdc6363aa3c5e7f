"""Which job and which employer a mail means, by name."""

from __future__ import annotations

import pytest

from companion.jobtracker.mail.employer_names import ALIKE, BEGINS, MENTIONED, SAME, may_own, name_fit
from companion.jobtracker.mail.job_names import JobFit, NamedJob, job_fit, job_of


@pytest.mark.parametrize(
    ("said", "text", "title", "rivals", "expected"),
    [
        ("Ward Clerk", "the Ward Clerk role", "Ward Clerk", (), JobFit.NAMED),
        (None, "for Ward Clerk.", "Ward Clerk (m/w/d)", (), JobFit.NAMED),
        (None, "your application", "Ward Clerk", (), JobFit.UNSAID),
        ("Product Manager", "the Product Manager role", "Project Manager", (), JobFit.OTHER),
        ("Senior Ward Clerk", "the Senior Ward Clerk role", "Ward Clerk", (), JobFit.OTHER),
        ("Tester III", "the Tester III role", "Tester II", (), JobFit.OTHER),
        ("Sr. Ward Clerk", "the Sr. Ward Clerk role", "Senior Ward Clerk", (), JobFit.NAMED),
        ("Konstrukteurin", "als Konstrukteurin", "Konstrukteur", (), JobFit.NAMED),
        ("Baker", "the Baker role.\nBread Ltd, Leeds", "Baker - Leeds", ("Baker - York",), JobFit.PART),
        ("Baker", "the Baker role in Leeds", "Baker - Leeds", ("Baker - York",), JobFit.NAMED),
        ("Baker", "the Baker role in York", "Baker - Leeds", ("Baker - York",), JobFit.PART),
        ("Chef, Pastry", "the Chef, Pastry role", "Pastry Chef", (), JobFit.NAMED),
        (None, "the Data Analyst, Fraud role", "Data Analyst", ("Data Analyst, Fraud",), JobFit.UNSAID),
    ],
)
def test_a_job_is_told_from_its_rivals(
    said: str | None, text: str, title: str, rivals: tuple[str, ...], expected: JobFit
) -> None:
    assert job_fit(NamedJob.of(said, text), job_of(title, ""), [job_of(rival, "") for rival in rivals]) is expected


def test_openings_of_one_title_are_told_apart_by_the_place_in_the_address() -> None:
    leeds, york = (
        job_of("Baker", f"https://x.wd3.myworkdayjobs.com/jobs/job/{at}/Baker_R-1") for at in ("Leeds", "York")
    )
    named = NamedJob.of("Baker", "We invite you to an interview for Baker in York.")
    assert (job_fit(named, leeds, [york]), job_fit(named, york, [leeds])) == (JobFit.PART, JobFit.NAMED)


@pytest.mark.parametrize(
    ("text", "read", "employer", "expected"),
    [
        ("the Baker position at Boston Scientific", "Boston Scientific", "Boston Scientific", JobFit.NAMED),
        ("the Baker position at Boston Scientific", None, "Boston Scientific Corporation", JobFit.NAMED),
        ("the Baker position at Lincoln", "Lincoln", "Lincoln Bakeries", JobFit.NAMED),
        ("the Baker position in Boston", "Boston Scientific", "Boston Scientific", JobFit.OTHER),
        ("the Baker position at New York Life in Boston", "New York Life", "New York Life", JobFit.OTHER),
        ("the Baker position in New York", "New York Life", "New York Life", JobFit.OTHER),
        ("the Baker position in Leeds", "Leeds Beckett University", "Leeds Beckett University", JobFit.NAMED),
    ],
)
def test_an_employer_called_after_a_town_is_no_town(
    text: str, read: str | None, employer: str, expected: JobFit
) -> None:
    job = job_of("Baker", "", ("Leeds",))
    assert job_fit(NamedJob.of("Baker", text, read), job, [], employer) is expected


@pytest.mark.parametrize(
    ("named", "company", "expected"),
    [
        ("Mueller und Soehne", "Müller & Söhne GmbH", SAME),
        ("International Business Machines", "IBM", SAME),
        ("Pereira Construcoes", "Pereira Construções Lda", SAME),
        ("みなと製パン", "みなと製パン株式会社", SAME),
        ("Harbourviev Hospital", "Harbourview Hospital", ALIKE),
        ("Acme Deutschland", "Acme", MENTIONED),
        ("Delta Dental", "Delta", BEGINS),
        ("Studio 5", "Studio 6", 0),
        ("Northwind Health", "Northwind Logistics", 0),
    ],
)
def test_names_are_one_employers_or_not(named: str, company: str, expected: float) -> None:
    assert name_fit(named, company) == expected


def test_a_domain_is_an_employers_when_its_first_word_is_the_name() -> None:
    assert may_own("mueller-soehne.de", "Müller & Söhne GmbH")
    assert may_own("lumenandoak.com", "Lumen & Oak Ltd")
    assert not may_own("apple-careers.com", "Apple")
    assert not may_own("hp.com", "HP")
