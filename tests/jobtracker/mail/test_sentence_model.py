"""The text models of the mail room: what is shipped comes from what is written down, and bears any text."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from companion.jobtracker.mail import companies, mail_model, sentence_model
from companion.jobtracker.mail.clauses import normalise
from companion.jobtracker.mail.mail_model import SAYS, settled
from companion.jobtracker.mail.opinion import Opinion
from companion.jobtracker.mail.sentence_model import SentenceModel
from companion.jobtracker.mail.verdict import AUTOMATIC_CONFIDENCE, Kind, Verdict
from tests.training.mail.inputs import HERE, KINDS, fingerprint


@pytest.fixture(scope="module")
def model() -> SentenceModel:
    return SentenceModel.load()


@pytest.mark.parametrize(
    "path", [sentence_model.WEIGHTS, sentence_model.WHOLE_WEIGHTS, mail_model.WEIGHTS], ids=lambda path: path.name
)
def test_the_weights_come_from_the_inputs_beside_the_training_script(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert fingerprint() in first, "the sentences changed: run `make train`"


def test_so_do_the_weights_of_an_employers_signs() -> None:
    first = companies.WEIGHTS.read_text(encoding="utf-8").split("\n", 1)[0]
    assert fingerprint(HERE / "employers.py") in first, "the mails changed: run `make train`"


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


@pytest.mark.parametrize(
    ("rules", "likely", "sentence", "acts"),
    [
        (Verdict("rejection", 0.96, ("We chose somebody else.",)), 0.9, 0.9, True),
        (Verdict("rejection", 0.96, ("We chose somebody else.",)), 0.5, 0.9, False),
        (Verdict("other", 0.6), 0.97, 0.97, True),
        (Verdict("other", 0.6), 0.97, 0.6, False),
        (Verdict("interview", 0.92, ("Let us meet.",)), 0.97, 0.97, False),
    ],
)
def test_a_kind_acts_only_where_rules_and_models_say_it_clearly(
    rules: Verdict, likely: float, sentence: float, acts: bool
) -> None:
    best = dict.fromkeys(SAYS, 0.0) | {"rejection": sentence}
    opinion = Opinion(best, best, best, dict.fromkeys(SAYS, 0.0), best, dict.fromkeys(SAYS, "It went to another."))
    chances: dict[Kind, float] = {kind: likely if kind == "rejection" else (1 - likely) / 7 for kind in SAYS}
    verdict = settled(rules, opinion, chances, dict.fromkeys(SAYS, 0.6))
    assert verdict.kind == "rejection"
    assert (verdict.confidence >= AUTOMATIC_CONFIDENCE) is acts
