"""iCIMS: everything in a frame of the same site; a start box for the e-mail, then a profile with searchable lists."""

from __future__ import annotations

from collections.abc import Mapping

from tests.employers.markup import COUNTRIES, STATES, Page, e, footer, header, options, scripts
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Vendor

DEGREES = ("Associate's", "Bachelor's", "Doctorate", "High School", "Master's")


def _row(control_id: str, label: str, control: str, required: bool) -> str:
    mark = '<span class="iCIMS_RequiredStar" title="Required">*</span>' if required else ""
    return f'<div class="iCIMS_TableRow field"><label class="iCIMS_Label" for="{control_id}">{e(label)}{mark}</label><div class="iCIMS_FieldRow">{control}</div></div>'


def _text(name: str, label: str, required: bool = False, kind: str = "text") -> str:
    return _row(
        name,
        label,
        f'<input type="{kind}" id="{name}" name="{name}" i_required="{str(required).lower()}" class="iCIMS_Textbox"{" required" if required else ""}>',
        required,
    )


def _list(name: str, label: str, values: tuple[str, ...], required: bool = False) -> str:
    """A list dressed by iCIMS' own widget: a link in front of the select, a search box in its panel."""
    control = f'<select id="{name}" name="{name}" class="dropdown-hide visually-hidden" tabindex="-1" data-icims{" data-must" if required else ""}>{options(values, "— Make a Selection —")}</select>'
    return _row(name, label, control, required)


class ICims(Vendor):
    kind = "icims"
    frame_id = "icims_content_iframe"
    apply_text = "Apply for this job online"
    thanks = (
        "Thank you for your interest in {company}",
        "You have successfully submitted your application for {title}.",
    )

    def form_page(self, posting: EmployerPosting) -> Page:
        """The page around the frame; with `in_iframe` the site serves what stands in it."""
        body = f'{header(posting.company)}<main><iframe id="{self.frame_id}" name="{self.frame_id}" title="Job application" height="2600" src="/jobs/{posting.slug}/apply?in_iframe=1"></iframe></main>{footer(posting.company)}'
        return Page(f"{posting.title} | {posting.company}", body)

    def form_for(self, posting: EmployerPosting, given: Mapping[str, str]) -> Page:
        """In the frame: the start box, or the profile once the e-mail is known."""
        if "in_iframe" not in given:
            return self.form_page(posting)
        email = given.get("css_loginName") or given.get("PersonProfileFields.Email")
        body = self._profile(posting, email) if email else self._start(posting)
        return Page(posting.title, f'<main class="iCIMS_MainWrapper">{body}</main>{scripts("icims")}')

    def _start(self, posting: EmployerPosting) -> str:
        return (
            f'<h1>Enter Your Information</h1><form id="enterEmailForm" method="get" action="/jobs/{posting.slug}/apply"><input type="hidden" name="in_iframe" value="1">'
            '<div class="field"><label for="email">Primary Email Address</label><input type="email" id="email" name="css_loginName" autocomplete="email"></div>'
            '<input type="submit" class="submit next" id="enterEmailSubmitButton" value="Next"></form>'
        )

    def _profile(self, posting: EmployerPosting, email: str) -> str:
        return (
            f'<h1>Candidate Profile</h1><form id="cp_form" method="post" target="_self" enctype="multipart/form-data" action="/jobs/{posting.slug}/apply"><input type="hidden" name="in_iframe" value="1">'
            '<h2>Resume</h2><div class="field file"><label for="PortalProfileFields.Resume_File">Resume<span class="iCIMS_RequiredStar">*</span></label><button type="button" id="PortalProfileFields.Resume_Button">Upload from computer</button>'
            '<input type="file" id="PortalProfileFields.Resume_File" name="PortalProfileFields.Resume_File" class="visually-hidden"><span class="filename"></span></div><h2>Contact</h2>'
            + _text("PersonProfileFields.FirstName", "First Name", True) + _text("PersonProfileFields.MiddleName", "Middle Name") + _text("PersonProfileFields.LastName", "Last Name", True)
            + _row("PersonProfileFields.Email", "Email", f'<input type="email" id="PersonProfileFields.Email" name="PersonProfileFields.Email" value="{e(email)}" required>', True)
            + _list("-1_PersonProfileFields.PhoneType", "Phone Type", ("Home", "Mobile", "Work")) + _text("-1_PersonProfileFields.PhoneNumber", "Phone Number", True, "tel")
            + _text("-1_PersonProfileFields.AddressStreet1", "Address", True) + _text("-1_PersonProfileFields.AddressCity", "City", True) + _list("-1_PersonProfileFields.AddressCountry", "Country", COUNTRIES, True)
            + _list("-1_PersonProfileFields.AddressState", "State/Province", STATES, True) + _text("-1_PersonProfileFields.AddressZip", "Zip/Postal Code", True)
            + "<h2>Education</h2>" + _text("-1_CandProfileFields.School", "School") + _list("-1_CandProfileFields.Degree", "Degree", DEGREES) + _text("-1_CandProfileFields.Major", "Major")
            + "<h2>Questions</h2>" + "".join(self.question(question) for question in posting.questions)
            + '<button class="submit iCIMS_PrimaryButton" id="cp_form_submit_i">Submit Profile</button></form>'
        )  # fmt: skip

    def question(self, question: Question) -> str:
        if question.type in ("yesno", "select", "radio"):
            return _list(question.id, question.label, question.options or ("Yes", "No"), question.required)
        if question.type == "long":
            return _row(
                question.id,
                question.label,
                f'<textarea id="{question.id}" name="{question.id}"></textarea>',
                question.required,
            )
        return _text(question.id, question.label, question.required)

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        keys = (
            ("PortalProfileFields.Resume_File", "Resume"),
            ("PersonProfileFields.FirstName", "First Name"),
            ("PersonProfileFields.LastName", "Last Name"),
            ("PersonProfileFields.Email", "Email"),
        )
        return [
            *keys,
            ("-1_PersonProfileFields.PhoneNumber", "Phone Number"),
            ("-1_PersonProfileFields.AddressCity", "City"),
        ]
