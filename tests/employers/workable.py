"""Workable: one page in the page's state; ids that change with every load, drawn radios, a resume that is sent when chosen."""

from __future__ import annotations

import secrets

from tests.employers.markup import Page, data, e, header, scripts
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

PERSON = (
    ("firstname", "First name", "text", True), ("lastname", "Last name", "text", True), ("email", "Email", "email", True),
    ("headline", "Headline", "text", False),
)  # fmt: skip


def _label(key: str, label: str, required: bool) -> str:
    mark = '<span class="styles--33eUF"><strong>*</strong></span>' if required else ""
    return f'<span class="styles--1-9tY">{mark}<span id="{key}_label" class="styles--QTMDv"><strong>{e(label)}</strong></span></span>'


def _text(key: str, label: str, required: bool, kind: str = "text", extra: str = "") -> str:
    must = f' data-required="{key}"' if required else ""
    return (
        f'<div class="field" data-ui="{key}"{must}><label class="styles--3aPac">{_label(key, label, required)}'
        f'<input type="{kind}" name="{key}" id="{key}" dir="auto" data-ui="{key}" aria-labelledby="{key}_label" aria-required="{str(required).lower()}" data-text="{key}"{extra}></label></div>'
    )


def _long(key: str, label: str, required: bool) -> str:
    must = f' data-required="{key}"' if required else ""
    return f'<div class="field"{must}><label class="styles--3aPac">{_label(key, label, required)}<textarea name="{key}" id="{key}" rows="5" aria-labelledby="{key}_label" data-text="{key}"></textarea></label></div>'


def _choice(key: str, label: str, values: tuple[str, ...], required: bool, kind: str = "radio") -> str:
    """Radios or checkboxes as they are drawn: the input beside only mirrors what is chosen."""
    items = "".join(
        f'<label class="styles--2dcpC option" data-checked="false"><div role="{kind}" aria-checked="false" tabindex="0" aria-labelledby="{key}_{number}" data-drawn="{key}" data-value="{e(value)}"{" data-many" if kind == "checkbox" else ""}></div>'
        f'<input type="{kind}" name="{key}" value="{e(value)}" aria-hidden="true" tabindex="-1" class="visually-hidden"><span id="{key}_{number}">{e(value)}</span></label>'
        for number, value in enumerate(values)
    )
    must = f' data-required="{key}"' if required else ""
    return f'<fieldset class="field" data-ui="{key}" role="{"radiogroup" if kind == "radio" else "group"}" aria-labelledby="{key}_label"{must}>{_label(key, label, required)}{items}</fieldset>'


def _file(key: str, label: str, required: bool, accept: str) -> str:
    number = secrets.token_hex(8)
    must = f' data-required="{key}"' if required else ""
    return (
        f'<div class="field file" data-ui="{key}"{must}><span id="{number}_label">{_label(key, label, required)}</span><label for="input_files_input_{number}" class="button" role="button" tabindex="0">Choose file</label>'
        f'<input type="file" id="input_files_input_{number}" accept="{accept}" aria-labelledby="{number}_label" class="visually-hidden" data-ui="{key}" data-upload="{key}"><span class="filename"></span></div>'
    )


class Workable(Vendor):
    kind = "workable"
    apply_text = "Apply for this job"
    thanks = ("Thank you!", "Your application was submitted successfully.")

    def form_page(self, posting: EmployerPosting) -> Page:
        person = "".join(_text(key, label, must, kind) for key, label, kind, must in PERSON)
        twins = "".join(
            f'<input type="text" name="{key}" id="{key}" aria-hidden="true" tabindex="-1" class="twin">'
            for key in ("city", "postcode", "country")
        )
        body = (
            f'{header(posting.company)}<main><h1>{e(posting.title)}</h1><form id="form" data-form data-slug="{posting.slug}" data-rerender="700" novalidate data-send="Submit application">'
            f"<h2>Personal information</h2>{person}{self._phone()}{_text('address', 'Address', True)}{twins}{_file('avatar', 'Photo', False, '.jpg,.jpeg,.gif,.png')}"
            f"<h2>Profile</h2>{self._entries()}{_long('summary', 'Summary', False)}{_file('resume', 'Resume', True, '.pdf,.doc,.docx,.odt,.rtf')}{_long('cover_letter', 'Cover letter', False)}"
            f"<h2>Details</h2>{''.join(self.question(question) for question in posting.questions)}"
            f'<p class="form-error" role="alert"></p><button type="button" class="submit" data-ui="apply-button">Submit application</button></form></main>{scripts("form", "listbox", "repeat", "workable", "app_form")}'
        )
        return Page(f"{posting.title} - {posting.company}", body)

    def _phone(self) -> str:
        return (
            '<div class="field" data-required="phone"><label class="styles--3aPac">' + _label("phone", "Phone", True)
            + '<div class="iti"><div class="iti__flag-container"><div class="iti__selected-flag" role="combobox" aria-controls="iti-0__country-listbox" aria-expanded="false" aria-haspopup="listbox" aria-label="Telephone country code" tabindex="0" title="United States: +1">+1</div></div>'
            '<input type="tel" name="phone" id="input_phone" class="iti__tel-input" autocomplete="off" data-text="phone"></div></label></div>'
        )  # fmt: skip

    def _entries(self) -> str:
        work = (
            ("title", "Title", True),
            ("company", "Company", False),
            ("industry", "Industry", False),
            ("start_date", "Start date", False),
            ("end_date", "End date", False),
        )
        school = (
            ("school", "School", True),
            ("field_of_study", "Field of study", False),
            ("degree", "Degree", False),
            ("start_date", "Start date", False),
            ("end_date", "End date", False),
        )
        return "".join(
            f'<section data-repeat="{key}" data-ui="{key}"><h3>{title}</h3><template><div role="group" aria-label="{title} {{n}}" data-ui="{key}-{{n}}">'
            + "".join(_text(f"{key}_{{n}}_{part}", label, must, extra=' placeholder="MM/YYYY"' if "date" in part else "") for part, label, must in parts)
            + f'</div></template><button type="button" data-add data-ui="add-section" aria-label="Add {title}">+ Add</button></section>'
            for key, title, parts in (("education", "Education", school), ("experience", "Experience", work))
        )  # fmt: skip

    def question(self, question: Question) -> str:
        key, label, must = question.id, question.label, question.required
        if question.type == "yesno":
            return _choice(key, label, ("YES", "NO"), must)
        if question.type in ("radio", "multi"):
            return _choice(key, label, question.options, must, "radio" if question.type == "radio" else "checkbox")
        if question.type == "select":
            required = f' data-required="{key}"' if must else ""
            control = f'<input type="text" role="combobox" id="input_{key}_input" aria-haspopup="listbox" aria-expanded="false" aria-labelledby="{key}_label" autocomplete="off" data-floating="{key}" data-options="{data(list(question.options))}">'
            return f'<div class="field" data-ui="{key}" data-input-type="select"{required}>{_label(key, label, must)}{control}<input name="{key}" tabindex="-1" aria-hidden="true" class="twin"></div>'
        if question.type == "long":
            return _long(key, label, must)
        return _text(key, label, must)

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        return [
            *((key, label) for key, label, _, must in PERSON if must),
            ("phone", "Phone"),
            ("address", "Address"),
            ("resume", "Resume"),
        ]
