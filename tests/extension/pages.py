"""A small site for the extension's tests: a posting with a form, frames, a single-page site, a page that is no job."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

POSTING = """
<h1>Senior Backend Engineer</h1><p>Northwind Robotics · Berlin, Germany · Hybrid</p>
<h2>About us</h2><p>We build robots for warehouses in three cities. We like calm software and good tools.</p>
<h2>What you will do</h2><ul><li>Design and run services in Python</li><li>Own our PostgreSQL platform</li></ul>
<h2>Requirements</h2><ul><li>5+ years of experience with Python</li><li>Strong knowledge of PostgreSQL</li>
<li>Experience with Kubernetes and Terraform</li></ul>
<h2>Nice to have</h2><ul><li>Rust</li></ul>
"""

FORM = """
<h2>Apply for this job</h2><form id="apply">
<label>First name *<input name="first_name" required></label>
<label>Last name *<input name="last_name" required></label>
<label>Email *<input type="email" name="email" required></label>
<label>Phone<input type="tel" name="phone"></label>
<label>Why do you want to work at Northwind? *<textarea name="why" required></textarea></label>
<button type="submit">Submit application</button></form>
<script>
  window.submitted = 0;
  document.querySelector('#apply').addEventListener('submit', (event) => {
    event.preventDefault(); window.submitted += 1;
  });
</script>
"""

QUESTIONS = """
<h2>Apply for this job</h2><form id="apply" action="/thanks">
<label>First name *<input name="first_name" required></label>
<label>Phone<input type="tel" name="phone"></label>
<fieldset><legend>Do you own a bicycle? *</legend>
<label><input type="radio" name="bike" value="1" required>Yes</label><label><input type="radio" name="bike" value="0">No</label></fieldset>
<label>Which office would you like best? *<select name="office" required><option value="">Select …</option>
<option>Berlin</option><option>Lisbon</option><option>Oslo</option></select></label>
<fieldset><legend>Which days could you come to the workshop? *</legend>
<label><input type="checkbox" name="days" value="mon">Monday</label><label><input type="checkbox" name="days" value="tue">Tuesday</label>
<label><input type="checkbox" name="days" value="wed">Wednesday</label></fieldset>
<label>Why do you want to work at Northwind Robotics? *<textarea name="why" required maxlength="300"></textarea></label>
<label><input type="checkbox" name="terms" required>I agree to the terms and conditions *</label>
<button type="submit">Submit application</button></form>
"""

LINKED_DATA = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "JobPosting",
"title": "Senior Backend Engineer", "hiringOrganization": {"@type": "Organization", "name": "Northwind Robotics"},
"jobLocation": {"@type": "Place", "address": {"addressLocality": "Berlin", "addressCountry": "DE"}}}</script>"""

GARDEN = "<h1>Roses in June</h1>" + "<p>It was a quiet day in the garden, and the bees were at work.</p>" * 20


def page(title: str, body: str, head: str = "") -> str:
    """A whole document, with fields one below the other."""
    style = "<style>label,textarea,input{display:block;margin:6px 0}iframe{width:600px;height:420px;border:0}</style>"
    return f'<!doctype html><html lang="en"><head><title>{title}</title>{head}{style}</head><body>{body}</body></html>'


def _framed(request: web.Request) -> str:
    """The posting, with its form in a frame of another site or of the same."""
    port = request.url.port
    host = request.query["host"]
    hidden = ' style="opacity:0"' if "hidden" in request.query else ""
    frame = f'<iframe src="http://{host}:{port}/form"{hidden}></iframe>'
    return page("Senior Backend Engineer - Northwind Robotics", POSTING + frame, LINKED_DATA)


ROUTES = {
    "/job": lambda request: page("Senior Backend Engineer - Northwind Robotics", POSTING + FORM, LINKED_DATA),
    "/gone": lambda request: page(
        "Senior Backend Engineer",
        POSTING.replace(
            "</h1>",
            "</h1><p>This position has been filled.</p><p>Linden Robotics is seeking engineers. Northwind Robotics is seeking engineers.</p>",
        ),
    ),
    "/questions": lambda request: page(
        "Senior Backend Engineer - Northwind Robotics", POSTING + QUESTIONS, LINKED_DATA
    ),
    "/thanks": lambda request: page(
        "Thank you", "<h1>Thank you for your application</h1><p>We have your application.</p>"
    ),
    "/form": lambda request: page("Application", FORM),
    "/framed": _framed,
    "/garden": lambda request: page("Roses in June", GARDEN),
    "/single": lambda request: page("Garden", f"<main>{GARDEN}</main>"),
    "/favicon.ico": lambda request: "",
}


@asynccontextmanager
async def serving() -> AsyncIterator[int]:
    """The site on a free loopback port."""
    application = web.Application()
    for path, build in ROUTES.items():

        async def handler(request: web.Request, build=build) -> web.Response:
            return web.Response(text=build(request), content_type="text/html")

        application.router.add_get(path, handler)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
