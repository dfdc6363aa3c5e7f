"""The postings of the employers, and how they are told to machines and people."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.employers.conditions import Conditions, read_conditions

HERE = Path(__file__).parent
PERIODS = {"hour": "HOUR", "year": "YEAR"}
TYPES = {"full_time": ("FULL_TIME", "Full-time"), "part_time": ("PART_TIME", "Part-time")}
WORKPLACES = {"remote": "Remote", "hybrid": "Hybrid", "onsite": "On-site"}


@dataclass(frozen=True)
class Question:
    """One question of the employer's own. `when` is "other question=answer": asked only then."""

    id: str
    label: str
    type: str
    required: bool = False
    options: tuple[str, ...] = ()
    when: str | None = None


@dataclass(frozen=True)
class EmployerPosting:
    """One posting as its employer keeps it (`data/<slug>.json`)."""

    facts: dict[str, Any]

    @property
    def slug(self) -> str:
        return str(self.facts["slug"])

    @property
    def kind(self) -> str:
        return str(self.facts["kind"])

    @property
    def title(self) -> str:
        return str(self.facts["title"])

    @property
    def company(self) -> str:
        return str(self.facts["company"])

    @property
    def place(self) -> str:
        parts = [self.facts["city"], self.facts["region"]] if self.facts["region"] else [self.facts["city"]]
        return ", ".join(
            [*parts, {"US": "United States", "GB": "United Kingdom", "DE": "Germany"}[self.facts["country"]]]
        )

    @property
    def type_text(self) -> str:
        return TYPES[self.facts["employment_type"]][1]

    @property
    def workplace_text(self) -> str:
        return WORKPLACES[self.facts["workplace"]]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(Question(**{**q, "options": tuple(q.get("options", ()))}) for q in self.facts["questions"])

    @cached_property
    def conditions(self) -> Conditions:
        """What stands in the way of an application from the start."""
        return read_conditions(self.facts.get("conditions", {}))

    @property
    def pay_text(self) -> str:
        pay = self.facts["salary"]
        if not pay:
            return ""
        sign = {"USD": "$", "GBP": "£", "EUR": "€"}[pay["currency"]]
        digits = 2 if pay["period"] == "hour" else 0
        return f"{sign}{pay['min']:,.{digits}f} - {sign}{pay['max']:,.{digits}f} per {pay['period']}"

    def body_html(self) -> str:
        """The description with headings and lists, as employers write it."""
        parts = [f"<p>{html.escape(text)}</p>" for text in self.facts["intro"]]
        for section in self.facts["sections"]:
            items = "".join(f"<li>{html.escape(item)}</li>" for item in section["items"])
            parts.append(f"<h3>{html.escape(section['heading'])}</h3><ul>{items}</ul>")
        if self.pay_text:
            parts.append(f"<p>Pay: {html.escape(self.pay_text)}.</p>")
        parts.append(
            f"<p>{html.escape(self.company)} is an equal opportunity employer. We consider all applicants without "
            "regard to race, religion, sex, age, disability or veteran status.</p>"
        )
        return "\n".join(parts)

    def structured_html(self) -> str:
        """The script for machines: whole, broken, inside a graph, or none."""
        form = self.facts["json_ld"]
        if form not in ("full", "broken", "graph"):
            return ""
        data: Any = self._structured()
        if form == "graph":
            site = {"@type": "WebSite", "name": self.company}
            data = {"@context": "https://schema.org", "@graph": [site, data]}
        text = json.dumps(data, indent=1)
        if form == "broken":
            # As seen in the wild: a trailing comma and a raw line break inside a string.
            text = text.replace("</p>", "</p>\n", 3).rstrip("}") + ",}"
            text = text.replace("\\n", "\n")
        inert = text.replace("</", "<\\/")
        return f'<script type="application/ld+json">{inert}</script>'

    def _structured(self) -> dict[str, Any]:
        facts = self.facts
        address = {"@type": "PostalAddress", "addressCountry": facts["country"]}
        if facts["city"] != "Remote":
            address |= {"addressLocality": facts["city"], "addressRegion": facts["region"]}
        data: dict[str, Any] = {
            "@context": "https://schema.org/",
            "@type": "JobPosting",
            "title": self.title,
            "description": self.body_html(),
            "datePosted": facts["posted"],
            "employmentType": TYPES[facts["employment_type"]][0],
            "hiringOrganization": {"@type": "Organization", "name": self.company},
            "identifier": {"@type": "PropertyValue", "name": self.company, "value": facts["id"]},
            "jobLocation": {"@type": "Place", "address": address},
        }
        if facts["workplace"] == "remote":
            data["jobLocationType"] = "TELECOMMUTE"
            data["applicantLocationRequirements"] = {"@type": "Country", "name": facts["country"]}
        if facts["closes"]:
            data["validThrough"] = facts["closes"]
        if pay := facts["salary"]:
            value = {
                "@type": "QuantitativeValue",
                "minValue": pay["min"],
                "maxValue": pay["max"],
                "unitText": PERIODS[pay["period"]],
            }
            data["baseSalary"] = {"@type": "MonetaryAmount", "currency": pay["currency"], "value": value}
        return data


def load_postings() -> dict[str, EmployerPosting]:
    """Every posting by its slug."""
    files = sorted((HERE / "data").glob("*.json"))
    return {path.stem: EmployerPosting(json.loads(path.read_text(encoding="utf-8"))) for path in files}
