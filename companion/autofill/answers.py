"""Remembered answers as data, looked up by meaning of the question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """A question the person answered once, and where the answer holds."""

    id: int
    question: str
    value: str | bool | tuple[str, ...]
    scope: str = "all"
    """"all", "employer:<name>", "ats:<name>" or "country:<ISO alpha-2>"."""


class AnswerBook:
    """All answers of one person."""

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        self._answers = tuple(answers)

    def __len__(self) -> int:
        return len(self._answers)
