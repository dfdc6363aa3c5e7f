"""The facts a profile states, under the names that fields ask for, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlparse

import phonenumbers
import pycountry

from companion.autofill.context import PlanContext
from companion.autofill.stated import NETWORK_HOSTS, PLAIN, REPEATED
from companion.autofill.values import phones
from companion.autofill.values.countries import countries_in, country_name, region_code, region_name
from companion.autofill.values.places import Home
from companion.profile.facts import current_work, full_name, latest_education, latest_work, name_parts
from companion.profile.model import Profile
from companion.profile.parse.places import place_reader


@dataclass(frozen=True)
class Fact:
    """One stated fact."""

    value: Any
    source: str
    sensitive: bool = False


def job_place(place: str) -> str | None:
    """The country a posting's place names, by name or by a code at its end; None when it names none or several.

    Two letters may be a state's or a country's ("Berlin, DE", "Wilmington, DE"): then the town has to tell.
    """
    found = countries_in(place)
    if len(found) == 1:
        return found.pop()
    if found:
        return None
    town, comma, end = place.rpartition(",")
    tail = end.strip().partition(" ")[0]
    if not comma or not tail.isupper() or len(tail) not in (2, 3):
        return None
    states = {country for country in ("US", "CA", "AU") if region_code(tail, country)}
    if len(tail) == 2 and pycountry.countries.get(alpha_2=tail):
        known = place_reader().city_country(town.rpartition(",")[2])
        return known if known in {tail, *states} else None
    return states.pop() if len(states) == 1 else None


_SENSITIVE = {"gender", "pronouns", "ethnicity", "hispanic", "veteran", "disability", "orientation", "transgender"}


class Facts:
    """What one profile states. Nothing is guessed: an unknown fact is None."""

    def __init__(self, profile: Profile, context: PlanContext) -> None:
        self.profile = profile
        self.context = context
        self._known: dict[str, Fact | None] = {}
        self._numbers: dict[str, phonenumbers.PhoneNumber | None] = {}
        self._spelled: dict[tuple[str, bool], list[str]] = {}

    def get(self, name: str) -> Fact | None:
        """The fact `name` (a key of the data tables), or None when the person has not stated it."""
        if name not in self._known:
            maker = partial(self._network, name) if name in NETWORK_HOSTS else getattr(self, f"_{name}", None)
            self._known[name] = maker() if maker else self._plain(name)
        return self._known[name]

    def number(self, text: str) -> phonenumbers.PhoneNumber | None:
        """A stated phone number taken apart; None when it cannot be."""
        if text not in self._numbers:
            self._numbers[text] = phones.parsed(text, self.country())
        return self._numbers[text]

    def spellings(self, text: str, *, dial_code_apart: bool) -> list[str]:
        """How a phone number may be written, best first; empty when it cannot be taken apart."""
        key = (text, dial_code_apart)
        if key not in self._spelled:
            number = self.number(text)
            self._spelled[key] = phones.spellings(number, dial_code_apart=dial_code_apart) if number else []
        return self._spelled[key]

    def _plain(self, name: str) -> Fact | None:
        path = PLAIN.get(name)
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

    def country(self) -> str | None:
        """Where the person lives, ISO 3166-1 alpha-2."""
        fact = self.get("country")
        return str(fact.value).upper() if fact else None

    def home(self) -> Home | None:
        """The town the person lives in."""
        city, region, country = self._city(), self._region(), self.country()
        return Home(str(city.value), str(region.value) if region else None, country) if city else None

    def workable_places(self) -> list[Home]:
        """The towns the person would work in on site: their own and those they named."""
        home = self.home()
        places = [home] if home else []
        for place in self.profile.applicant.commute_places:
            city, *rest = [part.strip() for part in place.split(",")]
            places.append(Home(city, rest[0] if rest else None, self.country()))
        return places

    def job_country(self) -> str | None:
        """The country of the posting's places, when all of them say one."""
        if self.context.country:
            return self.context.country.upper()
        posting = self.context.posting
        found = {job_place(place) for place in posting.locations} if posting else set()
        return found.pop() if len(found) == 1 else None

    def repeated(self, name: str, index: int) -> Fact | None:
        """A fact of the entry at `index` of work or education, newest first as the resume lists them."""
        kind, attribute = REPEATED[name]
        entries: list[Any] = list(getattr(self.profile.resume, kind))
        if index >= len(entries):
            return None
        entry = entries[index]
        if attribute == "current":
            return Fact(entry.endDate is None, f"profile:{kind}[{index}]") if entry.startDate else None
        value = getattr(entry, attribute)
        if attribute == "summary" and not value:
            value = "\n".join(entry.highlights)
        return Fact(value, f"profile:{kind}[{index}].{attribute}") if value else None

    def _phone_country(self) -> Fact | None:
        return self._plain("phone")

    def _phone_area(self) -> Fact | None:
        return self._plain("phone")

    def _phone_local(self) -> Fact | None:
        return self._plain("phone")

    def _house_number(self) -> Fact | None:
        return self._street()

    def _birth_day(self) -> Fact | None:
        return self._plain("birth_date")

    def _birth_month(self) -> Fact | None:
        return self._plain("birth_date")

    def _birth_year(self) -> Fact | None:
        return self._plain("birth_date")

    def _skills(self) -> Fact | None:
        named = [word for skill in self.profile.resume.skills for word in (skill.keywords or [skill.name or ""])]
        names = [word for word in named if word]
        return Fact(", ".join(names), "profile:skills") if names else None

    def _location(self) -> Fact | None:
        city, region, country = self._city(), self._region(), self._country()
        if not city:
            return None
        parts: list[str] = [city.value]
        code = country.value.upper() if country else None
        if region:
            parts.append(region_name(region.value, code) if code else region.value)
        if code:
            parts.append(country_name(code))
        return Fact(", ".join(parts), city.source)

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

    def _county(self) -> Fact | None:
        return self._region()

    def _postal_code(self) -> Fact | None:
        return self._plain("postal_code") or self._plain("resume_postal_code")

    def _country(self) -> Fact | None:
        return self._plain("country") or self._plain("resume_country")

    def _network(self, network: str) -> Fact | None:
        host = NETWORK_HOSTS[network]
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

    def _languages(self) -> Fact | None:
        names = [known.language for known in self.profile.resume.languages if known.language]
        return Fact(", ".join(names), "profile:languages") if names else None

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
