"""What a mail may do to an application: change its status, suggest it, or nothing. Pure.

A mail changes a status by itself only when all of this holds: it surely says so, it clearly belongs to one
application, the user's own mail provider vouches for its sender, and that sender fits the application: the
employer's domain, the posting's ATS, or a known board. Anything else is a suggestion for the user. Offers,
which frauds imitate, need the employer's own domain or the posting's own ATS.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from companion.jobtracker.mail.employer_names import may_own
from companion.jobtracker.mail.entities import registrable_domain
from companion.jobtracker.mail.link import KnownApplication, employer_domains
from companion.jobtracker.mail.reading import MailReading
from companion.jobtracker.mail.senders import SenderFact
from companion.jobtracker.mail.verdict import AUTOMATIC_CONFIDENCE
from companion.jobtracker.timeline import Status

MailState = Literal["other", "noted", "applied", "review"]
STATUS_OF: dict[str, Status] = {
    "confirmation": "acknowledged",
    "assessment": "assessment",
    "interview": "interview",
    "rejection": "rejected",
    "offer": "offer",
}
"""The status that each kind of mail stands for. Requests for information and outreach stand for none."""
SERVICE_KINDS = {"assessment": frozenset({"assessment", "interview"}), "scheduling": frozenset({"interview"})}
"""What mails of assessment and scheduling services may say about an application."""
_PLAIN = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True)
class Decision:
    """What is done with a mail, and why."""

    state: MailState
    status: Status | None
    reason: str


def decide(reading: MailReading, application: KnownApplication | None, fact: SenderFact | None) -> Decision:
    """What `reading` may do to the application it belongs to (None when that is not clear); `fact`: its sender."""
    kind = reading.verdict.kind
    if kind == "other":
        return Decision("other", None, "no answer to an application")
    status = STATUS_OF.get(kind)
    if status is None:
        return Decision("noted", None, "says nothing about where the application stands")
    if application is None:
        return Decision("review", status, _unclear(reading))
    doubt = _doubt(reading, application, fact)
    return Decision("review", status, doubt) if doubt else Decision("applied", status, "the sender fits")


def _unclear(reading: MailReading) -> str:
    if len(reading.link.candidates) > 1:
        return "it could belong to several applications"
    if reading.link.candidates:
        return "not sure which application it belongs to"
    begins = reading.verdict.kind == "confirmation" and reading.entities.title
    return "a job of no application yet: accepted, it begins one" if begins else "no application fits it"


def _doubt(reading: MailReading, application: KnownApplication, fact: SenderFact | None) -> str | None:
    """Why the mail must not act by itself; None when it may."""
    sender = _sender_doubt(reading, application, fact)
    if sender is None and reading.verdict.confidence < AUTOMATIC_CONFIDENCE:
        return "not sure what it says"
    return sender


def _sender_doubt(reading: MailReading, application: KnownApplication, fact: SenderFact | None) -> str | None:
    kind = reading.verdict.kind
    if reading.authenticated is None:
        return "nobody vouches for its sender"
    if not reading.authenticated:
        return "its sender is not who it claims to be"
    role = fact.role if fact else None
    if role in SERVICE_KINDS:
        return None if kind in SERVICE_KINDS[role] else "this sender does not send such news"
    if fact is not None and role == "ats":
        return _ats_doubt(kind, application.ats, fact.name)
    if role == "board":
        return "offers do not come from job boards" if kind == "offer" else None
    if role is not None:
        return f"sent from {reading.message.sender.domain}, which anybody can use"
    return _domain_doubt(kind, application, reading.message.sender.domain)


def _ats_doubt(kind: str, expected: str | None, sender: str) -> str | None:
    if expected is None:
        return "an offer, and it is not known which ATS the employer uses" if kind == "offer" else None
    wanted, got = _PLAIN.sub("", expected.lower()), _PLAIN.sub("", sender.lower())
    return (
        None if got.startswith(wanted) or wanted.startswith(got) else f"sent by {sender}, but applied to by {expected}"
    )


def _domain_doubt(kind: str, application: KnownApplication, host: str) -> str | None:
    domain = registrable_domain(host)
    if domain in employer_domains(application):
        return None
    if application.company and may_own(domain, application.company):
        return "an offer from a domain that is not known to be the employer's" if kind == "offer" else None
    return f"sent from {domain}, which is not known to be the employer's"
