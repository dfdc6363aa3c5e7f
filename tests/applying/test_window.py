"""Hand-over: what only a person can do is done in a real window at the right page, and the attempt goes on from there."""

from __future__ import annotations

import pytest
from playwright.async_api import Page

from companion.jobapplier.runner.code import WAITS
from companion.jobtracker.mail.message import Address, MailMessage
from tests.support.applying import Applier

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(300)]
PASSWORD = "correct horse battery"


async def test_a_person_signs_in_solves_the_captcha_and_gives_the_code_and_it_goes_on(
    applier: Applier, screen: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = applier.site
    slug = applier.posting("line-cook", asks=False, account_wall=True, captcha="form", email_code=True)
    (attempt,) = await applier.queue(site.posting_url(slug), mode="auto")
    parked = await applier.rest(attempt)
    assert (parked["attempt"]["state"], parked["attempt"]["reason"]) == ("needs_human", "login")
    assert "problem" in {one["kind"] for one in parked["evidence"]}, "a picture says where it stopped"
    monkeypatch.setenv("DISPLAY", screen or ":0")
    await applier.app.ok("/api/jobapplier/resume/", {"attempt": attempt, "window": True})
    await applier.when(
        attempt, lambda one: one["attempt"]["state"] == "opening" and one["attempt"]["reason"] == "login"
    )
    window = applier.window()
    assert window.url == site.url("careers", f"/jobs/{slug}/signin"), "it stands where the person is needed"
    await _make_account(window, f"{slug}@example.com")
    await applier.when(attempt, lambda one: one["attempt"]["reason"] == "captcha")
    await window.frame_locator(".h-captcha iframe").locator("#human").check()
    code = window.get_by_label("Verification code")
    await code.wait_for(timeout=90_000)
    email = applier.profile.resume.basics.email or ""
    assert site.receipts.accepted(slug) == []
    await code.fill(site.codes[email])
    await window.get_by_role("button", name="Confirm").click()
    done = await applier.rest(attempt)
    assert done["attempt"]["state"] == "confirmed", done["attempt"]
    assert len(site.receipts.accepted(slug)) == 1


async def _make_account(window: Page, email: str) -> None:
    await window.get_by_role("link", name="Create Account").click()
    await window.get_by_label("Email Address").fill(email)
    await window.get_by_label("Password", exact=True).fill(PASSWORD)
    await window.get_by_label("Verify New Password").fill(PASSWORD)
    await window.get_by_role("button", name="Create Account").click()


async def test_where_there_is_no_screen_no_window_is_promised(
    applier: Applier, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    body = {"attempt": 1, "window": True}
    status, reply = await applier.app.call("POST", "/api/jobapplier/resume/", body)
    assert (status, reply["error"]) == (409, "no_display")


async def test_a_code_by_mail_is_put_in_only_where_the_person_switched_that_on(applier: Applier) -> None:
    site = applier.site
    slug = applier.posting("line-cook", asks=False, email_code=True)
    await applier.app.ok("/api/jobapplier/settings/change/", {"read_codes": True})
    try:
        (attempt,) = await applier.queue(site.posting_url(slug), mode="auto")
        await applier.when(attempt, lambda one: one["attempt"]["note"] == WAITS)
        code = site.codes[applier.profile.resume.basics.email or ""]
        mail = MailMessage(
            sender=Address("The Copper Ladle", "no-reply@copperladle.example"), subject="Your verification code"
        )
        applier.app.companion.services.tracker.codes.seen(1, mail, code)
        done = await applier.rest(attempt)
    finally:
        await applier.app.ok("/api/jobapplier/settings/change/", {"read_codes": False})
    assert done["attempt"]["state"] == "confirmed", done["attempt"]
    assert [one.outcome for one in site.receipts.of(slug)] == ["code_wanted", "accepted"]
    assert code not in str(done["steps"]) + str(done["review"]), "the code is kept nowhere"
