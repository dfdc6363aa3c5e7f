"""A field's task, and the values every kind of field shares: text within limits, yes or no, amounts, pay, files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pycountry

from companion.autofill.refusal import Refusal
from companion.autofill.values import meaning
from companion.contracts import FieldDescriptor, FieldValue, FileValue
from companion.profile.model import PayWish, ResumeFile

if TYPE_CHECKING:
    from companion.autofill.facts import Facts

TEXT_KINDS = frozenset({"text", "email", "tel", "url", "number", "textarea", "richtext", "combobox"})
CHOICE_KINDS = frozenset({"select", "multiselect", "radio", "checkbox_group", "buttons"})
DATE_KINDS = frozenset({"date", "month", "date_parts"})

NO_OPTION = "none of its options is clearly what your profile says"


@dataclass(frozen=True)
class Task:
    """One field to be given one fact."""

    fact: str
    field: FieldDescriptor
    facts: Facts
    language: str | None = None
    dial_code_apart: bool = False
    """Another field of the form takes the phone's country."""
    house_number_apart: bool = False
    pay_part: Literal["amount", "currency", "period"] | None = None
    address_in_one: bool = False
    """No other field of the form takes town or postal code."""

    @property
    def has_options(self) -> bool:
        """Whether the field must be answered with one of the options known."""
        return self.field.kind in CHOICE_KINDS or (self.field.kind == "combobox" and bool(self.field.options))


def file_value(file: ResumeFile, field: FieldDescriptor) -> FieldValue | Refusal:
    """The resume file for a file field that takes its type, else why not."""
    if field.kind != "file":
        return Refusal("it wants the resume as text", asked=True)
    ending = file.name.rpartition(".")[2].lower()
    accepted = [part.strip().lower() for part in (field.accept or "").split(",") if part.strip()]
    fits = not accepted or any(
        part in ("*/*", file.media_type, f".{ending}")
        or (part.endswith("/*") and file.media_type.startswith(part[:-1]))
        for part in accepted
    )
    if not fits:
        return Refusal(f"it does not take .{ending} files", asked=True)
    return FileValue(handle=file.handle, name=file.name, media_type=file.media_type)


def listed(choice: str | None, task: Task) -> FieldValue | Refusal:
    """An option chosen, as a list where several may be; a refusal when there is none."""
    if choice is None:
        return Refusal(NO_OPTION, asked=True)
    return [choice] if task.field.kind in ("multiselect", "checkbox_group") else choice


def yes_or_no(value: bool, task: Task) -> FieldValue | Refusal:
    """A stated yes or no as this field takes it. A box is only ever ticked, never unticked."""
    field = task.field
    if field.kind == "checkbox":
        return True if value else Refusal("your answer is no: it stays unticked")
    if task.has_options:
        real = meaning.real_options(field.options)
        kinds = [meaning.yes_no(option.label) for option in real]
        wanted = "yes" if value else "no"
        if kinds.count(wanted) != 1:
            return Refusal(NO_OPTION, asked=True)
        return listed(real[kinds.index(wanted)].label, task)
    if field.kind in ("text", "textarea", "combobox"):
        return "Yes" if value else "No"
    return Refusal("it does not take yes or no", asked=True)


def amount(value: int, task: Task) -> FieldValue | Refusal:
    """A whole number, or the option whose range holds it."""
    if task.has_options:
        return listed(meaning.range_option(task.field.options, value), task)
    if task.field.kind in TEXT_KINDS:
        return limited(str(value), task.field)
    return Refusal("it cannot hold a number", asked=True)


_PERIODS = {
    "hour": r"\bhour|\bhr\b|/h\b|hourly|stunde|heure|\bora\b|por hora",
    "day": r"\bday\b|daily|tag(?:es)?satz|par jour",
    "month": r"\bmonth|monat|mensuel|mensual|mensile|mensal|per month|月|miesi",
    "year": r"\byear|annual|annum|jahr|annuel|anual|annu|\byr\b|年|rocz",
}
_CURRENCIES = {"USD": r"\busd\b|us ?\$|dollar", "EUR": r"\beur\b|€|\beuros?\b", "GBP": r"\bgbp\b|£|pound", "CAD": r"\bcad\b", "AUD": r"\baud\b", "CHF": r"\bchf\b",
               "INR": r"\binr\b|₹|\blpa\b|lakh", "PLN": r"\bpln\b|\bzl\b", "SEK": r"\bsek\b", "BRL": r"\bbrl\b|r\$", "JPY": r"\bjpy\b|¥|万円",
               "NGN": r"\bngn\b|₦", "PHP": r"\bphp\b|₱", "VND": r"\bvnd\b|₫", "TRY": r"₺", "KRW": r"\bkrw\b|₩", "ILS": r"₪", "RUB": r"\brub\b|₽", "IDR": r"\bidr\b|\brp\b"}  # fmt: skip


_ANY_CURRENCY = r"\b[a-z]{3}\b.*[$€£¥₹]|\((?:[a-z]{3}|[$€£¥₹]+)\)|^[a-z]{3}$|^[$€£¥₹]$|dollar|\beuros?\b|pound|franc|krona|krone|zloty|rupee|\byen\b|\bpeso"
_PAID_PER = (*_PERIODS.values(), r"week", r"project|fixed|contract")


def pay_list(field: FieldDescriptor) -> Literal["currency", "period"] | None:
    """Whether a list offers nothing but currencies, or nothing but the periods of pay."""
    labels = [option.label.lower() for option in meaning.real_options(field.options) if option.label]
    if field.kind not in ("select", "combobox", "radio") or not labels:
        return None
    if any(meaning.numbers_in(label) for label in labels):
        # "3-5 years", "2 weeks' notice": how long, not how often.
        return None
    if all(re.search(_ANY_CURRENCY, label) for label in labels):
        return "currency"
    if len(labels) > 1 and all(any(re.search(one, label) for one in _PAID_PER) for label in labels):
        return "period"
    return None


def _listed_part(wish: PayWish, task: Task) -> FieldValue | Refusal:
    """The currency or the period of wanted pay, out of its list."""
    patterns = _CURRENCIES if task.pay_part == "currency" else _PERIODS
    pattern = patterns.get((wish.currency or "").upper() if task.pay_part == "currency" else wish.period or "")
    real = meaning.real_options(task.field.options)
    hits = [option.label for option in real if pattern and re.search(pattern, option.label.lower())]
    return listed(hits[0] if len(hits) == 1 else None, task)


def pay(wish: PayWish, task: Task) -> FieldValue | Refusal:
    """Wanted pay, never converted: another currency or period than the stated one is a refusal."""
    field = task.field
    if wish.amount is None:
        return Refusal("you have not said what pay you expect", asked=True)
    written = " ".join(
        [
            field.label,
            field.texts.description,
            field.texts.placeholder,
            *(option.label for option in field.options[:12]),
        ]
    )
    around = written.lower()
    periods = {name for name, pattern in _PERIODS.items() if re.search(pattern, around)}
    if periods and wish.period not in periods:
        return Refusal("it asks for pay over another period than the one you stated", asked=True)
    named = {code for code, pattern in _CURRENCIES.items() if re.search(pattern, around)} | _codes(written)
    if named and wish.currency and wish.currency.upper() not in named:
        return Refusal("it asks for pay in another currency than the one you stated", asked=True)
    if task.pay_part in ("currency", "period"):
        return _listed_part(wish, task)
    if task.has_options:
        return listed(meaning.range_option(field.options, wish.amount), task)
    amount = f"{wish.amount:.0f}" if wish.amount == int(wish.amount) else f"{wish.amount:.2f}"
    if task.pay_part == "amount" and field.kind == "text":
        return limited(amount, field)
    if field.kind == "number" or field.input_type == "number" or field.kind not in ("text", "textarea"):
        return limited(amount, field) if field.kind in TEXT_KINDS else Refusal("it cannot hold an amount", asked=True)
    long = f"{wish.amount:,.0f} {wish.currency or ''}".strip() + ("" if periods else f" per {wish.period}")
    if field.pattern or (field.max_length is not None and len(long) > field.max_length):
        return limited(amount, field)
    return long


def _codes(text: str) -> set[str]:
    """The currencies that a text names by their code: "(MAD)", "in SEK"; in one all in capitals only those in brackets."""
    found = (_CODE_IN_BRACKETS if text.isupper() else _CODE).findall(text)
    return {code for code in found if pycountry.currencies.get(alpha_3=code) is not None}


_CODE = re.compile(r"\b[A-Z]{3}\b")
_CODE_IN_BRACKETS = re.compile(r"\(([A-Z]{3})\)")


def limited(text: str, field: FieldDescriptor) -> FieldValue | Refusal:
    """`text`, or a refusal when it is longer than the field takes."""
    if field.max_length is not None and len(text) > field.max_length:
        return Refusal(f"it takes {field.max_length} characters at most", asked=field.required)
    return text


def plain(text: str, task: Task) -> FieldValue | Refusal:
    """Text as it stands; in a list, the option of the same words."""
    field = task.field
    if task.has_options:
        return listed(meaning.choose(field.options, meaning.text_key(text) or "", meaning.text_key), task)
    if field.kind in ("number", "date", "month", "date_parts", "checkbox", "other"):
        digits = re.sub(r"[\s]", "", text)
        if field.kind == "number" and re.fullmatch(r"\d+(?:\.\d+)?", digits):
            return limited(digits, field)
        return Refusal("it cannot hold this", asked=field.required)
    if field.kind not in TEXT_KINDS:
        return Refusal("it cannot hold this", asked=field.required)
    if field.kind == "email" and "@" not in text:
        return Refusal("it takes e-mail addresses only", asked=field.required)
    if field.kind in ("text", "combobox"):
        text = " ".join(text.split())
    return limited(text, field)
