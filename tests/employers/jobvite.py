"""Jobvite: a page with random ids, where only the label tells what is asked; native lists, a resume by a choice of ways."""

from __future__ import annotations

import hashlib

from tests.employers.markup import (
    COUNTRIES,
    DISABILITY,
    GENDERS,
    STATES,
    VETERAN,
    Page,
    e,
    footer,
    header,
    options,
    star,
)
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

PERSON = (
    ("first", "First Name", "text", True), ("last", "Last Name", "text", True), ("email", "Email", "email", True), ("phone", "Cell Phone", "tel", True),
    ("address", "Address", "text", False), ("city", "City", "text", True), ("zip", "Zip / Postal Code", "text", False), ("linkedin", "LinkedIn Profile", "text", False),
)  # fmt: skip


def _token(key: str, slug: str) -> str:
    return "y" + hashlib.md5(f"{key}{slug}".encode(), usedforsecurity=False).hexdigest()[:7]


class Jobvite(Vendor):
    kind = "jobvite"
    thanks = ("Thank you for applying!", "Your application has been sent to {company}.")

    def form_page(self, posting: EmployerPosting) -> Page:
        person = "".join(self._text(key, label, kind, must, posting) for key, label, kind, must in PERSON)
        lists = self._select("country", "Country", COUNTRIES, True, posting) + self._select(
            "state", "State/Province", STATES, False, posting
        )
        body = (
            f'{header(posting.company)}<main class="jv-page-body"><h2 class="jv-header">{e(posting.title)}</h2><form name="applyForm" id="jv-apply" class="jv-form" method="post" enctype="multipart/form-data" action="/jobs/{posting.slug}/apply">'
            '<div class="field jv-form-field file"><span class="jv-label">Add Resume<span class="required">*</span></span><button type="button" class="jv-button">Select</button><input type="file" id="file-input-0" name="resume" class="visually-hidden" aria-label="Add Resume" required>'
            '<textarea name="resumeText" placeholder="Type or paste your Resume here" aria-label="Type or paste your Resume here"></textarea></div>'
            f"<h3>Your information</h3>{person}{lists}<h3>Additional questions</h3>{''.join(self.question(question, posting) for question in posting.questions)}{self._eeo(posting) if posting.facts['eeo'] else ''}"
            f'<button class="submit jv-button jv-button-primary">Send Application</button></form></main>{footer(posting.company)}'
        )
        return Page(f"{posting.company} Careers - {posting.title}", body)

    def _text(self, key: str, label: str, kind: str, required: bool, posting: EmployerPosting) -> str:
        token = _token(key, posting.slug)
        return f'<div class="field jv-form-field"><label class="jv-label" for="jv-field-{token}">{e(label)}{star(required)}</label><input type="{kind}" id="jv-field-{token}" name="input-{token}" class="jv-input ng-pristine"{" required" if required else ""}></div>'

    def _select(self, key: str, label: str, values: tuple[str, ...], required: bool, posting: EmployerPosting) -> str:
        token = _token(key, posting.slug)
        return f'<div class="field jv-form-field"><label class="jv-label" for="jv-field-{token}">{e(label)}{star(required)}</label><select id="jv-field-{token}" name="input-{token}" class="jv-input"{" required" if required else ""}>{options(values, "Select...")}</select></div>'

    def question(self, question: Question, posting: EmployerPosting) -> str:
        if question.type in ("select", "yesno", "radio"):
            return self._select(
                question.id, question.label, question.options or ("Yes", "No"), question.required, posting
            )
        token = _token(question.id, posting.slug)
        if question.type == "multi":
            boxes = "".join(
                f'<label class="option"><input type="checkbox" name="input-{token}" value="{e(value)}">{e(value)}</label>'
                for value in question.options
            )
            return f'<fieldset class="field jv-form-field"><legend class="jv-label">{e(question.label)}{star(question.required)}</legend>{boxes}</fieldset>'
        if question.type == "long":
            return f'<div class="field jv-form-field"><label class="jv-label" for="jv-field-{token}">{e(question.label)}{star(question.required)}</label><textarea id="jv-field-{token}" name="input-{token}"{" required" if question.required else ""}></textarea></div>'
        return self._text(question.id, question.label, "text", question.required, posting)

    def _eeo(self, posting: EmployerPosting) -> str:
        rows = (
            ("gender", "Gender", GENDERS),
            ("veteran", "Veteran Status", VETERAN),
            ("disability", "Voluntary Self-Identification of Disability", DISABILITY),
        )
        return "<h3>Equal Employment Opportunity</h3>" + "".join(
            self._select(key, label, values, False, posting) for key, label, values in rows
        )

    def name_of(self, question: Question, posting: EmployerPosting) -> str:
        return self.field_name(question.id, posting)

    def field_name(self, key: str, posting: EmployerPosting) -> str:
        """What a field is sent as."""
        return f"input-{_token(key, posting.slug)}"

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        return [
            ("resume", "Resume"),
            *((self.field_name(key, posting), label) for key, label, _, must in PERSON if must),
            (self.field_name("country", posting), "Country"),
        ]
