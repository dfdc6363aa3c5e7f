"""The older Greenhouse board: posting and form on one page, rendered by the server."""

from __future__ import annotations

from tests.employers.markup import DISABILITY, GENDERS, VETERAN, Page, e, footer, header, options, scripts, star
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

PERSON = (
    ("first_name", "First Name", "given-name", True), ("last_name", "Last Name", "family-name", True),
    ("email", "Email", "email", True), ("phone", "Phone", "tel", True),
)  # fmt: skip


class GreenhouseClassic(Vendor):
    kind = "greenhouse"
    on_posting = True
    frame_id = "grnhse_iframe"
    thanks = ("Thank you for applying.", "Your application has been submitted to {company}.")

    def posting_page(self, posting: EmployerPosting) -> Page:
        body = (
            f'{header(posting.company)}<main id="main"><div id="header"><h1 class="app-title">{e(posting.title)}</h1>'
            f'<span class="company-name">at {e(posting.company)}</span><div class="location">{e(posting.place)}</div></div>'
            f'<div id="content">{posting.body_html()}</div>{self.form(posting)}</main>{footer(posting.company)}'
        )
        title = f"Job Application for {posting.title} at {posting.company}"
        return Page(title, body + scripts("greenhouse"), posting.structured_html())

    def form_page(self, posting: EmployerPosting) -> Page:
        """The form alone, as it is embedded into employers' own pages."""
        return Page(f"Job Application for {posting.title}", f"<main>{self.form(posting)}</main>{scripts('greenhouse')}")

    def form(self, posting: EmployerPosting) -> str:
        person = "".join(
            f'<div class="field"><label for="{key}">{label} {star(must)}<br></label>'
            f'<input type="text" name="job_application[{key}]" id="{key}" aria-required="{str(must).lower()}" maxlength="255" autocomplete="{hint}"></div>'
            for key, label, hint, must in PERSON
        )
        return (
            f'<section id="application"><h2>Apply for this Job</h2><form id="application_form" method="post" enctype="multipart/form-data" action="/jobs/{posting.slug}/apply">'
            f'<input type="hidden" name="utf8" value="✓"><input type="hidden" name="fingerprint" value="4b1d">{person}'
            f"{self.file('resume', 'Resume/CV', True)}{self.file('cover_letter', 'Cover Letter', False)}"
            '<div class="field"><label for="linkedin">LinkedIn Profile</label><input type="text" id="linkedin" name="job_application[answers_attributes][90][text_value]"></div>'
            f"{''.join(self.question(number, question, posting) for number, question in enumerate(posting.questions))}"
            f"{self.eeo() if posting.facts['eeo'] else ''}"
            '<div class="honey" aria-hidden="true"><label for="website_hp">Leave this field blank</label><input id="website_hp" name="website_hp" tabindex="-1" autocomplete="off"></div>'
            '<button type="submit" id="submit_app" class="submit">Submit Application</button></form></section>'
        )

    def file(self, key: str, label: str, required: bool) -> str:
        return (
            f'<div class="field"><label for="{key}">{label} {star(required)}</label><div class="drop-zone attach-or-paste">'
            f'<input type="file" id="{key}" name="job_application[{key}]" accept=".pdf,.doc,.docx,.txt,.rtf"><span class="filename" id="{key}_filename"></span></div></div>'
        )

    def question(self, number: int, question: Question, posting: EmployerPosting) -> str:
        name, control_id = self._name(number, question), f"job_application_answers_attributes_{number}"
        label = f'<label for="{control_id}">{e(question.label)} {star(question.required)}</label>'
        if question.type == "select":
            style = "" if len(question.options) < 3 else ' class="long"'
            control = f'{label}<select id="{control_id}" name="{name}" data-question="{question.id}"{style}>{options(question.options, "--")}</select>'
        elif question.type == "multi":
            boxes = "".join(
                f'<label class="option"><input type="checkbox" name="{name}" value="{index}">{e(option)}</label>'
                for index, option in enumerate(question.options, 1)
            )
            control = f"<label>{e(question.label)} {star(question.required)}</label>{boxes}"
        elif question.type == "long":
            control = f'{label}<textarea id="{control_id}" name="{name}" rows="5"></textarea>'
        else:
            control = f'{label}<input type="text" id="{control_id}" name="{name}">'
        when = f' data-when="{e(question.when)}" hidden' if question.when else ""
        hidden = f'<input type="hidden" name="job_application[answers_attributes][{number}][question_id]" value="{4000 + number}">'
        return f'<div class="field"{when}>{hidden}{control}</div>'

    def _name(self, number: int, question: Question) -> str:
        part = {
            "select": "[answer_selected_options_attributes][0][question_option_id]",
            "multi": "[answer_selected_options_attributes][][question_option_id]",
        }
        return f"job_application[answers_attributes][{number}]{part.get(question.type, '[text_value]')}"

    def eeo(self) -> str:
        rows = (
            ("gender", "Gender", GENDERS),
            ("veteran_status", "Veteran Status", VETERAN),
            ("disability_status", "Disability Status", DISABILITY),
        )
        fields = "".join(
            f'<div class="field"><label for="job_application_{key}">{label}</label><select class="long" id="job_application_{key}" name="job_application[{key}]">{options(values, "Please select")}</select></div>'
            for key, label, values in rows
        )
        return f'<div id="eeoc_fields"><h3>U.S. Equal Opportunity Employment Information (Completion is voluntary)</h3>{fields}</div>'

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        return [(f"job_application[{key}]", label) for key, label, _, must in PERSON if must] + [
            ("job_application[resume]", "Resume/CV")
        ]

    def name_of(self, question: Question, posting: EmployerPosting) -> str:
        return self._name(posting.questions.index(question), question)
