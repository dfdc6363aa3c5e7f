"""Twelve layouts of six people are read field by field."""

from __future__ import annotations

import pytest

from companion.profile.export import profile_to_json_resume
from companion.profile.importer import read_resume_bytes
from companion.profile.model import Profile
from tests.profile.layouts import LAYOUTS
from tests.profile.measure import checks
from tests.profile.people import COOK, PEOPLE, Person

KNOWN_MISSES = {("pdf_right_sidebar", COOK.name): {"study 0 school", "study 0 area"}}
"""A wrapped name of a school in a very narrow column is cut at its line end."""

FIELDS = {
    "basics": {"name", "label", "image", "email", "phone", "url", "summary", "location", "profiles"},
    "work": {"name", "position", "location", "url", "startDate", "endDate", "summary", "highlights"},
    "education": {"institution", "url", "area", "studyType", "startDate", "endDate", "score", "courses"},
    "skills": {"name", "level", "keywords"},
    "languages": {"language", "fluency"},
}
"""Fields of JSON Resume 1.0.0 (jsonresume.org/schema)."""


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name.split()[0])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_field_is_read(layout: str, person: Person) -> None:
    found = checks(read_resume_bytes(LAYOUTS[layout](person)).resume, person)
    missed = {field for field, right in found.items() if not right}
    assert missed <= KNOWN_MISSES.get((layout, person.name), set())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_export_has_the_shape_of_json_resume_and_is_read_back(layout: str) -> None:
    import json

    resume = read_resume_bytes(LAYOUTS[layout](PEOPLE[0])).resume
    exported = profile_to_json_resume(Profile(resume=resume))
    assert set(exported["basics"]) <= FIELDS["basics"]
    for section in ("work", "education", "skills", "languages"):
        assert exported[section]
        assert all(set(item) <= FIELDS[section] for item in exported[section])
    assert "null" not in json.dumps(exported)
    assert read_resume_bytes(json.dumps(exported).encode()).resume.work == resume.work
