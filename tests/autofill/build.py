"""Fields and a person to plan with."""

from __future__ import annotations

from datetime import date
from typing import Any

from companion.autofill.context import AnswerBook, PlanContext
from companion.autofill.planner import plan_form
from companion.contracts import FieldDescriptor, FieldOption, FieldTexts, FillPlan, FormSnapshot, PlanItem, Posting
from companion.profile.model import Profile
from tests.eval.eval_forms import APPLICANT

TODAY = date(2026, 11, 24)


def field(label: str, kind: str = "text", options: tuple[str, ...] = (), **more: Any) -> FieldDescriptor:
    """A visible, empty field."""
    texts = {name: more.pop(name) for name in list(more) if name in FieldTexts.model_fields}
    texts.setdefault("label", label)
    more.setdefault("id", "f")
    return FieldDescriptor.model_validate(
        {"selector": "#f", "kind": kind, "label": label, "texts": texts,
         "options": [FieldOption(label=option) for option in options], **more}
    )  # fmt: skip


def plan(
    *fields: FieldDescriptor,
    profile: Profile = APPLICANT,
    posting: Posting | None = None,
    answers: AnswerBook | None = None,
    ats: str | None = "greenhouse",
    country: str | None = None,
) -> FillPlan:
    """The plan of a form of these fields; ids are made unique."""
    numbered = [one.model_copy(update={"id": f"f{at}"}) for at, one in enumerate(fields)]
    context = PlanContext("p", TODAY, posting=posting, ats=ats, answers=answers or AnswerBook(), country=country)
    return plan_form(FormSnapshot(url="https://jobs.example/apply", fields=numbered), profile, context)


def item(*fields: FieldDescriptor, at: int = 0, **more: Any) -> PlanItem | None:
    """What is planned for the field at `at`."""
    return next((one for one in plan(*fields, **more).items if one.field_id == f"f{at}"), None)


def value(*fields: FieldDescriptor, at: int = 0, **more: Any) -> Any:
    """The value planned for the field at `at`, None when none is."""
    found = item(*fields, at=at, **more)
    return found.value if found else None
