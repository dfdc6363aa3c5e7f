"""SmartRecruiters' oneclick form: web components with open shadow roots, an editor for each entry, questions on a second page."""

from __future__ import annotations

import json

from tests.employers.markup import GENDERS, RACES, Page, data, e, header, scripts
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor


def _spl(kind: str, key: str, label: str, required: bool = False, **more: str) -> str:
    attributes = "".join(f' {name.replace("_", "-")}="{e(value)}"' for name, value in more.items())
    must = f' required data-required="{key}"' if required else ""
    return f'<spl-{kind} class="field" formcontrolname="{key}" data-key="{key}" label="{e(label)}"{must}{attributes}></spl-{kind}>'


class SmartRecruiters(Vendor):
    kind = "smartrecruiters"
    apply_text = "I'm interested"
    confirms = "in_place"
    thanks = ("Thanks for applying!", "Your application for {title} has been sent to {company}.")

    def form_page(self, posting: EmployerPosting) -> Page:
        body = (
            f"{header(posting.company)}<main><h1>{e(posting.title)}</h1><oc-easy-apply><p>Autocomplete your application with your resume</p>"
            "<oc-resume-parser></oc-resume-parser></oc-easy-apply>"
            f'<div id="oneclick" data-form data-slug="{posting.slug}" data-send="Submit"><template data-page="personal"><div>{self._personal()}</div></template>'
            f'<template data-page="questions"><div><h2>Preliminary questions</h2>{"".join(self.question(question) for question in posting.questions)}{self._eeo() if posting.facts["eeo"] else ""}</div></template>'
            '<div data-mount></div><p class="form-error" role="alert"></p><button type="button" class="submit" data-test="footer-next">Next</button></div></main>'
            f"{scripts('form', 'listbox', 'repeat', 'smartrecruiters', 'app_form')}"
        )
        return Page(f"{posting.title} | {posting.company}", body)

    def _personal(self) -> str:
        return (
            "<h2>Personal information</h2>" + _spl("input", "firstName", "First name", True, input_id="first-name-input", autocomplete="given-name")
            + _spl("input", "lastName", "Last name", True, input_id="last-name-input", autocomplete="family-name")
            + _spl("input", "email", "Email", True, input_id="email-input", type="email") + _spl("input", "emailConfirmation", "Confirm your email", True, input_id="confirm-email-input", type="email")
            + _spl("autocomplete", "city", "City", True, remote="/api/places") + _spl("phone-field", "phone", "Phone number", True)
            + self._entries("experience", "Experience", (("title", "Job title"), ("company", "Company"), ("location", "Office location"), ("from", "From"), ("to", "To"), ("description", "Description")))
            + self._entries("education", "Education", (("institution", "Institution"), ("major", "Major"), ("degree", "Degree"), ("from", "From"), ("to", "To")))
            + "<h2>On the web</h2>" + _spl("input", "linkedIn", "LinkedIn", input_id="linkedin-input") + _spl("input", "facebook", "Facebook", input_id="facebook-input")
            + _spl("input", "twitter", "X (fka Twitter)", input_id="twitter-input") + _spl("input", "website", "Website", input_id="website-input")
            + '<h2>Resume</h2><oc-resume-upload class="field file" data-key="resume" data-required="resume"></oc-resume-upload>'
            + "<h2>Message to the Hiring Team</h2>" + _spl("textarea", "message", "Let the company know about your interest working there", input_id="hiring-manager-message-input")
        )  # fmt: skip

    def _entries(self, key: str, title: str, parts: tuple[tuple[str, str], ...]) -> str:
        inner = "".join(
            _spl("input", f"{key}-{{n}}-{part}", label, placeholder="MM/YYYY")
            if part in ("from", "to")
            else _spl("textarea" if part == "description" else "input", f"{key}-{{n}}-{part}", label)
            for part, label in parts
        )
        return (
            f'<section data-repeat="{key}"><h2>{title}</h2><template><div role="group" aria-label="{title} {{n}}"><h3>{title} {{n}}</h3>{inner}</div></template>'
            f'<button type="button" data-add data-again="Add another" aria-label="Add {title.lower()}">Add</button></section>'
        )

    def question(self, question: Question) -> str:
        if question.type in ("radio", "yesno"):
            values = question.options or ("Yes", "No")
            return _spl("radio-group", question.id, question.label, question.required, options=json.dumps(values))
        if question.type == "select":
            return _spl(
                "autocomplete", question.id, question.label, question.required, options=json.dumps(question.options)
            )
        return _spl("textarea" if question.type == "long" else "input", question.id, question.label, question.required)

    def _eeo(self) -> str:
        rows = (("eeo-gender", "Gender", GENDERS), ("eeo-race", "Race/Ethnicity", RACES))
        return "<h2>Diversity</h2>" + "".join(
            f'<div class="field"><label for="{key}">{label}</label><button type="button" id="{key}" aria-haspopup="listbox" aria-expanded="false" data-list="{key}" data-empty="Select" data-options="{data(list(values))}">Select</button></div>'
            for key, label, values in rows
        )

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        keys = (
            ("firstName", "First name"),
            ("lastName", "Last name"),
            ("email", "Email"),
            ("emailConfirmation", "Confirm your email"),
        )
        return [*keys, ("city", "City"), ("phone", "Phone number"), ("resume", "Resume")]
