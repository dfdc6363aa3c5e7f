"""How one posting stands: feedback, attempt and application in one answer."""

from __future__ import annotations

from tests.api.test_jobs import save_profile, score, snapshot
from tests.support.companion import CompanionUnderTest

STANDING = "/api/jobmatcher/standing/"


async def test_a_posting_s_standing_follows_what_is_done_with_it(app: CompanionUnderTest) -> None:
    await save_profile(app, "Python")
    posting = (await score(app, snapshot("https://jobs.example.com/1", title="Engineer")))["posting_id"]
    other = (await score(app, snapshot("https://jobs.example.com/2", title="Nurse")))["posting_id"]
    assert await app.ok(STANDING, {"posting": posting}) == {"state": "new", "attempt": None, "application": None}
    await app.ok("/api/jobmatcher/feedback/", {"posting": posting, "kind": "saved"})
    assert (await app.ok(STANDING, {"posting": posting}))["state"] == "saved"
    await app.ok("/api/jobmatcher/feedback/", {"posting": posting, "kind": "cleared"})
    assert (await app.ok(STANDING, {"posting": posting}))["state"] == "new"
    await app.ok("/api/jobapplier/settings/change/", {"on": False})
    (attempt,) = (await app.ok("/api/jobapplier/queue/add/", {"postings": [posting], "anyway": True}))["added"]
    added = await app.ok("/api/jobtracker/applications/add/", {"posting_id": posting, "status": "applied"})
    now = await app.ok(STANDING, {"posting": posting})
    assert (now["attempt"]["id"], now["attempt"]["waits"]) == (attempt["id"], "applying is switched off")
    assert (now["application"]["id"], now["application"]["status"]) == (added["application"]["id"], "applied")
    await app.ok("/api/jobapplier/queue/remove/", {"attempts": [attempt["id"]]})
    assert (await app.ok(STANDING, {"posting": posting}))["attempt"] is None
    assert (await app.ok(STANDING, {"posting": other}))["application"] is None


async def test_a_posting_that_is_not_stored_is_said_so(app: CompanionUnderTest) -> None:
    status, reply = await app.call("POST", STANDING, {"posting": 99})
    assert (status, reply["error"]) == (404, "posting_unknown")
    assert "99" in reply["message"]
