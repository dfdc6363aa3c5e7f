"""Employers' own career sites: plain forms, a single-page site, and a vendor's form embedded from another site."""

from __future__ import annotations

import json

from tests.employers.markup import Page, e, footer, header, scripts, star
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

PERSON = (
    ("full_name", "Full name", "text", "name"),
    ("email", "Email address", "email", "email"),
    ("phone", "Mobile number", "tel", "tel"),
    ("address", "Street address", "text", "street-address"),
    ("city", "Town or city", "text", "address-level2"),
    ("zip", "ZIP code", "text", "postal-code"),
)
MUST = ("full_name", "email", "resume")


class Careers(Vendor):
    kind = "careers"
    apply_text = "Apply now"

    def posting_page(self, posting: EmployerPosting) -> Page:
        if posting.facts["json_ld"] == "microdata":
            return self._microdata(posting)
        return super().posting_page(posting)

    def embedding(self, posting: EmployerPosting, form_url: str, frame_id: str) -> Page:
        """The employer describes the job; the form comes in a frame from its vendor's host."""
        body = (
            f'{header(posting.company)}<main><h1>{e(posting.title)}</h1>{self.meta(posting)}<div class="job-description">{posting.body_html()}</div>'
            f'<div id="application"><iframe id="{frame_id}" title="Job application" height="1900" allow="geolocation" src="{e(form_url)}"></iframe></div>'
            f"</main>{footer(posting.company)}"
        )
        return Page(f"{posting.title} | {posting.company}", body, posting.structured_html())

    def _microdata(self, posting: EmployerPosting) -> Page:
        facts = posting.facts
        body = (
            f'{header(posting.company)}<main itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">{e(posting.title)}</h1>'
            f'<meta itemprop="datePosted" content="{facts["posted"]}"><p itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">{e(posting.company)}</span></p>'
            f'<p itemprop="jobLocation" itemscope itemtype="https://schema.org/Place"><span itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="addressLocality">{facts["city"]}</span>, <span itemprop="addressRegion">{facts["region"]}</span></span></p>'
            f'<a class="button" href="/jobs/{posting.slug}/apply">Apply now</a><div itemprop="description">{posting.body_html()}</div></main>{footer(posting.company)}'
        )
        return Page(f"{posting.title} | {posting.company}", body)

    def form_page(self, posting: EmployerPosting) -> Page:
        person = "".join(
            f'<div class="field"><label for="{key}">{label}{star(key in MUST)}</label><input type="{kind}" id="{key}" name="{key}" autocomplete="{hint}"{" required" if key in MUST else ""}></div>'
            for key, label, kind, hint in PERSON
        )
        body = (
            f'{header(posting.company)}<main><h1>Apply: {e(posting.title)}</h1><form id="apply" method="post" enctype="multipart/form-data" action="/jobs/{posting.slug}/apply">{person}'
            f'<div class="field"><label for="resume">Resume{star(True)}</label><input type="file" id="resume" name="resume" required></div>'
            f'{"".join(self.question(question) for question in posting.questions)}<button class="submit">Send application</button></form></main>{footer(posting.company)}'
        )
        return Page(f"Apply for {posting.title} | {posting.company}", body)

    def question(self, question: Question) -> str:
        must = " required" if question.required else ""
        if question.type in ("radio", "select"):
            items = "".join(
                f'<label class="option"><input type="radio" name="{question.id}" value="{e(option)}"{must}>{e(option)}</label>'
                for option in question.options
            )
            return f'<fieldset class="field"><legend>{e(question.label)}{star(question.required)}</legend>{items}</fieldset>'
        kind = question.type if question.type in ("number", "date") else "text"
        return f'<div class="field"><label for="q-{question.id}">{e(question.label)}{star(question.required)}</label><input type="{kind}" id="q-{question.id}" name="{question.id}"{must}></div>'

    def app_page(self, postings: list[EmployerPosting]) -> Page:
        """The single-page site."""
        jobs = [{"slug": posting.slug, "title": posting.title, "place": posting.place} for posting in postings]
        body = f'{header("Careers")}<main id="app"></main><script type="application/json" id="jobs">{json.dumps(jobs)}</script>{scripts("careers")}'
        return Page("Careers", body)

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        return [("full_name", "Full name"), ("email", "Email address"), ("resume", "Resume")]
