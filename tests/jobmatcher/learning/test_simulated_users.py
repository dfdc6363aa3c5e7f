"""Simulated users with a taste the score does not know: learning approaches it, and five reactions do no harm."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest

from companion.jobmatcher.learning.model import BOUND, MOST_POINTS, POINTS, Example, Learned, learn

FAMILIES = ["family:nurse", "family:care", "family:admin", "family:software"]
WORKPLACES = ["workplace:remote", "workplace:onsite", "workplace:hybrid"]
SKILLS = [f"skill:{number}" for number in range(30)]
TASTES = {
    "remote only": {"workplace:remote": 1.5, "workplace:onsite": -1.5},
    "one kind of work": {"family:nurse": 1.5, "family:admin": -1.5},
    "a few skills": {"skill:1": 3.0, "skill:2": 3.0, "skill:3": -3.0, "skill:4": -3.0},
    "what the score says": {},
}


def market(chance: random.Random, count: int) -> list[tuple[dict[str, float], float]]:
    """Postings as features and score."""
    found = []
    for _ in range(count):
        skills = chance.sample(SKILLS, 6)
        features = {chance.choice(FAMILIES): 1.0, chance.choice(WORKPLACES): 1.0}
        features |= {name: 1 / math.sqrt(6) for name in skills}
        features["part:title"] = chance.uniform(-0.5, 0.5)
        found.append((features, chance.gauss(55, 12)))
    return found


def liking(taste: dict[str, float], features: dict[str, float], score: float) -> float:
    """How much the person really likes a posting, in units of the model."""
    return (score - 50) / POINTS + sum(taste.get(name, 0.0) * amount for name, amount in features.items())


def reactions(chance: random.Random, taste: dict[str, float], count: int) -> list[Example]:
    found = []
    for features, score in market(chance, count):
        liked = chance.random() < 1 / (1 + math.exp(-liking(taste, features, score)))
        found.append(Example(features, score, "saved" if liked else "dismissed"))
    return found


def agreement(learned: Learned, taste: dict[str, float], seed: int) -> float:
    """Share of pairs of new postings that the learned order puts as the person would."""
    chance = random.Random(seed)
    postings = market(chance, 600)
    right = 0
    for (one, one_score), (other, other_score) in pairwise(postings):
        wanted = liking(taste, one, one_score) - liking(taste, other, other_score)
        got = shown(learned, one, one_score) - shown(learned, other, other_score)
        right += (wanted > 0) == (got > 0)
    return right / (len(postings) - 1)


def shown(learned: Learned, features: dict[str, float], score: float) -> float:
    return score + max(-MOST_POINTS, min(MOST_POINTS, sum(learned.terms(features).values())))


def mean_agreement(taste: dict[str, float], count: int, seeds: range = range(20)) -> float:
    total = sum(agreement(learn(reactions(random.Random(seed), taste, count)), taste, 1000 + seed) for seed in seeds)
    return total / len(seeds)


@pytest.mark.parametrize(
    ("name", "reactions_given", "gain"),
    [("remote only", 300, 0.1), ("one kind of work", 300, 0.08), ("a few skills", 1000, 0.02)],
)
def test_the_order_approaches_the_taste(name: str, reactions_given: int, gain: float) -> None:
    taste, seeds = TASTES[name], range(10)
    start, end = (mean_agreement(taste, count, seeds) for count in (0, reactions_given))
    assert end - start >= gain
    if reactions_given <= 300:
        assert start < mean_agreement(taste, 30, seeds) < end


@pytest.mark.parametrize("name", list(TASTES))
def test_five_reactions_do_no_harm(name: str) -> None:
    assert mean_agreement(TASTES[name], 5) >= mean_agreement(TASTES[name], 0) - 0.015


def test_who_agrees_with_the_score_keeps_it() -> None:
    assert mean_agreement({}, 300) >= 0.93


def test_one_reaction_moves_a_score_by_little() -> None:
    (example,) = reactions(random.Random(1), {}, 1)
    assert 0 < abs(sum(learn([example]).terms(example.features).values())) < 3


def test_no_weight_passes_its_bound() -> None:
    features = {"family:nurse": 1.0, "skill:1": 0.4}
    learned = learn([Example(features, 20.0, "applied")] * 3000)
    assert all(abs(weight) <= BOUND for weight in learned.weights.values())


def test_a_reason_teaches_only_what_it_speaks_of() -> None:
    features = {"part:pay": -0.4, "family:nurse": 1.0, "workplace:onsite": 1.0, "skill:1": 0.4, "company:A": 1.0}
    learned = learn([Example(features, 60.0, "dismissed", "pay")])
    assert set(learned.weights) == {"part:pay"}
    assert learned.weights["part:pay"] > 0
    assert set(learn([Example(features, 60.0, "dismissed", "place")]).weights) == {"workplace:onsite"}


def test_a_word_taken_back_teaches_nothing() -> None:
    assert learn([Example({"family:nurse": 1.0}, 60.0, "cleared")]) == Learned()
