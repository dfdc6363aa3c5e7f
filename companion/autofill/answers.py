"""Remembered answers as data, looked up by meaning of the question.

Two questions are the same when their words are nearly the same and nothing that turns a question's meaning
differs: negations, numbers, countries. Of several answers the one with the narrowest scope wins, then the newest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from companion.autofill.fields.words import words
from companion.autofill.values.countries import countries_in

SAME = 88.0
"""Likeness (0-100, token sets sorted) from which two questions are the same."""

_FILLERS = frozenset(
    words(
        "please the a an of to in for your you our this that do does did are is be have has will would can and or with at on if any us we i my current currently kindly select enter provide tell"
    )
)
_NEGATIONS = frozenset(
    words(
        "not no without never non nicht kein keine ohne pas sans sin senza zonder sem bez utan don isn doesn won cannot except unable"
    )
)
_OPPOSITES = (
    "current previous",
    "first last",
    "start end",
    "minimum maximum",
    "before after",
    "required preferred",
    "over under",
    "you spouse",
    "now future",
    "present former",
)
_PAIRS = tuple(frozenset(pair.split()) for pair in _OPPOSITES)


@dataclass(frozen=True)
class Answer:
    """A question the person answered once, and where the answer holds."""

    id: int
    question: str
    value: str | bool | tuple[str, ...]
    scope: str = "all"
    """"all", "employer:<name>", "ats:<name>" or "country:<ISO alpha-2>"."""
    wordings: tuple[str, ...] = ()
    """The same question in other words, as the person merged them."""


@dataclass(frozen=True)
class _Key:
    """A question taken apart: its telling words, and what must be equal."""

    text: str
    guards: tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]


def _key(question: str) -> _Key:
    spoken = words(question)
    telling = sorted({_stem(word) for word in spoken if word not in _FILLERS and word not in _NEGATIONS})
    polar = frozenset(word for word in spoken if any(word in pair for pair in _PAIRS))
    guards = (
        frozenset(word for word in spoken if word in _NEGATIONS),
        frozenset(word for word in spoken if word.isdigit()),
        frozenset(countries_in(question)),
        polar,
    )
    return _Key(" ".join(telling), guards)


def _stem(word: str) -> str:
    for ending in ("isation", "ization", "ing", "ed", "es", "s"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word[: -len(ending)]
    return word


class AnswerBook:
    """All answers of one person. Pure: built from rows, asked by the planner."""

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        worded = [(answer, text) for answer in answers for text in (answer.question, *answer.wordings)]
        self._answers = tuple(answer for answer, _ in worded)
        self._keys = tuple(_key(text) for _, text in worded)
        self._texts = [key.text for key in self._keys]

    def __len__(self) -> int:
        return len(self._answers)

    def find(
        self, question: str, *, employer: str | None = None, ats: str | None = None, country: str | None = None
    ) -> tuple[Answer, float] | None:
        """The answer to this question here and its likeness in [0, 1]; None when it was not answered for here."""
        asked = _key(question)
        if not asked.text:
            return None
        places = {"all": 0, f"ats:{ats}": 1, f"country:{country}": 2, f"employer:{_plain(employer)}": 3}
        best: tuple[int, float, int] | None = None
        likely = process.extract(asked.text, self._texts, scorer=fuzz.token_sort_ratio, score_cutoff=SAME, limit=None)
        for _, score, at in likely:
            answer, key = self._answers[at], self._keys[at]
            kind, _, name = answer.scope.partition(":")
            scope = f"{kind}:{_plain(name)}" if kind == "employer" else answer.scope
            if key.guards != asked.guards or scope not in places:
                continue
            rank = (places[scope], score, answer.id)
            best = rank if best is None or rank > best else best
            if rank == best:
                chosen = answer
        return (chosen, best[1] / 100) if best else None


def _plain(name: str | None) -> str:
    return " ".join(words(name or "")) or "?"
