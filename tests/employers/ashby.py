"""Ashby: a single-page form of entries that bear their field's path; yes and no are buttons; typing saves a draft."""

from __future__ import annotations

from tests.employers.markup import GENDERS, RACES, Page, data, e, footer, header, scripts
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

PATHS = "cd8a4f1{}-52b4-4f7e-9a3d-7e0b1c2d3e4f"


def _entry(path: str, label: str, control: str, required: bool) -> str:
    mark = " _required_101oc_92" if required else ""
    must = f' data-required="{path}"' if required else ""
    return (
        f'<div class="_fieldEntry_1e3gs_28 ashby-application-form-field-entry field" data-field-path="{path}"{must}>'
        f'<label class="_heading_101oc_53{mark} ashby-application-form-question-title" for="{path}">{e(label)}</label>{control}</div>'
    )


def _input(path: str, kind: str, required: bool) -> str:
    return f'<input placeholder="Type here..." name="{path}" id="{path}" type="{kind}" class="_input_1e3gs_33"{" required" if required else ""} data-text="{path}" autocomplete="off">'


def _combobox(path: str, extra: str) -> str:
    return f'<div class="_inputContainer_v5ami_28"><input id="{path}" class="_input_v5ami_28" placeholder="Start typing..." role="combobox" aria-autocomplete="list" aria-expanded="false" aria-haspopup="listbox" autocomplete="off" type="text" data-floating="{path}"{extra}></div>'


class Ashby(Vendor):
    kind = "ashby"
    confirms = "in_place"
    thanks = ("Success", "Your application was successfully submitted. We will contact you if there are next steps.")
    apply_path = "application"
    apply_text = "Apply for this Job"

    def posting_page(self, posting: EmployerPosting) -> Page:
        left = "".join(
            f'<div class="_section_101oc_37"><h2>{name}</h2><p>{e(value)}</p></div>'
            for name, value in (
                ("Location", posting.place),
                ("Employment Type", posting.type_text),
                ("Location Type", posting.workplace_text),
                ("Compensation", posting.pay_text),
            )
            if value
        )
        body = (
            f'{header(posting.company)}<main><h1 class="ashby-job-posting-heading">{e(posting.title)}</h1><div class="ashby-job-posting-left-pane">{left}</div>'
            f'{self._tabs(posting)}<div class="ashby-job-posting-right-pane"><div class="_descriptionText_oj0x8_198">{posting.body_html()}</div></div>'
            f'<a class="button" href="/jobs/{posting.slug}/application">Apply for this Job</a></main>{footer(posting.company)}'
        )
        return Page(f"{posting.title} @ {posting.company}", body, posting.structured_html())

    def _tabs(self, posting: EmployerPosting) -> str:
        return f'<nav class="tabs"><a href="/jobs/{posting.slug}">Overview</a><a href="/jobs/{posting.slug}/application">Application</a></nav>'

    def form_page(self, posting: EmployerPosting) -> Page:
        system = (
            _entry("_systemfield_name", "Legal Name", _input("_systemfield_name", "text", True), True)
            + _entry("_systemfield_email", "Email", _input("_systemfield_email", "email", True), True)
            + _entry("phone-1f", "Phone Number", _input("phone-1f", "tel", False), False)
            + _entry(
                "_systemfield_location",
                "Location",
                _combobox("_systemfield_location", ' data-remote="/api/places"'),
                False,
            )
            + _entry(
                "_systemfield_resume",
                "Resume",
                '<div class="file"><button type="button" class="_button">Upload File</button><input type="file" id="_systemfield_resume" class="visually-hidden" data-file="_systemfield_resume"><span class="filename"></span></div>',
                True,
            )
            + _entry("linkedin-2a", "LinkedIn", _input("linkedin-2a", "url", False), False)
        )
        questions = "".join(self.question(question, posting) for question in posting.questions)
        body = (
            f'{header(posting.company)}<main><h1 class="ashby-job-posting-heading">{e(posting.title)}</h1>{self._tabs(posting)}<div>'
            '<div class="ashby-application-form-autofill-input-root"><p>Autofill from resume</p><p>Upload your resume here to autofill key application fields.</p>'
            '<div class="file"><input type="file" accept=".pdf,.docx"></div></div>'
            f'<form id="form" class="ashby-application-form-container" data-slug="{posting.slug}" novalidate>{system}{questions}'
            f'{self.survey() if posting.facts["eeo"] else ""}<p class="form-error" role="alert"></p>'
            '<button type="button" class="submit ashby-application-form-submit-button">Submit Application</button></form></div></main>'
            f"{scripts('form', 'listbox', 'ashby')}"
        )
        return Page(f"{posting.title} @ {posting.company}", body)

    def path(self, question: Question, posting: EmployerPosting) -> str:
        return PATHS.format(posting.questions.index(question))

    def question(self, question: Question, posting: EmployerPosting) -> str:
        path = self.path(question, posting)
        if question.type == "yesno":
            control = (
                f'<div class="_yesno_y2cw4_1 _yesno" data-buttons="{path}"><button type="submit" class="_option_y2cw4_33" aria-pressed="false">Yes</button>'
                f'<button type="submit" class="_option_y2cw4_33" aria-pressed="false">No</button><input type="checkbox" tabindex="-1" name="{path}" id="{path}"></div>'
            )
        elif question.type == "select":
            control = _combobox(path, f' data-options="{data(list(question.options))}"')
        elif question.type == "radio":
            return self._radios(path, question.label, question.options, question.required)
        elif question.type == "long":
            control = f'<textarea placeholder="Type here..." name="{path}" id="{path}" data-text="{path}"></textarea>'
        else:
            control = _input(path, {"url": "url", "number": "number"}.get(question.type, "text"), question.required)
        return _entry(path, question.label, control, question.required)

    def _radios(self, path: str, label: str, values: tuple[str, ...], required: bool = False) -> str:
        items = "".join(
            f'<div class="_option_1v5e2_35"><span><input type="radio" id="0e1f_{path}-labeled-radio-{index}" name="0e1f_{path}" value="{e(value)}" data-radio="{path}"></span>'
            f'<label class="option" for="0e1f_{path}-labeled-radio-{index}">{e(value)}</label></div>'
            for index, value in enumerate(values)
        )
        mark = " _required_101oc_92" if required else ""
        must = f' data-required="{path}"' if required else ""
        return f'<fieldset class="_container_1258i_29 _fieldEntry_1e3gs_28 ashby-application-form-field-entry" data-field-path="{path}"{must}><label class="_heading_101oc_53{mark} ashby-application-form-question-title" for="{path}">{e(label)}</label>{items}</fieldset>'

    def survey(self) -> str:
        return (
            '<div class="ashby-survey-form-container"><h2>Diversity survey</h2><p>Answering is voluntary and not seen by the hiring team.</p>'
            + self._radios("_systemfield_eeoc_gender", "Gender", GENDERS)
            + self._radios("_systemfield_eeoc_race", "Race", RACES)
            + "</div>"
        )

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        return [("_systemfield_name", "Legal Name"), ("_systemfield_email", "Email"), ("_systemfield_resume", "Resume")]

    def name_of(self, question: Question, posting: EmployerPosting) -> str:
        return self.path(question, posting)
