"""Title, experience, education, place, pay, languages and licences of the person against the posting."""

from __future__ import annotations

from companion.contracts import Blocker, Evidence, PayPeriod, Posting
from companion.jobmatcher.person import PersonFacts
from companion.jobmatcher.places import Place, PlaceReader, distance_km
from companion.jobmatcher.score.card import Part
from companion.jobmatcher.score.titles import ALIKE, TitleMatcher
from companion.jobmatcher.understand.education import LEVELS

SENIORITY: dict[str, int] = {
    "intern": 0,
    "entry": 1,
    "mid": 2,
    "senior": 3,
    "lead": 4,
    "manager": 4,
    "director": 6,
    "executive": 7,
}
PER_YEAR: dict[PayPeriod, float] = {"hour": 2080.0, "day": 230.0, "week": 52.0, "month": 12.0, "year": 1.0}
_A_PERIOD: dict[PayPeriod, str] = {
    "hour": "an hour", "day": "a day", "week": "a week", "month": "a month", "year": "a year",
}  # fmt: skip
"""Pay periods of a full-time year."""

FAR_SHORT = 0.4
"""Below this share of the years asked for, and short by SHORT_YEARS, experience is a blocker."""

SHORT_YEARS = 3.0
OVER_YEARS = 6.0
HALF_YEAR = 0.5
OTHER_YEARS = 0.5
"""What a year of other work counts."""
WHOLE_FROM = 5.0
"""Years from which a length of work is told in whole years."""

REACHES: tuple[tuple[float, float], ...] = ((30.0, 0.9), (60.0, 0.7))
"""(kilometres as the crow flies up to which one gets there daily, value of the place part)."""

FAR_KM = 100.0
"""From here on nobody goes there daily: the person would have to move."""

FAR_WEIGHT = 70.0
"""What the place weighs more where the work is there and the person is far: the rest may fit perfectly, and no more
than about half of it counts."""

FAR_UNSTATED_WEIGHT = 25.0
"""The same in the person's own country where the posting does not say that one has to be there: most work is, but not all."""

STRANGE = 0.3
"""Title similarity below which the work is another."""

STRANGE_WEIGHT = 40.0
"""What the title weighs more where the work is wholly another: the town and a skill or two do not make up for it."""

UNTOLD_FAMILY = 0.4
"""Share of that where no family of titles holds the posting's: it may be the same work in words not known."""


def strange_weight(value: float | None, family: str | None) -> float:
    """What a title part of this value weighs more; `family` is that of the posting's title."""
    if value is None:
        return 0.0
    return STRANGE_WEIGHT * max(0.0, 1.0 - value / STRANGE) * (1.0 if family else UNTOLD_FAMILY)


ABROAD_WEIGHT = 120.0
"""The same in another country: one who does not say so does not move there."""

RECENT_TITLES = 3
OLDER_TITLE = 0.9
"""What the similarity of a title counts that is not among the latest."""

STUDY = 0.9
"""What that of the work counts which a study leads to."""

VITAL_LICENCES = frozenset(
    {
        "Registered nurse licence", "NMC registration", "Practical nurse licence", "Nurse practitioner licence", "HCPC registration",
        "GMC registration", "GPhC registration", "Medical licence", "Pharmacist licence", "Clinical social work licence",
        "Physical therapist licence", "Bar admission", "Commercial driver's licence (CDL)", "HGV licence", "Teaching licence",
        "Qualified teacher status (QTS)", "Aircraft mechanic licence (A&P)", "Electrician licence", "Gas Safe registration",
        "Pilot certificate", "Cosmetology licence", "SIA licence", "Professional engineer (PE)", "Nursing assistant certificate",
    }
)  # fmt: skip
"""Without these the work may not be done at all, and none is had within weeks."""


def title_part(posting: Posting, person: PersonFacts, matcher: TitleMatcher, weight: float) -> Part:
    """The closest of the person's titles; older ones, and what a study leads to, count a little less."""
    if not posting.title or not (person.titles or person.studies):
        return Part("title", "Job title", weight, None, "No title to compare.")
    best, reason = 0.0, "None of your titles is near it."
    for title, fresh, told in comparable_titles(person):
        value = matcher.similarity(posting.title, title, person.specialties.get(title)) * fresh
        if value > best:
            best, reason = value, told
    return Part("title", "Job title", weight, best, reason)


def comparable_titles(person: PersonFacts) -> list[tuple[str, float, str]]:
    """(title, what its similarity counts, what the card says of it) of each title that speaks for the person."""
    held = [
        (title, 1.0 if years == 0 or index < RECENT_TITLES else OLDER_TITLE, f"Closest of your titles: {title}.")
        for index, (title, years) in enumerate(person.titles)
    ]
    return held + [(title, STUDY, f"Your study of {area} leads to such work.") for title, area in person.studies]


def experience_part(
    posting: Posting, person: PersonFacts, matcher: TitleMatcher, weight: float
) -> tuple[Part, Blocker | None]:
    """Years, those in similar work in full and others by half; the level where no years are asked for."""
    asked = posting.experience_years
    if asked and (asked.min is not None or asked.max is not None):
        if person.years is None:
            return Part(
                "experience", "Experience", weight, None, "Your profile has no dates of work.", asked.evidence
            ), None
        return _years_part(posting, person, matcher, weight)
    if posting.seniority and person.level:
        distance = SENIORITY[posting.seniority] - SENIORITY[person.level]
        value = max(0.1, 1 - (0.25 if distance > 0 else 0.15) * abs(distance))
        return Part(
            "experience",
            "Experience",
            weight,
            value,
            f"It is at {posting.seniority} level, and so are you."
            if posting.seniority == person.level
            else f"It is at {posting.seniority} level, and you are at {person.level} level.",
        ), None
    return Part("experience", "Experience", weight, None, "The posting asks for no number of years."), None


def _years_part(
    posting: Posting, person: PersonFacts, matcher: TitleMatcher, weight: float
) -> tuple[Part, Blocker | None]:
    asked = posting.experience_years
    total = person.years or 0.0
    assert asked is not None
    low = asked.min or 0.0
    similar = sum(
        years
        for title, years in person.titles
        if years
        and (not posting.title or matcher.similarity(posting.title, title, person.specialties.get(title)) >= ALIKE)
    )
    value = years_value(low, min(total, similar), max(0.0, total - similar))
    if asked.max is not None and total > asked.max + OVER_YEARS:
        value = min(value, 0.8)
    reason = _years_reason(asked.min, asked.max, total, min(total, similar))
    blocker = None
    if low and total < FAR_SHORT * low and low - total >= SHORT_YEARS:
        blocker = Blocker(
            kind="experience",
            reason=f"It asks for {spoken_years(low)} of experience and you have {_spoken(total)}.",
            evidence=asked.evidence,
        )
    return Part("experience", "Experience", weight, value, reason, asked.evidence), blocker


def years_value(low: float, similar: float, other: float) -> float:
    """Years of `similar` work count in full, those of `other` work by half: they make up for half of what is lacking."""
    if similar >= low:
        return 1.0
    return (similar + OTHER_YEARS * min(other, low - similar)) / low


def _years_reason(low: float | None, high: float | None, total: float, alike: float) -> str:
    if low is None and high is not None:
        asked = f"It asks for no more than {spoken_years(high)}"
    elif low is not None and high is not None and high > low:
        asked = f"It asks for {_spoken(low)} to {spoken_years(high)}"
    else:
        asked = f"It asks for {spoken_years(low or 0.0)} of experience"
    if total < HALF_YEAR / 2:
        return f"{asked}; your profile shows none yet."
    own = f"{asked}; you have {'about ' if _rounded(total) != total else ''}{_spoken(total)}"
    if total - alike < HALF_YEAR:
        return f"{own}, all in similar work."
    if alike < HALF_YEAR:
        return f"{own}, in other work."
    return f"{own}, {_spoken(alike)} of them in similar work."


def _rounded(years: float) -> float:
    """Whole years from five on, half years below: nobody counts finer."""
    return float(round(years)) if years >= WHOLE_FROM else round(years / HALF_YEAR) * HALF_YEAR


def _spoken(years: float) -> str:
    return f"{_rounded(years):g}"


def spoken_years(years: float) -> str:
    """ "3 years", "1 year", "6 months", "18 months" as a person would say it."""
    if 0 < years < 1:
        return f"{round(years * 12)} months"
    return f"{years:g} year" if years == 1 else f"{years:g} years"


def education_part(posting: Posting, person: PersonFacts, weight: float) -> Part:
    """Level against level; a lacking degree weighs little where experience may stand in for it."""
    if posting.education is None:
        return Part("education", "Education", weight, None, "The posting asks for no degree.")
    evidence = posting.education.evidence
    asked = LEVELS.index(posting.education.value)
    if asked == 0:
        return Part("education", "Education", weight, 1.0, "No degree is needed.", evidence)
    if person.education is None:
        return Part("education", "Education", weight, None, "Your profile names no education.", evidence)
    own = LEVELS.index(person.education)
    if own >= asked:
        value = 1.0
    elif posting.education_or_equivalent and (person.years or 0) >= 4:
        value = 0.85
    else:
        value = 0.5 if asked - own == 1 else 0.2
    if not posting.education.required:
        value = max(value, 0.6)
    names = {level: level.replace("_", " ") for level in LEVELS}
    if own >= asked:
        reason = f"Your {names[person.education]} level covers the {names[posting.education.value]} level it asks for."
    else:
        reason = f"It asks for {names[posting.education.value]} level; yours is {names[person.education]}."
    return Part("education", "Education", weight, value, reason, evidence)


def place_part(
    posting: Posting, person: PersonFacts, gazetteer: PlaceReader, weight: float
) -> tuple[Part, Blocker | None, list[Place]]:
    """Where the work is against where the person is or would go; also the places parsed."""
    places = [gazetteer.parse(text) for text in posting.locations]
    evidence = posting.workplace_evidence
    wanted = person.applicant.workplaces
    unwanted = bool(posting.workplace and wanted and posting.workplace not in wanted)
    value, further, reason, blocker = _nearness(posting, person, places)
    if unwanted:
        wish = " or ".join(wanted)
        value = min(value if value is not None else 0.5, 0.3)
        reason = f"The work is {posting.workplace}, and you want {wish}."
    return Part("place", "Place", weight + further, value, reason, evidence), blocker, places


def _nearness(
    posting: Posting, person: PersonFacts, places: list[Place]
) -> tuple[float | None, float, str, Blocker | None]:
    """(value, weight beyond the usual, reason, blocker)."""
    own, applicant = person.place, person.applicant
    named = posting.locations[0] if posting.locations else ""
    countries = {place.country for place in places if place.country}
    abroad = bool(own.country and countries and own.country not in countries)
    if posting.workplace == "remote":
        if abroad:
            return 0.4, 0.0, f"It is remote, but for {named}, and you are in another country.", None
        return 1.0, 0.0, "The work is remote.", None
    if not places or (own.city is None and own.country is None):
        return None, 0.0, "Not enough is known of the place.", None
    here = [own, *person.commute]
    for place in places:
        if place.city and any(
            place.city == one.city and (place.country == one.country or not (place.country and one.country))
            for one in here
        ):
            return 1.0, 0.0, f"It is in {named}, where you are.", None
        if place.city is None and place.region is None and place.country == own.country:
            return 0.9, 0.0, f"It can be done anywhere in {named}.", None
    distances = [_kilometres(place, here) for place in places]
    nearest = min((one for one in distances if one is not None), default=None)
    for most, value in REACHES:
        if nearest is not None and nearest <= most:
            return value, 0.0, f"{named} is about {max(1, round(nearest))} km from you.", None
    far = all(one is not None and one > FAR_KM for one in distances)
    if not abroad and not far and any(place.region and place.region == own.region for place in places):
        return 0.6, 0.0, f"{named} is in your region.", None
    wanted = [text.lower() for text in applicant.relocate_to]
    if applicant.relocate and (
        not wanted or any(text in location.lower() for text in wanted for location in posting.locations)
    ):
        return 0.75 if not abroad else 0.6, 0.0, f"It is in {named}, where you would move.", None
    return _away(posting, applicant.relocate, named, abroad, far, nearest)


def _away(
    posting: Posting, relocate: bool | None, named: str, abroad: bool, far: bool, nearest: float | None
) -> tuple[float, float, str, Blocker | None]:
    """Work where the person is not and did not say to move to: the further it is sure to be, the more it takes off."""
    stated = posting.workplace in ("onsite", "hybrid")
    further = 0.0
    if far:
        further = FAR_WEIGHT if stated or relocate is False else FAR_UNSTATED_WEIGHT
    if abroad:
        further = ABROAD_WEIGHT
    how = f"{posting.workplace} " if stated else ""
    if relocate is False and (stated or abroad):
        reason = f"The work is {how}in {named} and you would not move."
        return 0.05, further, reason, Blocker(kind="place", reason=reason, evidence=posting.workplace_evidence)
    distance = f", some {round(nearest, -1):.0f} km from you" if far and nearest else ", away from where you are"
    if far and stated:
        return 0.05, further, f"The work is {how}in {named}{distance}; you do not say that you would move.", None
    return (0.05 if abroad else 0.15 if far else 0.35), further, f"It is in {named}{distance}.", None


def _kilometres(place: Place, here: list[Place]) -> float | None:
    """To the nearest of the places where the person is; None where that is not known."""
    known = [one for one in (distance_km(place, own) for own in here) if one is not None]
    return min(known, default=None)


def pay_part(posting: Posting, person: PersonFacts, weight: float) -> tuple[Part, Blocker | None]:
    """The posting's pay against the wish, both as a full-time year, in one currency only."""
    salary, least, hoped = posting.salary, person.applicant.pay_minimum, person.applicant.pay_expected
    wish = hoped if hoped and hoped.amount else least
    if salary is None or wish is None or not wish.amount:
        return Part("pay", "Pay", weight, None, "The pay or your wish is not known."), None
    if salary.currency and wish.currency and salary.currency != wish.currency.upper():
        return Part("pay", "Pay", weight, None, "The pay is in another currency.", salary.evidence), None
    factor = PER_YEAR[salary.period or "year"]
    top = (salary.max or salary.min or 0.0) * factor
    floor = least.amount * PER_YEAR[least.period] if least and least.amount else None
    if floor and salary.max and top < floor:
        reason = (
            f"It pays at most {salary.max:,.0f} {salary.currency or ''}".strip()
            + f" {_A_PERIOD[salary.period or 'year']}, below your minimum."
        )
        return Part("pay", "Pay", weight, 0.0, reason, salary.evidence), Blocker(
            kind="salary", reason=reason, evidence=salary.evidence
        )
    wanted = wish.amount * PER_YEAR[wish.period]
    value = 1.0 if top >= wanted else max(0.3, 1 - 2 * (wanted - top) / wanted)
    return Part(
        "pay",
        "Pay",
        weight,
        value,
        "The pay meets your wish." if value == 1.0 else "The pay is below your wish.",
        salary.evidence,
    ), None


def language_part(posting: Posting, person: PersonFacts, weight: float) -> tuple[Part, list[Blocker]]:
    """Spoken languages; one that is lacking blocks when the person has stated theirs."""
    asked = [note for note in posting.languages if note.required]
    if not asked or not person.languages:
        return Part(
            "language",
            "Languages",
            weight,
            None,
            "No language is asked for." if not asked else "Your languages are not known.",
        ), []
    missing = [note for note in asked if note.value.split(" (")[0] not in person.languages]
    evidence: list[Evidence] = [quote for note in asked for quote in note.evidence[:1]]
    if missing and not person.languages_stated:
        return Part("language", "Languages", weight, None, "Your profile lists no languages.", evidence), []
    blockers = [
        Blocker(kind="language", reason=f"It asks for {note.value} and you list none.", evidence=note.evidence[:2])
        for note in missing
    ]
    reason = "You speak what it asks for." if not missing else f"You do not list {missing[0].value}."
    return Part("language", "Languages", weight, 1 - len(missing) / len(asked), reason, evidence), blockers


def licence_part(posting: Posting, person: PersonFacts, same_work: bool, weight: float) -> tuple[Part, list[Blocker]]:
    """Licences; a vital one blocks unless the person does this very work, where the resume may just not say it."""
    asked = [note for note in posting.licences if note.required]
    if not asked:
        return Part("licences", "Licences", weight, None, "No licence is asked for."), []
    value, known, blockers = 0.0, 0, []
    lacking: list[str] = []
    for note in asked:
        has = _has_licence(note.value, person, same_work)
        if has is None:
            continue
        known += 1
        value += has
        if not has:
            lacking.append(note.value)
            driving = note.value == "Driving licence"
            if driving or note.value in VITAL_LICENCES:
                blockers.append(
                    Blocker(kind="licence", reason=f"It needs this licence: {note.value}.", evidence=note.evidence[:2])
                )
    evidence = [quote for note in asked for quote in note.evidence[:1]]
    if not known:
        return Part("licences", "Licences", weight, None, "Your licences are not known.", evidence), []
    reason = f"Not in your profile: {', '.join(lacking)}." if lacking else "You hold what it asks for."
    return Part("licences", "Licences", weight, value / known, reason, evidence), blockers


def _has_licence(name: str, person: PersonFacts, same_work: bool) -> bool | None:
    if name in person.licences:
        return True
    if name == "Driving licence":
        stated = person.applicant.driving_licence
        return True if person.licences & {"HGV licence", "Commercial driver's licence (CDL)"} else stated
    if name not in VITAL_LICENCES or same_work:
        return None
    return False
