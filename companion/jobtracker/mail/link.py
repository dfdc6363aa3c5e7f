"""To which application a mail belongs: ranked candidates with reasons, and one choice only when it is clear.

Order of proof: the thread of a mail linked before; a requisition id or the posting's address in the mail;
employer and title together; the employer alone when exactly one application there is live. Anything else is a
question for the person. A closed application loses to a live one, and a mail sent before the application was
made cannot be about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from companion.jobtracker.mail.entities import Entities, registrable_domain
from companion.jobtracker.mail.message import MailMessage
from companion.jobtracker.mail.senders import SenderBook

CLEAR_SCORE = 0.6
"""Below this a candidate is no more than a suggestion."""
CLEAR_LEAD = 0.15
"""Two candidates closer than this are ambiguous."""
ALIKE = 0.95
"""How surely an employer is meant whose name is only spelled alike."""
BOTH_ALIKE = 0.7
"""Such an employer with the job: clear by itself, and clearly behind the employer of the very name."""
EARLY_GRACE = timedelta(hours=12)
"""Clocks and time zones differ: a receipt may seem older than the application it answers."""
_LEGAL = re.compile(
    r"\b(?:inc|llc|ltd|limited|gmbh|ag|corp|corporation|co|company|plc|sa|sas|bv|group|holdings?|the|technologies|technology)\b\.?"
)


class KnownApplication(BaseModel):
    """What linking needs to know of one application. Read from `--applications FILE` too."""

    model_config = ConfigDict(extra="ignore")

    id: int | str
    company: str | None = None
    title: str | None = None
    url: str | None = None
    external_id: str | None = None
    ats: str | None = None
    company_domain: str | None = None
    applied_at: datetime | None = None
    closed: bool = False
    message_ids: list[str] = []


@dataclass(frozen=True)
class Candidate:
    application: int | str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """`application` is set only when one candidate is clear."""

    application: int | str | None
    candidates: tuple[Candidate, ...]


def link_mail(mail: MailMessage, entities: Entities, applications: list[KnownApplication], senders: SenderBook) -> Link:
    """Rank `applications` for `mail` and choose one only when it is clear."""
    ranked = [candidate for known in applications if (candidate := _judge(mail, entities, known, senders))]
    ranked.sort(key=lambda candidate: -candidate.score)
    if not ranked or ranked[0].score < CLEAR_SCORE:
        return Link(None, tuple(ranked[:5]))
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < CLEAR_LEAD:
        return Link(None, tuple(ranked[:5]))
    return Link(ranked[0].application, tuple(ranked[:5]))


def _judge(mail: MailMessage, entities: Entities, known: KnownApplication, senders: SenderBook) -> Candidate | None:
    if known.applied_at and mail.date and mail.date < known.applied_at - EARLY_GRACE:
        return None
    score = 0.0
    reasons: list[str] = []
    text = f"{mail.subject}\n{mail.body}"
    if set(mail.references) & set(known.message_ids):
        score, reasons = 0.95, ["answers a mail of this application"]
    if (
        known.external_id
        and len(known.external_id) >= 4
        and re.search(rf"(?<![\w-]){re.escape(known.external_id)}(?![\w-])", f"{text}\n{' '.join(mail.links)}")
    ):
        score = max(score, 0.9)
        reasons.append(f"names the requisition {known.external_id}")
    if known.url and any(_same_posting(link, known.url) for link in mail.links):
        score = max(score, 0.9)
        reasons.append("links to the posting")
    company = _company_fit(mail, entities, known, senders)
    title = _title_fit(text, entities, known)
    if company and title is not None and title >= 0.85:
        score = max(score, BOTH_ALIKE if company == ALIKE else 0.85 + 0.05 * company)
        reasons.append("names the employer and the job")
    elif company:
        score = max(score, 0.65 * company - (0.3 if title is not None and title < 0.5 else 0))
        reasons.append("names the employer" + (", but another job" if title is not None and title < 0.5 else ""))
    elif title is not None and title >= 0.95 and len((known.title or "").split()) >= 3:
        score = max(score, 0.45)
        reasons.append("names the job, not the employer")
    if score <= 0.2:
        return None
    if known.closed:
        score -= 0.25
        reasons.append("the application is closed")
    return Candidate(known.id, round(score, 2), tuple(reasons))


def _same_posting(link: str, posting: str) -> bool:
    def bare(address: str) -> str:
        return re.sub(r"^https?://(?:www\.)?|[?#].*$|/(?:apply|application)?/?$", "", address.lower())

    return len(bare(posting)) > 12 and bare(link).startswith(bare(posting))


def writes_for(mail: MailMessage, known: KnownApplication, senders: SenderBook) -> bool:
    """The sender is known to write for the application's employer: its own domain, or an ATS in the employer's name."""
    fact = senders.by_domain(mail.sender.domain)
    if fact is None:
        domain = registrable_domain(mail.sender.domain) if mail.sender.domain else ""
        return bool(domain) and domain in employer_domains(known)
    wanted = plain_company(known.company or "")
    return fact.role == "ats" and bool(wanted) and f" {wanted} " in f" {plain_company(mail.sender.name)} "


def employer_domains(application: KnownApplication) -> frozenset[str]:
    """Domains known to be the employer's: the one stored, and the posting's own where it lies on no ATS."""
    known = {registrable_domain(application.company_domain)} if application.company_domain else set()
    host = urlsplit(application.url or "").hostname
    if host and application.ats is None:
        known.add(registrable_domain(host))
    return frozenset(known)


def plain_company(name: str) -> str:
    """A company's name for comparison: lower case, without legal forms and punctuation."""
    words = default_process(name)
    return " ".join(_LEGAL.sub(" ", words).split()) or words


def spelled_alike(one: str, other: str) -> bool:
    """Whether two names are one but for spaces, marks, capitals and legal forms."""
    return plain_company(one).replace(" ", "") == plain_company(other).replace(" ", "")


def _company_fit(mail: MailMessage, entities: Entities, known: KnownApplication, senders: SenderBook) -> float:
    """0 to 1: how surely the mail comes from or names the application's employer."""
    if not known.company:
        return 0
    wanted = plain_company(known.company)
    domain = registrable_domain(mail.sender.domain) if mail.sender.domain else ""
    if domain and senders.by_domain(mail.sender.domain) is None:
        if known.company_domain and domain == registrable_domain(known.company_domain):
            return 1.0
        if domain.split(".")[0] == wanted.replace(" ", ""):
            return 1.0
    if entities.company:
        named = plain_company(entities.company)
        if spelled_alike(entities.company, known.company):
            return 1.0
        # "Studio 5" is not "Studio 6", however alike they look.
        if re.findall(r"\d+", named) == re.findall(r"\d+", wanted) and fuzz.token_sort_ratio(named, wanted) >= 88:
            return ALIKE
        shorter, longer = sorted((named, wanted), key=len)
        if len(shorter) >= 4 and longer.startswith(shorter + " "):
            return 0.93
    head = plain_company(f"{mail.sender.name} {mail.subject}")
    if len(wanted) >= 4 and f" {wanted} " in f" {head} ":
        return 0.93
    return 0


def _title_fit(text: str, entities: Entities, known: KnownApplication) -> float | None:
    """0 to 1, or None when the mail names no job."""
    if not known.title:
        return None
    wanted = default_process(known.title)
    if len(wanted) >= 6 and f" {wanted} " in f" {default_process(text)} ":
        return 1.0
    if entities.title is None:
        return None
    return float(fuzz.token_sort_ratio(default_process(entities.title), wanted)) / 100
