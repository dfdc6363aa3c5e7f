"""Terms that running texts state: pay, years, degrees, workplace, dates, rights; and words that only look like them."""

from __future__ import annotations

import pytest

from companion.jobmatcher.understand.reader import PostingReader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The annual salary for the 2027-2028 school year is not set yet.", None),
        ("Compensation type: hourly. Target hire date 8/10/2027.", None),
        ("37.5 hrs per week\n\nSalary £38,100-£44,200 plus on-call pay", (38_100, 44_200, "year")),
        ("Weekly hours - 37.5\n\nSalary - £ 31,200", (31_200, 31_200, "year")),
        ("Salary: £20,400 (based on 24hrs per week)", (20_400, 20_400, "year")),
        ("- Hourly rate of£12.40", (12.4, 12.4, "hour")),
        ("The salary of this post is£37,300 - £44,100", (37_300, 44_100, "year")),
        ("Pay per week\n\n$1,450", (1_450, 1_450, "week")),
    ],
)
def test_pay(reader: PostingReader, text: str, expected: tuple[float, float, str] | None) -> None:
    salary = reader.read_text(f"About the work\n\n{text}", "Nurse").salary
    assert (salary and (salary.min, salary.max, salary.period)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You begin with an 18 month tailored education programme.", None),
        ("We give everybody a six month preceptorship period.", None),
        ("Duration\n\n2 years, plus 3 months training", None),
        ("We are celebrating 23 years of providing care.", None),
        ("Salary: less than 2 years experience - £29,900, more than 2 years experience - £35,400", None),
        ("3 years of training experience", 3),
        ("2 years sales training experience", 2),
        ("5 years of experience with training programmes", 5),
    ],
)
def test_years(reader: PostingReader, text: str, expected: float | None) -> None:
    years = reader.read_text(f"Requirements\n\n{text}", "Trainer").experience_years
    assert (years and years.min) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You work with a level of autonomy that few have.", None),
        ("The unit has a Level 3 neonatal ward.", None),
        ("You have a degree of experience with people.", None),
        ("The 12 PHDU beds are yours to look after.", None),
        ("Care for primary and secondary school children.", None),
        ("The college offers associate degrees and certificates.", None),
        ("Residents keep their vocational skills.", None),
        ("A level passes in two sciences", "high_school"),
        ("You have finished a high school program or the equivalent", "high_school"),
        ("PhD in physics", "doctorate"),
        ("Degree of Bachelor of Nursing required", "bachelor"),
    ],
)
def test_education(reader: PostingReader, text: str, expected: str | None) -> None:
    education = reader.read_text(f"Requirements\n\n- {text}", "Staff").education
    assert (education and education.value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There is a multi-disciplinary medical team onsite.", None),
        ("Follow the rules of the client while you are with them onsite.", None),
        ("On-site office for daily support", None),
        ("Onsite benefits at the prison include a gym.", None),
        ("Systems let the sites give seamless care remotely where necessary.", None),
        ("Storage over on-prem, cloud, and hybrid environments.", None),
        ("Remote clinics are held on Fridays.", None),
        ("This position is not WFH.", "onsite"),
        ("50% telecommuting permitted.", "hybrid"),
        ("You can work from home when the rota allows, if required.", "hybrid"),
        ("Full-time, on-site", "onsite"),
        ("On-site at the arsenal", "onsite"),
        ("Remote - within the country", "remote"),
        ("100% remote", "remote"),
    ],
)
def test_workplace(reader: PostingReader, text: str, expected: str | None) -> None:
    assert reader.read_text(f"The role\n\n{text}", "Staff").workplace == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Part-time Teacher 0.4", "Benefits differ with full-time and part-time status.", "part_time"),
        ("Teacher", "Job type: Part-Time (30-40 hours per week)", "part_time"),
        ("Internship Coordinator", "You are full-time with us.", "full_time"),
        ("Play Specialist", "It is a temporary role for 26 hours a week.", "temporary"),
    ],
)
def test_employment_type(reader: PostingReader, title: str, text: str, expected: str) -> None:
    assert reader.read_text(text, title).employment_type == expected


def test_the_day_a_job_was_opened_is_not_the_day_it_closes(reader: PostingReader) -> None:
    text = "Position end date (if temporary) Job Open Date 04/13/2027 Job Close Date 10/03/2027 Open Until Filled"
    assert reader.read_text(text, "Clerk").closes_at == "2027-10-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In return we offer sponsored training and friendly policies.", None),
        ("The flight will be deemed as a sponsorship after the first year.", None),
        ("We offer sponsored work permits.", "offered"),
        ("We offer visa sponsorship.", "offered"),
        ("We are unable to sponsor candidates.", "refused"),
    ],
)
def test_sponsorship(reader: PostingReader, text: str, expected: str | None) -> None:
    assert reader.read_text(text, "Nurse").sponsorship == expected


def test_permanent_residents_beside_citizens_are_named_with_them(reader: PostingReader) -> None:
    text = "Applicants must be a U.S. citizen or national, U.S. permanent resident or refugee."
    citizenship = reader.read_text(text, "Engineer").citizenship
    assert citizenship is not None
    assert citizenship.value == "must be a U.S. citizen or national, U.S. permanent resident"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not all heroes wear capes: see the cityscapes from our ward.", []),
        ("Certified Professional Coder (CPC) of the AAPC", []),
        ("Driver CPC and a digital tacho card", ["Driver CPC", "Tachograph card"]),
        ("CPC and a digital tacho card", ["Driver CPC", "Tachograph card"]),
        ("Mentoring by more experienced ACAs, and CPA meetings on the ward", []),
        ("ACA or ACCA, with work in audits of charities", ["Chartered accountant"]),
        ("RDCS, PE required", []),
        ("Vous êtes titulaire du CAPES de mathématiques.", ["Teaching licence"]),
    ],
)
def test_short_names_of_papers(reader: PostingReader, text: str, expected: list[str]) -> None:
    notes = reader.read_text(f"Requirements\n\n{text}", "Staff").licences
    assert [note.value for note in notes] == expected
