"""Makes the review of a filled form, and the plans of a run: the brain's, with what the person said laid over it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from companion.contracts import FieldDescriptor, FileValue, FillPlan, FormSnapshot, PlanItem
from companion.jobapplier.messages import ApplySettings, GivenAnswer, Review, ReviewItem, SentFile
from companion.jobapplier.presses import fillable
from companion.jobapplier.review import digest_of

if TYPE_CHECKING:
    from companion.browser.fill_run import FilledPage

EMPTY = (None, "", False)
ONCE = "answer:once"


@dataclass(frozen=True)
class FilledStep:
    """One page of a form, filled, with what each attached file is."""

    page: FilledPage
    files: Mapping[str, SentFile]
    """By handle."""


def key_of(step: int, field: FieldDescriptor) -> str:
    """How a question of a form is named in reviews."""
    return f"{step}:{field.frame}#{field.id}"


def is_empty(value: object) -> bool:
    """Whether a field holds nothing."""
    return value in EMPTY or value == []


def make_review(steps: Sequence[FilledStep], url: str, submit: str, now: datetime, settings: ApplySettings) -> Review:
    """What the form would send, page by page."""
    items: list[ReviewItem] = []
    for number, step in enumerate(steps):
        items += _items(number, step)
    open_ = [item.key for item in items if item.required and is_empty(item.value) and item.file is None]
    review = Review(url=url, made=now, submit=submit, items=items, open=open_)
    truncated = any(step.page.form.truncated for step in steps)
    review = review.model_copy(update={"doubts": doubts(review, settings, truncated)})
    return review.model_copy(update={"digest": digest_of(review)})


def _items(number: int, step: FilledStep) -> list[ReviewItem]:
    planned = {(item.frame, item.field_id): item for item in step.page.plan.items}
    reports = {(one.frame, one.field_id): one for one in step.page.report.fields}
    questions = {(one.frame, one.field_id): one for one in step.page.plan.questions}
    found = []
    for field in fillable(step.page.form.fields):
        if field.kind == "add":
            continue
        at = (field.frame, field.id)
        plan, report, question = planned.get(at), reports.get(at), questions.get(at)
        taken = plan is not None and report is not None and report.outcome in ("filled", "kept")
        file = None
        if plan is not None and taken and isinstance(plan.value, FileValue):
            file = step.files.get(plan.value.handle)
        value = None if file is not None or is_empty(field.value) else field.value
        given = plan.value if plan is not None and not isinstance(plan.value, FileValue) else None
        found.append(
            ReviewItem(
                key=key_of(number, field), step=number, frame=field.frame, field_id=field.id,
                signature=field.signature, label=field.label, kind=field.kind, required=field.required,
                options=field.options[:200], value=value, given=given if taken else None, file=file,
                source=plan.source if plan is not None and taken else ("" if value is None else "page"),
                confidence=plan.confidence if plan is not None and taken else 0.0,
                reason=_reason(plan, report.reason if report else "", question.reason if question else "", taken),
                draft=bool(plan and taken and plan.draft),
                declaration=question is not None and question.keep == "never",
                keep=question.keep if question is not None else "once",
            )
        )  # fmt: skip
    return found


def _reason(plan: PlanItem | None, failed: str, asked: str, taken: bool) -> str:
    if taken:
        return plan.reason if plan else ""
    return failed or asked


def doubts(review: Review, settings: ApplySettings, truncated: bool) -> list[str]:
    """Why this is not sent without a person: anything open, unsure, drafted, declared, or put there by the site."""
    found = ["the form is too long to be read whole"] if truncated else []
    open_ = set(review.open)
    for item in review.items:
        name = item.label or item.field_id
        if item.key in open_:
            found.append(f"{name!r} is yours to declare" if item.declaration else f"{name!r} has no answer")
        elif item.draft:
            found.append(f"{name!r} holds a draft")
        elif item.required and item.file is None:
            if not item.source.startswith(("profile:", "answer:", "rule:")):
                found.append(f"{name!r} was filled by the site itself")
            elif item.confidence < settings.min_confidence:
                found.append(f"{name!r} is not certain ({item.confidence:.2f})")
    return found


def with_answers(plan: FillPlan, form: FormSnapshot, step: int, answers: Mapping[str, GivenAnswer]) -> FillPlan:
    """The plan with what the person said for this attempt; it goes before everything else."""
    fields = {(field.frame, field.id): field for field in form.fields}
    said: dict[tuple[str, str], PlanItem] = {}
    for at, field in fields.items():
        answer = answers.get(key_of(step, field))
        if answer is not None and answer.signature == field.signature and field.visible and field.editable:
            said[at] = _said(field, answer.value, "you said so")
    items = [item for item in plan.items if (item.frame, item.field_id) not in said]
    questions = [one for one in plan.questions if (one.frame, one.field_id) not in said]
    return plan.model_copy(update={"items": [*items, *said.values()], "questions": questions})


def approved_plan(plan: FillPlan, form: FormSnapshot, step: int, approved: Review) -> FillPlan:
    """Exactly what was approved, and nothing else.

    Files are those the brain attaches, and entries ("Add another") those it adds: both are compared with what was approved
    before anything is sent.
    """
    wanted = {item.key: item for item in approved.items}
    adds = {(field.frame, field.id) for field in form.fields if field.kind == "add"}
    files = {(item.frame, item.field_id): item for item in plan.items if isinstance(item.value, FileValue)}
    items = [item for item in plan.items if (item.frame, item.field_id) in adds]
    for field in fillable(form.fields):
        item = wanted.get(key_of(step, field))
        if item is None or item.signature != field.signature:
            continue
        if item.file is not None and (field.frame, field.id) in files:
            items.append(files[field.frame, field.id])
        elif item.file is None and item.source not in ("", "page") and not is_empty(item.value):
            given = item.given if item.given is not None else item.value
            if not is_empty(given) and given is not None and field.value != item.value:
                items.append(
                    _said(field, given, item.reason).model_copy(
                        update={"source": item.source, "confidence": item.confidence, "draft": False}
                    )
                )
    return plan.model_copy(update={"items": items, "questions": []})


def _said(field: FieldDescriptor, value: str | bool | list[str], reason: str) -> PlanItem:
    return PlanItem(
        field_id=field.id, frame=field.frame, value=value, source=ONCE, confidence=1.0, reason=reason,
        signature=field.signature,
    )  # fmt: skip
