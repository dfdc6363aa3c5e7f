"""Puts a fact into the form one field wants: an option of its list, a date in its order, a number within its limit."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from companion.autofill.refusal import Refusal
from companion.autofill.values import countries, dates, meaning, phone_fields
from companion.autofill.values.basic import (
    DATE_KINDS,
    NO_OPTION,
    TEXT_KINDS,
    Task,
    amount,
    file_value,
    limited,
    listed,
    pay,
    plain,
    yes_or_no,
)
from companion.autofill.values.places import ADDRESS_IN_PARTS, same_place
from companion.contracts import FieldValue
from companion.profile.model import PayWish, ResumeFile


def shape(value: Any, task: Task) -> FieldValue | Refusal:
    """`value` as this field takes it, or why it cannot."""
    field = task.field
    if isinstance(value, ResumeFile):
        return file_value(value, field)
    if field.kind == "file":
        return Refusal("it wants a file", asked=True)
    if isinstance(value, bool):
        return yes_or_no(value, task)
    if isinstance(value, PayWish):
        return pay(value, task)
    if isinstance(value, int):
        return amount(value, task)
    shaper = _SHAPERS.get(task.fact)
    shaped = shaper(str(value), task) if shaper else plain(str(value), task)
    if isinstance(shaped, str) and field.kind in ("multiselect", "checkbox_group"):
        return [shaped]
    return shaped


def _meant(key: meaning.Meaning) -> Callable[[str, Task], FieldValue | Refusal]:
    """A shaper that chooses an option by meaning, after one of the same words."""

    def shaper(text: str, task: Task) -> FieldValue | Refusal:
        if not task.has_options:
            return plain(text, task)
        options = task.field.options
        same = meaning.choose(options, meaning.text_key(text) or "", meaning.text_key)
        if same is not None:
            return listed(same, task)
        wanted = key(text)
        meant = meaning.choose(options, wanted, key) if wanted else None
        return listed(meant or (_saying_all(text, task, key) if wanted else None), task)

    return shaper


def _degree(text: str, task: Task) -> FieldValue | Refusal:
    """The degree itself, else the one option that means any degree of a university."""
    exact = _meant(meaning.degree)(text, task)
    if not isinstance(exact, Refusal) or not meaning.is_academic(meaning.degree(text)):
        return exact
    higher = meaning.choose(task.field.options, "higher", meaning.finished_studies)
    return listed(higher, task) if higher else exact


def _saying_all(text: str, task: Task, key: meaning.Meaning) -> str | None:
    """Of several options that mean the same, the one that says every word of `text` ("… Bachelor of Science")."""
    said = set(text_words(text))
    real = meaning.real_options(task.field.options)
    hits = [option.label for option in real if key(option.label) == key(text) and said <= set(text_words(option.label))]
    return hits[0] if len(hits) == 1 else None


def _country(code: str, task: Task) -> FieldValue | Refusal:
    field = task.field
    if task.has_options:
        options = meaning.real_options(field.options)
        hits = (
            [option for option in options if countries.country_code(option.label) == code]
            or [option for option in options if countries.is_country(option.label, code)]
            or [option for option in options if countries.country_code(option.value) == code]
        )
        if hits:
            return listed(hits[0].label or hits[0].value, task)
        return Refusal(NO_OPTION, asked=True)
    if field.kind not in TEXT_KINDS:
        return Refusal("it cannot hold a country", asked=field.required)
    if field.max_length == 2:
        return code
    return limited(countries.country_name(code), field)


def _region(text: str, task: Task) -> FieldValue | Refusal:
    country = task.facts.country() or ""
    if task.has_options:
        wanted = countries.region_code(text, country) if country else None
        if wanted is None:
            return plain(text, task)
        options = meaning.real_options(task.field.options)
        for part in ("label", "value"):
            hits = [option for option in options if countries.region_code(getattr(option, part), country) == wanted]
            if hits:
                return listed(hits[0].label or hits[0].value, task)
        return Refusal(NO_OPTION, asked=True)
    name = countries.region_name(text, country) if country else text
    if task.field.max_length is not None and task.field.max_length < len(name):
        return limited(countries.region_code(text, country) or text, task.field)
    return plain(name, task)


def _county(text: str, task: Task) -> FieldValue | Refusal:
    """A county is the region in Britain and Ireland; elsewhere only where the list offers regions under that name."""
    if not task.has_options and task.facts.country() not in ("GB", "IE"):
        return Refusal("your profile does not say your county", asked=task.field.required)
    return _region(text, task)


def _date(text: str, task: Task) -> FieldValue | Refusal:
    field = task.field
    parts = dates.split(text)
    if parts is None:
        return (
            plain(text, task)
            if field.kind in ("text", "textarea")
            else Refusal("it wants a date", asked=field.required)
        )
    if field.kind in DATE_KINDS:
        if field.kind == "date" and "day" not in parts:
            return Refusal("it wants a full date and your profile has less", asked=field.required)
        return text[:7] if field.kind == "month" else text
    fixed = {"birth_day": "day", "birth_month": "month", "birth_year": "year"}.get(task.fact)
    part = fixed or dates.part_of(field)
    if part is not None:
        shown = dates.part_value(parts, part, field)  # type: ignore[arg-type]
        if shown is None:
            return Refusal(f"the {part} is not in your profile or not among its options", asked=field.required)
        if field.kind == "number":
            return shown
        return limited(str(int(shown)) if field.max_length == 1 else shown, field)
    if task.has_options:
        return plain(text, task)
    if field.kind == "number":
        return parts["year"]
    shown = dates.text_date(parts, field, task.language)
    return (
        limited(shown, field)
        if shown
        else Refusal("it wants a fuller date than your profile has", asked=field.required)
    )


def _url(text: str, task: Task) -> FieldValue | Refusal:
    field = task.field
    label = field.label.lower()
    if "username" in label and not any(word in label for word in ("url", "link", "profile")):
        return limited(text.rstrip("/").rpartition("/")[2], field)
    return plain(text, task)


_HOUSE_FIRST = re.compile(r"(\d+\s?[a-zA-Z]?(?:[-/]\d+[a-zA-Z]?)?),?\s+(\D.*)")
_HOUSE_LAST = re.compile(r"(\D.*?),?\s+(\d+\s?[a-zA-Z]?(?:[-/]\s?\d+[a-zA-Z]?)?)")


def split_street(street: str) -> tuple[str, str] | None:
    """(street name, house number) of "12 High Street" or "Hauptstraße 5a"; None when it does not split cleanly."""
    first = _HOUSE_FIRST.fullmatch(street.strip())
    if first:
        return first.group(2), first.group(1)
    last = _HOUSE_LAST.fullmatch(street.strip())
    return (last.group(1), last.group(2)) if last else None


_ANY_ADDRESS = re.compile(
    r"(?:(?:full|home|mailing|postal|current|your|complete|ihre|deine|votre|su|tu|uw)\s+)*"
    r"(?:address|adresse|anschrift|direcci[oó]n|indirizzo|endere[cç]o|adres|adress|住所|地址)",
    re.IGNORECASE,
)
"""Labels that ask for an address as a whole, not for its street."""


def _whole_address(street: str, task: Task) -> str:
    """Street, town, region and postal code in one line, as far as they are stated."""
    stated = {name: task.facts.get(name) for name in ("city", "region", "postal_code")}
    city, region, code = (str(fact.value) if fact else "" for fact in stated.values())
    tail = " ".join(
        part for part in (countries.region_code(region, task.facts.country() or "") or region, code) if part
    )
    return ", ".join(part for part in (street, city, tail) if part)


def _street(text: str, task: Task) -> FieldValue | Refusal:
    if not task.house_number_apart and task.fact == "street":
        label = task.field.label.strip()
        whole = task.address_in_one and (_ANY_ADDRESS.fullmatch(label) or ADDRESS_IN_PARTS.search(label))
        return plain(_whole_address(text, task) if whole else text, task)
    parts = split_street(text)
    if parts is None:
        return Refusal("your street and house number cannot be told apart", asked=task.field.required)
    return plain(parts[0] if task.fact == "street" else parts[1], task)


def _referral(text: str, task: Task) -> FieldValue | Refusal:
    if not task.has_options:
        return plain(text, task)
    wanted = set(text_words(text))
    real = meaning.real_options(task.field.options)
    exact = [option.label for option in real if set(text_words(option.label)) == wanted]
    close = [option.label for option in real if wanted and wanted <= set(text_words(option.label))]
    source = meaning.source(text)
    meant = [option.label for option in real if source and meaning.source(option.label) == source]
    hits = exact or close or meant
    return listed(hits[0] if len(hits) == 1 else None, task)


def text_words(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple((meaning.text_key(text) or "").split())


_DAYS = {"day": 1, "week": 7, "month": 30, "tag": 1, "woche": 7, "monat": 30, "jour": 1, "semaine": 7, "mois": 30}


def _in_days(text: str) -> float | None:
    plain = text.lower()
    if re.search(r"\bimmediate|\bnone\b|sofort|\bno notice|immédiat|inmediat", plain):
        return 0.0
    found = re.search(r"(\d+)\s*\+?\s*(day|week|month|tag|woche|monat|jour|semaine|mois)", plain)
    return int(found.group(1)) * float(_DAYS[found.group(2)]) if found else None


_UNITS = (
    (7.0, re.compile(r"\b(?:weeks?|wochen?|semaines?|semanas?|settimane|weken|tygodni\w*|veckor|uger|uker)\b", re.IGNORECASE)),
    (1.0, re.compile(r"\b(?:days?|tage?n?|jours?|d[ií]as?|giorni|dagen|dni|dagar|dage|dager|hari|gün)\b|日|天", re.IGNORECASE)),
)  # fmt: skip
"""Days in a unit that a label names; a month has no fixed number of them."""


def _count_of(text: str, label: str) -> FieldValue | Refusal:
    """A period in the only unit that the label names, when it is a whole number of those."""
    days = _in_days(text)
    named = [size for size, unit in _UNITS if unit.search(label)]
    if days is None or len(named) != 1 or days % named[0] or re.search(r"month|monat|mois", text.lower()):
        return Refusal("it wants a number and your profile has words", asked=True)
    return str(int(days / named[0]))


def _notice(text: str, task: Task) -> FieldValue | Refusal:
    if not task.has_options:
        if task.field.kind == "number":
            return _count_of(text, task.field.label)
        return plain(text, task)
    real = meaning.real_options(task.field.options)
    wanted = _in_days(text)
    lengths = [(option.label, _in_days(option.label)) for option in real]
    hits = [label for label, days in lengths if wanted is not None and days is not None and abs(days - wanted) <= 2]
    same = meaning.choose(task.field.options, meaning.text_key(text) or "", meaning.text_key)
    return listed(same or (hits[0] if len(hits) == 1 else None), task)


def _location(text: str, task: Task) -> FieldValue | Refusal:
    if task.has_options:
        real = [option.label for option in meaning.real_options(task.field.options)]
        home = task.facts.home()
        hits = [label for label in real if home and same_place(label, home)]
        if len(hits) > 1:
            # "San Francisco" beside "San Francisco, California": the one that says more.
            most = max(label.count(",") for label in hits)
            hits = [label for label in hits if label.count(",") == most]
        country = task.facts.country()
        if (
            not hits
            and country
            and real
            and task.fact == "location"
            and sum(countries.country_code(label) is not None for label in real) > len(real) / 2
        ):
            return _country(country, task)
        return listed(hits[0] if len(hits) == 1 else None, task)
    return plain(text, task)


_OTHER_STATUS = re.compile(r"\b(?:eu|eea|european|another|foreign|dual|non|not)\b", re.IGNORECASE)


def _work_status(text: str, task: Task) -> FieldValue | Refusal:
    """The stated status; an option may name only the country it was stated for."""
    if not task.has_options:
        return plain(text, task)
    stated = {
        entry.country.upper() for entry in task.facts.profile.applicant.work_authorization if entry.status == text
    }
    wanted = meaning.work_status(text)
    hits = [
        option.label
        for option in meaning.real_options(task.field.options)
        if wanted
        and meaning.work_status(option.label) == wanted
        and countries.countries_in(option.label) <= stated
        and not _OTHER_STATUS.search(option.label)
    ]
    return listed(hits[0] if len(hits) == 1 else None, task)


_MARRIAGE = re.compile(r"^(?:mrs|miss|mlle|mademoiselle|fräulein|srta|señorita|signorina)\b", re.IGNORECASE)


def _prefix(text: str, task: Task) -> FieldValue | Refusal:
    if task.has_options:
        wanted = text.strip(". ").lower()
        hits = [option.label for option in task.field.options if option.label.strip(". ").lower() == wanted]
        if not hits and wanted in ("mr", "ms"):
            # "Ms" says nothing of marriage, nor may the option chosen for it.
            meant = meaning.gender(wanted)
            hits = [
                option.label
                for option in meaning.real_options(task.field.options)
                if meaning.gender(option.label) == meant and not _MARRIAGE.search(option.label)
            ]
        return listed(hits[0] if len(hits) == 1 else None, task)
    return Refusal("this is yours to fill in", asked=False)


_SHAPERS: dict[str, Callable[[str, Task], FieldValue | Refusal]] = {
    "country": _country,
    "nationality": lambda text, task: _country(countries.country_code(text) or text, task),
    "region": _region,
    "county": _county,
    "work_status": _work_status,
    "phone": phone_fields.phone,
    "phone_country": phone_fields.phone_country,
    "phone_area": phone_fields.phone_area,
    "phone_local": phone_fields.phone_local,
    "birth_date": _date,
    "birth_day": _date,
    "birth_month": _date,
    "birth_year": _date,
    "start_date": _date,
    "work_start": _date,
    "work_end": _date,
    "education_start": _date,
    "education_end": _date,
    "graduation_date": _date,
    "gender": _meant(meaning.gender),
    "ethnicity": _meant(meaning.ethnicity),
    "veteran": _meant(meaning.veteran),
    "disability": _meant(meaning.disability),
    "orientation": _meant(meaning.orientation),
    "degree": _degree,
    "street": _street,
    "house_number": _street,
    "referral": _referral,
    "notice_period": _notice,
    "location": _location,
    "city": _location,
    "name_prefix": _prefix,
    **dict.fromkeys(("linkedin", "github", "gitlab", "twitter", "website", "portfolio", "xing"), _url),
}
