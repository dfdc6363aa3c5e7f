"""Review: what was shown is what the employer gets, and nothing is sent before the person says so."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from tests.employers.receipts import Submission
from tests.support.applying import Applier
from tests.support.sample import RESUME_NAME

pytestmark = pytest.mark.asyncio(loop_scope="session")

EVERY_KIND = (
    "welder", "data-analyst", "accountant", "product-designer", "mechanical-engineer", "electrician",
    "field-technician", "marketing-manager", "pharmacist", "supply-planner", "store-manager", "office-manager",
    "security-engineer", "ux-researcher", "customer-success", "controller", "physical-therapist",
)  # fmt: skip
"""One form of each kind of ATS."""
ROUNDS = 5
"""Answers bring up further questions: so often it is looked again."""


@pytest.mark.timeout(600)
async def test_every_kind_of_form_is_sent_exactly_as_its_review_showed_it(applier: Applier) -> None:
    site = applier.site
    slugs = [applier.posting(slug) for slug in EVERY_KIND]
    attempts = await applier.queue(*map(site.posting_url, slugs))
    reviewed = await asyncio.gather(*(_answered(applier, attempt) for attempt in attempts))
    assert not [one for one in site.receipts if one.slug in slugs], "nothing is sent before the approval"
    for attempt in attempts:
        await applier.approve(attempt)
    done = await asyncio.gather(*map(applier.rest, attempts))
    states = {slug: (one["attempt"]["state"], one["attempt"]["note"]) for slug, one in zip(slugs, done, strict=True)}
    assert {state for state, _ in states.values()} == {"confirmed"}, states
    for slug, before, after in zip(slugs, reviewed, done, strict=True):
        (received,) = site.receipts.of(slug)
        assert received.accepted, slug
        assert _values(before) == _values(after), slug
        _sent_as_shown(slug, received, after["review"]["items"])


async def _answered(applier: Applier, attempt: int) -> dict[str, Any]:
    """The attempt when it is ready: every open question answered in the review, as a person would."""
    for _ in range(ROUNDS):
        found = await applier.rest(attempt)
        if found["attempt"]["state"] == "ready":
            assert found["review"]["open"] == []
            return found
        stands = {name: found["attempt"][name] for name in ("url", "state", "reason", "note")}
        assert stands["state"] == "needs_input", stands
        for item in found["review"]["items"]:
            if item["key"] in found["review"]["open"]:
                await applier.edit(attempt, item["key"], _answer(item))
        await applier.resume(attempt)
    raise AssertionError(f"still not ready after {ROUNDS} rounds: {found['attempt']['note']}")


def _answer(item: dict[str, Any]) -> Any:
    if item["kind"] == "checkbox":
        return True
    labels = [
        option["label"] for option in item["options"] if option["label"] and not option["label"].startswith("Select")
    ]
    if item["kind"] in ("multiselect", "checkbox_group"):
        return labels[:1]
    return (
        labels[0]
        if labels
        else {"number": "7", "url": "https://example.com/work", "date": "2026-12-01"}.get(
            item["kind"], f"7 – {item['label'][:20]}"
        )
    )


def _values(found: dict[str, Any]) -> list[Any]:
    return [(item["key"], item["value"], item["file"]) for item in found["review"]["items"]]


def _sent_as_shown(slug: str, received: Submission, items: list[dict[str, Any]]) -> None:
    """Every value of the receipt stands in the review and the other way round, and the file is the same to the byte."""
    (file,) = received.files.values()
    (shown_file,) = [item["file"] for item in items if item["file"]]
    assert shown_file == {"name": RESUME_NAME, "sha256": file.sha256, "size_bytes": file.size}, slug
    print(slug, received.fields)
    for item in items:
        print(
            "    ",
            item["field_id"],
            item["label"],
            item["kind"],
            repr(item["value"]),
            repr(item["given"]),
            [(o["label"], o["value"]) for o in item["options"]][:4],
        )
