"""SuccessFactors: a UI5 page with numbered ids, combos that open a list by their arrow, entries added one by one."""

from __future__ import annotations

from tests.employers.markup import (
    COUNTRIES,
    DISABILITY,
    GENDERS,
    RACES,
    STATES,
    VETERAN,
    Page,
    data,
    e,
    footer,
    header,
    scripts,
)
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

PHONE_TYPES = ("Home", "Mobile", "Work")


def _row(number: str, label: str, control: str, key: str, required: bool) -> str:
    must = f' data-required="{key}"' if required else ""
    mark = '<span class="required" aria-hidden="true">*</span>' if required else ""
    return f'<div class="RCMFormField field" id="{number}:_row"{must}><label id="{number}:_label" for="{number}:_input" class="rcmFormFieldLabel">{mark}{e(label)}:</label>{control}</div>'


def _text(number: str, key: str, label: str, required: bool = False) -> str:
    control = f'<input type="text" id="{number}:_input" name="{key}" class="sfTextField" aria-required="{str(required).lower()}" aria-labelledby="{number}:_label" data-text="{key}">'
    return _row(number, label, control, key, required)


def _combo(number: str, key: str, label: str, values: tuple[str, ...], required: bool = False) -> str:
    control = (
        f'<div class="sfComboBox"><input type="text" id="{number}:_input" name="{key}" role="combobox" aria-autocomplete="list" aria-haspopup="listbox" aria-expanded="false" aria-required="{str(required).lower()}" aria-labelledby="{number}:_label" autocomplete="off" placeholder="No Selection" data-floating="{key}" data-options="{data(list(values))}">'
        '<button type="button" tabindex="-1" aria-hidden="true" class="sfComboArrow">▾</button></div>'
    )
    return _row(number, label, control, key, required)


class SuccessFactors(Vendor):
    kind = "successfactors"
    apply_text = "Apply now"
    confirms = "in_place"
    thanks = ("Thank You", "Your application has been submitted successfully.")

    def form_page(self, posting: EmployerPosting) -> Page:
        questions = "".join(self.question(question, posting) for question in posting.questions)
        body = (
            f'{header(posting.company)}<main><h1>Career Opportunities: {e(posting.title)}</h1><div id="applyFormArea" class="sfForm" data-form data-slug="{posting.slug}" data-send="Apply">'
            f'<h2>My Documents</h2><div class="field file" data-required="resume"><span class="label">Resume<span class="required">*</span></span><button type="button">Upload a Resume</button><input type="file" id="29:_file" name="resume" aria-label="Resume" class="visually-hidden" data-file="resume"><span class="filename"></span></div>'
            f"<h2>Profile Information</h2>{self._person()}{self._entries()}<h2>Job-Specific Information</h2>{questions}{self._eeo() if posting.facts['eeo'] else ''}"
            f'<p class="form-error" role="alert"></p><button type="button" class="submit" id="45:_applyBtn">Apply</button></div></main>{footer(posting.company)}{scripts("form", "listbox", "repeat", "app_form")}'
        )
        return Page(f"Career Opportunities: {posting.title}", body)

    def _person(self) -> str:
        return (
            _text("51", "firstName", "First Name", True) + _text("55", "lastName", "Last Name", True) + _text("59", "contactEmail", "Email Address", True)
            + _combo("63", "phoneType", "Phone Type", PHONE_TYPES) + _text("67", "cellPhone", "Phone Number", True) + _text("71", "address", "Address") + _text("75", "city", "City", True)
            + _combo("79", "country", "Country/Region of Residence", COUNTRIES, True) + _combo("83", "state", "State/Province", STATES) + _text("87", "zip", "Zip/Postal Code")
        )  # fmt: skip

    def _entries(self) -> str:
        work = (
            _text("{n}01", "workExperience-{n}-startTitle", "Job Title", True)
            + _text("{n}02", "workExperience-{n}-employer", "Employer", True)
            + _text("{n}03", "workExperience-{n}-startDate", "From Date", False).replace(
                'type="text"', 'type="text" placeholder="MM/DD/YYYY"'
            )
            + _text("{n}04", "workExperience-{n}-endDate", "End Date").replace(
                'type="text"', 'type="text" placeholder="MM/DD/YYYY"'
            )
        )
        school = (
            _text("{n}11", "education-{n}-school", "School", True)
            + _combo("{n}12", "education-{n}-degree", "Degree", ("Associate", "Bachelor's", "Master's", "Doctorate"))
            + _text("{n}13", "education-{n}-major", "Major")
        )
        return "".join(
            f'<section data-repeat="{key}"><h2>{title}</h2><template><div class="sfBackgroundItem" role="group" aria-label="{title} {{n}}"><h3>{title} {{n}}</h3>{inner}</div></template><button type="button" data-add data-again="Add another" aria-label="Add {title}">Add</button></section>'
            for key, title, inner in (("workExperience", "Work Experience", work), ("education", "Education", school))
        )  # fmt: skip

    def question(self, question: Question, posting: EmployerPosting) -> str:
        number = str(201 + 4 * posting.questions.index(question))
        if question.type in ("yesno", "select", "radio"):
            return _combo(number, question.id, question.label, question.options or ("Yes", "No"), question.required)
        if question.type == "long":
            control = f'<textarea id="{number}:_input" name="{question.id}" aria-labelledby="{number}:_label" data-text="{question.id}"></textarea>'
            return _row(number, question.label, control, question.id, question.required)
        return _text(number, question.id, question.label, question.required)

    def _eeo(self) -> str:
        rows = (
            ("gender", "Gender", GENDERS),
            ("ethnicity", "Race/Ethnicity", RACES),
            ("veteranStatus", "Veteran Status", VETERAN),
            ("disabilityStatus", "Disability Status", DISABILITY),
        )
        return "<h2>Equal Employment Opportunity</h2><p>Voluntary.</p>" + "".join(
            _combo(str(301 + at * 4), key, label, values) for at, (key, label, values) in enumerate(rows)
        )

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        return [
            ("resume", "Resume"),
            ("firstName", "First Name"),
            ("lastName", "Last Name"),
            ("contactEmail", "Email Address"),
            ("cellPhone", "Phone Number"),
            ("city", "City"),
            ("country", "Country"),
        ]
