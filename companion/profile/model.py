"""The profile: a JSON Resume (jsonresume.org, schema 1.0.0) and the applicant's facts that no resume has.

Unknown is None or empty, never a guess: the planner leaves a field open rather than fill in what the person
never said.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    """Base of the profile's parts. JSON Resume allows further fields; they are kept."""

    model_config = ConfigDict(extra="allow", populate_by_name=True, defer_build=True)


class Location(Part):
    address: str | None = None
    postalCode: str | None = None
    city: str | None = None
    countryCode: str | None = None
    """ISO 3166-1 alpha-2."""
    region: str | None = None


class OnlineProfile(Part):
    network: str | None = None
    username: str | None = None
    url: str | None = None


class Basics(Part):
    name: str | None = None
    label: str | None = None
    image: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None
    summary: str | None = None
    location: Location = Field(default_factory=Location)
    profiles: list[OnlineProfile] = []


class Work(Part):
    name: str | None = None
    position: str | None = None
    location: str | None = None
    url: str | None = None
    startDate: str | None = None
    """ISO 8601, as precise as known: "2021", "2021-03" or "2021-03-15"."""
    endDate: str | None = None
    """None while the person still works there."""
    summary: str | None = None
    highlights: list[str] = []


class Education(Part):
    institution: str | None = None
    url: str | None = None
    area: str | None = None
    studyType: str | None = None
    startDate: str | None = None
    endDate: str | None = None
    score: str | None = None
    courses: list[str] = []


class Skill(Part):
    name: str | None = None
    level: str | None = None
    keywords: list[str] = []


class Language(Part):
    language: str | None = None
    fluency: str | None = None


class Certificate(Part):
    name: str | None = None
    date: str | None = None
    issuer: str | None = None
    url: str | None = None


class Project(Part):
    name: str | None = None
    description: str | None = None
    highlights: list[str] = []
    keywords: list[str] = []
    startDate: str | None = None
    endDate: str | None = None
    url: str | None = None


class Resume(Part):
    """JSON Resume 1.0.0; fields of the schema that nothing reads yet are kept as they came."""

    basics: Basics = Field(default_factory=Basics)
    work: list[Work] = []
    education: list[Education] = []
    skills: list[Skill] = []
    languages: list[Language] = []
    certificates: list[Certificate] = []
    projects: list[Project] = []


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)


class WorkAuthorization(Strict):
    """What the person may do in one country, as they stated it."""

    country: str
    """ISO 3166-1 alpha-2."""
    authorized: bool | None = None
    needs_sponsorship: bool | None = None
    """Now or in the future."""
    status: str | None = None
    """In the person's words: "citizen", "permanent resident", "H-1B" …"""


class PayWish(Strict):
    amount: float | None = None
    currency: str | None = None
    period: Literal["hour", "day", "week", "month", "year"] = "year"


class Demographics(Strict):
    """Self-identification. Filled into a form only from here, and left alone while None."""

    gender: str | None = None
    pronouns: str | None = None
    ethnicity: str | None = None
    hispanic: bool | None = None
    veteran: str | None = None
    disability: str | None = None
    orientation: str | None = None
    transgender: bool | None = None


class Applicant(Strict):
    """Facts that no resume has. None means: the person has not said."""

    first_name: str | None = None
    middle_name: str | None = None
    last_name: str | None = None
    preferred_name: str | None = None
    name_prefix: str | None = None
    """Mr, Ms, Dr …"""
    name_suffix: str | None = None
    street: str | None = None
    street2: str | None = None
    city: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    birth_date: str | None = None
    nationality: str | None = None
    work_authorization: list[WorkAuthorization] = []
    notice_period: str | None = None
    """"2 weeks", "3 months", "immediately"."""
    start_date: str | None = None
    """Earliest start, ISO 8601 date."""
    pay_minimum: PayWish | None = None
    """Below this the person does not want the job."""
    pay_expected: PayWish | None = None
    relocate: bool | None = None
    relocate_to: list[str] = []
    workplaces: list[Literal["remote", "hybrid", "onsite"]] = []
    """Wanted; empty means all."""
    commute_places: list[str] = []
    """Places the person would work on site, besides their city."""
    travel_percent: int | None = None
    over_18: bool | None = None
    driving_licence: bool | None = None
    current_employer_may_be_contacted: bool | None = None
    worked_for: list[str] = []
    """Former employers to admit to when asked "have you worked for us before?"."""
    referral: str | None = None
    """Stated answer to "how did you hear about us?"."""
    titles_wanted: list[str] = []
    demographics: Demographics = Field(default_factory=Demographics)


class ResumeFile(Strict):
    """A resume as a file, kept in the data folder under its hash."""

    handle: str
    """"resume:<sha256>"."""
    name: str
    media_type: str
    size_bytes: int


class Profile(Strict):
    """Everything known of one person at one moment. Stored as a version; never changed in place."""

    resume: Resume = Field(default_factory=Resume)
    applicant: Applicant = Field(default_factory=Applicant)
    resume_file: ResumeFile | None = None
