"""Two or three plain sentences about a score, for the person."""

from __future__ import annotations

from dataclasses import replace

from companion.contracts import Blocker, Posting, SkillRequirement
from companion.jobmatcher.score.card import Part
from companion.jobmatcher.score.skills import SOFT_CATEGORIES, SkillMatch

MAX_NAMED = 3
_PART = {"experience": "experience", "place": "place", "salary": "pay"}
"""Kind of blocker -> the part of the score that says the same."""


def write_summary(posting: Posting, match: SkillMatch, parts: list[Part], blockers: list[Blocker], score: float) -> str:
    """Say what decides first: a blocker, then the skills (the title where none but soft ones are asked), then the most
    telling of the rest."""
    sentences: list[str] = []
    if blockers:
        other = next((one for one in blockers if one.kind != blockers[0].kind), None)
        sentences += [one.reason for one in (blockers[0], other) if one]
    said = {_PART.get(one.kind) for one in blockers}
    skills = [_skills(_without(match, sentences), bool(blockers)), _of_title(match)]
    if any(skills):
        sentences += [text for text in skills if text]
    else:
        title = next((part for part in parts if part.name == "title" and part.value is not None), None)
        if title:
            said.add("title")
            sentences.append(_title(title))
    if len(sentences) < 3:
        rest = _rest([part for part in parts if part.name not in said], score)
        if rest:
            sentences.append(rest)
    if not sentences:
        return "The posting or your profile says too little for a comparison."
    return " ".join(sentences[:3])


def _without(match: SkillMatch, said: list[str]) -> SkillMatch:
    """The match without missing skills that a blocker has named already ("Teaching licence")."""
    left = [skill for skill in match.missing_required if not any(text.endswith(f"{skill.name}.") for text in said)]
    return replace(match, missing_required=left)


def _skills(match: SkillMatch, blocked: bool) -> str | None:
    """What of the required skills is there and what is not; the preferred ones only where nothing is required."""
    have = [skill.name for skill in _hard([skill for skill in match.matched if skill.required])]
    lack = _gaps(
        [skill for skill in _hard(match.missing_required) if skill.category not in SOFT_CATEGORIES or not have]
    )
    if not have and not lack:
        return _preferred([skill.name for skill in _hard(match.matched)], _gaps(_hard(match.missing_preferred)))
    if not have and all(skill.category in SOFT_CATEGORIES for skill in match.missing_required):
        return None
    if not have:
        return f"It builds on {_listed(lack)}, which your profile does not show."
    if not lack:
        lead = "Otherwise you" if blocked else "You"
        if len(have) <= MAX_NAMED:
            return f"{lead} bring what it requires: {_listed(have)}."
        return f"{lead} bring every skill it requires, {_listed(have)} among them."
    lead = "Apart from that, your" if blocked else "Your"
    if len(have) >= len(lack):
        fit, be = ("fits" if len(have) == 1 else "fit"), ("is" if len(lack) == 1 else "are")
        return f"{lead} {_listed(have)} {fit}; {_listed(lack)} {be} missing from your profile."
    return f"{lead} {_listed(have)} would help, but it mainly asks for {_listed(lack)}."


def _of_title(match: SkillMatch) -> str | None:
    """What the posting requires and only a title of the person tells."""
    required = _hard([skill for skill in match.of_title if skill.required])
    if not required:
        return None
    return f"Your title implies {_listed([skill.name for skill in required])}; your resume should say so."


def _preferred(have: list[str], lack: list[str]) -> str | None:
    if have:
        return f"It requires no skill by name; of those it mentions you bring {_listed(have)}."
    if lack:
        return f"It requires no skill by name; it mentions {_listed(lack)}, which your profile does not show."
    return None


def _hard(skills: list[SkillRequirement]) -> list[SkillRequirement]:
    """The skills worth naming, the most telling first: soft ones only where there are no others."""
    hard = [skill for skill in skills if skill.category not in SOFT_CATEGORIES] or skills
    return sorted(hard, key=lambda skill: (not skill.required, -(skill.years or 0), -len(skill.evidence)))


def _gaps(skills: list[SkillRequirement]) -> list[str]:
    """Names of what is missing; lacking "Tableau or Power BI" is one gap."""
    groups: dict[int | str, list[str]] = {}
    for skill in skills:
        groups.setdefault(skill.alternatives or skill.name, []).append(skill.name)
    return [" or ".join(names[:2]) for names in groups.values()]


def _listed(names: list[str]) -> str:
    """At most three names as a person lists them."""
    shown = names[:MAX_NAMED]
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1]


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
    return _title(part) if part.name == "title" else part.reason


def _title(part: Part) -> str:
    near = (part.value or 0.0) >= 0.6
    return "The title is close to what you have done." if near else "The title is some way from what you have done."
