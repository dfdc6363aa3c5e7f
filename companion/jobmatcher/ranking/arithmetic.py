"""Scores of all postings of a block for one person: the score card's arithmetic on columns.

The small parts (education, languages, licences, level) are asked of the scorer's own functions once for each
distinct demand; the others are repeated here on columns, and a test holds both ways together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from companion.contracts import Note, Posting
from companion.jobmatcher.person import PersonFacts
from companion.jobmatcher.ranking.block import Block
from companion.jobmatcher.ranking.places import PlaceColumns, PlaceFacts
from companion.jobmatcher.ranking.record import (
    CITIZENS_ONLY,
    CLEARANCE,
    LEVEL_NAMES,
    PAY_KNOWN,
    PAY_MAXIMUM,
    RESIDENTS_TOO,
    SPONSORSHIP_REFUSED,
    WORKPLACES,
)
from companion.jobmatcher.ranking.terms import SEPARATOR, Terms
from companion.jobmatcher.ranking.titles import TitleColumns
from companion.jobmatcher.score.card import BLOCKED_CAP, KNOWN_ENOUGH, UNKNOWN_PRIOR
from companion.jobmatcher.score.fit import (
    ABROAD_WEIGHT,
    FAR_SHORT,
    FAR_UNSTATED_WEIGHT,
    FAR_WEIGHT,
    OTHER_YEARS,
    OVER_YEARS,
    PER_YEAR,
    REACHES,
    SHORT_YEARS,
    STRANGE,
    STRANGE_WEIGHT,
    UNTOLD_FAMILY,
    comparable_titles,
    education_part,
    experience_part,
    language_part,
    licence_part,
)
from companion.jobmatcher.score.scorer import TITLE_STANDS_IN, WEIGHTS
from companion.jobmatcher.score.skills import FEW, FULL_AT, MATCH_CREDIT, UNTOLD_TITLE, SkillScorer
from companion.jobmatcher.score.titles import ALIKE, SAME_FAMILY, TitleMatcher
from companion.jobmatcher.understand.education import LEVELS

Array = NDArray[Any]
PARTS: tuple[str, ...] = tuple(WEIGHTS)


@dataclass(frozen=True)
class Scored:
    """`parts` holds the value of each component (rows, as PARTS) of each posting, NaN where unknown."""

    parts: NDArray[np.float64]
    raw: NDArray[np.int32]
    """Score in tenths of a point before blockers cap it."""
    blocked: NDArray[np.bool_]

    @property
    def tenths(self) -> NDArray[np.int32]:
        """The score in tenths of a point."""
        return cap(self.raw, self.blocked)


def cap(raw: NDArray[np.int32], blocked: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Scores in tenths with the blockers' cap."""
    return np.where(blocked, np.minimum(raw, round(BLOCKED_CAP * 10)), raw).astype(np.int32)


class Arithmetic:
    """Scores blocks. Keeps what is derived from the terms; use one thread at a time."""

    def __init__(self, terms: Terms, skills: SkillScorer) -> None:
        self._terms = terms
        self._skills = skills
        self._matcher = TitleMatcher()
        self.titles = TitleColumns(terms)
        self.places = PlaceColumns(terms)

    def score(self, block: Block, person: PersonFacts) -> Scored:
        """Score every posting of `block`."""
        title, similar = self._title(block, person)
        facts = self.places.facts(person)
        where = block.header["places"]
        experience, short = self._experience(block, person, similar)
        place, elsewhere, further = _place(block, person, facts)
        pay, little = self._pay(block, person)
        language, unspoken = self._language(block, person)
        licences, unlicensed = self._licences(block, person, np.nan_to_num(title) >= ALIKE)
        values = {
            **self._skill_parts(block, person, title),
            "title": title,
            "experience": experience,
            "education": self._education(block, person),
            "place": place,
            "pay": pay,
            "language": language,
            "licences": licences,
        }
        flags = block.header["flags"]
        blocked = elsewhere | short | little | unspoken | unlicensed
        blocked |= (flags & SPONSORSHIP_REFUSED > 0) & facts.sponsorship_needed[where]
        unfit = np.where(flags & RESIDENTS_TOO > 0, facts.never_resident[where], facts.never_citizen[where])
        blocked |= (flags & CITIZENS_ONLY > 0) & unfit
        if not person.mentions_clearance:
            blocked |= flags & CLEARANCE > 0
        blocked |= self._of_others(block, person) & (title < SAME_FAMILY)
        parts = np.array([values[name] for name in PARTS])
        return Scored(parts, _weigh(parts, self._strange(block, title), further), blocked)

    def _strange(self, block: Block, title: Array) -> Array:
        """What the title of each posting weighs beyond the usual."""
        share = np.append(np.where(self.titles.derived().family >= 0, 1.0, UNTOLD_FAMILY), UNTOLD_FAMILY)
        beyond = STRANGE_WEIGHT * np.maximum(0.0, 1.0 - np.nan_to_num(title, nan=1.0) / STRANGE)
        weights: Array = beyond * share[block.header["title"]]
        return weights

    def _of_others(self, block: Block, person: PersonFacts) -> Array:
        """Whether the title of each posting names a profession that nothing in the profile points to."""
        professions = np.append(self.titles.derived().profession, -1)
        others = (professions >= 0) & ~np.isin(professions, list(person.professions))
        of_others: Array = others[block.header["title"]]
        return of_others

    def _skill_parts(self, block: Block, person: PersonFacts, title: Array) -> dict[str, Array]:
        untold = FEW * np.nan_to_num(title, nan=UNTOLD_TITLE)
        names = self._terms.texts("skill")
        table = np.array(self._skills.credits(names[: len(names)], person) or [0.0], np.float32)
        credit = table[block.skill]
        self._allow_for_years(block, person, credit)
        best = np.maximum.reduceat(credit, block.group_start) if len(block.group_start) else credit
        gained = best * block.group_share
        values = {}
        for name, required, total in zip(PARTS[:2], (True, False), block.totals, strict=True):
            part = np.full(len(block), np.nan)
            met = np.minimum(total, block.gather(gained, required) / FULL_AT) + untold
            np.divide(met, total + FEW, out=part, where=total > 0)
            values[name] = part
        return values

    def _allow_for_years(self, block: Block, person: PersonFacts, credit: Array) -> None:
        """Lower the credit of skills that the person has for fewer years than asked."""
        if not len(block.timed):
            return
        own_by_term = np.full(len(self._terms.texts("skill")), np.inf)
        for name, skill in person.skills.items():
            number = self._terms.number("skill", name)
            if number is not None and skill.years is not None:
                own_by_term[number] = skill.years
        own, asked = own_by_term[block.skill[block.timed]], block.timed_years
        short = (credit[block.timed] == 1.0) & (own < asked)
        spots = block.timed[short]
        credit[spots] = MATCH_CREDIT + (1 - MATCH_CREDIT) * own[short] / asked[short]

    def _title(self, block: Block, person: PersonFacts) -> tuple[Array, Array]:
        """The title part, and the years in similar work, of each posting."""
        count = len(self._terms.texts("title"))
        best, similar = np.zeros(count + 1), np.zeros(count + 1)
        for title, fresh, _ in comparable_titles(person):
            alike = self.titles.similarity(title, person.specialties.get(title))[:count]
            np.maximum(best[:count], alike * fresh, out=best[:count])
        for title, years in person.titles:
            alike = self.titles.similarity(title, person.specialties.get(title))[:count]
            similar[:count] += years * (alike >= ALIKE)
            similar[count] += years
        best[count] = np.nan
        if not (person.titles or person.studies):
            best[:] = np.nan
        numbers = block.header["title"]
        return best[numbers], similar[numbers]

    def _experience(self, block: Block, person: PersonFacts, similar: Array) -> tuple[Array, Array]:
        least, most = block.header["years_min"].astype(np.float64), block.header["years_max"]
        asked = ~np.isnan(least) | ~np.isnan(most)
        value = np.where(asked, np.nan, self._levels(person)[block.header["seniority"]])
        if person.years is None:
            return value, np.zeros(len(block), bool)
        total, low = person.years, np.nan_to_num(least)
        alike = np.minimum(total, similar)
        other = np.minimum(np.maximum(0.0, total - similar), low - alike)
        years = np.divide(alike + OTHER_YEARS * other, low, out=np.ones(len(block)), where=alike < low)
        years = np.where(total > np.nan_to_num(most, nan=np.inf) + OVER_YEARS, np.minimum(years, 0.8), years)
        short = asked & (low > 0) & (total < FAR_SHORT * low) & (low - total >= SHORT_YEARS)
        return np.where(asked, years, value), short

    def _levels(self, person: PersonFacts) -> Array:
        parts = [
            experience_part(Posting(seniority=level), person, self._matcher, 1.0)[0].value for level in LEVEL_NAMES
        ]
        table: Array = np.array([*parts, None], np.float64)
        return table

    def _education(self, block: Block, person: PersonFacts) -> Array:
        values: list[float | None] = []
        for level in LEVELS:
            for required in (False, True):
                for equivalent in (False, True):
                    note = Note(value=level, required=required)
                    posting = Posting(education=note, education_or_equivalent=equivalent)
                    values.append(education_part(posting, person, 1.0).value)
        table: Array = np.array([*values, None], np.float64)
        values_of: Array = table[block.header["education"]]
        return values_of

    def _pay(self, block: Block, person: PersonFacts) -> tuple[Array, Array]:
        least, hoped = person.applicant.pay_minimum, person.applicant.pay_expected
        wish = hoped if hoped and hoped.amount else least
        none = np.zeros(len(block), bool)
        if wish is None or not wish.amount:
            return np.full(len(block), np.nan), none
        flags, currency, top = (block.header[name] for name in ("flags", "currency", "pay"))
        known = flags & PAY_KNOWN > 0
        if wish.currency:
            number = self._terms.number("currency", wish.currency.upper())
            known &= (currency < 0) | (currency == (-2 if number is None else number))
        wanted = wish.amount * PER_YEAR[wish.period]
        value = np.where(top >= wanted, 1.0, np.maximum(0.3, 1 - 2 * (wanted - top) / wanted))
        little: Array = none
        if least and least.amount:
            little = known & (flags & PAY_MAXIMUM > 0) & (top < least.amount * PER_YEAR[least.period])
        return np.where(known, np.where(little, 0.0, value), np.nan), little

    def _language(self, block: Block, person: PersonFacts) -> tuple[Array, Array]:
        values, blocks = [], []
        for text in self._terms.texts("languages"):
            posting = Posting(languages=[Note(value=value) for value in text.split(SEPARATOR)])
            part, blockers = language_part(posting, person, 1.0)
            values.append(part.value)
            blocks.append(bool(blockers))
        return _by_term(block.header["languages"], values, blocks)

    def _licences(self, block: Block, person: PersonFacts, same_work: Array) -> tuple[Array, Array]:
        outcomes: list[tuple[Array, Array]] = []
        for same in (False, True):
            values, blocks = [], []
            for text in self._terms.texts("licences"):
                posting = Posting(licences=[Note(value=value) for value in text.split(SEPARATOR)])
                part, blockers = licence_part(posting, person, same, 1.0)
                values.append(part.value)
                blocks.append(bool(blockers))
            outcomes.append(_by_term(block.header["licences"], values, blocks))
        (other, other_blocked), (alike, alike_blocked) = outcomes
        return np.where(same_work, alike, other), np.where(same_work, alike_blocked, other_blocked)


def _by_term(numbers: Array, values: list[float | None], blocks: list[bool]) -> tuple[Array, Array]:
    """By term number, the last entry standing for none."""
    return np.array([*values, None], np.float64)[numbers], np.array([*blocks, False])[numbers]


def _place(block: Block, person: PersonFacts, facts: PlaceFacts) -> tuple[Array, Array, Array]:
    """Value, whether it blocks, and what the place weighs beyond the usual."""
    where, workplace = block.header["places"], block.header["workplace"]
    abroad, moves = facts.abroad[where], facts.would_move[where]
    remote = workplace == WORKPLACES.index("remote")
    stated = workplace > WORKPLACES.index("remote")
    unknown = (where < 0) | (person.place.city is None and person.place.country is None)
    far, settled = facts.far[where], person.applicant.relocate is False
    stays = (stated | abroad) if settled else np.zeros(len(block), bool)
    rules = (
        (remote & abroad, 0.4),
        (remote, 1.0),
        (unknown, np.nan),
        (facts.here[where], 1.0),
        (facts.whole_country[where], 0.9),
        *((within[where], value) for within, (_, value) in zip(facts.within, REACHES, strict=True)),
        (facts.same_region[where], 0.6),
        (moves & abroad, 0.6),
        (moves, 0.75),
        (stays, 0.05),
        (abroad | (far & stated), 0.05),
        (far, 0.15),
    )
    conditions = [condition for condition, _ in rules]
    value = np.select(conditions, [outcome for _, outcome in rules], 0.35)
    away = ~np.any(conditions[:-3], axis=0)
    elsewhere = stays & away
    weight = np.where(stated | settled, FAR_WEIGHT, FAR_UNSTATED_WEIGHT)
    further = np.where(abroad, ABROAD_WEIGHT, weight) * (away & (far | abroad))
    wanted = person.applicant.workplaces
    if wanted:
        chosen = np.array([*(one in wanted for one in WORKPLACES), True])
        value = np.where(chosen[workplace], value, np.minimum(np.nan_to_num(value, nan=0.5), 0.3))
    return value, elsewhere, further


def _weigh(parts: NDArray[np.float64], strange: Array, further: Array) -> NDArray[np.int32]:
    """Scores in tenths; `strange` and `further` are what the title and the place of each posting weigh beyond the usual."""
    weights = np.array([WEIGHTS[name] for name in PARTS])
    known = ~np.isnan(parts)
    values = np.clip(np.where(known, parts, 0.0), 0.0, 1.0)
    title = PARTS.index("title")
    stands_in = TITLE_STANDS_IN * (known[title] & ~known[PARTS.index("skills_required")])
    whole = weights @ known + stands_in + strange + further
    lacking = np.maximum(0.0, KNOWN_ENOUGH * (weights.sum() + strange + further) - whole)
    points = weights @ values + (stands_in + strange) * values[title] + further * values[PARTS.index("place")]
    points += lacking * UNKNOWN_PRIOR
    tenths: NDArray[np.int32] = np.rint(1000 * points / (whole + lacking)).astype(np.int32)
    return tenths
