"""Puts a fact into the form one field wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from companion.contracts import FieldDescriptor, FieldValue, FileValue
from companion.profile.model import ResumeFile

if TYPE_CHECKING:
    from companion.autofill.facts import Facts

TEXT_KINDS = frozenset({"text", "email", "tel", "url", "number", "textarea", "richtext", "combobox"})
CHOICE_KINDS = frozenset({"select", "multiselect", "radio", "checkbox_group", "buttons"})


@dataclass(frozen=True)
class Refusal:
    """Why a field is left open; `asked`: worth asking the person even when it is optional."""

    reason: str
    asked: bool = False


def shape(fact: str, value: Any, field: FieldDescriptor, facts: Facts) -> FieldValue | Refusal:
    """`value` as this field takes it, or why it cannot."""
    if isinstance(value, ResumeFile):
        if field.kind != "file":
            return Refusal("it wants text, not a file")
        return FileValue(handle=value.handle, name=value.name, media_type=value.media_type)
    if field.kind in TEXT_KINDS and isinstance(value, str):
        if field.max_length is not None and len(value) > field.max_length:
            return Refusal(f"it takes {field.max_length} characters at most")
        return value
    if field.kind in CHOICE_KINDS:
        wanted = "yes" if value is True else "no" if value is False else str(value).casefold()
        for option in field.options:
            if option.label.casefold().strip() == wanted:
                return [option.label] if field.kind in ("multiselect", "checkbox_group") else option.label
        return Refusal("none of its options is what your profile says", asked=True)
    return Refusal("it cannot hold this")
