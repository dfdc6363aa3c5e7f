"""Candidate portals as pages: the vendors' automation ids where they are known, else tables and cards of their kind."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from aiohttp import web


@dataclass(frozen=True)
class PortalPage:
    """One page at its address, with the rows (title, requisition, status) it shows."""

    ats: str
    url: str
    html: str
    rows: tuple[tuple[str, str | None, str], ...]


ROWS = (("Night Nurse", "R-100", "Under Review"), ("Porter", "R-200", "No Longer Under Consideration"))


def _workday() -> str:
    rows = "".join(
        f'<tr data-automation-id="taskListRow"><td>{number}</td><td data-automation-id="applicationTitle"><a href="/en-US/Careers/job/Leeds/x_{number}">{title}</a></td>'
        f'<td>November 3, 2026</td><td data-automation-id="applicationStatus">{status}</td></tr>'
        for title, number, status in ROWS
    )
    return f'<nav data-automation-id="navigationItem-Candidate Home">Home</nav><section data-automation-id="applicationsSectionHeading"><h2>Active Applications</h2><table>{rows}</table></section>'


def _table(heads: tuple[str, str, str, str]) -> str:
    rows = "".join(f"<tr><td>{t}</td><td>{n}</td><td>{s}</td><td>2026-11-03</td></tr>" for t, n, s in ROWS)
    return f"<h1>My jobs</h1><table><thead><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr></thead><tbody>{rows}</tbody></table>"


def _cards() -> str:
    cards = "".join(
        f'<li class="app-card"><h3 class="job-title"><a href="/job/{number}">{title}</a></h3><span class="company">Acme Care</span>'
        f'<span>Req {number}</span><div class="app-status"><span class="status-label">{status}</span></div></li>'
        for title, number, status in ROWS
    )
    return f"<h2>Active</h2><ul>{cards}</ul>"


HEADS = ("Job Title", "Requisition ID", "Status", "Date Submitted")
PORTALS = (
    PortalPage("workday", "https://acme.wd5.myworkdayjobs.com/en-US/Careers/userHome", _workday(), ROWS),
    PortalPage("greenhouse", "https://my.greenhouse.io/applications", _cards(), ROWS),
    PortalPage("smartrecruiters", "https://my.smartrecruiters.com/applications", _cards(), ROWS),
    PortalPage("icims", "https://careers-acme.icims.com/jobs/dashboard", _table(HEADS), ROWS),
    PortalPage("successfactors", "https://career5.successfactors.eu/career?jobsApplied=1", _table(("Job", "Job ID", "Status", "Date Applied")), ROWS),
    PortalPage("taleo", "https://acme.taleo.net/careersection/2/mysubmissions.ftl", _table(("Job", "Job Number", "Submission Status", "Date")), ROWS),
    PortalPage("oracle", "https://acme.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX/my-profile", _cards(), ROWS),
    PortalPage("ashby", "https://jobs.ashbyhq.com/candidate/applications", _cards(), ROWS),
)  # fmt: skip
SIGN_IN = PortalPage(
    "workday", "https://acme.wd5.myworkdayjobs.com/en-US/Careers/userHome",
    "<title>Sign In</title><form><input type=email><input type=password><button>Sign In</button></form>", (),
)  # fmt: skip
CHANGED = PortalPage(
    "workday", "https://acme.wd5.myworkdayjobs.com/en-US/Careers/userHome",
    "<h1>Welcome back</h1><div class=x1>Night Nurse</div><div class=x2>Under Review</div>", (),
)  # fmt: skip
NO_PORTAL = PortalPage(
    "", "https://acme.wd5.myworkdayjobs.com/en-US/Careers/job/Leeds/Night-Nurse_R-100", _workday(), ()
)
SIGN_IN_FORM = """<title>Sign In</title><form method=post action=/login><input type=email name=email>
<input type=password name=password><button>Sign In</button></form>"""
LATER = """<title>Applications</title><div id=list>Loading …</div>
<script>setTimeout(() => { document.getElementById('list').innerHTML = atob('%s'); }, 300)</script>"""


@dataclass
class PortalSite:
    """The portals as a server: signed in by a cookie without an end, lists that scripts bring, and trouble.

    Open it with `rules`: every host leads here.
    """

    pages: dict[str, PortalPage] = field(default_factory=lambda: {urlsplit(one.url).netloc: one for one in PORTALS})
    html: str | None = None
    """Instead of a portal's own page."""
    status: int = 200
    asked: int = 0
    """How often a list was asked for."""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/login", self._login)
        app.router.add_get("/{path:.*}", self._page)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port: int = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    @property
    def rules(self) -> str:
        """The browser's argument."""
        return f"--host-resolver-rules=MAP * 127.0.0.1:{self.port}"

    @staticmethod
    def url(portal: PortalPage) -> str:
        """Its address here: without TLS."""
        return portal.url.replace("https://", "http://")

    async def _login(self, request: web.Request) -> web.Response:
        portal = self.pages[request.host]
        # A relative address: the port is the browser's rules' business.
        reply = web.Response(
            status=302, headers={"Location": urlsplit(portal.url)._replace(scheme="", netloc="").geturl()}
        )
        reply.set_cookie("session", "maya", httponly=True)
        return reply

    async def _page(self, request: web.Request) -> web.Response:
        if request.path == "/login":
            return web.Response(text=SIGN_IN_FORM, content_type="text/html")
        if request.path == "/favicon.ico":
            return web.Response(status=204)
        self.asked += 1
        if self.status != 200:
            return web.Response(status=self.status, text="no", content_type="text/html")
        if request.cookies.get("session") != "maya":
            return web.Response(status=302, headers={"Location": "/login"})
        html = self.html if self.html is not None else self.pages[request.host].html
        return web.Response(text=LATER % b64encode(html.encode()).decode(), content_type="text/html", charset="utf-8")
