"""The newer Greenhouse board: a React page with react-select lists and a phone box with a country flag."""

from __future__ import annotations

from tests.employers.markup import (
    COUNTRIES,
    DISABILITY,
    GENDERS,
    RACES,
    VETERAN,
    Page,
    data,
    e,
    footer,
    header,
    scripts,
    star,
)
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

SCHOOLS = (
    "Ohio State University",
    "University of Wisconsin",
    "University of Wisconsin-Madison",
    "University of Wisconsin-Milwaukee",
    "Other",
)
DEGREES = (
    "High School",
    "Associate's Degree",
    "Bachelor's Degree",
    "Master's Degree",
    "Doctor of Philosophy (Ph.D.)",
    "Other",
)
DISCIPLINES = ("Accounting", "Computer Engineering", "Computer Science", "Economics", "Other")
NAMES = (
    ("first_name", "First Name", "given-name", True),
    ("last_name", "Last Name", "family-name", True),
    ("preferred_name", "Preferred First Name", "off", False),
    ("email", "Email", "email", True),
)


def _text(key: str, label: str, required: bool, autocomplete: str = "off", kind: str = "text") -> str:
    return (
        f'<div class="field-wrapper"{f" data-required={key}" if required else ""}><div class="text-input-wrapper field"><label id="{key}-label" for="{key}" class="label">{e(label)}{star(required)}</label>'
        f'<input id="{key}" class="input input__single-line" aria-label="{e(label)}" aria-required="{str(required).lower()}" type="{kind}" maxlength="255" autocomplete="{autocomplete}" data-text="{key}"></div></div>'
    )


def _select(key: str, label: str, values: tuple[str, ...], required: bool, extra: str = "") -> str:
    must = " data-must" if required else ""
    return (
        f'<div class="field-wrapper"{f" data-required={key}" if required else ""}><div class="select field"><div class="select__container"><label id="{key}-label" for="{key}" class="label select__label">{e(label)}{star(required)}</label>'
        f'<div data-react-select="{key}" data-options="{data(list(values))}"{must}{extra}></div></div></div></div>'
    )


def _file(key: str, label: str, required: bool) -> str:
    return (
        f'<div class="field file-upload file" role="group" aria-labelledby="upload-label-{key}"{f" data-required={key}" if required else ""}><div id="upload-label-{key}" class="label upload-label">{label}{star(required)}</div>'
        f'<div class="file-upload__wrapper"><button type="button" class="btn">Attach</button><label class="visually-hidden" for="{key}">Attach</label>'
        f'<input id="{key}" class="visually-hidden" type="file" accept=".pdf,.doc,.docx,.txt,.rtf" data-file="{key}"><span class="filename file-upload__filename"></span></div>'
        '<p class="body">Accepted file types: pdf, doc, docx, txt, rtf</p></div>'
    )


PHONE = """<fieldset class="phone-input" data-required="phone"><div class="text-input-wrapper"><label id="phone-label" for="phone" class="label">Phone<span class="required">*</span></label>
<div class="iti iti--allow-dropdown"><div class="iti__country-container"><button type="button" class="iti__selected-country" aria-expanded="false" aria-haspopup="dialog" aria-label="Selected country: United States +1"><span class="iti__flag iti__us"></span><span class="iti__selected-dial-code">+1</span></button>
<div class="iti__dropdown-content iti__hide" role="dialog"><input type="search" class="iti__search-input" placeholder="Search" role="combobox" aria-expanded="true" aria-autocomplete="list" autocomplete="off">
<ul role="listbox" class="iti__country-list"><li class="iti__country" role="option" data-dial-code="44">United Kingdom +44</li><li class="iti__country" role="option" data-dial-code="1">United States +1</li></ul></div></div>
<input id="phone" class="iti__tel-input input" type="tel" aria-required="true" autocomplete="off" maxlength="255" data-text="phone"></div></div></fieldset>"""


class GreenhouseReact(Vendor):
    kind = "greenhouse_react"
    on_posting = True
    frame_id = "grnhse_iframe"
    thanks = ("Thank you for applying.", "We have received your application for {title}.")

    def posting_page(self, posting: EmployerPosting) -> Page:
        body = (
            f'{header(posting.company)}<main class="main"><div class="job__header"><div class="job__title"><h1 class="section-header">{e(posting.title)}</h1>'
            f'<div class="job__location"><div>{e(posting.place)}</div></div></div><a class="button" href="#application-form">Apply</a></div>'
            f'<div class="job__description body">{posting.body_html()}</div>{self.form(posting)}</main>{footer(posting.company)}{scripts("form", "react_select", "repeat", "greenhouse_react")}'
        )
        return Page(f"Job Application for {posting.title} at {posting.company}", body, posting.structured_html())

    def form_page(self, posting: EmployerPosting) -> Page:
        return Page(
            f"Job Application for {posting.title}",
            f"<main>{self.form(posting)}</main>{scripts('form', 'react_select', 'repeat', 'greenhouse_react')}",
        )

    def form(self, posting: EmployerPosting) -> str:
        names = "".join(_text(key, label, must, hint) for key, label, hint, must in NAMES)
        location = (
            _select("candidate-location", "Location (City)", (), True, ' data-remote="/api/places"')
            if posting.facts.get("location_field")
            else ""
        )
        return (
            f'<div class="application--container"><h2>Apply for this job</h2><p class="caption"><span class="required">*</span> indicates a required field</p>'
            f'<div id="application-form" class="application--form" data-slug="{posting.slug}">{names}{_select("country", "Country", COUNTRIES, False)}{PHONE}{location}'
            f"{_file('resume', 'Resume/CV', True)}{_file('cover_letter', 'Cover Letter', False)}"
            f"{self.education() if posting.facts.get('education') else ''}"
            f'<div class="application--questions">{"".join(self.question(question) for question in posting.questions)}</div>'
            f'{self.eeo() if posting.facts["eeo"] else ""}<p class="form-error" role="alert"></p>'
            '<button type="button" class="submit" id="submit">Submit application</button></div></div>'
        )

    def education(self) -> str:
        """Schools: one form stands there, further ones are added."""
        parts = (
            _select("school--{n}", "School", SCHOOLS, False)
            + _select("degree--{n}", "Degree", DEGREES, False)
            + _select("discipline--{n}", "Discipline", DISCIPLINES, False)
        )
        return (
            '<div class="education--container" data-repeat="education" data-start="1" data-first="0"><h3>Education</h3>'
            f'<template><div class="education--form">{parts}{_text("start-year--{n}", "Start date year", False, kind="number")}</div></template>'
            '<button type="button" data-add class="add-another-button">Add another</button></div>'
        )

    def question(self, question: Question) -> str:
        field = self._control(question)
        return f'<template data-when="{e(question.when)}">{field}</template>' if question.when else field

    def _control(self, question: Question) -> str:
        if question.type == "select":
            return _select(question.id, question.label, question.options, question.required)
        if question.type == "multi":
            return _select(
                question.id + "[]",
                question.label,
                question.options,
                question.required,
                f' data-multi data-key="{question.id}"',
            )
        if question.type == "long":
            return (
                f'<div class="field-wrapper"{f" data-required={question.id}" if question.required else ""}><div class="text-input-wrapper field"><label id="{question.id}-label" for="{question.id}" class="label">{e(question.label)}{star(question.required)}</label>'
                f'<textarea id="{question.id}" class="input input__multi-line" aria-required="{str(question.required).lower()}" data-text="{question.id}"></textarea></div></div>'
            )
        return _text(question.id, question.label, question.required)

    def eeo(self) -> str:
        return (
            '<div class="eeoc__container"><h2>Voluntary Self-Identification</h2><p>Completion of this form is entirely voluntary.</p>'
            + _select("gender", "Gender", GENDERS, False)
            + _select(
                "hispanic_ethnicity", "Are you Hispanic/Latino?", ("Yes", "No", "Decline To Self Identify"), False
            )
            + f'<template data-when="hispanic_ethnicity=No">{_select("race", "Please identify your race", RACES, False)}</template>'
            + _select("veteran_status", "Veteran Status", VETERAN, False)
            + _select("disability_status", "Disability Status", DISABILITY, False)
            + "</div>"
        )

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        location = [("candidate-location", "Location (City)")] if posting.facts.get("location_field") else []
        return [(key, label) for key, label, _, must in NAMES if must] + [
            ("phone", "Phone"),
            ("resume", "Resume/CV"),
            *location,
        ]
