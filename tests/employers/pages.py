"""The pages that anybody may read: lists, postings, odd pages, and what has nothing to do with jobs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from tests.employers import odd
from tests.employers.careers import Careers
from tests.employers.flow import CLOSED
from tests.employers.markup import Page, data, e
from tests.employers.places import PLACES
from tests.employers.postings import EmployerPosting
from tests.employers.vendor import Vendor

if TYPE_CHECKING:
    from tests.employers.site import EmployersSite

HERE = Path(__file__).parent
ELSEWHERE = ("news", "shop", "search", "home", "recipe")


class PublicPages:
    """Handlers that receive nothing."""

    def __init__(self, site: EmployersSite) -> None:
        self._site = site

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get("/", self._list), web.get("/jobs/{slug}", self._posting), web.get("/app/{rest:.*}", self._app),
            web.get("/api/jobs/{slug}", self._job), web.get("/api/places", self._places), web.get("/odd/{name}", self._odd),
            web.get("/elsewhere/{name}", self._elsewhere), web.get("/brochure.pdf", self._brochure), web.static("/static", HERE / "static"),
        ]  # fmt: skip

    async def _posting(self, request: web.Request) -> web.Response:
        vendor, posting = self._site.found(request)
        rules = self._site.conditions[posting.slug]
        await self._site.flow.trouble(request, posting.slug, "posting")
        if rules.closed == "posting":
            return html(closed_page(posting), vendor)
        if rules.embedded and request.host.startswith("careers.") and isinstance(careers := self._careers(), Careers):
            page = careers.embedding(posting, self._site.vendor_form_url(posting.slug), self._frame_id(posting))
            return html(page, careers)
        page = vendor.posting_page(posting)
        return html(self._led(page, vendor, posting), vendor)

    def _careers(self) -> Vendor:
        return self._site.vendors["careers"]

    def _frame_id(self, posting: EmployerPosting) -> str:
        return self._site.vendor(posting.slug).frame_id

    def _led(self, page: Page, vendor: Vendor, posting: EmployerPosting) -> Page:
        """The posting with its way to the form as the conditions have it."""
        rules = self._site.conditions[posting.slug]
        link = f'href="/jobs/{posting.slug}/{vendor.apply_path}"'
        target = f'href="/jobs/{posting.slug}/start"' if rules.manual_choice else link
        if rules.new_tab == "link":
            target += ' target="_blank" rel="noopener"'
        return with_script(replace(page, body=page.body.replace(link, target)), rules.in_page())

    async def _list(self, request: web.Request) -> web.Response:
        kind = request.host.partition(".")[0].replace("-", "_")
        items = "".join(
            f'<li><a href="/jobs/{posting.slug}">{e(posting.title)}</a> {e(posting.place)}</li>'
            for posting in self._site.postings.values()
            if posting.kind == kind or kind not in self._site.vendors
        )
        page = Page("Jobs", f'<main><h1>Open positions</h1><ul class="list">{items}</ul></main>')
        return web.Response(text=page.render("list"), content_type="text/html")

    async def _app(self, _: web.Request) -> web.Response:
        careers = self._careers()
        assert isinstance(careers, Careers)
        own = [posting for posting in self._site.postings.values() if posting.kind == "careers"]
        return html(careers.app_page(own), careers)

    async def _job(self, request: web.Request) -> web.Response:
        _, posting = self._site.found(request)
        return web.json_response(
            {"title": posting.title, "company": posting.company, "place": posting.place, "body": posting.body_html()}
        )

    async def _places(self, request: web.Request) -> web.Response:
        """Places whose name begins with the term, in the vendor's order: the right one is rarely the first."""
        term = request.query.get("term", "").lower().strip()
        return web.json_response([place for place in PLACES if term and place.lower().startswith(term)][:8])

    async def _odd(self, request: web.Request) -> web.Response:
        posting = self._site.postings["welder"]
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

    async def _brochure(self, _: web.Request) -> web.Response:
        headers = {"Content-Disposition": 'attachment; filename="brochure.pdf"'}
        return web.Response(body=b"%PDF-1.4\n%%EOF\n", content_type="application/pdf", headers=headers)


def html(page: Page, vendor: Vendor, status: int = 200) -> web.Response:
    """A page as its vendor's host sends it."""
    return web.Response(text=page.render(vendor.kind), content_type="text/html", status=status)


def closed_page(posting: EmployerPosting) -> Page:
    """What is left of a posting that was taken down."""
    return Page(
        "Job closed", f'<main><h1>{e(posting.company)}</h1><p>{CLOSED}</p><a href="/">See open positions</a></main>'
    )


def with_script(page: Page, told: dict[str, object]) -> Page:
    """The page with the script of the conditions in front of all others; the page itself when they ask for none."""
    if not told:
        return page
    return replace(page, head=f'<script src="/static/flow.js" data-flow="{data(told)}"></script>{page.head}')
