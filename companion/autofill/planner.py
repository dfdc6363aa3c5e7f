"""Plans the fill of one form: what goes where and why, and what is left for the person.

Promises: nothing hidden, locked or touched by the person is planned; nothing but what the profile or a
remembered answer states is filled in; a doubt is a question, never a guess. Pure: no clock, net or database.
"""

from __future__ import annotations

from companion.autofill import policy
from companion.autofill.context import PlanContext
from companion.autofill.facts import Facts
from companion.autofill.fields import lexicon
from companion.autofill.fields.understand import FieldReader, Understanding
from companion.autofill.values.shape import Refusal, shape
from companion.contracts import FieldDescriptor, FillPlan, FormSnapshot, OpenQuestion, PlanItem
from companion.profile.model import Profile

MAX_FIELDS = 600
"""Fields of one page that are planned."""


def plan_form(form: FormSnapshot, profile: Profile, context: PlanContext) -> FillPlan:
    """A plan for `form` from what `profile` states and what was answered before."""
    reader = FieldReader(lexicon.load())
    facts = Facts(profile, context)
    items: list[PlanItem] = []
    questions: list[OpenQuestion] = []
    for field in form.fields[:MAX_FIELDS]:
        if not policy.may_touch(field):
            continue
        outcome = _plan_field(field, reader.read(field), facts)
        if isinstance(outcome, PlanItem):
            items.append(outcome)
        elif outcome is not None and (field.required or outcome.asked):
            questions.append(_question(field, outcome.reason))
    return FillPlan(plan_id=context.plan_id, url=form.url, ats=context.ats, items=items, questions=questions)


def _plan_field(field: FieldDescriptor, understanding: Understanding, facts: Facts) -> PlanItem | Refusal | None:
    refusal = policy.refuse(field, understanding)
    if refusal is not None:
        return refusal
    if understanding.fact is None:
        return Refusal("nothing in your profile answers this", asked=True)
    fact = facts.get(understanding.fact)
    if fact is None:
        return Refusal(f"your profile does not say your {understanding.fact.replace('_', ' ')}")
    value = shape(understanding.fact, fact.value, field, facts)
    if isinstance(value, Refusal):
        return value
    return PlanItem(
        field_id=field.id,
        frame=field.frame,
        value=value,
        source=fact.source,
        confidence=understanding.confidence,
        reason=f"asks for your {understanding.fact.replace('_', ' ')} by {understanding.via}",
        signature=field.signature,
        sensitive=fact.sensitive,
    )


def _question(field: FieldDescriptor, reason: str) -> OpenQuestion:
    return OpenQuestion(
        field_id=field.id,
        frame=field.frame,
        label=field.label,
        kind=field.kind,
        required=field.required,
        options=field.options,
        reason=reason,
    )
