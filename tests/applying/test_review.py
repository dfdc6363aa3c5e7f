"""Review: what was shown is what the employer gets, and nothing is sent before the person says so."""

from __future__ import annotations

import pytest

from tests.support.applying import Applier
from tests.support.sample import RESUME_NAME

pytestmark = pytest.mark.asyncio(loop_scope="session")

WELDER = {
    "How many years of TIG welding experience do you have?": "7",
    "Are you willing to take a weld test on site?": "Yes",
}


async def test_questions_are_asked_reviewed_and_sent_exactly_as_shown(applier: Applier) -> None:
    site = applier.site
    (attempt,) = await applier.queue(site.posting_url("welder"))
    asked = await applier.until(attempt, "needs_input")
    assert asked["attempt"]["reason"] == "question"
    assert (asked["attempt"]["company"], asked["attempt"]["posting"] is not None) == (
        site.postings["welder"].company,
        True,
    )
    for label, value in WELDER.items():
        await applier.answer(attempt, label, value)
    await applier.resume(attempt)
    ready = await applier.until(attempt, "ready")
    assert ready["review"]["open"] == []
    assert site.receipts.of("welder") == [], "nothing is sent before the approval"
    await applier.approve(attempt)
    done = await applier.until(attempt, "confirmed", "unknown", "ready")
    assert done["attempt"]["state"] == "confirmed", done["attempt"]
    (received,) = site.receipts.of("welder")
    assert received.accepted
    shown = {item["field_id"]: item for item in done["review"]["items"]}
    (file,) = received.files.values()
    assert shown["resume"]["file"] == {"name": RESUME_NAME, "sha256": file.sha256, "size_bytes": file.size}
    for name, field_id in (
        ("job_application[first_name]", "first_name"), ("job_application[email]", "email"),
        ("job_application[phone]", "phone"), ("job_application[answers_attributes][0][text_value]", "job_application_answers_attributes_0"),
    ):  # fmt: skip
        assert received.fields[name] == [shown[field_id]["value"]], name
    assert {one["kind"] for one in done["evidence"]} >= {"form", "before", "after", "values", "confirmation"}
    assert "Thank you for applying" in done["confirmation"]
    steps = [step["state"] for step in done["steps"]]
    assert steps.index("submitting") == len(steps) - 3, steps
    number = done["attempt"]["application"]
    if number is None:
        await applier.app.companion.services.applier.runner.look()  # type: ignore[union-attr]
        number = (await applier.detail(attempt))["attempt"]["application"]
    status = await applier.app.ok(f"/api/jobapplier/monitor-status/{number}/", method="GET")
    assert (status["application"]["application"]["status"], status["attempt"]["attempt"]["id"]) == ("applied", attempt)
    again = await applier.app.ok("/api/jobapplier/queue/add/", {"urls": [site.posting_url("welder")]})
    assert [one["code"] for one in again["refused"]] == ["applied"]


async def test_a_form_that_changed_goes_back_to_review(applier: Applier) -> None:
    site = applier.site
    (attempt,) = await applier.queue(site.posting_url("line-cook"))
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
    await applier.app.ok("/api/jobapplier/review/reject/", {"attempt": attempt})


async def test_an_approval_is_for_what_was_shown(applier: Applier) -> None:
    (attempt,) = await applier.queue(applier.site.posting_url("data-analyst"))
    await applier.until(attempt, "ready")
    body = {"attempt": attempt, "digest": "0" * 64}
    status, reply = await applier.app.call("POST", "/api/jobapplier/review/approve/", body)
    assert (status, reply["error"]) == (409, "not_now")
    await applier.app.ok("/api/jobapplier/review/reject/", {"attempt": attempt})
    assert applier.site.receipts.accepted("data-analyst") == []
