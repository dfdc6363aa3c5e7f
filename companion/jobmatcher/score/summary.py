"""Two or three plain sentences about a score, for the person."""

from __future__ import annotations

from companion.contracts import Blocker, Posting, SkillRequirement
from companion.jobmatcher.score.card import Part
from companion.jobmatcher.score.skills import SOFT_CATEGORIES, SkillMatch

MAX_NAMED = 3


def write_summary(posting: Posting, match: SkillMatch, parts: list[Part], blockers: list[Blocker], score: float) -> str:
    """Say what decides first: a blocker, then the skills, then the most telling of the rest."""
    sentences: list[str] = []
    if blockers:
        sentences.append(blockers[0].reason)
        if len(blockers) > 1:
            sentences.append(blockers[1].reason)
    skills = _skills(match, score, bool(blockers))
    if skills:
        sentences.append(skills)
    if len(sentences) < 3:
        rest = _rest(parts, score)
        if rest:
            sentences.append(rest)
    if not sentences:
        return "The posting or your profile says too little for a comparison."
    return " ".join(sentences[:3])


def _skills(match: SkillMatch, score: float, blocked: bool) -> str | None:
    if not match.matched and not match.missing_required:
        return None
    have, lack = _names(match.matched), _names(match.missing_required)
    if not match.matched:
        return f"It builds on {lack}, which your profile does not show."
    if not match.missing_required:
        lead = "Otherwise you" if blocked else "You"
        return (
            f"{lead} bring every skill it requires, {have} among them."
            if len(match.matched) > 3
            else f"{lead} bring what it requires: {have}."
        )
    lead = "Your" if not blocked else "Apart from that, your"
    if len(match.matched) >= len(match.missing_required):
        return f"{lead} {have} fit well; {lack} {'are' if _count(match.missing_required) > 1 else 'is'} still missing from your profile."
    return f"{lead} {have} would help, but it mainly asks for {lack}."


def _count(skills: list[SkillRequirement]) -> int:
    return min(MAX_NAMED, len({skill.name for skill in skills}))


def _names(skills: list[SkillRequirement]) -> str:
    hard = [skill for skill in skills if skill.category not in SOFT_CATEGORIES] or skills
    ranked = sorted(hard, key=lambda skill: (not skill.required, -(skill.years or 0), -len(skill.evidence)))
    names = [skill.name for skill in ranked[:MAX_NAMED]]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def _rest(parts: list[Part], score: float) -> str | None:
    """The reason of the part that differs most from the whole, in its own words."""
    telling = [
        part
        for part in parts
        if part.value is not None and part.name in ("experience", "place", "education", "pay", "title")
    ]
    if not telling:
        return None
    part = max(telling, key=lambda one: one.weight * abs((one.value or 0.0) - score / 100))
    return (
        part.reason
        if part.name != "title"
        else (
            "The title is close to what you have done."
            if (part.value or 0) >= 0.6
            else "The title is some way from what you have done."
        )
    )
