"""BambooHR: the form opens on the posting's own address; lists are a toggle with a menu in front of an empty select."""

from __future__ import annotations

from tests.employers.markup import COUNTRIES, STATES, Page, data, e, footer, header, scripts
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

LEVELS = (
    "GED or Equivalent",
    "High School",
    "Some College",
    "College - Associates",
    "College - Bachelor of Arts",
    "College - Bachelor of Science",
    "College - Master of Science",
    "College - Doctorate",
    "Other",
)
GENDER = ("Decline to answer", "Male", "Female", "Non-binary")
ETHNICITY = (
    "Decline to answer",
    "Asian",
    "Black or African American",
    "Hispanic or Latino",
    "White",
    "Two or More Races",
)


def _group(label: str, control: str, key: str, required: bool, control_id: str) -> str:
    must = f' data-required="{key}"' if required else ""
    mark = '<span aria-hidden="true" class="required">*</span>' if required else ""
    return f'<div class="fab-FormField field"{must}><label class="fab-Label" for="{control_id}">{e(label)}{mark}</label>{control}</div>'


def _text(key: str, label: str, required: bool = False, control_id: str = "", name: str = "", extra: str = "") -> str:
    own = control_id or key
    return _group(
        label,
        f'<input type="text" id="{own}" name="{name or key}" class="fab-TextInput" data-text="{key}"{extra}>',
        key,
        required,
        own,
    )


def _list(key: str, label: str, values: tuple[str, ...], required: bool = False, name: str = "") -> str:
    control = (
        f'<div class="fab-Select"><select name="{name or key}" id="{key}" class="visually-hidden" tabindex="-1" aria-hidden="true"><option></option></select>'
        f'<button type="button" class="fab-SelectToggle" aria-haspopup="true" aria-expanded="false" aria-label="{e(label)} --Select--" data-menu-id="fab-menu-{key}" data-fab="{key}" data-options="{data(list(values))}"><span class="fab-SelectToggle__content">--Select--</span></button></div>'
    )
    return _group(label, control, key, required, key)


def _file(key: str, title: str, required: bool) -> str:
    must = f' data-required="{key}"' if required else ""
    return f'<div class="FileUpload field file"{must}><p class="FileUpload__title">{title}{"*" if required else ""}</p><div class="FileUpload__drop"><button type="button">Choose File</button><input type="file" aria-label="file-input" class="visually-hidden" data-upload="{key}"></div><span class="filename"></span></div>'


class BambooHR(Vendor):
    kind = "bamboohr"
    on_posting = True
    confirms = "in_place"
    thanks = ("Thank You!", "Your application was submitted successfully.")

    def posting_page(self, posting: EmployerPosting) -> Page:
        body = (
            f'{header(posting.company)}<main><h1>{e(posting.title)}</h1>{self.meta(posting)}<button type="button" class="button" id="open-form">Apply for This Job</button>'
            f'<div class="BambooRichText description">{posting.body_html()}</div><div id="form-here"></div></main>{footer(posting.company)}<template id="bamboo-form">{self.form(posting)}</template>{scripts("form", "listbox", "bamboohr")}'
        )
        return Page(f"{posting.title} - {posting.company}", body, posting.structured_html())

    def form_page(self, posting: EmployerPosting) -> Page:
        """The form, open."""
        return Page(
            posting.title,
            f'<main><div id="form-here">{self.form(posting)}</div></main>{scripts("form", "listbox", "bamboohr", "app_form")}',
        )

    def form(self, posting: EmployerPosting) -> str:
        return (
            f'<form id="bamboo" data-form data-slug="{posting.slug}" data-send="Submit Application" novalidate><h2>Apply for This Job</h2>{self._person()}'
            f"{''.join(self.question(question) for question in posting.questions)}{_list('genderId', 'Gender', GENDER)}{_list('ethnicityId', 'Ethnicity', ETHNICITY)}{self._veteran()}"
            '<div class="honey"><label for="nickname_hpcsaf">Please leave this field blank</label><input type="text" id="nickname_hpcsaf" name="nickname_hpcsaf" tabindex="-1" autocomplete="off"></div>'
            '<p class="form-error" role="alert"></p><button type="submit" class="submit">Submit Application</button></form>'
        )

    def _person(self) -> str:
        return (
            _text("firstName", "First Name", True) + _text("lastName", "Last Name", True) + _text("email", "Email", True) + _text("phone", "Phone", True)
            + _text("streetAddress", "Address", True, "FabricTextField-21", "streetAddress.value") + _text("city", "City", True, "FabricTextField-24", "city.value")
            + _list("state", "State", STATES, True, "state.value") + _text("zip", "ZIP", True, "FabricTextField-27", "zip.value") + _list("countryId", "Country", COUNTRIES, True, "countryId.value")
            + _file("coverLetterFileId", "Cover Letter", False) + _file("resumeFileId", "Resume", True) + _text("dateAvailable", "Date Available", True, "FabricTextField-33", extra=' placeholder="mm/dd/yyyy"')
            + _text("desiredPay", "Desired Pay", True) + _text("websiteUrl", "Website, Blog, or Portfolio") + _text("linkedinUrl", "LinkedIn Profile URL")
            + _list("educationLevelId", "Highest Education Obtained", LEVELS) + _text("educationInstitutionName", "College/University") + _text("referredBy", "Who referred you for this position?")
            + _group("References", '<div class="MuiInputBase-root"><textarea id="references" name="references" data-text="references"></textarea><textarea aria-hidden="true" readonly tabindex="-1" class="visually-hidden">x</textarea></div>', "references", False, "references")
        )  # fmt: skip

    def _veteran(self) -> str:
        items = "".join(
            f'<label class="option"><input type="radio" name=":r5:" value="{value}" data-radio="veteranStatusId">{value}</label>'
            for value in ("Decline to Answer", "Not a Veteran", "Veteran")
        )
        return f'<div class="field" role="radiogroup" aria-label="Veteran Status"><p class="fab-Label">Veteran Status</p>{items}</div>'

    def question(self, question: Question) -> str:
        name = self._name(question)
        if question.type == "yesno":
            items = "".join(
                f'<label class="option"><input type="radio" name="{name}" value="{value.lower()}" data-radio="{name}">{value}</label>'
                for value in ("Yes", "No")
            )
            must = f' data-required="{name}"' if question.required else ""
            return f'<div class="fab-FormField field"{must}><p class="fab-Label" id="{name}-label">{e(question.label)}{"*" if question.required else ""}</p><div role="radiogroup" aria-labelledby="{name}-label">{items}</div></div>'
        if question.type == "long":
            return _group(
                question.label,
                f'<textarea id="{name}" name="{name}" data-text="{name}"></textarea>',
                name,
                question.required,
                name,
            )
        return _text(name, question.label, question.required)

    def _name(self, question: Question) -> str:
        kind = {"yesno": "yes_no", "long": "long"}.get(question.type, "short")
        return f"customQuestionAnswers.{kind}_{question.id}"

    def name_of(self, question: Question, posting: EmployerPosting) -> str:
        return self._name(question)

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        keys = (
            ("firstName", "First Name"),
            ("lastName", "Last Name"),
            ("email", "Email"),
            ("phone", "Phone"),
            ("streetAddress", "Address"),
            ("city", "City"),
            ("state", "State"),
            ("zip", "ZIP"),
        )
        return [*keys, ("resumeFileId", "Resume"), ("dateAvailable", "Date Available"), ("desiredPay", "Desired Pay")]
