"""From a posting and a profile to a score card."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from companion.contracts import Blocker, Posting, ScoreCard
from companion.jobmatcher.person import PersonFacts, PersonReader
from companion.jobmatcher.places import PlaceReader, place_reader
from companion.jobmatcher.score.card import Part, band, weigh
from companion.jobmatcher.score.fit import (
    education_part,
    experience_part,
    language_part,
    licence_part,
    pay_part,
    place_part,
    strange_weight,
    title_part,
)
from companion.jobmatcher.score.rights import profession_blockers, right_blockers
from companion.jobmatcher.score.skills import SkillScorer
from companion.jobmatcher.score.summary import write_summary
from companion.jobmatcher.score.titles import ALIKE, TitleMatcher
from companion.jobmatcher.skills.taxonomy import Taxonomy
from companion.jobmatcher.understand.requirements import Detector
from companion.profile.model import Profile

WEIGHTS: dict[str, float] = {
    "skills_required": 36.0,
    "skills_preferred": 8.0,
    "title": 18.0,
    "experience": 12.0,
    "education": 6.0,
    "place": 10.0,
    "pay": 5.0,
    "language": 3.0,
    "licences": 2.0,
}
"""Shares of the whole before unknown parts give theirs away."""

TITLE_STANDS_IN = 12.0
"""Weight the title takes over where no required skill is known: the wrong profession is not made good by the town."""


class Scorer:
    """Scores postings against profiles. The same input gives the same card."""

    def __init__(self, taxonomy: Taxonomy, detector: Detector, places: PlaceReader | None = None) -> None:
        self._taxonomy = taxonomy
        self._detector = detector
        self._places = places
        self._titles = TitleMatcher()
        self.skills = SkillScorer(taxonomy)
        self._last: tuple[Profile, date, PersonFacts] | None = None

    @cached_property
    def gazetteer(self) -> PlaceReader:
        """Loaded at the first score."""
        return self._places or place_reader()

    @cached_property
    def _reader(self) -> PersonReader:
        return PersonReader(self._taxonomy, self._detector, self.gazetteer)

    def person(self, profile: Profile, today: date) -> PersonFacts:
        """Facts of a profile; those of the profile asked for last are kept (a profile version never changes)."""
        last = self._last
        if last is not None and last[0] is profile and last[1] == today:
            return last[2]
        facts = self._reader.read(profile, today)
        self._last = profile, today, facts
        return facts

    def score(self, posting: Posting, profile: Profile, today: date) -> ScoreCard:
        """Score one posting against one profile."""
        return self.score_facts(posting, self.person(profile, today))

    def score_facts(self, posting: Posting, person: PersonFacts) -> ScoreCard:
        """Score one posting against facts computed before."""
        title = title_part(posting, person, self._titles, WEIGHTS["title"])
        weights = WEIGHTS["skills_required"], WEIGHTS["skills_preferred"]
        match = self.skills.match(posting, person, weights, title.value)
        experience, too_short = experience_part(posting, person, self._titles, WEIGHTS["experience"])
        place, elsewhere, places = place_part(posting, person, self.gazetteer, WEIGHTS["place"])
        pay, too_little = pay_part(posting, person, WEIGHTS["pay"])
        language, unspoken = language_part(posting, person, WEIGHTS["language"])
        if match.parts[0].value is None and title.value is not None:
            title.weight += TITLE_STANDS_IN
            match.parts[0].weight -= TITLE_STANDS_IN
        title.weight += strange_weight(title.value, self._titles.family(posting.title or ""))
        same_work = (title.value or 0.0) >= ALIKE
        licences, unlicensed = licence_part(posting, person, same_work, WEIGHTS["licences"])
        parts: list[Part] = [
            *match.parts,
            title,
            experience,
            education_part(posting, person, WEIGHTS["education"]),
            place,
            pay,
            language,
            licences,
        ]
        blockers: list[Blocker] = [
            *right_blockers(posting, person, places),
            *(one for one in (elsewhere,) if one),
            *(unlicensed or profession_blockers(posting, person, title.value)),
            *unspoken,
            *(one for one in (too_little, too_short) if one),
        ]
        score, confidence, components = weigh(parts, blockers)
        return ScoreCard(
            score=score,
            band=band(score),
            confidence=confidence,
            components=components,
            matched=match.matched,
            missing_required=match.missing_required,
            missing_preferred=match.missing_preferred,
            blockers=blockers,
            summary=write_summary(posting, match, parts, blockers, score),
        )
