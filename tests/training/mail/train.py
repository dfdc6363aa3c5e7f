"""Train the sentence model of the mail room: `python -m tests.training.mail.train` writes its weights.

What it learns from was all written for this project: the sentence patterns beside this file, expanded, and the house's
own mails (`tests/jobtracker/mail/set`), whose decisive sentence is found by a first model. Nothing of a labelled set of
others is used. The same inputs give the same weights.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from companion.jobtracker.mail.clauses import normalise
from companion.jobtracker.mail.message import read_message
from companion.jobtracker.mail.sentence_model import PLAIN, WEIGHTS, SentenceModel, features
from companion.jobtracker.mail.text import sentences
from tests.jobtracker.mail.mail_set import HALVES, mails_of
from tests.training.mail.inputs import KINDS, fingerprint, patterns

EXPANSIONS = 24
"""Sentences made of one pattern, at most."""
REGULARISATION = 3.0
MIN_SENTENCES = 2
"""A feature seen in fewer is left out."""
MIN_WEIGHT = 0.3
"""Features that matter less for every kind are not shipped."""
MIN_CHANCE = 0.1
"""A mail whose sentences all seem less likely than this to say its kind teaches nothing but what is plain."""
FILLERS = {
    "t": ["Backend Engineer", "Nurse", "Tax Consultant", "Store Manager", "Data Scientist", "Teacher", "Welder",
          "Project Coordinator", "Senior Product Designer", "Payroll Specialist", "Analyst"],
    "c": ["Acme", "Northgate Systems", "Blue Harbor", "Kestrel Health", "Vale & Partners", "Zenith", "the company"],
    "p": ["Anna", "Mr Lee", "Priya Nair", "Tom", "Dr Schmidt", "Maria", "Chris"],
    "day": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "tomorrow"],
    "time": ["10am", "2:30 pm", "14:00", "3 pm", "9.30", "noon"],
    "date": ["12 November", "November 9", "20.11.2026", "Dec 3rd", "the 14th", "5 January 2027"],
    "n": ["2", "3", "5", "10", "30", "48", "90", "120000"],
}  # fmt: skip
_CHOICE = re.compile(r"(\([^()]*\|[^()]*\))")
_SLOT = re.compile(r"\{(\w+)\}")


def expanded(pattern: str, chance: random.Random) -> list[str]:
    """Some of the sentences that a pattern stands for."""
    parts = _CHOICE.split(pattern)
    made: set[str] = set()
    for _ in range(EXPANSIONS * 3):
        chosen = "".join(chance.choice(part[1:-1].split("|")) if _CHOICE.match(part) else part for part in parts)
        made.add(" ".join(_SLOT.sub(lambda slot: chance.choice(FILLERS[slot[1]]), chosen).split()))
        if len(made) == EXPANSIONS:
            break
    return sorted(made)


def fitted(texts: list[str], kinds: list[str]) -> tuple[SentenceModel, dict[str, list[float]], list[float]]:
    """A multinomial logistic regression over the features of sentences, rounded as it will be shipped."""
    vectorizer = CountVectorizer(analyzer=lambda text: features(normalise(text)), binary=True, min_df=MIN_SENTENCES)
    matrix = vectorizer.fit_transform(texts).astype(float)
    lengths = np.sqrt(np.maximum(1, np.diff(matrix.indptr)))
    matrix.data /= np.repeat(lengths, np.diff(matrix.indptr))
    found = LogisticRegression(C=REGULARISATION, max_iter=300, class_weight="balanced").fit(matrix, kinds)
    order = [list(found.classes_).index(kind) for kind in KINDS]
    weights = np.round(found.coef_[order].T, 2)
    names = vectorizer.get_feature_names_out()
    kept = {name: list(row) for name, row in zip(names, weights, strict=True) if max(abs(row)) >= MIN_WEIGHT}
    bias = list(np.round(found.intercept_[order], 2))
    return SentenceModel(KINDS, bias, kept), kept, bias


def own_sentences(model: SentenceModel, halves: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Sentences of the house's own mails with a kind: the mail's for the one that says it most, the model's for others."""
    plain = KINDS.index(PLAIN)
    for half in halves:
        for mail in mails_of(half):
            message = read_message(mail.raw)
            texts = [message.subject, *sentences(message.body)]
            chances = model.probabilities([normalise(text) for text in texts])
            wanted = KINDS.index(mail.kind)
            decisive = int(chances[:, wanted].argmax())
            for number, text in enumerate(texts):
                best = int(chances[number].argmax())
                if chances[number, wanted] > 0.5 or (number == decisive and chances[number, wanted] > MIN_CHANCE):
                    yield mail.kind, text
                elif number and text.strip():
                    yield KINDS[best] if best in (wanted, plain) else PLAIN, text


def main() -> None:
    chance = random.Random(7)
    labelled = [(kind, text) for kind, pattern in patterns() for text in expanded(pattern, chance)]
    first, _, _ = fitted([text for _, text in labelled], [kind for kind, _ in labelled])
    labelled += own_sentences(first, HALVES)
    _, weights, bias = fitted([text for _, text in labelled], [kind for kind, _ in labelled])
    lines = [f"# Written by tests/training/mail/train.py from the inputs {fingerprint()}. Weights in hundredths.",
             "\t".join(("feature", *KINDS)), "\t".join(("(bias)", *(str(round(value * 100)) for value in bias)))]  # fmt: skip
    lines += ["\t".join((name, *(str(round(value * 100)) for value in row))) for name, row in sorted(weights.items())]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(labelled)} sentences, {len(weights)} features")


if __name__ == "__main__":
    main()
