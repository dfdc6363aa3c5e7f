"""Makes one plan with the planner, which is loaded on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from companion.autofill.answer_service import QuestionKind
from companion.contracts import FieldDescriptor, FillPlan, FormSnapshot, Posting
from companion.store.plans import StoredAnswer

if TYPE_CHECKING:
    from companion.autofill.context import AnswerBook
    from companion.profile.messages import ProfileReply
    from companion.profile.model import Profile


SkillYears = Callable[["Profile", date], Mapping[str, float]]


def make_plan(
    plan_id: str,
    form: FormSnapshot,
    profile: ProfileReply,
    posting: Posting | None,
    answers: list[StoredAnswer],
    today: date,
    ats: str | None,
    skill_years: SkillYears | None = None,
) -> FillPlan:
    """The plan for one form from this profile and these remembered answers.

    `skill_years` tells the years that the work history shows for each skill; without it such questions stay open.
    """
    from companion.autofill.context import PlanContext
    from companion.autofill.facts import Facts
    from companion.autofill.keeping import Places, with_keeping
    from companion.autofill.planner import plan_form

    context = PlanContext(plan_id=plan_id, today=today, posting=posting, ats=ats, answers=_book(answers))
    if skill_years is not None:
        context = replace(context, skill_years=skill_years(profile.profile, today))
    country = Facts(profile.profile, context).job_country()
    plan = plan_form(form, profile.profile, replace(context, country=country))
    employer = posting.company if posting else None
    return with_keeping(plan, form, Places(employer, ats, country))


def read_question(field: FieldDescriptor) -> QuestionKind:
    """What kind of question a field is, as far as remembering its answer goes."""
    from companion.autofill.keeping import kind_of

    return kind_of(field)


def _book(stored: list[StoredAnswer]) -> AnswerBook:
    from companion.autofill.context import Answer, AnswerBook

    return AnswerBook(
        Answer(
            one.id,
            one.question,
            tuple(one.value) if isinstance(one.value, list) else one.value,
            one.scope,
            tuple(one.normalized.splitlines()),
        )
        for one in stored
    )
