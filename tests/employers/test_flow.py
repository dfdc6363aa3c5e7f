"""The employers' servers: what they note, when they refuse, and what goes wrong on request."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Page

from companion.browser.launch import BrowserSession
from tests.employers.site import HOST_RULES, EmployersSite
from tests.employers.vendors import all_vendors

pytestmark = pytest.mark.asyncio(loop_scope="module")

SLUG = "electrician"
MAIL = "maya@example.com"
PERSON = {"full_name": "Maya Lindgren", "email": MAIL}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running() -> AsyncIterator[EmployersSite]:
    async with EmployersSite() as site:
        yield site


@pytest_asyncio.fixture(loop_scope="module")
async def site(running: EmployersSite) -> AsyncIterator[EmployersSite]:
    """The running site, with nothing received and no conditions set."""
    running.receipts.clear()
    running.clear()
    yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[BrowserSession]:
    async with BrowserSession(shell=True, args=[HOST_RULES]) as session:
        yield session


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: BrowserSession) -> AsyncIterator[Page]:
    opened = await browser.new_page()
    yield opened
    await opened.close()


async def _send(site: EmployersSite, path: str = "apply", **fields: str) -> tuple[int, Any]:
    """Hand an application in as a form's script does."""
    body = aiohttp.FormData()
    answers = {question.id: _answer(question) for question in site.postings[SLUG].questions if question.required}
    for name, value in (answers | PERSON | fields).items():
        body.add_field(name, value)
    if path == "apply":
        body.add_field("resume", b"%PDF-1.4 resume", filename="maya.pdf", content_type="application/pdf")
    headers = {"Host": f"careers.employers.test:{site.port}"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"http://127.0.0.1:{site.port}/jobs/{SLUG}/{path}", data=body, headers=headers) as reply,
    ):
        return reply.status, await reply.json()


def _answer(question: Any) -> str:
    return question.options[0] if question.options else "1"


async def test_what_arrives_is_noted_with_the_bytes_of_its_files(site: EmployersSite) -> None:
    assert (await _send(site))[0] == 200
    (note,) = site.receipts.of(SLUG, MAIL)
    assert note.accepted
    assert note.fields["full_name"] == ["Maya Lindgren"]
    assert note.files["resume"].sha256 == hashlib.sha256(b"%PDF-1.4 resume").hexdigest()
    assert site.receipts.counts() == {(SLUG, MAIL): 1}


async def test_another_process_reads_the_same(site: EmployersSite) -> None:
    await _send(site)
    await _send(site, email="other@example.com")
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{site.port}/receipts", params={"slug": SLUG}) as reply,
    ):
        told = await reply.json()
    assert [one["applicant"] for one in told["receipts"]] == [MAIL, "other@example.com"]
    assert told["counts"] == [{"slug": SLUG, "applicant": who, "accepted": 1} for who in (MAIL, "other@example.com")]


async def test_a_second_application_is_counted_or_refused(site: EmployersSite) -> None:
    await _send(site)
    assert (await _send(site))[0] == 200
    assert site.receipts.counts()[(SLUG, MAIL)] == 2
    site.set(SLUG, refuse_duplicates=True)
    status, body = await _send(site)
    assert (status, body["errors"]) == (409, {"": "You have already applied for this job."})
    assert site.receipts.counts()[(SLUG, MAIL)] == 2


async def test_a_code_from_the_mail_completes_an_application(site: EmployersSite) -> None:
    site.set(SLUG, email_code=True)
    status, body = await _send(site)
    assert (status, body["code"]["applicant"]) == (202, MAIL)
    assert not site.receipts.accepted(SLUG)
    wrong = f"{(int(site.codes[MAIL]) + 1) % 1_000_000:06}"
    assert (await _send(site, "code", applicant=MAIL, code=wrong))[1]["errors"] == {"": "That code is not right."}
    assert (await _send(site, "code", applicant=MAIL, code=site.codes[MAIL]))[0] == 200
    assert len(site.receipts.accepted(SLUG, MAIL)) == 1


@pytest.mark.parametrize(
    ("conditions", "status", "outcome"),
    [
        ({"closed": "submit"}, 410, "closed"),
        ({"captcha": "form"}, 403, "captcha"),
        ({"refuses": {"phone": (r"\d{10}", "Use ten digits.")}}, 422, "refused"),
    ],
)
async def test_it_is_refused(site: EmployersSite, conditions: dict[str, Any], status: int, outcome: str) -> None:
    site.set(SLUG, **conditions)
    assert (await _send(site, phone="555"))[0] == status
    assert [one.outcome for one in site.receipts] == [outcome]


async def test_an_answer_lost_on_the_way_was_still_received(site: EmployersSite) -> None:
    site.set(SLUG, trouble={"answer": "reset"})
    with pytest.raises(aiohttp.ClientError):
        await _send(site)
    assert len(site.receipts.accepted(SLUG, MAIL)) == 1
    site.set(SLUG, trouble={"submit": "reset"})
    with pytest.raises(aiohttp.ClientError):
        await _send(site)
    assert len(site.receipts.accepted(SLUG, MAIL)) == 1


async def test_a_form_goes_in_circles_or_breaks(site: EmployersSite) -> None:
    url = f"http://127.0.0.1:{site.port}/jobs/{SLUG}/apply"
    async with aiohttp.ClientSession() as session:
        site.set(SLUG, trouble={"form": "loop"})
        with pytest.raises(aiohttp.TooManyRedirects):
            await session.get(url)
        site.set(SLUG, trouble={"form": "error"})
        assert (await session.get(url)).status == 500
        site.set(SLUG, trouble={"form": "hang"})
        with pytest.raises(TimeoutError):
            await session.get(url, timeout=aiohttp.ClientTimeout(total=0.3))


async def test_a_misspelt_condition_is_refused(site: EmployersSite) -> None:
    with pytest.raises(TypeError, match="captha"):
        site.set(SLUG, captha="form")


async def test_each_kind_of_vendor_is_there_once() -> None:
    kinds = [vendor.kind for vendor in all_vendors()]
    assert len(kinds) == len(set(kinds))


@pytest.mark.browser
async def test_the_account_wall_opens_to_a_new_account(site: EmployersSite, page: Page) -> None:
    slug = "mechanical-engineer"
    site.set(slug, account_wall=True, manual_choice=True)
    await page.goto(site.posting_url(slug))
    await page.get_by_role("button", name="Apply", exact=True).click()
    await page.get_by_role("button", name="Apply Manually").click()
    await page.get_by_role("link", name="Create Account").click()
    await page.get_by_label("Email Address").fill("wall@example.com")
    await page.get_by_label("Password", exact=True).fill("secret")
    await page.get_by_label("Verify New Password").fill("secret")
    await page.get_by_role("button", name="Create Account").click()
    await page.locator("#wd-root h2", has_text="My Information").wait_for()
    assert site.flow.accounts == {"wall@example.com": "secret"}


@pytest.mark.browser
async def test_objections_stand_at_their_fields_and_what_was_typed_stays(site: EmployersSite, page: Page) -> None:
    site.set(SLUG, refuses={"phone": (r"\d{10}", "Use ten digits.")})
    await page.goto(site.form_url(SLUG))
    await _by_hand(page, site)
    await page.locator("button.submit").click()
    await page.locator("#phone-error").wait_for()
    assert await page.locator("#full_name").input_value() == "Maya Lindgren"
    await page.locator("#phone").fill("3125550148")
    await page.locator("#resume").set_input_files({"name": "m.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    await page.locator("button.submit").click()
    await page.wait_for_url("**/confirmation")
    assert [one.outcome for one in site.receipts] == ["refused", "accepted"]


@pytest.mark.browser
async def test_the_captcha_lets_who_ticked_it_through(site: EmployersSite, page: Page) -> None:
    site.set(SLUG, captcha="submit", confirmation="in_place")
    await page.goto(site.form_url(SLUG))
    await _by_hand(page, site)
    await page.locator("button.submit").click()
    box = page.frame_locator(".h-captcha iframe").locator("#human")
    async with page.expect_response("**/captcha"):
        await box.check()
    await page.locator('[name="h-captcha-response"]:not([value=""])').wait_for(state="attached")
    await page.locator("button.submit").click()
    await page.locator(".confirmation").wait_for()
    assert [one.outcome for one in site.receipts] == ["accepted"]


async def _by_hand(page: Page, site: EmployersSite) -> None:
    """Fill the plain form as a person would, in the least possible way."""
    await page.locator("#full_name").fill("Maya Lindgren")
    await page.locator("#email").fill(MAIL)
    await page.locator("#phone").fill("555")
    await page.locator("#resume").set_input_files({"name": "m.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    for question in site.postings[SLUG].questions:
        if question.required and question.options:
            await page.locator(f'input[name="{question.id}"]').first.check()
        elif question.required:
            await page.locator(f"#q-{question.id}").fill("2026-12-01" if question.type == "date" else "1")
