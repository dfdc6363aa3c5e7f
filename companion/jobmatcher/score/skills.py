"""Skills of the person against those the posting asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from companion.contracts import Posting, SkillRequirement
from companion.jobmatcher.person import PersonFacts
from companion.jobmatcher.score.card import Part
from companion.jobmatcher.skills.taxonomy import Taxonomy

SOFT_CATEGORIES = frozenset({"communication", "teamwork", "thinking", "self-management"})
OTHER_COMPONENTS = frozenset({"languages", "degrees", "fields-of-study", "nursing-licences"})
"""Categories that other components judge: counted here they would count twice."""

RELATED_CREDIT = 0.5
BROADER_CREDIT = 0.4
"""The posting wants PostgreSQL, the person knows SQL."""

TITLE_CREDIT = 0.7
"""Everybody with the person's title has it, but no line of the resume says so."""

MATCH_CREDIT = 0.75
"""Credit from which a skill counts as matched on the card."""

SOFT_WEIGHT = 0.25
SOFT_MOST = 0.3
"""Most that all soft skills weigh beside the others: everybody asks for them and everybody claims them."""
NAMED_IN_DUTIES = 0.6
"""Weight of a skill that only the duties mention, against one of the requirements."""

FEW = 2.0
"""Weight of requirements that every posting is taken to have besides those found: one that names a single skill says
little of the work. They are met as far as the title is the person's."""

UNTOLD_TITLE = 0.5
"""What stands for the title's value where there is none to compare."""

FEW_GROUPS = 3
"""Below so many requirements the card says that they are few."""

MAX_OF_TITLE = 3
"""Of the skills that a title implies, so many are named."""

FULL_AT = 0.85
"""Share of the requirements at which a person is as good as complete: few candidates have all."""


@dataclass
class SkillMatch:
    required: list[SkillRequirement] = field(default_factory=list)
    matched: list[SkillRequirement] = field(default_factory=list)
    of_title: list[SkillRequirement] = field(default_factory=list)
    """Neither matched nor missing: a title the person held implies them."""
    missing_required: list[SkillRequirement] = field(default_factory=list)
    missing_preferred: list[SkillRequirement] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


class SkillScorer:
    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy

    def match(
        self, posting: Posting, person: PersonFacts, weights: tuple[float, float], title: float | None = None
    ) -> SkillMatch:
        """Compare; `weights` are those of the required and of the preferred part, `title` the value of the title's."""
        known = self._implied(person.skills)
        related = {other for name in person.skills for other in self._taxonomy.related(name)}
        asked = [skill for skill in posting.skills if skill.category not in OTHER_COMPONENTS]
        credit = {
            skill.name: timed_credit(self._credit(skill.name, person, known, related), skill, person) for skill in asked
        }
        met_groups = {
            skill.alternatives for skill in asked if skill.alternatives and credit[skill.name] >= TITLE_CREDIT
        }
        result = SkillMatch(required=[skill for skill in asked if skill.required])
        for skill in sorted(asked, key=lambda skill: skill.category in SOFT_CATEGORIES):
            if credit[skill.name] >= MATCH_CREDIT:
                result.matched.append(skill)
            elif credit[skill.name] >= TITLE_CREDIT:
                result.of_title.append(skill)
            elif skill.alternatives not in met_groups or skill.alternatives is None:
                (result.missing_required if skill.required else result.missing_preferred).append(skill)
        must = requirement_starts(posting)
        told = [
            title_reason([skill.name for skill in result.of_title if skill.required == required], person)
            for required in (True, False)
        ]
        result.parts = [
            self._part("skills_required", "Required skills", weights[0], True, asked, credit, must, told[0], title),
            self._part("skills_preferred", "Preferred skills", weights[1], False, asked, credit, must, told[1], title),
        ]
        return result

    def credits(self, names: Iterable[str], person: PersonFacts) -> list[float]:
        """What the person earns for each skill of `names`, where no years are asked for."""
        known = self._implied(person.skills)
        related = {other for name in person.skills for other in self._taxonomy.related(name)}
        return [self._credit(name, person, known, related) for name in names]

    def _implied(self, names: Iterable[str]) -> set[str]:
        known = set(names)
        for name in list(known):
            known.update(self._taxonomy.broader(name))
        return known

    def _credit(self, name: str, person: PersonFacts, known: set[str], related: set[str]) -> float:
        if name in known:
            return 1.0
        if name in person.of_title:
            return TITLE_CREDIT
        best = RELATED_CREDIT if name in related else 0.0
        if best < BROADER_CREDIT and any(broader in person.skills for broader in self._taxonomy.broader(name)):
            best = BROADER_CREDIT
        return best

    def _part(
        self,
        name: str,
        label: str,
        weight: float,
        required: bool,
        asked: list[SkillRequirement],
        credit: dict[str, float],
        must: list[tuple[int, int]],
        told: str,
        title: float | None,
    ) -> Part:
        groups = requirements(asked, required, must)
        if not groups:
            return Part(name, label, weight, None, "The posting names none.")
        total = gained = 0.0
        met = 0
        for share, members in groups:
            value = max(credit[skill.name] for skill in members)
            met += value >= MATCH_CREDIT
            total += share
            gained += share * value
        value = skills_value(gained, total, title)
        evidence = [
            skill.evidence[0]
            for _, members in groups
            for skill in members
            if credit[skill.name] >= MATCH_CREDIT and skill.evidence
        ]
        remark = ", which counts as complete" if gained >= FULL_AT * total and met < len(groups) else ""
        if value < 1.0 and len(groups) < FEW_GROUPS and met == len(groups):
            remark = ", but so few say little of the work"
        return Part(name, label, weight, value, f"You have {met} of {len(groups)}{remark}.{told}", evidence[:20])


def title_reason(names: list[str], person: PersonFacts) -> str:
    """A sentence on what only a title tells, after a space; "" where there is none."""
    if not names:
        return ""
    more = f" and {len(names) - MAX_OF_TITLE} more" if len(names) > MAX_OF_TITLE else ""
    listed = ", ".join(names[:MAX_OF_TITLE])
    return f" Your work as {person.of_title[names[0]]} implies {listed}{more}, which your profile does not name."


def skills_value(gained: float, total: float, title: float | None) -> float:
    """The value of a skills part whose requirements weigh `total`, of which `gained` is met, beside a title of this value."""
    untold = FEW * (UNTOLD_TITLE if title is None else title)
    return (min(total, gained / FULL_AT) + untold) / (total + FEW)


def timed_credit(credit: float, skill: SkillRequirement, person: PersonFacts) -> float:
    """A known skill with fewer years than asked for earns between a match and the whole."""
    own = person.skills.get(skill.name)
    if credit == 1.0 and skill.years and own and own.years is not None and own.years < skill.years:
        return MATCH_CREDIT + (1 - MATCH_CREDIT) * own.years / skill.years
    return credit


def requirement_starts(posting: Posting) -> list[tuple[int, int]]:
    """Stretches of the text that state requirements; empty when the posting has no such section."""
    return [(section.start, section.end) for section in posting.sections if section.kind in ("must", "nice")]


class Requirement(NamedTuple):
    """Skills of which one is enough; `share` is what having it counts."""

    share: float
    skills: list[SkillRequirement]


def requirements(asked: Iterable[SkillRequirement], required: bool, must: list[tuple[int, int]]) -> list[Requirement]:
    """What a posting requires, or prefers; `must` is what `requirement_starts` gives."""
    groups: dict[object, list[SkillRequirement]] = {}
    for skill in asked:
        if skill.required == required:
            groups.setdefault(skill.alternatives or skill.name, []).append(skill)
    found = [Requirement(max(_weight(skill, must) for skill in members), members) for members in groups.values()]
    hard = sum(share for share, members in found if not _all_soft(members))
    soft = sum(share for share, members in found if _all_soft(members))
    if not hard or soft <= SOFT_MOST * hard:
        return found
    lowered = SOFT_MOST * hard / soft
    return [Requirement(share * (lowered if _all_soft(members) else 1.0), members) for share, members in found]


def _all_soft(members: list[SkillRequirement]) -> bool:
    return all(skill.category in SOFT_CATEGORIES for skill in members)


def _weight(skill: SkillRequirement, must: list[tuple[int, int]]) -> float:
    """What one asked skill counts against another."""
    weight = SOFT_WEIGHT if skill.category in SOFT_CATEGORIES else 1.0
    if skill.years:
        weight *= 1.5
    if must and not any(start <= one.start < end for one in skill.evidence for start, end in must):
        weight *= NAMED_IN_DUTIES
    return weight
