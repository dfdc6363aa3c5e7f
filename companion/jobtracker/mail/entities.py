"""Which employer and which job a mail is about, as far as it says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from companion.jobtracker.mail.companies import find_company
from companion.jobtracker.mail.message import MailMessage
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.suffixes import registrable_domain
from companion.jobtracker.mail.titles import find_title

__all__ = ["Entities", "read_entities", "registrable_domain"]


@dataclass(frozen=True)
class Entities:
    company: str | None = None
    title: str | None = None


def read_entities(mail: MailMessage, senders: SenderBook) -> Entities:
    """The employer and the job title that `mail` names; None where it is silent or unclear."""
    title = find_title(mail.subject, mail.body)
    company = find_company(mail, senders, title)
    return Entities(company, _without(company, title) if company and title else title)


def _without(company: str, title: str) -> str | None:
    """A title without the employer's name at one of its ends."""
    if company.lower() == title.lower():
        return None
    name = re.escape(company)
    return re.sub(rf"^{name} ?[-–—|:,·] |(?: ?[-–—|,·]| at| bei| chez) {name}$", "", title)
