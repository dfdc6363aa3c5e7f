"""What the sentence model makes of a whole mail, and how its opinion is weighed against the rules' verdict.

Where both agree the verdict is sure. Where they differ, the one that is surer wins, and the verdict is only a
suggestion: `AUTOMATIC_CONFIDENCE` is not reached.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from companion.jobtracker.mail.assertions import asserted_part, described, of_others
from companion.jobtracker.mail.clauses import normalise
from companion.jobtracker.mail.sentence_model import SentenceModel
from companion.jobtracker.mail.verdict import ASSERTED_KINDS, AUTOMATIC_CONFIDENCE, Kind, Verdict

MAX_SENTENCES = 60
SUBJECT_SHARE = 0.85
"""A subject is worth this much of a sentence."""
DESCRIBED_SHARE = 0.4
"""What is left of a claim in a sentence that tells how things go in general."""
CLEAR = 0.9
"""A claim this likely stands beside a receipt's words, unless the mail is as likely noise, and changes a status where no other is made."""
RIVAL = 0.3
"""Another kind less likely than this is no rival."""
LEAD = 0.45
"""Nor is one that is this much less likely."""
UNHEARD = 0.45
"""The model is believed from here on where no rule spoke."""
ALONE = 0.9
"""The same in a mail that speaks of no job."""
SUGGESTED = AUTOMATIC_CONFIDENCE - 0.01
ORDER: tuple[Kind, ...] = ("rejection", "offer", "assessment", "interview", "info_request", "other", "outreach", "confirmation")  # fmt: skip


@dataclass(frozen=True)
class Opinion:
    """The model's kind of a mail and how sure it is; `shares` holds the best sentence's probability by kind."""

    kind: Kind
    confidence: float
    shares: Mapping[str, float]
    quotes: Mapping[str, str]
    """The sentence that speaks most for each kind."""


def opinion_of(model: SentenceModel, subject: str, sentences: list[str]) -> Opinion:
    """What the model thinks of a mail's subject and sentences."""
    texts = [subject, *sentences[:MAX_SENTENCES]]
    claims = [asserted_part(normalise(text)) for text in texts]
    chances = model.probabilities(claims)
    asserted = [number for number, kind in enumerate(model.kinds) if kind in ASSERTED_KINDS]
    for row, claim in enumerate(claims):
        if not claim or of_others(claim):
            chances[row] = 0
        elif described(claim):
            chances[row, asserted] *= DESCRIBED_SHARE
    chances[0] *= SUBJECT_SHARE
    best = chances.max(axis=0)
    where = chances.argmax(axis=0)
    shares = {kind: float(best[number]) for number, kind in enumerate(model.kinds)}
    quotes = {kind: texts[int(where[number])] for number, kind in enumerate(model.kinds)}
    kind, confidence = _settled(shares)
    return Opinion(kind, round(confidence, 2), shares, quotes)


def _settled(shares: Mapping[str, float]) -> tuple[Kind, float]:
    """A receipt's words stand in other mails too: it is one only where nothing else is claimed."""
    claimed = max((kind for kind in ORDER if kind in ASSERTED_KINDS), key=lambda kind: shares[kind])
    apart: Kind = "other" if shares["other"] >= shares["outreach"] else "outreach"
    received = shares["confirmation"]
    noise = shares[apart]
    clear = shares[claimed] >= CLEAR > noise or shares[claimed] >= max(noise + 0.1, received - 0.25)
    if shares[claimed] >= 0.5 and clear:
        return claimed, shares[claimed]
    if shares[apart] >= 0.5 and shares[apart] + 0.1 >= received:
        return apart, shares[apart]
    if received >= 0.35:
        return "confirmation", received
    best = max(ORDER, key=lambda kind: shares[kind])
    return (best, shares[best]) if shares[best] >= 0.3 else ("other", 0.3)


def weighed(rules: Verdict, opinion: Opinion, answers: bool) -> Verdict:
    """The verdict of both on a mail about a job.

    `answers`: its sender mostly sends answers to applications, so that one with nothing else to say is a receipt.
    """
    quote = (opinion.quotes[opinion.kind],)
    if opinion.kind == rules.kind and opinion.confidence >= 0.5:
        sure = 1 - (1 - rules.confidence) * (1 - opinion.confidence) if rules.evidence else opinion.confidence
        sure = sure if _unrivalled(opinion) else min(SUGGESTED, sure)
        return Verdict(rules.kind, round(min(0.99, sure), 2), rules.evidence or quote)
    if not rules.evidence:
        if opinion.confidence >= UNHEARD:
            return Verdict(opinion.kind, _confidence(opinion), quote)
        return Verdict("confirmation" if answers else rules.kind, 0.4, quote if answers else ())
    if opinion.confidence < 0.5:
        return rules
    mine, heard = opinion.shares[rules.kind], rules.confidence
    if heard >= AUTOMATIC_CONFIDENCE and mine >= 0.15:
        return replace(rules, confidence=min(SUGGESTED, heard) if opinion.confidence > 0.7 else heard)
    # A rule that knows a mail for noise knows it by name: it takes more to overrule it.
    needed = heard if rules.kind == "other" else heard * 0.85
    if opinion.confidence * (1 - mine) >= needed or heard < 0.7:
        return Verdict(opinion.kind, min(SUGGESTED, opinion.confidence), quote)
    return replace(rules, confidence=min(SUGGESTED, heard))


def alone(rules: Verdict, opinion: Opinion) -> Verdict:
    """The verdict of both on a mail in which nothing speaks of a job: never more than a suggestion by the model."""
    if rules.kind == "other":
        told = opinion.kind != "other" and opinion.confidence >= ALONE
        return Verdict(opinion.kind, 0.55, (opinion.quotes[opinion.kind],)) if told and not rules.evidence else rules
    if opinion.kind == "other" and opinion.confidence >= 0.5:
        return Verdict("other", 0.7, (opinion.quotes["other"],))
    return rules


def _unrivalled(opinion: Opinion) -> bool:
    """No other claim is nearly as likely: a receipt's words, and outreach's, stand in other mails too."""
    rivals = (opinion.shares[kind] for kind in ASSERTED_KINDS if kind != opinion.kind)
    return max(rivals) < max(RIVAL, opinion.confidence - LEAD)


def _confidence(opinion: Opinion) -> float:
    """How sure the model is without any rule: enough to act by only where nothing else is likely."""
    others = max(opinion.shares["other"], opinion.shares["outreach"])
    clear = opinion.confidence >= CLEAR and others < RIVAL and _unrivalled(opinion)
    return 0.85 if clear else min(SUGGESTED, opinion.confidence)
