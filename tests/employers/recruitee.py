"""Recruitee: a React page whose fields are known by name; a question's yes and no are radios under a legend."""

from __future__ import annotations

from tests.employers.markup import Page, e, header, scripts
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

MARK = '<span aria-hidden="true">&nbsp;<span title="This field is required and can not be left empty.">*</span></span>'


def _text(key: str, label: str, number: int, required: bool, kind: str = "text", extra: str = "") -> str:
    name = f"candidate.{key}"
    must = f' data-required="{name}"' if required else ""
    control_id = f"input-{name}-{number}"
    return (
        f'<div class="field"{must}><label for="{control_id}">{e(label)}{MARK if required else ""}</label>'
        f'<input type="{kind}" id="{control_id}" name="{name}" aria-required="{str(required).lower()}" data-text="{name}"{extra}></div>'
    )


def _file(key: str, label: str, number: int, required: bool) -> str:
    name = f"candidate.{key}"
    must = f' data-required="{name}"' if required else ""
    return (
        f'<div class="field file"{must}><label for="input-{name}-{number}">{e(label)}{MARK if required else ""}</label><p>Upload your CV or resume file. We accept PDF, DOC and DOCX.</p>'
        f'<div class="dropzone"><button type="button">Upload a file</button> or drag and drop here<input type="file" id="input-{name}-{number}" name="{name}" accept=".pdf,.doc,.docx" class="visually-hidden" data-file="{name}"></div><span class="filename"></span></div>'
    )


class Recruitee(Vendor):
    kind = "recruitee"
    apply_text = "Apply"
    thanks = ("All done!", "Your application has been successfully submitted!")

    def form_page(self, posting: EmployerPosting) -> Page:
        questions = "".join(self.question(question, posting) for question in posting.questions)
        body = (
            f'{header(posting.company)}<main><h1>{e(posting.title)}</h1><form id="offer-form" data-form data-slug="{posting.slug}" data-rerender="600" data-send="Send" novalidate>'
            f"<fieldset><legend>My information</legend><p>Fill out the information below</p>{_text('name', 'Full name', 1, True)}{_text('email', 'Email address', 2, True, 'email')}{self._phone()}</fieldset>"
            f'{_file("cv", "CV or resume", 4, True)}<div class="field"><label for="input-candidate.coverLetter-5">Cover letter</label><textarea id="input-candidate.coverLetter-5" name="candidate.coverLetter" data-text="candidate.coverLetter"></textarea></div>'
            f'<section data-testid="segment-open-questions"><fieldset><legend>Questions</legend><p>Please fill in additional questions</p>{questions}</fieldset></section>'
            '<div class="field" data-required="candidate.agreements.0.consent"><input type="checkbox" id="input-consent-40" name="candidate.agreements.0.consent" data-checkbox="candidate.agreements.0.consent"><label class="option" for="input-consent-40">I agree to the processing of my personal data as described in the <a href="/privacy">Privacy Policy</a>.*</label></div>'
            f'<p class="form-error" role="alert"></p><button type="submit" class="submit">Send</button></form></main>{scripts("form", "listbox", "app_form")}'
        )
        return Page(f"{posting.title} - {posting.company}", body)

    def _phone(self) -> str:
        return (
            '<div class="field" data-required="candidate.phone"><label for="input-candidate.phone-3">Phone number' + MARK + "</label>"
            '<div class="PhoneInput"><div class="PhoneInputCountry"><button type="button" aria-label="Select country" aria-haspopup="true" tabindex="-1">🇺🇸</button></div>'
            '<input type="tel" id="input-candidate.phone-3" name="candidate.phone" placeholder="+1 " class="PhoneInputInput" data-text="candidate.phone"></div></div>'
        )  # fmt: skip

    def question(self, question: Question, posting: EmployerPosting) -> str:
        number = 10 + posting.questions.index(question)
        name = self.name_of(question, posting)
        must = f' data-required="{name}"' if question.required else ""
        hidden = f'<input type="hidden" name="candidate.openQuestionAnswers.{question.id}.openQuestionId" value="{question.id}">'
        if question.type in ("yesno", "radio", "select", "multi"):
            values = question.options or ("Yes", "No")
            kind = "checkbox" if question.type == "multi" else "radio"
            wired = f'data-checkbox="{name}" data-many="1"' if kind == "checkbox" else f'data-radio="{name}"'
            items = "".join(
                f'<label class="option" for="input-{name}-{number}-{at}"><input type="{kind}" id="input-{name}-{number}-{at}" name="{name}" value="{_value(question, value)}" {wired}><span>{e(value)}</span></label>'
                for at, value in enumerate(values)
            )
            return f'<div>{hidden}<fieldset class="field"{must}><legend>{e(question.label)}{MARK if question.required else ""}</legend>{items}</fieldset></div>'
        if question.type == "long":
            return f'<div>{hidden}<div class="field"{must}><label for="input-{name}-{number}">{e(question.label)}{MARK if question.required else ""}</label><textarea id="input-{name}-{number}" name="{name}" data-text="{name}"></textarea></div></div>'
        return f"<div>{hidden}{_text(name.removeprefix('candidate.'), question.label, number, question.required, 'number' if question.type == 'number' else 'text')}</div>"

    def name_of(self, question: Question, posting: EmployerPosting) -> str:
        part = {"yesno": "flag", "multi": "multiContent"}.get(question.type, "content")
        return f"candidate.openQuestionAnswers.{question.id}.{part}"

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        return [
            ("candidate.name", "Full name"),
            ("candidate.email", "Email address"),
            ("candidate.phone", "Phone number"),
            ("candidate.cv", "CV or resume"),
            ("candidate.agreements.0.consent", "Consent"),
        ]


def _value(question: Question, value: str) -> str:
    return {"Yes": "true", "No": "false"}[value] if question.type == "yesno" else e(value)
