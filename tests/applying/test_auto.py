"""Auto: sent without a person only when nothing is in doubt; walls, objections and silence are handed over honestly."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.applying import Applier

pytestmark = pytest.mark.asyncio(loop_scope="session")

END = ("confirmed", "ready", "needs_input", "needs_human", "unknown", "failed")


async def end_of(applier: Applier, slug: str, mode: str = "auto", **conditions: Any) -> dict[str, Any]:
    """Where one attempt comes to rest."""
    if conditions:
        applier.site.set(slug, **conditions)
    (attempt,) = await applier.queue(applier.site.posting_url(slug), mode=mode)
    found = await applier.until(attempt, *END)
    if found["attempt"]["state"] in ("ready", "needs_input", "needs_human", "failed"):
        await applier.app.ok("/api/jobapplier/queue/remove/", {"attempts": [attempt]})
    return found


def stand(found: dict[str, Any]) -> tuple[str, str]:
    return found["attempt"]["state"], found["attempt"]["reason"]


async def test_a_form_without_doubt_is_sent(applier: Applier) -> None:
    found = await end_of(applier, "accountant")
    assert found["attempt"]["state"] == "confirmed", found["attempt"]
    (received,) = applier.site.receipts.of("accountant")
    assert received.accepted


async def test_an_open_question_or_a_declaration_stops_it(applier: Applier) -> None:
    found = await end_of(applier, "customer-success")
    assert stand(found) == ("needs_input", "question")
    assert any(item["declaration"] for item in found["review"]["items"] if item["key"] in found["review"]["open"])
    assert applier.site.receipts.of("customer-success") == []


async def test_what_the_server_objects_to_comes_back_to_its_question(applier: Applier) -> None:
    found = await end_of(applier, "data-analyst", refuses={"email": (r".*@acme\.com", "Use your Acme address")})
    assert stand(found) == ("needs_input", "validation"), found["attempt"]
    (item,) = [item for item in found["review"]["items"] if item["field_id"] == "email"]
    assert "Use your Acme address" in item["reason"]
    assert item["key"] in found["review"]["open"]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"account_wall": True}, ("needs_human", "login")),
        ({"captcha": "form"}, ("needs_human", "captcha")),
        ({"closed": "posting"}, ("failed", "closed")),
        ({"trouble": {"posting": "error"}}, ("failed", "server_error")),
        ({"trouble": {"posting": "reset"}}, ("failed", "reset")),
        ({"trouble": {"posting": "loop"}}, ("failed", "redirects")),
    ],
    ids=lambda value: str(value),
)
async def test_walls_and_trouble_before_the_form(
    applier: Applier, conditions: dict[str, Any], expected: tuple[str, str]
) -> None:
    found = await end_of(applier, "line-cook", **conditions)
    assert stand(found) == expected, found["attempt"]
    assert applier.site.receipts.of("line-cook") == []


async def test_a_captcha_or_a_code_after_the_button_is_the_persons(applier: Applier) -> None:
    assert stand(await end_of(applier, "line-cook", captcha="submit")) == ("needs_human", "captcha")
    applier.site.clear()
    found = await end_of(applier, "line-cook", email_code=True)
    assert stand(found) == ("needs_human", "code"), found["attempt"]
    assert applier.site.receipts.accepted("line-cook") == []


async def test_a_broken_answer_is_unknown_and_never_sent_again(applier: Applier) -> None:
    found = await end_of(applier, "supply-planner", trouble={"answer": "reset"})
    assert found["attempt"]["state"] == "unknown", found["attempt"]
    assert len(applier.site.receipts.of("supply-planner")) == 1
    number = found["attempt"]["id"]
    for path, body in (("resume", {"attempt": number}), ("review/approve", {"attempt": number, "digest": "x"})):
        status, _ = await applier.app.call("POST", f"/api/jobapplier/{path}/", body)
        assert status == 409, path
    settled = await applier.app.ok("/api/jobapplier/settle/", {"attempt": number, "sent": True})
    assert settled["attempt"]["state"] == "submitted"
