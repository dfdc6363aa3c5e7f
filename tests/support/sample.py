"""A person who does not exist: the profile and the resume that the tour and the end-to-end tests use."""

from __future__ import annotations

from pathlib import Path

from fpdf import FPDF

from companion.profile.model import Profile

SAMPLE_PROFILE = Profile.model_validate(
    {
        "resume": {
            "basics": {
                "name": "Maya Lindqvist",
                "label": "Senior Backend Engineer",
                "email": "maya.lindqvist@example.org",
                "phone": "+1 312-555-0142",
                "url": "https://maya-lindqvist.example.org",
                "summary": "Backend engineer with nine years in payments and logistics. Python, PostgreSQL, AWS.",
                "location": {"city": "Chicago", "region": "Illinois", "countryCode": "US", "postalCode": "60614"},
                "profiles": [
                    {"network": "LinkedIn", "username": "maya-lindqvist-example",
                     "url": "https://www.linkedin.com/in/maya-lindqvist-example"},
                    {"network": "GitHub", "username": "mlindqvist-example", "url": "https://github.com/mlindqvist-example"},
                ],
            },
            "work": [
                {
                    "name": "Lakeshore Freight", "position": "Senior Software Engineer", "location": "Chicago, IL",
                    "startDate": "2020-06",
                    "highlights": [
                        "Own the settlement service in Python and PostgreSQL: 1.2 million invoices a month",
                        "Moved 14 services to Kubernetes on AWS with Docker and Terraform",
                        "Mentor three engineers; run the on-call rota",
                    ],
                },
                {
                    "name": "Brightpath Health", "position": "Software Engineer", "location": "Milwaukee, WI",
                    "startDate": "2016-08", "endDate": "2020-05",
                    "highlights": ["Built REST APIs in Python and Go", "Tuned SQL reports from minutes to seconds",
                                   "Introduced CI with GitHub Actions"],
                },
            ],
            "education": [
                {"institution": "University of Wisconsin-Madison", "area": "Computer Science", "studyType": "Bachelor of Science",
                 "startDate": "2012-09", "endDate": "2016-05"},
            ],
            "skills": [
                {"name": "Languages", "keywords": ["Python", "Go", "SQL", "JavaScript"]},
                {"name": "Platforms", "keywords": ["PostgreSQL", "AWS", "Docker", "Kubernetes", "Terraform", "Kafka"]},
            ],
            "languages": [{"language": "English", "fluency": "Native"}, {"language": "Swedish", "fluency": "Fluent"}],
        },
        "applicant": {
            "first_name": "Maya", "last_name": "Lindqvist",
            "street": "1420 N Larch Street", "city": "Chicago", "region": "Illinois", "postal_code": "60614", "country": "US",
            "work_authorization": [{"country": "US", "authorized": True, "needs_sponsorship": False, "status": "citizen"}],
            "notice_period": "4 weeks",
            "pay_minimum": {"amount": 150000, "currency": "USD"},
            "pay_expected": {"amount": 175000, "currency": "USD"},
            "relocate": False, "workplaces": ["remote", "hybrid"], "over_18": True, "driving_licence": True,
            "referral": "Company website",
            "titles_wanted": ["Senior Software Engineer", "Backend Engineer"],
        },
    }
)  # fmt: skip
"""Everything stated but self-identification: forms that ask for it stay open there."""


def write_sample_resume(path: Path) -> Path:
    """The sample person's resume as a PDF of one page."""
    resume = SAMPLE_PROFILE.resume
    basics = resume.basics
    pdf = FPDF(format="letter")
    pdf.set_margin(18)
    pdf.add_page()
    width = pdf.epw

    def line(text: str, size: int = 10, style: str = "", gap: float = 5) -> None:
        pdf.set_font("Helvetica", style, size)
        pdf.multi_cell(width, gap, text, new_x="LMARGIN", new_y="NEXT")

    line(basics.name or "", 18, "B", 9)
    line(f"{basics.label} | {basics.location.city}, {basics.location.region}")
    line(f"{basics.email} | {basics.phone} | {basics.profiles[0].url} | {basics.profiles[1].url}", 9)
    line(basics.summary or "", gap=6)
    line("Experience", 12, "B", 8)
    for job in resume.work:
        line(f"{job.position}, {job.name} - {job.location}", style="B")
        line(f"{job.startDate} - {job.endDate or 'Present'}", 9)
        for highlight in job.highlights:
            line(f"- {highlight}")
    line("Education", 12, "B", 8)
    for school in resume.education:
        line(f"{school.studyType}, {school.area}, {school.institution}", style="B")
        line(f"{school.startDate} - {school.endDate}", 9)
    line("Skills", 12, "B", 8)
    for group in resume.skills:
        line(f"{group.name}: {', '.join(group.keywords)}")
    line("Languages: " + ", ".join(f"{item.language} ({item.fluency})" for item in resume.languages))
    pdf.output(str(path))
    return path
