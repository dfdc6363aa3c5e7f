"""Messages about feedback and what it taught."""

from __future__ import annotations

from companion.contracts import Message
from companion.jobmatcher.learning.model import DismissReason, FeedbackKind


class FeedbackRequest(Message):
    """What the person did with a posting. `cleared` takes the last word back."""

    user: int = 1
    posting: int
    kind: FeedbackKind
    reason: DismissReason = ""
    """Why it was dismissed; decides what is learned from it."""


class LearnedWeight(Message):
    """One thing that was learned."""

    feature: str
    """Kind and name: "skill:Python", "workplace:remote", "part:pay"."""
    label: str
    points: float
    """What it adds to the score of a posting that has it, or takes from it."""


class LearnedReply(Message):
    """What feedback taught so far, strongest first."""

    reactions: int
    """How many postings it was learned from."""
    weights: list[LearnedWeight]
