"""What one mail says, and the application it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from companion.jobtracker.mail.employer_names import spelled_alike
from companion.jobtracker.mail.entities import Entities
from companion.jobtracker.mail.invitation import Interview
from companion.jobtracker.mail.link import KnownApplication, Link, link_mail, writes_for
from companion.jobtracker.mail.message import MailMessage
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.verdict import Verdict

UNLINKED = frozenset({"other", "outreach"})
"""Kinds that are about none of the user's applications; outreach speaks of a job not applied to."""


@dataclass(frozen=True)
class MailReading:
    message: MailMessage
    verdict: Verdict
    entities: Entities
    interview: Interview | None
    link: Link
    ats: str | None
    """Name of the ATS or job board that sent it."""
    authenticated: bool | None
    deadline: datetime | None = None
    """Until when an assessment is to be finished, or an offer answered."""


def linked(reading: MailReading, applications: list[KnownApplication], senders: SenderBook) -> MailReading:
    """The reading with the application it belongs to.

    A mail that names no job is about it all the same when its sender is known to write for the user's employer.
    """
    placed = reading.verdict.if_placed
    if placed is not None:
        writers = [known for known in applications if writes_for(reading.message, known, senders)]
        if writers:
            link = link_mail(reading.message, reading.entities, writers, senders)
            return _completed(replace(reading, verdict=placed, link=link), writers)
    if reading.verdict.kind in UNLINKED:
        return reading
    link = link_mail(reading.message, reading.entities, applications, senders)
    if reading.verdict.kind == "confirmation" and reading.entities.title and reading.entities.company:
        # A receipt tells of what was applied for: another job, or another employer, is one of its own.
        link = Link(None, ()) if link.for_no_other else link
    return _completed(replace(reading, link=link), applications)


def _completed(reading: MailReading, applications: list[KnownApplication]) -> MailReading:
    """What the mail leaves unsaid, from the application it belongs to; a name that only an address spells, as written there."""
    known = next((one for one in applications if one.id == reading.link.application), None)
    if known is None:
        return reading
    said = reading.entities
    company = (
        known.company if known.company and (not said.company or spelled_alike(said.company, known.company)) else None
    )
    return replace(reading, entities=Entities(company or said.company, said.title or known.title))
