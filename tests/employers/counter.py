"""Where applications are handed in: the form's page, its doors (sign-in, choice, captcha, code), and the receipt."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from aiohttp import web

from tests.employers import doors
from tests.employers.flow import SESSION_COOKIE, STATUS, Parcel
from tests.employers.markup import Page
from tests.employers.pages import closed_page, html, with_script
from tests.employers.postings import EmployerPosting
from tests.employers.receipts import ReceivedFile, Submission
from tests.employers.vendor import Vendor

if TYPE_CHECKING:
    from tests.employers.site import EmployersSite

FORM = r"/jobs/{slug}/{form:apply|application}"


class Counter:
    """Handlers that receive."""

    def __init__(self, site: EmployersSite) -> None:
        self._site = site
        self._flow = site.flow

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get(FORM, self._form), web.post(FORM, self._receive), web.post("/jobs/{slug}", self._receive),
            web.get("/jobs/{slug}/confirmation", self._confirmation), web.get(FORM + "/confirmation", self._confirmation),
            web.post("/jobs/{slug}/draft", self._draft), web.get("/jobs/{slug}/start", self._start),
            web.get("/jobs/{slug}/signin", self._sign_in_page), web.post("/jobs/{slug}/signin", self._sign_in),
            web.post("/jobs/{slug}/code", self._code), web.get("/captcha", self._captcha), web.post("/captcha", self._solve),
            web.get("/receipts", self._receipts),
        ]  # fmt: skip

    async def _form(self, request: web.Request) -> web.Response:
        vendor, posting = self._site.found(request)
        rules = self._site.conditions[posting.slug]
        await self._flow.trouble(request, posting.slug, "form")
        if rules.closed == "posting":
            return html(closed_page(posting), vendor)
        if rules.account_wall and not self._flow.signed_in(request):
            raise web.HTTPFound(f"/jobs/{posting.slug}/signin")
        return html(with_script(vendor.form_for(posting, request.query), rules.in_page()), vendor)

    async def _receive(self, request: web.Request) -> web.Response:
        vendor, posting = self._site.found(request)
        await self._flow.trouble(request, posting.slug, "submit")
        told = await self._flow.receive(vendor, posting, await _parcel(request))
        await self._flow.trouble(request, posting.slug, "answer")
        return self._answer(request, vendor, posting, told)

    async def _code(self, request: web.Request) -> web.Response:
        vendor, posting = self._site.found(request)
        given = await request.post()
        told = self._flow.with_code(posting, str(given.get("applicant", "")), str(given.get("code", "")))
        return self._answer(request, vendor, posting, told)

    def _answer(self, request: web.Request, vendor: Vendor, posting: EmployerPosting, told: Submission) -> web.Response:
        """JSON to a script, a page to a browser."""
        if "text/html" in request.headers.get("Accept", ""):
            return self._page(vendor, posting, told)
        body: dict[str, object] = {"errors": told.errors}
        if told.outcome == "code_wanted":
            body["code"] = {"path": f"/jobs/{posting.slug}/code", "applicant": told.applicant}
        if told.accepted:
            body |= {"html": vendor.thanks_html(posting), "address": self._address(vendor, posting)}
        return web.json_response(body, status=STATUS[told.outcome])

    def _page(self, vendor: Vendor, posting: EmployerPosting, told: Submission) -> web.Response:
        if told.outcome == "code_wanted":
            return html(doors.code_page(posting, told), vendor)
        if not told.accepted:
            rules = self._site.conditions[posting.slug]
            form = vendor.form_for(posting, {name: values[0] for name, values in told.fields.items()})
            said = rules.in_page() | {"errors": told.errors, "values": told.fields}
            return html(with_script(form, said), vendor, STATUS[told.outcome])
        address = self._address(vendor, posting)
        if address:
            raise web.HTTPSeeOther(address)
        return html(Page(posting.title, f"<main>{vendor.thanks_html(posting)}</main>"), vendor)

    def _address(self, vendor: Vendor, posting: EmployerPosting) -> str | None:
        wanted = self._site.conditions[posting.slug].confirmation or vendor.confirms
        return f"/jobs/{posting.slug}/confirmation" if wanted == "address" else None

    async def _confirmation(self, request: web.Request) -> web.Response:
        vendor, posting = self._site.found(request)
        return html(Page("Application sent", f"<main>{vendor.thanks_html(posting)}</main>"), vendor)

    async def _draft(self, request: web.Request) -> web.Response:
        self._site.drafts.append(await request.json())
        return web.json_response({"saved": True})

    async def _start(self, request: web.Request) -> web.Response:
        vendor, posting = self._site.found(request)
        return html(doors.choice_page(posting, vendor.apply_path), vendor)

    async def _sign_in_page(self, request: web.Request) -> web.Response:
        vendor, posting = self._site.found(request)
        return html(doors.sign_in_page(posting, new="new" in request.query), vendor)

    async def _sign_in(self, request: web.Request) -> web.Response:
        vendor, posting = self._site.found(request)
        given = await request.post()
        new = "new" in request.query
        session = self._flow.sign_in(str(given.get("email", "")), str(given.get("password", "")), new=new)
        if session is None:
            return html(doors.sign_in_page(posting, new=new, refused=True), vendor, status=401)
        reply = web.HTTPSeeOther(f"/jobs/{posting.slug}/{vendor.apply_path}")
        reply.set_cookie(SESSION_COOKIE, session, httponly=True, samesite="Lax")
        raise reply

    async def _captcha(self, _: web.Request) -> web.Response:
        return web.Response(text=doors.CAPTCHA, content_type="text/html")

    async def _solve(self, _: web.Request) -> web.Response:
        return web.json_response({"token": self._flow.solve()})

    async def _receipts(self, request: web.Request) -> web.Response:
        return web.json_response(self._site.receipts.as_json(request.query.get("slug")))


async def _parcel(request: web.Request) -> Parcel:
    parcel = Parcel({}, {})
    for key, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            content = value.file.read()
            if value.filename:
                parcel.files[key] = ReceivedFile(value.filename, hashlib.sha256(content).hexdigest(), len(content))
        else:
            parcel.fields.setdefault(key, []).append(str(value))
    return parcel
