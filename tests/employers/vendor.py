"""What every kind of employer site has in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from tests.employers.markup import Page, e, footer, header
from tests.employers.postings import EmployerPosting, Question

Fields = Mapping[str, Sequence[str]]


class Vendor:
    """One kind of applicant tracking system. Subclasses say what their pages look like and what they insist on."""

    kind = ""
    apply_path = "apply"
    apply_text = "Apply"
    on_posting = False
    """Whether the form stands on the posting's own page."""
    confirms: Literal["address", "in_place"] = "address"
    """How success is shown."""
    frame_id = "application_frame"
    """What its form is called where an employer embeds it."""
    thanks = ("Thank you for applying to {company}", "Your application has been received.")
    """Heading and text of the confirmation."""

    def posting_page(self, posting: EmployerPosting) -> Page:
        """The public page of one posting."""
        body = (
            f"{header(posting.company)}<main><h1>{e(posting.title)}</h1>{self.meta(posting)}"
            f'<a class="button" href="/jobs/{posting.slug}/{self.apply_path}">{e(self.apply_text)}</a>'
            f'<div class="description">{posting.body_html()}</div></main>{footer(posting.company)}'
        )
        return Page(f"{posting.title} - {posting.company}", body, posting.structured_html())

    def meta(self, posting: EmployerPosting) -> str:
        return (
            f'<p class="meta"><span class="location">{e(posting.place)}</span>'
            f'<span class="commitment">{e(posting.type_text)}</span>'
            f'<span class="workplace">{e(posting.workplace_text)}</span></p>'
        )

    def form_page(self, posting: EmployerPosting) -> Page:
        """The page with the application form."""
        raise NotImplementedError

    def form_for(self, posting: EmployerPosting, given: Mapping[str, str]) -> Page:
        """The form as it stands after what was given before (in the address, or in an application sent back)."""
        return self.form_page(posting)

    def thanks_html(self, posting: EmployerPosting) -> str:
        """What stands in place of the form once the application was taken."""
        heading, text = (e(part.format(company=posting.company, title=posting.title)) for part in self.thanks)
        return f'<div class="confirmation"><h1>{heading}</h1><p>{text}</p></div>'

    def required(self, posting: EmployerPosting) -> list[tuple[str, str]]:
        """(field name, what a person calls it) of what an application must have."""
        raise NotImplementedError

    def name_of(self, question: Question, posting: EmployerPosting) -> str:
        """The field an employer's own question is sent as."""
        return question.id

    def errors(self, posting: EmployerPosting, fields: Fields, files: Sequence[str]) -> dict[str, str]:
        """Field -> what the server objects to; empty when the application is taken."""
        wanted = self.required(posting) + [
            (self.name_of(question, posting), question.label)
            for question in posting.questions
            if question.required and self.asked(question, posting, fields)
        ]
        return {
            name: f"{label} is required"
            for name, label in wanted
            if name not in files and not any(value.strip() for value in fields.get(name, ()))
        }

    def asked(self, question: Question, posting: EmployerPosting, fields: Fields) -> bool:
        if question.when is None:
            return True
        other, _, answer = question.when.partition("=")
        asked = next(one for one in posting.questions if one.id == other)
        given = fields.get(self.name_of(asked, posting), ())
        return answer in given or str(asked.options.index(answer) + 1) in given
