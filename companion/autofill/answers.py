"""Remembered answers as data, looked up by meaning of the question.

Two questions are the same when they ask the same in whatever words (see wordings.py). Of several answers the one with the narrowest scope wins, then the newest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from companion.autofill.fields.words import words
from companion.autofill.wordings import asked as read_question

REWORDED = 0.95
"""Likeness of a question asked in other words."""


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


class AnswerBook:
    """All answers of one person. Pure: built from rows, asked by the planner."""

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        worded = [(answer, text) for answer in answers for text in (answer.question, *answer.wordings)]
        self._answers = tuple(answer for answer, _ in worded)
        self._keys = tuple(read_question(text) for _, text in worded)
        self._spoken = tuple(words(text) for _, text in worded)

    def __len__(self) -> int:
        return len(self._answers)

    def find(
        self, question: str, *, employer: str | None = None, ats: str | None = None, country: str | None = None
    ) -> tuple[Answer, float] | None:
        """The answer to this question here and its likeness in [0, 1]; None when it was not answered for here."""
        asked = read_question(question)
        spoken = words(question)
        if not asked.telling:
            return None
        places = {"all": 0, f"ats:{ats}": 1, f"country:{country}": 2, f"employer:{_plain(employer)}": 3}
        found: list[tuple[int, float, int, Answer]] = []
        for answer, key, said in zip(self._answers, self._keys, self._spoken, strict=True):
            kind, _, name = answer.scope.partition(":")
            scope = f"{kind}:{_plain(name)}" if kind == "employer" else answer.scope
            if key == asked and scope in places:
                found.append((places[scope], 1.0 if said == spoken else REWORDED, answer.id, answer))
        if not found:
            return None
        best = max(found, key=lambda one: one[:3])
        return best[3], best[1]


def _plain(name: str | None) -> str:
    return " ".join(words(name or "")) or "?"
