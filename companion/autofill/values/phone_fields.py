"""A phone number as its field wants it: whole, or the country, area and local parts apart."""

from __future__ import annotations

from companion.autofill.refusal import Refusal
from companion.autofill.values import countries, meaning, phones
from companion.autofill.values.basic import TEXT_KINDS, Task, limited, listed, plain
from companion.contracts import FieldValue


def phone(text: str, task: Task) -> FieldValue | Refusal:
    """The whole number in the first spelling that the field takes."""
    field = task.field
    if field.kind not in TEXT_KINDS - {"combobox", "email", "url"}:
        return Refusal("it cannot hold a phone number", asked=field.required)
    spelled = task.facts.spellings(text, dial_code_apart=task.dial_code_apart)
    if not spelled:
        return plain(text, task)
    fitting = phones.fitting(spelled, field)
    return fitting or Refusal("your phone number does not fit its limits", asked=field.required)


def phone_country(text: str, task: Task) -> FieldValue | Refusal:
    """The option, name or dial code of the number's country."""
    number = task.facts.number(text)
    region = phones.region_of(number, task.facts.country()) if number else None
    if number is None or region is None:
        return Refusal("the dial code of your phone number is not known", asked=task.field.required)
    code = str(number.country_code)
    if task.has_options:
        options = meaning.real_options(task.field.options)
        named = [option for option in options if countries.is_country(option.label, region)]
        bare = [option for option in options if countries.dial_code(option.label) == code]
        hits = [option for option in bare if option in named] or named or bare
        if not hits:
            hits = [option for option in options if option.value.upper() == region]
        alone = (
            named
            or len(bare) == 1
            or (bare and all(not any(char.isalpha() for char in option.label) for option in bare))
        )
        return listed(hits[0].label or hits[0].value if hits and (alone or hits is not bare) else None, task)
    if task.field.kind == "combobox":
        return countries.country_name(region)
    return limited(f"+{code}", task.field)


def phone_area(text: str, task: Task) -> FieldValue | Refusal:
    """The area code of a North American number."""
    if task.has_options and any("+" in option.label for option in task.field.options):
        return phone_country(text, task)
    number = task.facts.number(text)
    if number is None or number.country_code != 1:
        return Refusal("which part of your number it wants is not clear", asked=task.field.required)
    return plain(phones.national_digits(number)[:3], task)


def phone_local(text: str, task: Task) -> FieldValue | Refusal:
    """A North American number without its area code."""
    number = task.facts.number(text)
    if number is None or number.country_code != 1:
        return Refusal("which part of your number it wants is not clear", asked=task.field.required)
    return plain(phones.national_digits(number)[3:], task)
