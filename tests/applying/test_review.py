"""Review: what was shown is what the employer gets, and nothing is sent before the person says so."""

from __future__ import annotations

import asyncio
import re
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
OWN = re.compile(
    r"^(utf8|fingerprint|authenticity_token|in_iframe|accountId|consent\[marketing\])$|question_?id\]?$|\[baseTemplate\]$",
    re.IGNORECASE,
)
"""Hidden fields in which a site talks to itself."""
ECHO = re.compile(r"-name$|^selectedLocation$|\[location\]\[city\]$")
"""Hidden fields in which a site repeats what is shown."""
NO_FILE = "bytearray(b'')"
"""A file box that nobody used."""
NAMELESS = [("select", "Yearly")]
"""A list without a name: browsers do not send it."""
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
    stand = {slug: (one["attempt"]["state"], one["attempt"]["note"]) for slug, one in zip(slugs, done, strict=True)}
    assert not {slug: said for slug, said in stand.items() if said[0] != "confirmed"}
    for slug, before, after in zip(slugs, reviewed, done, strict=True):
        (received,) = site.receipts.of(slug)
        assert received.accepted, slug
        assert _values(before) == _values(after), slug
        _sent_as_shown(slug, received, after["review"]["items"])
        await _is_followed(applier, site.posting_url(slug), after)


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
    offered = [option["label"] for option in item["options"] if option["label"]]
    labels = [label for label in offered if not label.startswith("Select")]
    if item["kind"] in ("multiselect", "checkbox_group"):
        return labels[:1]
    if labels:
        return labels[0]
    return {"number": "7", "url": "https://example.com/work"}.get(item["kind"], f"7 – {item['label'][:20]}")


async def _is_followed(applier: Applier, url: str, found: dict[str, Any]) -> None:
    """What was sent has its evidence, is an application that is followed, and is not queued again."""
    assert {one["kind"] for one in found["evidence"]} >= {"form", "before", "after", "values", "confirmation"}, url
    assert found["confirmation"], url
    steps = [step["state"] for step in found["steps"]]
    assert steps[-3] == "submitting", steps
    attempt, number = found["attempt"]["id"], found["attempt"]["application"]
    status = await applier.app.ok(f"/api/jobapplier/monitor-status/{number}/", method="GET")
    assert (status["application"]["application"]["status"], status["attempt"]["attempt"]["id"]) == ("applied", attempt)
    again = await applier.app.ok("/api/jobapplier/queue/add/", {"urls": [url]})
    assert [one["code"] for one in again["refused"]] == ["applied"]


def _values(found: dict[str, Any]) -> list[Any]:
    return [(item["key"], item["value"], item["file"]) for item in found["review"]["items"]]


def _sent_as_shown(slug: str, received: Submission, items: list[dict[str, Any]]) -> None:
    """Every value of the receipt stands in the review and the other way round, and the file is the same to the byte."""
    (file,) = received.files.values()
    (shown_file,) = [item["file"] for item in items if item["file"]]
    assert shown_file == {"name": RESUME_NAME, "sha256": file.sha256, "size_bytes": file.size}, slug
    left = [item for item in items if item["value"] not in (None, "", [])]
    shown = [form for item in left for form in _forms(item)]
    for name, values in received.fields.items():
        for value in filter(None, values):
            if ECHO.search(name):
                assert any(form in value for form in [*shown, RESUME_NAME]), (slug, name, value)
            elif not OWN.search(name) and value != NO_FILE:
                fitting = [one for one in left if _plain(value) in map(_plain, _forms(one))]
                # A ticked box may be sent in the words of another answer: that answer goes first.
                item = min(fitting, key=lambda one: isinstance(one["value"], bool), default=None)
                assert item is not None, f"{slug}: {name} = {value!r} was not shown"
                left.remove(item)
    unsent = [(item["field_id"], item["value"]) for item in left if item["source"] != "page"]
    assert unsent in ([], NAMELESS), f"{slug}: shown, but not sent: {unsent}"


def _forms(item: dict[str, Any]) -> list[str]:
    """What a form may send for a value that is shown: the words, the choice's own value, a date by its parts."""
    value = item["value"]
    if isinstance(value, bool):
        return ["true", "1", "on", "yes"]
    if item["kind"] == "date_parts":
        year, month = value.split("-")[:2]
        return [f"{int(month)}/{year}"]
    words = value if isinstance(value, list) else [value]
    return [*words, *(option["value"] for option in item["options"] if option["label"] in words and option["value"])]


def _plain(value: str) -> str:
    return value.replace("\r\n", "\n").casefold()


async def test_a_form_that_changed_goes_back_to_review(applier: Applier) -> None:
    site = applier.site
    (attempt,) = await applier.queue(site.posting_url(applier.posting("line-cook", asks=False)))
    ready = await applier.until(attempt, "ready")
    await applier.app.ok("/api/jobapplier/settings/change/", {"on": False})
    await applier.approve(attempt)
    items = ready["review"]["items"]
    there_before = {**items[0], "key": "0:top#gone", "field_id": "gone", "label": "A question that was there"}
    store = applier.app.companion.services.applier.store
    queued = await store.get(1, attempt)
    assert queued is not None
    before = {**ready["review"], "items": [*items, there_before]}
    await store.advance(queued, "queued", "test", review=before)
    sent = len(site.receipts)
    await applier.app.ok("/api/jobapplier/settings/change/", {"on": True})
    back = await applier.until(attempt, "ready")
    assert back["attempt"]["reason"] == "changed"
    assert "is gone" in back["attempt"]["note"]
    assert (back["approved"], len(site.receipts)) == (False, sent)


async def test_an_approval_is_for_what_was_shown_and_ends_when_the_person_applied_by_hand(applier: Applier) -> None:
    slug = applier.posting("line-cook", asks=False)
    (attempt,) = await applier.queue(applier.site.posting_url(slug))
    ready = await applier.until(attempt, "ready")
    body = {"attempt": attempt, "digest": "0" * 64}
    status, reply = await applier.app.call("POST", "/api/jobapplier/review/approve/", body)
    assert (status, reply["error"]) == (409, "not_now")
    address = ready["attempt"]["url"]
    thanks = {"before_url": address, "url": address, "text": "Thank you for applying!", "form_gone": True}
    by_hand = {"posting_id": ready["attempt"]["posting"], "page": thanks}
    sent = await applier.app.ok("/api/jobapplier/start-monitoring/", by_hand)
    assert sent["application"]["status"] == "applied"
    await applier.approve(attempt)
    found = await applier.until(attempt, "failed")
    assert (found["attempt"]["reason"], "meanwhile" in found["attempt"]["note"]) == ("applied", True)
    assert applier.site.receipts.of(slug) == []
