"""Workday: an application in steps, each built when it is reached."""

from __future__ import annotations

from tests.employers.markup import DISABILITY, GENDERS, RACES, STATES, VETERAN, Page, data, e, footer, header, scripts
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

SOURCES = ("Job Board", "Employee Referral", "Company Website", "LinkedIn", "University")


def _field(key: str, label: str, control: str, required: bool = False) -> str:
    must = f' data-required="{key}"' if required else ""
    mark = '<abbr title="required" class="required">*</abbr>' if required else ""
    return f'<div class="field" data-automation-id="formField-{key.split("--")[-1]}" data-fkit-id="{key}"{must}><label for="{key}">{e(label)}{mark}</label>{control}</div>'


def _text(key: str, label: str, required: bool = False) -> str:
    return _field(
        key,
        label,
        f'<input type="text" id="{key}" name="{key.split("--")[-1]}" aria-required="{str(required).lower()}" data-text="{key}">',
        required,
    )


def _list(key: str, label: str, values: tuple[str, ...], required: bool = False) -> str:
    button = f'<button type="button" id="{key}" name="{key}" aria-haspopup="listbox" aria-expanded="false" aria-label="{e(label)} Select One{" Required" if required else ""}" value="" data-options="{data(list(values))}">Select One</button>'
    return _field(key, label, button, required)


def _prompt(key: str, label: str, values: tuple[str, ...], required: bool = False) -> str:
    control = (
        f'<div data-automation-id="multiSelectContainer" id="{key}-box" data-prompt="{key}" data-options="{data(list(values))}"><ul data-automation-id="selectedItemList" role="listbox" aria-label="items selected"></ul>'
        f'<input type="text" id="{key}" placeholder="Search" data-automation-id="searchBox" autocomplete="off" aria-required="{str(required).lower()}"></div>'
    )
    return _field(key, label, control, required)


def _date(key: str, label: str) -> str:
    parts = "".join(
        f'<input type="text" inputmode="numeric" role="spinbutton" id="{key}-dateSection{part}-input" data-automation-id="dateSection{part}-input" aria-label="{part}" aria-valuemin="1" placeholder="{"YYYY" if part == "Year" else "MM"}">'
        for part in ("Month", "Year")
    )
    return _field(
        key, label, f'<div role="group" data-automation-id="dateInputWrapper" data-date="{key}">{parts}</div>'
    )


def _radios(key: str, label: str, values: tuple[str, ...], required: bool) -> str:
    items = "".join(
        f'<div><input type="radio" id="{key}-{index}" name="{key}" value="{e(value)}" data-radio="{key}"><label class="option" for="{key}-{index}">{e(value)}</label></div>'
        for index, value in enumerate(values)
    )
    must = f' data-required="{key}"' if required else ""
    return f'<div class="field" data-automation-id="formField-{key}"{must}><fieldset><legend>{e(label)}{"*" if required else ""}</legend>{items}</fieldset></div>'


class Workday(Vendor):
    kind = "workday"
    confirms = "in_place"
    thanks = ("Application Submitted", "Thank you for applying.")

    def posting_page(self, posting: EmployerPosting) -> Page:
        body = (
            f'{header(posting.company)}<main><div data-automation-id="jobPostingPage"><h2 data-automation-id="jobPostingHeader">{e(posting.title)}</h2>'
            f'<a class="button" role="button" data-automation-id="adventureButton" href="/jobs/{posting.slug}/apply">Apply</a>'
            f'<div data-automation-id="locations"><dl><dt>locations</dt><dd>{e(posting.place)}</dd></dl></div><div data-automation-id="time"><dl><dt>time type</dt><dd>{e(posting.type_text)}</dd></dl></div>'
            f'<div data-automation-id="requisitionId"><dl><dt>job requisition id</dt><dd>{e(posting.facts["id"])}</dd></dl></div>'
            f'<div data-automation-id="jobPostingDescription">{posting.body_html()}</div></div></main>{footer(posting.company)}'
        )
        return Page(posting.title, body, posting.structured_html())

    def form_page(self, posting: EmployerPosting) -> Page:
        steps = (
            ("My Information", self._information()), ("My Experience", self._experience()),
            ("Application Questions", "".join(self.question(question) for question in posting.questions)),
            ("Voluntary Disclosures", self._disclosures() if posting.facts["eeo"] else "<p>Nothing to disclose.</p>"),
            ("Review", '<h3>Review</h3><ul class="review"></ul>'),
        )  # fmt: skip
        templates = "".join(f'<template data-step="{name}"><h2>{name}</h2>{inner}</template>' for name, inner in steps)
        body = (
            f'{header(posting.company)}<main><h1>{e(posting.title)}</h1><div id="wd-root" data-automation-id="applyFlowPage" data-slug="{posting.slug}">'
            '<p data-automation-id="progressBarActiveStep"></p><div id="wd-step"></div><p class="form-error" role="alert"></p>'
            f'<button type="button" id="wd-next" class="submit" data-automation-id="pageFooterNextButton">Save and Continue</button></div></main>{templates}{scripts("form", "repeat", "workday")}'
        )
        return Page(f"Apply: {posting.title}", body)

    def _information(self) -> str:
        return (
            _prompt("source--source", "How Did You Hear About Us?", SOURCES, True)
            + _list("country--country", "Country", ("Canada", "Germany", "United Kingdom", "United States of America"), True)
            + "<h3>Legal Name</h3>" + _text("name--legalName--firstName", "First Name", True) + _text("name--legalName--lastName", "Last Name", True)
            + "<h3>Address</h3>" + _text("address--addressLine1", "Address Line 1") + _text("address--city", "City")
            + _list("address--countryRegion", "State", STATES) + _text("address--postalCode", "Postal Code")
            + "<h3>Email Address</h3>" + _text("emailAddress--emailAddress", "Email Address", True)
            + "<h3>Phone</h3>" + _list("phoneNumber--phoneType", "Phone Device Type", ("Home", "Mobile", "Work"), True)
            + _text("phoneNumber--phoneNumber", "Phone Number", True) + _text("phoneNumber--extension", "Phone Extension")
        )  # fmt: skip

    def _experience(self) -> str:
        return (
            self._entries("workExperience", "Work Experience", _text("workExperience-{n}--jobTitle", "Job Title", True) + _text("workExperience-{n}--companyName", "Company", True)
              + _text("workExperience-{n}--location", "Location") + _date("workExperience-{n}--startDate", "From"))
            + self._entries("education", "Education", _text("education-{n}--schoolName", "School or University", True)
              + _list("education-{n}--degree", "Degree", ("Associate's Degree", "Bachelor's Degree", "Master's Degree", "Doctorate")))
            + '<h3>Resume/CV</h3><div data-automation-id="attachments-FileUpload" data-required="resume" class="file"><div data-automation-id="file-upload-drop-zone"><p>Drop file here or</p><label for="wd-file">Select files</label>'
            '<input type="file" id="wd-file" data-automation-id="file-upload-input-ref" aria-label="Upload a resume" data-file="resume" data-parser></div><div data-automation-id="file-upload-item" hidden><span data-automation-id="file-upload-item-name"></span> <span data-automation-id="file-upload-successful">Successfully Uploaded!</span></div></div>'
            + "<h3>Websites</h3>" + _text("socialNetworkAccounts--linkedInAccount", "LinkedIn")
        )  # fmt: skip

    def _entries(self, key: str, title: str, inner: str) -> str:
        """One entry stands there; "Add Another" brings the next."""
        return (
            f'<section data-repeat="{key}" data-start="1" data-automation-id="{key}Section"><h3>{title}</h3><template><div role="group" aria-labelledby="{key}-{{n}}"><h4 id="{key}-{{n}}">{title} {{n}}</h4>{inner}</div></template>'
            f'<button type="button" data-add data-automation-id="Add" aria-label="Add Another {title}">Add Another</button></section>'
        )

    def question(self, question: Question) -> str:
        if question.type == "radio":
            return _radios(question.id, question.label, question.options, question.required)
        return _list(question.id, question.label, question.options, question.required)

    def _disclosures(self) -> str:
        return (
            _list("personalInfoUS--gender", "Gender", GENDERS) + _list("personalInfoUS--ethnicity", "Race/Ethnicity", RACES) + _list("personalInfoUS--veteranStatus", "Veteran Status", VETERAN)
            + _list("selfIdentify--disability", "Disability", DISABILITY)
            + '<div class="field" data-automation-id="formField-acceptTermsAndAgreements" data-required="terms"><input type="checkbox" id="terms" data-checkbox="terms"><label class="option" for="terms">I have read and consent to the terms and conditions*</label></div>'
        )  # fmt: skip

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        terms = [("terms", "Terms and conditions")] if posting.facts["eeo"] else []
        return [
            ("name--legalName--firstName", "First Name"),
            ("name--legalName--lastName", "Last Name"),
            ("emailAddress--emailAddress", "Email Address"),
            ("phoneNumber--phoneNumber", "Phone Number"),
            ("resume", "Resume/CV"),
            *terms,
        ]
