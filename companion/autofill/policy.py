"""What is never filled, whatever the profile says."""

from __future__ import annotations

from companion.autofill.fields.understand import Understanding
from companion.autofill.values.shape import Refusal
from companion.contracts import FieldDescriptor

NEVER = frozenset(
    {
        "password", "username", "card", "otp", "captcha", "search", "newsletter", "consent", "signature",
        "ai_declaration", "national_id", "fax", "subject", "message", "coupon", "quantity", "security_question",
        "photo", "other_document", "age", "marital_status", "religion", "salary_current", "po_box", "honeypot",
        "phone_extension", "name_kana", "cover_letter", "academic_title", "phone_type",
    }
)  # fmt: skip
LEFT_ALONE = frozenset(
    {
        "password",
        "username",
        "card",
        "otp",
        "captcha",
        "search",
        "newsletter",
        "coupon",
        "quantity",
        "po_box",
        "honeypot",
    }
)
"""No question of an application: not even asked."""


def may_touch(field: FieldDescriptor) -> bool:
    """Whether the field may be planned at all: seen, open for writing, and still empty."""
    if not field.visible or not field.editable or field.touched or field.kind == "password":
        return False
    return field.value in (None, "", False) or field.value == []


def refuse(field: FieldDescriptor, understanding: Understanding) -> Refusal | None:
    """Why the field is left, or None when nothing speaks against filling it."""
    fact = understanding.fact
    if fact in NEVER:
        return Refusal("this is yours to fill in", asked=fact not in LEFT_ALONE)
    if "other_person" in understanding.terms:
        return Refusal("it asks about someone else", asked=True)
    return None
