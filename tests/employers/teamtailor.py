"""Teamtailor: a Rails page with stable names; a qualifying question that greys the form, a slider, a location box, consents."""

from __future__ import annotations

from tests.employers.markup import Page, e, footer, header, scripts
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

STAR = '<sup aria-hidden="true" data-asterisk="true">*</sup><span class="sr-only visually-hidden">Required</span>'
PERSON = (
    ("first_name", "First name", "text", "given-name"), ("last_name", "Last name", "text", "family-name"), ("email", "Email", "email", "email"),
)  # fmt: skip


class Teamtailor(Vendor):
    kind = "teamtailor"
    apply_text = "Apply for this job"
    thanks = ("Thanks for applying!", "We will get back to you as soon as we can.")

    def form_page(self, posting: EmployerPosting) -> Page:
        person = "".join(
            f'<div class="field"><label class="font-medium" for="candidate_{key}">{label}{STAR}</label><input type="{kind}" id="candidate_{key}" name="candidate[{key}]" autocomplete="{hint}" required></div>'
            for key, label, kind, hint in PERSON
        )
        body = (
            f'{header(posting.company)}<main><h1>{e(posting.title)}</h1>{self._cookies()}<form id="new_candidate" class="new_candidate" method="post" enctype="multipart/form-data" action="/jobs/{posting.slug}/apply">'
            f'<input type="hidden" name="authenticity_token" value="a1b2">{"".join(self.question(question, posting) for question in posting.questions)}<div>{person}'
            f'<div class="field"><label class="font-medium" for="candidate_phone">Phone{STAR}</label><div class="iti"><div class="iti__flag-container"><div class="iti__selected-flag" role="combobox" aria-haspopup="listbox" aria-expanded="false" tabindex="0" title="United States: +1"></div></div><input type="tel" id="candidate_phone" name="candidate[phone]" autocomplete="tel" aria-label="Phone number with country code" class="iti__tel-input" required></div></div>'
            '<div class="field"><label class="font-medium" for="candidate_location_query">Location</label><input type="text" id="candidate_location_query" name="candidate[location][query]" role="combobox" aria-autocomplete="list" aria-expanded="false" autocomplete="off" data-places><input type="hidden" name="candidate[location][city]"></div>'
            '<div class="field"><label class="font-medium" for="candidate_linkedin_url">LinkedIn</label><input type="url" id="candidate_linkedin_url" name="candidate[linkedin_url]"></div>'
            f'<div class="field file"><label class="font-medium" for="candidate_resume_remote_url">Upload CV{STAR}</label><div class="dropzone"><button type="button">Choose a file</button><input type="file" id="candidate_resume_remote_url" name="candidate[resume]" class="visually-hidden"></div><span class="filename"></span></div>'
            '<div class="field file"><label class="font-medium" for="candidate_file_remote_url">Additional files</label><div class="dropzone"><button type="button">Choose files</button><input type="file" id="candidate_file_remote_url" name="candidate[file]" class="visually-hidden" multiple></div><span class="filename"></span></div>'
            '<div class="field"><label class="font-medium" for="candidate_cover_letter">Cover letter</label><textarea id="candidate_cover_letter" name="candidate[job_applications_attributes][0][cover_letter]"></textarea></div></div>'
            '<div class="field"><input type="checkbox" id="candidate_consent_given" name="candidate[consent_given]" value="1" required><label class="option" for="candidate_consent_given"><span class="sr-only visually-hidden">Required.</span>By submitting this application, I agree that I have read the <a href="/privacy">Privacy Policy</a>.</label></div>'
            f'<div class="field"><input type="checkbox" id="candidate_consent_given_future_jobs" name="candidate[consent_given_future_jobs]" value="1"><label class="option" for="candidate_consent_given_future_jobs">Yes, {e(posting.company)} can contact me directly about specific future job opportunities.</label></div>'
            f'<button class="submit">Submit application</button></form></main>{footer(posting.company)}{scripts("teamtailor")}'
        )
        return Page(f"{posting.title} - {posting.company}", body)

    def _cookies(self) -> str:
        """The cookie banner's own boxes stand on the page, too."""
        return '<dialog id="cookies"><input type="checkbox" id="analytics"><label for="analytics">Analytics</label><input type="checkbox" id="marketing"><label for="marketing">Marketing</label></dialog>'

    def question(self, question: Question, posting: EmployerPosting) -> str:
        number = posting.questions.index(question)
        base = f"candidate[answers_attributes][{number}]"
        name = self.name_of(question, posting)
        hidden = f'<input type="hidden" name="{base}[question_id]" value="{81000 + number}">'
        mark = STAR if question.required else ""
        must = " required" if question.required else ""
        if question.type in ("yesno", "radio", "select"):
            values = (
                [("true", "Yes"), ("false", "No")]
                if question.type == "yesno"
                else [(str(at), value) for at, value in enumerate(question.options, 1)]
            )
            items = "".join(
                f'<div class="choice-input-wrapper option"><input type="radio" id="boolean-{number}-{value}" name="{name}" value="{value}"{must}><label for="boolean-{number}-{value}">{e(label)}</label></div>'
                for value, label in values
            )
            return f'<div class="question field" data-question-mandatory="{str(question.required).lower()}">{hidden}<fieldset><legend class="font-medium"><span class="block">{e(question.label)}{mark}</span></legend>{items}</fieldset></div>'
        if question.type == "number":
            control = f'<input type="range" min="0" max="30" step="1" value="0" aria-hidden="true" tabindex="-1" data-slider><input type="number" id="answer-{number}" name="{name}" min="0" max="30"{must}>'
        elif question.type == "long":
            control = f'<textarea id="answer-{number}" name="{name}"{must}></textarea>'
        else:
            control = f'<input type="text" id="answer-{number}" name="{name}"{must}>'
        return f'<div class="question field">{hidden}<label class="font-medium" for="answer-{number}">{e(question.label)}{mark}</label>{control}</div>'

    def name_of(self, question: Question, posting: EmployerPosting) -> str:
        part = {"yesno": "boolean", "radio": "choice", "select": "choice", "number": "range"}.get(question.type, "text")
        return f"candidate[answers_attributes][{posting.questions.index(question)}][{part}]"

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        own = [(f"candidate[{key}]", label) for key, label, _, _ in PERSON]
        return [
            *own,
            ("candidate[phone]", "Phone"),
            ("candidate[resume]", "CV"),
            ("candidate[consent_given]", "Consent"),
        ]
