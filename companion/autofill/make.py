"""Makes one plan with the planner, which is loaded on first use."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from companion.contracts import FillPlan, FormSnapshot, Posting
from companion.store.plans import StoredAnswer

if TYPE_CHECKING:
    from companion.autofill.context import AnswerBook
    from companion.profile.messages import ProfileReply


def make_plan(
    plan_id: str,
    form: FormSnapshot,
    profile: ProfileReply,
    posting: Posting | None,
    answers: list[StoredAnswer],
    today: date,
    ats: str | None,
) -> FillPlan:
    """The plan for one form from this profile and these remembered answers."""
    from companion.autofill.context import PlanContext
    from companion.autofill.planner import plan_form

    context = PlanContext(plan_id=plan_id, today=today, posting=posting, ats=ats, answers=_book(answers))
    return plan_form(form, profile.profile, context)


def _book(stored: list[StoredAnswer]) -> AnswerBook:
    from companion.autofill.context import Answer, AnswerBook

    return AnswerBook(
        Answer(one.id, one.question, tuple(one.value) if isinstance(one.value, list) else one.value, one.scope)
        for one in stored
    )
