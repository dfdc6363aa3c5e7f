"""What a whole mail is, by a linear model over what the clause rules and the sentence model heard in it.

The rules are exact where somebody writes as expected, the text models know the manner of speaking, and none knows when it
errs. How far each is to be trusted was learnt (`tests/training/mail/train.py`) on mails that the sentence model had
not seen; the weights (`data/mail_model.tsv`) are plain text: one signal a line, its weight for each kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log, log1p
from pathlib import Path
from typing import Protocol

import numpy as np

from companion.jobtracker.mail.opinion import Opinion
from companion.jobtracker.mail.senders import SenderFact
from companion.jobtracker.mail.verdict import ASSERTED_KINDS, AUTOMATIC_CONFIDENCE, STATUS_KINDS, Kind, Verdict

WEIGHTS = Path(__file__).parent / "data" / "mail_model.tsv"
SAYS: tuple[Kind, ...] = ("rejection", "interview", "offer", "assessment", "info_request", "outreach", "confirmation", "other")  # fmt: skip
ROLES = ("ats", "board", "assessment", "scheduling", "signing", "noise", "freemail")
FLAGS = ("applied", "hiring", "timed", "recorded", "meeting", "form", "bulk", "employment", "private", "elsewhere")
CLEAR = 0.97
"""And this likely, with a sentence this clear, where no rule spoke."""
EXACT = 0.9
NEARLY = 0.4
"""What a rule knows this surely by its words stands where the model finds it this likely, though another kind more so."""
CLAIMED = 0.25
"""The same of a claim: what is lost with it is more than a receipt."""
CERTAIN = 0.97
"""Of a claim, rules are as sure as this where subject and body say the same; it stands whatever the model finds."""
SAID = 0.3
"""A sentence less likely than this does not say a kind."""
GUESSED = 0.45
"""An answer less likely than this, of which no rule speaks and which no ATS sent, is none: what is no answer at all is the
commoner by far. What an ATS sent, and a rule took for something, is an answer unless it is likelier than this that it is none."""
ANSWERS = frozenset({"confirmation", "rejection"})
CLAIMS = ASSERTED_KINDS | {"outreach"}
"""Kinds that a mail is of only by a sentence that says so."""
SUGGESTED = AUTOMATIC_CONFIDENCE - 0.01


class Heard(Protocol):
    """What the rules heard in a mail (`voices.Voices`)."""

    applied: bool

    @property
    def decisive(self) -> dict[str, list[str]]: ...
    @property
    def strong(self) -> dict[str, list[str]]: ...
    @property
    def from_subject(self) -> dict[str, float]: ...


def signals(heard: Heard, spoken: Verdict, opinion: Opinion, fact: SenderFact | None, size: int) -> dict[str, float]:
    """What is known of one mail, by name. `size`: its sentences."""
    known: dict[str, float] = {}
    for kind in SAYS:
        best = opinion.best[kind]
        known[f"best {kind}"] = log((best + 0.01) / (1.01 - best)) / 2
        known[f"whole {kind}"] = log((opinion.whole[kind] + 0.01) / (1.01 - opinion.whole[kind])) / 2
        known[f"second {kind}"] = opinion.second[kind]
        known[f"subject {kind}"] = opinion.subject[kind]
        known[f"together {kind}"] = min(log1p(opinion.together[kind]), 2.0)
        known[f"rules {kind}"] = spoken.confidence if spoken.kind == kind else 0.0
        known[f"decisive {kind}"] = float(bool(heard.decisive[kind]))
        known[f"strong {kind}"] = float(bool(heard.strong[kind]))
        known[f"title {kind}"] = float(heard.from_subject[kind] >= 1.5)
    for flag in FLAGS:
        known[flag] = float(getattr(heard, flag))
    for role in ROLES:
        known[f"from {role}"] = float(fact is not None and fact.role == role)
    known["size"] = min(size, 30) / 10
    # The longer a mail goes on without a word about an application, the less it claims about one.
    known["astray"] = 0.0 if heard.applied or (fact and fact.role == "ats") else known["size"]
    return known


class MailModel:
    """Gives a mail a probability for each kind. Load once; it keeps nothing of what it reads."""

    def __init__(self, bias: list[float], weights: dict[str, list[float]], acts: Mapping[Kind, float]) -> None:
        self.acts = acts
        """How likely each kind must be to act where the rules say the same: from there on, of mails that the model had not
        seen, one in a hundred was wrong at most."""
        self._bias = np.array(bias)
        self._weights = np.array(list(weights.values())).reshape(-1, len(SAYS))
        self._names = tuple(weights)

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> MailModel:
        """Read the weights that ship with the package. Lines with "#" tell where they come from."""
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        rows = (line.split("\t") for line in lines[1:])
        weights = {name: [int(value) / 1000 for value in values] for name, *values in rows}
        acts = dict(zip(SAYS, weights.pop("(acts)"), strict=True))
        return cls(weights.pop("(bias)"), weights, acts)

    def probabilities(self, known: dict[str, float]) -> dict[Kind, float]:
        """By kind, adding up to 1."""
        scores = self._bias + np.array([known[name] for name in self._names]) @ self._weights
        grown = np.exp(scores - scores.max())
        return dict(zip(SAYS, (grown / grown.sum()).tolist(), strict=True))


def settled(
    spoken: Verdict,
    opinion: Opinion,
    chances: dict[Kind, float],
    acts_from: Mapping[Kind, float],
    fact: SenderFact | None = None,
) -> Verdict:
    """The verdict on a mail. It is sure enough to act by only where rules and models say the same, clearly."""
    kind = max(SAYS, key=lambda one: chances[one])
    near = _near(spoken)
    if spoken.evidence and spoken.confidence >= EXACT and chances[spoken.kind] >= near:
        kind = spoken.kind
    if kind == "confirmation" and spoken.kind == "info_request" and spoken.evidence:
        kind = spoken.kind  # A receipt that asks for something waits for an answer.
    if kind in CLAIMS and spoken.kind != kind and _loudest(opinion, kind) < SAID:
        kind = max(("confirmation", "other"), key=lambda one: chances[one])
    answering = fact is not None and fact.role == "ats"
    if kind in ANSWERS and spoken.kind != kind and chances[kind] < GUESSED and not answering:
        kind = "other"
    if answering and kind == "other" != spoken.kind and chances[kind] < GUESSED:
        kind = max((one for one in SAYS if one != "other"), key=lambda one: chances[one])
    likely, quote = chances[kind], _loudest(opinion, kind)
    agreed = spoken.kind == kind
    evidence = spoken.evidence if agreed and spoken.evidence else (opinion.quotes[kind],) if quote >= SAID else ()
    if kind in STATUS_KINDS:
        silent = not spoken.evidence
        acts = likely >= acts_from[kind] if agreed and not silent else silent and min(likely, quote) >= CLEAR
        likely = max(likely, AUTOMATIC_CONFIDENCE) if acts else min(likely, SUGGESTED)
    return Verdict(kind, round(min(0.99, max(0.3, likely)), 2), evidence)


def _near(spoken: Verdict) -> float:
    """How likely the model must find what the rules say."""
    if spoken.kind not in ASSERTED_KINDS:
        return NEARLY
    return CLAIMED if spoken.confidence < CERTAIN else 0.0


def _loudest(opinion: Opinion, kind: Kind) -> float:
    return max(opinion.best[kind], opinion.subject[kind])


def alone(rules: Verdict, told: Verdict, opinion: Opinion) -> Verdict:
    """The verdict on a mail in which nothing speaks of a job: never more than a suggestion by the models."""
    if rules.kind == "other":
        believed = told.kind != "other" and told.confidence >= SUGGESTED and not rules.evidence
        return Verdict(told.kind, 0.55, told.evidence) if believed else rules
    if told.kind == "other" and opinion.best["other"] >= 0.5:
        return Verdict("other", 0.7, (opinion.quotes["other"],))
    return rules
