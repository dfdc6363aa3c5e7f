"""Facts of a schema.org JobPosting, from JSON-LD or microdata."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Any

from companion.contracts import EmploymentType, PayPeriod, Salary, Workplace
from companion.jobmatcher.understand.html_blocks import normalise
from companion.jobmatcher.understand.jsonld import Node

MAX_LOCATIONS = 30

EMPLOYMENT_TYPES: dict[str, EmploymentType] = {
    "FULLTIME": "full_time",
    "PARTTIME": "part_time",
    "CONTRACTOR": "contract",
    "CONTRACT": "contract",
    "FREELANCE": "contract",
    "TEMPORARY": "temporary",
    "FIXEDTERM": "temporary",
    "SEASONAL": "temporary",
    "INTERN": "internship",
    "INTERNSHIP": "internship",
    "TRAINEE": "internship",
    "APPRENTICESHIP": "apprenticeship",
    "APPRENTICE": "apprenticeship",
    "VOLUNTEER": "volunteer",
    "PERDIEM": "per_diem",
}
PERIODS: dict[str, PayPeriod] = {
    "HOUR": "hour",
    "DAY": "day",
    "WEEK": "week",
    "MONTH": "month",
    "YEAR": "year",
    "HOURLY": "hour",
    "DAILY": "day",
    "WEEKLY": "week",
    "MONTHLY": "month",
    "YEARLY": "year",
    "ANNUAL": "year",
    "ANNUALLY": "year",
}
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_LETTERS = re.compile(r"[^A-Za-z]")
_NUMBER = re.compile(r"-?\d[\d.,\s]*")


@dataclass
class Structured:
    """What a JobPosting object says. Everything optional."""

    title: str | None = None
    company: str | None = None
    locations: list[str] = field(default_factory=list)
    workplace: Workplace | None = None
    employment_type: EmploymentType | None = None
    salary: Salary | None = None
    posted_at: str | None = None
    closes_at: str | None = None
    description: str | None = None
    identifier: str | None = None
    url: str | None = None


def read_structured(node: Node) -> Structured:
    """Read one JobPosting object; odd shapes of a field lose that field only."""
    return Structured(
        title=_text(node.get("title")) or _text(node.get("name")),
        company=_organisation(node.get("hiringOrganization")),
        locations=_locations(node),
        workplace="remote" if "TELECOMMUTE" in str(node.get("jobLocationType", "")).upper() else None,
        employment_type=_employment(node.get("employmentType")),
        salary=read_salary(node.get("baseSalary") or node.get("estimatedSalary"), node.get("salaryCurrency")),
        posted_at=_date(node.get("datePosted")),
        closes_at=_date(node.get("validThrough")),
        description=_description(node),
        identifier=_identifier(node.get("identifier")),
        url=_text(node.get("url")),
    )


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = next((one for one in value if one), None)
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("value")
    if isinstance(value, (int, float)):
        value = str(value)
    if not isinstance(value, str):
        return None
    return normalise(re.sub(r"<[^<>]{1,200}>", " ", html.unescape(html.unescape(value)))).replace("\\'", "'") or None


def _description(node: Node) -> str | None:
    parts: list[str] = []
    for key in (
        "description",
        "responsibilities",
        "qualifications",
        "experienceRequirements",
        "skills",
        "jobBenefits",
    ):
        value = node.get(key)
        if isinstance(value, list):
            value = "\n".join(one for one in value if isinstance(one, str))
        if isinstance(value, str) and value.strip() and not any(value.strip() in part for part in parts):
            parts.append(value)
    return "\n\n".join(parts) or None


def _organisation(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("legalName"))
    return _text(value)


def _locations(node: Node) -> list[str]:
    places = node.get("jobLocation")
    found: list[str] = []
    for place in places if isinstance(places, list) else [places]:
        text = _place(place)
        if text and text not in found:
            found.append(text)
    if not found:
        areas = node.get("applicantLocationRequirements")
        for area in areas if isinstance(areas, list) else [areas]:
            text = _text(area)
            if text and text not in found:
                found.append(text)
    return found[:MAX_LOCATIONS]


def _place(place: Any) -> str | None:
    if isinstance(place, str):
        return _text(place)
    if not isinstance(place, dict):
        return None
    address = place.get("address", place)
    if isinstance(address, list):
        address = address[0] if address else {}
    if isinstance(address, str):
        return _text(address)
    if not isinstance(address, dict):
        return None
    parts: list[str] = []
    for key in ("addressLocality", "addressRegion", "addressCountry"):
        text = _text(address.get(key))
        if text and text.lower() not in ("null", "undefined", "n/a", "-") and text not in parts:
            parts.append(text)
    return ", ".join(parts) or _text(place.get("name")) or _text(address.get("streetAddress"))


def _employment(value: Any) -> EmploymentType | None:
    values = value if isinstance(value, list) else re.split(r"[,/;|]", value) if isinstance(value, str) else []
    for one in values:
        kind = EMPLOYMENT_TYPES.get(_LETTERS.sub("", str(one).rsplit("/", 1)[-1]).upper())
        if kind:
            return kind
    return None


def _date(value: Any) -> str | None:
    match = _DATE.search(value) if isinstance(value, str) else None
    return match[0] if match else None


def _identifier(value: Any) -> str | None:
    return _text(value.get("value") or value.get("name")) if isinstance(value, dict) else _text(value)


def read_salary(value: Any, currency: Any = None) -> Salary | None:
    """A MonetaryAmount in any of the shapes sites use. None when no amount above zero is in it."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, (int, float, str)):
        amount = _amount(value)
        return Salary(min=amount, max=amount, currency=_currency(currency)) if amount else None
    if not isinstance(value, dict):
        return None
    inner = value.get("value", value)
    if isinstance(inner, list):
        inner = inner[0] if inner else {}
    source = inner if isinstance(inner, dict) else {"value": inner}
    low = _amount(source.get("minValue", value.get("minValue")))
    high = _amount(source.get("maxValue", value.get("maxValue")))
    if low is None and high is None:
        low = high = _amount(source.get("value"))
    if low is None and high is None:
        return None
    unit = str(source.get("unitText") or value.get("unitText") or value.get("duration") or "")
    return Salary(
        min=low,
        max=high,
        currency=_currency(value.get("currency") or source.get("currency") or currency),
        period=PERIODS.get(_LETTERS.sub("", unit).upper()),
    )


def _amount(value: Any) -> float | None:
    if isinstance(value, str):
        match = _NUMBER.search(value)
        if not match:
            return None
        digits = match[0].replace(" ", "")
        digits = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
        try:
            value = float(digits.rstrip("."))
        except ValueError:
            return None
    if isinstance(value, (int, float)) and 0 < value < 1e9:
        return float(value)
    return None


def _currency(value: Any) -> str | None:
    text = _text(value)
    return text.upper() if text and re.fullmatch(r"[A-Za-z]{3}", text) else None
