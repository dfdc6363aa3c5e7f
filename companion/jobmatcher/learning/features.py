"""What of a posting a taste can hang on: how it fits (the score's parts) and what it is."""

from __future__ import annotations

import math

from companion.contracts import Component, Posting
from companion.jobmatcher.learning.model import Features
from companion.jobmatcher.places import PlaceReader
from companion.jobmatcher.score.scorer import WEIGHTS
from companion.jobmatcher.score.skills import OTHER_COMPONENTS
from companion.jobmatcher.score.titles import TitleMatcher

MIDDLE = 0.5
"""A part of this value speaks neither for nor against."""


def features_of(
    posting: Posting, components: list[Component], titles: TitleMatcher, gazetteer: PlaceReader
) -> Features:
    """Features of one posting with its score card's components."""
    found = {f"part:{part.name}": part.value - MIDDLE for part in components if part.name in WEIGHTS}
    skills = {skill.name for skill in posting.skills if skill.category not in OTHER_COMPONENTS}
    for name in skills:
        found[f"skill:{name}"] = 1.0 / math.sqrt(len(skills))
    family = titles.family(posting.title) if posting.title else None
    country = gazetteer.parse(posting.locations[0]).country if posting.locations else None
    for kind, value in (
        ("family", family),
        ("workplace", posting.workplace),
        ("level", posting.seniority),
        ("country", country),
        ("company", posting.company),
    ):
        if value:
            found[f"{kind}:{value}"] = 1.0
    return found


def label_of(feature: str) -> str:
    """A feature in words for a person."""
    kind, _, value = feature.partition(":")
    plain = value.replace("_", " ")
    return {"part": f"fit of {plain}", "family": f"{plain} work", "level": f"{plain} level"}.get(kind, plain)
