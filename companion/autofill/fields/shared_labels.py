"""Fields that a page labels by nothing but the heading above several of them: there each one's placeholder names it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from companion.autofill.values.meaning import is_placeholder
from companion.contracts import FieldDescriptor

_TYPED_INTO = frozenset({"text", "textarea", "email", "tel", "number", "url", "date"})
_LETTERS = re.compile(r"[^\W\d_]{2}")


def named_apart(fields: Iterable[FieldDescriptor]) -> list[FieldDescriptor]:
    """`fields`, those under one such label with their own placeholders as labels."""
    listed = list(fields)
    under: dict[tuple[str, str | None, str], set[str]] = defaultdict(set)
    for field in listed:
        if _only_headed(field):
            under[_key(field)].add(field.texts.placeholder)
    return [
        field.model_copy(update={"label": field.texts.placeholder})
        if _only_headed(field) and len(under[_key(field)]) > 1
        else field
        for field in listed
    ]


def _key(field: FieldDescriptor) -> tuple[str, str | None, str]:
    return field.frame, field.form, field.label


def _only_headed(field: FieldDescriptor) -> bool:
    texts = field.texts
    own = texts.label or texts.aria or field.kind not in _TYPED_INTO or field.label == texts.placeholder
    return not own and bool(_LETTERS.search(texts.placeholder)) and not is_placeholder(texts.placeholder)
