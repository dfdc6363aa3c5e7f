"""Dates in the form a field wants: ISO for date controls, the placeholder's order for text, parts for parts."""

from __future__ import annotations

import re
from typing import Literal

from companion.autofill.fields.words import fold, words
from companion.contracts import FieldDescriptor

Part = Literal["day", "month", "year"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_FORMAT = re.compile(
    r"\b([dmyjtaагmgå]{1,4})\s?([-/. ])\s?([dmyjtaагmgå]{1,4})(?:\s?[-/. ]\s?([dmyjtaгаmgå]{1,4}))?", re.IGNORECASE
)
_LETTERS: dict[str, Part] = {
    "d": "day",
    "t": "day",
    "g": "day",
    "m": "month",
    "y": "year",
    "a": "year",
    "å": "year",
    "г": "year",
}
_MONTHS_EN = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WORDS: dict[Part, frozenset[str]] = {
    "day": frozenset(["day", "dd", "tag", "jour", "dia", "giorno", "dag", "dzien", "den", "zi", "nap", "gun", "день", "日", "일", "day1", "d", "tt", "jj", "gg"]),
    "month": frozenset(["month", "mm", "monat", "mois", "mes", "mese", "maand", "miesiac", "manad", "maned", "mesic", "luna", "honap", "ay", "месяц", "月", "월", "m", "mon"]),
    "year": frozenset(["year", "yyyy", "jahr", "annee", "ano", "anno", "jaar", "rok", "ar", "aar", "an", "ev", "yil", "tahun", "năm", "nam", "год", "年", "년", "y", "yy", "yr", "aaaa", "jjjj"]),
}  # fmt: skip
_SHORT: dict[Part, re.Pattern[str]] = {
    "day": re.compile(r"(?:^|[^a-z])dd(?:$|[^a-z])"),
    "month": re.compile(r"(?:^|[^a-z])mm(?:$|[^a-z])"),
    "year": re.compile(r"(?:^|[^a-z])yy(?:yy)?(?:$|[^a-z])"),
}
_YEAR_MIN, _YEAR_MAX = 1900, 2100


def split(iso: str) -> dict[Part, str] | None:
    """{"year": "2020", "month": "03", …} of an ISO date of any precision; None when it is none."""
    found = _ISO.match(iso)
    if not found:
        return None
    parts: dict[Part, str] = {"year": found.group(1)}
    if found.group(2):
        parts["month"] = found.group(2)
    if found.group(3):
        parts["day"] = found.group(3)
    return parts


def part_of(field: FieldDescriptor) -> Part | None:
    """Which part of a date the field alone asks for; None when it asks for a whole date or says nothing."""
    numbers = [int(option.label) for option in field.options if option.label.strip().isdigit()]
    texts = len([option for option in field.options if option.label.strip() and not option.label.strip().isdigit()])
    if field.kind in ("select", "radio", "combobox") and (numbers or texts):
        if len(numbers) > 3 and all(_YEAR_MIN <= number <= _YEAR_MAX for number in numbers):
            return "year"
        if 28 <= len(numbers) <= 31 and max(numbers) == 31:
            return "day"
        if len(numbers) == 12 and max(numbers) == 12:
            return "month"
        if 12 <= texts <= 13 and not numbers and _month_names(field):
            return "month"
    said: set[Part] = set()
    # The words that stand nearest to this one box, before those of the group around it.
    texts_ = field.texts
    for text in (texts_.placeholder, texts_.aria, texts_.label, field.label):
        spoken = set(words(text))
        said = {part for part, known in _WORDS.items() if spoken & known}
        if said:
            break
    if not said or len(said) > 1:
        code = {part for text in (texts_.name, texts_.html_id) for part in _code_parts(text)}
        said = code or said
    return said.pop() if len(said) == 1 else None


def _code_parts(text: str) -> set[Part]:
    spoken = fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))
    found: set[Part] = set()
    for part in _WORDS:
        if re.search(
            rf"(?:^|[^a-z]|date|birth|dob|start|end|birthdate|section){part}(?:$|[^a-z])", spoken
        ) and "birthday" not in spoken.replace("birthdayday", ""):
            found.add(part)
    found.update(part for part, letters in _SHORT.items() if letters.search(spoken))
    return found


def _month_names(field: FieldDescriptor) -> bool:
    labels = [fold(option.label).strip() for option in field.options]
    return sum(label[:3] in {name[:3] for name in _MONTHS_EN} for label in labels) >= 4 or len(labels) in (12, 13)


def part_value(parts: dict[Part, str], part: Part, field: FieldDescriptor) -> str | None:
    """One part as this field takes it: an option of its list, or digits."""
    wanted = parts.get(part)
    if wanted is None:
        return None
    if field.options and field.kind in ("select", "radio", "combobox"):
        return _option(field, part, int(wanted))
    if part == "year" and field.max_length == 2:
        return wanted[2:]
    return wanted


def _option(field: FieldDescriptor, part: Part, number: int) -> str | None:
    for option in field.options:
        if option.label.strip().isdigit() and int(option.label) == number:
            return option.label
    if part != "month":
        return None
    name = _MONTHS_EN[number - 1]
    for option in field.options:
        label = fold(option.label).strip()
        if (
            label == name
            or label == name[:3]
            or name in words(label)
            or (label.startswith(name[:3]) and name.startswith(label[:3]) and len(label) <= 4)
        ):
            return option.label
    names = [option for option in field.options if option.label.strip() and (option.value or option.label)]
    if len(field.options) == 13:
        names = field.options[1:]
    return names[number - 1].label if len(names) == 12 else None


def text_date(
    parts: dict[Part, str], field: FieldDescriptor, language: str | None, *, month_only: bool = False
) -> str | None:
    """A whole date for a text box, in the order its hint asks for; None when a part is unknown."""
    hint = _hint(field)
    if hint:
        order, separator = hint
        if any(part not in parts for part, _ in order):
            return None
        return separator.join(
            parts[part][2:] if part == "year" and width == 2 else parts[part] for part, width in order
        )
    if "month" not in parts:
        return parts["year"]
    if "day" not in parts or month_only:
        return f"{parts['month']}/{parts['year']}"
    spoken = (language or "").lower()
    if spoken in ("en-us", "en_us"):
        return f"{parts['month']}/{parts['day']}/{parts['year']}"
    if spoken[:2] in ("de", "pl", "cs", "fi", "ru", "tr", "no", "nb", "da", "ro", "uk", "sk"):
        return f"{parts['day']}.{parts['month']}.{parts['year']}"
    if spoken[:2] in ("fr", "es", "it", "pt"):
        return f"{parts['day']}/{parts['month']}/{parts['year']}"
    return f"{parts['year']}-{parts['month']}-{parts['day']}"


def _hint(field: FieldDescriptor) -> tuple[list[tuple[Part, int]], str] | None:
    texts = field.texts
    for text in (texts.placeholder, field.label, texts.description, texts.title, texts.aria):
        for found in _FORMAT.finditer(text):
            groups = [group.lower() for group in (found.group(1), found.group(3), found.group(4)) if group]
            order: list[tuple[Part, int]] = []
            for group in groups:
                letter = group[0]
                if len(set(group)) != 1:
                    break
                # French days and German years are both written with j: four of them are a year.
                part: Part | None = ("year" if len(group) == 4 else "day") if letter == "j" else _LETTERS.get(letter)
                if part is None or len(group) not in (2, 4):
                    break
                order.append((part, len(group)))
            if len(order) == len(groups) >= 2 and len({part for part, _ in order}) == len(order):
                return order, found.group(2)
    return None
