"""A Bayesian logistic model of "does this person want this posting", one small bounded weight per feature.

The score itself is the starting point (the offset): weights only learn where reactions differ from it. Each
weight has a normal prior around zero; an observation moves it by the error over its precision, and adds to the
precision what it was worth (assumed density filtering with a diagonal covariance). So first reactions move
little, many agreeing ones move more, and none past the bound.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

FeedbackKind = Literal["saved", "dismissed", "applied", "answered", "cleared"]
DismissReason = Literal["", "title", "skills", "place", "pay", "company", "level", "other"]

PRECISION = 30.0
"""Prior precision of each weight: a first reaction moves a weight by up to 0.03, that is 0.7 points. Simulated users
(tests) who share the score's taste lost a tenth of their order by noise with 12, a twentieth with 30."""
BOUND = 0.4
"""No weight leaves ±BOUND."""
POINTS = 20.0
"""Points of the score that one unit of the model is worth; the score enters the model by the same measure."""
MOST_POINTS = 12.0
"""Learning never moves a score by more."""
FULL_ROOM = 2 * MOST_POINTS
"""With less room than this to the end of the scale a point counts less, in proportion: so nothing that was told apart becomes
the same, and no job is said to fit in full because others like it were liked."""
BASE_BOUND = 3.0
"""Bound of the base rate: how often this person likes anything. It moves no score."""

LABELS: Mapping[str, tuple[float, float]] = {
    "saved": (1.0, 0.7),
    "applied": (1.0, 1.0),
    "answered": (1.0, 1.0),
    "dismissed": (0.0, 1.0),
}
"""Kind of feedback -> liked or not, and how much the reaction says."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "title": ("part:title", "family:"),
    "skills": ("part:skills_", "skill:"),
    "place": ("part:place", "workplace:", "country:"),
    "pay": ("part:pay",),
    "company": ("company:",),
    "level": ("part:experience", "level:"),
}
"""Reason of a dismissal -> the features it speaks of. Other features learn nothing from it."""

Features = Mapping[str, float]


@dataclass(frozen=True)
class Example:
    """One reaction: what the posting was like, its score without learning, and what the person did."""

    features: Features
    score: float
    kind: str
    reason: str = ""


@dataclass
class Learned:
    """What was learned; `weights` by feature name, empty at first."""

    weights: dict[str, float] = field(default_factory=dict)
    precisions: dict[str, float] = field(default_factory=dict)
    base: float = 0.0
    base_precision: float = 1.0
    reactions: int = 0

    def terms(self, features: Features) -> dict[str, float]:
        """Points that each feature adds to or takes from a posting, before the common limit."""
        return {name: POINTS * self.weights[name] * value for name, value in features.items() if name in self.weights}

    def observe(self, example: Example) -> None:
        """Learn from one reaction; one that says nothing (cleared) teaches nothing."""
        label = LABELS.get(example.kind)
        if label is None:
            return
        liked, strength = label
        self.reactions += 1
        offset = (example.score - 50.0) / POINTS
        value = self.base + offset + sum(self.terms(example.features).values()) / POINTS
        chance = 1.0 / (1.0 + math.exp(-value))
        error, certainty = strength * (liked - chance), strength * chance * (1.0 - chance)
        self.base_precision += certainty
        self.base = _bounded(self.base + error / self.base_precision, BASE_BOUND)
        for name, amount in relevant(example).items():
            precision = self.precisions.get(name, PRECISION) + certainty * amount * amount
            self.precisions[name] = precision
            self.weights[name] = _bounded(self.weights.get(name, 0.0) + error * amount / precision, BOUND)


def relevant(example: Example) -> Features:
    """The features that a reaction speaks of."""
    groups = GROUPS.get(example.reason) if example.kind == "dismissed" else None
    if groups is None:
        return example.features
    return {name: amount for name, amount in example.features.items() if name.startswith(groups)}


def learn(examples: Iterable[Example]) -> Learned:
    """The model after these reactions, in order."""
    learned = Learned()
    for example in examples:
        learned.observe(example)
    return learned


def _bounded(value: float, bound: float) -> float:
    return max(-bound, min(bound, value))
