"""The employers' web site: one server on a free loopback port, one host name for each kind of employer.

Open it with Chromium's `--host-resolver-rules="MAP *.test 127.0.0.1"` (`HOST_RULES`): `http://lever.employers.test:PORT/…`.
`submissions` holds exactly what each employer received, `drafts` what was sent while somebody typed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from aiohttp import web

from tests.employers import odd
from tests.employers.ashby import Ashby
from tests.employers.careers import Careers
from tests.employers.greenhouse import GreenhouseClassic
from tests.employers.greenhouse_react import GreenhouseReact
from tests.employers.lever import Lever
from tests.employers.markup import Page, e
from tests.employers.places import PLACES
from tests.employers.postings import EmployerPosting, load_postings
from tests.employers.vendor import Vendor
from tests.employers.workday import Workday

HERE = Path(__file__).parent
HOST_RULES = "--host-resolver-rules=MAP *.test 127.0.0.1"
MAX_UPLOAD = 30_000_000
ELSEWHERE = ("news", "shop", "search", "home", "recipe")
EMBEDDING_HOST = "careers.okafor-lindqvist.test"
"""Another site than the vendor's whose form it embeds."""


@dataclass(frozen=True)
class ReceivedFile:
    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Submission:
    """One application as the employer received it."""

    slug: str
    accepted: bool
    fields: dict[str, list[str]]
    files: dict[str, ReceivedFile]
    errors: list[str] = field(default_factory=list)


class EmployersSite:
    """An async context manager around the running site."""

    def __init__(self, port: int = 0) -> None:
        self.submissions: list[Submission] = []
        self.drafts: list[dict[str, Any]] = []
        self.postings = load_postings()
        vendors: list[Vendor] = [GreenhouseClassic(), GreenhouseReact(), Lever(), Ashby(), Workday(), Careers()]
        self._vendors = {vendor.kind: vendor for vendor in vendors}
        self._port = port
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=MAX_UPLOAD)
        app.add_routes([
            web.get("/", self._list), web.get("/jobs/{slug}", self._posting),
            web.get(r"/jobs/{slug}/{form:apply|application}", self._form), web.post(r"/jobs/{slug}/{form:apply|application}", self._receive),
            web.get("/jobs/{slug}/confirmation", self._thanks), web.get("/jobs/{slug}/apply/confirmation", self._thanks),
            web.post("/jobs/{slug}/draft", self._draft), web.post("/jobs/{slug}", self._receive),
            web.get("/app/{rest:.*}", self._app), web.get("/api/jobs/{slug}", self._job), web.get("/api/places", self._places),
            web.get("/odd/{name}", self._odd), web.get("/elsewhere/{name}", self._elsewhere), web.static("/static", HERE / "static"),
        ])  # fmt: skip
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self.port: int = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def url(self, kind: str, path: str = "/") -> str:
        """The address of a page on the host of one kind of employer."""
        return f"http://{kind.replace('_', '-')}.employers.test:{self.port}{path}"

    def posting_url(self, slug: str) -> str:
        posting = self.postings[slug]
        if "embeds" in posting.facts:
            return f"http://{EMBEDDING_HOST}:{self.port}/jobs/{slug}"
        return self.url(posting.kind, f"/jobs/{slug}")

    def form_url(self, slug: str) -> str:
        """Where the form stands: on the posting's page, or on one of its own."""
        kind = self.postings[slug].kind
        if kind in ("greenhouse", "greenhouse_react") or "embeds" in self.postings[slug].facts:
            return self.posting_url(slug)
        return f"{self.posting_url(slug)}/{self._vendors[kind].apply_path}"

    def _found(self, request: web.Request) -> tuple[Vendor, EmployerPosting]:
        posting = self.postings.get(request.match_info["slug"])
        if posting is None:
            raise web.HTTPNotFound(text="The page you are looking for doesn't exist")
        kind = (urlsplit(f"//{request.host}").hostname or "").partition(".")[0].replace("-", "_")
        return self._vendors.get(kind, self._vendors[posting.kind]), posting

    def _html(self, page: Page, vendor: Vendor) -> web.Response:
        return web.Response(text=page.render(vendor.kind), content_type="text/html")

    async def _posting(self, request: web.Request) -> web.Response:
        vendor, posting = self._found(request)
        page = vendor.posting_page(posting)
        embed = self.url("greenhouse", f"/jobs/{posting.slug}/apply")
        return self._html(Page(page.title, page.body.replace("{{embed_url}}", e(embed)), page.head), vendor)

    async def _form(self, request: web.Request) -> web.Response:
        vendor, posting = self._found(request)
        return self._html(vendor.form_page(posting), vendor)

    async def _receive(self, request: web.Request) -> web.Response:
        vendor, posting = self._found(request)
        fields: dict[str, list[str]] = {}
        files: dict[str, ReceivedFile] = {}
        for key, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                content = value.file.read()
                if value.filename:
                    files[key] = ReceivedFile(value.filename, hashlib.sha256(content).hexdigest(), len(content))
            else:
                fields.setdefault(key, []).append(str(value))
        errors = vendor.errors(posting, fields, list(files))
        self.submissions.append(Submission(posting.slug, not errors, fields, files, errors))
        if errors:
            return web.json_response({"errors": errors}, status=422)
        return await self._thanks(request)

    async def _thanks(self, request: web.Request) -> web.Response:
        vendor, posting = self._found(request)
        body = f"<main><h1>Thank you for applying to {e(posting.company)}</h1><p>Your application has been received.</p></main>"
        return self._html(Page("Thank you", body), vendor)

    async def _draft(self, request: web.Request) -> web.Response:
        self.drafts.append(await request.json())
        return web.json_response({"saved": True})

    async def _list(self, request: web.Request) -> web.Response:
        kind = request.host.partition(".")[0].replace("-", "_")
        items = "".join(
            f'<li><a href="/jobs/{posting.slug}">{e(posting.title)}</a> {e(posting.place)}</li>'
            for posting in self.postings.values()
            if posting.kind == kind or kind not in self._vendors
        )
        page = Page("Jobs", f'<main><h1>Open positions</h1><ul class="list">{items}</ul></main>')
        return web.Response(text=page.render("list"), content_type="text/html")

    async def _app(self, _: web.Request) -> web.Response:
        careers = self._vendors["careers"]
        assert isinstance(careers, Careers)
        own = [
            posting for posting in self.postings.values() if posting.kind == "careers" and "embeds" not in posting.facts
        ]
        return self._html(careers.app_page(own), careers)

    async def _job(self, request: web.Request) -> web.Response:
        _, posting = self._found(request)
        return web.json_response(
            {"title": posting.title, "company": posting.company, "place": posting.place, "body": posting.body_html()}
        )

    async def _places(self, request: web.Request) -> web.Response:
        """Places whose name begins with the term, in the vendor's order: the right one is rarely the first."""
        term = request.query.get("term", "").lower().strip()
        return web.json_response([place for place in PLACES if term and place.lower().startswith(term)][:8])

    async def _odd(self, request: web.Request) -> web.Response:
        posting = self.postings["welder"]
        pages = {"huge": lambda: odd.huge(posting), "broken": lambda: odd.broken(posting), "many": odd.many_fields}
        return web.Response(text=pages[request.match_info["name"]](), content_type="text/html")

    async def _elsewhere(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in ELSEWHERE:
            raise web.HTTPNotFound
        return web.Response(
            text=(HERE / "templates" / "elsewhere" / f"{name}.html").read_text(encoding="utf-8"),
            content_type="text/html",
        )
