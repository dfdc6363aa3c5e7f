"""What the law or the employer demands of the person: permission to work, citizenship, clearance."""

from __future__ import annotations

import re

from companion.contracts import Blocker, Posting
from companion.jobmatcher.person import PersonFacts
from companion.jobmatcher.places import Place
from companion.jobmatcher.score.professions import PROFESSIONS, profession_of
from companion.jobmatcher.score.titles import SAME_FAMILY
from companion.profile.model import WorkAuthorization


def right_blockers(posting: Posting, person: PersonFacts, places: list[Place]) -> list[Blocker]:
    """Blockers from the person's own statements only: what they have not said blocks nothing."""
    countries = {place.country for place in places if place.country} or (
        {person.place.country} if person.place.country else set()
    )
    entries = [one for one in person.applicant.work_authorization if one.country.upper() in countries]
    blockers: list[Blocker] = []
    if posting.sponsorship == "refused" and entries and all(one.needs_sponsorship for one in entries):
        blockers.append(
            Blocker(
                kind="sponsorship",
                reason="It offers no visa sponsorship and you need it there.",
                evidence=posting.sponsorship_evidence,
            )
        )
    if posting.citizenship and posting.citizenship.required and entries:
        residents = open_to_residents(posting)
        if not any(may_be_citizen(one, residents) for one in entries):
            whom = "citizens and permanent residents" if residents else "citizens"
            blockers.append(
                Blocker(kind="citizenship", reason=f"It is open to {whom} only.", evidence=posting.citizenship.evidence)
            )
    if posting.clearance and posting.clearance.required and not person.mentions_clearance:
        blockers.append(
            Blocker(
                kind="clearance",
                reason=f"It needs a clearance ({posting.clearance.value}) and your profile names none.",
                evidence=posting.clearance.evidence,
            )
        )
    return blockers


def profession_blockers(posting: Posting, person: PersonFacts, title: float | None) -> list[Blocker]:
    """A profession of registered members that nothing in the profile points to; `title` is the value of that part."""
    place = profession_of(posting.title or "")
    if place < 0 or title is None or title >= SAME_FAMILY or place in person.professions:
        return []
    reason = f"It is work for {PROFESSIONS[place].name}, and nothing in your profile shows that you are one."
    return [Blocker(kind="licence", reason=reason)]


_RESIDENTS = re.compile(r"permanent|green[- ]card|persons?\b|\bITAR\b", re.IGNORECASE)
"""Words for a "US person" of the export rules (22 CFR 120.62), who may be a permanent resident."""


def open_to_residents(posting: Posting) -> bool:
    """Whether it asks for citizens in the sense of the export rules, which count permanent residents among them."""
    return posting.citizenship is not None and _RESIDENTS.search(posting.citizenship.value) is not None


def may_be_citizen(one: WorkAuthorization, residents: bool) -> bool:
    """Whether the person may be one of those asked for; `residents`: permanent residents are. Unknown counts as possible."""
    if one.needs_sponsorship or one.authorized is False:
        return False
    status = (one.status or "").lower()
    resident = residents and ("permanent" in status or "green card" in status)
    return not status or "citizen" in status or "national" in status or resident
