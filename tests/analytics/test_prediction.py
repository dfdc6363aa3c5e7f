"""The prediction on simulated searches whose truth is known."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from companion.analytics.prediction import LEAST, QUESTIONS, Example, fit

QUESTION = QUESTIONS["response"]


def truth(features: dict[str, float]) -> float:
    """The chance of a response in the simulated market."""
    return 1 / (1 + math.exp(-(-2.2 + 3.0 * (features["score"] - 0.3) + 0.9 * features["source:submit"])))


def search(count: int, seed: int, real: bool = True) -> list[Example]:
    """Applications of a simulated search; without `real`, answers have nothing to do with them."""
    chance = np.random.default_rng(seed)
    examples = []
    for _ in range(count):
        features = {
            "score": float(chance.random()), "source:submit": float(chance.random() < 0.5),
            "noise": float(chance.random()), "ats:lever": float(chance.random() < 0.3),
        }  # fmt: skip
        examples.append(Example(features, bool(chance.random() < (truth(features) if real else 0.3))))
    return examples


def test_too_little_data_gives_the_prior_and_says_so() -> None:
    model = fit(QUESTION, [])
    assert (model.enough, model.quality) == (False, None)
    assert model.predict({"score": 1.0}) == (QUESTION.prior_rate, [])
    few = fit(QUESTION, search(LEAST - 1, 1))
    assert not few.enough
    observed = few.happened / few.examples
    assert min(observed, QUESTION.prior_rate) <= few.base_rate <= max(observed, QUESTION.prior_rate)


def test_one_outcome_alone_teaches_nothing() -> None:
    silent = [Example(example.features, False) for example in search(300, 1)]
    assert fit(QUESTION, silent).quality is None


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_probabilities_are_near_the_truth_and_better_than_the_rate(seed: int) -> None:
    model = fit(QUESTION, search(800, seed))
    assert model.enough
    later = search(4_000, seed + 100)
    said = np.array([model.predict(example.features)[0] for example in later])
    real = np.array([truth(dict(example.features)) for example in later])
    came = np.array([example.happened for example in later])
    assert abs(said.mean() - came.mean()) < 0.05, "right on average"
    assert np.abs(said - real).mean() < 0.06, "near the truth for each"
    for part in np.array_split(np.argsort(said), 5):
        assert abs(said[part].mean() - came[part].mean()) < 0.09, "calibrated where it is low and where it is high"

    def loss(p: np.ndarray) -> float:
        return float(-np.mean(np.where(came, np.log(p), np.log(1 - p))))

    assert loss(said) < loss(np.full(len(came), came.mean()))
    assert loss(said) < loss(real) + 0.02
    assert model.quality is not None
    assert abs(model.quality.log_loss - loss(said)) < 0.06, "what it says of itself holds later"


def test_answers_by_chance_give_no_confident_model() -> None:
    spread = []
    for seed in range(6):
        model = fit(QUESTION, search(200, seed, real=False))
        said = [model.predict(example.features)[0] for example in search(200, seed + 50)]
        spread.append(float(np.ptp(said)))
    assert np.median(spread) < 0.01


def score_of(features: dict[str, float]) -> float:
    """How far above the middle a score lies, in its standard deviations."""
    return (features["score"] - 0.5) * math.sqrt(12)


WORLDS: dict[str, Callable[[dict[str, float]], float]] = {
    "nothing": lambda features: 0.25,
    "a little": lambda features: 1 / (1 + math.exp(1.3 - 0.3 * score_of(features))),
    "much": lambda features: 1 / (1 + math.exp(1.2 - 1.3 * score_of(features) - 1.2 * features["source:submit"])),
}
"""What an answer hangs on in a simulated market."""


@pytest.mark.parametrize(
    ("world", "count", "least"),
    [("nothing", 100, -0.004), ("nothing", 300, -0.003), ("a little", 100, -0.006), ("a little", 300, -0.002), ("much", 100, 0.06), ("much", 300, 0.09)],
)  # fmt: skip
def test_the_loss_is_never_much_above_that_of_the_plain_rate_and_far_below_where_there_is_something_to_learn(
    world: str, count: int, least: float
) -> None:
    gains = []
    for seed in range(4):
        chance = np.random.default_rng(seed)
        examples = [
            Example(one.features, bool(chance.random() < WORLDS[world](dict(one.features))))
            for one in search(count, seed)
        ]
        model = fit(QUESTION, examples)
        later = [dict(one.features) for one in search(1_500, seed + 100)]
        real = np.array([WORLDS[world](features) for features in later])

        def loss(p: NDArray[np.float64], real: NDArray[np.float64] = real) -> float:
            """Expected log loss, the truth being known."""
            return float(-np.mean(real * np.log(p) + (1 - real) * np.log(1 - p)))

        rate = (sum(one.happened for one in examples) + 1) / (count + 2)
        said = np.array([model.predict(features)[0] for features in later])
        gains.append(loss(np.full(len(later), rate)) - loss(said))
    assert np.mean(gains) > least


@pytest.mark.parametrize("count", [0, 10, 30])
def test_ten_or_thirty_applications_are_too_few_whatever_they_say(count: int) -> None:
    clear = [Example({"score": 1.0 * (number % 2)}, number % 2 == 1) for number in range(count)]
    model = fit(QUESTION, clear)
    assert not model.enough
    assert model.predict({"score": 1.0}) == (model.base_rate, [])


def test_reasons_name_what_matters() -> None:
    model = fit(QUESTION, search(800, 4))
    high, reasons = model.predict({"score": 1.0, "source:submit": 1.0, "noise": 0.5, "ats:lever": 0.0})
    low, _ = model.predict({"score": 0.0, "source:submit": 0.0, "noise": 0.5, "ats:lever": 0.0})
    assert high > 0.4 > 0.25 > low
    assert [reason.feature for reason in reasons[:2]] == ["score", "source:submit"]
    assert all(reason.effect > 0 for reason in reasons[:2])


def test_an_unknown_circumstance_counts_as_average() -> None:
    model = fit(QUESTION, search(800, 5))
    assert model.predict({})[0] == pytest.approx(model.predict(dict(zip(model.names, model.means, strict=True)))[0])
