"""What the text models hear in a mail: claim by claim, and in all its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from companion.jobtracker.mail.assertions import asserted_part, described, of_others, unclaimed
from companion.jobtracker.mail.clauses import normalise
from companion.jobtracker.mail.sentence_model import SentenceModel, features, features_of_mail
from companion.jobtracker.mail.verdict import ASSERTED_KINDS

MAX_SENTENCES = 60
DESCRIBED_SHARE = 0.4
"""What is left of a claim in a sentence that tells how things go in general."""


@dataclass(frozen=True)
class Opinion:
    """Probabilities by kind (`SentenceModel.kinds`), of what a mail claims."""

    best: Mapping[str, float]
    """The sentence that says it most."""
    second: Mapping[str, float]
    """The next sentence."""
    together: Mapping[str, float]
    """All sentences of the body added up."""
    subject: Mapping[str, float]
    whole: Mapping[str, float]
    """What all words of the mail together sound like."""
    quotes: Mapping[str, str]
    """The sentence or subject that speaks most for each kind."""


def claims_of(subject: str, sentences: list[str]) -> list[str]:
    """What a mail's subject and its first sentences claim: without what stands under a condition."""
    return [asserted_part(normalise(text)) for text in (subject, *sentences[:MAX_SENTENCES])]


def opinion_of(model: SentenceModel, whole_model: SentenceModel, subject: str, sentences: list[str]) -> Opinion:
    """What the models hear in a mail's subject and sentences. A mere number claims nothing."""
    texts, claims = [subject, *sentences[:MAX_SENTENCES]], claims_of(subject, sentences)
    found = [features(claim) for claim in claims]
    chances = model.chances(found)
    whole = dict(zip(whole_model.kinds, whole_model.chances([features_of_mail(found)])[0].tolist(), strict=True))
    # Who was preferred is often told in general words ("candidates whose experience …"): it is a rejection all the same.
    general = [number for number, kind in enumerate(model.kinds) if kind in ASSERTED_KINDS - {"rejection"}]
    for row, claim in enumerate(claims):
        if not any(map(str.isalpha, claim)) or of_others(claim):
            chances[row] = 0
        elif described(claim):
            chances[row, general] *= DESCRIBED_SHARE
        for kind in unclaimed(claim):
            chances[row, model.kinds.index(kind)] = 0
    body = np.sort(chances[1:], axis=0)[::-1]
    rows = [body[rank] if len(body) > rank else np.zeros(len(model.kinds)) for rank in (0, 1)]
    best, second, together, first = (
        dict(zip(model.kinds, row.tolist(), strict=True)) for row in (*rows, chances[1:].sum(axis=0), chances[0])
    )
    where = chances.argmax(axis=0)
    quotes = {kind: texts[int(where[number])] for number, kind in enumerate(model.kinds)}
    return Opinion(best, second, together, first, whole, quotes)
