"""Answers to where the person lives and where they would work: in the office, partly, or from afar."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from companion.autofill.asked import NOT_STATED, Asked, Reply
from companion.autofill.facts import Fact, Facts
from companion.autofill.refusal import Refusal
from companion.autofill.values.places import Home, lives_in

_PLACE = re.compile(
    r"\b(?:located|based|liv(?:e|ing)|resid(?:e|ing)|commut(?:e|ing|able)|local|distance|office|offices|site|onsite|hybrid|remotely|work)\b"
    r"[^?.;,]{0,30}?\b(?:in|to|of|from|at)\b ((?:the |our |an? )?[^?;()]{2,60})",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\b(?:and|or|for|at least|on a|with|headquarters|hq|offices?|locations?|\d|two|three|four|five|every)\b.*",
    re.IGNORECASE,
)
_TWO_THINGS = re.compile(r"\b(?:and|y|und|et) (?:can|are|do|will|would|able|available|willing|have)\b", re.IGNORECASE)
_NOWHERE = re.compile(
    r"^(?:the |our |an? )?(?:office|person|site|role|hybrid|remote|model|environment|basis|setting|position|job|home)?$",
    re.IGNORECASE,
)
_SOME_DAYS = re.compile(r"\b(?:[1-4]|one|two|three|four)\+? days?\b", re.IGNORECASE)
"""Days of a week: fewer than five in the office is a hybrid way of working."""
_ELSEWHERE = Refusal("it asks about a certain place", asked=True)


def _place(text: str) -> str | None:
    found = _PLACE.search(text)
    if found is None:
        return None
    place = _TAIL.sub("", found.group(1)).strip(" ,.*")
    return re.sub(r"^(?:the|our|an?) ", "", place, flags=re.IGNORECASE)


def _located(asked: Asked, facts: Facts) -> Reply:
    """Whether the person lives there, or would go to work there; distances are theirs to judge."""
    text = asked.question.text
    place, home = _place(text), facts.home()
    if not place or _TWO_THINGS.search(text):
        return _ELSEWHERE
    here = lives_in(place, home) if home else None
    commuting = re.search(r"commut|office|on.?site", text, re.IGNORECASE)
    if here is not True and commuting:
        if any(lives_in(place, other) for other in facts.workable_places()[1:]):
            return Fact(True, "profile:applicant.commute_places")
        return _ELSEWHERE
    if here is not None:
        return Fact(here, "profile:applicant.city" if facts.profile.applicant.city else "profile:basics.location.city")
    return _in_country(place, facts)


def _in_country(place: str, facts: Facts) -> Reply:
    home = facts.get("country")
    inside = lives_in(place, _nowhere(str(home.value).upper())) if home else None
    return Fact(inside, home.source) if home and inside is not None else _ELSEWHERE


def _nowhere(country: str) -> Home:
    return Home("", None, country)


def _located_or_relocate(asked: Asked, facts: Facts) -> Reply:
    fact = facts.get("relocate")
    if fact is not None and fact.value is True and re.search(r"\b(?:or|oder|ou|o)\b", asked.question.text):
        return fact
    return _ELSEWHERE


def _workplace(kind: str, asked: Asked, facts: Facts) -> Reply:
    """Yes to a way of working that the person wants, at a place they live in or go to; a no is theirs to say."""
    wanted = facts.profile.applicant.workplaces
    if kind == "onsite" and _SOME_DAYS.search(asked.question.text):
        kind = "hybrid"
    if kind not in wanted:
        return Refusal(NOT_STATED, asked=True)
    answer = Fact(True, "profile:applicant.workplaces")
    place = _place(asked.question.text)
    if place and not _NOWHERE.match(place):
        near = any(lives_in(place, home) for home in facts.workable_places())
        return answer if near else _ELSEWHERE
    if kind == "remote":
        return answer
    posting = facts.context.posting
    places = posting.locations if posting else []
    near = not places or any(lives_in(place, home) for place in places for home in facts.workable_places())
    moving = facts.get("relocate")
    return answer if near or (moving and moving.value is True) else _ELSEWHERE


WHERE: dict[str, Callable[[Asked, Facts], Reply]] = {
    "located_or_relocate": _located_or_relocate,
    "located": _located,
    **{f"workplace_{kind}": partial(_workplace, kind) for kind in ("remote", "hybrid", "onsite")},
}
"""Question -> its answer."""
