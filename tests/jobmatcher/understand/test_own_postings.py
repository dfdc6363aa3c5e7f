"""Whole postings of many professions, read from the page's text alone."""

from __future__ import annotations

import pytest

from companion.contracts import Posting
from tests.jobmatcher.understand import more_postings, own_postings

POSTINGS = own_postings.POSTINGS | {f"{name} (2)": one for name, one in more_postings.POSTINGS.items()}

PLAIN = (
    "title",
    "company",
    "locations",
    "workplace",
    "employment_type",
    "closes_at",
    "seniority",
    "sponsorship",
    "language",
)


def _read(understand, name: str) -> Posting:
    title, markup, _ = POSTINGS[name]
    reading = understand(title, markup, apply_controls=["Apply now"])
    assert reading.is_posting, reading.reason
    assert reading.posting is not None
    return reading.posting


@pytest.mark.parametrize("name", POSTINGS)
def test_posting(understand, name: str) -> None:
    posting, expected = _read(understand, name), POSTINGS[name][2]
    pay, years = posting.salary, posting.experience_years
    seen = {key: getattr(posting, key) for key in PLAIN}
    seen |= {
        "salary": (pay.min, pay.max, pay.currency, pay.period) if pay else None,
        "years": (years.min, years.max) if years else None,
        "education": posting.education.value if posting.education else None,
        "equivalent": posting.education_or_equivalent,
        "licences": {note.value for note in posting.licences if note.required},
        "preferred_licences": {note.value for note in posting.licences if not note.required},
        "languages": {note.value for note in posting.languages if note.required},
        "preferred_languages": {note.value for note in posting.languages if not note.required},
        "clearance": posting.clearance.value if posting.clearance else None,
        "shifts": posting.shifts is not None,
        "travel": posting.travel is not None,
        "citizenship": posting.citizenship is not None,
    }
    assert {key: seen[key] for key in expected if key in seen} == {
        key: expected[key] for key in expected if key in seen
    }
    skills = {skill.name: skill for skill in posting.skills}
    for skill, required in expected.get("skills", {}).items():
        assert skill in skills
        assert skills[skill].required is required, skill
    assert not expected.get("not_skills", set()) & set(skills)
    for skill, wanted in expected.get("skill_years", {}).items():
        assert skills[skill].years == wanted
    group = [skills[skill].alternatives for skill in expected.get("alternatives", ())]
    assert len(set(group)) <= 1
    assert None not in group


@pytest.mark.parametrize("name", POSTINGS)
def test_evidence_quotes_the_description(understand, name: str) -> None:
    posting = _read(understand, name)
    quotes = [quote for skill in posting.skills for quote in skill.evidence]
    quotes += posting.salary.evidence if posting.salary else []
    quotes += posting.experience_years.evidence if posting.experience_years else []
    for note in (
        *posting.languages,
        *posting.licences,
        posting.education,
        posting.clearance,
        posting.travel,
        posting.shifts,
    ):
        quotes += note.evidence if note else []
    assert quotes
    for quote in quotes:
        assert posting.description[quote.start : quote.end] == quote.text
