"""The facts a profile states, under the names that fields ask for, each with where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlparse

from companion.autofill.context import PlanContext
from companion.profile.facts import current_work, full_name, latest_education, latest_work, name_parts
from companion.profile.model import Profile


@dataclass(frozen=True)
class Fact:
    """One stated fact."""

    value: Any
    source: str
    sensitive: bool = False


_NETWORK_HOSTS = {
    "linkedin": "linkedin.com",
    "github": "github.com",
    "gitlab": "gitlab.com",
    "twitter": "twitter.com",
    "xing": "xing.com",
    "stackoverflow": "stackoverflow.com",
    "dribbble": "dribbble.com",
    "behance": "behance.net",
    "facebook": "facebook.com",
    "instagram": "instagram.com",
    "kaggle": "kaggle.com",
    "google_scholar": "scholar.google.com",
}

_SENSITIVE = {"gender", "pronouns", "ethnicity", "hispanic", "veteran", "disability", "orientation", "transgender"}


class Facts:
    """What one profile states. Nothing is guessed: an unknown fact is None."""

    def __init__(self, profile: Profile, context: PlanContext) -> None:
        self.profile = profile
        self.context = context
        self._makers: dict[str, Callable[[], Fact | None]] = {}

    def get(self, name: str) -> Fact | None:
        """The fact `name` (a key of the data tables), or None when the person has not stated it."""
        if name in _NETWORK_HOSTS:
            return self._network(name)
        maker = getattr(self, f"_{name}", None)
        return maker() if maker else self._plain(name)

    def _plain(self, name: str) -> Fact | None:
        path = _PLAIN.get(name)
        if path is None:
            return None
        value: Any = self.profile
        for part in path.split("."):
            value = getattr(value, part)
        return (
            Fact(value, "profile:" + path.removeprefix("resume."), name in _SENSITIVE)
            if value not in (None, "")
            else None
        )

    def _full_name(self) -> Fact | None:
        name = full_name(self.profile)
        return Fact(name, "profile:basics.name") if name else None

    def _part(self, part: str, stated: str) -> Fact | None:
        value = getattr(name_parts(self.profile), part)
        own = getattr(self.profile.applicant, stated)
        return Fact(value, f"profile:applicant.{stated}" if own else "profile:basics.name") if value else None

    def _first_name(self) -> Fact | None:
        return self._part("given", "first_name")

    def _middle_name(self) -> Fact | None:
        return self._part("middle", "middle_name")

    def _last_name(self) -> Fact | None:
        return self._part("family", "last_name")

    def _name_suffix(self) -> Fact | None:
        return self._part("suffix", "name_suffix")

    def _preferred_name(self) -> Fact | None:
        return self._plain("preferred_name")

    def _street(self) -> Fact | None:
        return self._plain("street") or self._plain("resume_street")

    def _city(self) -> Fact | None:
        return self._plain("city") or self._plain("resume_city")

    def _region(self) -> Fact | None:
        return self._plain("region") or self._plain("resume_region")

    def _postal_code(self) -> Fact | None:
        return self._plain("postal_code") or self._plain("resume_postal_code")

    def _country(self) -> Fact | None:
        return self._plain("country") or self._plain("resume_country")

    def _network(self, network: str) -> Fact | None:
        host = _NETWORK_HOSTS[network]
        for at, profile in enumerate(self.profile.resume.basics.profiles):
            named = (profile.network or "").lower().replace(" ", "") == network.replace("_", "")
            own = (urlparse(profile.url or "").hostname or "").removeprefix("www.")
            if profile.url and (named or own == host or own.endswith("." + host)):
                return Fact(profile.url, f"profile:basics.profiles[{at}]")
        return None

    def _portfolio(self) -> Fact | None:
        for at, profile in enumerate(self.profile.resume.basics.profiles):
            if profile.url and "portfolio" in (profile.network or "").lower():
                return Fact(profile.url, f"profile:basics.profiles[{at}]")
        return self._plain("website")

    def _resume_file(self) -> Fact | None:
        file = self.profile.resume_file
        return Fact(file, "profile:resume_file") if file else None

    def _company(self) -> Fact | None:
        work = latest_work(self.profile.resume)
        return Fact(work.name, "profile:work[latest].name") if work and work.name else None

    def _job_title(self) -> Fact | None:
        work = latest_work(self.profile.resume)
        return Fact(work.position, "profile:work[latest].position") if work and work.position else None

    def _current_work(self) -> Fact | None:
        work = current_work(self.profile.resume)
        return Fact(work, "profile:work[current]") if work else None

    def _school(self) -> Fact | None:
        return self._education("institution")

    def _degree(self) -> Fact | None:
        return self._education("studyType")

    def _field_of_study(self) -> Fact | None:
        return self._education("area")

    def _gpa(self) -> Fact | None:
        return self._education("score")

    def _graduation_date(self) -> Fact | None:
        return self._education("endDate")

    def _education(self, part: str) -> Fact | None:
        education = latest_education(self.profile.resume)
        value = getattr(education, part) if education else None
        return Fact(value, f"profile:education[latest].{part}") if value else None


_PLAIN = {
    "email": "resume.basics.email",
    "phone": "resume.basics.phone",
    "website": "resume.basics.url",
    "headline": "resume.basics.label",
    "summary": "resume.basics.summary",
    "resume_street": "resume.basics.location.address",
    "resume_city": "resume.basics.location.city",
    "resume_region": "resume.basics.location.region",
    "resume_postal_code": "resume.basics.location.postalCode",
    "resume_country": "resume.basics.location.countryCode",
    "street": "applicant.street",
    "street2": "applicant.street2",
    "city": "applicant.city",
    "region": "applicant.region",
    "postal_code": "applicant.postal_code",
    "country": "applicant.country",
    "preferred_name": "applicant.preferred_name",
    "name_prefix": "applicant.name_prefix",
    "birth_date": "applicant.birth_date",
    "nationality": "applicant.nationality",
    "notice_period": "applicant.notice_period",
    "start_date": "applicant.start_date",
    "relocate": "applicant.relocate",
    "over_18": "applicant.over_18",
    "driving_licence": "applicant.driving_licence",
    "referral": "applicant.referral",
    "gender": "applicant.demographics.gender",
    "pronouns": "applicant.demographics.pronouns",
    "ethnicity": "applicant.demographics.ethnicity",
    "hispanic": "applicant.demographics.hispanic",
    "veteran": "applicant.demographics.veteran",
    "disability": "applicant.demographics.disability",
    "orientation": "applicant.demographics.orientation",
    "transgender": "applicant.demographics.transgender",
}
"""Fact -> where it stands in the profile."""
