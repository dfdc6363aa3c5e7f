from __future__ import annotations

from datetime import date

import pytest

from companion.jobmatcher.score.scorer import Scorer
from companion.jobmatcher.skills.detect import SkillDetector
from companion.jobmatcher.skills.taxonomy import Taxonomy
from companion.profile.model import Profile

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def scorer() -> Scorer:
    return Scorer(Taxonomy.load(), SkillDetector.load())


@pytest.fixture
def profile() -> Profile:
    """A backend developer in Leeds, eight years of work, a bachelor's degree."""
    return Profile.model_validate(
        {
            "resume": {
                "basics": {"label": "Backend developer", "location": {"city": "Leeds", "countryCode": "GB"}},
                "work": [
                    {"name": "Acme", "position": "Senior Software Engineer", "startDate": "2021-01", "summary": "Python, PostgreSQL and Docker"},
                    {"name": "Beta", "position": "Software Engineer", "startDate": "2018-01", "endDate": "2020-12", "summary": "Java services"},
                ],
                "education": [{"studyType": "Bachelor", "area": "Computer Science"}],
                "skills": [{"name": "Backend", "keywords": ["Python", "PostgreSQL", "Docker"]}],
                "languages": [{"language": "English", "fluency": "native"}],
            }
        }
    )  # fmt: skip
