"""The pages between a posting and its form, or between submit and confirmation."""

from __future__ import annotations

from tests.employers.markup import Page, e
from tests.employers.postings import EmployerPosting
from tests.employers.receipts import Submission

CAPTCHA = """<!doctype html><title>hCaptcha</title><body style="margin:0;border:1px solid #bbb;height:74px;font:16px system-ui">
<label style="display:flex;align-items:center;gap:12px;height:100%;padding:0 16px"><input type="checkbox" id="human" style="width:26px;height:26px"> I am human</label>
<script>document.querySelector('#human').addEventListener('change', async () => {
  const { token } = await (await fetch('/captcha', { method: 'POST' })).json();
  parent.postMessage({ captcha: token }, '*');
});</script></body>"""


def choice_page(posting: EmployerPosting, apply_path: str) -> Page:
    """How would you like to apply? As Workday asks it."""
    form = f"/jobs/{posting.slug}/{apply_path}"
    body = (
        f'<main><h1>Start Your Application</h1><h3>{e(posting.title)}</h3><div role="group" aria-label="Ways to apply">'
        f'<p><a class="button" role="button" data-automation-id="autofillWithResume" href="{form}?resume">Autofill with Resume</a></p>'
        f'<p><a class="button" role="button" data-automation-id="applyManually" href="{form}">Apply Manually</a></p>'
        f'<p><a class="button" role="button" data-automation-id="useMyLastApplication" href="{form}?last">Use My Last Application</a></p></div></main>'
    )
    return Page("Start Your Application", body)


def sign_in_page(posting: EmployerPosting, *, new: bool, refused: bool = False) -> Page:
    """Sign in, or make an account."""
    base = f"/jobs/{posting.slug}/signin"
    heading, other = ("Create Account", "Sign In") if new else ("Sign In", "Create Account")
    again = '<div class="field"><label for="verify">Verify New Password</label><input type="password" id="verify" name="verify" autocomplete="new-password" required></div>'
    said = '<p class="form-error" role="alert">Wrong email address or password.</p>' if refused else ""
    if refused and new:
        said = '<p class="form-error" role="alert">There is already an account with this email address.</p>'
    body = (
        f'<main><h1>{heading}</h1><p>to apply for {e(posting.title)}</p>{said}<form id="signin" method="post" action="{base}{"?new" if new else ""}">'
        '<div class="field"><label for="email">Email Address</label><input type="email" id="email" name="email" autocomplete="username" required></div>'
        f'<div class="field"><label for="password">Password</label><input type="password" id="password" name="password" autocomplete="{"new" if new else "current"}-password" required></div>{again if new else ""}'
        f'<button class="submit" data-automation-id="{"createAccountSubmitButton" if new else "signInSubmitButton"}">{heading}</button></form>'
        f'<p><a href="{base}{"" if new else "?new"}">{other}</a></p></main>'
    )
    return Page(heading, body)


def code_page(posting: EmployerPosting, told: Submission) -> Page:
    """Asks for the code that was sent by mail."""
    said = "".join(f'<p class="form-error" role="alert">{e(message)}</p>' for message in told.errors.values())
    body = (
        f"<main><h1>Confirm your email address</h1><p>We sent a six-digit verification code to {e(told.applicant)}. Enter it to finish your application for {e(posting.title)}.</p>{said}"
        f'<form id="code" method="post" action="/jobs/{posting.slug}/code"><input type="hidden" name="applicant" value="{e(told.applicant)}">'
        '<div class="field"><label for="security-code">Verification code</label><input type="text" id="security-code" name="code" inputmode="numeric" maxlength="6" autocomplete="one-time-code" required></div>'
        '<button class="submit">Confirm</button></form></main>'
    )
    return Page("Verification code", body)
