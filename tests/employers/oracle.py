"""Oracle Recruiting, the heir of Taleo: a start box for the e-mail with a trap beside it, then sections, a signature last."""

from __future__ import annotations

from tests.employers.markup import COUNTRIES, STATES, Page, data, e, footer, header, scripts
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

TITLES = ("Doctor", "Miss", "Mr.", "Mrs.", "Ms.")


def _field(key: str, label: str, control: str, required: bool) -> str:
    must = f' data-required="{key}"' if required else ""
    return f'<div class="input-row field"{must}><label class="input-row__label" for="{key}-1">{e(label)}{"<span class=required>*</span>" if required else ""}</label>{control}</div>'


def _text(key: str, label: str, required: bool = False, kind: str = "text", autocomplete: str = "off") -> str:
    return _field(
        key,
        label,
        f'<input type="{kind}" id="{key}-1" name="{key}" class="input-row__control" autocomplete="{autocomplete}" aria-required="{str(required).lower()}" data-text="{key}">',
        required,
    )


def _select(key: str, label: str, values: tuple[str, ...], required: bool = False) -> str:
    control = f'<div class="cx-select-container"><input type="text" id="{key}-1" name="{key}" class="cx-select-input" role="combobox" aria-autocomplete="list" aria-haspopup="listbox" aria-expanded="false" autocomplete="off" data-floating="{key}" data-options="{data(list(values))}"></div>'
    return _field(key, label, control, required)


def _pills(key: str, label: str, values: tuple[str, ...], required: bool) -> str:
    """Answers drawn as pills: buttons, one of them pressed."""
    must = f' data-required="{key}"' if required else ""
    buttons = "".join(
        f'<button type="button" class="cx-select-pill" aria-pressed="false">{e(value)}</button>' for value in values
    )
    return f'<fieldset class="input-row field"{must}><legend class="input-row__label">{e(label)}{"*" if required else ""}</legend><div class="cx-select-pills-container" data-buttons="{key}">{buttons}<input type="hidden"></div></fieldset>'


class Oracle(Vendor):
    kind = "oracle"
    apply_text = "Apply Now"
    confirms = "in_place"
    thanks = (
        "Thank you for your job application.",
        "We received your application for {title}. You can follow it in your profile.",
    )

    def form_page(self, posting: EmployerPosting) -> Page:
        pages = (
            ("email", self._start()),
            ("personal", self._personal()),
            ("questions", self._questions(posting)),
            ("more", self._more()),
        )
        templates = "".join(
            f'<template data-page="{name}"><div class="app-dialog">{inner}</div></template>' for name, inner in pages
        )
        body = (
            f'{header(posting.company)}<main><h1>{e(posting.title)}</h1><div class="apply-flow" data-form data-slug="{posting.slug}" data-send="Submit">{templates}<div data-mount></div>'
            f'<p class="form-error" role="alert"></p><button type="button" class="submit">Next</button></div></main>{footer(posting.company)}{scripts("form", "listbox", "repeat", "app_form")}'
        )
        return Page(f"Job application form - {posting.title}", body)

    def _start(self) -> str:
        return (
            "<h2>Job application form</h2><p>Get started right away by providing us an email address.</p>" + _text("primary-email", "Email Address", True, "email", "email")
            + '<div class="honey"><label for="honey-pot-0">Honey pot</label><input type="text" id="honey-pot-0" name="honey-pot" autocomplete="off" tabindex="-1" data-text="honey-pot"></div>'
            + '<div class="field" data-required="legal-disclaimer-checkbox"><input type="checkbox" id="legal-disclaimer-checkbox" data-checkbox="legal-disclaimer-checkbox"><label class="option" for="legal-disclaimer-checkbox">I agree with the terms and conditions*</label></div>'
        )  # fmt: skip

    def _personal(self) -> str:
        return (
            "<h2>Contact Information</h2>" + _select("title", "Title", TITLES) + _text("lastName", "Last Name", True, autocomplete="family-name") + _text("firstName", "First Name", True, autocomplete="given-name") + _text("middleNames", "Middle Name")
            + '<div class="input-row field" data-required="phone"><label class="input-row__label" for="phone-1">Phone Number<span class="required">*</span></label><div class="phone-row"><button type="button" aria-haspopup="listbox" aria-expanded="false" aria-label="Country code" data-list="phone-code" data-empty="US +1" data-options="[&quot;GB +44&quot;, &quot;US +1&quot;]">US +1</button><input type="tel" id="phone-1" name="phone" data-text="phone"></div></div>'
            + "<h2>Address</h2>" + _select("country", "Country", COUNTRIES, True) + _text("addressLine1", "Address Line 1", True) + _text("addressLine2", "Address Line 2") + _text("city", "City", True) + _select("region2", "State", STATES, True) + _text("postalCode", "ZIP Code", True)
            + self._entries()
        )  # fmt: skip

    def _entries(self) -> str:
        school = (
            _text("education-{n}-educationalEstablishment", "School", True)
            + _select(
                "education-{n}-degree",
                "Degree",
                ("Associate's Degree", "Bachelor's Degree", "Master's Degree", "Doctorate"),
            )
            + _text("education-{n}-major", "Major")
        )
        work = (
            _text("experience-{n}-employerName", "Employer Name", True)
            + _text("experience-{n}-jobTitle", "Job Title", True)
            + _text("experience-{n}-startDate", "Start Date").replace('autocomplete="off"', 'placeholder="MM/YYYY"')
            + _text("experience-{n}-endDate", "End Date").replace('autocomplete="off"', 'placeholder="MM/YYYY"')
        )
        return "".join(
            f'<section data-repeat="{key}"><h2>{title}</h2><template><div class="profile-item" role="group" aria-label="{title} {{n}}">{inner}</div></template><button type="button" data-add>Add {title}</button></section>'
            for key, title, inner in (("education", "Education", school), ("experience", "Experience", work))
        )  # fmt: skip

    def _questions(self, posting: EmployerPosting) -> str:
        return "<h2>Job Application Questions</h2>" + "".join(self.question(question) for question in posting.questions)

    def question(self, question: Question) -> str:
        if question.type in ("yesno", "radio"):
            return _pills(question.id, question.label, question.options or ("Yes", "No"), question.required)
        if question.type == "select":
            return _select(question.id, question.label, question.options, question.required)
        if question.type == "long":
            return _field(
                question.id,
                question.label,
                f'<textarea id="{question.id}-1" name="{question.id}" data-text="{question.id}"></textarea>',
                question.required,
            )
        return _text(question.id, question.label, question.required)

    def _more(self) -> str:
        return (
            "<h2>Supporting Documents and URLs</h2>"
            '<div class="field file" data-required="resume"><span class="label">Upload Resume<span class="required">*</span></span><button type="button">Drop Resume Here</button><input type="file" id="attachment-upload-50" aria-label="Upload Resume" class="visually-hidden" data-upload="resume"><span class="filename"></span></div>'
            + _text("siteLink-1", "Link 1")
            + "<h2>E-Signature</h2><p>By entering your full name you certify that your answers are true.</p>" + _text("fullName", "Full Name", True)
        )  # fmt: skip

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        keys = (
            ("primary-email", "Email Address"),
            ("legal-disclaimer-checkbox", "Terms and conditions"),
            ("lastName", "Last Name"),
            ("firstName", "First Name"),
            ("phone", "Phone Number"),
        )
        return [*keys, ("city", "City"), ("resume", "Resume"), ("fullName", "E-Signature")]
