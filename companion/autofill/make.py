"""Makes one plan with the planner, which is loaded on first use."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from companion.contracts import FillPlan, FormSnapshot, Posting
from companion.store.plans import StoredAnswer

if TYPE_CHECKING:
    from companion.profile.messages import ProfileReply


def make_plan(
    plan_id: str,
    form: FormSnapshot,
    profile: ProfileReply,
    posting: Posting | None,
    answers: list[StoredAnswer],
    today: date,
) -> FillPlan:
    """The plan for one form from this profile and these remembered answers."""
    from companion.autofill.context import PlanContext
    from companion.autofill.planner import plan_form

    context = PlanContext(plan_id=plan_id, today=today, posting=posting)
    return plan_form(form, profile.profile, context)
