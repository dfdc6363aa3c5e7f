"""How one posting stands: feedback, attempt and application in one answer."""

from __future__ import annotations

from tests.api.test_jobs import COMPANY, save_profile, score, snapshot
from tests.support.companion import CompanionUnderTest

STANDING = "/api/jobmatcher/standing/"


async def test_a_posting_s_standing_follows_what_is_done_with_it(app: CompanionUnderTest) -> None:
    await save_profile(app, "Python")
    posting = (await score(app, snapshot("https://jobs.example.com/1", title="Engineer")))["posting_id"]
    other = (await score(app, snapshot("https://jobs.example.com/2", title="Nurse")))["posting_id"]
    assert await app.ok(STANDING, {"posting": posting}) == {
        "state": "new", "attempt": None, "application": None, "namesake": None,
    }  # fmt: skip
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


async def test_a_job_of_this_name_that_was_applied_to_elsewhere_is_told(app: CompanionUnderTest) -> None:
    await save_profile(app, "Python")
    posting = (await score(app, snapshot("https://jobs.example.com/1", title="Engineer")))["posting_id"]
    for title, employer in (("Engineer", "Somebody Else"), ("Nurse", COMPANY)):
        await app.ok("/api/jobtracker/applications/add/", {"company": employer, "title": title})
    assert (await app.ok(STANDING, {"posting": posting}))["namesake"] is None
    told = {"company": COMPANY, "title": "ENGINEER", "status": "saved"}
    same = (await app.ok("/api/jobtracker/applications/add/", told))["application"]["id"]
    assert (await app.ok(STANDING, {"posting": posting}))["namesake"] is None, "saved is not applied to"
    await app.ok(f"/api/jobtracker/application/{same}/status/", {"status": "applied"}, method="PATCH")
    now = await app.ok(STANDING, {"posting": posting})
    assert (now["namesake"]["id"], now["namesake"]["status"]) == (same, "applied")
    own = await app.ok("/api/jobtracker/applications/add/", {"posting_id": posting, "status": "applied"})
    now = await app.ok(STANDING, {"posting": posting})
    assert (now["application"]["id"], now["namesake"]) == (own["application"]["id"], None)


async def test_a_posting_that_is_not_stored_is_said_so(app: CompanionUnderTest) -> None:
    status, reply = await app.call("POST", STANDING, {"posting": 99})
    assert (status, reply["error"]) == (404, "posting_unknown")
    assert "99" in reply["message"]
