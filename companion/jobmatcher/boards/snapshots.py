"""A board's posting as the page its address shows, so that both are understood by the same reader."""

from __future__ import annotations

import json
from typing import Any

from companion.ats.board import BoardPosting
from companion.contracts import Hint, PageSnapshot


def snapshot_of(posting: BoardPosting, employer: str | None) -> PageSnapshot:
    """What the posting's page would say, as schema.org JSON-LD. `employer` stands in where the board names none."""
    company = posting.company or employer
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": posting.title,
        "description": posting.description,
        "datePosted": posting.posted_at,
        "validThrough": posting.closes_at,
        "employmentType": posting.employment,
        "hiringOrganization": {"@type": "Organization", "name": company} if company else None,
        "jobLocation": [{"@type": "Place", "name": place} for place in posting.locations],
        "jobLocationType": "TELECOMMUTE" if posting.workplace == "remote" else None,
        "baseSalary": _salary(posting),
    }
    return PageSnapshot(
        url=posting.url,
        title=posting.title,
        json_ld=[json.dumps({name: value for name, value in node.items() if value})],
        hints=[Hint(name="workplace-type", text=posting.workplace)] if posting.workplace else [],
    )


def _salary(posting: BoardPosting) -> dict[str, Any] | None:
    pay = posting.pay
    if pay is None or not (pay.min or pay.max):
        return None
    amount = {"@type": "QuantitativeValue", "minValue": pay.min, "maxValue": pay.max, "unitText": pay.unit}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": amount}
