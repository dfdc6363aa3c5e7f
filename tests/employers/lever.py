"""Lever: posting and form on two pages, rendered by the server; questions lie in the page as JSON, too."""

from __future__ import annotations

import json

from tests.employers.markup import DISABILITY, GENDERS, RACES, VETERAN, Page, data, e, footer, header, scripts
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

CARD = "cards[5a0c6c2e-1d55-4d0c-a2d5-2f5d7d0a3c11]"
SURVEY = "surveysResponses[77f2a7fa-31c8-4a86-8c3c-1f2d3c4b5a69]"
LINKS = ("LinkedIn", "GitHub", "Portfolio", "Twitter", "Other")
MARK = '<span class="required">✱</span>'
TYPES = {
    "select": "dropdown",
    "radio": "multiple-choice",
    "multi": "multiple-select",
    "long": "textarea",
    "short": "text",
}


def _block(label: str, control: str, required: bool = False) -> str:
    mark = MARK if required else ""
    return f'<li class="application-question"><label><div class="application-label"><div class="text">{e(label)}{mark}</div></div><div class="application-field">{control}</div></label></li>'


def _group(label: str, control: str, required: bool = False) -> str:
    mark = MARK if required else ""
    return f'<li class="application-question custom-question"><div class="application-label full-width"><div class="text">{e(label)}{mark}</div></div><div class="application-field full-width">{control}</div></li>'


def _choice(name: str, values: tuple[str, ...], first: str = "Select...") -> str:
    inner = "".join(f'<option value="{e(value)}">{e(value)}</option>' for value in values)
    return f'<div class="application-dropdown"><select name="{name}"><option value="">{first}</option>{inner}</select></div>'


class Lever(Vendor):
    kind = "lever"
    thanks = ("Application submitted!", "Thank you for your interest in {company}.")
    apply_text = "Apply for this job"

    def posting_page(self, posting: EmployerPosting) -> Page:
        body = (
            f'{header(posting.company)}<main class="content"><div class="posting-headline"><h2>{e(posting.title)}</h2><div class="posting-categories meta">'
            f'<div class="location">{e(posting.place)}</div><div class="commitment">{e(posting.type_text)}</div><div class="workplaceTypes">{e(posting.workplace_text)}</div></div></div>'
            f'<div class="postings-btn-wrapper"><a class="button postings-btn" data-qa="show-page-apply" href="/jobs/{posting.slug}/apply">Apply for this job</a></div>'
            f'<div class="section-wrapper page-full-width"><div class="section" data-qa="job-description">{posting.body_html()}</div></div></main>{footer(posting.company)}'
        )
        return Page(f"{posting.company} - {posting.title}", body, posting.structured_html())

    def form_page(self, posting: EmployerPosting) -> Page:
        location = (
            '<input class="location-input" type="text" name="location" id="location-input" autocomplete="off">'
            '<input id="selected-location" name="selectedLocation" type="hidden">'
            '<div class="dropdown-container"><div class="dropdown-results"></div></div>'
        )
        links = "".join(_block(f"{link} URL", f'<input type="text" name="urls[{link}]">') for link in LINKS)
        resume = (
            '<li class="application-question resume"><label><div class="application-label"><div class="text">Resume/CV'
            + MARK
            + "</div></div>"
            '<div class="application-field"><input id="resume-upload-input" class="application-file-input" name="resume" type="file" data-qa="input-resume">'
            '<span class="filename"></span><span class="resume-upload-success" hidden>Success!</span></div></label></li>'
        )
        body = (
            f'{header(posting.company)}<main class="application-page"><div class="posting-headline"><h2>{e(posting.title)}</h2></div>'
            f'<form id="application-form" class="application-form" method="post" enctype="multipart/form-data" action="/jobs/{posting.slug}/apply">'
            f"<h4>Submit your application</h4><ul>{resume}{_block('Full name', '<input type=text name=name data-qa=name-input required>', True)}"
            f'<li class="application-question"><label>Pronouns<input type="text" name="pronouns"></label></li>'
            f"{_block('Email', '<input type=email name=email required>', True)}{_block('Phone', '<input type=text name=phone required>', True)}"
            f"{_block('Current location', location, True)}{_block('Current company', '<input type=text name=org>')}</ul>"
            f"<h4>Links</h4><ul>{links}</ul>{self.card(posting)}"
            f'<h4>Additional information</h4><textarea name="comments" placeholder="Add a cover letter or anything else you want to share."></textarea>'
            f"{self.eeo() if posting.facts['eeo'] else ''}{self.survey() if posting.facts.get('survey') else ''}"
            '<li class="application-question"><label><input type="checkbox" name="consent[marketing]" value="1"> You may contact me about future jobs for up to two years.</label><input type="hidden" name="consent[marketing]" value="0"></li>'
            '<input type="hidden" name="accountId" value="55d4"><input type="hidden" name="h-captcha-response" id="hcaptchaResponseInput">'
            f'<button id="btn-submit" type="submit" class="submit postings-btn" data-qa="btn-submit">Submit application</button></form></main>{scripts("lever")}'
        )
        return Page(f"{posting.company} - {posting.title}", body)

    def card(self, posting: EmployerPosting) -> str:
        template = {
            "text": "Questions",
            "fields": [
                {
                    "type": TYPES[question.type],
                    "text": question.label,
                    "required": question.required,
                    "options": [{"text": option} for option in question.options],
                }
                for question in posting.questions
            ],
        }
        hidden = f'<input type="hidden" name="{CARD}[baseTemplate]" value="{data(template)}">'
        items = "".join(self.question(question) for question in posting.questions)
        return f'<div class="section application-form page-centered" data-qa="additional-cards">{hidden}<h4>Questions</h4><ul>{items}</ul></div>'

    def question(self, question: Question) -> str:
        name = f"{CARD}[{question.id.replace('f', 'field')}]"
        if question.type == "select":
            return _group(question.label, _choice(name, question.options), question.required)
        if question.type in ("radio", "multi"):
            kind = "radio" if question.type == "radio" else "checkbox"
            items = "".join(
                f'<li><label class="option"><input type="{kind}" name="{name}" value="{e(option)}"><span class="application-answer-alternative">{e(option)}</span></label></li>'
                for option in question.options
            )
            return _group(question.label, f'<ul data-qa="{TYPES[question.type]}">{items}</ul>', question.required)
        if question.type == "long":
            return _group(
                question.label,
                f'<textarea name="{name}" placeholder="Type your response"></textarea>',
                question.required,
            )
        return _group(
            question.label, f'<input type="text" name="{name}" placeholder="Type your response">', question.required
        )

    def eeo(self) -> str:
        rows = (
            ("gender", "Gender", GENDERS),
            ("race", "Race", RACES),
            ("veteran", "Veteran status", VETERAN),
            ("disability", "Disability status", DISABILITY),
        )
        return (
            "<h4>U.S. Equal Employment Opportunity information</h4><ul>"
            + "".join(_group(label, _choice(f"eeo[{key}]", values)) for key, label, values in rows)
            + "</ul>"
        )

    def survey(self) -> str:
        template = e(json.dumps({"text": "Candidate survey"}))
        ages = ("Under 21", "21-29", "30-39", "40-49", "50 or older", "I don't wish to answer")
        return f'<h4>Candidate survey</h4><input type="hidden" name="{SURVEY}[baseTemplate]" value="{template}"><ul>{_group("What is your age range?", _choice(f"{SURVEY}[responses][field0]", ages))}</ul>'

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        return [
            ("resume", "Resume/CV"),
            ("name", "Full name"),
            ("email", "Email"),
            ("phone", "Phone"),
            ("selectedLocation", "Current location"),
        ]

    def name_of(self, question: Question, posting: EmployerPosting) -> str:
        return f"{CARD}[{question.id.replace('f', 'field')}]"
