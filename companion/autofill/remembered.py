"""A field answered from the person's remembered answers."""

from __future__ import annotations

from companion.autofill.answers import Answer
from companion.autofill.context import PlanContext
from companion.autofill.placeholders import has_placeholder, put_in
from companion.autofill.values import meaning
from companion.contracts import FieldDescriptor, FieldValue, PlanItem, Posting


def from_answers(field: FieldDescriptor, context: PlanContext) -> PlanItem | None:
    """The plan for a field whose question was answered before; None when it was not, or the answer does not fit."""
    if not len(context.answers) or field.kind in ("file", "password", "search"):
        return None
    company = context.posting.company if context.posting else None
    found = context.answers.find(field.label, employer=company, ats=context.ats, country=context.country)
    if found is None:
        return None
    answer, likeness = found
    value = _fitted(answer, field, context.posting)
    if value is None:
        return None
    for_this_job = isinstance(answer.value, str) and has_placeholder(answer.value)
    return PlanItem(
        field_id=field.id,
        frame=field.frame,
        value=value,
        source=f"answer:{answer.id}",
        confidence=round(likeness, 3),
        reason=f'you answered "{answer.question[:80]}" before'
        + ("; this job's employer and title are put in" if for_this_job else ""),
        signature=field.signature,
    )


def _fitted(answer: Answer, field: FieldDescriptor, posting: Posting | None) -> FieldValue | None:
    value = answer.value
    if field.kind == "checkbox":
        return value if isinstance(value, bool) else None
    if isinstance(value, tuple):
        chosen = [_option(text, field) for text in value]
        return (
            [text for text in chosen if text]
            if field.multiple or field.kind in ("multiselect", "checkbox_group")
            else None
        )
    text = ("Yes" if value else "No") if isinstance(value, bool) else put_in(value, posting)
    fitted = None if text is None else _option(text, field)
    if fitted is None:
        return None
    return [fitted] if field.kind in ("multiselect", "checkbox_group") else fitted


def _option(text: str, field: FieldDescriptor) -> str | None:
    if field.options and field.kind in ("select", "radio", "buttons", "combobox", "multiselect", "checkbox_group"):
        same = meaning.choose(field.options, meaning.text_key(text) or "", meaning.text_key)
        polarity = meaning.yes_no(text)
        return same or (meaning.choose(field.options, polarity, meaning.yes_no) if polarity else None)
    if field.kind in ("date", "month", "date_parts") and not text[:4].isdigit():
        return None
    return text if field.max_length is None or len(text) <= field.max_length else None
