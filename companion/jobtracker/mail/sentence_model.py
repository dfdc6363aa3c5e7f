"""What each sentence of a mail says, by a linear model over its words.

The weights (`data/sentence_model.tsv`) are trained by `tests/training/mail/train.py` on sentences written for this
project, and are plain text: one feature a line, its weight for each kind. The model complements the clause rules:
rules are exact where somebody writes as expected, the model knows the manner of speaking. A second model of its kind
(`data/whole_model.tsv`) hears all words of a mail at once: what it is about, whatever single sentences claim.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

PLAIN = "plain"
"""Says nothing about an application: greetings, thanks, how a process goes, wishes, small print."""
MAX_WORDS = 80
"""Words looked at in one sentence."""
BEGINNING = 6
"""Letters that words of one family share ("Auswahlverfahren", "Auswahlprozess")."""
MAX_SPACES = 2
"""Of a feature that a whole mail is known by: longer ones are a sentence's own."""
WEIGHTS = Path(__file__).parent / "data" / "sentence_model.tsv"
WHOLE_WEIGHTS = Path(__file__).parent / "data" / "whole_model.tsv"
"""Of the same kind of model over all words of a mail."""
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[!?%€$£]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{2,}|[\uac00-\ud7af]{3,}")
"""Chinese, Japanese and Thai, whose words stand side by side, and Korean, whose words end in many ways."""
_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s")


@cache
def _stem(word: str) -> str:
    if word[0].isdigit():
        return "0"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def features(text: str) -> set[str]:
    """Of a normalised sentence: stems, pairs and triples of them, pairs with one word between, and how long words begin;
    numbers are all the same. Where words stand side by side: neighbouring letters, two and three."""
    words = [_stem(word[:30]) for word in _TOKEN.findall(text)[:MAX_WORDS]]
    framed = ["^", *words, "$"]
    found = set(words)
    found.update(f"{a} {b}" for a, b in pairwise(framed))
    found.update(f"{a} {b} {c}" for a, b, c in zip(framed, framed[1:], framed[2:], strict=False))
    found.update(f"{a} _ {b}" for a, b in zip(words, words[2:], strict=False))
    found.update(f"{word[:BEGINNING]}~" for word in words if len(word) > BEGINNING)
    for run in () if text.isascii() else _UNSPACED.findall(text):
        found.update(f"{a}{b}" for a, b in pairwise(run))
        found.update(f"{a}{b}{c}" for a, b, c in zip(run, run[1:], run[2:], strict=False))
    return found


def features_of_mail(found: list[set[str]]) -> set[str]:
    """Of a whole mail, from those of its subject and of its sentences: words and pairs; those of the subject apart, too."""
    subject, *sentences = found
    short = {feature for one in sentences for feature in one if feature.count(" ") < MAX_SPACES}
    return short | {f"s:{feature}" for feature in subject if feature.count(" ") < MAX_SPACES}


class SentenceModel:
    """Gives each sentence a probability for each kind. Load once; it keeps nothing of what it reads."""

    def __init__(self, kinds: tuple[str, ...], bias: list[float], weights: dict[str, list[float]]) -> None:
        self.kinds = kinds
        self._bias = np.array(bias)
        self._index = {feature: number for number, feature in enumerate(weights, 1)}
        self._weights = np.array([[0.0] * len(kinds), *weights.values()])
        """Its first row is of no feature."""

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> SentenceModel:
        """Read the weights that ship with the package. Lines with "#" tell where they come from."""
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        _, *kinds = lines[0].split("\t")
        weights = {
            feature: [int(value) / 100 for value in values] for feature, *values in (x.split("\t") for x in lines[1:])
        }
        return cls(tuple(kinds), weights.pop("(bias)"), weights)

    def probabilities(self, sentences: list[str]) -> npt.NDArray[np.float64]:
        """Of normalised sentences: one row each, one column for each of `kinds`; rows add up to 1."""
        return self.chances([features(sentence) for sentence in sentences])

    def chances(self, found: list[set[str]]) -> npt.NDArray[np.float64]:
        """The same of texts of which the features are known already."""
        if not found:
            return np.zeros((0, len(self.kinds)))
        known = [list(filter(None, map(self._index.get, one))) or [0] for one in found]
        lengths = np.array([len(numbers) for numbers in known])
        rows = self._weights[np.concatenate(known)]
        sums = np.add.reduceat(rows, lengths.cumsum() - lengths)
        scores = self._bias + sums / np.sqrt(lengths)[:, None]
        scores -= scores.max(axis=1, keepdims=True)
        grown = np.exp(scores)
        return np.asarray(grown / grown.sum(axis=1, keepdims=True))
