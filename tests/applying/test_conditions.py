"""Everything that stands between a posting and its confirmation, all at once in one queue: each attempt ends as it should,
the runner goes on with the next, and no employer gets anything twice or against its own word.

Every posting is sent by itself (`auto`), so that whatever stops one is the condition under test.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.employers.receipts import Submission
from tests.support.applying import Applier

pytestmark = pytest.mark.asyncio(loop_scope="session")

NUISANCES = ("alert", "confirm", "beforeunload", "download", "geolocation", "notifications", "memory")


@dataclass(frozen=True)
class Scene:
    """One posting under conditions, and where its attempt must end. `taken`: applications the employer accepted."""

    form: str
    ends: tuple[str, str]
    """State and reason."""
    taken: int = 0
    conditions: dict[str, Any] = field(default_factory=dict)


SENT = ("confirmed", "")
UNKNOWN = ("unknown", "")
"""For whatever reason: how a broken site looks to a browser differs from time to time."""
SCENES: dict[str, Scene] = {
    "nothing": Scene("accountant", SENT, 1),
    "by hand past a choice": Scene("supply-planner", SENT, 1, {"manual_choice": True}),
    "a new tab by a link": Scene("accountant", SENT, 1, {"new_tab": "link"}),
    "a new tab by a script": Scene("supply-planner", SENT, 1, {"new_tab": "script"}),
    "embedded by the employer": Scene("accountant", SENT, 1, {"embedded": True}),
    "confirmed late": Scene("accountant", SENT, 1, {"slow_s": 3.0}),
    "confirmed in place": Scene("accountant", SENT, 1, {"confirmation": "in_place"}),
    "nuisances": Scene("accountant", SENT, 1, {"nuisances": NUISANCES}),
    "an account": Scene("line-cook", ("needs_human", "login"), 0, {"account_wall": True}),
    "a captcha in the form": Scene("accountant", ("needs_human", "captcha"), 0, {"captcha": "form"}),
    "a captcha after the button": Scene("accountant", ("needs_human", "captcha"), 0, {"captcha": "submit"}),
    "a code by mail": Scene("accountant", ("needs_human", "code"), 0, {"email_code": True}),
    "a question nobody answered": Scene("customer-success", ("needs_input", "question")),
    "an objection": Scene("accountant", ("needs_input", "validation"), 0, {"refuses": {"email": (r".*@acme\.com", "Use your Acme address")}}),
    "an application there already": Scene("accountant", ("submitted", ""), 1, {"refuse_duplicates": True}),
    "closed": Scene("line-cook", ("failed", "closed"), 0, {"closed": "posting"}),
    "closed meanwhile": Scene("accountant", ("failed", "closed"), 0, {"closed": "submit"}),
    "posting: no answer": Scene("line-cook", ("failed", "timeout"), 0, {"trouble": {"posting": "hang"}}),
    "posting: cut off": Scene("line-cook", ("failed", "reset"), 0, {"trouble": {"posting": "reset"}}),
    "posting: error": Scene("line-cook", ("failed", "server_error"), 0, {"trouble": {"posting": "error"}}),
    "posting: in circles": Scene("line-cook", ("failed", "redirects"), 0, {"trouble": {"posting": "loop"}}),
    "form: no answer": Scene("line-cook", ("failed", "timeout"), 0, {"trouble": {"form": "hang"}}),
    "form: error": Scene("line-cook", ("failed", "server_error"), 0, {"trouble": {"form": "error"}}),
    "button: cut off before": Scene("accountant", UNKNOWN, 0, {"trouble": {"submit": "reset"}}),
    "button: cut off after": Scene("accountant", UNKNOWN, 1, {"trouble": {"answer": "reset"}}),
    "button: error after": Scene("accountant", UNKNOWN, 1, {"trouble": {"answer": "error"}}),
    "button: no answer": Scene("accountant", UNKNOWN, 1, {"trouble": {"answer": "hang"}}),
    "script: cut off after": Scene("supply-planner", UNKNOWN, 1, {"trouble": {"answer": "reset"}}),
    "script: error after": Scene("supply-planner", UNKNOWN, 1, {"trouble": {"answer": "error"}}),
}  # fmt: skip


@pytest.mark.timeout(600)
async def test_each_ends_as_it_should_and_the_runner_goes_on(applier: Applier) -> None:
    site = applier.site
    slugs = {name: applier.posting(scene.form, **scene.conditions) for name, scene in SCENES.items()}
    site.receipts.append(_by_hand(applier, slugs["an application there already"]))
    attempts = await applier.queue(*(site.posting_url(slug) for slug in slugs.values()), mode="auto")
    ends = [scene.ends[0] for scene in SCENES.values()]
    found = dict(zip(slugs, await asyncio.gather(*map(applier.rest, attempts, ends)), strict=True))
    ended = {name: (_end(one["attempt"]), len(site.receipts.accepted(slugs[name]))) for name, one in found.items()}
    assert ended == {name: (scene.ends, scene.taken) for name, scene in SCENES.items()}
    assert "already" in found["an application there already"]["confirmation"]
    _an_objection_comes_back_to_its_question(found["an objection"])
    await applier.runner.settle()
    found = {name: await applier.detail(one["attempt"]["id"]) for name, one in found.items()}
    for name, one in found.items():
        if SCENES[name].taken:
            assert one["attempt"]["application"] is not None, f"{name}: it is followed"
    unknown = [one["attempt"] for one in found.values() if one["attempt"]["state"] == "unknown"]
    for number, attempt in enumerate(unknown):
        await _never_sent_again(applier, attempt["id"])
        await (_settled_by_the_person if number % 2 else _settled_by_evidence)(applier, attempt)
    counts = {name: len(site.receipts.accepted(slug)) for name, slug in slugs.items()}
    assert counts == {name: scene.taken for name, scene in SCENES.items()}


def _end(attempt: dict[str, Any]) -> tuple[str, str]:
    return attempt["state"], "" if attempt["state"] == "unknown" else attempt["reason"]


def _an_objection_comes_back_to_its_question(found: dict[str, Any]) -> None:
    (item,) = [item for item in found["review"]["items"] if item["field_id"] == "email"]
    assert "Use your Acme address" in item["reason"]
    assert item["key"] in found["review"]["open"]


async def _never_sent_again(applier: Applier, attempt: int) -> None:
    for path, body in (("resume", {"attempt": attempt}), ("review/approve", {"attempt": attempt, "digest": "x"})):
        status, _ = await applier.app.call("POST", f"/api/jobapplier/{path}/", body)
        assert status == 409, path


async def _settled_by_the_person(applier: Applier, attempt: dict[str, Any]) -> None:
    settled = await applier.app.ok("/api/jobapplier/settle/", {"attempt": attempt["id"], "sent": True})
    assert settled["attempt"]["state"] == "submitted"


async def _settled_by_evidence(applier: Applier, attempt: dict[str, Any]) -> None:
    """What mail, portal or ATS say of the application later (here: the person does) settles the attempt."""
    status = f"/api/jobtracker/application/{attempt['application']}/status/"
    await applier.app.ok(status, {"status": "acknowledged", "note": "a mail says so"}, "PATCH")
    await applier.runner.settle()
    assert (await applier.detail(attempt["id"]))["attempt"]["state"] == "confirmed"


def _by_hand(applier: Applier, slug: str) -> Submission:
    """An application of the same person that we know nothing of."""
    email = applier.profile.resume.basics.email or ""
    return Submission(slug, email, "accepted", {"email": [email]}, {}, datetime.now(UTC))
