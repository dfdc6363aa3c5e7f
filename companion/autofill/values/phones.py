"""Phone numbers as fields want them (libphonenumber's data)."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import PhoneNumberFormat

from companion.contracts import FieldDescriptor


def parsed(text: str, country: str | None) -> phonenumbers.PhoneNumber | None:
    """The number, read with the person's country when it has no dial code; None when it is none."""
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


def region_of(number: phonenumbers.PhoneNumber, country: str | None) -> str | None:
    """The country of a number; where several share a dial code, the person's own when it is one of them."""
    if country and phonenumbers.country_code_for_region(country) == number.country_code:
        return country
    found = phonenumbers.region_code_for_number(number)
    return found if found and len(found) == 2 and found.isalpha() else None


def national_digits(number: phonenumbers.PhoneNumber) -> str:
    """The national significant number: digits without dial code and trunk prefix."""
    return phonenumbers.national_significant_number(number)


def spellings(number: phonenumbers.PhoneNumber, *, dial_code_apart: bool) -> list[str]:
    """How the number may be written, best first."""
    international = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    national = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    digits = re.sub(r"\D", "", national)
    dashed = re.sub(r"\D+", "-", national).strip("-")
    if dial_code_apart:
        return [national_digits(number), digits, national, dashed]
    return [international, e164, national, dashed, digits, national_digits(number)]


def fitting(spelled: list[str], field: FieldDescriptor) -> str | None:
    """The first spelling that the field's limits allow."""
    for spelling in spelled:
        if field.max_length is not None and len(spelling) > field.max_length:
            continue
        if field.kind == "number" and not spelling.isdigit():
            continue
        if field.pattern and not matches(field.pattern, spelling):
            continue
        return spelling
    return None


_SIMPLE_PATTERN = re.compile(r"[\w\s\\\[\]{}()?+*^$.,:|/-]{1,80}")
_NESTED = re.compile(r"[+*}]\)?[+*{]")


def matches(pattern: str, text: str) -> bool:
    """Whether a page's pattern takes `text`. Patterns that cannot be judged cheaply count as taking it."""
    if not _SIMPLE_PATTERN.fullmatch(pattern) or _NESTED.search(pattern) or pattern.count("*") + pattern.count("+") > 6:
        return True
    try:
        return re.fullmatch(pattern.replace(r"\/", "/"), text) is not None
    except re.error:
        return True
