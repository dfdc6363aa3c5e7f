"""What kind of page an attempt is on, and what became of a press of the submit button. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from companion.contracts import FieldDescriptor, FormSnapshot, PageAlert, PageLook
from companion.jobapplier.presses import fillable, way_to_form
from companion.jobapplier.words import address_says_confirmed, sentence_about, sentences

PageKind = Literal["form", "way", "login", "captcha", "code", "closed", "duplicate", "confirmed", "unclear"]
MIN_FIELDS = 3
GONE = frozenset({404, 410})
MAX_LEFT = 0.34
"""The form is gone when no more than this share of its fields is still there."""


@dataclass(frozen=True)
class PageReading:
    """What a page is, and the words that say so."""

    kind: PageKind
    words: str = ""


def read_page(
    look: PageLook, form: FormSnapshot, status: int | None, tried: frozenset[str] = frozenset()
) -> PageReading:
    """What a page on the way to, or within, an application is."""
    fields = fillable(form.fields)
    is_form = _is_application(fields, look)
    duplicate = sentence_about("duplicate", look.text)
    if duplicate:
        return PageReading("duplicate", duplicate)
    if not is_form:
        confirmed = sentence_about("confirmed", look.text)
        if confirmed and not fields:
            return PageReading("confirmed", confirmed)
        closed = sentence_about("closed", look.text)
        if closed or status in GONE:
            return PageReading("closed", closed or f"the site answered {status}")
    if form.captcha == "visible":
        return PageReading("captcha", "a visible captcha")
    way = way_to_form(look, tried)
    if _wants_code(fields, look):
        return PageReading("code", sentence_about("code", look.text) or "")
    if look.passwords:
        return PageReading(
            "way" if way is not None and not is_form else "login",
            sentence_about("login", look.text) or "a password box",
        )
    if is_form:
        return PageReading("form")
    if way is not None:
        return PageReading("way", way.text)
    if len(fields) <= 2 and (said := sentence_about("login", look.text)):
        return PageReading("login", said)
    if fields and _start_box(fields):
        return PageReading("form")
    return PageReading("unclear")


def _is_application(fields: list[FieldDescriptor], look: PageLook) -> bool:
    if any(field.kind == "file" for field in fields):
        return True
    return len(fields) >= MIN_FIELDS and not (look.passwords and len(fields) < 2 * MIN_FIELDS)


def _start_box(fields: list[FieldDescriptor]) -> bool:
    """One or two boxes that an application begins with, an e-mail among them."""
    return any(field.kind == "email" or "email" in field.label.lower() for field in fields)


def _wants_code(fields: list[FieldDescriptor], look: PageLook) -> bool:
    one_time = any(field.texts.autocomplete == "one-time-code" for field in fields)
    few = 0 < len(fields) <= 8 and not any(field.kind == "file" for field in fields)
    return one_time or (few and sentence_about("code", look.text) is not None)


def code_box(form: FormSnapshot) -> FieldDescriptor | None:
    """The one box for a code; None where there is none, or no telling which."""
    fields = [one for one in fillable(form.fields) if one.kind in ("text", "number", "tel")]
    marked = [one for one in fields if one.texts.autocomplete == "one-time-code"]
    named = marked or [one for one in fields if re.search(r"\b(?:code|passcode|pin)\b", one.label, re.IGNORECASE)]
    return named[0] if len(named) == 1 else None


OutcomeKind = Literal["confirmed", "sent", "refused", "duplicate", "closed", "captcha", "code", "login", "waiting"]


@dataclass(frozen=True)
class Outcome:
    """What a press came to. `errors`: what the site objects to, by field key, or by "" for the form as a whole."""

    kind: OutcomeKind
    words: str = ""
    errors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class BeforePress:
    """The page as it was before the press."""

    url: str
    look: PageLook
    form: FormSnapshot


def read_outcome(before: BeforePress, look: PageLook, form: FormSnapshot) -> Outcome:
    """What the page says after the press; `waiting` when it says nothing yet."""
    said = set(sentences(before.look.text))
    news = "\n".join(sentence for sentence in sentences(look.text) if sentence not in said)
    gone = form_gone(before.form, form)
    confirmed = sentence_about("confirmed", news)
    errors = errors_of(before, look, form)
    if confirmed and (gone or not errors):
        return Outcome("confirmed", confirmed)
    duplicate = sentence_about("duplicate", news)
    if duplicate:
        return Outcome("duplicate", duplicate)
    if gone and look.url != before.url and address_says_confirmed(look.url):
        return Outcome("sent", f"the page went on to {look.url[:300]}")
    if form.captcha == "visible" and before.form.captcha != "visible":
        return Outcome("captcha", "a captcha came up")
    if sentence_about("code", news) and _wants_code(fillable(form.fields), look):
        return Outcome("code", sentence_about("code", news) or "")
    if gone and look.passwords and not before.look.passwords:
        return Outcome("login", sentence_about("login", look.text) or "a password box")
    closed = sentence_about("closed", news)
    if not gone and closed:
        return Outcome("closed", closed)
    if not gone and errors:
        return Outcome("refused", errors[0][1], tuple(errors))
    return Outcome("waiting")


def form_gone(before: FormSnapshot, after: FormSnapshot) -> bool:
    """Whether the fields that stood there are no longer seen."""
    keys = {_key(field) for field in fillable(before.fields)}
    left = keys & {_key(field) for field in fillable(after.fields)}
    return len(left) <= MAX_LEFT * len(keys)


def _key(field: FieldDescriptor) -> tuple[str, str, str]:
    return field.frame, field.id, field.label


def errors_of(before: BeforePress, look: PageLook, form: FormSnapshot) -> list[tuple[str, str]]:
    """What the site objects to since the press, each with the field it stands with, where that can be told."""
    known = {(alert.text, alert.selector) for alert in before.look.alerts}
    news = [alert for alert in look.alerts if (alert.text, alert.selector) not in known]
    if not any(alert.selector is not None or sentence_about("error", alert.text) for alert in news):
        return []
    loose = next((alert.text for alert in news if alert.text and alert.selector is None), "not accepted")
    found: list[tuple[str, str]] = []
    for alert in news:
        field = _field_of(alert, form)
        entry = (f"{field.frame}#{field.id}" if field else "", alert.text or loose)
        if entry not in found:
            found.append(entry)
    return found


def _field_of(alert: PageAlert, form: FormSnapshot) -> FieldDescriptor | None:
    """By where the message stands, else by the question it names."""
    for field in form.fields:
        if alert.selector is not None and field.selector == alert.selector:
            return field
    named = alert.text.casefold()
    fits = [field for field in form.fields if len(field.label) > 2 and field.label.casefold().strip(" *✱") in named]
    return max(fits, key=lambda field: len(field.label)) if fits else None
