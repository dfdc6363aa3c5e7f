"""What a plan is made with besides form and profile: the posting, remembered answers, the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from companion.autofill.answers import Answer, AnswerBook
from companion.contracts import Posting

__all__ = ["Answer", "AnswerBook", "PlanContext"]


@dataclass(frozen=True)
class PlanContext:
    """Everything the planner may know about this one fill."""

    plan_id: str
    today: date
    posting: Posting | None = None
    ats: str | None = None
    answers: AnswerBook = field(default_factory=AnswerBook)
    skill_years: Mapping[str, float] = field(default_factory=dict)
    """Skill by its usual name -> years the work history shows for it."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of the job, when it is known by more than the posting's text."""
