"""The real postings of `postings_bulk` as understood ones, and people to score them for."""

from __future__ import annotations

import json
from itertools import islice

from companion.contracts import Block, PageSnapshot, Posting
from companion.jobmatcher.understand.reader import PostingReader
from companion.profile.model import (
    Applicant,
    Basics,
    Certificate,
    Education,
    Language,
    Location,
    PayWish,
    Profile,
    Resume,
    Skill,
    Work,
    WorkAuthorization,
)
from tests.eval.table import DATA

FOLDER = DATA / "postings_bulk"


def snapshot_of(row: dict[str, str]) -> PageSnapshot:
    """A page that shows one line of a bulk file, with its JSON-LD as sites have it."""
    data = {
        "@context": "https://schema.org", "@type": "JobPosting", "title": row["title"],
        "description": "".join(f"<p>{line}</p>" for line in row["description"].splitlines() if line.strip()),
        "hiringOrganization": {"name": row["company"]},
        "jobLocation": {"@type": "Place", "address": row["location"] or "London, GB"},
    }  # fmt: skip
    lines = [row["title"], *row["description"].splitlines()]
    return PageSnapshot(
        url=f"https://jobs.example.com/{row['id']}",
        title=row["title"],
        json_ld=[json.dumps(data)],
        blocks=[Block(kind="paragraph", text=line) for line in lines if line.strip()],
        apply_controls=["Apply now"],
    )


def postings(reader: PostingReader, count: int) -> list[Posting]:
    """About `count` real postings, from all files alike."""
    rows = [json.loads(line) for file in sorted(FOLDER.glob("*.jsonl")) for line in file.open(encoding="utf-8")]
    step = max(1, len(rows) // count)
    readings = (reader.read(snapshot_of(row)) for row in islice(rows, 0, None, step))
    return [reading.posting for reading in readings if reading.posting is not None]


def people() -> list[Profile]:
    """Four people who differ in everything a score looks at."""
    return [_engineer(), _nurse(), _teacher(), Profile()]


def _engineer() -> Profile:
    return Profile(
        resume=Resume(
            basics=Basics(label="Backend Engineer", location=Location(city="Richmond", region="VA", countryCode="US")),
            work=[
                Work(
                    position="Senior Software Engineer", startDate="2019-03", highlights=["Python, PostgreSQL and AWS"]
                ),
                Work(position="Data Analyst", startDate="2016-01", endDate="2019-02", highlights=["SQL and Excel"]),
            ],
            education=[Education(studyType="Bachelor", area="Computer Science")],
            skills=[Skill(name="Python"), Skill(name="Docker"), Skill(name="Leadership"), Skill(name="C++")],
            languages=[Language(language="English"), Language(language="Spanish")],
        ),
        applicant=Applicant(
            country="US",
            relocate=True,
            relocate_to=["torrance", "san"],
            workplaces=["remote", "hybrid"],
            pay_minimum=PayWish(amount=95_000, currency="usd"),
            pay_expected=PayWish(amount=60, currency="USD", period="hour"),
            work_authorization=[WorkAuthorization(country="US", authorized=True, needs_sponsorship=True)],
        ),
    )


def _nurse() -> Profile:
    return Profile(
        resume=Resume(
            basics=Basics(label="Registered Nurse", summary="NMC registered, safeguarding, medication administration."),
            work=[
                Work(position="Staff Nurse", startDate="2023-01", highlights=["Wound care, triage, mentoring"]),
                Work(position="Care Assistant", startDate="2021-01", endDate="2022-12"),
            ],
            education=[Education(studyType="Master", area="Nursing")],
            certificates=[Certificate(name="NMC registration")],
        ),
        applicant=Applicant(
            city="Leeds",
            country="GB",
            relocate=False,
            commute_places=["Bradford, GB"],
            driving_licence=False,
            work_authorization=[
                WorkAuthorization(country="GB", authorized=True, needs_sponsorship=False, status="citizen"),
                WorkAuthorization(country="US", authorized=True, status="permanent resident"),
            ],
        ),
    )  # fmt: skip


def _teacher() -> Profile:
    return Profile(
        resume=Resume(
            work=[
                Work(position="Mathematics Teacher", startDate="2004-08", endDate="2024-06"),
                Work(position="Tutor", startDate="2001-01", endDate="2004-07"),
                Work(position="Intern", startDate="2000-01", endDate="2000-12"),
                Work(position="Project Manager", startDate="1998-01", endDate="1999-12"),
            ],
            education=[Education(studyType="High school")],
            languages=[Language(language="French")],
        ),
        applicant=Applicant(country="FR", pay_minimum=PayWish(amount=2500, currency="EUR", period="month"), relocate=True),
    )  # fmt: skip
