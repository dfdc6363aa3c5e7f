"""Profile -> JSON Resume (schema 1.0.0), without empty fields."""

from __future__ import annotations

from typing import Any

from companion.profile.model import Profile, Resume

SCHEMA_URL = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def resume_to_json(resume: Resume) -> dict[str, Any]:
    """A resume as a JSON Resume object. Unknown fields are left out: the schema takes no nulls."""
    made: dict[str, Any] = _pruned(resume.model_dump(mode="json"))
    return {"$schema": SCHEMA_URL, **made}


def profile_to_json_resume(profile: Profile) -> dict[str, Any]:
    """The profile's resume as a JSON Resume; the applicant's facts stay private and are not in it.

    The address the person stated fills in where the resume has none.
    """
    resume = profile.resume.model_copy(deep=True)
    location, applicant = resume.basics.location, profile.applicant
    location.city = location.city or applicant.city
    location.region = location.region or applicant.region
    location.countryCode = location.countryCode or applicant.country
    return resume_to_json(resume)


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        pairs = ((key, _pruned(part)) for key, part in value.items())
        return {key: part for key, part in pairs if part not in (None, [], {}, "")}
    if isinstance(value, list):
        return [part for item in value if (part := _pruned(item)) not in (None, {}, "")]
    return value
