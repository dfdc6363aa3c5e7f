"""The text model of the mail room: what is shipped comes from what is written down, and bears any text."""

from __future__ import annotations

import time

import numpy as np
import pytest

from companion.jobtracker.mail.clauses import normalise
from companion.jobtracker.mail.sentence_model import WEIGHTS, SentenceModel
from tests.training.mail.inputs import KINDS, fingerprint


@pytest.fixture(scope="module")
def model() -> SentenceModel:
    return SentenceModel.load()


def test_the_weights_come_from_the_inputs_beside_the_training_script() -> None:
    first = WEIGHTS.read_text(encoding="utf-8").split("\n", 1)[0]
    assert fingerprint() in first, "the sentences changed: run `make train`"


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("rejection", "The seat was given to somebody whose background is nearer to ours."),
        ("interview", "Would Thursday at noon suit you for a talk with our director?"),
        ("offer", "We would love to have you on the team, and the contract is attached."),
        ("assessment", "Here is the brief for a small exercise, please send it back by Monday."),
        ("plain", "Kind regards, the people team"),
    ],
)
def test_a_sentence_in_words_of_its_own_is_understood(model: SentenceModel, kind: str, sentence: str) -> None:
    chances = model.probabilities([normalise(sentence)])[0]
    assert KINDS[int(chances.argmax())] == kind


def test_any_text_gets_chances_that_add_up(model: SentenceModel) -> None:
    hostile = ["", " ", "\x00", "a" * 100_000, "not " * 20_000, "🙂" * 500, "(" * 5_000]
    started = time.process_time()
    chances = model.probabilities([normalise(text) for text in hostile])
    assert time.process_time() - started < 0.5
    assert np.allclose(chances.sum(axis=1), 1)
