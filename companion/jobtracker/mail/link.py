"""To which application a mail belongs: ranked candidates with reasons, and one choice only when it is clear.

Order of proof: the thread of a mail linked before; a requisition id or the posting's address in the mail;
employer and title together; the employer alone when exactly one application there is live. Anything else is a
question for the person. A closed application loses to a live one, and a mail sent before the application was
made cannot be about it. What a name is worth: `employer_names.py`; which job is meant: `job_names.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict

from companion.jobtracker.mail.employer_names import (
    ALIKE,
    BEGINS,
    MENTIONED,
    SAME,
    may_own,
    name_fit,
    names_of,
    plain_company,
    short_names,
)
from companion.jobtracker.mail.employer_signs import AGENCY
from companion.jobtracker.mail.entities import Entities, registrable_domain
from companion.jobtracker.mail.job_names import Job, JobFit, NamedJob, job_fit, job_of
from companion.jobtracker.mail.message import MailMessage
from companion.jobtracker.mail.senders import SenderBook, SenderFact

CLEAR_SCORE = 0.6
"""Below this a candidate is no more than a suggestion."""
CLEAR_LEAD = 0.15
"""Two candidates closer than this are ambiguous."""
BOTH_ALIKE = 0.7
"""Such an employer with the job: clear by itself, and clearly behind the employer of the very name."""
_THREAD = "answers a mail of this application"
_ANOTHER_JOB = "names the employer, but another job"
_CLOSED = "the application is closed"
_JOB_ALONE = "names the job, not the employer"
EARLY_GRACE = timedelta(hours=12)
"""Clocks and time zones differ: a receipt may seem older than the application it answers."""
PROVEN = 0.9
"""What a thread, a requisition or the posting's address is worth at least: alone it decides."""
MIN_PLAIN_NUMBER = 6
"""A requisition of fewer signs may be a year or a price: it counts only beside its employer."""
MAX_WORDS_BETWEEN = 3
"""Between a job and the "at" before its employer."""
MIN_NAME_CHARS = 3
_AT = r"(?:at|with|for|from|of|bei|beim|am|an|im|chez|au|hos|bij|presso|en|na|no|i) "
_ARTICLE = r"(?:the|der|dem|den|die|das|la|le|il|el|o|a)"
SIGNATURE_LINES = 6


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
    places: list[str] = []
    """Where the stored posting says that the job is."""


@dataclass(frozen=True)
class Candidate:
    application: int | str
    score: float
    reasons: tuple[str, ...]
    proven: bool = False
    """By its thread, its requisition or its posting's address."""


@dataclass(frozen=True)
class Link:
    """`application` is set only when one candidate is clear."""

    application: int | str | None
    candidates: tuple[Candidate, ...]

    @property
    def for_no_other(self) -> bool:
        """All that speaks for the candidates is the name of their employer beside another job, or of their job alone."""
        return self.application is None and all(
            set(candidate.reasons) <= {_ANOTHER_JOB, _JOB_ALONE, _CLOSED} for candidate in self.candidates
        )


@dataclass(frozen=True)
class _Told:
    """A mail as linking reads it, made ready once for all applications."""

    mail: MailMessage
    entities: Entities
    job: NamedJob
    numbers: str
    """The text with the addresses of its links, where a requisition may stand."""
    head: str
    """The sender's name without that of the service that sent it, and the subject."""
    plain_name: str
    """The former alone."""
    plain_head: str
    signature: frozenset[str]
    """Plain names in lines of their own at the end."""
    domain: str
    """The sender's own registrable domain; empty where many write from it."""
    for_itself: bool
    """Not by an agency, or a service that only carries an employer's invitations, tests or contracts."""


def link_mail(mail: MailMessage, entities: Entities, applications: list[KnownApplication], senders: SenderBook) -> Link:
    """Rank `applications` for `mail` and choose one only when it is clear."""
    told = _told(mail, entities, senders)
    jobs: dict[str | None, list[tuple[KnownApplication, Job]]] = {}
    for known in applications:
        jobs.setdefault(known.company, []).append(
            (known, job_of(known.title or "", known.url or "", tuple(known.places)))
        )
    ranked = [
        candidate
        for same in jobs.values()
        for known, job in same
        if (candidate := _judge(told, known, job, [rival for other, rival in same if other is not known]))
    ]
    ranked.sort(key=lambda candidate: -candidate.score)
    chosen = _clear(ranked)
    return Link(chosen.application if chosen else None, tuple(ranked[:5]))


def _clear(ranked: list[Candidate]) -> Candidate | None:
    proven = [candidate for candidate in ranked if candidate.proven]
    if len(proven) == 1 and proven[0].score >= CLEAR_SCORE:
        return proven[0]
    if not ranked or ranked[0].score < CLEAR_SCORE:
        return None
    if len(ranked) > 1 and round(ranked[0].score - ranked[1].score, 2) < CLEAR_LEAD:
        return None
    return ranked[0]


def _told(mail: MailMessage, entities: Entities, senders: SenderBook) -> _Told:
    text = f"{mail.subject}\n{mail.body}"
    fact = senders.by_domain(mail.sender.domain)
    name = re.sub(rf"\b{re.escape(fact.name)}\b", " ", mail.sender.name) if fact else mail.sender.name
    lines = [line.strip() for line in mail.body.split("\n") if line.strip()]
    head = f"{name} {mail.subject}"
    return _Told(
        mail=mail,
        entities=entities,
        job=NamedJob.of(entities.title, text, entities.company),
        numbers=f"{text}\n{' '.join(mail.links)}",
        head=head,
        plain_name=f" {plain_company(name)} ",
        plain_head=f" {plain_company(head)} ",
        signature=frozenset(plain_company(line) for line in lines[1:][-SIGNATURE_LINES:] if line[0].isupper()),
        domain=registrable_domain(mail.sender.domain) if mail.sender.domain and fact is None else "",
        for_itself=_writes_for_itself(mail, fact),
    )


def _writes_for_itself(mail: MailMessage, fact: SenderFact | None) -> bool:
    if fact is None:
        return " via " not in mail.sender.name and AGENCY.search(mail.sender.domain) is None
    return fact.role in ("ats", "board")


def _judge(told: _Told, known: KnownApplication, job: Job, rivals: list[Job]) -> Candidate | None:
    mail = told.mail
    if known.applied_at and mail.date and mail.date < known.applied_at - EARLY_GRACE:
        return None
    fit = job_fit(told.job, job, rivals, known.company)
    company = _company_fit(told, known, job, fit)
    proofs = _proofs(told, known, company)
    score, reason = _worth(company, fit, job)
    reasons = (*proofs, reason) if reason else proofs
    score = max(score, PROVEN) if proofs else score
    if score <= 0.2:
        return None
    if known.closed:
        score -= 0.25
        reasons = (*reasons, _CLOSED)
    # A thread goes on to another job at times; a requisition is what it is.
    proven = bool(proofs) and not (proofs == (_THREAD,) and company > 0 and fit is JobFit.OTHER)
    return Candidate(known.id, round(score, 2), reasons, proven)


def _worth(company: float, fit: JobFit, job: Job) -> tuple[float, str | None]:
    """What employer and job are worth without a proof, and why."""
    if company and fit is JobFit.NAMED:
        return BOTH_ALIKE if company in (ALIKE, BEGINS) else 0.85 + 0.05 * company, "names the employer and the job"
    if company <= BEGINS and fit is JobFit.OTHER:
        return 0, None
    if fit is JobFit.OTHER:
        return 0.65 * company - 0.3, _ANOTHER_JOB
    if company:
        return 0.65 * company, "names the employer"
    if fit is JobFit.NAMED and len(job.title.split()) >= 3:
        return 0.45, _JOB_ALONE
    return 0, None


def _proofs(told: _Told, known: KnownApplication, company: float) -> tuple[str, ...]:
    found = []
    if set(told.mail.references) & set(known.message_ids):
        found.append(_THREAD)
    number = known.external_id or ""
    telling = len(number) >= MIN_PLAIN_NUMBER or (len(number) >= 4 and company > 0)
    if telling and re.search(rf"(?<![\w-]){re.escape(number)}(?![\w-])", told.numbers):
        found.append(f"names the requisition {number}")
    if known.url and any(_same_posting(link, known.url) for link in told.mail.links):
        found.append("links to the posting")
    return tuple(found)


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


def _company_fit(told: _Told, known: KnownApplication, job: Job, fit: JobFit) -> float:
    """0 to 1: how surely the mail comes from or names the application's employer."""
    company = known.company
    if not company:
        return 0
    if told.domain and (told.domain in employer_domains(known) or may_own(told.domain, company)):
        return SAME
    named = name_fit(told.entities.company, company) if told.entities.company else 0
    return named or _mentioned(told, company, job, fit)


def _mentioned(told: _Told, company: str, job: Job, fit: JobFit) -> float:
    """What the employer's name is worth in the head, as a line of the signature or beside its job."""
    names = {name for name in names_of(company) if len(name) >= MIN_NAME_CHARS}
    if not names.isdisjoint(told.signature):
        return MENTIONED
    if told.entities.company and told.for_itself:
        # Another employer writes: only one that is said to have the job counts beside it.
        return BEGINS if fit is JobFit.NAMED and _has_the_job(told, job, names) else 0
    if any(re.search(rf"\b{name}\b", told.head) for name in short_names(company)):
        return MENTIONED
    found = [name for name in names if f" {name} " in told.plain_head]
    if any(" " in name or f" {name} " in told.plain_name for name in found):
        return MENTIONED
    # One word of a subject may be no more than a word.
    return BEGINS if found or (fit is JobFit.NAMED and _has_the_job(told, job, names)) else 0


def _has_the_job(told: _Told, job: Job, names: set[str]) -> bool:
    """Whether a sentence says that the job is one at an employer of these names."""
    employer = rf"{_AT}(?:{_ARTICLE} )?(?:{'|'.join(re.escape(name) for name in sorted(names))}) "
    between = rf"(?:\S+ ){{0,{MAX_WORDS_BETWEEN}}}"
    core = re.escape(job.core)
    phrases = [re.compile(rf" {core} {between}{employer}")]
    if not told.for_itself:
        phrases.append(re.compile(rf" {employer}{between}(?:of|for|as) {core} "))
    held = [sentence for sentence in told.job.sentences if f" {job.core} " in sentence]
    return any(phrase.search(sentence) for sentence in held for phrase in phrases)
