"""Breezy: boxes named by a heading above them and no label; a trap that stays empty; a parser that refills from the resume."""

from __future__ import annotations

from collections.abc import Sequence

from tests.employers.markup import Page, e, footer, header, scripts
from tests.employers.postings import EmployerPosting, Question
from tests.employers.vendor import Fields, Vendor

SECTION = "section_1681415054063"
PERIODS = ("Hourly", "Weekly", "Monthly", "Yearly")
RACES = (
    ("race_white", "White (not Hispanic or Latino)"),
    ("race_black", "Black or African-American (not Hispanic or Latino)"),
    ("race_asian", "Asian (not Hispanic or Latino)"),
    ("race_na", "I don't wish to answer"),
)
GENDERS = (("gender_male", "Male"), ("gender_female", "Female"), ("gender_na", "I don't wish to answer"))


def _block(title: str, control: str, required: bool = False) -> str:
    hide = "" if required else " ng-hide"
    return f'<div class="section field"><h3><span class="polygot">{e(title)}</span><span class="required{hide}" title="Required">*</span></h3>{control}</div>'


def _text(name: str, title: str, required: bool, kind: str = "text", model: str = "") -> str:
    must = " required" if required else ""
    return _block(
        title,
        f'<input type="{kind}" name="{name}" ng-model="{model}" placeholder="{e(title)}" class="polygot ng-pristine"{must}>',
        required,
    )


class Breezy(Vendor):
    kind = "breezy"
    apply_text = "Apply To Position"
    thanks = ("Application Submitted", "Thank you for applying to {company}.")

    def form_page(self, posting: EmployerPosting) -> Page:
        body = (
            f'{header(posting.company)}<main class="apply-form"><h1>{e(posting.title)}</h1><form name="candidateForm" id="candidate" method="post" enctype="multipart/form-data" action="/jobs/{posting.slug}/apply">'
            '<div class="section field file"><h3><span class="polygot">Resume</span><span class="required">*</span></h3><a class="button" role="button" href="javascript:void(0)">Upload Resume</a><input type="file" id="main-attachment" name="cResume" accept=".pdf, .doc, .docx, .txt, .rtd, .pages" class="attachment visually-hidden"><span class="filename"></span></div>'
            + _text("cName", "Full Name", True, model="candidate.name") + _text("cEmail", "Email Address", True, "email", "candidate.email_address") + _text("cPhoneNumber", "Phone Number", True, model="candidate.phone_number")
            + '<div class="section field"><input type="checkbox" id="sms" name="sms_consent" value="1"><label class="option" for="sms">I agree to receive text messages about my application.</label></div>'
            + _block("Address", '<input type="text" name="cAddress" id="fullAddress" ng-model="candidate.address" placeholder="Address" required>', True) + self._salary() + self._entries()
            + _block("Experience Summary", '<textarea name="cSummary" ng-model="candidate.summary"></textarea>') + _block("Cover Letter", '<textarea name="cCoverLetter" ng-model="candidate.cover_letter"></textarea>')
            + '<div class="hp" style="position:absolute;left:-5000px" aria-hidden="true"><label for="hp_7f2b"></label><input type="text" id="hp_7f2b" name="hp_7f2b" ng-model="candidate.hp_7f2b" autocomplete="hp-4f3c9a" tabindex="-1"></div>'
            + "".join(self.question(question, posting) for question in posting.questions) + (self._eeo() if posting.facts["eeo"] else "")
            + f'<button class="submit">Submit Application</button></form></main>{footer(posting.company)}{scripts("breezy")}'
        )  # fmt: skip
        return Page(f"{posting.title} at {posting.company}", body)

    def _salary(self) -> str:
        periods = "".join(f'<option value="{value}">{value}</option>' for value in PERIODS)
        control = f'<select name="salaryCurrency" ng-model="candidate.salary.currency"><option value="USD" selected>US Dollar ($)</option></select><input type="text" name="cSalary" ng-model="candidate.salary.salary" placeholder="Desired Salary"><select name="" ng-model="candidate.salary.period"><option value=""></option>{periods}</select>'
        return _block("Desired Salary", control)

    def _entries(self) -> str:
        parts = {
            "work": (("cWorkPosition_{n}", "Position"), ("cWorkCompany_{n}", "Company")),
            "edu": (("cEduSchool_{n}", "School"), ("cEduField_{n}", "Field of Study")),
        }
        return "".join(
            f'<div class="section" data-more="{key}"><h3>{title}</h3><template><div class="position-item" role="group" aria-label="{title} {{n}}">{"".join(_text(name, label, False) for name, label in parts[key])}</div></template><a href="javascript:void(0)" role="button" class="add" data-more-add>{add}</a></div>'
            for key, title, add in (("work", "Work History", "Add Position"), ("edu", "Education", "Add Education"))
        )

    def question(self, question: Question, posting: EmployerPosting) -> str:
        name = self.name_of(question, posting)
        must = " required" if question.required else ""
        if question.type in ("radio", "yesno", "multi"):
            kind = "checkbox" if question.type == "multi" else "radio"
            items = "".join(
                f'<li><label class="option"><input type="{kind}" name="{name}" value="{e(value)}" ng-model="question.response"{must if kind == "radio" else ""}><span>{e(value)}</span></label></li>'
                for value in question.options or ("Yes", "No")
            )
            return _block(question.label, f'<ul class="options">{items}</ul>', question.required)
        if question.type == "select":
            inner = "".join(f'<option value="{e(value)}">{e(value)}</option>' for value in question.options)
            return _block(
                question.label,
                f'<select name="{name}"{must}><option value="">Select</option>{inner}</select>',
                question.required,
            )
        control = (
            f'<textarea name="{name}"{must}></textarea>'
            if question.type == "long"
            else f'<input type="text" name="{name}"{must}>'
        )
        return _block(question.label, control, question.required)

    def _eeo(self) -> str:
        groups = (("race_ethnicity", "Race or Ethnicity", RACES), ("gender", "Gender", GENDERS))
        return '<div class="eeoc"><h2>EEO</h2><p>Voluntary.</p>' + "".join(
            f'<div class="section"><h3 class="polygot">{title}</h3>' + "".join(f'<div><input type="radio" id="{key}" name="{name}" value="{key}"><label class="option" for="{key}"><span>{e(label)}</span></label></div>' for key, label in values) + "</div>"
            for name, title, values in groups
        ) + "</div>"  # fmt: skip

    def name_of(self, question: Question, posting: EmployerPosting) -> str:
        return f"{SECTION}_question_{posting.questions.index(question)}"

    def errors(self, posting: EmployerPosting, fields: Fields, files: Sequence[str]) -> dict[str, str]:
        trapped = {"hp_7f2b": "No people fill this."} if any(fields.get("hp_7f2b", ())) else {}
        return super().errors(posting, fields, files) | trapped

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        return [
            ("cResume", "Resume"),
            ("cName", "Full Name"),
            ("cEmail", "Email Address"),
            ("cPhoneNumber", "Phone Number"),
            ("cAddress", "Address"),
        ]
