"""The employer among all names of a mail."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from companion.jobtracker.mail.entities import read_entities
from companion.jobtracker.mail.message import MailMessage, read_message
from companion.jobtracker.mail.senders import SenderBook


def written(sender: str, subject: str, body: str) -> MailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "robin@example.org", subject
    message.set_content(body)
    return read_message(message.as_bytes())


def company_of(sender: str, subject: str, body: str) -> str | None:
    return read_entities(written(sender, subject, body), SenderBook.load()).company


@pytest.mark.parametrize(
    ("sender", "subject", "body", "company"),
    [
        ("Mona Reyes <mona.r@tallowcraft.com>", "Tallowcraft Onsite Schedule", "Hi Robin,\nsee you on Monday.\nMona", "Tallowcraft"),
        ("Mona Reyes <mona@tallowhq.com>", "Your offer", "We would love you to join Tallow as a baker.\n\nMona Reyes", "Tallow"),
        ("Mona Reyes <mona@gettallow.com>", "Interview", "Hi Robin,\nlet us talk on Friday.\n\nMona Reyes\nTalent Partner | Tallow", "Tallow"),
        ("RRHH <rrhh@cafelucero.es>", "Entrevista", "Nos gustaría entrevistarte.\n\nRecursos Humanos\nCafé Lucero", "Café Lucero"),
        ("Malerei Specht <info@specht-malerei.de>", "Einladung", "Wir laden Sie zum Gespräch ein.", "Malerei Specht"),
        ("City of Alder Cove Careers <jobs@aldercove.gov>", "Notice", "You have been placed on the list.", "City of Alder Cove"),
    ],
)  # fmt: skip
def test_an_employer_is_told_by_how_it_stands_to_the_senders_domain(
    sender: str, subject: str, body: str, company: str
) -> None:
    assert company_of(sender, subject, body) == company


def test_a_platform_that_only_sends_is_not_whose_job_it_is() -> None:
    body = (
        "Thank you for your interest in the opportunity at Larch Foods.\nIt was not successful.\n© 2026 HireNook, LLC."
    )
    assert company_of("HireNook <no-reply@hirenook.com>", "HireNook Application Update", body) == "Larch Foods"


def test_people_whom_one_meets_and_who_write_are_no_employers() -> None:
    body = (
        "Your day:\n9:00 Design with Ada Stone (Staff Eng)\n10:00 Coding with Bo Lind (EM)\nLunch with Cy Marsh\n\nMona"
    )
    assert company_of("Mona Reyes <mona.reyes@ferncloud.io>", "Onsite at Ferncloud", body) == "Ferncloud"


def test_where_one_worked_before_is_no_employer_of_the_mail() -> None:
    body = "Hi Robin,\nI was impressed by your years of experience at Oldham Systems. We have an opening on our team.\n\nMona Reyes"
    assert company_of("Mona Reyes <mona@ferncloud.io>", "Opportunity at Ferncloud - Data Engineer", body) == "Ferncloud"


def test_the_employer_at_an_end_of_a_title_is_no_part_of_it() -> None:
    read = read_entities(
        written("Ferncloud <jobs@ferncloud.io>", "Ferncloud - Data Engineer", "Thank you for applying."),
        SenderBook.load(),
    )
    assert (read.company, read.title) == ("Ferncloud", "Data Engineer")
