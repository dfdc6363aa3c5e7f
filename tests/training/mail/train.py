"""Train the models of the mail room: `python -m tests.training.mail.train` writes their weights.

What they learn from was all written for this project: the sentence patterns beside this file, expanded; the marked mails of
`mails/`; and the house's own mails (`tests/jobtracker/mail/set`), whose decisive sentence is found by a first model. Nothing
of a labelled set of others is used. The same inputs give the same weights.

The mail model learns from what the rules and a sentence model hear in mails which that sentence model has not seen: the
material is parted into `FOLDS`, and each part is heard by a model trained on the others.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from companion.jobtracker.mail import mail_model, sentence_model
from companion.jobtracker.mail.classify import MailClassifier
from companion.jobtracker.mail.clauses import ClauseRules, normalise
from companion.jobtracker.mail.mail_model import SAYS, MailModel
from companion.jobtracker.mail.message import read_message
from companion.jobtracker.mail.opinion import claims_of
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.sentence_model import PLAIN, SentenceModel, features, features_of_mail
from companion.jobtracker.mail.text import sentences
from companion.jobtracker.mail.topics import Topics
from tests.jobtracker.mail.mail_set import LEARNT, SENDERS, LabelledMail, mails_of
from tests.training.mail.inputs import KINDS, NOBODY, MarkedMail, fingerprint, marked_mails, patterns

FOLDS = 4
EXPANSIONS = 24
"""Sentences made of one pattern, at most."""
FILLED_TIMES = 2
"""How often a marked mail is filled in, each time with other names and dates."""
REGULARISATION = 3.0
MIN_SENTENCES = 2
"""A feature seen in fewer is left out."""
MIN_MAILS = 3
"""The same of a word of whole mails."""
MIN_WEIGHT = 0.3
"""Features that matter less for every kind are not shipped."""
MIN_CHANCE = 0.1
"""A mail whose sentences all seem less likely than this to say its kind teaches nothing but what is plain."""
MAIL_REGULARISATION = 0.2
SHARES = {"mail": 1.0, "bare": 0.5, "decisive": 0.5, "own": 0.5, "pattern": 0.25}
"""What one example counts for the mail model: a marked mail; without its sender and subject; its decisive lines alone; one of
the house's own mails, whose like the rules were written for; one sentence of a pattern."""
CALIBRATING = {"mail": 0.25, "own": 1.0}
"""What tells from which likelihood on a kind acts, and what one mail of it counts: many of the marked mails are traps, and
rarer than that."""
PRECISE = 0.98
MOST = 0.95
"""Where hardly anything is likelier."""
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
Sentence = tuple[int, str, str]
"""Fold, kind, text."""


@dataclass(frozen=True)
class Example:
    """One mail for the mail model."""

    fold: int
    kind: str
    sort: str
    """A key of SHARES."""
    raw: bytes

    @cached_property
    def words(self) -> set[str]:
        """What the model over whole mails knows it by."""
        message = read_message(self.raw)
        claims = claims_of(message.subject, sentences(message.body))
        return features_of_mail([features(claim) for claim in claims])


def expanded(pattern: str, chance: random.Random) -> list[str]:
    """Some of the sentences that a pattern stands for."""
    parts = _CHOICE.split(pattern)
    made: set[str] = set()
    for _ in range(EXPANSIONS * 3):
        chosen = "".join(chance.choice(part[1:-1].split("|")) if _CHOICE.match(part) else part for part in parts)
        made.add(filled(chosen, chance))
        if len(made) == EXPANSIONS:
            break
    return sorted(made)


def filled(text: str, chance: random.Random) -> str:
    """A text with its slots filled in."""
    return " ".join(_SLOT.sub(lambda slot: chance.choice(FILLERS[slot[1]]), text).split())


def marked_sentences(mail: MarkedMail, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Kind and sentence of a marked mail, filled in `FILLED_TIMES`: what is not marked is plain."""
    for _ in range(FILLED_TIMES):
        for decides, line in mail.lines:
            for text in sentences(filled(line, chance)):
                yield mail.kind if decides else PLAIN, text


def own_sentences(model: SentenceModel, mail: LabelledMail) -> Iterator[tuple[str, str]]:
    """Sentences of one of the house's own mails with a kind: the mail's for the one that says it most, the model's for others."""
    plain, wanted = KINDS.index(PLAIN), KINDS.index(mail.kind)
    message = read_message(mail.raw)
    texts = [message.subject, *sentences(message.body)]
    chances = model.probabilities([normalise(text) for text in texts])
    decisive = int(chances[:, wanted].argmax())
    for number, text in enumerate(texts):
        best = int(chances[number].argmax())
        if chances[number, wanted] > 0.5 or (number == decisive and chances[number, wanted] > MIN_CHANCE):
            yield mail.kind, text
        elif number and text.strip():
            yield KINDS[best] if best in (wanted, plain) else PLAIN, text


def fold_of(mail: LabelledMail) -> int:
    """The same for all mails of one template."""
    return zlib.crc32(mail.name.rsplit("-", 2)[0].encode()) % FOLDS


Fitted = tuple[SentenceModel, dict[str, list[float]]]


def fitted(labelled: Iterable[Sentence], without: int | None = None) -> Fitted:
    """The model over sentences."""
    used = [(kind, text) for fold, kind, text in labelled if fold != without]
    known = [features(normalise(text)) for _, text in used]
    return regression(known, [kind for kind, _ in used], KINDS, MIN_SENTENCES)


def fitted_whole(mails: list[Example], without: int | None = None) -> Fitted:
    """The model over whole mails."""
    used = [mail for mail in mails if mail.fold != without]
    return regression([mail.words for mail in used], [mail.kind for mail in used], SAYS, MIN_MAILS,
                      [SHARES[mail.sort] for mail in used])  # fmt: skip


def regression(
    known: list[set[str]], labels: list[str], kinds: tuple[str, ...], seen: int, shares: list[float] | None = None
) -> Fitted:
    """A multinomial logistic regression over features that were `seen` often enough, rounded as it will be shipped."""
    vectorizer = CountVectorizer(analyzer=sorted, binary=True, min_df=seen)
    matrix = vectorizer.fit_transform(known).astype(float)
    lengths = np.sqrt(np.maximum(1, np.diff(matrix.indptr)))
    matrix.data /= np.repeat(lengths, np.diff(matrix.indptr))
    found = LogisticRegression(C=REGULARISATION, max_iter=300, class_weight="balanced")
    found.fit(matrix, labels, sample_weight=shares)
    order = [list(found.classes_).index(kind) for kind in kinds]
    weights = np.round(found.coef_[order].T, 2)
    names = vectorizer.get_feature_names_out()
    kept = {name: list(row) for name, row in zip(names, weights, strict=True) if max(abs(row)) >= MIN_WEIGHT}
    bias = list(np.round(found.intercept_[order], 2))
    return SentenceModel(kinds, bias, kept), {"(bias)": bias, **dict(sorted(kept.items()))}


def examples(chance: random.Random, own: list[LabelledMail]) -> Iterator[Example]:
    """Every mail that the mail model learns from, and what is made of it."""
    for number, mail in enumerate(marked_mails()):
        company = FILLERS["c"][number % len(FILLERS["c"])]
        names = {"c": company, "k": "acme", "d": "acme.com", "s": "Priya Nair", "m": "priya.nair"}
        lines = [(decides, filled(line.replace("{c}", company), chance)) for decides, line in mail.lines]
        body = "\n".join(line for _, line in lines)
        subject = filled(mail.subject.replace("{c}", company), chance)
        sender = SENDERS[mail.sender].format(**names) if mail.sender != NOBODY else ""
        fold = number % FOLDS
        yield Example(fold, mail.kind, "mail", _raw(sender, subject, body))
        yield Example(fold, mail.kind, "bare", _raw("", "", body))
        decisive = " ".join(line for decides, line in lines if decides)
        yield Example(fold, mail.kind, "decisive", _raw("", "", decisive))
    for number, (kind, pattern) in enumerate(patterns()):
        if kind != PLAIN:
            yield Example(number % FOLDS, kind, "pattern", _raw("", "", chance.choice(expanded(pattern, chance))))
    for one in own:
        yield Example(fold_of(one), one.kind, "own", one.raw)


def _raw(sender: str, subject: str, body: str) -> bytes:
    message = EmailMessage()
    if sender:
        message["From"] = sender.replace(" & ", " and ")
    message["Subject"] = subject
    message.set_content(body)
    return message.as_bytes()


def heard(labelled: list[Sentence], mails: list[Example]) -> list[dict[str, float]]:
    """The signals of each mail, by text models that have not seen its fold."""
    rules, topics, senders = ClauseRules.load(), Topics.load(), SenderBook.load()
    found: list[dict[str, float]] = [{} for _ in mails]
    for fold in range(FOLDS):
        models = fitted(labelled, fold)[0], fitted_whole(mails, fold)[0]
        classifier = MailClassifier(rules, topics, senders, models, MailModel([], {}, {}))
        for number, mail in enumerate(mails):
            if mail.fold == fold:
                found[number] = classifier.signals(read_message(mail.raw))
    return found


def weigher(rows: Any, mails: list[Example]) -> LogisticRegression:
    """The regression that weighs signals."""
    model = LogisticRegression(C=MAIL_REGULARISATION, max_iter=3000)
    return model.fit(rows, [mail.kind for mail in mails], sample_weight=[SHARES[mail.sort] for mail in mails])


def acts_from(agreed: list[tuple[float, bool, float]]) -> float:
    """From which likelihood on nearly all of what rules and model agree on is right."""
    for least in np.arange(0.5, MOST, 0.01):
        surer = [(told, share) for likely, told, share in agreed if likely >= least]
        if surer and sum(told * share for told, share in surer) >= PRECISE * sum(share for _, share in surer):
            return round(float(least), 2)
    return MOST


def fitted_mails(labelled: list[Sentence], mails: list[Example]) -> dict[str, list[float]]:
    """The weights of the mail model; prints how it does on folds that it has not seen."""
    signals = heard(labelled, mails)
    names = list(signals[0])
    rows = np.array([[known[name] for name in names] for known in signals])
    unseen = np.zeros((len(mails), len(SAYS)))
    for fold in range(FOLDS):
        seen = np.array([mail.fold != fold for mail in mails])
        model = weigher(rows[seen], [mail for mail in mails if mail.fold != fold])
        unseen[~seen] = model.predict_proba(rows[~seen])[:, [list(model.classes_).index(kind) for kind in SAYS]]
    told = [SAYS[int(number)] for number in unseen.argmax(axis=1)]
    for sort in SHARES:
        right = [mail.kind == kind for mail, kind in zip(mails, told, strict=True) if mail.sort == sort]
        print(f"right where not seen, {sort}: {np.mean(right):.3f}")
    agreed = [
        (kind, (float(chances.max()), mail.kind == kind, CALIBRATING[mail.sort]))
        for mail, kind, chances, known in zip(mails, told, unseen, signals, strict=True)
        if mail.sort in CALIBRATING and known[f"rules {kind}"]
    ]
    acts = [acts_from([row for told_kind, row in agreed if told_kind == kind]) for kind in SAYS]
    model = weigher(rows, mails)
    order = [list(model.classes_).index(kind) for kind in SAYS]
    return {
        "(acts)": acts,
        "(bias)": list(model.intercept_[order]),
        **dict(zip(names, model.coef_[order].T.tolist(), strict=True)),
    }


def written(path: Path, weights: dict[str, list[float]], kinds: tuple[str, ...], scale: int) -> None:
    """Write weights as they are read by `load`."""
    lines = [f"# Written by tests/training/mail/train.py from the inputs {fingerprint()}. Weights in 1/{scale}.",
             "\t".join(("feature", *kinds))]  # fmt: skip
    lines += ["\t".join((name, *(str(round(value * scale)) for value in row))) for name, row in weights.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    chance = random.Random(7)
    labelled = [(number % FOLDS, kind, text) for number, (kind, pattern) in enumerate(patterns())
                for text in expanded(pattern, chance)]  # fmt: skip
    labelled += [(number % FOLDS, kind, text) for number, mail in enumerate(marked_mails())
                 for kind, text in marked_sentences(mail, chance)]  # fmt: skip
    own = [mail for half in LEARNT for mail in mails_of(half)]
    first, _ = fitted(labelled)
    labelled += [(fold_of(mail), kind, text) for mail in own for kind, text in own_sentences(first, mail)]
    _, weights = fitted(labelled)
    written(sentence_model.WEIGHTS, weights, KINDS, 100)
    mails = list(examples(chance, own))
    written(sentence_model.WHOLE_WEIGHTS, fitted_whole(mails)[1], SAYS, 100)
    written(mail_model.WEIGHTS, fitted_mails(labelled, mails), SAYS, 1000)
    print(f"{len(labelled)} sentences, {len(weights)} features, {len(mails)} mails")


if __name__ == "__main__":
    # One thread: sums in another order differ in their last digits.
    with threadpool_limits(limits=1):
        main()
