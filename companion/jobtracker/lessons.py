"""What the user's decisions about earlier mails teach about the next ones: never more than the same words again.

Words that were accepted for a sender's domain are sure the next time; words that were refused never act by
themselves again. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from companion.jobtracker.mail.reading import MailReading
from companion.jobtracker.mail.verdict import AUTOMATIC_CONFIDENCE
from companion.jobtracker.rules import Decision

ALIKE = 85.0
"""Per cent of likeness: one ATS sends the same sentence with another job's name in it."""


@dataclass(frozen=True)
class Lesson:
    """One mail that the user accepted or refused."""

    domain: str
    kind: str
    evidence: str
    accepted: bool


def fitting(reading: MailReading, lessons: Sequence[Lesson]) -> Lesson | None:
    """The newest lesson (they come newest first) about the same words of the same sender."""
    said = " ".join(reading.verdict.evidence)
    domain, kind = reading.message.sender.domain, reading.verdict.kind
    return next(
        (one for one in lessons
         if (one.domain, one.kind) == (domain, kind) and said and fuzz.ratio(one.evidence, said) >= ALIKE), None
    )  # fmt: skip


def surer(reading: MailReading, lesson: Lesson | None) -> MailReading:
    """The reading, sure where the user accepted the same words before. The sender must fit all the same."""
    if lesson is None or not lesson.accepted or reading.verdict.confidence >= AUTOMATIC_CONFIDENCE:
        return reading
    return replace(reading, verdict=replace(reading.verdict, confidence=AUTOMATIC_CONFIDENCE))


def heeded(decision: Decision, lesson: Lesson | None) -> Decision:
    """The decision, only a suggestion where the user refused the same words before."""
    if lesson is None or lesson.accepted or decision.state != "applied":
        return decision
    return Decision("review", decision.status, "you refused a mail of this sender that said the same")
