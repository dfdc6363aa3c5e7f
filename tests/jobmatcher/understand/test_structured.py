"""JSON-LD as sites really write it, and microdata."""

from __future__ import annotations

import json

import pytest

from companion.jobmatcher.understand.jsonld import job_postings, parse_scripts, state_posting
from companion.jobmatcher.understand.structured import read_salary, read_structured

POSTING = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Night Porter",
    "datePosted": "2026-10-01T08:00:00Z",
    "validThrough": "2026-12-01",
    "employmentType": ["FULL_TIME"],
    "hiringOrganization": {"@type": "Organization", "name": "Hotel Anselm"},
    "jobLocation": [{"@type": "Place", "address": {"addressLocality": "Graz", "addressCountry": {"name": "AT"}}}],
    "description": "&lt;p&gt;Welcome guests at night.&lt;/p&gt;",
    "baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value": {"minValue": "1.900", "maxValue": 2300, "unitText": "MONTH"}},
}  # fmt: skip
RAW = json.dumps(POSTING)


@pytest.mark.parametrize(
    "script",
    [
        RAW,
        json.dumps([POSTING]),
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, POSTING]}),
        json.dumps({**POSTING, "@type": ["JobPosting", "Thing"]}),
        RAW[:-1] + ",}",
        f"<!-- {RAW} -->",
        f"//<![CDATA[\n{RAW}\n//]]>",
        RAW.replace("at night.", "at\nnight.\t"),
        RAW + ";",
        json.dumps({"@type": "BreadcrumbList"}) + RAW,
    ],
    ids=["plain", "array", "graph", "types", "comma", "comment", "cdata", "control", "semicolon", "two"],
)
def test_shapes_of_json_ld(script: str) -> None:
    [node] = job_postings(parse_scripts([script]))
    data = read_structured(node)
    assert (data.title, data.company, data.locations) == ("Night Porter", "Hotel Anselm", ["Graz, AT"])
    assert (data.posted_at, data.closes_at, data.employment_type) == ("2026-10-01", "2026-12-01", "full_time")
    assert data.salary is not None
    assert (data.salary.min, data.salary.max, data.salary.currency, data.salary.period) == (1900, 2300, "EUR", "month")


def test_unescaped_quotes_in_the_description_lose_only_what_they_must() -> None:
    script = '{"@type": "JobPosting", "title": "Night Porter", "description": "A "great" place", "hiringOrganization": {"name": "Hotel Anselm"}}'
    [node] = job_postings(parse_scripts([script]))
    assert read_structured(node).title == "Night Porter"
    assert read_structured(node).company == "Hotel Anselm"
    assert read_structured(node).description == 'A "great" place'


@pytest.mark.parametrize(
    "script", ["", "null", "[]", "{", '{"@type": "JobPosting"', "[" * 5000, '{"@graph": {"@type": 3}}']
)
def test_rubbish_gives_nothing(script: str) -> None:
    assert all(node.get("title") is None for node in job_postings(parse_scripts([script])))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"value": {"value": 25, "unitText": "HOUR"}, "currency": "USD"}, (25, 25, "USD", "hour")),
        ({"value": 50000, "currency": "GBP"}, (50000, 50000, "GBP", None)),
        ({"minValue": 30000, "maxValue": 40000, "currency": "EUR", "unitText": "YEAR"}, (30000, 40000, "EUR", "year")),
        ("45,000", (45000, 45000, None, None)),
        ({"value": {"minValue": 0, "maxValue": 0}}, None),
        ([], None),
    ],
)
def test_shapes_of_salary(value, expected) -> None:
    salary = read_salary(value)
    assert (salary and (salary.min, salary.max, salary.currency, salary.period)) == expected


def test_the_page_text_is_preferred_and_the_data_fills_in(understand) -> None:
    markup = "<h1>Night Porter</h1><p>Hotel Anselm, Graz</p><p>Welcome guests at night.</p>"
    reading = understand("Night Porter", markup, json_ld=[RAW])
    assert reading.is_posting
    assert "Hotel Anselm, Graz" in reading.posting.description
    hidden = understand("Night Porter", "<p>Loading</p>", json_ld=[RAW.replace("at night.", "at night. " * 30)])
    assert hidden.posting.description.startswith("Welcome guests at night.")


def test_microdata(understand) -> None:
    item = {
        "@type": "JobPosting",
        "title": "Baker",
        "hiringOrganization": {"@type": "Organization", "name": "Brot & Korn"},
        "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Linz"}},
        "description": "<p>" + "Bake bread at dawn. " * 20 + "</p>",
    }
    reading = understand("Baker", "<h1>Baker</h1>", microdata=[item])
    assert reading.is_posting
    assert (reading.posting.company, reading.posting.locations) == ("Brot & Korn", ["Linz"])


def test_page_state() -> None:
    state = {
        "props": {
            "job": {"title": "Baker", "descriptionHtml": "<p>" + "Bake bread. " * 40 + "</p>"},
            "other": [1, None],
        }
    }
    title, body = state_posting({"__NEXT_DATA__": json.dumps(state), "broken": "{"})
    assert title == "Baker"
    assert body.startswith("<p>Bake")
