"""The employers' web site: one server on a free loopback port, one host name for each kind of employer.

Open it with Chromium's `--host-resolver-rules="MAP *.test 127.0.0.1"` (`HOST_RULES`): `http://lever.employers.test:PORT/…`.
`receipts` holds exactly what each employer received (also at `GET /receipts`), `drafts` what was sent while somebody
typed. `set` puts conditions between a posting and its confirmation.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Self
from urllib.parse import urlsplit

from aiohttp import web

from tests.employers.conditions import Conditions
from tests.employers.counter import Counter
from tests.employers.flow import ApplyFlow
from tests.employers.pages import PublicPages
from tests.employers.postings import EmployerPosting, load_postings
from tests.employers.receipts import ReceiptLog
from tests.employers.vendor import Vendor
from tests.employers.vendors import all_vendors

HOST_RULES = "--host-resolver-rules=MAP *.test 127.0.0.1"
MAX_UPLOAD = 30_000_000


class EmployersSite:
    """An async context manager around the running site."""

    def __init__(self, port: int = 0) -> None:
        self.postings = load_postings()
        self.vendors: dict[str, Vendor] = {vendor.kind: vendor for vendor in all_vendors()}
        self.drafts: list[dict[str, Any]] = []
        self.conditions: dict[str, Conditions] = {}
        self.flow = ApplyFlow(self.conditions)
        self.clear()
        self._port = port
        self._runner: web.AppRunner | None = None

    @property
    def receipts(self) -> ReceiptLog:
        return self.flow.receipts

    @property
    def codes(self) -> dict[str, str]:
        """E-mail -> the code last sent there."""
        return self.flow.codes

    def set(self, slug: str, **changes: Any) -> None:
        """Change the conditions of one posting. Raises TypeError for a condition there is none of."""
        self.conditions[slug] = replace(self.conditions[slug], **changes)

    def clear(self) -> None:
        """Every posting as its file has it; what was received stays."""
        self.conditions.update({slug: posting.conditions for slug, posting in self.postings.items()})

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=MAX_UPLOAD)
        app.add_routes([*PublicPages(self).routes(), *Counter(self).routes()])
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self.port: int = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self.flow.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    def url(self, kind: str, path: str = "/") -> str:
        """The address of a page on the host of one kind of employer."""
        return f"http://{kind.replace('_', '-')}.employers.test:{self.port}{path}"

    def vendor(self, slug: str) -> Vendor:
        return self.vendors[self.postings[slug].kind]

    def posting_url(self, slug: str) -> str:
        if self.conditions[slug].embedded:
            return f"http://{embedding_host(self.postings[slug])}:{self.port}/jobs/{slug}"
        return self.url(self.postings[slug].kind, f"/jobs/{slug}")

    def form_url(self, slug: str) -> str:
        """Where a person meets the form: on the posting's page, or on one of its own."""
        if self.vendor(slug).on_posting or self.conditions[slug].embedded:
            return self.posting_url(slug)
        return self.vendor_form_url(slug)

    def vendor_form_url(self, slug: str) -> str:
        """The form on its vendor's own host."""
        return self.url(self.postings[slug].kind, f"/jobs/{slug}/{self.vendor(slug).apply_path}")

    def found(self, request: web.Request) -> tuple[Vendor, EmployerPosting]:
        """The vendor of a request's host, and its posting. Raises HTTPNotFound."""
        posting = self.postings.get(request.match_info["slug"])
        if posting is None:
            raise web.HTTPNotFound(text="The page you are looking for doesn't exist")
        kind = (urlsplit(f"//{request.host}").hostname or "").partition(".")[0].replace("-", "_")
        return self.vendors.get(kind, self.vendors[posting.kind]), posting


def embedding_host(posting: EmployerPosting) -> str:
    """The employer's own site: another than the vendor's whose form it embeds."""
    name = re.sub(r"[^a-z]+", "-", posting.company.lower()).strip("-")
    return f"careers.{name}.test"
